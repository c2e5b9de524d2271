"""Frequency lists as they are published."""

import pytest

from codeer.core.errors import LeesFout
from codeer.storage.woordlijst import lees_woordlijst


@pytest.mark.parametrize(
    "tekst",
    [
        "woord;aantal\r\nDe;70\r\nbrief;3\r\nde;30\r\n",
        "Word\tFREQcount\tCDcount\tFREQlow\nde\t100\t9\t9\nbrief\t3\t1\t1\n",
        "de,100\nbrief,3\n",
        "vormpje;hoeveel\nde;100\nbrief;3\n",
        "aantal;rang;woord\n100;1;de\n3;2;brief\nx;3;kapot\n0;4;nul\n5;5;\n2\n",
    ],
)
def test_words_with_counts(tmp_path, tekst):
    path = tmp_path / "lijst.csv"
    path.write_text(tekst, encoding="utf-8")
    assert lees_woordlijst(path) == {"de": 100, "brief": 3}


def test_shares_become_counts(tmp_path):
    path = tmp_path / "lijst.tsv"
    path.write_text("woord\taantal\nde\t0,05\nbrief\t0.000002\nzelden\t1e-20\n", encoding="utf-8")
    assert lees_woordlijst(path) == {"de": 50_000_000, "brief": 2000, "zelden": 1}


@pytest.mark.parametrize(
    "tekst", ["", "zomaar tekst\nzonder getallen\n", "woord;aantal\n", "de;inf\nbrief;nan\n"]
)
def test_another_table_is_told(tmp_path, tekst):
    path = tmp_path / "lijst.csv"
    path.write_text(tekst, encoding="utf-8")
    with pytest.raises(LeesFout, match="geen lijst van woorden") as fault:
        lees_woordlijst(path)
    assert "twee kolommen" in fault.value.tip


def test_what_cannot_be_opened_or_is_no_text_is_told(tmp_path):
    with pytest.raises(LeesFout, match="niet te openen"):
        lees_woordlijst(tmp_path / "weg.csv")
    (tmp_path / "beeld.csv").write_bytes(b"\x00\x01\x02")
    with pytest.raises(LeesFout, match="geen CSV-bestand"):
        lees_woordlijst(tmp_path / "beeld.csv")
