"""Welke codes samen genoemd worden in dezelfde beurt, zin of hetzelfde interview (--binnen)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from codeer.core.codering import Fragment
from codeer.core.errors import GebruiksFout
from codeer.core.materiaal import BINNEN, Materiaal, Opzet, Rapport
from codeer.core.tabel import Rij
from codeer.rapporten._kolommen import kolommen
from codeer.rapporten._tel import Rooster, met_ouders

TITEL = "Samen genoemd"
Zin = tuple[int, int, int]


class Samenhang:
    """A row per pair of codes, each with its subcodes; never a code with one of its own subcodes."""

    naam = "samenhang"
    titel = TITEL
    kolommen = kolommen("code_a;code_b;samen;alleen_a;alleen_b;jaccard")

    def __init__(self, opzet: Opzet) -> None:
        self._binnen = opzet.binnen
        self._rooster = Rooster(opzet.codeboek)
        self._alleen: Counter[str] = Counter()
        self._samen: Counter[tuple[str, str]] = Counter()

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Count which codes share a unit in one interview."""
        codes: defaultdict[object, set[str]] = defaultdict(set)
        for f in materiaal.fragmenten:
            self._rooster.zie(f.code, f.pool)
            for eenheid in self._eenheden(materiaal, f):
                codes[eenheid].update(met_ouders(f.code))
        for samen in codes.values():
            self._alleen.update(samen)
            self._samen.update(combinations(sorted(samen), 2))
        return ()

    def sluit(self) -> Iterator[Rij]:
        """Give the pairs, in the order of the codebook."""
        for a, b in combinations([code.code for code in self._rooster.codes()], 2):
            if a in met_ouders(b) or b in met_ouders(a):
                continue
            samen = self._samen[min(a, b), max(a, b)]
            alleen_a, alleen_b = self._alleen[a] - samen, self._alleen[b] - samen
            alle = samen + alleen_a + alleen_b
            yield a, b, samen, alleen_a, alleen_b, samen / alle if alle else None

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
