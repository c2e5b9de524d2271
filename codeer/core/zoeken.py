"""Answering a search query in one interview after another, with the engine that matches the codebook."""

from __future__ import annotations

import fnmatch
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Term
from codeer.core.codering import Fragment, Herkomst
from codeer.core.interview import counts
from codeer.core.markeer import vind
from codeer.core.namen import plain_naam
from codeer.core.zoekplan import Plan, SearchTerm, maak_plan
from codeer.core.zoekveld import Treffer, Zoekveld, elk_een_keer, voeg_samen
from codeer.core.zoekvraag import (
    ELKE_CODE,
    Afstand,
    En,
    Facet,
    Gecodeerd,
    Kenmerk,
    Nabij,
    Niet,
    Of,
    Vraag,
    Woorden,
    bestaat_uit,
    bladen,
    delen,
    schrijf,
    vindt,
)

INTERVIEW = "interview"
_EENHEID = {"beurt": Afstand.BEURTEN, "zin": Afstand.ZINNEN}


class Zoeker:
    """A query made ready: ask it every interview; `gevonden` counts what each part found by itself.

    `binnen` is what EN and NIET look within: zin, beurt or interview. With `samenstellingen` words are
    also found as a part of a longer word.
    """

    def __init__(
        self, vraag: Vraag, codeboek: Codeboek, binnen: str = "beurt", *, samenstellingen: bool = False
    ) -> None:
        self.vraag = vraag
        self.binnen = binnen
        words = dict.fromkeys(b for b in bladen(vraag) if isinstance(b, Woorden))
        self.plan = _plan([als_term(w, samenstellingen=samenstellingen) for w in words], codeboek)
        self.termen = dict(zip(words, self.plan.terms, strict=True))
        self.gevonden = Counter(dict.fromkeys(map(schrijf, bladen(vraag)), 0))

    def zoek(self, veld: Zoekveld) -> list[Treffer]:
        """Give the places in one interview, in the order of its text."""
        return _Gang(self, veld).vind(self.vraag, _Gebied(frozenset(veld.beurten)))


def als_term(woorden: Woorden, *, samenstellingen: bool = False) -> Term:
    """Give words of a query as a term of a codebook that a negation does nothing to."""
    return Term(
        woorden.tekst,
        exact=woorden.exact,
        samenstellingen=samenstellingen and not woorden.exact,
        bij_ontkenning=BijOntkenning.BLIJFT,
    )


def _plan(termen: Iterable[Term], codeboek: Codeboek) -> Plan:
    codes = tuple(Code(f"z{nr}", termen=(term,)) for nr, term in enumerate(termen))
    return maak_plan(replace(codeboek, codes=codes))


class _Gebied(NamedTuple):
    """Where a part of a query looks: in these turns, and at codings for which these facets hold."""

    beurten: frozenset[int]
    facetten: tuple[Vraag, ...] = ()

    def holds(self, treffer: Treffer) -> bool:
        first, last = treffer.plaats[Afstand.BEURTEN]
        return first in self.beurten and last in self.beurten


