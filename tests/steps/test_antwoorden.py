"""Answers that come back: kept for good, understood as people write them, once however often read."""

from __future__ import annotations

import csv
import io

import pytest
import xlsxwriter
from gesprekken import maak_gesprekken, nieuwe_versie

from codeer.core.errors import LeesFout
from codeer.core.terugkoppeling import geblokkeerd
from codeer.steps.antwoorden import antwoorden
from codeer.steps.materiaal import open_stroom
from codeer.steps.terugkoppeling import KOLOMMEN, terugkoppeling
from codeer.storage.logboek import lees_logboek
from codeer.storage.terugkoppeling import lees_terugkoppeling


@pytest.fixture
def onderzoek(tmp_path):
    return maak_gesprekken(tmp_path / "studie")


def rijen(onderzoek):
    """The rows to fill in, by quote."""
    terugkoppeling(onderzoek)
    raw = (onderzoek.rapporten / "terugkoppeling" / "antwoorden.csv").read_text("utf-8-sig")
    return {r["citaat"]: r for r in csv.DictReader(io.StringIO(raw, newline=""), delimiter=";")}


def vul(onderzoek, *rows, naam="terug.csv", encoding="utf-8-sig"):
    path = onderzoek.map.parent / naam
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, KOLOMMEN, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def blocked(onderzoek):
    return {
        f.citaat
        for m in open_stroom(onderzoek)
        for f in m.fragmenten
        if geblokkeerd(m.blokkades, f.begin, f.eind)
    }


def test_answers_are_kept_and_block(onderzoek):
    rows = rijen(onderzoek)
    no = {**rows["Ik sliep slecht."], "antwoord": "Niet gebruiken", "datum": "3-11-2026"}
    other = {**rows["Ik was gespannen."], "antwoord": "anders", "opmerking": "'=ik was bang"}
    yes = {**rows["Ze luisterde & lachte."], "antwoord": "ja"}
    done = antwoorden(onderzoek, vul(onderzoek, no, other, yes, rows["Stress was er altijd."]))
    assert (done.nieuw, done.bekend, done.leeg, done.mislukt, done.afloop) == (3, 0, 1, (), 0)
    assert done.antwoorden == {"klopt": 1, "anders": 1, "niet gebruiken": 1}
    assert blocked(onderzoek) == {"Ik sliep slecht.", "Ik was gespannen."}
    kept = {a.anker.citaat: a for a in lees_terugkoppeling(onderzoek).antwoorden}
    assert kept["Ik sliep slecht."].datum == "2026-11-03"
    assert kept["Ik was gespannen."].opmerking == "=ik was bang"
    (event,) = [e for e in lees_logboek(onderzoek)[0] if e.soort == "terugkoppeling"]
    assert event.gegevens == {"antwoorden": 3}


def test_reading_them_again_changes_nothing(onderzoek):
    rows = rijen(onderzoek)
    path = vul(onderzoek, {**rows["Ik sliep slecht."], "antwoord": "nee"})
    antwoorden(onderzoek, path)
    before = (onderzoek.map / "terugkoppeling.jsonl").read_bytes()
    again = antwoorden(onderzoek, path)
    assert (again.nieuw, again.bekend, again.meldingen) == (0, 1, ())
    assert (onderzoek.map / "terugkoppeling.jsonl").read_bytes() == before
    assert len(lees_logboek(onderzoek)[0]) == 1


def test_a_later_answer_replaces_an_earlier_one_and_nothing_is_lost(onderzoek):
    row = rijen(onderzoek)["Ik sliep slecht."]
    first = vul(onderzoek, {**row, "antwoord": "niet gebruiken"}, naam="een.csv")
    antwoorden(onderzoek, first)
    antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "klopt"}, naam="twee.csv"))
    assert blocked(onderzoek) == set()
    done = antwoorden(onderzoek, first)
    assert blocked(onderzoek) == set()
    assert "dat blijft gelden" in done.meldingen[0]
    antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "niet gebruiken", "datum": "2026-12-01"}))
    assert blocked(onderzoek) == {"Ik sliep slecht."}
    assert len(lees_terugkoppeling(onderzoek).antwoorden) == 3


def test_two_answers_in_one_table_are_a_no(onderzoek):
    row = rijen(onderzoek)["Ik sliep slecht."]
    antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "nee"}, {**row, "antwoord": "klopt"}))
    assert blocked(onderzoek) == {"Ik sliep slecht."}


def test_a_no_holds_after_new_codes_and_a_new_text(onderzoek):
    row = rijen(onderzoek)["Ik was gespannen."]
    nieuwe_versie(onderzoek, "R01", "Hoe was Jansen?", "Hoe was het toen?")
    book = onderzoek.codeboek.read_text("utf-8").replace("gespannen]", "rustig]")
    onderzoek.codeboek.write_text(book.replace("afstandelijk]", "afstandelijk, gespannen]"), "utf-8")
    done = antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "niet gebruiken"}))
    assert done.nieuw == 1
    assert "Ik was gespannen." in blocked(onderzoek)


def test_ids_of_the_table_of_quotes_are_good_too(onderzoek):
    found = [f for m in open_stroom(onderzoek) for f in m.fragmenten if f.interview == "R01-2026"]
    assert len(found) == 2
    row = {"citaat_id": found[1].id, "antwoord": "niet gebruiken"}
    done = antwoorden(onderzoek, vul(onderzoek, row))
    assert done.nieuw == 1
    (kept,) = lees_terugkoppeling(onderzoek).antwoorden
    assert kept.respondent == "R01"
    assert blocked(onderzoek) == {found[0].citaat}


