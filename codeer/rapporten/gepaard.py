"""Dezelfde mensen op twee momenten (--per meetmoment): wie het toen noemde, en wie nu."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from codeer.core.clopper import clopper
from codeer.core.errors import GebruiksFout
from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.newcombe_gepaard import newcombe_gepaard
from codeer.core.tabel import Rij
from codeer.rapporten._kolommen import kolommen, persoon
from codeer.rapporten._noemers import families
from codeer.rapporten._opdeling import REST, groepen, volgorde
from codeer.rapporten._tel import TOTAAL, Cel, Rooster, met_ouders
from codeer.rapporten.frequenties_per import bestandsnaam

TITEL = "Dezelfde mensen"


class _Moment:
    """What one person said at one moment, and for which codes not all of it was judged."""

    __slots__ = ("gezegd", "onvolledig", "woorden")

    def __init__(self) -> None:
        self.gezegd: set[Cel] = set()
        self.onvolledig: set[str] = set()
        self.woorden = 0


class Gepaard:
    """A row per two moments, code and pole: of the people who spoke at both, who said it when.

    Only those count of whom all words were judged for the code at both moments: what was not read is no
    «no». The first interval is exact: of those who changed, the share that came to say it. The second is
    Newcombe's for pairs: how many more of all these people said it at the second moment. By a
    facet the moments are its values: who gave a code as one, as the other, or both.
    """

    def __init__(self, opzet: Opzet) -> None:
        self.naam = f"gepaard_per_{bestandsnaam(opzet)}"
        self.titel = f"Dezelfde mensen per {opzet.per}"
        self.per = opzet.per
        self.kolommen = kolommen(
            "moment_1;moment_2;code;pool;respondenten;ja_ja;ja_nee;nee_ja;nee_nee;erbij_pct;onder;boven;"
            "verschil;verschil_onder;verschil_boven"
        )
        self._opzet = opzet
        self._rooster = Rooster(opzet.codeboek)
        self._families = families(opzet.codeboek)
        self._mensen: defaultdict[str, dict[str, _Moment]] = defaultdict(dict)

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Take in one interview."""
        for f in materiaal.fragmenten:
            self._rooster.zie(f.code, f.pool)
        for waarde, deel, who in groepen(materiaal, self.per, self._opzet.codeboek):
            if waarde in REST:
                continue
            moments = {s: self._moment(deel, s, waarde) for s in who}
            for f in deel.fragmenten:
                if f.spreker in moments:
                    totals = ((code, TOTAAL) for code in met_ouders(f.code))
                    moments[f.spreker].gezegd.update(((f.code, f.pool), *totals))
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows: moments in natural order, codes as in the codebook; none where nobody came twice."""
        values = {w for own in self._mensen.values() for w, m in own.items() if m.woorden}
        cellen = [(c.code, pool) for c in self._rooster.codes() for pool in (*c.polen, TOTAAL)]
        for van, naar in combinations(volgorde(values, self._opzet), 2):
            pairs = [
                (own[van], own[naar])
                for own in self._mensen.values()
                if {van, naar} <= own.keys() and own[van].woorden and own[naar].woorden
            ]
            for cel in cellen if pairs else ():
                yield (van, naar, *cel, *self._cijfers(pairs, cel))

    def _cijfers(self, pairs: Sequence[tuple[_Moment, _Moment]], cel: Cel) -> Rij:
        codes = {cel[0], *self._families.get(cel[0], ())} if cel[1] == TOTAAL else {cel[0]}
        judged = [(a, b) for a, b in pairs if not codes & (a.onvolledig | b.onvolledig)]
        if not judged:
            return (*[None] * 11,)
        counts = Counter((cel in a.gezegd, cel in b.gezegd) for a, b in judged)
        gone, came = counts[True, False], counts[False, True]
        between = clopper(came, came + gone)
        share = (100 * came / (came + gone), *(100 * x for x in between)) if between else [None] * 3
        both, neither = counts[True, True], counts[False, False]
        change = newcombe_gepaard(both, gone, came, neither) or ()
        more = (100 * (came - gone) / len(judged), *(100 * x for x in change))
        return (len(judged), both, gone, came, neither, *share, *more)

    def _moment(self, materiaal: Materiaal, spreker: str, waarde: str) -> _Moment:
        """Give what a person said at one moment, with the words of one interview added."""
        moment = self._mensen[persoon(materiaal, spreker)].setdefault(waarde, _Moment())
        moment.woorden += materiaal.woorden.get(spreker, 0)
        moment.onvolledig |= self._onvolledig(materiaal, spreker)
        return moment

    def _onvolledig(self, materiaal: Materiaal, spreker: str) -> set[str]:
        """Give the codes for which not every word of a speaker was judged."""
        if materiaal.alles_beoordeeld:
            return set()
        every = materiaal.woorden.get(spreker, 0)
        return {
            code
            for code in self._families
            if (materiaal.beoordeelde_woorden((code,)) or {}).get(spreker, 0) < every
        }


def maak(opzet: Opzet) -> Rapport:
    """Begin the report; raises GebruiksFout when no kenmerk is given."""
    if not opzet.per:
        raise GebruiksFout(
            "Voor gepaard moet je zeggen welk kenmerk de momenten geeft.",
            "Bijvoorbeeld: codeer rapport gepaard --per meetmoment",
        )
    return Gepaard(opzet)
