"""Hoe vaak elke code voorkomt: fragmenten, interviews en personen, en waar dat op rust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.tabel import Rij
from codeer.rapporten._kolommen import kolommen, per_1000, persoon
from codeer.rapporten._noemers import Noemers
from codeer.rapporten._tel import TOTAAL, Codepolen, Rooster, Telling

TITEL = "Frequenties"


class Frequenties:
    """Counts over the whole study: a row per code and pole, and a row `totaal` per code."""

    naam = "frequenties"
    titel = TITEL
    kolommen = kolommen(
        "code;ouder;pool;fragmenten;interviews;interviews_pct;respondenten;per_1000_woorden;"
        "automaat;nagekeken;mens"
    )

    def __init__(self, opzet: Opzet) -> None:
        self._rooster = Rooster(opzet.codeboek)
        self._telling = Telling(self._rooster)
        self._noemers = Noemers(opzet.codeboek)

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Count one interview."""
        self._noemers.neem(materiaal, materiaal.woorden)
        sprekers = {f.spreker for f in materiaal.fragmenten}
        self._telling.neem(materiaal.fragmenten, {s: persoon(materiaal, s) for s in sprekers})
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows, in the order of the codebook."""
        for code in self._rooster.codes():
            for pool in (*code.polen, TOTAAL):
                yield self._rij(code, pool)

    def _rij(self, code: Codepolen, pool: str) -> Rij:
        noemer = self._noemers.van(code.code, pool)
        if noemer is None:  # judged by nobody: that is not 0
            return (code.code, code.ouder, pool, *[None] * 8)
        stand = self._telling.stand(code.code, pool)
        pct = 100 * stand.interviews / noemer.interviews if noemer.interviews else None
        deel = per_1000(stand.fragmenten, noemer.woorden)
        telling = (stand.fragmenten, stand.interviews, pct, stand.respondenten, deel)
        return (code.code, code.ouder, pool, *telling, *stand.bronnen)


def maak(opzet: Opzet) -> Rapport:
    """Begin the report."""
    return Frequenties(opzet)
