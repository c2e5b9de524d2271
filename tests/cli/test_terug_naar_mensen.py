"""The commands below `codeer rapport`: what goes back to the people."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from gesprekken import maak_gesprekken


@pytest.fixture
def studie(tmp_path: Any) -> Any:
    return maak_gesprekken(tmp_path / "studie")


def ingevuld(studie: Any, citaat: str, antwoord: str) -> str:
    """Fill in one answer in the table beside the pages."""
    path = studie.rapporten / "terugkoppeling" / "antwoorden.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    for row in rows:
        if row[2] == citaat:
            row[3] = antwoord
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return str(path)


def test_pages_and_answers(codeer: Any, studie: Any) -> None:
    made = codeer("--map", "studie", "rapport", "terugkoppeling")
    assert made.afloop == 0, made
    assert "rapporten/terugkoppeling/R01.html" in made.out
    assert "--antwoorden rapporten/terugkoppeling/antwoorden.csv" in made.err
    path = ingevuld(studie, "Ik sliep slecht.", "niet gebruiken")
    read = codeer("rapport", "--map", "studie", "terugkoppeling", "--antwoorden", path)
    assert read.out == "1 nieuw antwoord bewaard.\nIn de tabel: 1 × niet gebruiken.\n"
    assert "Nog niet ingevuld: 10 citaten." in read.err
    again = codeer("rapport", "terugkoppeling", "--antwoorden", path, "--map", "studie")
    assert again.out.startswith("0 nieuwe antwoorden bewaard (1 al bekend).")
    assert "Antwoorden van respondenten ingelezen: 1 nieuw." in codeer("--map", "studie", "logboek").out


def test_answers_that_make_no_sense(codeer: Any, studie: Any) -> None:
    codeer("--map", "studie", "rapport", "terugkoppeling")
    path = ingevuld(studie, "Ik sliep slecht.", "hm")
    read = codeer("--map", "studie", "rapport", "terugkoppeling", "--antwoorden", path)
    assert read.afloop == 1
    assert "Fout: antwoorden.csv, regel " in read.err
    assert "Tip: Schrijf klopt, anders of niet gebruiken." in read.err
    as_json = codeer("--map", "studie", "rapport", "terugkoppeling", "--antwoorden", path, "--json").json
    assert as_json["mislukt"][0]["fout"] == "'hm' is geen antwoord."
    assert as_json["antwoorden"] == {"klopt": 0, "anders": 0, "niet gebruiken": 0}


def test_consent_after_reading_is_told(codeer: Any, studie: Any) -> None:
    codeer("--map", "studie", "rapport", "terugkoppeling")
    path = ingevuld(studie, "Stress was er altijd.", "klopt")
    assert (
        "Let op: Wilde eerst lezen"
        in codeer("--map", "studie", "rapport", "terugkoppeling", "--antwoorden", path).err
    )
    full = ingevuld(studie, "x", "y")
    for citaat in ("Ik sliep slecht.", "Ik was gespannen."):
        full = ingevuld(studie, citaat, "klopt")
    assert codeer("--map", "studie", "rapport", "terugkoppeling", "--antwoorden", full).afloop == 0


def test_one_page(codeer: Any, studie: Any) -> None:
    made = codeer("--map", "studie", "rapport", "terugkoppeling", "--respondent", "R02", "--json")
    assert [p["respondent"] for p in made.json["respondenten"]] == ["R02"]
    assert made.json["tabel"] == "terugkoppeling/antwoorden-R02.csv"
    both = codeer("--map", "studie", "rapport", "terugkoppeling", "--respondent", "R02", "--antwoorden", "x")
    assert both.afloop == 2
    assert codeer("--map", "studie", "rapport", "terugkoppeling", "--respondent", "R99").afloop == 1


def test_what_went_wrong_is_told(codeer: Any, studie: Any) -> None:
    studie.tekst("R02").write_text("I: Anders.", "utf-8")
    (studie.rapporten / "terugkoppeling" / "R01.html").mkdir(parents=True)
    made = codeer("--map", "studie", "rapport", "terugkoppeling")
    assert made.afloop == 1
    assert "Fout: Interview R02 is overgeslagen." in made.err
    assert "R01.html kan niet geschreven worden." in made.err
    as_json = codeer("--map", "studie", "rapport", "citatenboekje", "--json").json
    assert [s["interview"] for s in as_json["overgeslagen"]] == ["R02"]


def test_a_booklet(codeer: Any, studie: Any) -> None:
    few = codeer("--map", "studie", "rapport", "citatenboekje", "--code", "stress", "--delen")
    assert few.out == "0 citaten van 0 respondenten.\n"
    assert "minder dan 5 mensen" in few.err
    made = codeer("--map", "studie", "rapport", "citatenboekje", "--code", "stress", "--minimum", "2")
    assert made.afloop == 0, made
    assert made.out == "2 citaten van 1 respondent.\n"
    assert "Geschreven: rapporten/citatenboekje.html" in made.err
    inside = codeer("--map", "studie", "rapport", "citatenboekje", "--intern", "--alles", "--json")
    assert inside.json["bestand"] == "citatenboekje-intern.html"
    assert codeer("--map", "studie", "rapport", "citatenboekje", "--code", "x").afloop == 2
    assert codeer("--map", "studie", "rapport", "citatenboekje", "--intern", "--delen").afloop == 2
    (studie.rapporten / "citatenboekje.html").unlink()
    (studie.rapporten / "citatenboekje.html").mkdir()
    assert "Geschreven" not in codeer("--map", "studie", "rapport", "citatenboekje").err


def test_ideas(codeer: Any, studie: Any) -> None:
    begun = codeer("--map", "studie", "rapport", "verbeterideeen")
    assert begun.afloop == 0, begun
    assert "2 citaten met een idee staan nog nergens bij" in begun.err
    id = codeer("--map", "studie", "rapport", "verbeterideeen", "--json").json["los"][0]
    words = ("--koppel", f"{id}=Een vaste dag", "--koppel", f"{id}=Meer tijd")
    linked = codeer("--map", "studie", "rapport", "verbeterideeen", *words)
    assert "Een vaste dag" in linked.out
    assert "Meer tijd" in linked.out
    as_json = codeer("--map", "studie", "rapport", "verbeterideeen", "--json").json
    assert [(i["idee"], i["fase"], i["citaten"]) for i in as_json["ideeen"]] == [
        ("Een vaste dag", "genoemd", id), ("Meer tijd", "genoemd", id),
    ]  # fmt: skip
    (studie.map / "verbeterideeen.csv").write_text("idee;fase\nA;ergens\n", "utf-8")
    told = codeer("--map", "studie", "rapport", "verbeterideeen")
    assert "verbeterideeen.csv, regel 2: fase 'ergens' is niet bekend. Bekend: genoemd" in told.err
    assert codeer("--map", "studie", "rapport", "verbeterideeen", "--koppel", "x").afloop == 2


def test_the_names_of_reports_still_work(codeer: Any, studie: Any) -> None:
    assert codeer("--map", "studie", "rapport", "frequenties").afloop == 0
    help_ = codeer("rapport", "--help").out
    assert "[NAAM…]" in help_
    assert "terugkoppeling  " in help_
    assert codeer("rapport", "terugkoppeling", "-h").out.startswith("Gebruik: codeer rapport terugkoppeling")


def test_a_kenmerk_may_be_called_as_a_command(codeer: Any, studie: Any) -> None:
    """The value of an option names no command."""
    told = codeer("--map", "studie", "rapport", "--per", "terugkoppeling")
    assert "terugkoppeling" in told.err
    assert "Er is geen kenmerk" in told.err
    assert "Er is geen rapport" in codeer("--map", "studie", "rapport", "--", "terugkoppeling").err


def test_what_was_shared_before_a_no_is_named_until_it_is_made_anew(codeer: Any, studie: Any) -> None:
    codeer("--map", "studie", "rapport", "citatenboekje", "--minimum", "2")
    codeer("--map", "studie", "rapport", "terugkoppeling")
    path = ingevuld(studie, "Ik was gespannen.", "niet gebruiken")
    read = codeer("--map", "studie", "rapport", "terugkoppeling", "--antwoorden", path)
    assert "rapporten/citatenboekje.html is ouder dan het nee van R01 tegen een citaat." in read.err
    assert "Vraag wie het kreeg om het weg te gooien." in read.err
    again = codeer("--map", "studie", "rapport", "terugkoppeling", "--antwoorden", path, "--json").json
    assert again["achterhaald"][0]["opdracht"] == "codeer rapport citatenboekje"
    assert "Deel dit niet meer: rapporten/citatenboekje.html" in codeer("--map", "studie", "status").out
    assert codeer("--map", "studie", "controleer").afloop == 3
    codeer("--map", "studie", "rapport", "citatenboekje", "--minimum", "2")
    assert "Deel dit niet meer" not in codeer("--map", "studie", "status").out


def test_consent_that_is_no_answer_is_told_in_the_status(codeer: Any, studie: Any) -> None:
    text = studie.kenmerken.read_text("utf-8").replace("2024-04-18;interview;ja", "2024-04-18;interview;?")
    studie.kenmerken.write_text(text, "utf-8")
    told = " ".join(codeer("--map", "studie", "status").out.split())
    assert "toestemming_citeren van R01: '?' is geen ja, nee of na inzage." in told
    assert codeer("--map", "studie", "status", "--json").json["toestemming"]
