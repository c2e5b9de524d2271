"""People's work on the command line: what status, rapport and controleer show of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mensenwerk import Mensen
from studie import maak_studie

ZIN = "Ze luisterde niet."


@pytest.fixture
def studie(tmp_path: Path) -> Any:
    return maak_studie(tmp_path / "studie")


def test_status_shows_how_far_each_is_and_what_waits(codeer: Any, studie: Any) -> None:
    mensen = Mensen(studie)
    mensen.rondt_af("anna", "R01", "nabijheid", citaat=ZIN)
    mensen.akkoord("bo", "R01", ZIN, "nabijheid.min")
    for nr in range(10):
        mensen.akkoord("bo", "R01", ZIN, f"code{nr}.min")
        mensen.wijst_af("bo", "R01", ZIN, f"code{nr}.min", apparaat="a2")
    mensen.idee("bo", "R01", ZIN, "brieven")
    old = mensen.geeft("bo", "R01", ZIN, "stress.min")
    mensen.bewaar(old._replace(id="oud", tekst="1" * 64))
    mensen.bewaar(old._replace(id="elders", interview="weg"))
    out = codeer("--map", "studie", "status").out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "codeurs anna, bo" in lines
    assert "codeur interview zinnen af deel voorstellen open" in lines
    assert "anna R01 1 van 3 33% 1" in lines
    for part in (
        "Code stress is jonger dan wat anna afrondde in R01 en daar dus nog niet beoordeeld.",
        "Twee keuzes spreken elkaar tegen: bo in R01 over code0.",
        "En nog 2 zulke plekken.",
        "1 codering staat misschien niet meer op de goede plek",
        "Ideeën voor nieuwe codes: brieven",
        "Gecodeerd, maar niet meer in dit onderzoek: weg",
        "Verder: Op 10 plekken spreken keuzes elkaar tegen",
    ):
        assert part in " ".join(lines)
    told = json.loads(codeer("--map", "studie", "status", "--json").out)
    assert told["coderen"]["anna"]["R01"]["afgerond"] == 1
    assert len(told["conflicten"]) == 10


def test_rapport_counts_who_is_asked_for(codeer: Any, studie: Any) -> None:
    mensen = Mensen(studie)
    mensen.geeft("anna", "R01", ZIN, "nabijheid.min")
    mensen.rondt_af("anna", "R01", "nabijheid", "stress")
    done = codeer("--map", "studie", "rapport", "frequenties", "--bron", "mens", "--json")
    told = json.loads(done.out)
    assert told["let_op"] == ""
    assert [row["fragmenten"] for row in told["samenvatting"]] == [0, 1, 1, 0, 0, 0]
    assert any("1 door niemand beoordeeld" in m for m in told["meldingen"])
    assert codeer("--map", "studie", "rapport", "citaten", "--codeur", "Anna").afloop == 0
    wrong = codeer("--map", "studie", "rapport", "--codeur", "ana")
    assert wrong.afloop == 1
    assert "Bedoel je «anna»?" in wrong.err
    both = codeer("--map", "studie", "rapport", "--codeur", "anna", "--bron", "automaat")
    assert both.afloop == 2


def test_an_empty_cell_is_shown_empty(codeer: Any, studie: Any) -> None:
    Mensen(studie).rondt_af("anna", "R01", "stress")
    out = codeer("--map", "studie", "rapport", "frequenties", "--bron", "mens").out
    lines = [line.split() for line in out.splitlines()]
    assert ["nabijheid", "plus"] in lines
    assert ["stress", "min", "0", "0", "0", "0,0"] in lines


def test_controleer_ends_with_3_where_a_quote_does_not_stand_there(codeer: Any, studie: Any) -> None:
    mensen = Mensen(studie)
    one = mensen.geeft("anna", "R01", ZIN, "nabijheid.min")
    assert codeer("--map", "studie", "controleer").afloop == 0
    mensen.bewaar(one._replace(id="scheef", anker=one.anker._replace(begin=1, eind=19)))
    done = codeer("--map", "studie", "controleer")
    assert done.afloop == 3
    assert "Fout: coderingen/anna/R01.jsonl: regel 2: gebeurtenis scheef" in done.out
