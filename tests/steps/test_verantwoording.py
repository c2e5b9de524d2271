"""The account of a run: what figures rest on and what was left out."""

from __future__ import annotations

import hashlib
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from codeer.core.errors import Afloop
from codeer.exporters import xlsx
from codeer.steps._gronden import NIET_NAGEKEKEN
from codeer.steps._verantwoording import Overgeslagen
from codeer.steps.rapport import Invoer, Keuze, schrijf_rapport

pytestmark = pytest.mark.usefixtures("lege_grafieken")

S = runpy.run_path(str(Path(__file__).with_name("rapportstudie.py")))
invoer, maak, bestanden, tabel = (S[n] for n in ("invoer", "rapporteer", "bestanden", "tabel"))
verantwoording, studie, interview = (S[n] for n in ("verantwoording", "studie", "maak"))
GEMENGD = [("Ja.", "idee*mens"), ("Nee.", "idee*nagekeken"), ("Och.", "idee")]


@pytest.mark.parametrize(
    ("zinnen", "let_op"),
    [
        ([[("Ja.", "idee*mens")], [("Ja.", "idee*mens")]], ""),
        ([[("Ja.", "idee*mens")], [("Ja.", "idee*nagekeken")]], "nagekeken 1, mens 1"),
        ([GEMENGD], "automaat 1, nagekeken 1, mens 1"),
        ([["Niets."]], NIET_NAGEKEKEN),
    ],
)
def test_tables_say_on_what_they_rest(zinnen, let_op, tmp_path):
    materiaal = [interview(f"R{i}", [("R", z)]) for i, z in enumerate(zinnen)]
    uit = maak(tmp_path, materiaal=materiaal)
    assert let_op in uit.let_op
    assert bool(let_op) is bool(uit.let_op)
    boven = (
        CalamineWorkbook.from_path(str(tmp_path / "rapport.xlsx"))
        .get_sheet_by_name("Frequenties")
        .to_python()
    )
    assert boven[0][0] == (uit.let_op or "code")
    md = (tmp_path / "verantwoording.md").read_text("utf-8")
    assert uit.let_op in md
    assert ("niet geschikt" in md) is bool(let_op)


def test_account(tmp_path):
    overgeslagen = [Overgeslagen("K01", "K01.txt is geen tekst.", "Haal het weg.")]
    bron = invoer(overgeslagen=lambda: overgeslagen)
    uit = schrijf_rapport(bron, Keuze(("citaten",)), tmp_path)
    boek = verantwoording(tmp_path)
    assert uit.afloop is Afloop.FOUT
    assert uit.overgeslagen == tuple(overgeslagen)
    assert boek["versies"] == {"a": "1", "simplemma": "2.0"}
    assert boek["codeboek"]["hash"] == S["CODEBOEK"].hash()
    assert boek["datum"] == "2025-11-30"
    assert boek["totaal"] == {
        "interviews": 4,
        "met_getelde_woorden": 3,
        "respondenten": 3,
        "woorden": 31,
        "fragmenten": 10,
    }
    assert boek["weggelaten"] == {
        "sprekers": {"I": {"beurten": 4}},
        "zonder_getelde_woorden": ["L01"],
        "niet_beoordeeld": [],
        "deels_beoordeeld": [],
        "onleesbaar": [{"interview": "K01", "fout": "K01.txt is geen tekst."}],
    }
    tekst = studie()[0].interview.tekst
    assert boek["interviews"][0] == {
        "interview": "R01",
        "sha256": hashlib.sha256(tekst.encode()).hexdigest(),
        "woorden": 16,
        "beurten": 4,
        "getelde_beurten": 2,
        "fragmenten": 4,
    }
    assert (
        boek["bestanden"]["citaten.csv"]
        == hashlib.sha256((tmp_path / "citaten.csv").read_bytes()).hexdigest()
    )
    assert boek["opties"]["rapporten"] == ["citaten"]
    md = (tmp_path / "verantwoording.md").read_text("utf-8")
    for zin in (
        "Voor in een artikel",
        "K01 (K01.txt is geen tekst.)",
        "L01",
        "nog niemand",
        "geen bevinding",
        "31 woorden",
    ):
        assert zin in md


def test_account_of_a_study_that_people_coded(tmp_path):
    maak(tmp_path, "citaten", per=("gemeente",), materiaal=[interview("R1", [("R", GEMENGD)])])
    md = (tmp_path / "verantwoording.md").read_text("utf-8")
    assert "1 goedgekeurd" not in md
    assert "Van 3 fragmenten zijn er 1 voorgesteld door de computer" in md
    assert "1 interview is onderzocht" in md
    assert "gegroepeerd per: gemeente" in md
    assert "- niets" in md


def test_an_empty_study_gives_whole_files(tmp_path):
    uit = schrijf_rapport(Invoer(replace(S["CODEBOEK"], codes=(), versie=""), (), []), Keuze(), tmp_path)
    assert S["los"](uit) == S["STANDAARD"]
    assert tabel(tmp_path, "frequenties") == tabel(tmp_path, "citaten") == []
    assert "0 interviews zijn onderzocht" in (tmp_path / "verantwoording.md").read_text("utf-8")


def test_what_does_not_fit_in_the_workbook_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_CITATEN", 3)
    uit = maak(tmp_path)
    assert uit.meldingen == ("Blad Citaten: 7 rijen pasten niet; citaten.csv is volledig.",)
    assert verantwoording(tmp_path)["meldingen"] == list(uit.meldingen)
