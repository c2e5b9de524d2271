"""Standard errors of measures of all coders, each unit's part in them (Gwet 2014, chapter 5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import atan, cos, exp, fsum, lgamma, pi, sqrt
from typing import NamedTuple

from codeer.core.oordelentabel import Oordelentabel

# agreement by chance out of the shares of the values; and what one unit's own shares make of it
Toeval = Callable[[Sequence[float]], float]
Bijdrage = Callable[[Sequence[float], Sequence[float]], float]


class Schatting(NamedTuple):
    """A measure, its standard error (over units, divided by n - 1), and the interval of 95 % by t(n - 1)."""

    maat: float
    se: float
    interval: tuple[float, float]


def schat(tabel: Oordelentabel, toeval: Toeval, bijdrage: Bijdrage, factor: float = 2) -> Schatting | None:
    """Estimate a measure (Pa - Pe) / (1 - Pe); None with fewer than two units, or where Pe is 1."""
    units = tabel.tellingen()
    several = [u for u in units if sum(u) > 1]
    if len(units) < 2 or not several:
        return None
    n, more = len(units), len(units) / len(several)
    own = [[c / sum(u) for c in u] for u in units]
    values = [fsum(column) / n for column in zip(*own, strict=True)]
    chance = toeval(values)
    if 1 - chance < 1e-12:
        return None
    agree = [fsum(c * (c - 1) for c in u) / (sum(u) * (sum(u) - 1)) if sum(u) > 1 else 0.0 for u in units]
    seen = fsum(agree) * more / n
    found = (seen - chance) / (1 - chance)
    parts = []
    for u, a, shares in zip(units, agree, own, strict=True):
        # who judged alone tells what values are usual, and nothing of agreement
        part = more * (a - chance) / (1 - chance) if sum(u) > 1 else 0.0
        moved = bijdrage(values, shares) - chance
        parts.append(part - factor * (1 - found) * moved / (1 - chance))
    se = sqrt(fsum((p - found) ** 2 for p in parts) / (n * (n - 1)))
    wide = t_waarde(n - 1) * se
    return Schatting(found, se, (found - wide, min(1.0, found + wide)))


def t_waarde(vrijheid: int) -> float:
    """Give what 97.5 % of Student's t distribution lies below."""
    low, high = 0.0, 1000.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _onder(middle, vrijheid) < 0.975 else (low, middle)
    return high


def _onder(t: float, vrijheid: int) -> float:
    """Give the share of the distribution below t; t = tan makes the range of it finite."""
    steps, end = 400, atan(t / sqrt(vrijheid))
    width = end / steps
    heights = [cos(i * width) ** (vrijheid - 1) for i in range(steps + 1)]
    area = width / 3 * (heights[0] + heights[-1] + 4 * fsum(heights[1:-1:2]) + 2 * fsum(heights[2:-1:2]))
    return 0.5 + area * exp(lgamma((vrijheid + 1) / 2) - lgamma(vrijheid / 2)) / sqrt(pi)
