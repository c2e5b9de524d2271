"""What holds for every output format: a new file in `codeer/exporters` is tested the day it lands."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from codeer.core.plugins import plugin_namen
from codeer.core.tabel import Celsoort, Kolom
from codeer.exporters._uitvoer import Getallen, Kop, laad

NAMEN = plugin_namen("exporters")
KOLOMMEN = (
    Kolom("code"),
    Kolom("citaat", Celsoort.TEKST),
    Kolom("n", Celsoort.GEHEEL),
    Kolom("deel", Celsoort.DECIMAAL),
)
RIJEN = [("stress", "=1+1; «zei» ze\nnog eens", 3, 0.5), ("", "", 0, None)]


def test_formats_of_the_design_are_found():
    assert {"csv", "xlsx"} <= set(NAMEN)


@pytest.mark.parametrize("naam", NAMEN)
def test_two_tables_can_be_filled_by_turns(naam, tmp_path):
    uitvoer = laad(naam).begin(tmp_path, Getallen.NL)
    een = uitvoer.tabel(Kop("een", "Een", KOLOMMEN))
    twee = uitvoer.tabel(Kop("twee", "Twee", KOLOMMEN))
    uitvoer.let_op("twee", "Pas op.")
    for rij in RIJEN:
        een.schrijf([rij])
        twee.schrijf([rij])
    uitvoer.toelichting([("Uitleg", [("a", "b")])])
    assert uitvoer.sluit("2025-01-02") == ()
    uitvoer.staak()
    assert uitvoer.bestanden
    for bestand, pad in uitvoer.bestanden.items():
        assert pad.name == bestand
        assert pad.suffix == laad(naam).UITGANG
        assert len(_lees(pad, "Een")) == 3


@pytest.mark.parametrize("naam", NAMEN)
def test_a_table_without_rows_still_has_its_header(naam, tmp_path):
    uitvoer = laad(naam).begin(tmp_path, Getallen.NL)
    uitvoer.tabel(Kop("een", "Een", KOLOMMEN))
    uitvoer.sluit()
    (pad,) = uitvoer.bestanden.values()
    assert _lees(pad, "Een") == [["code", "citaat", "n", "deel"]]


@pytest.mark.parametrize("naam", NAMEN)
def test_letting_go_halfway_leaves_no_open_files(naam, tmp_path):
    uitvoer = laad(naam).begin(tmp_path, Getallen.NL)
    uitvoer.tabel(Kop("een", "Een", KOLOMMEN)).schrijf(RIJEN)
    uitvoer.staak()
    uitvoer.staak()


def _lees(pad: Path, blad: str) -> list[list[object]]:
    if pad.suffix == ".xlsx":
        return CalamineWorkbook.from_path(str(pad)).get_sheet_by_name(blad).to_python()
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return [list(rij) for rij in csv.reader(bestand, delimiter=";")]