@pytest.mark.parametrize(
    ("cellen", "fout"),
    [
        ({"antwoord": "misschien"}, "is geen antwoord"),
        ({"opmerking": "Nou ja"}, "wel een opmerking, maar geen antwoord"),
        ({"antwoord": "klopt", "citaat_id": ""}, "noemt geen citaat_id"),
        ({"antwoord": "klopt", "citaat_id": "fbestaatniet"}, "geen citaat met id 'fbestaatniet'"),
        ({"antwoord": "klopt", "respondent": "R02"}, "is van R01, niet van R02"),
        ({"antwoord": "klopt", "citaat": "Iets anders"}, "hoort een ander citaat"),
    ],
)
def test_a_row_that_makes_no_sense_is_told_with_its_line(onderzoek, cellen, fout):
    rows = rijen(onderzoek)
    good = {**rows["Ik was gespannen."], "antwoord": "nee"}
    done = antwoorden(onderzoek, vul(onderzoek, {**rows["Ik sliep slecht."], **cellen}, good))
    (wrong,) = done.mislukt
    assert (wrong.regel, done.nieuw, done.afloop) == (2, 1, 1)
    assert fout in wrong.fout
    assert wrong.tip


def test_a_date_that_is_none_does_not_stop_a_no(onderzoek):
    row = rijen(onderzoek)["Ik sliep slecht."]
    done = antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "nee", "datum": "laatst"}))
    assert "'laatst' is geen datum" in done.meldingen[0]
    assert blocked(onderzoek) == {"Ik sliep slecht."}


def test_who_wanted_to_read_first_is_named(onderzoek):
    row = rijen(onderzoek)["Stress was er altijd."]
    done = antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "klopt"}))
    assert "Jan/Piet: 3" in done.meldingen[0]
    assert "toestemming_citeren" in done.meldingen[0]


def test_quotes_and_case_may_have_changed_in_excel(onderzoek):
    row = rijen(onderzoek)["Ze luisterde & lachte."]
    changed = {**row, "citaat": "“ZE luisterde  & lachte” ", "respondent": "r01 ", "antwoord": "NEE"}
    assert antwoorden(onderzoek, vul(onderzoek, changed, encoding="utf-16")).nieuw == 1


def test_a_workbook_is_good_too(onderzoek, tmp_path):
    row = rijen(onderzoek)["Ik sliep slecht."]
    path = tmp_path / "terug.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Antwoord", "citaat_id"])
        sheet.write_row(1, 0, ["niet gebruiken", row["citaat_id"]])
    assert antwoorden(onderzoek, path).nieuw == 1


def test_another_table_is_refused(onderzoek, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a;b\n1;2\n", "utf-8")
    with pytest.raises(LeesFout, match="«citaat_id» en «antwoord»") as caught:
        antwoorden(onderzoek, path)
    assert "antwoorden.csv" in caught.value.tip
    with pytest.raises(LeesFout, match="bestaat niet"):
        antwoorden(onderzoek, tmp_path / "weg.csv")


def test_of_a_quote_that_two_people_were_asked_about_each_has_her_own(onderzoek):
    first = rijen(onderzoek)["Ik sliep slecht."]
    table = onderzoek.kenmerken.read_text("utf-8").replace("R01;;R01;", "R01;;P7;")
    onderzoek.kenmerken.write_text(table, "utf-8")
    second = rijen(onderzoek)["Ik sliep slecht."]
    assert (first["citaat_id"], second["respondent"]) == (second["citaat_id"], "P7")
    antwoorden(onderzoek, vul(onderzoek, {**first, "antwoord": "nee"}, {**second, "antwoord": "klopt"}))
    assert {a.respondent for a in lees_terugkoppeling(onderzoek).antwoorden} == {"R01", "P7"}
    assert blocked(onderzoek) == {"Ik sliep slecht."}


def test_all_that_is_wrong_is_told_at_once_cell_by_cell(onderzoek):
    rows = rijen(onderzoek)
    bad = {**rows["Ik sliep slecht."], "antwoord": "hm", "citaat_id": "fweg"}
    bare = {**rows["Ik was gespannen."], "opmerking": "Nou"}
    other = {**rows["Stress was er altijd."], "antwoord": "klopt", "respondent": "R02"}
    good = {**rows["Ze luisterde & lachte."], "antwoord": "nee", "datum": "ooit"}
    done = antwoorden(onderzoek, vul(onderzoek, bad, bare, other, good))
    assert [(f.regel, f.kolom) for f in done.mislukt] == [
        (2, "antwoord"),
        (2, "citaat_id"),
        (3, "antwoord"),
        (4, "respondent"),
    ]
    assert str(done.mislukt[0]) == "regel 2, kolom antwoord: 'hm' is geen antwoord."
    assert all(f.tip for f in done.mislukt)
    assert (done.nieuw, done.leeg, done.afloop) == (1, 0, 1)
    assert "regel 5, kolom datum: 'ooit' is geen datum" in done.meldingen[0]
    assert blocked(onderzoek) == {"Ze luisterde & lachte."}


def test_a_yes_knows_of_the_refusals_of_the_same_person(onderzoek):
    row = rijen(onderzoek)["Ik sliep slecht."]
    antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "nee"}))
    antwoorden(onderzoek, vul(onderzoek, {**row, "antwoord": "klopt"}))
    no, yes = lees_terugkoppeling(onderzoek).antwoorden
    assert (no.na, yes.na) == ((), (no.id,))
    nieuwe_versie(onderzoek, "R01", "Hoe was Jansen?", "Hoe was het toen?")
    assert blocked(onderzoek) == set()
    rows = rijen(onderzoek)
    assert rows["Ik sliep slecht."]["antwoord"] == "klopt"
