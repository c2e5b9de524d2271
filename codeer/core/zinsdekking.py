"""On which units a stretch of text falls: those it covers for half or more, else the one it covers most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from codeer.core.codeboek import Eenheid

# (begin, eind, turn number), as Materiaal.zinnen has them
Span = tuple[int, int, int]


def eenheden(zinnen: Sequence[Span], tekst: str, eenheid: Eenheid) -> tuple[Span, ...]:
    """Join sentences to the units in which a study counts: sentences, paragraphs or turns."""
    if eenheid is Eenheid.ZIN:
        return tuple(zinnen)
    units: list[Span] = []
    for zin in zinnen:
        begin, eind, beurt = zin
        if units and units[-1][2] == beurt and not _parted(tekst[units[-1][1] : begin], eenheid):
            units[-1] = (units[-1][0], eind, beurt)
        else:
            units.append(zin)
    return tuple(units)


def _parted(between: str, eenheid: Eenheid) -> bool:
    return eenheid is Eenheid.ALINEA and "\n" in between


class Zinsdekking:
    """Finds units in one version (the sha256 `tekst`) of an interview.

    `zinnen` are the units that count, in order and without overlap.
    """

    __slots__ = ("_begins", "_ends", "interview", "tekst", "zinnen")

    def __init__(self, interview: str, tekst: str, zinnen: Sequence[Span]) -> None:
        self.interview = interview
        self.tekst = tekst
        self.zinnen = zinnen
        self._begins = [z[0] for z in zinnen]
        self._ends = [z[1] for z in zinnen]

    def zinnen_van(self, begin: int, eind: int) -> tuple[int, ...]:
        """Give the numbers (from 0) of the units that a coding from begin to eind falls on.

        None where it touches no unit, such as a coding in a turn that is not counted. Of two units
        covered equally little it is the first.
        """
        covered = [(self._overlap(nr, begin, eind), nr) for nr in self._touched(begin, eind)]
        most = tuple(nr for share, nr in covered if 2 * share >= self._length(nr))
        if most or not covered:
            return most
        return (min((-share, nr) for share, nr in covered)[1],)

    def geheel_in(self, begin: int, eind: int) -> tuple[int, ...]:
        """Give the units that lie wholly within a finished passage: half a sentence read is not judged."""
        return tuple(
            nr for nr in self._touched(begin, eind) if begin <= self._begins[nr] and self._ends[nr] <= eind
        )

    def _touched(self, begin: int, eind: int) -> range:
        return range(bisect_right(self._ends, begin), bisect_left(self._begins, eind))

    def _overlap(self, nr: int, begin: int, eind: int) -> int:
        return min(eind, self._ends[nr]) - max(begin, self._begins[nr])

    def _length(self, nr: int) -> int:
        return self._ends[nr] - self._begins[nr]
