"""How much two shares of different people differ: Newcombe's interval of 95 percent out of two of Wilson's.

Newcombe (1998), Statistics in Medicine 17: 873-890, method 10 (hybrid score). It holds with few people and
with shares of 0 or 1, where the usual interval does not.
"""

from __future__ import annotations

from math import sqrt

from codeer.core.wilson import wilson


def newcombe(keer_1: int, van_1: int, keer_2: int, van_2: int) -> tuple[float, float] | None:
    """Give between which values the first share less the second lies; None where one has nobody."""
    first, second = wilson(keer_1, van_1), wilson(keer_2, van_2)
    if first is None or second is None:
        return None
    p1, p2 = keer_1 / van_1, keer_2 / van_2
    down = sqrt((p1 - first[0]) ** 2 + (second[1] - p2) ** 2)
    up = sqrt((first[1] - p1) ** 2 + (p2 - second[0]) ** 2)
    return max(-1.0, p1 - p2 - down), min(1.0, p1 - p2 + up)
