"""The exact interval, held to published values."""

from __future__ import annotations

import pytest

from codeer.core.clopper import clopper


@pytest.mark.parametrize(
    ("keer", "van", "onder", "boven"),
    [
        # the tables that textbooks print, and the example of Newcombe (1998), Statistics in Medicine 17: 857
        (0, 10, 0.0, 0.3085),
        (1, 10, 0.0025, 0.4450),
        (5, 10, 0.1871, 0.8129),
        (10, 10, 0.6915, 1.0),
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0.0, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_published_values(keer, van, onder, boven):
    assert clopper(keer, van) == pytest.approx((onder, boven), abs=0.00006)


def test_nothing_seen_has_no_interval():
    assert clopper(0, 0) is None


@pytest.mark.parametrize("van", [1, 2, 7, 40, 900])
def test_it_mirrors_and_holds_the_share(van):
    for keer in {0, 1, van // 3, van}:
        low, high = clopper(keer, van)
        assert 0 <= low <= keer / van <= high <= 1
        other = clopper(van - keer, van)
        assert (1 - high, 1 - low) == pytest.approx(other, abs=1e-9)
