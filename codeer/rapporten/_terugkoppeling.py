"""The page for one respondent: what you told us, and what we want to ask you about it."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.rapporten._blad import maak_blad


@dataclass(frozen=True, slots=True)
class Stukje:
    """A quote with its number on the page; `eerder` is what this person said of it before.

    `voor` and `na` are her own words around it.
    """

    nummer: int
    id: str
    citaat: str
    themas: tuple[str, ...]
    eerder: str = ""
    opmerking: str = ""
    voor: str = ""
    na: str = ""


@dataclass(frozen=True, slots=True)
class Gesprek:
    """One conversation with this person; `met_anderen` when more people were counted in it."""

    titel: str
    stukjes: tuple[Stukje, ...]
    met_anderen: bool = False


@dataclass(frozen=True, slots=True)
class Respondentblad:
    """All that one person is shown; `toestemming` is what she agreed to about quoting: ja, nee, na inzage."""

    onderzoek: str
    respondent: str
    gesprekken: tuple[Gesprek, ...]
    toestemming: str = ""

    @property
    def themas(self) -> tuple[str, ...]:
        """Give all themes, each once, in the order in which they come up."""
        found = (t for g in self.gesprekken for s in g.stukjes for t in s.themas)
        return tuple(dict.fromkeys(found))

    @property
    def stukjes(self) -> tuple[Stukje, ...]:
        """Give all quotes, in order."""
        return tuple(s for g in self.gesprekken for s in g.stukjes)

    @property
    def met_anderen(self) -> bool:
        """Tell whether any conversation was one with more people."""
        return any(g.met_anderen for g in self.gesprekken)


def maak(blad: Respondentblad) -> str:
    """Give the page; the same content gives the same page."""
    return maak_blad("_terugkoppeling.html", b=blad)
