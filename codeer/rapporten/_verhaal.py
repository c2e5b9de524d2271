"""What a document tells, whatever its form: figures, groups, quotes and lines, from one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from codeer.core.materiaal import Documentopzet, Materiaal
from codeer.core.tabel import Cel, Kolom, Tabel
from codeer.rapporten._cijferverhaal import Cijferverhaal
from codeer.rapporten._citaatkeuze import Citaatkeuze
from codeer.rapporten._groepen import Groepen
from codeer.rapporten._tel import met_ouders
from codeer.rapporten._verloop import Verloop
from codeer.rapporten.frequenties import Frequenties
from codeer.rapporten.samenhang import Samenhang


class Verhaal(Cijferverhaal):
    """Collect while interviews come by; the counts are those of the tables of the same names."""

    def __init__(self, opzet: Documentopzet) -> None:
        self.codeboek = opzet.opzet.codeboek
        self.citaten = Citaatkeuze(opzet.citaten)
        self.verloop = Verloop()
        self.binnen = opzet.opzet.binnen
        self._groepen = tuple(Groepen(opzet.opzet, per) for per in opzet.per)
        self._frequenties = Frequenties(opzet.opzet)
        self._samenhang = Samenhang(opzet.opzet)
        # per code in which interviews it is, how often, and the first fragment; small studies only
        self._waar: dict[str, dict[str, tuple[int, str]]] = {}

    def verwerk(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        for groepen in self._groepen:
            groepen.neem(materiaal)
        self._frequenties.verwerk(materiaal)
        self._samenhang.verwerk(materiaal)
        self.citaten.neem(materiaal)
        self.verloop.neem(materiaal)
        if self.verloop.te_veel:
            self._waar.clear()
        else:
            self._neem_waar(materiaal)

    @cached_property
    def frequenties(self) -> Tabel:
        """Give the counts over the whole study."""
        return _tabel(self._frequenties.naam, "Hoe vaak elke code voorkomt", self._frequenties)

    @cached_property
    def samenhang(self) -> Tabel:
        """Give the pairs of codes."""
        return _tabel(self._samenhang.naam, "Codes die samen genoemd worden", self._samenhang)

    @property
    def groepen(self) -> tuple[Groepen, ...]:
        """Give the kenmerken by which groups can be compared."""
        return tuple(g for g in self._groepen if g.is_vergelijking)

    @property
    def te_veel_groepen(self) -> tuple[str, ...]:
        """Give the kenmerken with more values than a page can show."""
        return tuple(g.per for g in self._groepen if g.te_veel)

    def waar(self, code: str) -> Mapping[str, tuple[int, str]]:
        """Give per interview how many fragments a code has there and the first of them, if it is known."""
        return self._waar.get(code, {})

    def _neem_waar(self, materiaal: Materiaal) -> None:
        ordered = sorted(materiaal.fragmenten, key=lambda f: (f.begin, f.eind))
        counts = Counter(code for f in ordered for code in met_ouders(f.code))
        first: dict[str, str] = {}
        for f in ordered:
            for code in met_ouders(f.code):
                first.setdefault(code, f.id)
        for code, n in counts.items():
            self._waar.setdefault(code, {})[materiaal.interview.id] = n, first[code]


def _tabel(naam: str, titel: str, rapport: Frequenties | Samenhang) -> Tabel:
    kolommen: tuple[Kolom, ...] = rapport.kolommen
    rijen: Iterable[tuple[Cel, ...]] = rapport.sluit()
    return Tabel(naam, titel, kolommen, tuple(rijen))
