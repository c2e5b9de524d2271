"""The guard on free text in CSV: a spreadsheet must not take it for a formula."""

from __future__ import annotations

import re

_GEVAAR = re.compile(r"'*[=+\-@\t\r]")
_BEWAAKT = re.compile(r"'+[=+\-@\t\r]")


def guard(tekst: str) -> str:
    """Put one apostrophe before text that a spreadsheet could run; `unguard` takes it off."""
    return f"'{tekst}" if _GEVAAR.match(tekst) else tekst


def unguard(tekst: str) -> str:
    """Take one apostrophe off text that carries the guard."""
    return tekst[1:] if _BEWAAKT.match(tekst) else tekst
