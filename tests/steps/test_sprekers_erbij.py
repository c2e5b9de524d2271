"""A speaker who counts from now on was not judged by who finished before."""

import pytest
from mensenwerk import Mensen
from studie import CODEBOEK, maak_studie

from codeer.steps.coderen import Werkplek

TEKST = "I: Luisterde ze naar u?\n\nR: Nu wel, hoor.\n\nI: Was u toen gespannen?"


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s", {"R01": TEKST})


def sprekers(onderzoek, *wie):
    book = CODEBOEK.replace("sprekers: [R]", f"sprekers: [{', '.join(wie)}]")
    onderzoek.codeboek.write_text(book, encoding="utf-8")


def gezien(onderzoek):
    beeld = Werkplek(onderzoek, "anna").beeld("R01")
    return len(beeld.dekking.zinnen), beeld.eigen_oordelen.gezien["stress"]


def test_what_they_say_is_still_to_be_judged(onderzoek):
    anna = Werkplek(onderzoek, "anna")
    anna.klaar("R01")
    assert gezien(onderzoek) == (1, 0b1)
    sprekers(onderzoek, "R", "I")
    assert gezien(onderzoek) == (3, 0b010)
    anna.klaar("R01")
    assert gezien(onderzoek) == (3, 0b111)
    anna.terug("R01")
    assert gezien(onderzoek) == (3, 0b010)
    sprekers(onderzoek, "R")
    assert gezien(onderzoek) == (1, 0b1)
    # finished as it is: once more makes nothing new
    before = len(anna.beeld("R01").staat.gebeurtenissen)
    assert len(anna.klaar("R01").beeld.staat.gebeurtenissen) == before


def test_opened_in_part_and_undone_it_is_the_same(onderzoek):
    anna = Werkplek(onderzoek, "anna")
    anna.klaar("R01")
    sprekers(onderzoek, "R", "I")
    at = TEKST.index("Nu wel")
    anna.heropen("R01", (at, at + 6))
    assert Werkplek(onderzoek, "anna").beeld("R01").eigen_oordelen.gezien.get("stress", 0) == 0
    anna.terug("R01")
    assert gezien(onderzoek) == (3, 0b010)


def test_a_finish_of_before_this_was_kept_speaks_of_who_counts_now(onderzoek):
    Mensen(onderzoek).rondt_af("anna", "R01", "stress")
    sprekers(onderzoek, "R", "I")
    assert gezien(onderzoek) == (3, 0b111)
