"""The interval of Wilson, against printed values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.wilson import wilson


@pytest.mark.parametrize(
    ("keer", "van", "onder", "boven"),
    [
        # Newcombe 1998, table I, method 3 (score, no continuity correction)
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_printed_values(keer, van, onder, boven):
    assert wilson(keer, van) == pytest.approx((onder, boven), abs=6e-5)


def test_nothing_seen_has_no_interval():
    assert wilson(0, 0) is None


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_it_holds_the_share_and_mirrors(pair):
    keer, van = pair
    onder, boven = wilson(keer, van)
    assert 0 <= onder <= keer / van + 1e-12
    assert keer / van - 1e-12 <= boven <= 1
    assert wilson(van - keer, van) == pytest.approx((1 - boven, 1 - onder), abs=1e-9)
