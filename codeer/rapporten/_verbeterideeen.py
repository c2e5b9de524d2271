"""The ideas to make things better on one page: by theme, how far each is, and who said it."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.rapporten._blad import maak_blad


@dataclass(frozen=True, slots=True)
class Ideecitaat:
    """A quote that an idea comes from, with the group of who said it where that may be told.

    Only within the team it has a source and an id; `intern` when it may not be shared.
    """

    citaat: str
    wie: str = ""
    bron: str = ""
    id: str = ""
    intern: bool = False


@dataclass(frozen=True, slots=True)
class Ideekaart:
    """One idea as the page shows it; `stemmen` has by how many people it was said, per group.

    Without a group (None) it is all of them; nothing where they are too few to say so.
    """

    idee: str
    omschrijving: str
    bedacht_door: str
    fase: str
    stap: int
    aan_zet: str
    uitkomst: str
    stemmen: tuple[tuple[str | None, int], ...]
    citaten: tuple[Ideecitaat, ...]


@dataclass(frozen=True, slots=True)
class Ideeenblad:
    """All ideas under their themes; `los` are quotes about ideas that stand under none yet."""

    onderzoek: str
    themas: tuple[tuple[str, tuple[Ideekaart, ...]], ...]
    fasen: tuple[str, ...]
    los: tuple[Ideecitaat, ...] = ()
    intern: bool = False


def maak(blad: Ideeenblad) -> str:
    """Give the page; the same content gives the same page."""
    return maak_blad("_verbeterideeen.html", b=blad)
