"""The tables that leave the team: the usual ones with cells left out, and quotes that lead to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from codeer.core.citeren import Citeerregel, mag_citeren
from codeer.core.codeboek import POLEN
from codeer.core.codering import Fragment
from codeer.core.materiaal import Materiaal, Opzet, Rapport
from codeer.core.namen import plain_naam
from codeer.core.onderdrukking import Cel
from codeer.core.tabel import Celsoort, Kolom, Rij
from codeer.rapporten._kolommen import persoon
from codeer.rapporten._vind import laad
from codeer.steps._delen_peiling import Besluit

FREQUENTIES, CITATEN = "frequenties", "citaten"
PER = ("frequenties_per", "vergelijking")
TE_DELEN = (FREQUENTIES, *PER, CITATEN)
# Why the others stay in the team.
NIET_TE_DELEN = {
    "frequenties_per_interview": "elke rij is daarin één gesprek, en dus bijna altijd één mens",
    "samenhang": "die telt stukken tekst, en zegt niet hoeveel mensen er achter een getal zitten",
    "docx": "daarin staat bij elk citaat in welk interview het staat, en bij welke regel",
    "gepaard": "wie veranderde, zijn bijna altijd zo weinig mensen dat je ze herkent",
}
# Only these of a quote leave the team: the rest leads to who said or coded it, or is what a codeur thought.
_OPEN = ("code", "pool", "citaat", "herkomst")


class Afgeschermd:
    """A table of which rows that may not be seen keep their names and lose their figures."""

    def __init__(self, rapport: Rapport, mag: Callable[[Cel], bool]) -> None:
        self.naam, self.titel, self.kolommen = rapport.naam, rapport.titel, rapport.kolommen
        self.per = getattr(rapport, "per", "")
        self.rijen = self.onderdrukt = 0
        names = [kolom.naam for kolom in self.kolommen]
        self._code, self._pool = names.index("code"), names.index("pool")
        self._rapport = rapport
        self._mag = mag

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Take in one interview."""
        self._rapport.verwerk(materiaal)
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows."""
        self.rijen = self.onderdrukt = 0
        for rij in self._rapport.sluit():
            self.rijen += 1
            if self._mag((str(rij[self._code]), str(rij[self._pool]))):
                yield rij
                continue
            self.onderdrukt += 1
            yield (
                *rij[: self._pool + 1],
                *("" if isinstance(c, str) else None for c in rij[self._pool + 1 :]),
            )


class Gekozen(NamedTuple):
    """A quote that leaves the team, with the fragment that it is."""

    fragment: Fragment
    groep: str
    wie: str = ""  # the person, for the team only


class Gedeeldecitaten:
    """Quotes of who agreed to it, about what enough people said, in an order that tells nothing.

    Nothing shows which quotes are of one person: together they would tell who she is.
    """

    naam, titel = CITATEN, "Citaten"

    def __init__(self, opzet: Opzet, besluit: Besluit, regel: Citeerregel) -> None:
        self._besluit = besluit
        self._regel = regel
        self._kenmerk = besluit.bij_citaat if besluit.bij_citaat in besluit.per else ""
        own = (self._kenmerk,) if self._kenmerk else ()
        self.kolommen: tuple[Kolom, ...] = tuple(
            Kolom(k.naam) if k.soort is Celsoort.GEHEEL else k
            for k in laad(CITATEN).maak(replace(opzet, kenmerken=own)).kolommen
        )
        self._order = {code.pad: nr for nr, code in enumerate(opzet.codeboek.alle_codes())}
        self._gekozen: list[Gekozen] = []

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Take the quotes of one interview that may be shared."""
        for f in materiaal.fragmenten:
            if (f.code, f.pool) in self._besluit.studie and mag_citeren(materiaal, f, self._regel):
                seen = (f.code, f.pool) in self._besluit.per.get(self._kenmerk, ())
                groep = materiaal.kenmerk(self._kenmerk, f.spreker) if seen else ""
                self._gekozen.append(Gekozen(f, groep, plain_naam(persoon(materiaal, f.spreker))))
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the rows, numbered by what the quotes say."""
        for nr, (f, groep, _) in self.sleutel():
            own = {"id": nr, self._kenmerk: groep, **{k: str(getattr(f, k)) for k in _OPEN}}
            yield tuple(own.get(kolom.naam, "") for kolom in self.kolommen)

    def sleutel(self) -> Iterator[tuple[str, Gekozen]]:
        """Give the number of each quote with what it is; this stays in the team."""
        ordered = sorted(self._gekozen, key=self._plaats)
        width = len(str(len(ordered)))
        for nr, one in enumerate(ordered, 1):
            yield f"c{nr:0{width}}", one

    def _plaats(self, gekozen: Gekozen) -> tuple[object, ...]:
        f = gekozen.fragment
        rank = self._order.get(f.code, len(self._order))
        said = (f.citaat.casefold(), f.citaat, f.herkomst.value, gekozen.groep)
        return rank, f.code, POLEN.index(f.pool), *said, f.id


def maak_gedeelde(
    namen: Iterable[str], opzet: Opzet, besluit: Besluit, regel: Citeerregel
) -> tuple[Afgeschermd | Gedeeldecitaten, ...]:
    """Begin the tables asked for, as they may be seen."""
    made: list[Afgeschermd | Gedeeldecitaten] = []
    for naam in namen:
        if naam == CITATEN:
            made.append(Gedeeldecitaten(opzet, besluit, regel))
        elif naam == FREQUENTIES:
            made.append(Afgeschermd(laad(naam).maak(opzet), besluit.studie.__contains__))
        else:
            for kenmerk, cells in besluit.per.items():
                made.append(Afgeschermd(laad(naam).maak(replace(opzet, per=kenmerk)), cells.__contains__))
    return tuple(made)
