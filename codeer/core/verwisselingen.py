"""Codes that are taken for one another: one codeur gave the one, another gave the other instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, permutations
from typing import NamedTuple

from codeer.core.oordelen import JA, NEE
from codeer.core.vergelijking import Codematrix


class Verwisseling(NamedTuple):
    """How often of two codes one codeur gave only the first and another only the second."""

    code_a: str
    code_b: str
    keer: int


def verwisselingen(matrices: Sequence[Codematrix]) -> tuple[Verwisseling, ...]:
    """Count the pairs of codes, most often first, then in codebook order; what never happened is left out.

    Both codeurs must have judged the unit for both codes. Each pair of codeurs counts by itself. The
    matrices are of the same interviews and codeurs, one per code.
    """
    codes = [m.code for m in matrices]
    below = {code: [other for other in codes if other.startswith(f"{code}/")] for code in codes}
    height = len(matrices[0].geheel.codeurs) if matrices else 0
    only = {pair: _only(matrices, *pair, below) for pair in permutations(range(height), 2)}
    found: Counter[tuple[str, str]] = Counter()
    for one, other in combinations(range(height), 2):
        left, right = only[one, other], only[other, one]
        for a, b in combinations([c for c in codes if c in left or c in right], 2):
            keer = (left.get(a, 0) & right.get(b, 0)).bit_count()
            found[a, b] += keer + (left.get(b, 0) & right.get(a, 0)).bit_count()
    rows = [Verwisseling(a, b, keer) for (a, b), keer in found.items() if keer]
    place = {code: nr for nr, code in enumerate(codes)}
    return tuple(sorted(rows, key=lambda v: (-v.keer, place[v.code_a], place[v.code_b])))


def _only(
    matrices: Sequence[Codematrix], one: int, other: int, below: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Give per code the units in which the first gave it and the other, who judged it too, did not."""
    found = {}
    for matrix in matrices:
        whole = matrix.geheel
        bits = whole.bits[whole.waarden.index(JA)][one] & whole.bits[whole.waarden.index(NEE)][other]
        if bits:
            found[matrix.code] = bits
    # what a subcode explains is not told of its parent once more
    explained = {code: _any_of(found, below[code]) for code in found}
    return {code: own for code, bits in found.items() if (own := bits & ~explained[code])}


def _any_of(found: Mapping[str, int], codes: Sequence[str]) -> int:
    bits = 0
    for code in codes:
        bits |= found.get(code, 0)
    return bits
