from __future__ import annotations

import os
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from codeer.core.tabel import Celsoort, Kolom
from codeer.exporters import xlsx
from codeer.exporters._uitvoer import Getallen, Kop
from codeer.exporters.xlsx import BESTAND, MAX_TEKENS, begin

T, G, D = Celsoort.TEKST, Celsoort.GEHEEL, Celsoort.DECIMAAL
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def schrijf(map, kolommen, rijen, *, let_op="", naam="t", titel="T", datum=""):
    uitvoer = begin(map, Getallen.NL)
    blad = uitvoer.tabel(Kop(naam, titel, kolommen))
    if let_op:
        uitvoer.let_op(naam, let_op)
    blad.schrijf(rijen)
    return uitvoer.sluit(datum)


def lees(map, blad="T"):
    return CalamineWorkbook.from_path(str(map / "rapport.xlsx")).get_sheet_by_name(blad).to_python()


def xml(map, deel="xl/worksheets/sheet2.xml"):
    with zipfile.ZipFile(map / "rapport.xlsx") as zip_:
        return zip_.read(deel).decode()


@pytest.mark.parametrize(
    "tekst",
    ["=1+1", "+1", "-1", "@SUM(A1)", "https://a.nl", "mailto:a@b.nl", "0012", "1e5", "12345678901234567890",
     "TRUE", "internal:Sheet1!A1", "{=A1}", "2025-01-02", " spatie ", "regel\nregel", "_x0041_", "<b>&\"'", "𝄞ë"],
)  # fmt: skip
def test_text_stays_text(tekst, tmp_path):
    schrijf(tmp_path, (Kolom("a", T), Kolom("b")), [(tekst, tekst)])
    assert lees(tmp_path)[1] == [tekst, tekst]
    assert "<f>" not in xml(tmp_path)
    assert "<hyperlink" not in xml(tmp_path)


@settings(max_examples=25, deadline=None)
@given(
    st.text(st.one_of(st.sampled_from("=<>&\n\x01\ud800\uffff'"), st.characters()), min_size=1, max_size=30)
)
def test_any_text_gives_a_workbook_that_opens(tekst):
    with tempfile.TemporaryDirectory() as map:
        schrijf(Path(map), (Kolom("a", T), Kolom("b", G)), [(tekst, 1)])
        (gelezen, een) = lees(Path(map))[1]
        ET.fromstring(xml(Path(map)))  # noqa: S314 -- our own file
    assert een == 1
    schoon = xlsx._VERBODEN.sub("", tekst)
    assert gelezen in {schoon, f"{schoon} "}


def test_marks_of_rich_text_are_text_too(tmp_path):
    schrijf(tmp_path, (Kolom("a", T),), [("<r>kapot</r>",)])
    assert lees(tmp_path)[1] == ["<r>kapot</r> "]


def test_numbers_are_numbers_and_unknown_is_empty(tmp_path):
    schrijf(tmp_path, (Kolom("n", G), Kolom("d", D), Kolom("j", D, 4)), [(3, 0.25, 1 / 3), (0, None, None)])
    assert lees(tmp_path) == [["n", "d", "j"], [3.0, 0.25, 1 / 3], [0.0, "", ""]]
    stijlen = xml(tmp_path, "xl/styles.xml")
    assert 'formatCode="0.0000"' in stijlen


def test_a_warning_stands_above_the_header_and_both_stay_in_sight(tmp_path):
    schrijf(tmp_path, (Kolom("a"), Kolom("b")), [("x", "y")], let_op="Pas op")
    assert lees(tmp_path) == [["Pas op", ""], ["a", "b"], ["x", "y"]]
    blad = ET.fromstring(xml(tmp_path))  # noqa: S314 -- our own file
    assert blad.find(f".//{NS}pane").get("ySplit") == "2"
    assert blad.find(f"{NS}autoFilter").get("ref") == "A2:B3"


def test_without_a_warning_the_header_is_on_top(tmp_path):
    schrijf(tmp_path, (Kolom("a"), Kolom("b")), [("x", "y")])
    blad = ET.fromstring(xml(tmp_path))  # noqa: S314 -- our own file
    assert blad.find(f".//{NS}pane").get("ySplit") == "1"
    assert blad.find(f"{NS}autoFilter").get("ref") == "A1:B2"


