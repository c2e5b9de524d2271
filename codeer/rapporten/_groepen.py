"""The groups of one kenmerk side by side, as the table `vergelijking` counts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from codeer.core.materiaal import Materiaal, Opzet
from codeer.core.opdeling import is_facet, is_opdeling, kaal, uitleg
from codeer.core.tabel import Rij, Tabel
from codeer.rapporten._opdeling import REST, groepen
from codeer.rapporten.vergelijking import Vergelijking

MAX_GROEPEN = 12
_PLAATS = ("code", "pool")
_AANTALLEN = ("fragmenten", "woorden", "per_1000_woorden")
_DELEN = ("respondenten", "respondenten_met", "aandeel_pct", "onder", "boven", "herkomst")
VERSCHIL = ("tegenover", "verschil", "verschil_onder", "verschil_boven")


class Groepen:
    """All groups of one kenmerk; with more than a page can show it gives up and keeps nothing."""

    def __init__(self, opzet: Opzet, per: str) -> None:
        self.per = per
        self.te_veel = False
        self._opzet = replace(opzet, per=per)
        self._vergelijking = Vergelijking(self._opzet)
        self._alle: set[str] = set()
        self._waarden: set[str] = set()  # those of which something was said

    def neem(self, materiaal: Materiaal) -> None:
        """Count one interview, each speaker in her own group."""
        if self.te_veel:
            return
        for waarde, deel, _ in groepen(materiaal, self.per, self._opzet.codeboek):
            self._alle.add(waarde)
            # a value of a facet that nobody gave is no group yet
            if deel.fragmenten or not is_opdeling(self.per):
                self._waarden.add(waarde)
        if len(self._alle) > MAX_GROEPEN:
            self.te_veel = True
            self._waarden.clear()
            self._vergelijking = Vergelijking(self._opzet)
            return
        self._vergelijking.verwerk(materiaal)

    @property
    def waarden(self) -> tuple[str, ...]:
        """Give the groups in their order, the unknown last."""
        return tuple(dict.fromkeys(str(rij[0]) for rij in self._rijen))

    @property
    def is_vergelijking(self) -> bool:
        """Tell whether there are two known groups or more."""
        return len(self._waarden.difference(REST)) > 1

    @property
    def gewoon(self) -> str:
        """Give what the groups are by, as people say it."""
        if is_opdeling(self.per):
            return f"{'facet' if is_facet(self.per) else 'woord van'} {kaal(self.per)}"
        return self.per.replace("_", " ")

    @property
    def uitleg(self) -> str:
        """Say over what a facet or word group is counted, to put behind a sentence; nothing for a kenmerk."""
        return f" Per {said}" if (said := uitleg(self.per)) else ""

    def aantallen(self, naam: str) -> Tabel:
        """Give the counts of all groups, codes and poles, with a row `totaal` per code."""
        return self._tabel(naam, f"Aantallen per {self.gewoon}", _AANTALLEN)

    def aandelen(self, naam: str) -> Tabel:
        """Give how many of the respondents in each group said it, and of two groups how much they differ."""
        two = VERSCHIL if self._vergelijking.tegenover() else ()
        return self._tabel(naam, f"Deel van de respondenten per {self.gewoon}", (*_DELEN, *two))

    @cached_property
    def _rijen(self) -> tuple[Rij, ...]:
        return tuple(self._vergelijking.sluit())

    def _tabel(self, naam: str, titel: str, namen: Sequence[str]) -> Tabel:
        kop = self._vergelijking.kolommen
        # the first by place: a kenmerk may be named as anything
        keep = [nr for nr, k in enumerate(kop) if nr == 0 or k.naam in {*_PLAATS, *namen}]
        rijen = tuple(tuple(rij[nr] for nr in keep) for rij in self._rijen)
        return Tabel(naam, titel, tuple(kop[nr] for nr in keep), rijen)
