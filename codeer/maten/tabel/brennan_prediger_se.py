"""Standaardfout van de maat van Brennan en Prediger, gedeeld door n - 1 (Gwet 2014)."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._brennan_prediger import schatting


def compute(tabel: Oordelentabel) -> float | None:
    """Give the standard error; None with fewer than two units."""
    found = schatting(tabel)
    return None if found is None else found.se
