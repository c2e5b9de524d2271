"""The agenda for a meeting about differences: one page that prints well and asks nothing from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_SJABLOON = "_agenda.html"


class Optie(NamedTuple):
    """What can be chosen: in words, who gave it, how it is written down, and whether it was chosen."""

    wat: str
    wie: str
    keuze: str
    gekozen: bool = False


@dataclass(frozen=True, slots=True)
class Punt:
    """One place to talk about; `gaven` has who gave what, in words, and `keuzes` what can be chosen.

    `besluit` is what was decided as people read it, `gekozen` how it is written down.
    """

    id: str
    interview: str
    zin: int
    regelnummer: int
    voor: str
    citaat: str
    na: str
    soort: str
    gaven: tuple[tuple[str, str], ...]
    keuzes: tuple[Optie, ...]
    onafhankelijk: bool = True
    ook: tuple[Uitleg, ...] = ()  # the other codes that it is about
    besluit: str = ""
    gekozen: str = ""
    reden: str = ""
    door: str = ""
    datum: str = ""


@dataclass(frozen=True, slots=True)
class Uitleg:
    """A code as the codebook explains it; `kanten` are the names of its poles."""

    code: str
    definitie: str = ""
    wel: str = ""
    niet: str = ""
    kanten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Groep:
    """The places of one code, with what the codebook says of it; `elders` stand under another code."""

    uitleg: Uitleg
    punten: tuple[Punt, ...]
    elders: tuple[tuple[Punt, str], ...] = ()  # with the code that they stand under

    @property
    def anker(self) -> str:
        """Give the name of the place in the page."""
        return "code-" + "".join(c if c.isalnum() else "-" for c in self.uitleg.code)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting is about; `eerste` are the places to begin with, `verwarring` are mixed-up codes."""

    codeboek: str
    codeurs: tuple[str, ...]
    interviews: tuple[str, ...]
    groepen: tuple[Groep, ...]
    eerste: tuple[tuple[str, Punt], ...]
    verwarring: Sequence[tuple[str, str, int]] = ()

    @property
    def plekken(self) -> int:
        """Count the places."""
        return sum(len(g.punten) for g in self.groepen)

    @property
    def besloten(self) -> int:
        """Count the places that the team has decided on."""
        return sum(bool(p.besluit) for g in self.groepen for p in g.punten)


def maak(agenda: Agenda) -> str:
    """Give the page; the same agenda gives the same page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["reeks"] = reeks
    return environment.get_template(_SJABLOON).render(a=agenda)


def reeks(namen: Sequence[str]) -> str:
    """Put names in a row: «anna, bo en carla»."""
    *most, last = namen or ("",)
    return f"{', '.join(most)} en {last}" if most else last
