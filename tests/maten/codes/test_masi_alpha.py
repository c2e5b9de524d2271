from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.oordelen import Nummering, Oordelenmatrix
from codeer.maten.codes import masi_alpha
from codeer.maten.codes.masi_alpha import compute, distance

CODES = "abc"
SETS = st.none() | st.sets(st.sampled_from(CODES))


def matrices(rows):
    """Per coder the set of codes given to each unit; None is not judged."""
    seen = [sum(1 << nr for nr, s in enumerate(row) if s is not None) for row in rows]
    size = len(rows[0]) if rows else 0
    return [
        Oordelenmatrix.from_ja_nee(
            [str(nr) for nr in range(len(rows))],
            Nummering(size),
            seen,
            [sum(1 << nr for nr, s in enumerate(row) if s and code in s) for row in rows],
        )
        for code in CODES
    ]


def masi(left, right):
    """The distance as it is defined, on sets."""
    if left == right:
        return Fraction(0)
    if not left & right:
        return Fraction(1)
    monotonic = Fraction(2, 3) if left <= right or right <= left else Fraction(1, 3)
    return 1 - Fraction(len(left & right), len(left | right)) * monotonic


def slow(rows):
    """Alpha as it is defined, value by value."""
    units = [[frozenset(s) for s in column if s is not None] for column in zip(*rows, strict=True)]
    units = [unit for unit in units if len(unit) > 1 and any(unit)]
    values = [s for unit in units for s in unit]
    n = len(values)
    expected = sum(masi(a, b) for a, b in combinations(values, 2))
    if not expected:
        return None
    observed = sum(sum(masi(a, b) for a, b in combinations(u, 2)) / Fraction(len(u) - 1) for u in units)
    return 1 - float((n - 1) * observed / expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (0b11, 0b11, 0),
        (0b01, 0b10, 1),
        (0b01, 0, 1),
        (0b001, 0b011, 1 - 1 / 2 * 2 / 3),
        (0b011, 0b110, 1 - 1 / 3 * 1 / 3),
        (0b0111, 0b1110, 1 - 2 / 4 * 1 / 3),
    ],
)
def test_distance_is_that_of_passonneau(left, right, expected):
    assert distance(left, right) == distance(right, left) == pytest.approx(expected)


@given(
    st.tuples(st.integers(1, 3), st.integers(0, 6)).flatmap(
        lambda size: st.lists(
            st.lists(SETS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )
)
def test_alpha_is_that_of_the_definition(rows):
    expected = slow(rows)
    found = compute(matrices(rows))
    assert found is expected is None or found == pytest.approx(expected)


def test_sentences_that_nobody_gave_a_code_do_not_take_part():
    rows = [[{"a"}, {"b"}], [{"a"}, {"b", "c"}]]
    assert compute(matrices(rows)) == compute(matrices([[*row, set(), set()] for row in rows]))


def test_a_unit_counts_for_who_judged_it_for_all_codes():
    both = matrices([[{"a"}, {"b"}, {"a"}], [{"a"}, {"c"}, {"a"}]])
    without = matrices([[{"a"}, {"b"}, None], [{"a"}, {"c"}, {"a"}]])
    # of the last code the first coder did not judge the last unit
    assert compute([*both[:2], without[2]]) == compute(without)


def test_nothing_to_compare():
    assert compute([]) is None
    assert compute(matrices([[{"a"}, {"a"}], [{"a"}, {"a"}]])) is None
    assert compute(matrices([[set()], [set()]])) is None


def test_file_names_its_source():
    assert "Passonneau" in masi_alpha.__doc__
    assert masi_alpha.TITEL
