"""Hoe vaak elke code voorkomt per waarde van een kenmerk (--per), bijvoorbeeld per gemeente."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from codeer.core.errors import GebruiksFout
from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.tabel import Celsoort, Kolom, Rij
from codeer.rapporten._kolommen import kolommen, per_1000, persoon
from codeer.rapporten._noemers import Noemers
from codeer.rapporten._opdeling import groepen, kop, volgorde
from codeer.rapporten._tel import Rooster, Telling

TITEL = "Per kenmerk"


class FrequentiesPer:
    """A row per group, code and pole; a group holds the speakers with one value of the kenmerk.

    In a group session the speakers can fall in different groups, each with her own words. By a facet a
    group holds codings, by a word group pieces of text: see core.opdeling.
    """

    def __init__(self, opzet: Opzet) -> None:
        self.naam = f"frequenties_per_{bestandsnaam(opzet)}"
        self.titel = f"Per {opzet.per}"
        self.kolommen = (
            Kolom(kop(opzet), Celsoort.TEKST),
            *kolommen("code;pool;fragmenten;interviews;respondenten;woorden;per_1000_woorden"),
        )
        self.per = opzet.per
        self._rooster = Rooster(opzet.codeboek)
        self._groepen: dict[str, tuple[Telling, Noemers]] = {}
        self._codeboek = opzet.codeboek
        self._opzet = opzet

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Count one interview, each speaker in her own group."""
        for waarde, deel, sprekers in groepen(materiaal, self.per, self._codeboek):
            if waarde not in self._groepen:
                self._groepen[waarde] = Telling(self._rooster), Noemers(self._codeboek)
            telling, noemers = self._groepen[waarde]
            mine = [f for f in deel.fragmenten if f.spreker in sprekers]
            telling.neem(mine, {s: persoon(deel, s) for s in sprekers})
            noemers.neem(deel, sprekers)
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows: groups in their order with the unknown last, codes as in the codebook."""
        cellen = [(code.code, pool) for code in self._rooster.codes() for pool in code.polen]
        for waarde in volgorde(self._groepen, self._opzet):
            telling, noemers = self._groepen[waarde]
            for code, pool in cellen:
                noemer = noemers.van(code, pool)
                if noemer is None:  # judged by nobody: that is not 0
                    yield (waarde, code, pool, *[None] * 5)
                    continue
                stand = telling.stand(code, pool)
                deel = per_1000(stand.fragmenten, noemer.woorden)
                aantallen = (stand.fragmenten, stand.interviews, stand.respondenten)
                yield (waarde, code, pool, *aantallen, noemer.woorden, deel)


def bestandsnaam(opzet: Opzet) -> str:
    """Give the kenmerk as part of a file name; of two that differ in signs only the second has a number.

    The order in the file decides, so that a kenmerk keeps its name whatever else is asked.
    """
    bezet: set[str] = set()
    asked, naam = kop(opzet), ""
    for kenmerk in dict.fromkeys((*opzet.kenmerken, asked)):
        kaal = naam = re.sub(r"[^\w-]+", "_", kenmerk)
        nr = 1
        while naam.casefold() in bezet:
            nr += 1
            naam = f"{kaal}_{nr}"
        bezet.add(naam.casefold())
        if kenmerk == asked:
            break
    return naam


def maak(opzet: Opzet) -> Rapport:
    """Begin the report; raises GebruiksFout when no kenmerk is given."""
    if not opzet.per:
        raise GebruiksFout(
            "Voor frequenties_per moet je zeggen per welk kenmerk.",
            "Bijvoorbeeld: codeer rapport --per gemeente",
        )
    return FrequentiesPer(opzet)
