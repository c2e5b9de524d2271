"""Interval van 95 % van AC1 van Gwet, met t(n - 1), ten hoogste 1 (Gwet 2014)."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._gwet_ac1 import schatting


def compute(tabel: Oordelentabel) -> tuple[float, float] | None:
    """Give the interval; None with fewer than two units."""
    found = schatting(tabel)
    return None if found is None else found.interval
