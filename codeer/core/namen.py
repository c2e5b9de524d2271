"""Names as people compare them: no case, diacritics or typing faults; and files that are nobody's."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

_TERZIJDE = frozenset({"desktop.ini", "thumbs.db", "icon\r"})


def plain_naam(naam: str) -> str:
    """Give the name as it is compared: no case, no diacritics, no space around it."""
    name = naam.strip().casefold()
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def nearest(naam: str, known: Iterable[str]) -> str:
    """Find the known name that looks most like this one, or nothing when none does."""
    options = {plain_naam(k): k for k in known}
    found = difflib.get_close_matches(plain_naam(naam), options, n=1, cutoff=0.6)
    return options[found[0]] if found else ""


def meant(naam: str, known: Iterable[str]) -> str:
    """Word the tip for an unknown name: the nearest one, or else all that are known."""
    names = list(known)
    close = nearest(naam, names)
    if close:
        return f"Bedoel je «{close}»?"
    return f"Bekend: {', '.join(names)}." if names else ""


def is_terzijde(bestandsnaam: str) -> bool:
    """Tell whether a system or an office program put a file there by itself: hidden, or a lock of Word."""
    return bestandsnaam.startswith((".", "~$")) or bestandsnaam.casefold() in _TERZIJDE
