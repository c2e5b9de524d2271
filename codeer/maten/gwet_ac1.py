"""AC1: (Po - Pe) / (1 - Pe), met Pe = som van p (1 - p) / (aantal waarden - 1) (Gwet 2008, 2014).

Beside a high AC1, look at positieve_overeenstemming: a value that nobody agrees on can still score high.
"""

from __future__ import annotations

from math import fsum

from codeer.core.telling import Maatsoort, Telbaar
from codeer.maten._toeval import corrected, observed, shares

TITEL = "AC1 van Gwet"
SOORT = Maatsoort.GROEP


def compute(matrix: Telbaar) -> float | None:
    """Give AC1; None when no unit has two values, and where only one value was ever given."""
    telling = matrix.tel()
    if telling.gebruikt < 2:
        return None
    spread = fsum(share * (1 - share) for share in shares(telling))
    return corrected(observed(telling), spread / (telling.gebruikt - 1))
