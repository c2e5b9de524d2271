"""Elk gecodeerd fragment met zijn tekst, zijn plaats en de reden: één rij per fragment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codeer.core.codeboek import POLEN
from codeer.core.codering import Fragment
from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.tabel import Rij
from codeer.core.terugkoppeling import geblokkeerd
from codeer.rapporten._kolommen import kenmerk_kolommen, kolommen, vrije_kenmerken

TITEL = "Citaten"
NIET_CITEREN = "niet citeren: wie het zei wil dat niet"


class Citaten:
    """A row per fragment, in the order of the text; rows come as interviews do."""

    naam = "citaten"
    titel = TITEL

    def __init__(self, opzet: Opzet) -> None:
        self.kolommen = (
            *kolommen("id;interview"),
            *kenmerk_kolommen(opzet),
            *kolommen(
                "spreker;tijd;regelnummer;begin;eind;code;pool;citaat;voor;na;codeur;herkomst;waarom;memo"
            ),
        )
        self._kenmerken = vrije_kenmerken(opzet)
        self._volgorde = {code.pad: i for i, code in enumerate(opzet.codeboek.alle_codes())}

    def verwerk(self, materiaal: Materiaal) -> Iterator[Rij]:
        """Give the rows of one interview."""
        kenmerken: dict[str, tuple[str, ...]] = {}
        for f in sorted(materiaal.fragmenten, key=self._plaats):
            if f.spreker not in kenmerken:
                kenmerken[f.spreker] = tuple(materiaal.kenmerk(k, f.spreker) for k in self._kenmerken)
            yield _rij(f, kenmerken[f.spreker], _waarom(materiaal, f))

    def sluit(self) -> Iterable[Rij]:
        """Give nothing: all rows came with their interview."""
        return ()

    def _plaats(self, f: Fragment) -> tuple[int, int, int, str, int, str]:
        rang = self._volgorde.get(f.code, len(self._volgorde))
        return f.begin, f.eind, rang, f.code, POLEN.index(f.pool), f.codeur


def _waarom(materiaal: Materiaal, f: Fragment) -> str:
    """Say why a fragment is there, and that it must not be quoted where who said it does not want that.

    It stays in the table, which has a row for all that counts; the figures would not add up without it.
    """
    blocked = geblokkeerd(materiaal.blokkades, f.begin, f.eind)
    return "; ".join(filter(None, (f.waarom, NIET_CITEREN if blocked else "")))


def _rij(f: Fragment, kenmerken: tuple[str, ...], waarom: str) -> Rij:
    plaats = (f.spreker, f.tijd, f.regelnummer, f.begin, f.eind)
    tekst = (f.citaat, f.voor, f.na)
    return (
        f.id, f.interview, *kenmerken, *plaats, f.code, f.pool, *tekst,
        f.codeur, f.herkomst.value, waarom, f.memo,
    )  # fmt: skip


def maak(opzet: Opzet) -> Rapport:
    """Begin the report."""
    return Citaten(opzet)
