"""The layouts of programs: places of empty lines when lines go."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from codeer.readers import _vormen


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_empty_lines_move_with_the_line_below(leeg, kept):
    order = sorted(kept)
    expected = {next((i for i, old in enumerate(order) if old >= place), 0) for place in leeg} - {0}
    assert _vormen._renumber(frozenset(leeg), order) == expected


class Looks(Sequence[int]):
    """Counts how often somebody looks at a place."""

    def __init__(self, n: int) -> None:
        self.n, self.looks = n, 0

    def __len__(self) -> int:
        return self.n

    def __getitem__(self, i):
        self.looks += 1
        if not 0 <= i < self.n:
            raise IndexError
        return i


def test_many_empty_lines_do_not_make_it_slow():
    kept = Looks(20_000)
    moved = _vormen._renumber(frozenset(range(20_000)), kept)
    assert len(moved) == 19_999
    assert kept.looks < 20_000 * 20
