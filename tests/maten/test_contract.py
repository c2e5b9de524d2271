"""What holds for every measure: a new file in `codeer/maten` is tested the day it lands."""

from __future__ import annotations

from math import inf, isclose

import oordelen
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from codeer.core.telling import Maatsoort
from codeer.maten._vind import laad, namen

CONTRACT = {
    "percentage",
    "cohen_kappa",
    "scott_pi",
    "fleiss_kappa",
    "krippendorff_alpha",
    "gwet_ac1",
    "pabak",
    "brennan_prediger",
}
AGREE = [naam for naam in namen() if laad(naam).SOORT is not Maatsoort.VERDELING]
VALUES = st.sampled_from(["x", "y", "z", None])


def tables(least=1, most=4):
    """Ratings by coder, of up to ten units."""
    return st.tuples(st.integers(least, most), st.integers(0, 10)).flatmap(
        lambda size: st.lists(
            st.lists(VALUES, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


def outcome(naam, rows, waarde="x"):
    matrix = oordelen.uit_kolommen(dict(enumerate(rows)))
    return laad(naam).compute(oordelen.over(matrix, waarde if waarde in matrix.waarden else None))


def test_all_measures_of_the_design_are_found():
    assert set(namen()) >= CONTRACT


@pytest.mark.parametrize("naam", namen())
def test_file_offers_what_a_measure_must(naam):
    maat = laad(naam)
    first = (maat.__doc__ or "").split("\n")[0]
    assert first.endswith(".")
    assert any(sign.isdigit() for sign in first), "the source has a year"
    assert maat.TITEL
    assert maat.SOORT in Maatsoort
    assert maat.compute.__doc__


@pytest.mark.parametrize("naam", AGREE)
@pytest.mark.parametrize("codeurs", [2, 3, 7])
def test_agreeing_is_one(naam, codeurs):
    if laad(naam).SOORT is Maatsoort.PAAR and codeurs > 2:
        assert outcome(naam, [list("xxyxy")] * codeurs) is None
    else:
        assert outcome(naam, [list("xxyxy")] * codeurs) == 1
        assert outcome(naam, [[None, *"xxyxy"], *[[*"xxxyxy"]] * (codeurs - 1)]) == 1


@pytest.mark.parametrize("naam", namen())
@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [[], []],
        [[None, None], [None, None]],
        [["x", "y"]],
        [["x", None], [None, "y"]],
        [["x", "y", "x"], [None, None, None]],
    ],
)
def test_without_units_to_compare_there_is_nothing(naam, rows):
    assert outcome(naam, rows) is None


@pytest.mark.parametrize("naam", [n for n in namen() if laad(n).SOORT in {Maatsoort.GROEP, Maatsoort.PAAR}])
def test_one_value_throughout_says_nothing_beyond_chance(naam):
    expected = 1 if naam == "percentage" else None
    assert outcome(naam, [list("xxxx"), list("xxxx")]) == expected
    assert outcome(naam, [list("xxxx")]) is None


@pytest.mark.parametrize("naam", namen())
@settings(deadline=None)
@given(data=st.data())
def test_order_does_not_matter(naam, data):
    rows = data.draw(tables())
    units = data.draw(st.permutations(range(len(rows[0]))))
    mixed = data.draw(st.permutations([[row[nr] for nr in units] for row in rows]))
    assert outcome(naam, mixed) == outcome(naam, rows)


@pytest.mark.parametrize("naam", namen())
@settings(deadline=None)
@given(rows=tables())
@example(rows=[["x", "x", "x"], ["y", None, None]])
def test_outcome_is_a_plain_number_within_bounds(naam, rows):
    value = outcome(naam, rows)
    # chance is worked out on units with one value too, and then nothing holds it to what agrees
    lowest = -1 if all(None not in row for row in rows) else -inf
    assert value is None or (type(value) in {int, float} and lowest <= value <= 1)


@pytest.mark.parametrize("naam", [n for n in namen() if laad(n).SOORT in {Maatsoort.GROEP, Maatsoort.PAAR}])
@settings(deadline=None)
@given(rows=tables())
def test_names_of_values_do_not_matter(naam, rows):
    other = {"x": "Z", "y": "a b", "z": "0", None: None}
    value = outcome(naam, [[other[v] for v in row] for row in rows])
    assert value == outcome(naam, rows)


@pytest.mark.parametrize("naam", namen())
@settings(deadline=None)
@given(rows=tables())
def test_units_that_nobody_judged_change_nothing(naam, rows):
    assert outcome(naam, [[*row, None] for row in rows]) == outcome(naam, rows)


@pytest.mark.parametrize(
    "naam", ["percentage", "krippendorff_alpha", "cohen_kappa", "scott_pi", "positieve_overeenstemming"]
)
@settings(deadline=None)
@given(rows=tables(2, 2))
def test_units_judged_by_one_change_nothing(naam, rows):
    one, two = rows
    assert outcome(naam, [[*one, "y", None], [*two, None, "x"]]) == outcome(naam, rows) or not one


def same(left, right):
    return left is right is None or isclose(left, right, abs_tol=1e-12)


@settings(deadline=None)
@given(tables(2, 2))
def test_alpha_is_pi_but_for_the_size(rows):
    n = sum(None not in pair for pair in zip(*rows, strict=True))
    alpha, pi = outcome("krippendorff_alpha", rows), outcome("scott_pi", rows)
    assert same(alpha, None if pi is None else 1 - (1 - pi) * (2 * n - 1) / (2 * n))


@settings(deadline=None)
@given(tables(2, 2))
def test_two_coders_of_everything_make_fleiss_scott(rows):
    whole = [[v or "y" for v in row] for row in rows]
    assert same(outcome("fleiss_kappa", whole), outcome("scott_pi", whole))


@settings(deadline=None)
@given(tables())
def test_pabak_is_brennan_prediger_for_two_values(rows):
    two = [["y" if v == "z" else v for v in row] for row in rows]
    assert same(outcome("pabak", two), outcome("brennan_prediger", two))


@settings(deadline=None)
@given(tables(2, 2))
def test_positive_agreement_is_f1(rows):
    pairs = [pair for pair in zip(*rows, strict=True) if None not in pair]
    both = sum(pair == ("x", "x") for pair in pairs)
    used = sum(pair.count("x") for pair in pairs)
    assert same(outcome("positieve_overeenstemming", rows), 2 * both / used if used else None)


@settings(deadline=None)
@given(tables())
def test_negative_agreement_is_that_on_all_other_values_as_one(rows):
    merged = [["y" if v == "z" else v for v in row] for row in rows]
    if any("x" in row for row in rows):
        expected = outcome("positieve_overeenstemming", merged, "y")
        assert same(outcome("negatieve_overeenstemming", rows), expected)


@pytest.mark.parametrize(
    "naam", [n for n in namen() if laad(n).SOORT not in {Maatsoort.GROEP, Maatsoort.PAAR}]
)
def test_measures_about_one_value_ask_which(naam):
    assert outcome(naam, [list("xy"), list("xy")], None) is None
