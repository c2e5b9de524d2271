"""Between which shares the true one lies, seen k out of n: the interval of Wilson (1927), without correction.

(2k + z² ± z·√(z² + 4k(n-k)/n)) / 2(n + z²); Brown, Cai and DasGupta (2001) advise it for small n.
"""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054  # 95 %


def wilson(keer: int, van: int) -> tuple[float, float] | None:
    """Give the interval of 95 % of a share; None where nothing was seen."""
    if van < 1:
        return None
    middle = 2 * keer + Z * Z
    reach = Z * sqrt(Z * Z + 4 * keer * (van - keer) / van)
    whole = 2 * (van + Z * Z)
    # rounding may push a bound a hair past 0 or 1
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)
