"""Find what two versions of an interview have in common, in doubt too little rather than wrongly.

Words and signs are compared, in order, without labels, time codes and white space: those may change
around a text that stays. A stretch only counts where it cannot be another: one that comes back
elsewhere, or lies loose among changes, is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from codeer.core.blokken import AndereSpreker, Blok, Blokkaart, Stuk, verenig, voeg_samen
from codeer.core.blokken_zeker import Paar, zeker
from codeer.core.woordenrij import ZIN, Woorden

_RUNS = (4, 2, 1)  # how many words in a row must be unique to hold on to
_SMALL, _LARGE = 40_000, 1_000_000  # products of lengths that are compared in full


def zoek_blokken(oud: str, nieuw: str) -> Blokkaart:
    """Compare two versions of an interview and give the map between them."""
    a, b = Woorden.van(oud), Woorden.van(nieuw)
    pairs = zeker(a, b, sorted(_match(a.woorden, b.woorden)))
    return Blokkaart(
        voeg_samen(_blokken(a, b, pairs)), verenig(_changed(a, b, pairs)), tuple(_anderen(a, b, pairs))
    )


def _match(a: Sequence[str], b: Sequence[str]) -> Iterator[Paar]:
    """Give the words that go together, in order: around what is unique first, then what lies between."""
    todo = [(0, len(a), 0, len(b))]
    while todo:
        a1, a2, b1, b2 = todo.pop()
        while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
            yield a1, b1
            a1, b1 = a1 + 1, b1 + 1
        tail = []
        while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
            a2, b2 = a2 - 1, b2 - 1
            tail.append((a2, b2))
        inside = (a2 - a1) * (b2 - b1)
        anchors = _anchors(a[a1:a2], b[b1:b2]) if inside > _SMALL else []
        if anchors:
            ends = [(a1, b1), *((a1 + i, b1 + j) for i, j in anchors), (a2, b2)]
            # each part begins with an anchor, and so with what is equal: it gets smaller every time
            todo += [(i, k, j, m) for (i, j), (k, m) in pairwise(ends)]
        elif 0 < inside <= _LARGE:
            for match in SequenceMatcher(None, a[a1:a2], b[b1:b2], autojunk=False).get_matching_blocks():
                yield from ((a1 + match.a + n, b1 + match.b + n) for n in range(match.size))
        yield from tail


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[Paar]:
    """Give where runs of words stand that both have exactly once, as many in order as there are."""
    for size in _RUNS:
        here, there = _once(a, size), _once(b, size)
        both = sorted((i, there[run]) for run, i in here.items() if run in there)
        if both:
            return _longest_rising(both)
    return []


def _once(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for nr in range(len(words) - size + 1):
        run = tuple(words[nr : nr + size])
        seen[run] = -1 if run in seen else nr
    return {run: nr for run, nr in seen.items() if nr >= 0}


def _longest_rising(pairs: list[Paar]) -> list[Paar]:
    """Leave out as few pairs as can be, so that the rest is in order in both texts."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for nr, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        before.append(last[at - 1] if at else -1)
        if at == len(tops):
            tops.append(j)
            last.append(nr)
        else:
            tops[at], last[at] = j, nr
    found, nr = [], last[-1]
    while nr >= 0:
        found.append(pairs[nr])
        nr = before[nr]
    return found[::-1]


def _blokken(a: Woorden, b: Woorden, pairs: Sequence[Paar]) -> Iterator[Blok]:
    """Give the words that go together as stretches of text, with what stands between them."""
    past_a = past_b = 0  # up to where both texts are mapped
    after: Paar = (0, 0)
    for i, j in [*pairs, (len(a.woorden), len(b.woorden))]:
        # first what follows the last word, then what comes before this one; often that is the same
        (a1, a2), (b1, b2) = a.tussen_plek(after[0]), b.tussen_plek(after[1])
        if head := _common(a.tekst[a1:a2], b.tekst[b1:b2]):
            yield Blok(a1, b1, head)
            past_a, past_b = a1 + head, b1 + head
        (a1, a2), (b1, b2) = a.tussen_plek(i), b.tussen_plek(j)
        if tail := _common(a.tekst[max(a1, past_a) : a2][::-1], b.tekst[max(b1, past_b) : b2][::-1]):
            yield Blok(a2 - tail, b2 - tail, tail)
        if i < len(a.woorden) and j < len(b.woorden):
            yield Blok(a.begin[i], b.begin[j], a.eind[i] - a.begin[i])
            past_a, past_b = a.eind[i], b.eind[j]
        after = i + 1, j + 1


def _common(a: str, b: str) -> int:
    """Count how many characters two texts begin with alike."""
    return next((nr for nr, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _changed(a: Woorden, b: Woorden, pairs: Sequence[Paar]) -> Iterator[Stuk]:
    """Give what is new in the second text, and what is left of a sentence that lost or gained a part."""
    before: Paar = (-1, -1)
    for i, j in [*pairs, (len(a.woorden), len(b.woorden))]:
        i0, j0 = before[0] + 1, before[1] + 1
        if j0 < j:
            yield b.begin[j0], b.eind[j - 1]
        elif i0 < i:
            place = b.tussen_plek(j)[0]
            yield place, place
        # does a sentence end on both sides of what changed, then as now?
        if j0 and (i0, j0) != (i, j) and not _ends(a, b, i0, j0):
            yield b.begin[j0 - 1], b.eind[j0 - 1]
        if j < len(b.woorden) and (i0, j0) != (i, j) and not _ends(a, b, i, j):
            yield b.begin[j], b.eind[j]
        if 0 < j < len(b.woorden) and (i0, j0) == (i, j) and (a.grens[i] < ZIN) != (b.grens[j] < ZIN):
            yield b.begin[j - 1], b.eind[j]
        before = i, j


def _ends(a: Woorden, b: Woorden, i: int, j: int) -> bool:
    return a.grens[i] >= ZIN and b.grens[j] >= ZIN


def _anderen(a: Woorden, b: Woorden, pairs: Sequence[Paar]) -> Iterator[AndereSpreker]:
    """Give, turn by turn, what another speaker said before."""
    open_: AndereSpreker | None = None
    last = (-1, -1)
    for i, j in pairs:
        was = a.sprekers[a.beurt[i]]
        here = a.beurt[i], b.beurt[j]
        if open_ and (was == b.sprekers[b.beurt[j]] or here != last):
            yield open_
            open_ = None
        if was != b.sprekers[b.beurt[j]]:
            open_ = AndereSpreker(open_.begin if open_ else b.begin[j], b.eind[j], was)
        last = here
    if open_:
        yield open_
