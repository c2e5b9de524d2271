"""Standaardfout van kappa van Cohen als zij nul zou zijn (Fleiss, Cohen en Everitt 1969)."""

from __future__ import annotations

from codeer.maten.tabel._gewogen import Paren, gelijk, kappa


def per_paar(paren: Paren, waarden: int) -> float | None:
    """Give the standard error under no agreement beyond chance."""
    found = kappa(paren, waarden, gelijk)
    return None if found is None else found.se0
