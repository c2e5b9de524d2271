"""The interval of a difference, against the values that Newcombe printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.newcombe import newcombe

counts = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        # Newcombe (1998), table II, method 10
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ],
)
def test_printed_values(first, second, between):
    assert newcombe(*first, *second) == pytest.approx(between, abs=0.00005)


def test_nobody_has_no_difference():
    assert newcombe(0, 0, 1, 2) is None
    assert newcombe(1, 2, 0, 0) is None


@given(counts, counts)
def test_it_mirrors_and_holds_the_difference(first, second):
    low, high = newcombe(*first, *second)
    other = newcombe(*second, *first)
    assert (low, high) == pytest.approx((-other[1], -other[0]))
    assert -1 <= low <= first[0] / first[1] - second[0] / second[1] <= high <= 1
