"""Gemiddelde van de kappa's van Cohen van elke twee codeurs (Light 1971)."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._gewogen import gelijk, kappa


def compute(tabel: Oordelentabel) -> float | None:
    """Give the mean; None where one of the pairs has no kappa."""
    found = [kappa(row, len(tabel.waarden), gelijk) for _, row in tabel.paren()]
    known = [one.kappa for one in found if one is not None]
    return sum(known) / len(known) if known and len(known) == len(found) else None
