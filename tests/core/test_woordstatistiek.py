"""The measures, against published examples and another library."""

from math import log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.woordstatistiek import P001, P01, P05, log_dice, log_likelihood, log_ratio

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "gevallen" / "log_likelihood.tsv")
    .read_text("utf-8")
    .splitlines()
    if line[:1].isdigit()
]
counts = st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(901, 10**6), st.integers(901, 10**6))


@pytest.mark.parametrize("row", ROWS, ids="-".join)
def test_log_likelihood_is_that_of_another_library(row):
    *numbers, expected = row
    assert log_likelihood(*map(int, numbers)) == pytest.approx(float(expected), abs=1e-8)


def test_log_likelihood_of_the_published_example():
    # the worked example in the course material of Hardie (Lancaster): 52 of 50,000 against 57 of 75,000
    assert round(log_likelihood(52, 57, 50_000, 75_000), 2) == 2.65
    assert log_likelihood(52, 57, 50_000, 75_000) < P05 < P01 < P001


def test_log_ratio_is_a_doubling_a_point():
    # Hardie (2014): 1 is twice as frequent, 2 four times, 3 eight times; 0.5 stands for never
    assert log_ratio(20, 10, 1000, 1000) == 1
    assert log_ratio(80, 10, 1000, 1000) == 3
    assert log_ratio(10, 20, 1000, 2000) == 0
    assert log_ratio(10, 40, 1000, 1000) == -2
    assert log_ratio(4, 0, 1000, 1000) == 3
    assert log_ratio(0, 4, 1000, 1000) == -3


def test_log_dice_is_as_rychly_describes_it():
    # 14 where two words are only said together; one point less is half; 0 is one in 16,384
    assert log_dice(5, 5, 5) == 14
    assert log_dice(10, 40, 40) == 12
    assert log_dice(1, 16_384, 16_384) == 0
    assert log_dice(20, 70, 30) - log_dice(10, 70, 30) == pytest.approx(1)


def test_an_empty_text_says_nothing():
    assert log_likelihood(0, 3, 0, 100) == log_likelihood(3, 0, 100, 0) == 0
    assert log_ratio(0, 3, 0, 100) == log_ratio(3, 0, 100, 0) == 0


@given(counts)
def test_log_likelihood_does_not_mind_the_order(numbers):
    a, b, c, d = numbers
    assert log_likelihood(a, b, c, d) == pytest.approx(log_likelihood(b, a, d, c), abs=1e-9)
    assert log_likelihood(a, b, c, d) >= 0


@given(counts)
def test_log_ratio_turns_with_the_order(numbers):
    a, b, c, d = numbers
    assert log_ratio(a, b, c, d) == pytest.approx(-log_ratio(b, a, d, c))
    if a and b:
        assert log_ratio(a, b, c, d) == pytest.approx(log2(a / c) - log2(b / d))
