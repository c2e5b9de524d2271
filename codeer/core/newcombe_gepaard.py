"""How much a share changed among the same people: Newcombe's interval of 95 percent for pairs.

Newcombe (1998), Statistics in Medicine 17: 2635-2650, method 10: the intervals of Wilson for both shares,
put together as for different people but for phi, by which they go together. Of the numerator of phi that
is positive one half of the pairs is taken off, though not below 0; phi is 0 where a share is 0 or 1.
"""

from __future__ import annotations

from math import sqrt

from codeer.core.wilson import wilson


def newcombe_gepaard(ja_ja: int, ja_nee: int, nee_ja: int, nee_nee: int) -> tuple[float, float] | None:
    """Give between which values the second share less the first lies; None where there are no pairs."""
    people = ja_ja + ja_nee + nee_ja + nee_nee
    before, after = ja_ja + ja_nee, ja_ja + nee_ja
    first, second = wilson(before, people), wilson(after, people)
    if first is None or second is None:
        return None
    p1, p2 = before / people, after / people
    together: float = ja_ja * nee_nee - ja_nee * nee_ja
    if together > 0:
        together = max(together - people / 2, 0.0)
    margins = before * (people - before) * after * (people - after)
    phi = together / sqrt(margins) if margins else 0.0
    down = _samen(p2 - second[0], first[1] - p1, phi)
    up = _samen(second[1] - p2, p1 - first[0], phi)
    return max(-1.0, p2 - p1 - down), min(1.0, p2 - p1 + up)


def _samen(een: float, ander: float, phi: float) -> float:
    # rounding may push what is under the root a hair below 0
    return sqrt(max(0.0, een * een - 2 * phi * een * ander + ander * ander))
