"""Suggest codes for loose texts, as the Python API and `codeboek toets` need."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Voorstel
from codeer.core.markeer import markeer
from codeer.core.zoekplan import maak_plan
from codeer.storage.codeboek import lees_codeboek
from codeer.taal.model import open_taal


def suggereer(teksten: Iterable[str], codeboek: str | PathLike[str] | Codeboek) -> list[list[Voorstel]]:
    """Suggest codes for texts of respondent speech without labels; same order, same length.

    Offsets are code points in each text as given. A faulty codebook raises CodeboekFout with all
    its faults, a language model that is not installed TaalmodelFout.
    """
    book = codeboek if isinstance(codeboek, Codeboek) else lees_codeboek(Path(codeboek))
    taal = open_taal(book.taalmodel)
    plan = maak_plan(book)
    return [markeer(plan, taal.laag_tekst(tekst), tekst) for tekst in teksten]
