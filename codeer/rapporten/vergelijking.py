"""Groepen naast elkaar (--per): welk deel van de mensen iets noemt, met hoe zeker dat is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from codeer.core.codering import Fragment, Herkomst
from codeer.core.errors import GebruiksFout
from codeer.core.ijking import GENOEG, Ijking
from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.newcombe import newcombe
from codeer.core.opdeling import is_opdeling
from codeer.core.tabel import Celsoort, Kolom, Rij
from codeer.core.wilson import wilson
from codeer.rapporten._kolommen import kolommen, per_1000, persoon
from codeer.rapporten._noemers import Noemers, families
from codeer.rapporten._opdeling import REST, groepen, kop, volgorde
from codeer.rapporten._tel import TOTAAL, Rooster, Telling
from codeer.rapporten.frequenties_per import bestandsnaam

TITEL = "Groepen vergeleken"


class _Groep:
    """One group: what it said, and over whom and on what that rests."""

    def __init__(self, rooster: Rooster, opzet: Opzet) -> None:
        self.telling = Telling(rooster)
        self.noemers = Noemers(opzet.codeboek)
        self.ijking: dict[tuple[str, str], Ijking] = {}
        self.beoordeeld: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
        self.bronnen: defaultdict[tuple[str, bool], set[Herkomst]] = defaultdict(set)


class Vergelijking:
    """A row per group, code and pole: how many people of how many, with the interval of Wilson.

    Of two groups of different people it has how much they differ, with the interval of Newcombe. A person
    counts for a code where any of her words was judged for it.
    """

    def __init__(self, opzet: Opzet) -> None:
        self.naam = f"vergelijking_per_{bestandsnaam(opzet)}"
        self.titel = f"Vergeleken per {opzet.per}"
        self.per = opzet.per
        self.kolommen = (
            Kolom(kop(opzet), Celsoort.TEKST),
            *kolommen(
                "code;pool;respondenten;respondenten_met;aandeel_pct;onder;boven;"
                "fragmenten;woorden;per_1000_woorden;herkomst;"
                "goed_pct;goed_onder;goed_boven;gemist_pct;gemist_onder;gemist_boven;"
                "tegenover;verschil;verschil_onder;verschil_boven"
            ),
        )
        self._opzet = opzet
        self._rooster = Rooster(opzet.codeboek)
        self._families = families(opzet.codeboek)
        self._groepen: dict[str, _Groep] = {}

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Count one interview, each speaker in her own group."""
        for waarde, deel, who in groepen(materiaal, self.per, self._opzet.codeboek):
            if waarde not in self._groepen:
                self._groepen[waarde] = _Groep(self._rooster, self._opzet)
            self._neem(self._groepen[waarde], deel, who)
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows: groups in their order with the unknown last, codes as in the codebook."""
        cellen = [(c.code, pool) for c in self._rooster.codes() for pool in (*c.polen, TOTAAL)]
        two = self.tegenover()
        for waarde in volgorde(self._groepen, self._opzet):
            for code, pool in cellen:
                own = self._cijfers(self._groepen[waarde], code, pool)
                yield (waarde, code, pool, *own, *self._verschil(waarde, two.get(waarde, ""), code, pool))

    def tegenover(self) -> dict[str, str]:
        """Give the other group of each, where there are two, of different people.

        Only of those is the difference known in this way; the unknown are no group.
        """
        known = [w for w in volgorde(self._groepen, self._opzet) if w not in REST]
        if len(known) != 2 or is_opdeling(self.per) or self._mensen(known[0]) & self._mensen(known[1]):
            return {}
        return dict(zip(known, reversed(known), strict=True))

    def _mensen(self, waarde: str) -> frozenset[str]:
        """Give the people of a group of whom anything was judged."""
        return frozenset().union(*self._groepen[waarde].beoordeeld.values())

    def _verschil(self, waarde: str, ander: str, code: str, pool: str) -> Rij:
        """Give the other group, and in percentage points how far its share is from that of this one."""
        if not ander:
            return "", None, None, None
        counts: list[int] = []
        for naam in (waarde, ander):
            groep = self._groepen[naam]
            if groep.noemers.van(code, pool) is None:
                return ander, None, None, None
            people = len(groep.beoordeeld[code, pool == TOTAAL])
            counts += (groep.telling.stand(code, pool).respondenten, people)
        between = newcombe(*counts)
        if between is None:
            return ander, None, None, None
        own = counts[0] / counts[1] - counts[2] / counts[3]
        return ander, 100 * own, 100 * between[0], 100 * between[1]

    def _cijfers(self, groep: _Groep, code: str, pool: str) -> Rij:
        noemer = groep.noemers.van(code, pool)
        if noemer is None:  # judged by nobody: that is not 0
            return (*[None] * 8, "", *[None] * 6)
        key = code, pool == TOTAAL
        stand, people = groep.telling.stand(code, pool), len(groep.beoordeeld[key])
        between = wilson(stand.respondenten, people)
        share = (100 * stand.respondenten / people, *(100 * x for x in between)) if between else [None] * 3
        deel = per_1000(stand.fragmenten, noemer.woorden)
        bron = " en ".join(h.value for h in Herkomst if h in groep.bronnen[key])
        seen = groep.ijking.get((code, pool), Ijking())
        holds = (*_deel(seen.goed, seen.bekeken), *_deel(seen.gemist, seen.gelezen))
        return (people, stand.respondenten, *share, stand.fragmenten, noemer.woorden, deel, bron, *holds)

    def _neem(self, groep: _Groep, materiaal: Materiaal, who: Sequence[str]) -> None:
        here: list[Fragment] = [f for f in materiaal.fragmenten if f.spreker in who]
        personen = {s: persoon(materiaal, s) for s in who}
        groep.telling.neem(here, personen)
        groep.noemers.neem(materiaal, who)
        for (code, pool, spreker), seen in materiaal.ijking.items():
            if spreker in who:
                groep.ijking[code, pool] = groep.ijking.get((code, pool), Ijking()).plus(seen)
        for code, family in self._families.items():
            for totaal, codes in ((False, (code,)), (True, family)):
                judged = materiaal.beoordeelde_woorden(codes) or {}
                groep.beoordeeld[code, totaal] |= {personen[s] for s in who if judged.get(s)}
                if any(judged.get(s) for s in who):
                    groep.bronnen[code, totaal] |= self._bron(materiaal, codes, who)
        for f in here:  # who said it was judged, also where she said nothing that counts as a word
            for code, totaal in ((f.code, False), (f.code, True), (f.code.rpartition("/")[0], True)):
                groep.beoordeeld[code, totaal].add(personen[f.spreker])

    def _bron(self, materiaal: Materiaal, codes: Sequence[str], who: Sequence[str]) -> set[Herkomst]:
        if materiaal.beoordeeld is not None:
            return {h for code in codes for h in materiaal.beoordeeld.grond(code, who)}
        return {f.herkomst for f in materiaal.fragmenten if f.spreker in who} or {Herkomst.AUTOMAAT}


def _deel(keer: int, van: int) -> tuple[float | None, float | None, float | None]:
    """Give a share in percents with its interval, where there is enough to give one."""
    between = wilson(keer, van) if van >= GENOEG else None
    return (100 * keer / van, 100 * between[0], 100 * between[1]) if between else (None, None, None)


def maak(opzet: Opzet) -> Rapport:
    """Begin the report; raises GebruiksFout when no kenmerk is given."""
    if not opzet.per:
        raise GebruiksFout(
            "Voor vergelijking moet je zeggen welke groepen je vergelijkt.",
            "Bijvoorbeeld: codeer rapport vergelijking --per rol",
        )
    return Vergelijking(opzet)
