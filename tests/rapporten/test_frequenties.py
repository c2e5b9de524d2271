from __future__ import annotations

import pytest


def index(rijen):
    return {(r["code"], r["pool"]): r for r in rijen}


def test_every_code_has_its_poles_and_a_total_in_codebook_order(rapport):
    assert [(r["code"], r["ouder"], r["pool"]) for r in rapport("frequenties", [])] == [
        ("wantrouwen", "", "plus"),
        ("wantrouwen", "", "min"),
        ("wantrouwen", "", "totaal"),
        ("stress", "", "plus"),
        ("stress", "", "min"),
        ("stress", "", "totaal"),
        ("stress/geld", "stress", ""),
        ("stress/geld", "stress", "totaal"),
        ("stress/tijd", "stress", "plus"),
        ("stress/tijd", "stress", "min"),
        ("stress/tijd", "stress", ""),
        ("stress/tijd", "stress", "totaal"),
        ("idee", "", ""),
        ("idee", "", "totaal"),
    ]


def test_counts_of_the_study_by_hand(rapport):
    rijen = index(rapport("frequenties"))
    vertrouwen = rijen["wantrouwen", "plus"]
    # 15 + 4 + 11 words of R's; G01's R1 says 4 of them
    woorden = 6 + 4 + 4 + 2 + 4 + 4 + 4 + 3
    assert vertrouwen["fragmenten"] == 2
    assert vertrouwen["interviews"] == 2
    assert vertrouwen["interviews_pct"] == pytest.approx(100 * 2 / 3)
    assert vertrouwen["respondenten"] == 2
    assert vertrouwen["per_1000_woorden"] == pytest.approx(2000 / woorden)
    assert (vertrouwen["automaat"], vertrouwen["nagekeken"], vertrouwen["mens"]) == (2, 0, 0)


def test_total_of_a_parent_counts_unique_units_with_those_of_subcodes(rapport):
    rijen = index(rapport("frequenties"))
    # «Geld was er niet.» has both stress and stress/geld: one unit
    assert rijen["stress", "totaal"]["fragmenten"] == 3
    assert rijen["stress", "min"]["fragmenten"] == 2
    assert rijen["stress/geld", "totaal"]["fragmenten"] == 1
    assert rijen["stress", "totaal"]["interviews"] == 2
    assert rijen["stress", "totaal"]["respondenten"] == 2


def test_one_person_in_several_interviews_is_one_respondent(rapport):
    assert index(rapport("frequenties"))["wantrouwen", "totaal"]["respondenten"] == 2


def test_a_speaker_without_a_name_is_counted_as_her_interview(rapport, s):
    los = s.maak("R09", [("R", [("Ja.", "idee")])], respondenten={"X": "x"})
    assert index(rapport("frequenties", [los]))["idee", ""]["respondenten"] == 1


def test_a_unit_with_several_sources_counts_for_the_strongest(rapport, s):
    zin = ("Ik was bang.", "stress.min stress.plus*mens stress/geld*nagekeken")
    rijen = index(rapport("frequenties", [s.maak("R01", [("R", [zin])])]))
    totaal = rijen["stress", "totaal"]
    assert (totaal["fragmenten"], totaal["automaat"], totaal["nagekeken"], totaal["mens"]) == (1, 0, 0, 1)
    for rij in rijen.values():
        assert rij["fragmenten"] == rij["automaat"] + rij["nagekeken"] + rij["mens"]


def test_poles_and_codes_outside_the_codebook_get_their_own_rows(rapport, s):
    zin = ("Ja.", "idee.min oud/weg.plus stress/nieuw wantrouwen")
    rijen = rapport("frequenties", [s.maak("R01", [("R", [zin])])])
    sleutels = [(r["code"], r["pool"]) for r in rijen]
    assert sleutels[:4] == [("wantrouwen", p) for p in ("plus", "min", "", "totaal")]
    assert sleutels[-9:] == [
        *[("idee", p) for p in ("min", "", "totaal")],
        *[("oud", p) for p in ("", "totaal")],
        *[("oud/weg", p) for p in ("plus", "totaal")],
        *[("stress/nieuw", p) for p in ("", "totaal")],
    ]
    assert index(rijen)["oud", "totaal"]["fragmenten"] == 1
    assert index(rijen)["stress", "totaal"]["fragmenten"] == 1


def test_without_words_shares_are_unknown_not_zero(rapport):
    rij = rapport("frequenties", [])[0]
    assert rij["interviews_pct"] is None
    assert rij["per_1000_woorden"] is None
