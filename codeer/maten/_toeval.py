"""What the measures share: how often coders agree, how often values are used, and a correction for chance."""

from __future__ import annotations

from codeer.core.telling import Telling


def observed(telling: Telling) -> float | None:
    """Give the mean over comparable units of the share of pairs of coders that agree."""
    units = telling.vergelijkbaar
    if not units:
        return None
    present = [n for n, count in enumerate(telling.eenheden) if count and n > 1]
    return sum(sum([row[n] for row in telling.samen]) / (n * (n - 1)) for n in present) / units


def shares(telling: Telling) -> list[float]:
    """Give for each value the mean over judged units of its share of the unit's values (Gwet 2014)."""
    units = telling.beoordeeld
    present = [n for n, count in enumerate(telling.eenheden) if count and n]
    return [sum([row[n] / n for n in present]) / units for row in telling.gegeven]


def corrected(seen: float | None, expected: float) -> float | None:
    """Give the agreement beyond chance as a share of what is possible beyond chance."""
    return None if seen is None else (seen - expected) / (1 - expected)
