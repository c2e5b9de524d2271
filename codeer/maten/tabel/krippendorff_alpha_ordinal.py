"""Alpha van Krippendorff voor waarden op volgorde: 1 - Do / De (Krippendorff 2011).

The distance of two values is the square of how many ratings lie between them, theirs counted for half.
"""

from __future__ import annotations

from collections.abc import Sequence

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._alpha import Afstand, alpha


def compute(tabel: Oordelentabel) -> float | None:
    """Give alpha; None where all values are the same."""
    return alpha(tabel, _afstand)


def _afstand(totals: Sequence[int]) -> Afstand:
    def apart(one: int, other: int) -> float:
        between = sum(totals[one : other + 1]) - (totals[one] + totals[other]) / 2
        return between**2

    return apart