def test_columns_are_wide_enough_and_never_too_wide(tmp_path):
    lang = "woord " * 40
    kolommen = (Kolom("pool"), Kolom("gemeente", T), Kolom("citaat", T), Kolom("soort", T))
    schrijf(tmp_path, kolommen, [("plus", "Nissewaard (Voorne)", lang, lang)])
    breedtes = [float(c.get("width")) for c in ET.fromstring(xml(tmp_path)).iter(f"{NS}col")]  # noqa: S314
    assert [round(b) for b in breedtes] == [9, 21, 61, 29]
    hoogtes = [r.get("ht") for r in ET.fromstring(xml(tmp_path)).iter(f"{NS}row")]  # noqa: S314
    assert hoogtes == [None, "60"]


@pytest.mark.parametrize(
    ("aantal", "staand", "breed"),
    [(2, True, "1"), (12, False, "1"), (30, False, "2")],
)
def test_a_sheet_prints_on_a4_with_its_header_on_every_page(aantal, staand, breed, tmp_path):
    kolommen = (Kolom("id", T), Kolom("interview", T), *(Kolom(f"k{n}", T) for n in range(aantal)))
    schrijf(tmp_path, kolommen, [["x" * 12] * (aantal + 2)], naam="citaten")
    blad = ET.fromstring(xml(tmp_path))  # noqa: S314 -- our own file
    setup = blad.find(f"{NS}pageSetup")
    assert setup.get("paperSize") == "9"
    assert (setup.get("orientation") == "portrait") is staand
    assert setup.get("fitToWidth", "1") == breed
    assert setup.get("fitToHeight") == "0"
    assert "pagina &P van &N" in blad.find(f"{NS}headerFooter/{NS}oddFooter").text
    assert blad.find(f".//{NS}pane").get("xSplit") == "2"
    names = xml(tmp_path, "xl/workbook.xml")
    assert (">T!$A:$B,T!$1:$1<" if breed != "1" else ">T!$1:$1<") in names


def test_a_quote_stands_before_what_is_known_of_who_said_it(tmp_path):
    namen = ("id", "interview", "rol", "tijd", "woonplaats", "tijd", "citaat", "memo")
    kolommen = tuple(Kolom(naam, T) for naam in namen)
    schrijf(tmp_path, kolommen, [tuple("abcdefgh")], naam="citaten")
    assert lees(tmp_path) == [
        ["id", "interview", "tijd", "citaat", "rol", "tijd", "woonplaats", "memo"],
        ["a", "b", "f", "g", "c", "d", "e", "h"],
    ]


@pytest.mark.parametrize("teken", ["a", "𝄞"])
def test_a_cell_that_is_too_long_is_cut_and_said_so(teken, tmp_path):
    meldingen = schrijf(tmp_path, (Kolom("citaat", T),), [(teken * (MAX_TEKENS + 1),), ("kort",)], titel="C")
    cel = lees(tmp_path, "C")[1][0]
    assert len(cel.encode("utf-16-le")) // 2 <= MAX_TEKENS
    assert cel.startswith(teken * 100)
    assert cel.endswith("het csv-bestand)")
    assert meldingen == ("Blad C: 1 cel is ingekort; t.csv is volledig.",)


