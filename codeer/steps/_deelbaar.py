"""What a page that leaves the team may show of people: no quote, group or number that points at few."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Fragment
from codeer.core.materiaal import Materiaal
from codeer.core.namen import plain_naam
from codeer.core.opdeling import is_facet
from codeer.rapporten._kolommen import groepswaarde, persoon
from codeer.steps._delen_keuze import controleer_delen, kies_per
from codeer.steps._delen_peiling import Besluit, Peiling, groot_genoeg
from codeer.steps._rapport_keuze import Keuze

_Spreker = tuple[str, str]  # interview, speaker
_WOORD = re.compile(r"[\w-]+")


class Deelbaar:
    """Counts the people behind every theme as the interviews come by; after `sluit` it can be asked."""

    def __init__(self, codeboek: Codeboek, kenmerken: Sequence[str], minimum: int) -> None:
        keuze = Keuze(delen=True, minimum=minimum)
        controleer_delen(keuze)
        keuze, self.meldingen = kies_per(keuze, codeboek, kenmerken)
        self.minimum = minimum
        self._peiling = Peiling(codeboek, keuze.per)
        # a facet is of a coding and not of a person
        self._kenmerken = tuple(k for k in keuze.per if not is_facet(k))
        self._besluit: Besluit | None = None
        self._waarden: dict[_Spreker, dict[str, str]] = {}
        self._nummers: dict[str, int] = {}
        self._wie: dict[_Spreker, int] = {}

    def neem(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        self._peiling.neem(materiaal)
        for spreker in {*materiaal.woorden, *(f.spreker for f in materiaal.fragmenten)}:
            key = materiaal.interview.id, spreker
            self._waarden[key] = {k: groepswaarde(materiaal, k, spreker) for k in self._kenmerken}
            naam = plain_naam(persoon(materiaal, spreker))
            self._wie[key] = 1 << self._nummers.setdefault(naam, len(self._nummers))

    def sluit(self) -> None:
        """Decide, after the last interview."""
        self._besluit = self._peiling.besluit(self.minimum)

    @property
    def besluit(self) -> Besluit:
        """Give what may be seen, of the study and per kenmerk."""
        assert self._besluit is not None, "sluit() comes first"  # noqa: S101 -- a fault of the program
        return self._besluit

    @property
    def kenmerk(self) -> str:
        """Give the one kenmerk that stands with quotes, or nothing."""
        return self.besluit.bij_citaat

    def mag(self, fragment: Fragment) -> bool:
        """Tell whether enough people said what this quote is about."""
        return (fragment.code, fragment.pool) in self.besluit.studie

    def wie(self, fragment: Fragment) -> str:
        """Give the group of who said it, where it is large enough to be named."""
        if (fragment.code, fragment.pool) not in self.besluit.per.get(self.kenmerk, ()):
            return ""
        return self._groep(self.kenmerk, (fragment.interview, fragment.spreker))

    def noemt(self, tekst: str) -> bool:
        """Tell whether a text has the name or number of a person or interview of the study."""
        words = f" {' '.join(_WOORD.findall(plain_naam(tekst)))} "
        known = {*self._nummers, *(plain_naam(id) for id, _ in self._wie)}
        return any(f" {' '.join(_WOORD.findall(naam))} " in words for naam in known if naam)

    def stemmen(self, sprekers: Collection[_Spreker], kenmerk: str) -> tuple[tuple[str | None, int], ...]:
        """Count the people among these speakers: per group where each is large enough, else together.

        Nothing where they are too few: then not even that they are few is a number.
        """
        every = self._samen(sprekers)
        if every.bit_count() < self.minimum:
            return ()
        if kenmerk in self.besluit.per:
            per, members = self._per_groep(sprekers, kenmerk), self._per_groep(self._wie, kenmerk)
            counts = [per[groep] for groep in sorted(members)]
            overlap = any(a & b for a, b in combinations(members.values(), 2))
            if groot_genoeg(counts, self.minimum, overlap=overlap):
                return tuple((groep, per[groep].bit_count()) for groep in sorted(members))
        return ((None, every.bit_count()),)

    def _per_groep(self, sprekers: Iterable[_Spreker], kenmerk: str) -> defaultdict[str, int]:
        found: defaultdict[str, int] = defaultdict(int)
        for key in sprekers:
            found[self._groep(kenmerk, key)] |= self._wie[key]
        return found

    def _groep(self, kenmerk: str, key: _Spreker) -> str:
        waarde = self._waarden[key][kenmerk]
        return self.besluit.groepen[kenmerk].get(waarde, waarde)

    def _samen(self, sprekers: Iterable[_Spreker]) -> int:
        people = 0
        for key in sprekers:
            people |= self._wie[key]
        return people


def wat_gedeeld_is(
    sha: Mapping[str, str], deelbaar: Deelbaar, geciteerd: Iterable[Fragment]
) -> dict[str, str | int | list[str]]:
    """Give what the log must know of pages that leave the team; no content."""
    who = sorted({(f.interview, f.spreker) for f in geciteerd})
    return {
        "bestanden": list(sha),
        "sha256": list(sha.values()),
        "minimum": deelbaar.minimum,
        "kenmerken": [k for k in deelbaar.besluit.per if not is_facet(k)],
        "interviews": sorted({id for id, _ in who}),
        "geciteerd": [f"{id} {spreker}" for id, spreker in who],
    }
