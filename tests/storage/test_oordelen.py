from __future__ import annotations

import pytest

from codeer.core.errors import LeesFout
from codeer.core.oordelen import Oordeel
from codeer.storage.oordelen import MAX_CODEURS, MAX_WAARDEN, lees_oordelen

RIJEN = (Oordeel("Amira", "1", "ja"), Oordeel("Bo", "1", None), Oordeel("Bo", "2", "nee"))
TABEL = "codeur;eenheid;waarde\nAmira;1;ja\nBo;1;\nBo;2;nee\n"


def lees(tmp_path, inhoud):
    path = tmp_path / "oordelen.csv"
    path.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode("utf-8"))
    return lees_oordelen(path)


def fault(tmp_path, inhoud):
    with pytest.raises(LeesFout) as caught:
        lees(tmp_path, inhoud)
    assert caught.value.tip
    return caught.value.fout


@pytest.mark.parametrize(
    "inhoud",
    [
        TABEL,
        TABEL.replace(";", ","),
        TABEL.replace(";", "\t"),
        TABEL.replace("\n", "\r\n"),
        TABEL.rstrip("\n"),
        "\ufeff" + TABEL,
        TABEL.encode("utf-16"),
        "sep=;\n" + TABEL,
        "\n;;\n" + TABEL + "\n;;\n\n",
        TABEL.replace("Bo", '" Bo"').replace("ja", " ja "),
        TABEL.replace("codeur;eenheid;waarde", " Codeur ;EENHEID;Waarde"),
        TABEL.replace("Bo;1;\n", "Bo;1\n"),
        TABEL.replace("Bo;1;\n", "Bo;1;;;\n"),
        "waarde;memo;eenheid;codeur\nja;let op;1;Amira\n;;1;Bo\nnee;;2;Bo\n",
    ],
)
def test_a_table_as_people_save_it(tmp_path, inhoud):
    assert lees(tmp_path, inhoud) == RIJEN


def test_values_are_text_as_written(tmp_path):
    rows = lees(tmp_path, 'codeur;eenheid;waarde\na;1;Ja\na;2;ja\na;3;"x;y"\na;4;01\na;5;1,0\na;6;0\n')
    assert [row.waarde for row in rows] == ["Ja", "ja", "x;y", "01", "1,0", "0"]


def test_one_letter_in_two_forms_is_one_letter(tmp_path):
    rows = lees(tmp_path, "codeur;eenheid;waarde\nRen\u00e9;1;ja\nRene\u0301;2;ja\n")
    assert {row.codeur for row in rows} == {"Ren\u00e9"}


def test_old_excel_encoding(tmp_path):
    assert lees(tmp_path, "codeur;eenheid;waarde\nRené;1;één\n".encode("cp1252"))[0] == ("René", "1", "één")


def test_a_heading_alone_is_an_empty_table(tmp_path):
    assert lees(tmp_path, "codeur;eenheid;waarde\n") == ()


def test_judging_twice_is_told_with_both_lines(tmp_path):
    text = fault(tmp_path, "codeur;eenheid;waarde\na;1;x\nb;1;x\n\na;1;x\n")
    assert text == "1 fout in oordelen.csv:\n  regel 5: a staat al op regel 2 bij eenheid 1."


def test_judging_twice_is_a_fault_also_when_empty_or_spaced(tmp_path):
    assert "regel 3: a staat al op regel 2" in fault(tmp_path, "codeur;eenheid;waarde\na;1;\n a ; 1;x\n")


def test_faults_in_rows_are_told_together(tmp_path):
    rows = [";1;x", "a;;x", ";;x", "a;1;x;y", "a;1;x", "a;1;x"]
    text = fault(tmp_path, "codeur;eenheid;waarde\n" + "\n".join(rows))
    assert text.startswith("5 fouten in oordelen.csv:\n  regel 2: er staat geen codeur.\n")
    assert "regel 3: er staat geen eenheid." in text
    assert "regel 4: er staat geen codeur." in text
    assert "regel 5: 4 cellen onder 3 kolommen." in text
    assert "regel 7: a staat al op regel 6" in text


def test_only_the_first_faults_are_shown(tmp_path):
    assert fault(tmp_path, "codeur;eenheid;waarde\n" + ";1;x\n" * 8).endswith("en nog 3")


def test_other_columns_do_not_make_a_rating(tmp_path):
    assert lees(tmp_path, "codeur;eenheid;waarde;memo\n;;;los\na;1;x;\n") == (("a", "1", "x"),)


@pytest.mark.parametrize(
    ("inhoud", "words"),
    [
        ("", "geen kolommen «codeur», «eenheid» en «waarde» (wel: geen)"),
        ("codeur;zin;waarde\na;1;x\n", "geen kolom «eenheid» (wel: codeur, zin, waarde)"),
        ("a;1;x\nb;1;x\n", "geen kolommen"),
        ("codeur;eenheid;waarde;waarde\n", "de kolom «waarde» meer dan eens"),
        ('codeur;eenheid;waarde\na;1;"x\n', "regel 2"),
        (b"\x00\x01\x02\xff", "geen CSV-bestand"),
    ],
)
def test_what_is_no_such_table(tmp_path, inhoud, words):
    assert words in fault(tmp_path, inhoud)


def test_columns_that_cannot_be_meant(tmp_path):
    many = "codeur;eenheid;waarde\n" + "".join(f"c{n};1;x\n" for n in range(MAX_CODEURS + 1))
    assert "201 verschillende codeurs" in fault(tmp_path, many)
    many = "codeur;eenheid;waarde\n" + "".join(f"a;{n};w{n}\n" for n in range(MAX_WAARDEN + 1))
    assert "1001 verschillende waarden" in fault(tmp_path, many)


def test_missing_file(tmp_path):
    with pytest.raises(LeesFout, match="bestaat niet"):
        lees_oordelen(tmp_path / "weg.csv")
    with pytest.raises(LeesFout, match="niet te openen"):
        lees_oordelen(tmp_path)