class _Gang:
    """One query in one interview."""

    def __init__(self, zoeker: Zoeker, veld: Zoekveld) -> None:
        self._zoeker = zoeker
        self._veld = veld
        self._unit = _EENHEID.get(zoeker.binnen)
        keys = veld.index.keys()
        self._mogelijk = {id(search) for search in zoeker.plan.candidates(keys)}
        self._eigen: dict[Vraag, list[Treffer]] = {}

    def vind(self, vraag: Vraag, gebied: _Gebied) -> list[Treffer]:
        """Give the places for a part of the query that points at places."""
        if isinstance(vraag, Of):
            return elk_een_keer(chain.from_iterable(self.vind(deel, gebied) for deel in vraag.delen))
        if isinstance(vraag, En):
            return self._en(vraag, gebied)
        if isinstance(vraag, Nabij):
            return list(_paren(vraag, self.vind(vraag.links, gebied), self.vind(vraag.rechts, gebied)))
        assert isinstance(vraag, (Woorden, Gecodeerd, Facet))  # noqa: S101 -- nothing else points at places
        if isinstance(vraag, Woorden):
            found = self._woorden(vraag)
        else:
            found = self._fragmenten(vraag, gebied.facetten)
        return elk_een_keer(filter(gebied.holds, found))

    def _woorden(self, vraag: Woorden) -> list[Treffer]:
        found = self._eigen.get(vraag)
        if found is None:
            search = self._zoeker.termen[vraag]
            found = self._eigen[vraag] = list(self._van_term(search)) if id(search) in self._mogelijk else []
            self._zoeker.gevonden[schrijf(vraag)] += len({t.delen for t in found})
        return found

    def _van_term(self, search: SearchTerm) -> Iterator[Treffer]:
        return (self._veld.van_hit(hit, search.term.tekst) for hit in vind(search, self._veld.index))

    def _fragmenten(self, vraag: Gecodeerd | Facet, facetten: Sequence[Vraag]) -> list[Treffer]:
        own = self._eigen.get(vraag)
        if own is None:
            rows = [f for f in self._veld.fragmenten if _past(vraag, f)]
            own = self._eigen[vraag] = [self._veld.van_fragment(f, _waarom(f)) for f in rows]
            self._zoeker.gevonden[schrijf(vraag)] += len({t.delen for t in own})
        if not facetten:
            return own
        ids = {
            (f.begin, f.eind, f.code, f.pool)
            for f in self._veld.fragmenten
            if all(_heeft_facet(f, facet) for facet in facetten)
        }
        return [t for t in own if t.ids & ids]

    def _en(self, vraag: En, gebied: _Gebied) -> list[Treffer]:
        """Give the places in units that have everything; filters say where that is looked for."""
        finders, conditions, gebied = self._verdeel(vraag, gebied)
        units = self._alle(gebied)
        rows = [self.vind(deel, gebied) for deel in finders]
        for row in rows:
            units &= {unit for treffer in row for unit in self._units(treffer)}
        for deel in conditions:
            units &= self._waar(deel, gebied)
        rows = [[t for t in row if not units.isdisjoint(self._units(t))] for row in rows]
        if len(rows) == 1:
            return [t for t in rows[0] if units.issuperset(self._units(t))]
        if self._unit is None:
            return elk_een_keer(chain.from_iterable(rows))
        per_unit: dict[int, list[Treffer]] = {unit: [] for unit in sorted(units)}
        for treffer in chain.from_iterable(rows):
            for unit in units.intersection(self._units(treffer)):
                per_unit[unit].append(treffer)
        return elk_een_keer(map(voeg_samen, per_unit.values()))

    def _verdeel(self, vraag: En, gebied: _Gebied) -> tuple[list[Vraag], list[Vraag], _Gebied]:
        """Tell apart what points at places, what must hold there, and where to look."""
        has_code = any(vindt(d) and any(isinstance(b, Gecodeerd) for b in bladen(d)) for d in vraag.delen)
        beurten, facetten = gebied.beurten, list(gebied.facetten)
        finders: list[Vraag] = []
        conditions: list[Vraag] = []
        for deel in vraag.delen:
            if bestaat_uit(deel, Kenmerk):
                beurten &= {nr for nr in gebied.beurten if self._gezegd(deel, nr)}
            elif has_code and bestaat_uit(deel, Facet):
                facetten.append(deel)
                self._tel_facetten(deel)
            else:
                (finders if vindt(deel) else conditions).append(deel)
        return finders, conditions, _Gebied(beurten, tuple(facetten))

    def _tel_facetten(self, vraag: Vraag) -> None:
        for blad in bladen(vraag):
            assert isinstance(blad, Facet)  # noqa: S101 -- the caller looked
            self._fragmenten(blad, ())

    def _gezegd(self, vraag: Vraag, nr: int) -> bool:
        """Tell whether a filter holds for a turn."""
        if isinstance(vraag, Kenmerk):
            return _zelfde(vraag, self._veld.waarde(vraag.naam, self._veld.sprekers[nr]))
        held = [self._gezegd(deel, nr) for deel in delen(vraag)]
        return not held[0] if isinstance(vraag, Niet) else all(held) if isinstance(vraag, En) else any(held)

    def _waar(self, vraag: Vraag, gebied: _Gebied) -> set[int]:
        """Give the units in which something holds."""
        if vindt(vraag):
            return {unit for treffer in self.vind(vraag, gebied) for unit in self._units(treffer)}
        if isinstance(vraag, Kenmerk):
            return self._van_beurten(nr for nr in gebied.beurten if self._gezegd(vraag, nr))
        found = [self._waar(deel, gebied) for deel in delen(vraag)]
        if isinstance(vraag, Niet):
            return self._alle(gebied) - found[0]
        return set.intersection(*found) if isinstance(vraag, En) else set.union(*found)

    def _alle(self, gebied: _Gebied) -> set[int]:
        return self._van_beurten(gebied.beurten)

    def _van_beurten(self, beurten: Iterable[int]) -> set[int]:
        """Give the units in these turns."""
        chosen = set(beurten)
        if self._unit is None:
            return {0} if chosen else set()
        if self._unit is Afstand.BEURTEN:
            return chosen
        return {nr for nr, beurt in enumerate(self._veld.beurt_van_zin) if beurt in chosen}

    def _units(self, treffer: Treffer) -> range:
        if self._unit is None:
            return range(1)
        first, last = treffer.plaats[self._unit]
        return range(first, last + 1)


