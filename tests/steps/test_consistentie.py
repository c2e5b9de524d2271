from __future__ import annotations

import pytest
from oordelen import uit_kolommen, uit_rijen, uit_tabel

from codeer.core.errors import GebruiksFout
from codeer.core.telling import Maatsoort
from codeer.maten._vind import laad, namen
from codeer.steps.consistentie import vergelijk, vergelijk_tabel

# a new measure about all values is a new key, without a change here
GROEP = tuple(naam for naam in namen() if laad(naam).SOORT is Maatsoort.GROEP)
TABEL = "codeur;eenheid;waarde\nb;1;x\na;1;x\nb;2;y\nc;2;x\na;2;y\n"


@pytest.fixture
def tabel(tmp_path):
    path = tmp_path / "oordelen.csv"
    path.write_text(TABEL, encoding="utf-8")
    return path


def test_keys_of_two_coders_are_plain():
    found = vergelijk(uit_tabel([[8, 1], [1, 8]])).to_json()
    assert set(found) == {*GROEP, "cohen_kappa", "scott_pi"}
    assert list(found)[:3] == ["percentage", "cohen_kappa", "scott_pi"]
    assert all(type(value) is float for value in found.values())


@pytest.mark.parametrize("rows", [[], ["xyx"], ["...", "xyx"], [".x", "x."]])
def test_keys_are_there_when_nothing_can_be_said(rows):
    assert vergelijk(uit_rijen(rows)).to_json() == dict.fromkeys((*GROEP, "cohen_kappa", "scott_pi"))


def test_keys_of_more_coders_name_the_pairs_in_order_of_first_appearance(tabel):
    found = vergelijk_tabel(tabel).to_json()
    pairs = ("b,a", "b,c", "a,c")
    keys = {f"{maat}:{pair}" for maat in ("cohen_kappa", "scott_pi") for pair in pairs}
    assert set(found) >= {*GROEP, "cohen_kappa", "scott_pi", *keys}
    assert found["cohen_kappa"] is found["scott_pi"] is None
    assert found["cohen_kappa:b,a"] == 1
    # one unit, on which these two differ: chance gives no agreement either
    assert found["cohen_kappa:b,c"] == 0


def test_values_that_differ_only_in_case_stay_different():
    outcome = vergelijk(uit_kolommen({"Bo": ["Ja", "Ja"], "bo": ["ja", "ja"]}))
    assert outcome.to_json()["percentage"] == 0
    assert outcome.meldingen == (
        "«Bo» en «bo» tellen als verschillende codeurs.",
        "«Ja» en «ja» tellen als verschillende waarden.",
    )


def test_values_stand_in_natural_order_with_their_use():
    outcome = vergelijk(uit_kolommen({"a": ["10", "9", "9", None], "b": ["9", "9", None, "9"]}))
    assert [(w.waarde, w.gebruik) for w in outcome.waarden] == [("9", (1, (0, 1), 1)), ("10", (0, (1, 0), 1))]
    assert outcome.waarden[0].uitkomst("positieve_overeenstemming") == 2 / 3
    assert (outcome.eenheden, outcome.vergelijkbaar) == (4, 2)


def test_only_the_coders_that_are_named(tabel):
    outcome = vergelijk_tabel(tabel, ["a", " b", "a"])
    assert outcome.codeurs == ("a", "b")
    assert outcome.bestand == "oordelen.csv"
    assert outcome.to_json()["cohen_kappa"] == 1
    # a value that these two never gave is no value of theirs
    assert [w.waarde for w in vergelijk_tabel(tabel, ["c"]).waarden] == ["x"]


def test_a_coder_who_is_not_there(tabel):
    with pytest.raises(GebruiksFout, match="kent geen codeur «d»"):
        vergelijk_tabel(tabel, ["d"])
