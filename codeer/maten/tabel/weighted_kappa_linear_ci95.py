"""Interval van 95 % van gewogen kappa, gewicht lineair: kappa plus en min 1,96 standaardfout.

Values stand in the order of numbers, else of the alphabet; steps go along the values that were given.
"""

from __future__ import annotations

from codeer.maten.tabel._gewogen import Paren, interval, kappa, lineair


def per_paar(paren: Paren, waarden: int) -> tuple[float, float] | None:
    """Give the interval, by the normal distribution."""
    return interval(kappa(paren, waarden, lineair))
