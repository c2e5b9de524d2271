"""Kans dat een ander een waarde ook gaf, als een codeur haar gaf: p_pos (Cicchetti en Feinstein 1990).

For two coders 2a / (2a + b + c), which is the F1 of one against the other.
"""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar

TITEL = "Positieve overeenstemming"
SOORT = Maatsoort.WAARDE


def compute(matrix: Telbaar) -> float | None:
    """Give the chance, 0 to 1; None when the value in question is not set, or given in no comparable unit."""
    telling = matrix.tel()
    if telling.positief is None:
        return None
    given, together = telling.gegeven[telling.positief], telling.samen[telling.positief]
    total = sum(given[2:])
    counts = range(2, telling.codeurs + 1)
    return sum(together[n] / (n - 1) for n in counts) / total if total else None
