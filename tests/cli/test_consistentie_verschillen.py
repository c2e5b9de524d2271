"""`codeer consistentie --verschillen --agenda --besluiten --computer`, as people type and see it."""

from __future__ import annotations

import csv
import json

import pytest
from bladen import Map
from codeurwerk import Werk, codeert
from studie import maak_studie
from typer.testing import CliRunner

from codeer.cli._toon_computer import _figure as figure_of_the_computer
from codeer.cli._toon_onderzoek_maten import _figure as figure_of_the_study
from codeer.cli.app import app
from codeer.core.errors import GebruiksFout
from codeer.storage import journaal_lezen
from codeer.storage.journaal_lezen import lees_bestand

GESPREK = "R: Ik was gespannen. Ze kon luisteren. De hond blafte. Het was stil. Het regende hard."


@pytest.fixture
def studie(tmp_path):
    plaatsen = maak_studie(tmp_path / "s", {f"R{n}": GESPREK for n in range(1, 4)})
    codeert(plaatsen, "anna", {"R1": {0: "stress.min", 3: "nabijheid.min"}, "R2": {0: "stress.min"}})
    codeert(plaatsen, "bo", {"R1": {0: "stress.plus"}, "R2": {}})
    return plaatsen


def codeer(studie, *words):
    return CliRunner().invoke(app, ["consistentie", "--map", str(studie.map), *words])


def vul(studie, *besluiten):
    path = studie.rapporten / "verschillen.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row, besluit in zip(rows, besluiten, strict=True):
        row["besluit"] = besluit
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_list_agenda_and_decisions(studie):
    found = codeer(studie, "--verschillen", "--agenda")
    assert found.exit_code == 0
    assert "3 plekken waar codeurs verschillen, 0 daarvan al besloten. Verschil is niet fout." in found.stdout
    assert "verschillen.csv" in found.stdout
    assert "agenda.html" in found.stdout
    assert "uit de kolom keuzes" in found.stderr
    path = vul(studie, "", "anna", "hm")
    found = codeer(studie, "--besluiten", str(path))
    assert found.exit_code == 1
    assert "Fout: verschillen.csv, regel 4: «hm» is geen bekend besluit." in found.stderr
    assert "1 vastgelegd, 0 stond er al, 2 rijen nog open" in found.stdout
    assert "bij 1 staat geen reden" in found.stderr
    found = codeer(studie, "--verschillen", "--code", "stress")
    assert "2 plekken waar codeurs verschillen, 1 daarvan al besloten" in found.stdout
    assert "bewaard/verschillen.csv" in found.stderr


def test_as_json(studie):
    found = json.loads(codeer(studie, "--verschillen", "anna", "bo", "--json").stdout)
    assert found["geschreven"] == ["verschillen.csv"]
    assert found["verschillen"][0]["gaven"] == {"anna": ["min"], "bo": []}
    path = vul(studie, "", "anna", "")
    found = json.loads(codeer(studie, "--besluiten", str(path), "--json").stdout)
    assert (found["besluiten"]["vastgelegd"], found["besluiten"]["meldingen"]) == (1, [])


def test_what_is_in_the_way(studie):
    assert (
        "nog geen interview is door twee codeurs afgerond" in codeer(studie, "anna", "--verschillen").stderr
    )
    studie.tekst("R1").write_text("weg", encoding="utf-8")
    assert "Fout: R1: " in codeer(studie, "--verschillen").stderr
    (studie.rapporten / "verschillen.csv").unlink()
    (studie.rapporten / "verschillen.csv").mkdir()
    found = codeer(studie, "--verschillen")
    assert found.exit_code in {0, 1}


def test_a_place_with_two_halves_is_one_place_everywhere(tmp_path):
    plaatsen = maak_studie(tmp_path / "s", {"R1": GESPREK})
    codeert(plaatsen, "anna", {"R1": {0: "stress.min", 3: "stress.min"}})
    codeert(plaatsen, "bo", {"R1": {0: "nabijheid.min"}})
    found = codeer(plaatsen, "--verschillen")
    assert "2 plekken waar codeurs verschillen, 0 daarvan" in found.stdout
    assert "In verschillen.csv zijn dat 3 rijen" in found.stderr
    assert "Samen bespreken (2 plekken)" in codeer(plaatsen).stdout
    codeer(plaatsen, "--besluiten", str(vul(plaatsen, "min", "", "deze code niet")))
    assert "2 plekken waar codeurs verschillen, 2 daarvan" in codeer(plaatsen, "--verschillen").stdout
    status = CliRunner().invoke(app, ["status", "--map", str(plaatsen.map)]).stdout
    assert "3 besluiten, per zin en code" in status
    assert not [line for line in status.splitlines() if line.startswith("overleg  R1")]
    assert "anna, bo" in status
    assert "anna, bo, overleg" not in status


@pytest.mark.parametrize(("value", "shown"), [(-0.001, "0,00"), (-0.01, "-0,01"), (None, "n.v.t.")])
def test_nothing_has_no_sign(value, shown):
    assert figure_of_the_study(value) == figure_of_the_computer(value) == shown


def test_one_place(studie):
    found = codeer(studie, "--verschillen", "--code", "nabijheid")
    assert "1 plek waar codeurs verschillen" in found.stdout


