"""Hoe vaak elke code voorkomt in elk interview, met de kenmerken erbij: om mee verder te rekenen."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.tabel import Rij
from codeer.rapporten._kolommen import (
    kenmerk_kolommen,
    kenmerk_waarde,
    kolommen,
    per_1000,
    vrije_kenmerken,
)
from codeer.rapporten._tel import Cel, Rooster

TITEL = "Per interview"


class _Interview(NamedTuple):
    """What is kept of one interview: a number per cell, in the order in which cells were first seen."""

    id: str
    kenmerken: tuple[str, ...]
    woorden: int
    aantallen: array[int]
    # per code the words judged for it, where not every word was; a code not in it was not judged
    beoordeeld: Mapping[str, int] | None


class FrequentiesPerInterview:
    """A row per interview, code and pole; no totals, so that a pivot table adds up.

    Rows come at the end: only then is it known whether a code got a fragment with another pole,
    and a complete table has that row for every interview.
    """

    naam = "frequenties_per_interview"
    titel = TITEL

    def __init__(self, opzet: Opzet) -> None:
        self.kolommen = (
            *kolommen("interview"),
            *kenmerk_kolommen(opzet),
            *kolommen("code;pool;fragmenten;woorden;per_1000_woorden"),
        )
        self._codes = tuple(code.pad for code in opzet.codeboek.alle_codes())
        self._kenmerken = vrije_kenmerken(opzet)
        self._rooster = Rooster(opzet.codeboek)
        self._plaats: dict[Cel, int] = {}
        self._waarden: dict[str, str] = {}
        self._interviews: list[_Interview] = []

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Count one interview."""
        gevonden = Counter((f.code, f.pool) for f in materiaal.fragmenten)
        for code, pool in gevonden:
            self._rooster.zie(code, pool)
            self._plaats.setdefault((code, pool), len(self._plaats))
        waarden = (kenmerk_waarde(materiaal, naam) for naam in self._kenmerken)
        kenmerken = tuple(self._waarden.setdefault(w, w) for w in waarden)  # equal values share memory
        woorden = sum(materiaal.woorden.values())
        aantallen = array("I", (gevonden[cel] for cel in self._plaats))
        judged = None if materiaal.alles_beoordeeld else dict(self._judged(materiaal))
        self._interviews.append(_Interview(materiaal.interview.id, kenmerken, woorden, aantallen, judged))
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows: interviews in the order they came, codes in that of the codebook."""
        cellen = [(code.code, pool) for code in self._rooster.codes() for pool in code.polen]
        plaatsen = [self._plaats.get(cel, len(self._plaats)) for cel in cellen]
        for interview in self._interviews:
            aantallen = interview.aantallen
            for (code, pool), plaats in zip(cellen, plaatsen, strict=True):
                n = aantallen[plaats] if plaats < len(aantallen) else 0
                judged = interview.beoordeeld
                woorden = interview.woorden if judged is None else judged.get(code)
                if woorden is None:  # judged by nobody: that is not 0
                    yield (interview.id, *interview.kenmerken, code, pool, None, None, None)
                    continue
                yield (interview.id, *interview.kenmerken, code, pool, n, woorden, per_1000(n, woorden))

    def _judged(self, materiaal: Materiaal) -> Iterator[tuple[str, int]]:
        """Give the words judged per code; a code that nobody judged is left out."""
        for code in self._codes:
            words = materiaal.beoordeelde_woorden((code,))
            if words is not None:
                yield code, sum(words.values())


def maak(opzet: Opzet) -> Rapport:
    """Begin the report."""
    return FrequentiesPerInterview(opzet)
