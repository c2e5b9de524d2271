"""Count fragments per code and pole, in memory that does not grow with the number of interviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from codeer.core.codeboek import POLEN, Codeboek
from codeer.core.codering import Fragment, Herkomst

TOTAAL = "totaal"
Cel = tuple[str, str]  # code, pole (or `totaal`)

# A unit that rests on several sources counts for the strongest of them.
_RANG = {Herkomst.AUTOMAAT: 0, Herkomst.NAGEKEKEN: 1, Herkomst.MENS: 2}


class Codepolen(NamedTuple):
    """One code with its parent and the poles for which a table has a row."""

    code: str
    ouder: str
    polen: tuple[str, ...]


@cache
def met_ouders(code: str) -> tuple[str, ...]:
    """Give a code and every code above it: `a/b` gives `a/b` and `a`."""
    delen = code.split("/")
    return tuple("/".join(delen[:i]) for i in range(len(delen), 0, -1))


class Rooster:
    """The codes and poles that need a row: those of the codebook, and what fragments bring besides."""

    def __init__(self, codeboek: Codeboek) -> None:
        self._polen = {code.pad: set(code.polen) for code in codeboek.alle_codes()}
        self._uit_codeboek = len(self._polen)

    def zie(self, code: str, pool: str) -> None:
        """Make sure that this code (with the codes above it) and pole have a row."""
        if pool not in self._polen.get(code, ()):
            for pad in reversed(met_ouders(code)):
                self._polen.setdefault(pad, {pool} if pad == code else {""})
            self._polen[code].add(pool)

    def codes(self) -> list[Codepolen]:
        """Give the codes in the order of the codebook, codes that are no longer in it after those."""
        paden = list(self._polen)
        paden[self._uit_codeboek :] = sorted(paden[self._uit_codeboek :])
        return [Codepolen(p, p.rpartition("/")[0], self._geordend(p)) for p in paden]

    def _geordend(self, code: str) -> tuple[str, ...]:
        return tuple(sorted(self._polen[code], key=lambda pool: (POLEN.index(pool), pool)))


class Stand:
    """How often one code and pole occurs: fragments, by source, in how many interviews, by which persons."""

    __slots__ = ("bronnen", "fragmenten", "interviews", "personen")

    def __init__(self) -> None:
        self.fragmenten = 0
        self.interviews = 0
        self.personen = 0  # bit n is the nth person: 10,000 respondents fit in 1.2 kB
        self.bronnen = [0, 0, 0]

    @property
    def respondenten(self) -> int:
        """Give the number of different persons."""
        return self.personen.bit_count()


_NIETS = Stand()


class Telling:
    """The counts of one group of speakers."""

    def __init__(self, rooster: Rooster) -> None:
        self._rooster = rooster
        self._standen: dict[Cel, Stand] = {}
        self._personen: dict[str, int] = {}

    def stand(self, code: str, pool: str) -> Stand:
        """Give the count of a code and pole (or `totaal`); all zero where nothing was found."""
        return self._standen.get((code, pool), _NIETS)

    def neem(self, fragmenten: Iterable[Fragment], personen: Mapping[str, str]) -> None:
        """Count the fragments of one interview; `personen` names the person behind each speaker."""
        eenheden: dict[Cel, dict[tuple[int, int], int]] = {}
        wie: dict[Cel, int] = {}
        for f in fragmenten:
            self._rooster.zie(f.code, f.pool)
            rang = _RANG[f.herkomst]
            bit = 1 << self._personen.setdefault(personen[f.spreker], len(self._personen))
            for cel in ((f.code, f.pool), *((code, TOTAAL) for code in met_ouders(f.code))):
                plek = eenheden.setdefault(cel, {})
                plek[f.begin, f.eind] = max(rang, plek.get((f.begin, f.eind), rang))
                wie[cel] = wie.get(cel, 0) | bit
        for cel, plekken in eenheden.items():
            stand = self._standen.setdefault(cel, Stand())
            stand.fragmenten += len(plekken)
            stand.interviews += 1
            stand.personen |= wie[cel]
            for rang in plekken.values():
                stand.bronnen[rang] += 1
