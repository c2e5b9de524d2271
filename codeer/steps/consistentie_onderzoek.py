"""Compare the people who coded in a study: what they found by themselves, per code."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.core.errors import OnderzoekFout
from codeer.storage.onderzoek import Onderzoek


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the user asked of a comparison."""

    codeurs: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    eenheid: str = "zin"
    drempel: str = "0,5"
    na_overleg: bool = False
    bewaar: bool = False


def vergelijk_onderzoek(onderzoek: Onderzoek, keuzes: Keuzes) -> None:
    """Compare the people who coded in a study; raises OnderzoekFout as long as none can."""
    raise OnderzoekFout(
        f"In {onderzoek.map} valt nog niets te vergelijken: er zijn geen coderingen van mensen.",
        "Een tabel met oordelen van codeurs kan wel: codeer consistentie --tabel TABEL.CSV",
    )
