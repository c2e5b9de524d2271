"""Measures of a table: what was printed must come out, and what holds for every one of them."""

from __future__ import annotations

import json

import oordelen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codeer.core.oordelen import Oordeel, Oordelenmatrix
from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._gwet import t_waarde
from codeer.maten.tabel._vind import alle, namen
from codeer.steps.consistentie import vergelijk_tabel

# SAS PROC FREQ AGREE, as statsmodels has it: kappa .4842
DRIE = oordelen.uit_tabel([[0, 4, 1], [0, 8, 0], [0, 1, 5]])
# Gwet 2014, the first 15 patients of Fleiss 1971 by six raters
ZES = oordelen.uit_aantallen(
    [
        *([0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0]),
        *([2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6]),
        *([1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1]),
    ]
)
# Krippendorff 1980, p. 139: three coders, nine units, values 1 to 4
NEGEN = oordelen.uit_kolommen(
    {
        "a": ["1", "1", "2", "4", "1", "2", "1", "3", "2"],
        "b": ["1", "2", "2", "4", "4", "2", "2", "3", "2"],
        "c": ["1", "2", "2", "4", "4", "2", "3", "3", "2"],
    }
)
# Cohen 1960, p. 37
HONDERD = oordelen.uit_tabel([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
# Feinstein and Cicchetti 1990, 40 and 45 together out of 100
JA_NEE = oordelen.uit_kolommen(
    {
        "a": [*["ja"] * 40, *["ja"] * 9, *["nee"] * 6, *["nee"] * 45],
        "b": [*["ja"] * 40, *["nee"] * 9, *["ja"] * 6, *["nee"] * 45],
    }
)
# two units that one coder judged alone: the errors are those of irrCAC 0.4.4, by Gwet 2014
ALLEEN = oordelen.uit_kolommen(
    {
        "a": ["1", "1", "2", "1", "1", "2", None, "1"],
        "b": ["1", "2", "2", "2", "1", None, "1", "1"],
        "c": ["1", "1", "2", "1", None, None, None, "1"],
    }
)
GEDRUKT = [
    (DRIE, "cohen_kappa_se", 0.138, 4),
    (DRIE, "cohen_kappa_se0", 0.1484, 4),
    (DRIE, "cohen_kappa_ci95", (0.2137, 0.7547), 4),
    (DRIE, "weighted_kappa_linear", 0.4701, 4),
    (DRIE, "weighted_kappa_linear_se", 0.1457, 4),
    (DRIE, "weighted_kappa_linear_se0", 0.1426, 4),
    (DRIE, "weighted_kappa_linear_ci95", (0.1845, 0.7558), 4),
    (ZES, "gwet_ac1_se", 0.08418757, 7),
    (ZES, "gwet_ac1_ci95", (0.264, 0.625), 3),
    (ZES, "fleiss_kappa_se", 0.08119291, 7),
    (ZES, "fleiss_kappa_ci95", (0.24, 0.588), 3),
    (ZES, "brennan_prediger_se", 0.08312142, 7),
    (NEGEN, "krippendorff_alpha_interval", 0.547, 3),
    (NEGEN, "krippendorff_alpha_ratio", 0.483, 3),
    (ALLEEN, "fleiss_kappa_se", 0.32959, 5),
    (ALLEEN, "fleiss_kappa_ci95", (-0.27936, 1), 5),
    (ALLEEN, "gwet_ac1_se", 0.30199, 5),
    (ALLEEN, "brennan_prediger_se", 0.29991, 5),
    (HONDERD, "cohen_pe", 0.35, 2),
    (HONDERD, "gwet_ac2_quadratic", 0.1831, 4),
    (JA_NEE, "p_pos", 0.842, 3),
    (JA_NEE, "p_neg", 0.857, 3),
]


def uit(matrix):
    return alle(Oordelentabel.van(matrix))


@pytest.mark.parametrize(("matrix", "naam", "printed", "digits"), GEDRUKT)
def test_what_was_printed(matrix, naam, printed, digits):
    assert uit(matrix)[naam] == pytest.approx(printed, abs=0.51 * 10**-digits)


def test_cases_beside_the_repository(shared):
    wrong, right = [], 0
    for case in json.loads((shared / "irr" / "gevallen.json").read_text("utf-8")):
        if case["kind"] == "unitizing":
            continue
        rows = [Oordeel(c, str(u), None if v is None else str(v)) for c, u, v in case["ratings"]]
        found = uit(Oordelenmatrix.from_oordelen(rows))
        for stat, want in case["expected"].items():
            if stat not in found:
                continue
            tol = 0.51 * 10 ** -case.get("digits_by_stat", {}).get(stat, case["digits"])
            good = found[stat] == (want if want is None else pytest.approx(want, abs=tol))
            wrong += [] if good else [f"{case['name']}.{stat}"]
            right += good
    # there t(n - 1), where SAS and codeer take the normal distribution for two coders
    assert wrong in ([], ["gwet2014_4x4_diagnosis.weighted_kappa_quadratic_ci95"])
    assert right > 20


VALUES = st.sampled_from(["1", "2", "5", None])


@settings(max_examples=40)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=8))
def test_no_table_is_a_surprise_and_the_order_of_units_is_nothing(rows):
    def table(units):
        columns = zip(*units, strict=True) if units else [(), (), ()]
        return uit(oordelen.uit_kolommen(dict(zip("abc", map(list, columns), strict=True))))

    found = table(rows)
    assert {naam.partition(":")[0] for naam in found} == set(namen())
    other = table(rows[::-1])
    for naam, value in found.items():
        assert other[naam] == (None if value is None else pytest.approx(value, abs=1e-9)), naam


