"""On which units a stretch of text falls: those it covers for half or more, else the one it covers most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from codeer.core.codeboek import Eenheid

# (begin, eind, turn number), as Materiaal.zinnen has them
Span = tuple[int, int, int]
DREMPEL = 0.5
# a share such as 0.7 is not a number of bits; characters are whole
_ROUNDING = 1e-6


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

    `zinnen` are the units that count, in order and without overlap. A coding falls on a unit from the
    share `drempel` up; 0 is any overlap at all.
    """

    __slots__ = ("_begins", "_drempel", "_ends", "interview", "tekst", "zinnen")

    def __init__(self, interview: str, tekst: str, zinnen: Sequence[Span], drempel: float = DREMPEL) -> None:
        self.interview = interview
        self.tekst = tekst
        self.zinnen = zinnen
        self._drempel = drempel
        self._begins = [z[0] for z in zinnen]
        self._ends = [z[1] for z in zinnen]

    def zinnen_van(self, begin: int, eind: int) -> tuple[int, ...]:
        """Give the numbers (from 0) of the units that a coding from begin to eind falls on.

        None where it touches no unit, such as a coding in a turn that is not counted. Of two units
        covered equally little it is the first.
        """
        touched = self._touched(begin, eind)
        if len(touched) < 2:  # nearly always: whatever share it is, there is no other
            return tuple(touched)
        covered = [(self._overlap(nr, begin, eind), nr) for nr in touched]
        most = tuple(nr for share, nr in covered if share >= self._drempel * self._length(nr) - _ROUNDING)
        if most:
            return most
        return (min((-share, nr) for share, nr in covered)[1],)

    def geheel_in(self, begin: int, eind: int) -> tuple[int, ...]:
        """Give the units that lie wholly within a finished passage: half a sentence read is not judged."""
        return tuple(
            nr for nr in self._touched(begin, eind) if begin <= self._begins[nr] and self._ends[nr] <= eind
        )

    def bits_van(self, begin: int, eind: int, zinnen: Iterable[int] | None = None) -> int:
        """Give the bitmap of the units that a coding falls on; `zinnen` are those, where they are known."""
        return self.bits_in(self.zinnen_van(begin, eind) if zinnen is None else zinnen)

    def bits_in(self, zinnen: Iterable[int]) -> int:
        """Give the bitmap of these units, each wholly."""
        bits = 0
        for nr in zinnen:
            bits |= 1 << nr
        return bits

    def _touched(self, begin: int, eind: int) -> range:
        return range(bisect_right(self._ends, begin), bisect_left(self._begins, eind))

    def _overlap(self, nr: int, begin: int, eind: int) -> int:
        return min(eind, self._ends[nr]) - max(begin, self._begins[nr])

    def _length(self, nr: int) -> int:
        return self._ends[nr] - self._begins[nr]


class Tekendekking(Zinsdekking):
    """Finds characters: bit i is character i of the text, in bitmaps only of the units that count."""

    __slots__ = ()

    def bits_van(self, begin: int, eind: int, zinnen: Iterable[int] | None = None) -> int:  # noqa: ARG002
        """Give the bitmap of the characters in a coding that stand in units that count."""
        return self._characters(
            ((max(begin, a), min(eind, b)) for a, b in self._spans(self._touched(begin, eind)))
        )

    def bits_in(self, zinnen: Iterable[int]) -> int:
        """Give the bitmap of all characters of these units."""
        return self._characters(self._spans(zinnen))

    def _spans(self, nummers: Iterable[int]) -> Iterator[tuple[int, int]]:
        return ((self._begins[nr], self._ends[nr]) for nr in nummers)

    @staticmethod
    def _characters(spans: Iterable[tuple[int, int]]) -> int:
        bits = 0
        for begin, eind in spans:
            bits |= ((1 << (eind - begin)) - 1) << begin
        return bits
