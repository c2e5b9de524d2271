"""Workbooks that come back, whatever program saved them."""

from datetime import date

import pytest
import xlsxwriter

from codeer.core.errors import LeesFout
from codeer.storage import werkblad
from codeer.storage.werkblad import lees_werkmap


def schrijf(pad, **bladen):
    book = xlsxwriter.Workbook(str(pad), {"default_date_format": "dd/mm/yy"})
    for naam, rows in bladen.items():
        sheet = book.add_worksheet(naam)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                sheet.write(r, c, cell)
    book.close()
    return pad


def test_cells_are_text_and_columns_go_by_name(tmp_path):
    rows = [
        [],
        ["Besluit ", "rij", "besluit", "x"],
        ["akkoord", 7, "tweede", 1.5],
        [],
        [True, "", "", date(2026, 3, 1)],
    ]
    path = schrijf(tmp_path / "a.xlsx", Nakijken=rows, Leeg=[], codeer=[["formaat", 1], ["los"]])
    read = lees_werkmap(path)
    assert read.gegevens == (("formaat", "1"),) or ("formaat", "1") in read.gegevens
    first, second = read.rijen["Nakijken"]
    assert (first.nr, first.cel("besluit"), first.cel("rij"), first.cel("x")) == (3, "akkoord", "7", "1.5")
    assert (second.nr, second.cel("besluit"), second.cel("x"), second.cel("weg")) == (
        5,
        "ja",
        "2026-03-01",
        "",
    )
    assert read.kolommen["Nakijken"] == {"besluit", "rij", "x"}
    assert read.rijen["Leeg"] == ()


def test_what_is_no_sheet_of_codeer(tmp_path, monkeypatch):
    (tmp_path / "stuk.xlsx").write_bytes(b"PK\x03\x04 kapot")
    (tmp_path / "tekst.xlsx").write_text("a;b", encoding="utf-8")
    schrijf(tmp_path / "ander.xlsx", Blad=[["a"]])
    for naam, fout in (
        ("stuk", "geen werkmap"),
        ("tekst", "geen werkmap"),
        ("ander", "geen werkblad van codeer"),
        ("weg", "niet te openen"),
    ):
        with pytest.raises(LeesFout, match=fout) as caught:
            lees_werkmap(tmp_path / f"{naam}.xlsx")
        assert caught.value.tip
    monkeypatch.setattr(werkblad, "_MAX_BYTES", 10)
    with pytest.raises(LeesFout, match="te groot"):
        lees_werkmap(tmp_path / "ander.xlsx")