def test_the_computer(studie):
    found = codeer(studie, "--computer", "--steekproef", "6")
    assert found.exit_code == 0
    assert "Wat vinden jullie van de voorstellen van de computer?" in found.stdout
    assert "te weinig" in found.stdout
    assert "Steekproef: 6 zinnen, waarvan" in found.stdout
    assert "codeer open --codeur NAAM --blind" in found.stderr
    found = codeer(studie, "--computer")
    assert "trek dan een steekproef" in found.stderr
    found = json.loads(codeer(studie, "--computer", "--json").stdout)
    assert found["computer"]["geschreven"] == ["computer.csv"]
    assert found["computer"]["codes"][0]["naast"]["eenheden"] == 10


def test_the_computer_with_enough_to_say(tmp_path):
    ids = [f"R{n:02}" for n in range(1, 12)]
    plaatsen = maak_studie(tmp_path / "s", dict.fromkeys(ids, GESPREK))
    for nr, id in enumerate(ids):
        anna = Werk(plaatsen, "anna", id).besluit(0, "akkoord", "stress.min").rond(blind=False)
        anna.bewaar()
        if not nr:
            Werk(plaatsen, "bo", id).besluit(0, "afgewezen", "stress.min").bewaar()
    found = codeer(plaatsen, "--computer")
    assert "gespannen" in found.stdout
    assert "11 van 11: 100% (74% tot 100%)" in found.stdout
    assert "100% (72% tot 100%)" in found.stdout
    assert "1 voorstel telt bij akkoord en afgewezen niet mee" in found.stderr
    assert "Nog geen zin is door twee mensen blind afgerond." in found.stdout


def test_nothing_to_compare_with_the_computer_yet(tmp_path):
    plaatsen = maak_studie(tmp_path / "s")
    plaatsen.tekst("R01").write_text("weg", encoding="utf-8")
    found = codeer(plaatsen, "--computer")
    assert "Er valt nog niets te vergelijken" in found.stdout
    assert "Fout: R01: " in found.stderr


def test_the_first_places_after_the_words_per_code(studie):
    found = codeer(studie)
    assert "Samen bespreken (3 plekken). Begin met deze 3:" in found.stdout
    assert " 1. R1, regel 1 (stress): «Ik was gespannen.»" in found.stdout
    assert "Anna: min     Bo: plus" in found.stdout


@pytest.mark.parametrize("options", [(), ("--methodoloog",), ("--json",)])
def test_the_journals_are_read_once(studie, monkeypatch, options):
    read = []

    def watched(path, interview=None):
        read.append(path.name)
        return lees_bestand(path, interview)

    monkeypatch.setattr(journaal_lezen, "lees_bestand", watched)
    assert codeer(studie, *options).exit_code == 0
    assert sorted(read) == ["R1.jsonl", "R1.jsonl", "R2.jsonl", "R2.jsonl"]  # of two codeurs


def test_the_page_of_the_team_opens_and_stops(studie, monkeypatch):
    asked = []
    monkeypatch.setattr("codeer.web.server.Server.loop", lambda self: self.sluit())
    monkeypatch.setattr("webbrowser.open", asked.append)
    found = CliRunner().invoke(app, ["open", "--overleg", "--map", str(studie.map)])
    assert found.exit_code == 0
    assert "Adres: http://" in found.stdout
    assert len(asked) == 1
    assert "Er opende geen browser." in found.stderr
    assert "Jullie besluiten staan in coderingen/overleg" in found.stderr
    found = CliRunner().invoke(app, ["open", "--map", str(studie.map)])
    assert isinstance(found.exception, GebruiksFout)


def test_the_sample_as_a_sheet_goes_there_and_back(studie):
    found = codeer(studie, "--computer", "--steekproef", "6", "--werkblad", "cor")
    assert found.exit_code == 0, found.output
    assert "steekproef-cor.xlsx" in found.stdout
    assert "Steekproef: 6 zinnen" in found.stdout
    assert "--werkblad NAAM" not in found.stderr
    path = studie.map / "steekproef-cor.xlsx"
    blad = Map(path)
    blad.zet("Steekproef", 0, gelezen="ja")
    blad.zet("Steekproef", 1, gelezen="misschien")
    blad.bewaar(path)
    again = codeer(studie, "--computer", "--steekproef", "6", "--werkblad", "cor", "--json")
    assert again.exit_code == 1
    plain = json.loads(again.stdout)
    assert plain["werkblad"]["overgenomen"] == 1
    assert [p["rij"] for p in plain["werkblad"]["problemen"]] == [3]
    assert plain["computer"]["steekproef"] == 6
    back = CliRunner().invoke(
        app, ["open", "--map", str(studie.map), "--codeur", "cor", "--werkblad", str(path)]
    )
    assert back.exit_code == 0, back.output


def test_a_sheet_needs_a_sample(studie):
    found = codeer(studie, "--werkblad", "cor", "--computer").exception
    assert isinstance(found, GebruiksFout)
    assert "--steekproef 100 --werkblad cor" in found.tip


def test_after_the_agenda_it_says_how_to_go_on(studie):
    assert "codeer open --overleg" in codeer(studie, "--agenda").stderr
    assert "codeer open --overleg" not in codeer(studie, "--agenda", "--verschillen").stderr
