"""The interval of a change among the same people, against printed values."""

from itertools import accumulate
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.newcombe import newcombe
from codeer.core.newcombe_gepaard import newcombe_gepaard

counts = st.tuples(*[st.integers(0, 80)] * 4).filter(any)


@pytest.mark.parametrize(
    ("table", "between"),
    [
        # Altman, Machin, Bryant and Gardner (2000), Statistics with Confidence, table 6.2
        ((14, 0, 5, 22), (0.011, 0.226)),
        # Fagerland, Lydersen and Laake (2014), table V: the data of Bentur, first less second
        ((1, 7, 1, 12), (-0.507, -0.026)),
        # no one is neither: Newcombe (1998), Statistics in Medicine 17: 2635-2650
        ((36, 2, 12, 0), (0.0569, 0.3404)),
    ],
)
def test_printed_values(table, between):
    places = max(len(str(x).partition(".")[2]) for x in between)
    assert newcombe_gepaard(*table) == pytest.approx(between, abs=0.6 * 10**-places)


def test_nobody_has_no_change():
    assert newcombe_gepaard(0, 0, 0, 0) is None


@given(counts)
def test_it_mirrors_in_time_and_in_what_is_said_and_holds_the_change(table):
    both, gone, came, neither = table
    low, high = newcombe_gepaard(*table)
    assert -1 <= low <= (came - gone) / sum(table) <= high <= 1
    back = newcombe_gepaard(both, came, gone, neither)
    assert (low, high) == pytest.approx((-back[1], -back[0]))
    turned = newcombe_gepaard(neither, came, gone, both)
    assert (low, high) == pytest.approx((-turned[1], -turned[0]))


@given(
    st.integers(1, 80).flatmap(lambda n: st.tuples(st.just(n), st.sampled_from([0, n]), st.integers(0, n)))
)
def test_with_a_share_of_0_or_1_pairs_tell_no_more_than_different_people(made):
    people, before, after = made
    both, came = (after, 0) if before else (0, after)
    found = newcombe_gepaard(both, before - both, came, people - before - came)
    assert found == pytest.approx(newcombe(after, people, before, people))


def test_it_holds_the_true_change_about_as_often_as_it_says():
    """Every table of 25 people is weighed by its chance: the interval holds the truth in about 95 %."""
    logs = [0.0, *accumulate(log(k) for k in range(1, 26))]
    chances = (0.3, 0.15, 0.25, 0.3)
    held = 0.0
    for a in range(26):
        for b in range(26 - a):
            for c in range(26 - a - b):
                table = (a, b, c, 25 - a - b - c)
                chance = exp(
                    logs[25] + sum(k * log(p) - logs[k] for k, p in zip(table, chances, strict=True))
                )
                low, high = newcombe_gepaard(*table)
                held += chance * (low <= chances[2] - chances[1] <= high)
    assert 0.94 < held < 0.98
