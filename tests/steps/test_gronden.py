"""The warning on top of tables that compare: on what each group rests."""

from __future__ import annotations

import json

import pytest
from mensenwerk import CODEBOEK, CODES, LUISTERDE, STRESS, Mensen
from python_calamine import CalamineWorkbook
from studie import maak_studie

from codeer.steps._gronden import NIET_NAGEKEKEN
from codeer.steps.rapport import Keuze, maak_rapport

pytestmark = pytest.mark.usefixtures("lege_grafieken")

TEKSTEN = {
    "R01": "R: Ik had stress.",
    "R02": "R: Ze luisterde.",
    "G01": "R1: Ik had stress.\n\nR2: Ze luisterde.",
    "L01": "I: Niemand hier.",
}


@pytest.fixture
def plaatsen(tmp_path):
    plaatsen = maak_studie(tmp_path, TEKSTEN, CODEBOEK)
    rows = "interview;spreker;plaats\nR01;;Ede\nR02;;Epe\nG01;R1;Ede\nG01;R2;Epe\nL01;;Olst\n"
    plaatsen.kenmerken.write_text(rows, encoding="utf-8")
    return plaatsen


@pytest.fixture
def mensen(plaatsen):
    return Mensen(plaatsen)


def warnings(plaatsen, **keuze):
    """The warning on the tables of the whole study and of places, as they stand on top of the sheets."""
    uit = maak_rapport(plaatsen, Keuze(per=("plaats",), **keuze))
    account = json.loads((plaatsen.rapporten / "verantwoording.json").read_text("utf-8"))
    book = CalamineWorkbook.from_path(str(plaatsen.rapporten / "rapport.xlsx"))
    for sheet, zin in (("Frequenties", uit.let_op), ("Per plaats", account["let_op_per"]["plaats"])):
        first = book.get_sheet_by_name(sheet).to_python()[0][0]
        assert first == (zin or ("code" if sheet == "Frequenties" else "plaats"))
    assert account["let_op"] == uit.let_op
    return uit.let_op, account["let_op_per"]["plaats"]


def test_the_computer_alone_fits_no_comparison(plaatsen):
    assert warnings(plaatsen) == (NIET_NAGEKEKEN, NIET_NAGEKEKEN)


def test_all_by_people_needs_no_warning(plaatsen, mensen):
    for id in ("R01", "R02", "G01"):
        mensen.rondt_af("anna", id, *CODES)
    assert warnings(plaatsen) == ("", "")


def test_nothing_found_by_people_is_no_work_of_the_computer(plaatsen, mensen):
    for id in ("R01", "R02", "G01"):
        mensen.rondt_af("anna", id, *CODES)
    uit = maak_rapport(plaatsen, Keuze())
    assert sum(row[2] for row in uit.samenvatting.rijen) == 0
    assert uit.let_op == ""


def test_groups_that_rest_on_different_sources_are_named(plaatsen, mensen):
    mensen.rondt_af("anna", "R01", *CODES)
    mensen.rondt_af("anna", "G01", *CODES, citaat="Ik had stress.")
    whole, per = warnings(plaatsen)
    # in G01 only what R1 says was finished: Ede rests on people, Epe on the computer
    assert whole.startswith("Niet alles rust op dezelfde bron (automaat 2, mens 0)")
    assert per == f"{whole}. Per plaats: Ede: mens; Epe: automaat"


def test_the_same_groups_may_be_fit_where_interviews_are_not(plaatsen, mensen):
    mensen.akkoord("anna", "R01", *STRESS)
    mensen.akkoord("anna", "R02", *LUISTERDE)
    mensen.akkoord("anna", "G01", *STRESS)
    mensen.akkoord("anna", "G01", *LUISTERDE)
    assert warnings(plaatsen) == ("", "")
    mensen.rondt_af("anna", "R01", *CODES)
    whole, per = warnings(plaatsen)
    assert "nagekeken 3, mens 1" in whole
    assert per.endswith("Per plaats: Ede: nagekeken en mens; Epe: nagekeken")


def test_each_code_is_judged_by_itself(plaatsen, mensen):
    for id in ("R01", "R02", "G01"):
        mensen.rondt_af("anna", id, "stress")
    mensen.akkoord("anna", "R02", *LUISTERDE)
    mensen.akkoord("anna", "G01", *LUISTERDE)
    mensen.wijst_af("anna", "R01", "Ik had stress.", "nabijheid.plus")
    # stress rests on people everywhere and nabijheid on reviewed suggestions: each can be compared
    assert warnings(plaatsen) == ("", "")


def test_a_suggestion_that_still_lies_open_is_told(plaatsen, mensen):
    mensen.akkoord("anna", "R01", *STRESS)
    whole, _ = warnings(plaatsen)
    assert "automaat 3, nagekeken 1" in whole


def test_only_people_that_are_asked_for(plaatsen, mensen):
    mensen.akkoord("anna", "R01", *STRESS)
    mensen.rondt_af("bo", "R02", *CODES)
    assert warnings(plaatsen, bron="mens") == ("", "")
    assert warnings(plaatsen, bron="automaat") == (NIET_NAGEKEKEN, NIET_NAGEKEKEN)
    assert warnings(plaatsen, codeurs=("anna",)) == ("", "")
    whole, per = warnings(plaatsen, codeurs=("anna", "bo"))
    assert "nagekeken 1, mens 0" in whole
    assert per.endswith("Ede: nagekeken; Epe: mens")


def test_many_groups_are_summed_up(tmp_path):
    ids = [f"R{nr:02}" for nr in range(1, 10)]
    plaatsen = maak_studie(tmp_path, dict.fromkeys(ids, "R: Ik had stress."), CODEBOEK)
    rows = "".join(f"{id};p{id}\n" for id in ids)
    plaatsen.kenmerken.write_text(f"interview;plaats\n{rows}", encoding="utf-8")
    mensen = Mensen(plaatsen)
    mensen.rondt_af("anna", "R01", *CODES)
    _, per = warnings(plaatsen)
    assert "pR01: mens; pR02: automaat;" in per
    assert per.endswith("; en nog 3")
    _, per = warnings(plaatsen, bron="mens")
    assert per == ""


def test_an_interview_is_a_group_too(plaatsen, mensen):
    mensen.rondt_af("anna", "R01", *CODES)
    uit = maak_rapport(plaatsen, Keuze(per=("interview",)))
    account = json.loads((plaatsen.rapporten / "verantwoording.json").read_text("utf-8"))
    assert account["let_op_per"] == {"interview": uit.let_op}
    assert "automaat" in uit.let_op
