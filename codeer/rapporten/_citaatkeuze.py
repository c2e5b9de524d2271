"""Choose the quotes of each theme: spread over respondents, the same ones every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from codeer.core.codering import Fragment, Herkomst
from codeer.core.materiaal import Materiaal
from codeer.core.terugkoppeling import geblokkeerd
from codeer.rapporten._kolommen import persoon
from codeer.rapporten._tel import Cel

AANTAL = 4  # per code and pole
# a quote of some length can be understood by itself; a very long one is no example
WOORDEN = range(8, 61)
_RANG = {Herkomst.MENS: 0, Herkomst.NAGEKEKEN: 1, Herkomst.AUTOMAAT: 2}
_CONTEXT = ("rol", "gemeente", "meetmoment")

_Sleutel = tuple[int, bool, str]


class Citaat(NamedTuple):
    """A fragment to quote: who said it, in which context, and whether she may be quoted."""

    fragment: Fragment
    persoon: str
    context: tuple[str, ...]
    toestemming: str
    volgorde: _Sleutel


class Citaatkeuze:
    """The quotes chosen so far, in memory that does not grow with the number of respondents.

    Per code and pole the best quote of each of so many respondents; a second one of the same respondent
    only where there are fewer of them. What someone does not want quoted is never chosen.
    """

    def __init__(self, gekozen: Iterable[str] = (), aantal: int = AANTAL) -> None:
        self._aantal = aantal
        self._eigen = {id: nr for nr, id in enumerate(dict.fromkeys(gekozen))}
        self._gevonden: dict[str, Citaat] = {}
        self._geweigerd: list[str] = []
        self._per: dict[Cel, dict[str, list[Citaat]]] = {}

    def neem(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        for f in materiaal.fragmenten:
            blocked = geblokkeerd(materiaal.blokkades, f.begin, f.eind)
            if self._eigen and f.id in self._eigen:
                if blocked:
                    self._geweigerd.append(f.id)
                else:
                    self._gevonden[f.id] = _citaat(f, materiaal)
            if not blocked:
                self._neem_een(f, materiaal)

    def van(self, code: str, pool: str) -> tuple[Citaat, ...]:
        """Give the quotes of a code and pole: those that people chose, else spread over respondents."""
        own = [c for c in self._gevonden.values() if (c.fragment.code, c.fragment.pool) == (code, pool)]
        if own or self.is_eigen(code):
            return tuple(sorted(own, key=lambda c: self._eigen[c.fragment.id]))
        persons = sorted(self._per.get((code, pool), {}).values(), key=lambda found: found[0].volgorde)
        rounds = [c for nr in range(self._aantal) for found in persons for c in found[nr : nr + 1]]
        return tuple(rounds[: self._aantal])

    def is_eigen(self, code: str) -> bool:
        """Tell whether people chose quotes of this code."""
        return any(c.fragment.code == code for c in self._gevonden.values())

    def meldingen(self) -> list[str]:
        """Say which of the chosen fragments are not there, or must not be quoted."""
        told = []
        if self._geweigerd:
            told.append(f"Niet geciteerd, want wie het zei wil dat niet: {', '.join(self._geweigerd)}.")
        lost = [id for id in self._eigen if id not in self._gevonden and id not in self._geweigerd]
        if lost:
            told.append(
                f"Niet gevonden bij wat telt: {', '.join(lost)}. Neem het id van een fragment over uit "
                "citaten.csv."
            )
        return told

    def _neem_een(self, f: Fragment, materiaal: Materiaal) -> None:
        persons = self._per.setdefault((f.code, f.pool), {})
        found = persons.setdefault(persoon(materiaal, f.spreker), [])
        found.append(_citaat(f, materiaal))
        found.sort(key=lambda c: c.volgorde)
        del found[self._aantal :]
        if len(persons) > 4 * self._aantal:  # those left out can never come back: others only get better
            best = sorted(persons.items(), key=lambda item: item[1][0].volgorde)[: self._aantal]
            persons.clear()
            persons.update(best)


def _citaat(f: Fragment, materiaal: Materiaal) -> Citaat:
    wanted = len(f.citaat.split()) in WOORDEN
    context = (materiaal.kenmerk(naam, f.spreker) for naam in _CONTEXT)
    return Citaat(
        fragment=f,
        persoon=persoon(materiaal, f.spreker),
        context=tuple(waarde for waarde in context if waarde),
        toestemming=materiaal.kenmerk("toestemming_citeren", f.spreker),
        # where all else is equal the hash decides: it favours no interview
        volgorde=(_RANG[f.herkomst], not wanted, hashlib.sha256(f.id.encode()).hexdigest()),
    )
