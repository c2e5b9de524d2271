"""Hoe vaak een waarde voorkomt onder alle oordelen over vergelijkbare eenheden (Byrt, Bishop en Carlin 1993).

Their prevalence index is the distance from the middle: |2 p - 1|.
"""

from __future__ import annotations

from codeer.core.telling import Maatsoort, Telbaar

TITEL = "Prevalentie"
SOORT = Maatsoort.VERDELING


def compute(matrix: Telbaar) -> float | None:
    """Give the share, 0 to 1; None when the value in question is not set, or no unit has two values."""
    telling = matrix.tel()
    total = sum(sum(row[2:]) for row in telling.gegeven)
    if telling.positief is None or not total:
        return None
    return sum(telling.gegeven[telling.positief][2:]) / total
