from __future__ import annotations

import pytest


def test_table_is_complete_and_without_totals(rapport):
    rijen = rapport("frequenties_per_interview")
    assert len(rijen) == 4 * 9
    assert {r["pool"] for r in rijen} == {"plus", "min", ""}
    assert [r["interview"] for r in rijen[::9]] == ["R01", "R02", "G01", "L01"]


def test_counts_of_one_interview(rapport):
    eerste = [r for r in rapport("frequenties_per_interview") if r["interview"] == "R01"]
    tel = {(r["code"], r["pool"]): r["fragmenten"] for r in eerste if r["fragmenten"]}
    assert tel == {("wantrouwen", "min"): 1, ("stress", "min"): 2, ("stress/geld", ""): 1}
    assert {r["woorden"] for r in eerste} == {16}
    assert eerste[1]["per_1000_woorden"] == pytest.approx(1000 / 16)


def test_an_interview_without_counted_words_has_no_share(rapport):
    assert {r["per_1000_woorden"] for r in rapport("frequenties_per_interview")[-9:]} == {None}


def test_a_pole_that_comes_late_has_a_row_in_every_interview(rapport, s):
    twee = [s.maak("R01", [("R", ["Nee."])]), s.maak("R02", [("R", [("Ja.", "idee.plus")])])]
    rijen = rapport("frequenties_per_interview", twee)
    assert [
        (r["interview"], r["fragmenten"]) for r in rijen if (r["code"], r["pool"]) == ("idee", "plus")
    ] == [
        ("R01", 0),
        ("R02", 1),
    ]


def test_kenmerken_of_speakers_show_when_all_share_them(rapport, s):
    beurten = [("R1", ["Ja."]), ("R2", ["Nee."])]
    samen = s.maak("G01", beurten, {}, {r: {"gemeente": "Ede"} for r in ("R1", "R2")})
    apart = s.maak("G02", beurten, {"gemeente": "beide"}, {"R1": {"gemeente": "Ede"}})
    rijen = rapport("frequenties_per_interview", [samen, apart])
    assert {(r["interview"], r["gemeente"]) for r in rijen} == {("G01", "Ede"), ("G02", "beide")}
