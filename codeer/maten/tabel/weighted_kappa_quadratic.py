"""Gewogen kappa van Cohen (1968), (Po - Pe) / (1 - Pe), naar het kwadraat van de stappen.

Values stand in the order of numbers, else of the alphabet; steps go along the values that were given.
"""

from __future__ import annotations

from codeer.maten.tabel._gewogen import Paren, kappa, kwadratisch


def per_paar(paren: Paren, waarden: int) -> float | None:
    """Give weighted kappa; None where chance alone makes all the same."""
    found = kappa(paren, waarden, kwadratisch)
    return None if found is None else found.kappa