def test_the_longest_text_that_fits_is_whole(tmp_path):
    assert schrijf(tmp_path, (Kolom("a", T),), [("a" * MAX_TEKENS,), ("𝄞" * (MAX_TEKENS // 2),)]) == ()
    assert [len(r[0]) for r in lees(tmp_path)[1:]] == [MAX_TEKENS, MAX_TEKENS // 2]


def test_several_cut_cells(tmp_path):
    rijen = [("a" * 40_000,), ("b" * 40_000,)]
    (melding,) = schrijf(tmp_path, (Kolom("a", T),), rijen)
    assert "2 cellen zijn ingekort" in melding


def test_too_many_quotes_are_counted_and_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_CITATEN", 2)
    rijen = [("a",), ("b",), ("c",), ("d",)]
    meldingen = schrijf(tmp_path, (Kolom("a"),), rijen, naam="citaten", titel="Citaten")
    assert lees(tmp_path, "Citaten") == [["a"], ["a"], ["b"]]
    assert meldingen == ("Blad Citaten: 2 rijen pasten niet; citaten.csv is volledig.",)


def test_sheet_names_are_what_excel_takes(tmp_path):
    titels = ["Per soort: a/b", "'Per'", "x" * 40, "X" * 40, "leeswijzer", "''"]
    uitvoer = begin(tmp_path, Getallen.NL)
    for i, titel in enumerate(titels):
        uitvoer.tabel(Kop(str(i), titel, (Kolom("a"),)))
    uitvoer.sluit()
    namen = CalamineWorkbook.from_path(str(tmp_path / "rapport.xlsx")).sheet_names
    assert namen[:3] == ["Leeswijzer", "Per soort- a-b", "Per"]
    assert namen[4:] == ["X" * 27 + " (2)", "leeswijzer (2)", "Blad"]
    assert all(len(naam) <= 31 for naam in namen)
    assert len({naam.casefold() for naam in namen}) == len(namen)


def test_the_explanation_is_the_first_sheet(tmp_path):
    uitvoer = begin(tmp_path, Getallen.NL)
    uitvoer.tabel(Kop("t", "T", (Kolom("a"),)))
    uitvoer.toelichting([("Kolommen", [("a", "uitleg " * 30, "c")]), ("Leeg", [])])
    uitvoer.sluit()
    blad = lees(tmp_path, "Leeswijzer")
    assert [rij[0] for rij in blad] == ["Kolommen", "a", "", "Leeg"]
    assert blad[1][2] == "c"


def test_equal_input_gives_equal_bytes_and_the_date_of_the_input(tmp_path):
    kolommen, rijen = (Kolom("a", T), Kolom("n", G)), [("x", 1)] * 50
    mappen = [tmp_path / "een", tmp_path / "twee"]
    for map in mappen:
        map.mkdir()
    schrijf(mappen[0], kolommen, rijen, datum="2025-11-30")
    vorig = os.umask(0o077)
    try:
        schrijf(mappen[1], kolommen, rijen, datum="2025-11-30")
    finally:
        os.umask(vorig)
    een, twee = ((map / "rapport.xlsx").read_bytes() for map in mappen)
    assert een == twee
    assert "2025-11-30T00:00:00Z" in xml(mappen[0], "docProps/core.xml")


def test_no_rests_beside_the_workbook(tmp_path):
    uitvoer = begin(tmp_path, Getallen.NL)
    uitvoer.tabel(Kop("t", "T", (Kolom("a"),))).schrijf([("x",)])
    uitvoer.toelichting([("Uitleg", [("a", "b")])])
    uitvoer.sluit()
    assert [pad.name for pad in tmp_path.iterdir()] == ["rapport.xlsx"]


def test_a_disk_that_refuses_is_an_oserror(tmp_path):
    uitvoer = begin(tmp_path, Getallen.NL)
    (tmp_path / "rapport.xlsx").mkdir()
    with pytest.raises(OSError, match=r"rapport\.xlsx"):
        uitvoer.sluit()
    uitvoer.staak()


@pytest.mark.parametrize(
    "titel", ["Per " + "x" * 26 + "'s avonds", "Per " + "x" * 25 + "'' avonds", "Per " + "x" * 26 + " avonds"]
)
def test_a_sheet_name_that_is_cut_ends_as_excel_wants(tmp_path, titel):
    uitvoer = begin(tmp_path)
    uitvoer.tabel(Kop("a", titel, (Kolom("a"),)))
    uitvoer.tabel(Kop("b", titel, (Kolom("a"),)))
    uitvoer.sluit()
    namen = CalamineWorkbook.from_path(str(tmp_path / "rapport.xlsx")).sheet_names[1:]
    assert len(set(namen)) == 2
    assert all(len(naam) <= 31 and naam[-1] not in "' " for naam in namen)


def test_days_are_days_and_what_is_none_stays_text(tmp_path):
    kolommen = (Kolom("datum", Celsoort.DATUM),)
    uitvoer = begin(tmp_path)
    said = ["2024-02-29", "2023-02-29", "2024", "=1+1", "1850-01-01", None]
    uitvoer.tabel(Kop("dagen", "Dagen", kolommen)).schrijf([(d,) for d in said])
    uitvoer.sluit()
    rows = CalamineWorkbook.from_path(str(tmp_path / BESTAND)).get_sheet_by_name("Dagen").to_python()
    assert [r[0] for r in rows[1:]][:5] == [date(2024, 2, 29), *said[1:5]]


def test_two_tables_of_which_the_names_look_alike_keep_their_own_name(tmp_path):
    uitvoer = begin(tmp_path)
    for naam in ("per_a-b", "per_a b", "1"):
        uitvoer.tabel(Kop(naam, naam, (Kolom("code"),)))
    uitvoer.sluit()
    with zipfile.ZipFile(tmp_path / BESTAND) as zip:
        book = zip.read("xl/workbook.xml").decode()
    assert [n for n in ("per_a_b", "per_a_b_", "_1") if f'definedName name="{n}"' in book] == [
        *("per_a_b", "per_a_b_", "_1")
    ]
