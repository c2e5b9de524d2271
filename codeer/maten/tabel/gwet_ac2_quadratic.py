"""AC2 van Gwet met kwadratische gewichten: (Pa - Pe) / (1 - Pe), Pe = Tw / (q (q - 1)) * som pi (1 - pi).

Gwet 2014, chapter 4; Tw is the sum of the weights, pi the share of a value, and steps go along the values.
"""

from __future__ import annotations

from math import fsum

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._gewogen import kwadratisch


def compute(tabel: Oordelentabel) -> float | None:
    """Give AC2; None with fewer than two values, or no unit that two judged."""
    size, units = len(tabel.waarden), tabel.tellingen()
    several = [u for u in units if sum(u) > 1]
    if size < 2 or not several:
        return None
    weights = [[kwadratisch(a, b, size) for b in range(size)] for a in range(size)]
    near = [[fsum(w * c for w, c in zip(row, u, strict=True)) for row in weights] for u in several]
    seen = fsum(
        fsum(c * (x - 1) for c, x in zip(u, row, strict=True)) / (sum(u) * (sum(u) - 1))
        for u, row in zip(several, near, strict=True)
    ) / len(several)
    values = [fsum(u[v] / sum(u) for u in units) / len(units) for v in range(size)]
    chance = sum(map(fsum, weights)) / (size * (size - 1)) * fsum(p * (1 - p) for p in values)
    return (seen - chance) / (1 - chance)
