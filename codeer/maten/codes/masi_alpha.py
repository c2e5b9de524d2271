"""Alpha over verzamelingen codes, met de afstand MASI: 1 - Do / De (Passonneau 2006; Krippendorff 2011).

The distance of two sets is 1 - J * M: J is their overlap (Jaccard), and M is 1 for equal sets, 2/3 when
one lies within the other, 1/3 when they overlap, 0 when they do not. Only units that somebody gave a code
take part, else the empty sentences would decide; two empty sets do not occur, and an empty set beside a
filled one is at distance 1. A unit counts for a coder who judged it for every code. Many codes are mixed
into one number: it is a secondary figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum

from codeer.core.oordelen import JA, Oordelenmatrix

TITEL = "Alpha met MASI"


def compute(matrices: Sequence[Oordelenmatrix]) -> float | None:
    """Give alpha; None without a unit that two judged for all codes, and where all sets are the same."""
    units = Counter(_units(matrices))
    sets: Counter[int] = Counter()
    for row, times in units.items():
        for one in row:
            sets[one] += times
    total = sum(sets.values())
    expected = fsum(distance(a, b) * sets[a] * sets[b] for a, b in combinations(sets, 2))
    if not expected:
        return None
    # per unit: the distances of its pairs over one less than its values, both directions counted once
    observed = fsum(
        times * fsum(distance(a, b) for a, b in combinations(row, 2)) / (len(row) - 1)
        for row, times in units.items()
    )
    return 1 - (total - 1) * observed / expected


def distance(left: int, right: int) -> float:
    """Give the distance of two sets of codes, as bitmaps: 0 is the same, 1 has nothing in common."""
    if left == right:
        return 0
    both = left & right
    if not both:
        return 1
    within = both in {left, right}
    return 1 - both.bit_count() / (left | right).bit_count() * (2 / 3 if within else 1 / 3)


def _units(matrices: Sequence[Oordelenmatrix]) -> Iterable[tuple[int, ...]]:
    """Give for each unit the sets of those who judged it for all codes, when they are two or more."""
    if not matrices:
        return
    seen, given = _judged(matrices)
    someone = 0
    for judged, rows in zip(seen, given, strict=True):
        someone |= judged & _any(rows.values())
    places = {nr: dict(_sets(judged & someone, given[nr])) for nr, judged in enumerate(seen)}
    for unit in _numbers(someone):
        row = tuple(sorted(sets[unit] for sets in places.values() if unit in sets))
        if len(row) > 1:
            yield row


def _judged(matrices: Sequence[Oordelenmatrix]) -> tuple[list[int], list[dict[int, int]]]:
    """Per coder: the units judged for all codes, and per code (by its bit) the units given it."""
    height = len(matrices[0].codeurs)
    seen = [-1] * height
    given: list[dict[int, int]] = [{} for _ in range(height)]
    for nr, matrix in enumerate(matrices):
        ja = matrix.bits[matrix.waarden.index(JA)]
        for who in range(height):
            seen[who] &= _any(row[who] for row in matrix.bits)
            given[who][1 << nr] = ja[who]
    return seen, given


def _sets(units: int, rows: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    found = dict.fromkeys(_numbers(units), 0)
    for bit, bits in rows.items():
        for unit in _numbers(bits & units):
            found[unit] |= bit
    return found.items()


def _numbers(bits: int) -> Iterable[int]:
    text = bin(bits)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


def _any(bitmaps: Iterable[int]) -> int:
    bits = 0
    for bitmap in bitmaps:
        bits |= bitmap
    return bits
