"""Pi van twee codeurs: (Po - Pe) / (1 - Pe), met Pe uit de gezamenlijke verdeling (Scott 1955).

Only units that both judged count.
"""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar
from codeer.maten._toeval import corrected, observed

TITEL = "Pi van Scott"
SOORT = Maatsoort.PAAR


def compute(matrix: Telbaar) -> float | None:
    """Give pi; None for other than two coders, and where both gave one and the same value throughout."""
    telling = matrix.tel()
    given = 2 * telling.vergelijkbaar
    if telling.codeurs != 2 or not given:
        return None
    left, right = telling.per_codeur
    chance = sum((a + b) ** 2 for a, b in zip(left, right, strict=True))
    return None if chance == given**2 else corrected(observed(telling), chance / given**2)
