"""The ideas to make things better on one page: by theme, how far each is, and who said it."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.rapporten._blad import maak_blad


@dataclass(frozen=True, slots=True)
class Ideecitaat:
    """A quote that an idea comes from; `intern` when it may not be shared."""

    id: str
    bron: str
    citaat: str
    wie: str
    intern: bool = False


@dataclass(frozen=True, slots=True)
class Ideekaart:
    """One idea as the page shows it; `stemmen` has by how many people it was said, per group.

    Without a group (None) it is all of them. `verborgen` counts quotes that may not be shared.
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
    verborgen: int = 0


@dataclass(frozen=True, slots=True)
class Ideeenblad:
    """All ideas under their themes; `los` are quotes about ideas that stand under none yet."""

    onderzoek: str
    themas: tuple[tuple[str, tuple[Ideekaart, ...]], ...]
    fasen: tuple[str, ...]
    los: tuple[Ideecitaat, ...] = ()
    los_verborgen: int = 0
    intern: bool = False


def maak(blad: Ideeenblad) -> str:
    """Give the page; the same content gives the same page."""
    return maak_blad("_verbeterideeen.html", b=blad)
