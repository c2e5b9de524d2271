"""Positieve overeenstemming van een tabel met ja en nee (Cicchetti en Feinstein 1990).

The chance that another coder also gave the value, when one did. Values are ja and nee when all are words or
numbers for those (ja, nee, yes, no, 1, 0 …); of other tables it does not exist.
"""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._ja_nee import JA, kans


def compute(tabel: Oordelentabel) -> float | None:
    """Give the chance; None where nobody gave the value, and for a table of other values."""
    return kans(tabel, JA)
