import pytest
from hypothesis import given
from hypothesis import strategies as st
from oordelen import uit_tabel

from codeer.maten import cohen_kappa
from codeer.maten.codes import gepoolde_kappa
from codeer.maten.codes.gepoolde_kappa import compute


def test_agreement_and_chance_are_averaged_before_they_are_compared():
    often, seldom = uit_tabel([[20, 5], [10, 15]]), uit_tabel([[0, 1], [1, 48]])
    # Po .70 and .96; Pe .50 and .9608: kappa .40 and -.0204, whose mean (.19) says little
    assert compute([often, seldom]) == pytest.approx((0.83 - 0.7304) / (1 - 0.7304))


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_one_code_gives_kappa(cells):
    matrix = uit_tabel([cells[:2], cells[2:]])
    expected = cohen_kappa.compute(matrix)
    assert compute([matrix]) == (expected if expected is None else pytest.approx(expected))


@given(st.permutations([(5, 1, 2, 9), (3, 0, 0, 4), (1, 1, 1, 1)]))
def test_order_of_codes_does_not_matter(tables):
    def pooled(rows):
        return compute(uit_tabel([row[:2], row[2:]]) for row in rows)

    assert pooled(tables) == pytest.approx(pooled(sorted(tables)))


def test_nothing_to_compare():
    assert compute([]) is None
    assert compute([uit_tabel([[0, 0], [0, 0]])]) is None
    assert compute([uit_tabel([[4, 0], [0, 0]])]) is None
    # a code that nobody judged does not weigh in
    matrix = uit_tabel([[4, 1], [1, 4]])
    assert compute([matrix, uit_tabel([[0, 0], [0, 0]])]) == compute([matrix]) == pytest.approx(0.6)


def test_file_names_its_source():
    assert "De Vries" in gepoolde_kappa.__doc__
    assert gepoolde_kappa.TITEL
