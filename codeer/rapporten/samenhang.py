"""Welke codes samen genoemd worden in dezelfde beurt, zin of hetzelfde interview (--binnen)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, permutations, product
from typing import cast

from codeer.core.beoordeeld import Beoordeeld
from codeer.core.codering import Fragment
from codeer.core.errors import GebruiksFout
from codeer.core.materiaal import BINNEN, Materiaal, Opzet, Rapport
from codeer.core.tabel import Rij
from codeer.core.zinsoordelen import bitmap
from codeer.rapporten._kolommen import kolommen
from codeer.rapporten._noemers import families
from codeer.rapporten._tel import Rooster, met_ouders

TITEL = "Samen genoemd"
Zin = tuple[int, int, int]


class Samenhang:
    """A row per pair of codes, each with its subcodes; never a code with one of its own subcodes.

    Where not every word was judged, a stretch tells about a pair only when each of both codes is in it,
    or is known not to be: all of the stretch was judged for it.
    """

    naam = "samenhang"
    titel = TITEL
    kolommen = kolommen("code_a;code_b;samen;alleen_a;alleen_b;jaccard")

    def __init__(self, opzet: Opzet) -> None:
        self._binnen = opzet.binnen
        self._rooster = Rooster(opzet.codeboek)
        self._families = families(opzet.codeboek)
        self._samen: Counter[tuple[str, str]] = Counter()
        # in how many stretches a code is; and, where parts were judged, is without the other
        self._met: Counter[str] = Counter()
        self._zonder: Counter[tuple[str, str]] = Counter()
        self._samen_beoordeeld: set[tuple[str, str]] | None = None

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Count which codes share a unit in one interview."""
        codes: defaultdict[object, set[str]] = defaultdict(set)
        for f in materiaal.fragmenten:
            self._rooster.zie(f.code, f.pool)
            for eenheid in self._eenheden(materiaal, f):
                codes[eenheid].update(met_ouders(f.code))
        for samen in codes.values():
            self._met.update(samen)
            self._samen.update(combinations(sorted(samen), 2))
        if materiaal.beoordeeld is not None and not materiaal.alles_beoordeeld:
            self._neem_delen(materiaal.beoordeeld, codes)
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the pairs, in the order of the codebook."""
        for a, b in combinations([code.code for code in self._rooster.codes()], 2):
            if a in met_ouders(b) or b in met_ouders(a):
                continue
            samen = self._samen[min(a, b), max(a, b)]
            if self._samen_beoordeeld is None:
                alleen_a, alleen_b = self._met[a] - samen, self._met[b] - samen
            elif (a, b) in self._samen_beoordeeld or samen:
                alleen_a, alleen_b = self._zonder[a, b], self._zonder[b, a]
            else:  # nobody judged both codes anywhere: that is not 0
                yield a, b, None, None, None, None
                continue
            alle = samen + alleen_a + alleen_b
            yield a, b, samen, alleen_a, alleen_b, samen / alle if alle else None

    def _neem_delen(self, beoordeeld: Beoordeeld, codes: Mapping[object, set[str]]) -> None:
        """Count where a code is and another is known not to be."""
        if self._samen_beoordeeld is None:
            self._samen_beoordeeld = set()
        bits = {code: beoordeeld.bits(family) for code, family in self._families.items()}
        both = permutations([code for code, judged in bits.items() if judged], 2)
        self._samen_beoordeeld.update((a, b) for a, b in both if bits[a] & bits[b])
        part_of = self._delen(beoordeeld)
        for eenheid, present in codes.items():
            whole = part_of(eenheid)
            absent = [c for c, judged in bits.items() if c not in present and not whole & ~judged]
            self._zonder.update(product(present, absent))

    def _delen(self, beoordeeld: Beoordeeld) -> Callable[[object], int]:
        """Give the function from a stretch to the units that it is made of."""
        units = beoordeeld.eenheden
        if self._binnen == "interview":
            return lambda _: (1 << len(units)) - 1
        if self._binnen == "beurt":
            per_beurt: defaultdict[object, int] = defaultdict(int)
            for nr, (_, _, beurt) in enumerate(units):
                per_beurt[beurt] |= 1 << nr
            return per_beurt.__getitem__
        begins, ends = [u[0] for u in units], [u[1] for u in units]

        def touched(zin: object) -> int:
            begin, eind = cast("tuple[int, ...]", zin)[:2]
            return bitmap(range(bisect_right(ends, begin), bisect_left(begins, eind)))

        return touched

    def _eenheden(self, materiaal: Materiaal, f: Fragment) -> Iterable[object]:
        if self._binnen == "interview":
            return (materiaal.interview.id,)
        if self._binnen == "beurt":
            return (f.beurt,)
        return covered(materiaal.zinnen, f.begin, f.eind)


def covered(zinnen: tuple[Zin, ...], begin: int, eind: int) -> list[object]:
    """Give the sentences that a span covers for half or more, else the one it covers most.

    `zinnen` are ordered by place. Without any sentence under it the span is its own unit.
    """
    geraakt: list[tuple[int, Zin]] = []
    for i in range(max(bisect_right(zinnen, (begin, -1, -1)) - 1, 0), len(zinnen)):
        zin = zinnen[i]
        if zin[0] >= eind:
            break
        deel = min(eind, zin[1]) - max(begin, zin[0])
        if deel > 0:
            geraakt.append((deel, zin))
    if not geraakt:
        return [(begin, eind)]
    helften: list[object] = [zin for deel, zin in geraakt if 2 * deel >= zin[1] - zin[0]]
    return helften or [max(geraakt, key=lambda paar: paar[0])[1]]


def maak(opzet: Opzet) -> Rapport:
    """Begin the report; raises GebruiksFout for an unknown kind of unit."""
    if opzet.binnen not in BINNEN:
        raise GebruiksFout(f"--binnen {opzet.binnen} bestaat niet.", "Kies beurt, zin of interview.")
    return Samenhang(opzet)
