"""Suggest codes for loose texts, as the Python API and `codeboek toets` need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Voorstel
from codeer.core.markeer import markeer
from codeer.core.zoekplan import maak_plan
from codeer.storage.codeboek import lees_codeboek
from codeer.taal.model import open_taal

# a character with the accents that follow it (U+0300-U+036F), which is how Dutch is decomposed
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f]*")


def suggereer(teksten: Iterable[str], codeboek: str | PathLike[str] | Codeboek) -> list[list[Voorstel]]:
    """Suggest codes for texts of respondent speech without labels; same order, same length.

    Offsets are code points in each text as given. A faulty codebook raises CodeboekFout with all
    its faults, a language model that is not installed TaalmodelFout.
    """
    book = codeboek if isinstance(codeboek, Codeboek) else lees_codeboek(Path(codeboek))
    taal = open_taal(book.taalmodel)
    plan = maak_plan(book)

    def suggest(tekst: str) -> list[Voorstel]:
        if unicodedata.is_normalized("NFC", tekst):
            return markeer(plan, taal.laag_tekst(tekst), tekst)
        composed, places = compose(tekst)
        found = markeer(plan, taal.laag_tekst(composed), composed)
        return [v._replace(begin=places[v.begin], eind=places[v.eind]) for v in found]

    return [suggest(tekst) for tekst in teksten]


def compose(tekst: str) -> tuple[str, list[int]]:
    """Write letters and their loose accents as one, and tell where each character stood.

    The list has one place more than the composed text: its end.
    """
    parts: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(tekst):
        part = unicodedata.normalize("NFC", match[0])
        parts.append(part)
        places += [
            match.start() + i if len(part) == len(match[0]) else match.start() for i in range(len(part))
        ]
    return "".join(parts), [*places, len(tekst)]
