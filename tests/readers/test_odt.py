"""LibreOffice documents: the text as LibreOffice shows it with every change accepted."""

from __future__ import annotations

import io
import zipfile

import pytest

from codeer.core.errors import LeesFout
from codeer.readers import odt
from codeer.readers.odt import read


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def test_text_and_whitespace(maak, text_of):
    body = p("I:<text:tab/>Hoe\n   gaat<text:s/>het?<text:line-break/>Echt?") + p(
        'R: Goed<text:s text:c="2000000000"/>zo.'
    )
    assert text_of(maak.libre(body), ".odt") == "I: Hoe gaat het?\nEcht?\n\nR: Goed zo.\n"


def test_a_count_that_is_no_number(maak, text_of):
    assert text_of(maak.libre(p('I: a<text:s text:c="veel"/>b') + p("R: c")), ".odt") == "I: a b\n\nR: c\n"


def test_changes_notes_and_links(maak, text_of, remarks_of):
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>WEGNAAM</text:p></text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        + p("I: Waar?<office:annotation><text:p>OPMERKING</text:p></office:annotation>")
        + p(
            'R: Zie <text:change-start text:change-id="c"/>nu <text:change-end/><text:a>hier</text:a>.<text:note>'
            "<text:note-citation>1</text:note-citation><text:note-body><text:p>NOOT</text:p></text:note-body></text:note>"
            "<draw:frame><draw:image/></draw:frame><text:hidden-text>X</text:hidden-text>"
        )
    )
    doc = maak.libre(body)
    assert text_of(doc, ".odt") == "I: Waar?\n\nR: Zie nu hier.\n"
    said = remarks_of(doc, ".odt")
    assert "1 verwijderd (weggelaten), 1 ingevoegd (meegenomen)" in said
    assert "1 afbeelding, 1 opmerking, 1 stuk verborgen tekst, 1 voetnoot" in said


def test_bold_names_and_headers(maak):
    styles = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    body = p('<text:span text:style-name="B">Noor</text:span>: hoi') + p("Wim", "B") + p("gewoon")
    (reading,) = read(maak.libre(body, styles=styles))
    assert [r.vet for r in reading.regels] == ["Noor", "Wim", ""]


def test_headers_are_counted(maak):
    doc = maak.libre(p("R: Hallo"))
    buffer = io.BytesIO(doc)
    with zipfile.ZipFile(buffer, "a") as archive:
        names = 'xmlns:style="a" xmlns:text="b"'
        archive.writestr(
            "styles.xml",
            f"<s {names}><style:header><text:p>KOP</text:p></style:header><style:footer><text:p></text:p></style:footer></s>",
        )
    (reading,) = read(buffer.getvalue())
    assert [r.tekst for r in reading.regels] == ["R: Hallo"]
    assert any("1 koptekst of voettekst" in m for m in reading.meldingen)


def test_table_with_a_transcript(maak, text_of):
    def row(*cells: str) -> str:
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell>{p(c)}</table:table-cell>" for c in cells)
            + "</table:table-row>"
        )

    body = (
        "<table:table>" + row("I", "Hoe gaat het?") + row("R", "Goed.") + row("I", "Fijn.") + "</table:table>"
    )
    assert text_of(maak.libre(body), ".odt") == "I: Hoe gaat het?\n\nR: Goed.\n\nI: Fijn.\n"


class TestFaults:
    def test_encrypted(self, maak):
        buffer = io.BytesIO(maak.libre(p("x")))
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.writestr("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>")
        with pytest.raises(LeesFout, match="wachtwoord"):
            read(buffer.getvalue())

    def test_dtd(self, maak):
        with pytest.raises(LeesFout, match="DTD"):
            read(maak.libre(p("&x;"), doctype='<!DOCTYPE o [<!ENTITY x "haha">]>'))

    def test_no_content(self, maak):
        with pytest.raises(LeesFout, match="geen odt"):
            read(maak.pack({"mimetype": "application/vnd.oasis.opendocument.text"}))


def test_many_bold_styles_go_into_one_set():
    found = odt._Document(frozenset())
    before = found.vet
    for name in ("a", "b"):
        found.start("style", {"name": name})
        found.start("text-properties", {"font-weight": "bold"})
        found.end("style")
    assert found.vet is before
    assert found.vet == {"a", "b"}
