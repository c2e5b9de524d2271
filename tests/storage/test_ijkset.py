"""Tables of labelled sentences as Excel, R and text editors save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from codeer.core.errors import LeesFout
from codeer.storage.ijkset import Ijktabel, lees_ijkset


def read(tmp_path: Path, text: str | bytes) -> Ijktabel:
    path = tmp_path / "ijk.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return lees_ijkset(path)


ROWS = ((2, "Ja, zo", ("stress+",)), (3, "nee; toch", ("-",)))


@pytest.mark.parametrize(
    "text",
    [
        "tekst\tcodes\nJa, zo\tstress+\nnee; toch\t-\n",
        'tekst;codes\r\n"Ja, zo";stress+\r\n"nee; toch";-\r\n',
        'id,Tekst , CODES\n1,"Ja, zo",stress+\n2,nee; toch,-\n',
        b'\xef\xbb\xbftekst;codes\nJa, zo;stress+\n"nee; toch";-',
    ],
)
def test_any_delimiter(tmp_path: Path, text: str | bytes) -> None:
    table = read(tmp_path, text)
    assert table.rijen == ROWS
    assert table.codeurs == ("codes",)


def test_tabs_leave_quotes_alone(tmp_path: Path) -> None:
    table = read(tmp_path, 'tekst\tcodes\n"Ja" zei ze\t-\n\'Nee\t-\n')
    assert [r[1] for r in table.rijen] == ['"Ja" zei ze', "'Nee"]


@pytest.mark.parametrize(
    "text", ["sep=;\ntekst;codes\nx;y\n", "\n\ntekst;codes\nx;y\n", ";;\r\ntekst;codes\r\nx;y\r\n"]
)
def test_what_excel_puts_above_the_header(tmp_path: Path, text: str) -> None:
    assert [r[1:] for r in read(tmp_path, text).rijen] == [("x", ("y",))]


def test_very_long_sentences_and_the_guard_of_a_report(tmp_path: Path) -> None:
    text = 'tekst;codes\n"' + "x" * 200_000 + "\";y\n'=zo;'-\n"
    assert read(tmp_path, text).rijen == ((2, "x" * 200_000, ("y",)), (3, "=zo", ("-",)))


def test_encodings(tmp_path: Path) -> None:
    for encoding in ("utf-8", "cp1252", "utf-16"):
        assert read(tmp_path, "tekst\tcodes\nreëel\tcontinuïteit\n".encode(encoding)).rijen == (
            (2, "reëel", ("continuïteit",)),
        )


def test_coders_and_lines(tmp_path: Path) -> None:
    text = 'tekst;codeur_a;memo;codeur_b\n"Een\nzin";a;x;b\n;;;\n;a;;\nkort;a\n'
    table = read(tmp_path, text)
    assert table.codeurs == ("codeur_a", "codeur_b")
    assert table.rijen == ((2, "Een\nzin", ("a", "b")), (6, "kort", ("a", "")))
    assert table.leeg == 1


def test_codes_goes_before_coders(tmp_path: Path) -> None:
    assert read(tmp_path, "tekst;codeur_a;codes\nx;a;b\n").rijen == ((2, "x", ("b",)),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("zin;codes\nx;y\n", "geen kolom «tekst» (wel: zin, codes)"),
        ("", "geen kolom «tekst» (wel: geen)"),
        ("tekst;codeur_a\nx;y\n", "geen twee kolommen"),
        ("tekst;codes\n", "geen regels met tekst"),
        ("tekst;codes\n\nx;y;z\n", "regel 3: 3 cellen onder 2 kolommen"),
        ('tekst;codes\n"x;y\n', "Op regel 2 begint een cel met een aanhalingsteken"),
        (b"tekst;codes\n\x00;y\n", "geen CSV-bestand"),
    ],
)
def test_faults(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(LeesFout) as caught:
        read(tmp_path, text)
    assert words in caught.value.fout
    assert caught.value.tip


def test_empty_cells_past_the_header_are_no_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "tekst;codes\nx;y;;\n").rijen == ((2, "x", ("y",)),)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LeesFout, match="bestaat niet"):
        lees_ijkset(tmp_path / "weg.csv")
    with pytest.raises(LeesFout, match="niet te openen"):
        lees_ijkset(tmp_path)
