"""Hoeveel vaker de ene codeur een waarde gaf dan de andere: |b - c| / n (Byrt, Bishop en Carlin 1993)."""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar

TITEL = "Bias"
SOORT = Maatsoort.VERDELING


def compute(matrix: Telbaar) -> float | None:
    """Give the difference in share, 0 to 1; None for other than two coders, or no unit that both judged."""
    telling = matrix.tel()
    units = telling.vergelijkbaar
    if telling.positief is None or telling.codeurs != 2 or not units:
        return None
    left, right = (row[telling.positief] for row in telling.per_codeur)
    return abs(left - right) / units