def _past(vraag: Gecodeerd | Facet, fragment: Fragment) -> bool:
    if isinstance(vraag, Facet):
        return _heeft_facet(fragment, vraag)
    own = vraag.code in (ELKE_CODE, fragment.code) or fragment.code.startswith(f"{vraag.code}/")
    return own and vraag.pool in (None, fragment.pool)


def _heeft_facet(fragment: Fragment, vraag: Vraag) -> bool:
    """Tell whether facets hold for a coding."""
    if isinstance(vraag, Facet):
        given = [waarde for naam, waarde in fragment.facetten if naam == vraag.naam]
        if not vraag.waarde and vraag.waarde is not None:
            # people coded it and gave no value; a suggestion has none to give
            return not given and fragment.herkomst is not Herkomst.AUTOMAAT
        return vraag.waarde in given or (vraag.waarde is None and bool(given))
    held = [_heeft_facet(fragment, deel) for deel in delen(vraag)]
    return not held[0] if isinstance(vraag, Niet) else all(held) if isinstance(vraag, En) else any(held)


def _waarom(fragment: Fragment) -> str:
    kant = f".{fragment.pool}" if fragment.pool else ""
    return f"code {fragment.code}{kant}" + (f" ({fragment.waarom})" if fragment.waarom else "")


def _zelfde(vraag: Kenmerk, waarde: str) -> bool:
    if vraag.naam == "spreker":
        return counts(waarde, (vraag.waarde,))
    wanted, value = plain_naam(vraag.waarde), plain_naam(waarde)
    if "*" not in wanted:
        return wanted == value
    return fnmatch.fnmatchcase(value, wanted.replace("[", "[[]").replace("?", "[?]"))


def _paren(vraag: Nabij, links: list[Treffer], rechts: list[Treffer]) -> list[Treffer]:
    """Join what lies near enough, the nearest first; each thing is in one pair at most."""
    # from either side the same pair comes first, also of those that begin in the same places
    nearest = sorted(
        _kandidaten(vraag, links, rechts), key=lambda row: (*row[:3], sorted(t.delen for t in row[3:]))
    )
    used: set[object] = set()
    found = []
    for _, _, _, one, other in nearest:
        if used.isdisjoint(one.ids) and used.isdisjoint(other.ids):
            used |= one.ids | other.ids
            found.append(voeg_samen((one, other)))
    return elk_een_keer(found)


def _kandidaten(
    vraag: Nabij, links: list[Treffer], rechts: list[Treffer]
) -> Iterator[tuple[int, int, tuple[int, int], Treffer, Treffer]]:
    unit, far = vraag.in_wat, vraag.hoever
    others = sorted(rechts, key=lambda t: t.plaats[unit])
    firsts = [t.plaats[unit][0] for t in others]
    longest = max((t.plaats[unit][1] - t.plaats[unit][0] for t in others), default=0)
    for one in links:
        first, last = one.plaats[unit]
        low = bisect_left(firsts, first - far - longest)
        for other in others[low : bisect_right(firsts, last + far)]:
            apart = _afstand(one, other, unit)
            if apart <= far and one.ids.isdisjoint(other.ids) and _klopt(vraag, one, other):
                gap = max(0, other.begin - one.eind, one.begin - other.eind)
                yield apart, gap, (min(one.begin, other.begin), max(one.begin, other.begin)), one, other


def _afstand(one: Treffer, other: Treffer, unit: Afstand) -> int:
    (first, last), (begin, eind) = one.plaats[unit], other.plaats[unit]
    return max(0, begin - last, first - eind)


def _klopt(vraag: Nabij, one: Treffer, other: Treffer) -> bool:
    """Tell whether the order is right; words in different turns are never near."""
    if vraag.op_volgorde and other.begin < one.eind:
        return False
    return vraag.in_wat is not Afstand.WOORDEN or _afstand(one, other, Afstand.BEURTEN) == 0
