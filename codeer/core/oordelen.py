"""What coders found of the same units: a bitmap per value and coder, so that counting is quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple, overload

from codeer.core.telling import Telling

JA, NEE = "ja", "nee"


class Oordeel(NamedTuple):
    """One value that a coder gave to a unit; None is not judged."""

    codeur: str
    eenheid: str
    waarde: str | None


class Gebruik(NamedTuple):
    """In how many comparable units a value was given: by all who judged, by one alone, by some."""

    samen: int
    alleen: tuple[int, ...]  # per coder: none of the others gave it
    deels: int  # by some, not by all

    @property
    def eenheden(self) -> int:
        """Give the number of comparable units in which anyone gave the value."""
        return self.samen + self.deels


class Nummering(Sequence[str]):
    """Names of units that need none of their own: the numbers from 1 up, made when asked for."""

    __slots__ = ("_aantal",)

    def __init__(self, aantal: int) -> None:
        self._aantal = aantal

    def __len__(self) -> int:
        return self._aantal

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        found = range(1, self._aantal + 1)[index]
        return str(found) if isinstance(found, int) else tuple(map(str, found))


@dataclass(frozen=True, slots=True)
class Oordelenmatrix:
    """Units by coders, with nominal values; what was not judged is in no bitmap.

    Bit i of `bits[waarde][codeur]` says that the coder gave this value to unit i.
    """

    codeurs: tuple[str, ...]
    eenheden: Sequence[str]
    waarden: tuple[str, ...]
    bits: tuple[tuple[int, ...], ...]
    positief: str | None = None  # the value that a maat about one value speaks of

    @classmethod
    def from_oordelen(cls, oordelen: Iterable[Oordeel]) -> Oordelenmatrix:
        """Build a matrix; names stand in order of first appearance.

        Raises ValueError when a coder judged a unit twice.
        """
        codeurs: dict[str, int] = {}
        eenheden: dict[str, int] = {}
        places: dict[str, dict[int, list[int]]] = {}
        seen: set[tuple[int, int]] = set()
        for codeur, eenheid, waarde in oordelen:
            cell = codeurs.setdefault(codeur, len(codeurs)), eenheden.setdefault(eenheid, len(eenheden))
            if cell in seen:
                raise ValueError(f"{codeur} twice on {eenheid}")
            seen.add(cell)
            if waarde is not None:
                places.setdefault(waarde, {}).setdefault(cell[0], []).append(cell[1])
        bits = tuple(
            tuple(_bitmap(by_codeur.get(nr, ()), len(eenheden)) for nr in range(len(codeurs)))
            for by_codeur in places.values()
        )
        return cls(tuple(codeurs), tuple(eenheden), tuple(places), bits)

    @classmethod
    def from_ja_nee(
        cls, codeurs: Sequence[str], eenheden: Sequence[str], gezien: Sequence[int], ja: Sequence[int]
    ) -> Oordelenmatrix:
        """Build the matrix of one code: per coder a bitmap of the units seen, and of those with the code."""
        pairs = list(zip(gezien, ja, strict=True))
        bits = (tuple(s & j for s, j in pairs), tuple(s & ~j for s, j in pairs))
        return cls(tuple(codeurs), eenheden, (JA, NEE), bits, JA)

    def kies(self, codeurs: Iterable[str]) -> Oordelenmatrix:
        """Give the matrix of these coders alone; all units and values stay."""
        chosen = [self.codeurs.index(naam) for naam in codeurs]
        bits = tuple(tuple(row[nr] for nr in chosen) for row in self.bits)
        return replace(self, codeurs=tuple(self.codeurs[nr] for nr in chosen), bits=bits)

    def paren(self) -> Iterator[Oordelenmatrix]:
        """Give the matrix of every two coders."""
        return (self.kies(pair) for pair in combinations(self.codeurs, 2))

    def binnen(self, eenheden: int) -> Oordelenmatrix:
        """Give the matrix with nothing judged outside these units, a bitmap; such as one interview."""
        return replace(self, bits=tuple(tuple(b & eenheden for b in row) for row in self.bits))

    def tel(self) -> Telling:
        """Count how often values were given, alone and together."""
        height = len(self.codeurs)
        if height == 2:
            return self.tel_paren()[0]
        judged = _pile(_any(row) for row in zip(*self.bits, strict=True))
        groups = [0] + [_exactly(judged, n) for n in range(1, height + 1)]
        sizes = [g.bit_count() for g in groups]
        counts = [_spread(_pile(row), groups) for row in self.bits]
        comparable = _any(groups[2:])
        return Telling(
            eenheden=(len(self.eenheden) - sum(sizes), *sizes[1:]),
            gegeven=tuple(given for given, _ in counts),
            samen=tuple(together for _, together in counts),
            per_codeur=tuple(
                tuple((row[nr] & comparable).bit_count() for row in self.bits) for nr in range(height)
            ),
            positief=None if self.positief is None else self.waarden.index(self.positief),
        )

    def tel_paren(self) -> tuple[Telling, ...]:
        """Count for every two coders, in the order of `paren()`, without making their matrices."""
        columns = list(zip(*self.bits, strict=True)) or [()] * len(self.codeurs)
        codeurs = [(_any(column), column) for column in columns]
        return tuple(self._count_pair(a, b) for a, b in combinations(codeurs, 2))

    def _count_pair(self, first: tuple[int, Sequence[int]], second: tuple[int, Sequence[int]]) -> Telling:
        """Count for two coders, each with what she judged and what per value she gave it."""
        (one, left), (other, right) = first, second
        both, once = one & other, one ^ other
        lone = [((a | b) & once).bit_count() for a, b in zip(left, right, strict=True)]
        own = [(a & both).bit_count() for a in left], [(b & both).bit_count() for b in right]
        together, apart = both.bit_count(), once.bit_count()
        same = [2 * (a & b).bit_count() for a, b in zip(left, right, strict=True)]
        return Telling(
            eenheden=(len(self.eenheden) - together - apart, apart, together),
            gegeven=tuple((0, *row) for row in zip(lone, map(sum, zip(*own, strict=True)), strict=True)),
            samen=tuple((0, 0, n) for n in same),
            per_codeur=(tuple(own[0]), tuple(own[1])),
            positief=None if self.positief is None else self.waarden.index(self.positief),
        )

    def gebruik(self) -> dict[str, Gebruik]:
        """Say for each value in how many comparable units all gave it, one alone did, or some did."""
        judged = [_any(row) for row in zip(*self.bits, strict=True)]
        comparable = _any(judged) & ~_exactly(_pile(judged), 1)
        found = {}
        for waarde, row in zip(self.waarden, self.bits, strict=True):
            someone = _any(row) & comparable
            partly = someone & _any(seen & ~given for seen, given in zip(judged, row, strict=True))
            once = _exactly(_pile(row), 1) & comparable
            alone = tuple((given & once).bit_count() for given in row)
            found[waarde] = Gebruik((someone & ~partly).bit_count(), alone, partly.bit_count())
        return found


def _bitmap(places: Iterable[int], size: int) -> int:
    cells = bytearray(size // 8 + 1)
    for place in places:
        cells[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(cells, "little")


def _any(bitmaps: Iterable[int]) -> int:
    found = 0
    for bitmap in bitmaps:
        found |= bitmap
    return found


def _pile(bitmaps: Iterable[int]) -> list[int]:
    """Add bitmaps up per unit: slice b of the answer holds bit b of every unit's sum."""
    slices: list[int] = []
    for bitmap in bitmaps:
        carry = bitmap
        for nr, old in enumerate(slices):
            slices[nr], carry = old ^ carry, old & carry
        if carry:
            slices.append(carry)
    return slices


def _exactly(slices: Sequence[int], n: int) -> int:
    """Give the bitmap of units whose sum is n, which is 1 or more."""
    if n >> len(slices):
        return 0
    found = -1
    for nr, bits in enumerate(slices):
        found &= bits if n >> nr & 1 else ~bits
    return found


def _spread(slices: Sequence[int], groups: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Per group of units: the sum s over its units, and the sum of s times s - 1."""
    sums, pairs = [], []
    for group in groups:
        inside = [bits & group for bits in slices] if group else []
        total = sum(bits.bit_count() << nr for nr, bits in enumerate(inside))
        squares = sum(bits.bit_count() << 2 * nr for nr, bits in enumerate(inside))
        crossed = sum(
            (a & b).bit_count() << (n + m + 1) for (n, a), (m, b) in combinations(enumerate(inside), 2)
        )
        sums.append(total)
        pairs.append(squares + crossed - total)
    return tuple(sums), tuple(pairs)
