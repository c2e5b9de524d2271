"""Of words that may go together: keep those that can be nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from codeer.core.woordenrij import ZIN, Woorden

Paar = tuple[int, int]  # the number of a word in the old and in the new text
_SEP = "\x1f"
_WORDS, _LETTERS = 5, 20  # so much text that is nowhere else is sure by itself


class _Reeks:
    """A run of `n` words that go together, from word a of the old and b of the new text on."""

    __slots__ = ("a", "b", "n")

    def __init__(self, a: int, b: int, n: int) -> None:
        self.a, self.b, self.n = a, b, n

    @property
    def past(self) -> Paar:
        """Give the words after it."""
        return self.a + self.n, self.b + self.n


def zeker(a: Woorden, b: Woorden, pairs: Sequence[Paar]) -> list[Paar]:
    """Leave out the pairs that could be others, of those that go together in order."""
    runs = _framed(a, b, pairs)
    for left, right in pairwise(runs):
        _slide(a, b, left, right)
    left_over = list(_of_one_zin(a, b, _pairs(runs)))
    while True:
        runs = _framed(a, b, left_over)
        # what is in doubt is a part of the change from then on, and may bring what lies beside it in doubt
        doubted = {i for left, right in pairwise(runs) for i in _twofold(a, b, left, right)}
        if not doubted:
            break
        left_over = [(i, j) for i, j in left_over if i not in doubted]
    wholes = _joined(a.woorden), _joined(b.woorden)
    around = zip(runs, runs[1:], runs[2:], strict=False)
    return list(
        _pairs(
            run
            for before, run, after in around
            if _holds(a, wholes, before, run, after) or _fits(before, run, after)
        )
    )


def _framed(a: Woorden, b: Woorden, pairs: Iterable[Paar]) -> list[_Reeks]:
    """Give the runs, between an empty one at the beginning and one at the end of the texts."""
    return [_Reeks(0, 0, 0), *_runs(pairs), _Reeks(len(a.woorden), len(b.woorden), 0)]


def _pairs(runs: Iterable[_Reeks]) -> Iterator[Paar]:
    for run in runs:
        yield from ((run.a + n, run.b + n) for n in range(run.n))


def _of_one_zin(a: Woorden, b: Woorden, pairs: Iterable[Paar]) -> Iterator[Paar]:
    """Leave out words that two sentences happen to share: half of both must be the same."""
    in_a, in_b = _zinnen(a), _zinnen(b)
    found = list(pairs)
    size_a, size_b = _sizes(a, in_a), _sizes(b, in_b)
    same = Counter((in_a[i], in_b[j]) for i, j in found if a.woorden[i][0].isalnum())
    for i, j in found:
        zin_a, zin_b = in_a[i], in_b[j]
        if 2 * same[zin_a, zin_b] >= max(size_a[zin_a], size_b[zin_b]):
            yield i, j


def _sizes(t: Woorden, zinnen: Iterable[int]) -> Counter[int]:
    """Count the words, signs left out, of each sentence."""
    return Counter(zin for zin, word in zip(zinnen, t.woorden, strict=True) if word[0].isalnum())


def _zinnen(t: Woorden) -> list[int]:
    """Give for each word the number of its sentence."""
    return list(accumulate(much >= ZIN for much in t.grens[:-1]))


def _runs(pairs: Iterable[Paar]) -> Iterator[_Reeks]:
    run: _Reeks | None = None
    for i, j in pairs:
        if run and run.past == (i, j):
            run.n += 1
        else:
            if run:
                yield run
            run = _Reeks(i, j, 1)
    if run:
        yield run


def _slide(a: Woorden, b: Woorden, left: _Reeks, right: _Reeks) -> None:
    """Let what was only put in, or only taken out, begin and end where sentences do, where it can."""
    (a1, b1), (a2, b2) = left.past, (right.a, right.b)
    if (a1 == a2) == (b1 == b2):
        return
    side, start, stop = (b, b1, b2) if a1 == a2 else (a, a1, a2)
    words = side.woorden
    back = forth = 0
    while back < left.n and words[start - back - 1] == words[stop - back - 1]:
        back += 1
    while forth < right.n and words[start + forth] == words[stop + forth]:
        forth += 1

    def fit(shift: int) -> tuple[int, int, int]:
        begins, ends = side.grens[start + shift], side.grens[stop + shift]
        return min(begins, ends), begins + ends, -abs(shift)

    shift = max(range(-back, forth + 1), key=fit)
    left.n += shift
    right.a, right.b, right.n = right.a + shift, right.b + shift, right.n - shift


def _twofold(a: Woorden, b: Woorden, left: _Reeks, right: _Reeks) -> Iterator[int]:
    """Give the words of the old text beside a change that also stand in the change itself.

    Of "Ja. Ja." that became "Ja." nobody can tell which one went.
    """
    (a1, b1), (a2, b2) = left.past, (right.a, right.b)
    changed = _joined(a.woorden[a1:a2]) + _joined(b.woorden[b1:b2])
    end = a1
    while end > left.a:
        start = end - 1
        while start > left.a and a.grens[start] < ZIN:
            start -= 1
        if _joined(a.woorden[start:end]) not in changed:
            break
        yield from range(start, end)
        end = start
    start, limit = a2, right.a + right.n
    while start < limit:
        end = start + 1
        while end < limit and a.grens[end] < ZIN:
            end += 1
        if _joined(a.woorden[start:end]) not in changed:
            break
        yield from range(start, end)
        start = end


def _holds(a: Woorden, wholes: Iterable[str], before: _Reeks, run: _Reeks, after: _Reeks) -> bool:
    """Tell whether a run is sure by itself: at the edge of both texts, or long enough and nowhere else."""
    if before.past == (run.a, run.b) == (0, 0) or (run.past == (after.a, after.b) and not after.n):
        return True
    words = a.woorden[run.a : run.a + run.n]
    key = _joined(words)
    if not all(_is_once(key, whole) for whole in wholes):
        return False
    zinsgrenzen = [nr for nr in range(run.a, run.a + run.n + 1) if a.grens[nr] >= ZIN]
    return (
        sum(word[0].isalnum() for word in words) >= _WORDS
        or sum(map(len, words)) >= _LETTERS
        or len(zinsgrenzen) > 2
        or any(stop - start > 3 for start, stop in pairwise(zinsgrenzen))
    )


def _fits(before: _Reeks, run: _Reeks, after: _Reeks) -> bool:
    """Tell whether a run stands so close between small changes that it can only be itself."""
    (a1, b1), (a2, b2) = before.past, run.past
    return run.n >= max(run.a - a1, run.b - b1) + max(after.a - a2, after.b - b2)


def _joined(words: Sequence[str]) -> str:
    return f"{_SEP}{_SEP.join(words)}{_SEP}"


def _is_once(key: str, whole: str) -> bool:
    at = whole.find(key)
    return at >= 0 and whole.find(key, at + 1) < 0
