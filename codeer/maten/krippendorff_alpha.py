"""Alpha voor namen als waarden: 1 - Do / De, ook als er oordelen ontbreken (Krippendorff 2011).

Units with fewer than two values do not count.
"""

from __future__ import annotations

from math import fsum

from codeer.core.telling import Maatsoort, Telbaar

TITEL = "Alpha van Krippendorff"
SOORT = Maatsoort.GROEP


def compute(matrix: Telbaar) -> float | None:
    """Give alpha; None when no unit has two values, and where only one value was ever given in those."""
    telling = matrix.tel()
    counts = range(2, telling.codeurs + 1)
    given = [sum(row[2:]) for row in telling.gegeven]
    total = sum(given)
    expected = total**2 - sum(n**2 for n in given)
    if not expected:
        return None
    agreeing = fsum(sum(row[n] for row in telling.samen) / (n - 1) for n in counts)
    return 1 - (total - 1) * (total - agreeing) / expected
