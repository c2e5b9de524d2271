"""The name of a codeur: safe as a folder on every system, and never the machine's or the team's."""

from __future__ import annotations

import re

from codeer.core.codering import AUTOMAAT, OVERLEG
from codeer.core.interview_id import is_safe, propose_id

GERESERVEERD = (AUTOMAAT, OVERLEG)
# `anna@2` is anna once more, some weeks later, to compare with herself
_CODEUR = re.compile(r"([a-z][a-z0-9_-]{0,39})(?:@([2-9]))?")
_MAX = 40
_ZONDER_NAAM = "codeur"


def propose_codeur(naam: str) -> str:
    """Make a codeur's name out of what someone calls herself; always valid."""
    found = naam.strip().lower()
    if is_codeur(found):
        return found
    # the rules for interviews know what Windows and Excel make of a name
    slug = propose_id("x" + found)[1:].lower().strip("-_")
    if is_codeur(slug):
        return slug
    return f"{_ZONDER_NAAM}-{slug}"[:_MAX].rstrip("-_")


def is_codeur(naam: str) -> bool:
    """Tell whether this may be the name of a person who codes."""
    return naam not in GERESERVEERD and is_eigenaar(naam)


def is_eigenaar(naam: str) -> bool:
    """Tell whether a journal may bear this name: a codeur, or one of the reserved names."""
    match = _CODEUR.fullmatch(naam)
    return match is not None and is_safe(match[1])


def is_herhaling(naam: str) -> bool:
    """Tell whether this is a codeur who codes once more, to compare with herself."""
    return "@" in naam
