"""Kappa van twee codeurs: (Po - Pe) / (1 - Pe), met Pe uit ieders eigen verdeling (Cohen 1960).

Only units that both judged count.
"""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar
from codeer.maten._toeval import corrected, observed

TITEL = "Kappa van Cohen"
SOORT = Maatsoort.PAAR


def compute(matrix: Telbaar) -> float | None:
    """Give kappa; None for other than two coders, and where both gave one and the same value throughout."""
    telling = matrix.tel()
    units = telling.vergelijkbaar
    if telling.codeurs != 2 or not units:
        return None
    left, right = telling.per_codeur
    chance = sum(a * b for a, b in zip(left, right, strict=True))
    # compared as whole numbers, since a rounded 1 would make something out of nothing
    return None if chance == units**2 else corrected(observed(telling), chance / units**2)
