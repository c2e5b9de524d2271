"""The review sheet: its sheets and columns, and the key by which a row is known again, wherever it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

NAKIJKEN, ZINNEN, ZELF, KLAAR = "Nakijken", "Zinnen", "Zelf coderen", "Klaar"
CODEBOEK, UITLEG = "Codeboek", "Uitleg"
STEEKPROEF = "Steekproef"
# the sheet that Excel does not show: whose this is, and the words in the lists to choose from
VERBORGEN = "codeer"
FORMAAT = "1"
SLEUTEL, MELDING, GELEZEN = "sleutel", "melding", "gelezen"
# what stands in place of a key where someone speaks who does not count
ALLEEN_LEZEN = "alleen lezen"
_MAX = 32_000  # Excel cuts what is longer


class Rijsoort(StrEnum):
    """What a row is about."""

    VOORSTEL = "voorstel"
    CODERING = "codering"
    ZIN = "zin"
    KLAAR = "klaar"
    STEEKPROEF = "steekproef"


@dataclass(frozen=True, slots=True)
class Bladkolom:
    """A column: its header, its width, and whether people fill it in (from the list of words named)."""

    naam: str
    breedte: int
    invul: bool = False
    lijst: str = ""
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Bladrij:
    """A row: its cells by column name, and where a cell has another list to choose from."""

    cellen: Mapping[str, str]
    lijsten: Mapping[str, str] = field(default_factory=dict)
    alleen_lezen: bool = False


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet; `vast` is the number of columns that stay in view."""

    naam: str
    kolommen: tuple[Bladkolom, ...]
    rijen: Sequence[Bladrij]
    vast: int = 0


@dataclass(frozen=True, slots=True)
class Werkmap:
    """A whole workbook: sheets, what it says of itself, and the lists to choose from."""

    bladen: Sequence[Blad]
    gegevens: Sequence[tuple[str, str]]
    lijsten: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Gelezenrij:
    """A row as it came back: its number as Excel shows it, and its cells by column name."""

    nr: int
    cellen: Mapping[str, str]

    def cel(self, naam: str) -> str:
        """Give a cell; empty where there is no such column."""
        return self.cellen.get(naam, "")


@dataclass(frozen=True, slots=True)
class Gelezenmap:
    """A workbook as it came back: the sheets that are there, their columns, and what it says of itself."""

    gegevens: Sequence[tuple[str, str]]
    rijen: Mapping[str, Sequence[Gelezenrij]]
    kolommen: Mapping[str, frozenset[str]]

    def gegeven(self, naam: str) -> str:
        """Give what the workbook says of itself by this name."""
        return next((value for key, value in self.gegevens if key == naam), "")


@dataclass(frozen=True, slots=True)
class Sleutel:
    """What a row is about, so that its other cells can be moved and checked.

    `id` is the event of a coding. `was` and `was_memo` are prints of what was filled in when the
    sheet was made: what differs from them a person changed.
    """

    soort: Rijsoort
    interview: str
    tekst: str = ""
    begin: int = 0
    eind: int = 0
    code: str = ""
    pool: str = ""
    id: str = ""
    was: str = ""
    was_memo: str = ""

    @property
    def rij(self) -> str:
        """Give the short name of the row; the same place and code have the same name in every sheet."""
        parts = (self.soort, self.interview, self.tekst, str(self.begin), str(self.eind))
        return self.soort[:1] + afdruk(*parts, self.code, self.pool, self.id)[:9]

    def schrijf(self) -> str:
        """Give the key as it stands in its cell, with a check on typing faults."""
        text = "|".join(map(str, self._parts()))
        return f"{text}|{afdruk(text)[:6]}"

    @classmethod
    def lees(cls, cel: str) -> Sleutel | None:
        """Read a key; None when it is not one that `schrijf` gave."""
        text, _, check = cel.strip().rpartition("|")
        parts = text.split("|")
        if afdruk(text)[:6] != check or len(parts) != 10:
            return None
        soort, interview, tekst, begin, eind, *rest = parts
        return cls(Rijsoort(soort), interview, tekst, int(begin), int(eind), *rest)

    def _parts(self) -> tuple[str | int, ...]:
        place = (self.soort, self.interview, self.tekst, self.begin, self.eind)
        return (*place, self.code, self.pool, self.id, self.was, self.was_memo)


@dataclass(frozen=True, slots=True)
class Invulling:
    """What is filled in at a row: the decision, the code it becomes, and the facets."""

    besluit: str = ""
    code: str = ""
    pool: str = ""
    facetten: tuple[tuple[str, str], ...] = ()

    @property
    def afdruk(self) -> str:
        """Give the print of it."""
        facets = [part for pair in sorted(self.facetten) for part in pair]
        return afdruk(self.besluit, self.code, self.pool, *facets)[:12]

    def met(self, facetten: Mapping[str, str]) -> Invulling:
        """Give it with facets; an empty value is none."""
        return replace(self, facetten=tuple((k, v) for k, v in facetten.items() if v))


def afdruk(*delen: str) -> str:
    """Give a print of texts; two that differ have different ones."""
    return hashlib.sha256("\x1f".join(delen).encode("utf-8", "surrogatepass")).hexdigest()


def afdruk_memo(tekst: str) -> str:
    """Give the print of a memo; spaces and line ends that a spreadsheet changes make no difference."""
    return afdruk(" ".join(tekst.split()))[:12]


def zelfde_tekst(cel: str, tekst: str) -> bool:
    """Tell whether a cell holds a text still; a spreadsheet may have cut it or changed its line ends."""
    one, two = " ".join(cel.split()), " ".join(tekst.split())
    return one == two or (len(tekst) > _MAX and two.startswith(one[: _MAX // 2]))


def kort(tekst: str) -> str:
    """Give a text that fits in a cell."""
    return tekst if len(tekst) <= _MAX else tekst[:_MAX] + " […]"


def facetkolom(naam: str) -> str:
    """Give the header of the column of a facet; no column of the sheet itself is called so."""
    return f"facet {naam}"
