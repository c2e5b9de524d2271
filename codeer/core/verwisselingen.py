"""Codes that are taken for one another: one codeur gave the one, another gave the other instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from codeer.core.vergelijking import Blad


class Verwisseling(NamedTuple):
    """How often of two codes one codeur gave only the first and another only the second."""

    code_a: str
    code_b: str
    keer: int


def verwisselingen(
    bladen: Iterable[Blad], codeurs: Sequence[str], codes: Sequence[str]
) -> tuple[Verwisseling, ...]:
    """Count the pairs of codes, most often first, then in codebook order; what never happened is left out.

    Both codeurs must have judged the unit for both codes. Each pair of codeurs counts by itself.
    """
    found: Counter[tuple[str, str]] = Counter()
    for blad in bladen:
        for one, other in combinations(codeurs, 2):
            left = _only(blad, one, other, codes)
            right = _only(blad, other, one, codes)
            for a, b in combinations([c for c in codes if c in left or c in right], 2):
                keer = (left.get(a, 0) & right.get(b, 0)).bit_count()
                found[a, b] += keer + (left.get(b, 0) & right.get(a, 0)).bit_count()
    rows = [Verwisseling(a, b, keer) for (a, b), keer in found.items() if keer]
    place = {code: nr for nr, code in enumerate(codes)}
    return tuple(sorted(rows, key=lambda v: (-v.keer, place[v.code_a], place[v.code_b])))


def _only(blad: Blad, one: str, other: str, codes: Sequence[str]) -> dict[str, int]:
    """Give per code the units in which the first gave it and the other, who judged it too, did not."""
    found = {}
    for code in codes:
        mine, theirs = blad.oordeel(one, code), blad.oordeel(other, code)
        bits = mine.gezien & theirs.gezien & mine.gegeven & ~theirs.gegeven
        if bits:
            found[code] = bits
    # what a subcode explains is not told of its parent once more
    return {code: own for code, bits in found.items() if (own := bits & ~_below(found, code))}


def _below(found: dict[str, int], code: str) -> int:
    bits = 0
    for other, row in found.items():
        if other.startswith(f"{code}/"):
            bits |= row
    return bits
