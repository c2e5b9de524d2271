from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oordelen import over, uit_kolommen, uit_rijen

from codeer.core.oordelen import Gebruik, Oordeel, Oordelenmatrix

TABLES = st.tuples(st.integers(1, 9), st.integers(1, 12)).flatmap(
    lambda size: st.lists(
        st.text("abc.", min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def test_names_stand_in_order_of_first_appearance():
    rows = [("b", "2", "y"), ("a", "1", None), ("b", "1", "x"), ("c", "2", "y")]
    matrix = Oordelenmatrix.from_oordelen(Oordeel(*row) for row in rows)
    assert (matrix.codeurs, matrix.eenheden, matrix.waarden) == (("b", "a", "c"), ("2", "1"), ("y", "x"))
    assert matrix.bits == ((1, 0, 1), (2, 0, 0))


def test_judging_twice_is_refused():
    with pytest.raises(ValueError, match="a twice on 1"):
        Oordelenmatrix.from_oordelen([Oordeel("a", "1", None), Oordeel("a", "1", "x")])


@settings(deadline=None)
@given(TABLES)
def test_counts_are_those_of_counting_by_hand(rows):
    matrix = uit_rijen(rows)
    telling = matrix.tel()
    units = [[v for v in column if v != "."] for column in zip(*rows, strict=True)]
    for n in range(len(rows) + 1):
        group = [unit for unit in units if len(unit) == n]
        assert telling.eenheden[n] == len(group)
        for nr, waarde in enumerate(matrix.waarden):
            assert telling.gegeven[nr][n] == sum(unit.count(waarde) for unit in group)
            agreeing = [p for unit in group for p in permutations(unit, 2) if p == (waarde, waarde)]
            assert telling.samen[nr][n] == len(agreeing)
    assert telling.vergelijkbaar == sum(len(unit) > 1 for unit in units)
    assert telling.beoordeeld == sum(map(bool, units))
    assert telling.gebruikt == len(set("".join(rows)) - {"."})


@settings(deadline=None)
@given(TABLES)
def test_use_of_values_is_that_of_counting_by_hand(rows):
    matrix = uit_rijen(rows)
    units = [column for column in zip(*rows, strict=True) if len(column) - column.count(".") > 1]
    for waarde, gebruik in matrix.gebruik().items():
        given_in = [unit for unit in units if waarde in unit]
        together = [unit for unit in given_in if set(unit) <= {waarde, "."}]
        alone = [
            sum(unit[nr] == waarde and unit.count(waarde) == 1 for unit in given_in)
            for nr in range(len(rows))
        ]
        assert gebruik == Gebruik(len(together), tuple(alone), len(given_in) - len(together))
        assert gebruik.eenheden == len(given_in)


@settings(deadline=None)
@given(TABLES)
def test_counts_come_back_from_one_row_of_numbers(rows):
    telling = uit_rijen(rows).tel()
    assert telling.met_getallen(telling.getallen()) == telling
    assert (telling + telling).getallen() == tuple(2 * n for n in telling.getallen())
    assert telling.tel() is telling


def test_counts_per_coder_are_of_units_that_can_be_compared():
    telling = uit_rijen(["xxy.", "xyyx"]).tel()
    assert telling.codeurs == 2
    assert telling.per_codeur == ((2, 1), (1, 2))


def test_choosing_coders_keeps_units_and_values():
    matrix = uit_rijen(["xy", "yy", "zx"])
    pair = matrix.kies(["2", "0"])
    assert pair.codeurs == ("2", "0")
    assert (pair.eenheden, pair.waarden) == (matrix.eenheden, matrix.waarden)
    assert [p.codeurs for p in matrix.paren()] == [("0", "1"), ("0", "2"), ("1", "2")]


def test_inside_some_units_nothing_else_is_judged():
    matrix = uit_rijen(["xyxy", "xxxx"])
    assert matrix.binnen(0b0011).tel().eenheden == (2, 0, 2)
    assert matrix.binnen(0).tel().vergelijkbaar == 0


def test_matrix_of_one_code():
    """What a coder did not see is not judged, and never a no."""
    matrix = Oordelenmatrix.from_ja_nee(["a", "b"], "123", gezien=[0b111, 0b011], ja=[0b101, 0b111])
    plain = over(uit_kolommen({"a": ["ja", "nee", "ja"], "b": ["ja", "ja", None]}), "ja")
    assert matrix.waarden == ("ja", "nee")
    assert matrix.tel() == plain.tel()
    assert matrix.tel().positief == 0


def test_no_ratings_at_all():
    telling = Oordelenmatrix.from_oordelen([]).tel()
    assert telling.getallen() == (0,)
    assert (telling.codeurs, telling.gebruikt, telling.vergelijkbaar) == (0, 0, 0)


@given(
    st.lists(
        st.tuples(st.sampled_from(["x", "y", None]), st.sampled_from(["x", "y", None])),
        min_size=1,
        max_size=12,
    )
)
def test_two_coders_are_counted_as_among_more(pairs):
    left, right = zip(*pairs, strict=True)
    two = uit_kolommen({"a": left, "b": right})
    three = uit_kolommen({"a": left, "b": right, "c": [None] * len(pairs)})
    assert three.tel_paren()[0] == two.tel() == next(three.paren()).tel()
    short, long = two.tel(), three.tel()
    assert (*short.eenheden, 0) == long.eenheden
    assert [(*row, 0) for row in short.gegeven] == list(map(tuple, long.gegeven))
    assert [(*row, 0) for row in short.samen] == list(map(tuple, long.samen))
    assert short.per_codeur == long.per_codeur[:2]
