"""Hoe vaak elke code voorkomt per waarde van een kenmerk (--per), bijvoorbeeld per gemeente."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from codeer.core.codering import Fragment
from codeer.core.errors import GebruiksFout
from codeer.core.interview_id import natural_key
from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.tabel import Celsoort, Kolom, Rij
from codeer.rapporten._kolommen import ONBEKEND, kolommen, per_1000, persoon
from codeer.rapporten._tel import Rooster, Telling

TITEL = "Per kenmerk"


class FrequentiesPer:
    """A row per group, code and pole; a group holds the speakers with one value of the kenmerk.

    In a group session the speakers can fall in different groups, each with her own words.
    """

    def __init__(self, opzet: Opzet) -> None:
        self.naam = f"frequenties_per_{_bestandsnaam(opzet)}"
        self.titel = f"Per {opzet.per}"
        self.kolommen = (
            Kolom(opzet.per, Celsoort.TEKST),
            *kolommen("code;pool;fragmenten;interviews;respondenten;woorden;per_1000_woorden"),
        )
        self._per = opzet.per
        self._rooster = Rooster(opzet.codeboek)
        self._groepen: dict[str, Telling] = {}

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Count one interview, each speaker in her own group."""
        sprekers = dict.fromkeys((*materiaal.woorden, *(f.spreker for f in materiaal.fragmenten)))
        groep = {s: self._waarde(materiaal, s) for s in sprekers}
        fragmenten: defaultdict[str, list[Fragment]] = defaultdict(list)
        for f in materiaal.fragmenten:
            fragmenten[groep[f.spreker]].append(f)
        personen = {s: persoon(materiaal, s) for s in sprekers}
        for waarde in dict.fromkeys(groep.values()):
            telling = self._groepen.setdefault(waarde, Telling(self._rooster))
            telling.neem(fragmenten[waarde], personen)
        for spreker, woorden in materiaal.woorden.items():
            self._groepen[groep[spreker]].woorden += woorden
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows: groups in natural order with the unknown last, codes as in the codebook."""
        codes = self._rooster.codes()
        for waarde in sorted(self._groepen, key=lambda w: (w == ONBEKEND, natural_key(w), w)):
            telling = self._groepen[waarde]
            for code in codes:
                for pool in code.polen:
                    stand = telling.stand(code.code, pool)
                    deel = per_1000(stand.fragmenten, telling.woorden)
                    aantallen = (stand.fragmenten, stand.interviews, stand.respondenten)
                    yield (waarde, code.code, pool, *aantallen, telling.woorden, deel)

    def _waarde(self, materiaal: Materiaal, spreker: str) -> str:
        if self._per == "spreker":
            return spreker
        if self._per == "respondent":
            return persoon(materiaal, spreker)
        return materiaal.kenmerk(self._per, spreker).strip() or ONBEKEND


def _bestandsnaam(opzet: Opzet) -> str:
    """Give the kenmerk as part of a file name; of two that differ in signs only the second has a number.

    The order in the file decides, so that a kenmerk keeps its name whatever else is asked.
    """
    bezet: set[str] = set()
    naam = ""
    for kenmerk in dict.fromkeys((*opzet.kenmerken, opzet.per)):
        kaal = naam = re.sub(r"[^\w-]+", "_", kenmerk)
        nr = 1
        while naam.casefold() in bezet:
            nr += 1
            naam = f"{kaal}_{nr}"
        bezet.add(naam.casefold())
        if kenmerk == opzet.per:
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
