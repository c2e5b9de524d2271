"""Standaardfout van gewogen kappa als zij nul zou zijn, gewicht lineair (Fleiss, Cohen en Everitt 1969).

Values stand in the order of numbers, else of the alphabet; steps go along the values that were given.
"""

from __future__ import annotations

from codeer.maten.tabel._gewogen import Paren, kappa, lineair


def per_paar(paren: Paren, waarden: int) -> float | None:
    """Give the standard error under no agreement beyond chance."""
    found = kappa(paren, waarden, lineair)
    return None if found is None else found.se0
