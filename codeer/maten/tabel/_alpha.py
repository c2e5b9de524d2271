"""Alpha with a distance between values: 1 - Do / De (Krippendorff 2011, «Computing Krippendorff's alpha»)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum

from codeer.core.oordelentabel import Oordelentabel

Afstand = Callable[[int, int], float]


def alpha(tabel: Oordelentabel, maak: Callable[[Sequence[int]], Afstand]) -> float | None:
    """Give alpha; `maak` gives the distance, once it is known how often each value is comparable."""
    units = [u for u in tabel.tellingen() if sum(u) > 1]
    size = range(len(tabel.waarden))
    totals = [sum(column) for column in zip(*units, strict=True)] if units else [0] * len(size)
    n, apart = sum(totals), maak(totals)
    pairs = [(a, b) for a in size for b in size if a < b]
    expected = fsum(totals[a] * totals[b] * apart(a, b) for a, b in pairs)
    if not expected:
        return None
    observed = fsum(
        fsum(u[a] * u[b] * apart(a, b) for a, b in pairs if u[a] and u[b]) / (sum(u) - 1) for u in units
    )
    return 1 - (n - 1) * observed / expected
