"""Kappa van twee of meer codeurs, met Pe uit de gezamenlijke verdeling (Fleiss 1971).

With values missing it is the extension of Gwet (2014): a unit with one value still tells how often values
are used, but not how often coders agree.
"""

from __future__ import annotations

from math import fsum

from codeer.core.telling import Maatsoort, Telbaar
from codeer.maten._toeval import corrected, observed, shares

TITEL = "Kappa van Fleiss"
SOORT = Maatsoort.GROEP


def compute(matrix: Telbaar) -> float | None:
    """Give kappa; None when no unit has two values, and where only one value was ever given."""
    telling = matrix.tel()
    if telling.gebruikt < 2:
        return None
    return corrected(observed(telling), fsum(share**2 for share in shares(telling)))
