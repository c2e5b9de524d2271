"""Kappa gecorrigeerd voor scheve verdelingen: 2 Po - 1, bij twee waarden (Byrt, Bishop en Carlin 1993)."""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar
from codeer.maten._toeval import observed

TITEL = "PABAK"
SOORT = Maatsoort.GROEP


def compute(matrix: Telbaar) -> float | None:
    """Give PABAK; None when no unit has two values, and unless exactly two different values were given."""
    telling = matrix.tel()
    seen = observed(telling)
    return None if seen is None or telling.gebruikt != 2 else 2 * seen - 1
