"""Of words that may go together: keep those that can be nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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
    ends = _Reeks(0, 0, 0), _Reeks(len(a.woorden), len(b.woorden), 0)
    runs = [ends[0], *_runs(pairs), ends[1]]
    for left, right in pairwise(runs):
        _slide(a, b, left, right)
    doubted = {i for left, right in pairwise(runs) for i in _twofold(a, b, left, right)}
    left_over = [(r.a + n, r.b + n) for r in runs for n in range(r.n) if r.a + n not in doubted]
    runs = [ends[0], *_runs(left_over), ends[1]]
    wholes = _joined(a.woorden), _joined(b.woorden)
    return [
        (run.a + n, run.b + n)
        for before, run, after in zip(runs, runs[1:], runs[2:], strict=False)
        if _holds(a, wholes, before, run, after) or _fits(before, run, after)
        for n in range(run.n)
    ]


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
    sentences = [nr for nr in range(run.a, run.a + run.n + 1) if a.grens[nr] >= ZIN]
    return (
        sum(word[0].isalnum() for word in words) >= _WORDS
        or sum(map(len, words)) >= _LETTERS
        or len(sentences) > 2
        or any(stop - start > 3 for start, stop in pairwise(sentences))
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
