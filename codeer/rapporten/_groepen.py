"""The groups of one kenmerk side by side, as the table `vergelijking` counts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from codeer.core.materiaal import Materiaal, Opzet
from codeer.core.tabel import Rij, Tabel
from codeer.rapporten._kolommen import ONBEKEND, groepswaarde
from codeer.rapporten.vergelijking import Vergelijking

MAX_GROEPEN = 12
_PLAATS = ("code", "pool")
_AANTALLEN = ("fragmenten", "woorden", "per_1000_woorden")
_DELEN = ("respondenten", "respondenten_met", "aandeel_pct", "onder", "boven", "herkomst")


class Groepen:
    """All groups of one kenmerk; with more than a page can show it gives up and keeps nothing."""

    def __init__(self, opzet: Opzet, per: str) -> None:
        self.per = per
        self.te_veel = False
        self._opzet = replace(opzet, per=per)
        self._vergelijking = Vergelijking(self._opzet)
        self._waarden: set[str] = set()

    def neem(self, materiaal: Materiaal) -> None:
        """Count one interview, each speaker in her own group."""
        if self.te_veel:
            return
        sprekers = {*materiaal.woorden, *(f.spreker for f in materiaal.fragmenten)}
        self._waarden.update(groepswaarde(materiaal, self.per, s) for s in sprekers)
        if len(self._waarden) > MAX_GROEPEN:
            self.te_veel = True
            self._waarden.clear()
            self._vergelijking = Vergelijking(self._opzet)
            return
        self._vergelijking.verwerk(materiaal)

    @property
    def waarden(self) -> tuple[str, ...]:
        """Give the groups in natural order, the unknown last."""
        return tuple(dict.fromkeys(str(rij[0]) for rij in self._rijen))

    @property
    def is_vergelijking(self) -> bool:
        """Tell whether there are two known groups or more."""
        return len(self._waarden - {ONBEKEND}) > 1

    def aantallen(self, naam: str) -> Tabel:
        """Give the counts of all groups, codes and poles, with a row `totaal` per code."""
        return self._tabel(naam, f"Aantallen per {self.per}", _AANTALLEN)

    def aandelen(self, naam: str) -> Tabel:
        """Give how many of the respondents in each group said it, with the interval of 95 %."""
        return self._tabel(naam, f"Deel van de respondenten per {self.per}", _DELEN)

    @cached_property
    def _rijen(self) -> tuple[Rij, ...]:
        return tuple(self._vergelijking.sluit())

    def _tabel(self, naam: str, titel: str, namen: Sequence[str]) -> Tabel:
        kop = self._vergelijking.kolommen
        # the first by place: a kenmerk may be named as anything
        keep = [nr for nr, k in enumerate(kop) if nr == 0 or k.naam in {*_PLAATS, *namen}]
        rijen = tuple(tuple(rij[nr] for nr in keep) for rij in self._rijen)
        return Tabel(naam, titel, tuple(kop[nr] for nr in keep), rijen)
