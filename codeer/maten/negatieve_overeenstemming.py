"""Kans dat een ander een waarde ook wegliet, als een codeur dat deed: p_neg (Cicchetti en Feinstein 1990).

For two coders 2d / (2d + b + c).
"""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar

TITEL = "Negatieve overeenstemming"
SOORT = Maatsoort.WAARDE


def compute(matrix: Telbaar) -> float | None:
    """Give the chance, 0 to 1; None when the value is not set, or given by all in every comparable unit."""
    telling = matrix.tel()
    if telling.positief is None:
        return None
    given, together = telling.gegeven[telling.positief], telling.samen[telling.positief]
    counts = range(2, telling.codeurs + 1)
    total = sum(n * telling.eenheden[n] - given[n] for n in counts)
    # pairs that both gave something else: all pairs, less those with the value on either side
    neither = sum(n * telling.eenheden[n] - 2 * given[n] + together[n] / (n - 1) for n in counts)
    return neither / total if total else None
