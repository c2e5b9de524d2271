"""A booklet of quotes per theme, to print, to lay on the table or to take along to a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.rapporten._blad import maak_blad


@dataclass(frozen=True, slots=True)
class Boekcitaat:
    """A quote, with the group of who said it where that may be told.

    Only within the team it has a source and an id; `intern` says why it must stay there, if it must.
    """

    citaat: str
    wie: str = ""
    bron: str = ""
    id: str = ""
    intern: str = ""


@dataclass(frozen=True, slots=True)
class Kant:
    """The quotes of one pole of a theme; without a name the theme has no poles."""

    naam: str
    citaten: tuple[Boekcitaat, ...]


@dataclass(frozen=True, slots=True)
class Thema:
    """One theme, with what the codebook says that it is."""

    naam: str
    definitie: str
    kanten: tuple[Kant, ...]


@dataclass(frozen=True, slots=True)
class Boekje:
    """What stands in the booklet; `niet_nagekeken` counts quotes that only the computer chose."""

    onderzoek: str
    themas: tuple[Thema, ...]
    intern: bool = False
    niet_nagekeken: int = 0


def maak(boekje: Boekje) -> str:
    """Give the booklet; the same content gives the same page."""
    return maak_blad("_citatenboekje.html", b=boekje)
