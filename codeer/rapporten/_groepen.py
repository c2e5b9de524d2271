"""Compare groups of speakers fairly: how many of those who could have said it, said it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Fragment
from codeer.core.interview_id import natural_key
from codeer.core.materiaal import Materiaal
from codeer.core.tabel import Celsoort, Kolom, Rij, Tabel
from codeer.core.wilson import wilson
from codeer.rapporten._kolommen import ONBEKEND, groepswaarde, kolommen, per_1000, persoon
from codeer.rapporten._noemers import Noemers, families
from codeer.rapporten._tel import TOTAAL, Rooster, Telling

MAX_GROEPEN = 12
_GELIJK = ("code", "pool")
_AANTALLEN = ("fragmenten", "interviews", "respondenten", "woorden", "per_1000_woorden")
_DELEN = ("respondenten", "respondenten_totaal", "respondenten_pct", "pct_van", "pct_tot")
_ERBIJ = (
    Kolom("respondenten_totaal", Celsoort.GEHEEL),
    Kolom("respondenten_pct", Celsoort.DECIMAAL, 1),
    Kolom("pct_van", Celsoort.DECIMAAL, 1),
    Kolom("pct_tot", Celsoort.DECIMAAL, 1),
)


class Groep:
    """One group: its counts, over how much was judged, and the persons judged for each code."""

    def __init__(self, codeboek: Codeboek, rooster: Rooster) -> None:
        self.telling = Telling(rooster)
        self.noemers = Noemers(codeboek)
        self._families = families(codeboek)
        self._iedereen: set[str] = set()
        self._per: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
        self._delen = False

    def neem(self, materiaal: Materiaal, sprekers: Sequence[str], fragmenten: Sequence[Fragment]) -> None:
        """Take in what these speakers said in one interview."""
        self.telling.neem(fragmenten, {s: persoon(materiaal, s) for s in sprekers})
        self.noemers.neem(materiaal, sprekers)
        if materiaal.alles_beoordeeld:
            self._iedereen |= {persoon(materiaal, s) for s in sprekers if materiaal.woorden.get(s)}
            return
        self._delen = True
        for code, family in self._families.items():
            for totaal, codes in ((False, (code,)), (True, family)):
                words = materiaal.beoordeelde_woorden(codes) or {}
                self._per[code, totaal] |= {persoon(materiaal, s) for s in sprekers if words.get(s)}

    def personen(self, code: str, pool: str) -> int:
        """Count the persons judged for a code."""
        judged = self._per[code, pool == TOTAAL] if self._delen else self._iedereen
        return len(judged)


class Groepen:
    """All groups of one kenmerk; with more than a page can show it gives up and keeps nothing."""

    def __init__(self, codeboek: Codeboek, per: str) -> None:
        self.per = per
        self.te_veel = False
        self._codeboek = codeboek
        self._rooster = Rooster(codeboek)
        self._groepen: dict[str, Groep] = {}

    def neem(self, materiaal: Materiaal) -> None:
        """Count one interview, each speaker in her own group."""
        if self.te_veel:
            return
        sprekers = tuple(dict.fromkeys((*materiaal.woorden, *(f.spreker for f in materiaal.fragmenten))))
        waarde_van = {s: groepswaarde(materiaal, self.per, s) for s in sprekers}
        for waarde in dict.fromkeys(waarde_van.values()):
            if waarde not in self._groepen:
                self._groepen[waarde] = Groep(self._codeboek, self._rooster)
            own = [s for s in sprekers if waarde_van[s] == waarde]
            self._groepen[waarde].neem(materiaal, own, [f for f in materiaal.fragmenten if f.spreker in own])
        if len(self._groepen) > MAX_GROEPEN:
            self.te_veel = True
            self._groepen.clear()

    @property
    def waarden(self) -> tuple[str, ...]:
        """Give the groups in natural order, the unknown last."""
        return tuple(sorted(self._groepen, key=lambda w: (w == ONBEKEND, natural_key(w), w)))

    @property
    def is_vergelijking(self) -> bool:
        """Tell whether there are two known groups or more."""
        return len([w for w in self._groepen if w != ONBEKEND]) > 1

    def tabel(self, naam: str) -> Tabel:
        """Give the counts of all groups, codes and poles, with a row `totaal` per code."""
        return self._tabel(naam, f"Aantallen per {self.per}", _AANTALLEN)

    def aandelen(self, naam: str) -> Tabel:
        """Give how many of the respondents in each group said it, with the interval of 95 %."""
        return self._tabel(naam, f"Deel van de respondenten per {self.per}", _DELEN)

    def _tabel(self, naam: str, titel: str, namen: Sequence[str]) -> Tabel:
        vast = kolommen(";".join((*_GELIJK, *_AANTALLEN)))
        kop = (Kolom(self.per, Celsoort.TEKST), *vast, *_ERBIJ)
        # by place: a kenmerk may be named as anything
        keep = [nr for nr, k in enumerate(kop) if nr == 0 or k.naam in {*_GELIJK, *namen}]
        rijen = tuple(tuple(rij[nr] for nr in keep) for rij in self._rijen())
        return Tabel(naam, titel, tuple(kop[nr] for nr in keep), rijen)

    def _rijen(self) -> Iterator[Rij]:
        cellen = [(c.code, pool) for c in self._rooster.codes() for pool in (*c.polen, TOTAAL)]
        for waarde in self.waarden:
            groep = self._groepen[waarde]
            for code, pool in cellen:
                yield (waarde, code, pool, *_cijfers(groep, code, pool))


def _cijfers(groep: Groep, code: str, pool: str) -> Rij:
    noemer = groep.noemers.van(code, pool)
    if noemer is None:  # judged by nobody: that is not 0
        return (None,) * 9
    stand, van = groep.telling.stand(code, pool), groep.personen(code, pool)
    keer = min(stand.respondenten, van)
    low, high = wilson(keer, van) or (None, None)
    share = [None if x is None else 100 * x for x in (keer / van if van else None, low, high)]
    deel = per_1000(stand.fragmenten, noemer.woorden)
    aantallen = (stand.fragmenten, stand.interviews, stand.respondenten, noemer.woorden, deel)
    return (*aantallen, van, *share)
