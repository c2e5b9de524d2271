from __future__ import annotations

import random

import pytest
from oordelen import over, uit_kolommen

from codeer.maten import krippendorff_alpha, percentage, positieve_overeenstemming, scott_pi
from codeer.maten._bootstrap import MINSTE_INTERVIEWS, Interval, _quantile, bootstrap


def study(interviews, units=20, same=0.8, seed=3):
    """Counts per interview: the second coder mostly follows the first."""
    rng = random.Random(seed)  # noqa: S311 - invented ratings
    first = [rng.choice("jn") for _ in range(interviews * units)]
    second = [v if rng.random() < same else rng.choice("jn") for v in first]
    matrix = over(uit_kolommen({"a": first, "b": second}), "j")
    masks = [((1 << units) - 1) << nr * units for nr in range(interviews)]
    return matrix, [matrix.binnen(mask).tel() for mask in masks]


def test_interval_lies_around_the_measure():
    matrix, tellingen = study(12)
    maten = [krippendorff_alpha.compute, percentage.compute, positieve_overeenstemming.compute]
    for compute, interval in zip(maten, bootstrap(tellingen, maten), strict=True):
        assert interval is not None
        assert interval.onder < compute(matrix) < interval.boven
        assert 0.02 < interval.boven - interval.onder < 0.6
        assert interval.geldig == interval.herhalingen == 1000


def test_counts_of_interviews_add_up_to_those_of_the_study():
    matrix, tellingen = study(9)
    total = tellingen[0]
    for telling in tellingen[1:]:
        total += telling
    # units outside the interview are there in each of the counts, as not judged
    assert total.getallen()[1:] == matrix.tel().getallen()[1:]


def test_same_seed_gives_the_same_interval_and_another_does_not():
    _, tellingen = study(8)
    first = bootstrap(tellingen, [scott_pi.compute], herhalingen=200)
    assert bootstrap(tellingen, [scott_pi.compute], herhalingen=200) == first
    assert bootstrap(tellingen, [scott_pi.compute], herhalingen=200, zaad=2) != first


def test_interval_is_pinned():
    """The draws are those of Python's own generator, on every machine and version."""
    _, tellingen = study(8)
    (interval,) = bootstrap(tellingen, [percentage.compute], herhalingen=100, zaad=7)
    assert interval == Interval(pytest.approx(0.8625), pytest.approx(0.94375), 100, 100)


def test_more_confidence_is_a_wider_interval():
    _, tellingen = study(10)
    (narrow,), (wide,) = (bootstrap(tellingen, [percentage.compute], dekking=d) for d in (0.5, 0.99))
    assert wide.onder < narrow.onder < narrow.boven < wide.boven


def test_too_few_interviews_give_none():
    _, tellingen = study(MINSTE_INTERVIEWS - 1)
    assert bootstrap(tellingen, [percentage.compute, scott_pi.compute]) == (None, None)
    assert bootstrap([], [percentage.compute]) == (None,)


def test_a_measure_that_never_exists_gives_none():
    matrix = uit_kolommen({"a": "j" * 8, "b": "j" * 8})
    tellingen = [matrix.binnen(1 << nr).tel() for nr in range(8)]
    interval, nothing = bootstrap(tellingen, [percentage.compute, scott_pi.compute], herhalingen=20)
    assert interval == Interval(1, 1, 20, 20)
    assert nothing is None


def test_draws_without_an_outcome_are_counted():
    """Only one interview has another value: without it pi does not exist."""
    matrix = uit_kolommen({"a": "j" * 9 + "n", "b": "j" * 9 + "n"})
    tellingen = [matrix.binnen(1 << nr).tel() for nr in range(10)]
    (interval,) = bootstrap(tellingen, [scott_pi.compute], herhalingen=300)
    assert interval is not None
    assert 0 < interval.geldig < 300


def test_quantile():
    assert [_quantile([1, 2, 4], share) for share in (0, 0.25, 0.5, 0.75, 1)] == [1, 1.5, 2, 3, 4]
    assert _quantile([5], 0.975) == 5
