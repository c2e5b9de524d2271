"""Kappa met gelijke kansen: (Po - 1/q) / (1 - 1/q), met q waarden (Brennan en Prediger 1981).

Also known as S (Bennett, Alpert and Goldstein 1954) and as free-marginal kappa (Randolph 2005); q counts
the values that were given.
"""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar
from codeer.maten._toeval import corrected, observed

TITEL = "Kappa van Brennan en Prediger"
SOORT = Maatsoort.GROEP


def compute(matrix: Telbaar) -> float | None:
    """Give the coefficient; None when no unit has two values, and where only one value was ever given."""
    telling = matrix.tel()
    if telling.gebruikt < 2:
        return None
    return corrected(observed(telling), 1 / telling.gebruikt)
