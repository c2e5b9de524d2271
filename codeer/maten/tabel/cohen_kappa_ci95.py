"""Interval van 95 % van kappa van Cohen: kappa plus en min 1,96 standaardfout."""

from __future__ import annotations

from codeer.maten.tabel._gewogen import Paren, gelijk, interval, kappa


def per_paar(paren: Paren, waarden: int) -> tuple[float, float] | None:
    """Give the interval, by the normal distribution."""
    return interval(kappa(paren, waarden, gelijk))
