"""Alpha van Krippendorff voor getallen met een nulpunt: 1 - Do / De, afstand ((a - b) / (a + b)) ** 2.

Krippendorff 2011; it does not exist for numbers below nothing.
"""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._alpha import alpha


def compute(tabel: Oordelentabel) -> float | None:
    """Give alpha; None where all values are the same, or one is no number of 0 or more."""
    numbers = tabel.getallen
    if numbers is None or min(numbers, default=0) < 0:
        return None

    def apart(one: int, other: int) -> float:
        a, b = numbers[one], numbers[other]
        # 0 and 0,0 are two values of a table, and one number
        return ((a - b) / (a + b)) ** 2 if a != b else 0.0

    return alpha(tabel, lambda _: apart)