def test_full_agreement_and_nothing_at_all():
    full = uit(oordelen.uit_tabel([[4, 0], [0, 6]]))
    assert {n: v for n, v in full.items() if n.startswith(("weighted", "kripp", "p_")) and v == 1}.keys() >= {
        "weighted_kappa_linear",
        "weighted_kappa_quadratic",
        "krippendorff_alpha_ordinal",
        "p_pos",
        "p_neg",
    }
    assert (full["percent_unanimous"], full["light_kappa"]) == (1, 1)
    empty = uit(oordelen.uit_kolommen({"a": [None], "b": [None]}))
    assert set(empty.values()) == {None}
    one = uit(oordelen.uit_tabel([[9]]))
    assert {naam for naam, v in one.items() if v is not None} == {
        "cohen_pe",
        "p_neg",
        "percent_unanimous",
    }


@pytest.mark.parametrize(
    "waarden", [["a", "b"], ["1", "inf"], ["ja", "1", "nee"], ["1_1", "1_2"], ["-1", "2"]]
)
def test_measures_of_numbers_need_numbers(waarden):
    rows = [*waarden, waarden[0]]
    found = uit(oordelen.uit_kolommen({"a": rows, "b": rows}))
    assert found["krippendorff_alpha_ratio"] is None
    assert (found["krippendorff_alpha_interval"] is None) == (waarden != ["-1", "2"])


def test_two_ways_to_write_nothing_are_one_number():
    found = uit(oordelen.uit_kolommen({"a": ["0", "1", "0", "1"], "b": ["0,0", "1", "0", "0"]}))
    assert (
        found["krippendorff_alpha_ratio"]
        == found["krippendorff_alpha_interval"]
        == pytest.approx(0.5333, abs=1e-4)
    )


def test_values_stand_in_the_order_of_numbers():
    rows = ["10", "2,5", "x2", "x10"]
    table = Oordelentabel.van(oordelen.uit_kolommen({"a": rows, "b": rows}))
    assert table.waarden == ("2,5", "10", "x2", "x10")


@pytest.mark.parametrize(("vrijheid", "t"), [(1, 12.7062), (2, 4.3027), (14, 2.1448), (222, 1.9707)])
def test_student(vrijheid, t):
    assert t_waarde(vrijheid) == pytest.approx(t, abs=1e-4)


def test_they_stand_with_the_others_in_json(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("codeur;eenheid;waarde\na;1;ja\nb;1;ja\na;2;nee\nb;2;ja\n", "utf-8")
    found = vergelijk_tabel(path).to_json()
    assert found["p_pos"] == pytest.approx(2 / 3)
    assert found["cohen_kappa"] == 0
    assert set(namen()) < set(found)
