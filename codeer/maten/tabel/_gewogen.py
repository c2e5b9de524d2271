"""Kappa of two coders with weights, and its standard errors: what the measures of pairs share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import fsum, sqrt
from typing import NamedTuple

Paren = Sequence[tuple[int, int]]
Gewicht = Callable[[int, int, int], float]
Z = 1.959963984540054  # 95 % of the normal distribution


class Kappa(NamedTuple):
    """Kappa, the agreement by chance, and the standard errors: with it, and where it would be nothing."""

    kappa: float
    toeval: float
    se: float
    se0: float


def gelijk(one: int, other: int, _size: int) -> float:
    """Count only the same value."""
    return float(one == other)


def lineair(one: int, other: int, size: int) -> float:
    """Count less by the number of steps between values (Cicchetti and Allison 1971)."""
    return 1 - abs(one - other) / (size - 1) if size > 1 else 1.0


def kwadratisch(one: int, other: int, size: int) -> float:
    """Count less by the square of the number of steps between values (Fleiss and Cohen 1973)."""
    return 1 - (one - other) ** 2 / (size - 1) ** 2 if size > 1 else 1.0


def kappa(rows: Paren, size: int, gewicht: Gewicht) -> Kappa | None:
    """Give kappa with its errors; None without units, and where chance alone makes all the same."""
    n = len(rows)
    if not n:
        return None
    cells = {cell: times / n for cell, times in Counter(rows).items()}
    left, right = ([fsum(p for c, p in cells.items() if c[i] == v) for v in range(size)] for i in (0, 1))
    weights = [[gewicht(a, b, size) for b in range(size)] for a in range(size)]
    seen = fsum(p * weights[a][b] for (a, b), p in cells.items())
    chance = fsum(left[a] * right[b] * weights[a][b] for a in range(size) for b in range(size))
    if 1 - chance < 1e-12:
        return None
    found = (seen - chance) / (1 - chance)
    by_left = [fsum(right[b] * weights[a][b] for b in range(size)) for a in range(size)]
    by_right = [fsum(left[a] * weights[a][b] for a in range(size)) for b in range(size)]
    spread = (
        fsum(
            p * (weights[a][b] - (by_left[a] + by_right[b]) * (1 - found)) ** 2 for (a, b), p in cells.items()
        )
        - (found - chance * (1 - found)) ** 2
    )
    none = (
        fsum(
            left[a] * right[b] * (weights[a][b] - by_left[a] - by_right[b]) ** 2
            for a in range(size)
            for b in range(size)
        )
        - chance**2
    )
    whole = n * (1 - chance) ** 2
    return Kappa(found, chance, sqrt(max(0.0, spread / whole)), sqrt(max(0.0, none / whole)))


def interval(found: Kappa | None) -> tuple[float, float] | None:
    """Give the interval of 95 %, by the normal distribution."""
    return None if found is None else (found.kappa - Z * found.se, min(1.0, found.kappa + Z * found.se))
