"""Count the people behind every cell before anything is shared, and decide which cells may be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Fragment
from codeer.core.materiaal import Materiaal
from codeer.core.namen import plain_naam
from codeer.core.onderdrukking import (
    Cel,
    Knoop,
    Vector,
    herleidbaar,
    kies_cellen,
    maak_bomen,
    voeg_kleine_samen,
)
from codeer.core.opdeling import facetwaarden, is_facet, kaal, waarden_van
from codeer.rapporten._kolommen import groepswaarde, persoon
from codeer.rapporten._tel import TOTAAL, Rooster
from codeer.steps._gronden import Gronden

SAMEN = "(kleine groepen samen)"
_TE_KLEIN = "er zijn geen twee groepen van minstens {} mensen"
_COMPUTER = (
    "de groepen zijn (voor een deel) alleen door de computer gecodeerd, en dat vergelijkt niet eerlijk"
)
_OOK_COMPUTER = (
    "een deel van de coderingen is alleen van de computer, en die hebben geen facet; met --bron mens of "
    "--bron nagekeken tellen zij niet mee"
)
_NIETS = "in geen enkele rij noemen in elke groep minstens {} mensen het"
_TE_KLEINE_WAARDE = (
    "bij {} gaat het om minder dan {} mensen; een facet deel je alleen als elke waarde er genoeg heeft"
)
_Groepen = tuple[str, ...]  # the group of what was said by each kenmerk or facet
_Naam = Callable[[_Groepen], str]
_Hoort = Callable[[_Groepen], bool]


@dataclass(frozen=True, slots=True)
class Besluit:
    """What may be seen: cells of the whole study, and per kenmerk the cells seen for every group.

    `groepen` gives per kenmerk each value as it is shown. `geweigerd` says why a kenmerk has no table.
    `bij_citaat` is the one kenmerk that stands with quotes: several together point at few.
    """

    minimum: int
    studie: frozenset[Cel]
    groepen: Mapping[str, Mapping[str, str]]
    per: Mapping[str, frozenset[Cel]]
    geweigerd: Mapping[str, str]
    bij_citaat: str = ""

    def voor(self, per: Sequence[str]) -> Besluit:
        """Give the same decision with these kenmerken only, in this order."""
        return replace(
            self,
            groepen={k: self.groepen[k] for k in per if k in self.groepen},
            per={k: self.per[k] for k in per if k in self.per},
            geweigerd={k: self.geweigerd[k] for k in per if k in self.geweigerd},
        )

    def toon(self, materiaal: Materiaal) -> Materiaal:
        """Give an interview with its groups as they are shown: small ones are one, empty ones none."""
        rows = {s: dict(materiaal.sprekerkenmerken.get(s, {})) for s in _sprekers(materiaal)}
        for kenmerk, shown in self.groepen.items():
            if is_facet(kenmerk):
                continue
            for spreker, row in rows.items():
                row[kenmerk] = shown[groepswaarde(materiaal, kenmerk, spreker)]
        woorden = {s: n for s, n in materiaal.woorden.items() if n}
        fragmenten = tuple(self._enkel(f) for f in materiaal.fragmenten)
        return replace(materiaal, sprekerkenmerken=rows, woorden=woorden, fragmenten=fragmenten)

    def _enkel(self, f: Fragment) -> Fragment:
        """Give a fragment one value per facet: those of two values together are a value of their own."""
        facets = [kaal(k) for k in self.groepen if is_facet(k)]
        values = {facet: facetgroep(f, facet) for facet in facets if facet in dict(f.facetten)}
        return replace(f, facetten=tuple(values.items())) if values else f


def facetgroep(f: Fragment, facet: str) -> str:
    """Give the one group of a fragment by a facet."""
    return " en ".join(facetwaarden(f, facet))


class Peiling:
    """Who said what, by the groups asked for; small, however many interviews come by."""

    def __init__(self, codeboek: Codeboek, per: Sequence[str]) -> None:
        self.per = tuple(per)
        self.interviews = self.woorden = 0
        self._rooster = Rooster(codeboek)
        self._gronden = Gronden(codeboek, self.per)
        self._nummers: dict[str, int] = {}
        self._wie: defaultdict[_Groepen, defaultdict[Cel, int]] = defaultdict(lambda: defaultdict(int))
        self._groepen: dict[str, defaultdict[str, int]] = {k: defaultdict(int) for k in self.per}
        for kenmerk in filter(is_facet, self.per):
            self._groepen[kenmerk].update(dict.fromkeys(waarden_van(kenmerk, codeboek), 0))

    @property
    def respondenten(self) -> int:
        """Give the number of different people with a counted word."""
        return len(self._nummers)

    def neem(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        self.interviews += 1
        self.woorden += sum(materiaal.woorden.values())
        self._gronden.neem(materiaal)
        where: dict[str, _Groepen] = {}
        who: dict[str, int] = {}
        for s in _sprekers(materiaal):
            # two spellings of one name must not make two people
            nr = self._nummers.setdefault(plain_naam(persoon(materiaal, s)), len(self._nummers))
            who[s] = 1 << nr
            where[s] = tuple("" if is_facet(k) else groepswaarde(materiaal, k, s) for k in self.per)
            for kenmerk, waarde in zip(self.per, where[s], strict=True):
                if not is_facet(kenmerk):
                    self._groepen[kenmerk][waarde] |= who[s]
        for f in materiaal.fragmenten:
            self._rooster.zie(f.code, f.pool)
            groep = tuple(
                facetgroep(f, kaal(k)) if is_facet(k) else w
                for k, w in zip(self.per, where[f.spreker], strict=True)
            )
            for kenmerk, waarde in zip(self.per, groep, strict=True):
                self._groepen[kenmerk][waarde] |= who[f.spreker]
            self._wie[groep][f.code, f.pool] |= who[f.spreker]

    def besluit(self, minimum: int) -> Besluit:
        """Decide what may be seen."""
        bomen = maak_bomen(self._rooster.codes(), TOTAAL)
        whole = self._mensen(bomen, lambda _: "")
        studie = kies_cellen(bomen, lambda cel: whole["", cel].bit_count() >= minimum)
        groepen: dict[str, dict[str, str]] = {}
        per: dict[str, frozenset[Cel]] = {}
        geweigerd: dict[str, str] = {}
        for kenmerk in self.per:
            few = [w for w, people in self._groepen[kenmerk].items() if people.bit_count() < minimum]
            if is_facet(kenmerk) and few:
                geweigerd[kenmerk] = _TE_KLEINE_WAARDE.format(" en ".join(few), minimum)
                continue
            small = voeg_kleine_samen(self._groepen[kenmerk], minimum)
            shown = groepen[kenmerk] = {w: SAMEN if w in small else w for w in self._groepen[kenmerk]}
            if len(set(shown.values())) < 2:
                geweigerd[kenmerk] = _TE_KLEIN.format(minimum)
                continue
            per[kenmerk], why = self._kies(bomen, kenmerk, shown, studie, minimum)
            if why:
                geweigerd[kenmerk] = why
                del per[kenmerk]
        made = Besluit(minimum, studie, groepen, per, geweigerd)
        if len(per) > 1:
            made = self._zonder_omweg(made, bomen)
        return replace(made, bij_citaat=next((k for k in made.per if not is_facet(k)), ""))

    def _kies(
        self,
        bomen: Sequence[Knoop],
        kenmerk: str,
        shown: Mapping[str, str],
        studie: frozenset[Cel],
        minimum: int,
    ) -> tuple[frozenset[Cel], str]:
        """Choose the rows that are large enough in every group, or say why there are none."""
        at = self.per.index(kenmerk)
        people = self._mensen(bomen, lambda groep: shown[groep[at]])
        by_computer = self._gronden.alleen_automaat(kenmerk)
        names = sorted(set(shown.values()))
        members = [(shown[w], who) for w, who in self._groepen[kenmerk].items()]
        overlap = any(a & b and g != h for (g, a), (h, b) in combinations(members, 2))

        def safe(cel: Cel) -> bool:
            family = [c for c in by_computer if c == cel[0] or (cel[1] == TOTAAL and _onder(c, cel[0]))]
            large = groot_genoeg([people[g, cel] for g in names], minimum, overlap=overlap)
            return cel in studie and large and not family

        chosen = kies_cellen(bomen, safe)
        if chosen:
            return chosen, ""
        every = {k.cel[0] for boom in bomen for k in boom.alle()} <= by_computer
        if by_computer and is_facet(kenmerk):
            return chosen, _OOK_COMPUTER
        return chosen, _COMPUTER if every else _NIETS.format(minimum)

    def _mensen(self, bomen: Iterable[Knoop], naam: _Naam) -> defaultdict[tuple[str, Cel], int]:
        """Give the people behind every cell, as bits, per group by its name."""
        found: defaultdict[tuple[str, Cel], int] = defaultdict(int)
        for boom in bomen:
            for knoop in boom.alle():
                for groep, cellen in self._wie.items():
                    for cel in knoop.bladeren():
                        found[naam(groep), knoop.cel] |= cellen.get(cel, 0)
        return found

    def _zonder_omweg(self, besluit: Besluit, bomen: Iterable[Knoop]) -> Besluit:
        """Take rows away until none that is left out follows from two kenmerken together.

        What is taken away is always of the kenmerk that comes last.
        """
        per = dict(besluit.per)
        for boom in bomen:
            cells = {k.cel for k in boom.alle()}
            while (last := next((k for k in reversed(per) if per[k] & cells), "")) and self._lekt(
                replace(besluit, per=per), boom
            ):
                per[last] = per[last] - cells
        empty = {k: _NIETS.format(besluit.minimum) for k, seen in per.items() if not seen}
        return replace(
            besluit,
            per={k: seen for k, seen in per.items() if seen},
            geweigerd={**besluit.geweigerd, **empty},
        )

    def _lekt(self, besluit: Besluit, boom: Knoop) -> bool:
        seen: list[Vector] = []
        hidden: list[Vector] = []
        for knoop in boom.alle():
            (seen if knoop.cel in besluit.studie else hidden).append(self._som(knoop, lambda _: True))
            for kenmerk, cells in besluit.per.items():
                at, shown = self.per.index(kenmerk), besluit.groepen[kenmerk]
                for waarde in set(shown.values()):
                    row = self._som(knoop, _is_in(at, shown, waarde))
                    (seen if knoop.cel in cells else hidden).append(row)
            # what the kenmerken cut out together is in no table, but it must not follow either
            hidden += self._kleine_doorsneden(besluit, knoop)
        return bool(herleidbaar(seen, hidden))

    def _som(self, knoop: Knoop, hoort: _Hoort) -> Vector:
        return {(groep, cel): 1 for groep in self._wie if hoort(groep) for cel in knoop.bladeren()}

    def _kleine_doorsneden(self, besluit: Besluit, knoop: Knoop) -> list[Vector]:
        together: defaultdict[_Groepen, set[_Groepen]] = defaultdict(set)
        for groep in self._wie:
            shown = (besluit.groepen[k][w] for k, w in zip(self.per, groep, strict=True) if k in besluit.per)
            together[tuple(shown)].add(groep)
        found = []
        for groups in together.values():
            people = 0
            for groep in groups:
                for cel in knoop.bladeren():
                    people |= self._wie[groep].get(cel, 0)
            if people.bit_count() < besluit.minimum:
                found.append(self._som(knoop, groups.__contains__))
        return found


def groot_genoeg(groepen: Sequence[int], minimum: int, *, overlap: bool) -> bool:
    """Tell whether a row is large enough in every group.

    Where people are in two groups, as with waves, the figure of the study tells with those of the groups
    how many said it in one only, and how many in both: those must be enough too.
    """
    counts = [who.bit_count() for who in groepen]
    if min(counts) < minimum or not overlap:
        return min(counts) >= minimum
    every = 0
    for who in groepen:
        every |= who
    either = [every.bit_count() - n for n in counts]
    return min(*either, sum(counts) - every.bit_count()) >= minimum


def _is_in(plek: int, shown: Mapping[str, str], waarde: str) -> _Hoort:
    return lambda groep: shown[groep[plek]] == waarde


def _onder(code: str, ouder: str) -> bool:
    return code.startswith(f"{ouder}/")


def _sprekers(materiaal: Materiaal) -> dict[str, None]:
    return dict.fromkeys(
        (*(s for s, n in materiaal.woorden.items() if n), *(f.spreker for f in materiaal.fragmenten))
    )
