"""Deel van de paren codeurs dat het eens is, gemiddeld over de eenheden: Po (Fleiss 1971).

Units with one value or none do not count; every other unit counts once, however many judged it.
"""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar
from codeer.maten._toeval import observed

TITEL = "Percentage overeenstemming"
SOORT = Maatsoort.GROEP


def compute(matrix: Telbaar) -> float | None:
    """Give the mean share of agreeing pairs, 0 to 1; None when no unit has two values."""
    return observed(matrix.tel())
