"""The Python API for notebooks: a study as DataFrames, and suggestions for loose texts."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Voorstel
from codeer.core.errors import CodeboekFout
from codeer.core.materiaal import Materiaal, Opzet
from codeer.core.tabel import Rij
from codeer.rapporten import citaten
from codeer.steps.materiaal import Stroom, open_stroom
from codeer.steps.suggereer import suggereer
from codeer.storage.onderzoek import vind_onderzoek

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Codeboek", "CodeboekFout", "Onderzoek", "Voorstel", "open_onderzoek", "suggereer"]

_CODERING = ("interview", "spreker", "begin", "eind", "code", "pool", "codeur", "herkomst")


class Onderzoek:
    """A study, read anew at every call so that a notebook always sees what is on disk.

    An interview that cannot be read is left out with a warning that names it.
    """

    def __init__(self, map: Path) -> None:
        self.map = map
        self._plaatsen = vind_onderzoek(map, map)

    def interviews(self) -> pd.DataFrame:
        """Give a row per interview: id, kenmerken, turns, words of the counted speakers."""
        stroom = open_stroom(self._plaatsen)
        kenmerken = stroom.kenmerken.kolommen
        rows: list[Rij] = [
            (m.interview.id, *(m.kenmerken.get(k, "") for k in kenmerken), *_sizes(m)) for m in _all(stroom)
        ]
        return _frame(["interview", *kenmerken, "beurten", "woorden"], rows)

    def coderingen(self) -> pd.DataFrame:
        """Give a row per fragment that counts: place, code, pole, who gave it and where it comes from."""
        rows: list[Rij] = [
            (f.interview, f.spreker, f.begin, f.eind, f.code, f.pool, f.codeur, f.herkomst.value)
            for m in _all(open_stroom(self._plaatsen))
            for f in m.fragmenten
        ]
        return _frame(_CODERING, rows)

    def citaten(self) -> pd.DataFrame:
        """Give the table of quotes, with the columns of `citaten.csv`."""
        stroom = open_stroom(self._plaatsen)
        rapport = citaten.maak(Opzet(stroom.codeboek, stroom.kenmerken.kolommen))
        rows = [row for m in _all(stroom) for row in rapport.verwerk(m)]
        return _frame([k.naam for k in rapport.kolommen], rows)


def open_onderzoek(map: str | PathLike[str] = ".") -> Onderzoek:
    """Open the study in a folder; OnderzoekFout when there is none."""
    return Onderzoek(Path(map))


def _all(stroom: Stroom) -> Iterator[Materiaal]:
    yield from stroom
    for id, fout, tip in stroom.overgeslagen:
        warnings.warn(f"{id} is overgeslagen: {fout} {tip}", stacklevel=3)


def _sizes(materiaal: Materiaal) -> tuple[int, int]:
    return len(materiaal.interview.beurten), sum(materiaal.woorden.values())


def _frame(columns: Iterable[str], rows: list[Rij]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))
