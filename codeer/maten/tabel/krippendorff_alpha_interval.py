"""Alpha van Krippendorff voor getallen: 1 - Do / De, afstand (a - b) ** 2 (Krippendorff 2011)."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._alpha import alpha


def compute(tabel: Oordelentabel) -> float | None:
    """Give alpha; None where all values are the same, or one is no number."""
    numbers = tabel.getallen
    if numbers is None:
        return None
    return alpha(tabel, lambda _: lambda a, b: (numbers[a] - numbers[b]) ** 2)
