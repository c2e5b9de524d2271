"""The workbook as a whole: its own sheets, and the same figures as in the other files."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from codeer.core.codeboek import Code, Codeboek, Term, Voorbeeld
from codeer.core.materiaal import Opzet
from codeer.rapporten._vind import laad
from codeer.steps._werkmap import codeboekblad, interviewblad

SCRIPT = Path(__file__).with_name("rapportstudie.py")
S = runpy.run_path(str(SCRIPT))
BLADEN = {
    "Frequenties": "frequenties",
    "Per interview": "frequenties_per_interview",
    "Per gemeente": "frequenties_per_gemeente",
    "Vergeleken per gemeente": "vergelijking_per_gemeente",
    "Per meetmoment": "frequenties_per_meetmoment",
    "Dezelfde mensen per meetmoment": "gepaard_per_meetmoment",
    "Citaten": "citaten",
    "Samen genoemd": "samenhang",
}


@pytest.fixture(scope="module")
def map(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rapport")
    S["rapporteer"](folder, per=("gemeente", "meetmoment"))
    return folder


@pytest.fixture(scope="module")
def boek(map):
    return CalamineWorkbook.from_path(str(map / "rapport.xlsx"))


def rijen(boek, blad):
    """The rows of a sheet as dicts; a warning above the header is passed over."""
    rows = boek.get_sheet_by_name(blad).to_python()
    top = 0 if sum(bool(c) for c in rows[0]) > 1 else 1
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


@pytest.mark.parametrize(("blad", "naam"), BLADEN.items())
def test_every_figure_is_the_same_in_csv_and_workbook(blad, naam, map, boek):
    tabel, werk = S["tabel"](map, naam), rijen(boek, blad)
    assert len(tabel) == len(werk) > 0
    for left, right in zip(tabel, werk, strict=True):
        assert sorted(left) == sorted(right)  # on the sheet a quote stands before its kenmerken
        for kolom, tekst in left.items():
            cel = right[kolom]
            if isinstance(cel, float) and tekst:
                assert float(tekst.replace(",", ".")) == pytest.approx(cel, abs=0.0051)
            elif isinstance(cel, date):
                assert tekst == cel.isoformat()[:10]
            else:
                assert tekst.removeprefix("'") == cel.removeprefix("'")


def test_the_screen_and_json_have_the_figures_of_the_table(tmp_path):
    uit = S["rapporteer"](tmp_path)
    freq = S["tabel"](tmp_path, "frequenties")
    shown = [tuple(str(cel) for cel in rij[2:5]) for rij in uit.samenvatting.rijen]
    assert shown == [(r["fragmenten"], r["interviews"], r["respondenten"]) for r in freq]
    account = json.loads((tmp_path / "verantwoording.json").read_text("utf-8"))
    leaves = [r for r in freq if r["pool"] != "totaal"]
    assert account["totaal"]["fragmenten"] == sum(int(r["fragmenten"]) for r in leaves)


def test_interviews_beside_codes(map, boek):
    rows = {r["interview"]: r for r in rijen(boek, "Codes per interview")}
    counts = {}
    for r in S["tabel"](map, "frequenties_per_interview"):
        name = f"{r['code']}: {r['pool']}" if r["pool"] else r["code"]
        counts[r["interview"], name] = int(r["fragmenten"])
    assert {(i, k): row[k] for i, row in rows.items() for k in row if (i, k) in counts} == counts
    assert rows["R01"]["meetmoment"] == "2"


def test_a_day_is_a_day_and_other_words_stay_words(boek):
    days = {r["interview"]: r["datum"] for r in rijen(boek, "Codes per interview")}
    assert days["R01"] == date(2025, 3, 1)
    assert days["G01"] == "geen datum"


def test_the_codebook_with_its_definitions_and_terms():
    sub = Code("geld", ouder="stress", termen=(Term("schuld"),))
    code = Code(
        "stress",
        titel="Druk",
        definitie="=Spanning.",
        wel="Druk.",
        niet="Lol.",
        namen=(("plus", "rust"),),
        termen=(Term("druk", pool="min"), Term("rust", pool="plus"), Term("bang", pool="min")),
        voorbeelden=(Voorbeeld("Ik was bang."),),
        voorheen=("druk", "spanning"),
        subcodes=(sub,),
    )
    tabel = codeboekblad(Codeboek("b", codes=(code,)))
    assert [k.naam for k in tabel.kolommen][:4] == ["code", "ouder", "titel", "definitie"]
    assert tabel.rijen == [
        ("stress", "", "Druk", "=Spanning.", "Druk.", "Lol.", "rust", "min", 1, 2, 0, 1, "druk, spanning"),
        ("stress/geld", "stress", "", "", "", "", "", "", 0, 0, 1, 0, ""),
    ]


def test_without_interviews_there_are_no_columns_of_codes():
    een = laad("frequenties_per_interview").maak(Opzet(S["CODEBOEK"], ("rol",)))
    tabel = interviewblad(een)
    assert [k.naam for k in tabel.kolommen] == ["interview", "rol"]
    assert list(tabel.rijen) == []


def parts(map, naam):
    with zipfile.ZipFile(map / "rapport.xlsx") as zip:
        return "".join(zip.read(n).decode() for n in zip.namelist() if n.startswith(naam))


def test_every_sheet_of_data_has_a_name_a_filter_and_a_frozen_header(map, boek):
    names = re.findall(r'definedName name="([a-z]\w+)"[^>]*>([^<]+)<', parts(map, "xl/workbook.xml"))
    assert {n for n, _ in names} == {
        "codeboek",
        "codes_per_interview",
        *BLADEN.values(),
        "vergelijking_per_meetmoment",
    }
    rows = len(S["tabel"](map, "citaten"))
    assert ("citaten", f"Citaten!$A$1:$S${rows + 1}") in [(n, where.replace("'", "")) for n, where in names]
    sheets = parts(map, "xl/worksheets/sheet")
    assert sheets.count("<autoFilter") == sheets.count('state="frozen"') == len(boek.sheet_names) - 1


def test_nothing_in_the_workbook_is_a_formula(map):
    assert not re.search(r"<f[ >]", parts(map, "xl/worksheets/"))


def test_two_processes_give_the_same_bytes(tmp_path):
    made = []
    for nr, (seed, zone) in enumerate([("1", "UTC"), ("77", "Asia/Tokyo")]):
        env = {"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
        folder = tmp_path / str(nr)
        subprocess.run([sys.executable, str(SCRIPT), str(folder)], check=True, env=env)
        made.append({p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()})
    assert made[0] == made[1]
