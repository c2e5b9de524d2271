"""Deel van de eenheden waarin alle codeurs die haar beoordeelden hetzelfde vonden."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel


def compute(tabel: Oordelentabel) -> float | None:
    """Give the share of units with two ratings or more; None without those."""
    units = [u for u in tabel.tellingen() if sum(u) > 1]
    return sum(max(u) == sum(u) for u in units) / len(units) if units else None
