"""Which reader a file gets, and the one clear sentence when there is none."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest

from codeer.core.errors import LeesFout
from codeer.readers import _bestand, _zipxml
from codeer.readers._bestand import lees, uitgangen

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def fault(inhoud: bytes, uitgang: str) -> LeesFout:
    with pytest.raises(LeesFout) as found:
        lees(inhoud, uitgang)
    assert found.value.fout
    assert found.value.tip
    return found.value


def test_the_formats():
    assert set(uitgangen()) >= {".docx", ".odt", ".txt", ".md", ".vtt", ".srt"}
    assert list(uitgangen()) == sorted(uitgangen())


@pytest.mark.parametrize("uitgang", [".TXT", ".txt ", ""])
def test_the_extension_is_read_leniently(uitgang):
    assert lees(b"R: Hallo", uitgang)[0].regels[0].tekst == "R: Hallo"


def test_a_document_without_extension(maak):
    assert lees(maak.word(maak.p("R: Hallo")), "")[0].regels[0].tekst == "R: Hallo"


@pytest.mark.parametrize("inhoud", [b"", b" \r\n\t"])
def test_empty(inhoud):
    assert "leeg" in fault(inhoud, ".txt").fout


def test_too_large(monkeypatch):
    monkeypatch.setattr(_bestand, "MAX_BESTAND", 10)
    assert "groter dan" in fault(b"x" * 11, ".txt").fout


@pytest.mark.parametrize(
    ("magic", "word"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "afbeelding"),
        (b"ID3\x03", "geluidsopname"),
        (b"\0\0\0\x20ftypM4A ", "geluidsopname"),
        (b"SQLite format 3\0", "database"),
        (b"Rar!\x1a\x07", "ingepakt"),
        (b"GIF89a\x01\0", "afbeelding"),
        (b"RIFF\x24\x08\0\0WAVE", "geluidsopname"),
        (OLE + b"x", "oud Office"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    ],
)
def test_other_kinds_of_file(magic, word):
    assert word in fault(magic, ".txt").fout


@pytest.mark.parametrize("name", ["PK", "ID3", "GIF8", "OggS", "RIFF", "Rar!", "1234ftyp", "fLaC"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_speech_that_begins_with_the_letters_of_a_kind(name, encoding):
    talk = f"{name}: Hoe gaat het, na de reünie?\nR: Goed.\n{name}: Fijn.\n"
    assert lees(talk.encode(encoding), ".txt")[0].regels[0].tekst.startswith(f"{name}: Hoe")


def test_speech_that_begins_like_a_zip_under_the_name_of_a_document():
    assert "platte tekst" in fault(b"PK: Hoe gaat het?", ".docx").fout


def test_a_kind_that_is_read_under_another_name(monkeypatch, maak):
    monkeypatch.setattr(_bestand, "_readers", lambda: {".rtf": object(), ".txt": object()})
    assert fault(b"{\\rtf1", ".txt").tip == "Geef het bestand de uitgang .rtf."


def test_an_unknown_extension_names_the_known():
    assert ".docx" in fault(b"a,b", ".xyz").tip


class TestZip:
    def test_a_document_under_another_name(self, maak):
        assert ".docx" in fault(maak.word(maak.p("x")), ".txt").tip
        assert ".odt" in fault(maak.libre("<text:p>x</text:p>"), ".docx").tip

    def test_text_under_the_name_of_a_document(self):
        assert ".txt" in fault(b"R: Hallo", ".docx").tip
        assert "beschadigd" in fault(b"\x00\x01\x02", ".odt").fout

    @pytest.mark.parametrize(
        ("parts", "word"),
        [
            ({"xl/workbook.xml": "x"}, ".xlsx"),
            ({"ppt/a.xml": "x"}, ".pptx"),
            ({"Index/Document.iwa": "x"}, ".pages"),
            ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x"}, ".ods"),
            ({"r1.txt": "x"}, "(zip)"),
        ],
    )
    def test_other_kinds(self, maak, parts, word):
        assert word in fault(maak.pack(parts), ".txt").fout

    def test_odt_without_mimetype(self, maak):
        assert ".odt" in fault(maak.pack({"content.xml": "x"}), ".txt").tip

    def test_a_truncated_document(self, maak):
        whole = maak.word(maak.p("R: Hallo"))
        assert "beschadigd" in fault(whole[: len(whole) // 2], ".docx").fout

    def test_a_wrong_checksum(self, maak):
        whole = bytearray(maak.pack({"word/document.xml": "<a/>" + " " * 500}))
        whole[45] ^= 0xFF
        assert fault(bytes(whole), ".docx")

    @pytest.mark.parametrize("kind", ["odt", "docx"])
    def test_any_byte_of_any_entry_may_be_wrong(self, maak, kind):
        whole = maak.libre("<text:p>R: Hallo</text:p>") if kind == "odt" else maak.word(maak.p("R: Hallo"))
        for place in range(len(whole)):
            for flip in (0x01, 0x04, 0xFF):
                broken = bytearray(whole)
                broken[place] ^= flip
                for uitgang in (f".{kind}", ".txt"):
                    with contextlib.suppress(LeesFout):
                        assert lees(bytes(broken), uitgang)

    @pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_a_mimetype_that_cannot_be_unpacked(self, maak, method):
        buffer = io.BytesIO(maak.pack({"word/document.xml": "<a/>"}))
        with zipfile.ZipFile(buffer, "a", method) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            place = archive.getinfo("mimetype").header_offset + 38
        whole = bytearray(buffer.getvalue())
        whole[place : place + 12] = b"\xff" * 12
        assert ".docx" in fault(bytes(whole), ".txt").tip

    @pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_a_packing_that_no_document_has(self, method):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as archive:
            archive.writestr("word/document.xml", "<a/>")
        assert "beschadigd" in fault(buffer.getvalue(), ".docx").fout

    def test_a_password(self, maak):
        whole = bytearray(maak.pack({"word/document.xml": "<a/>"}))
        whole[whole.rindex(b"PK\x01\x02") + 8] |= 1
        whole[6] |= 1
        assert "wachtwoord" in fault(bytes(whole), ".docx").fout

    def test_too_much_in_all(self, maak, monkeypatch):
        monkeypatch.setattr(_zipxml, "MAX_ZIP", 100)
        assert "te groot" in fault(maak.word(maak.p("x" * 200)), ".docx").fout

    def test_too_much_in_one_part(self, maak):
        assert "te groot" in fault(maak.word(maak.p(" " * 2_000_000)), ".docx").fout

    def test_more_than_the_part_says(self, monkeypatch):
        monkeypatch.setattr(_zipxml, "MAX_PART", 100)
        with pytest.raises(LeesFout, match="te groot"):
            _zipxml._parse(io.BytesIO(b"<a>" + b"x" * 200), Nothing())

    def test_too_many_elements(self, maak, monkeypatch):
        monkeypatch.setattr(_zipxml, "MAX_ELEMENTS", 3)
        assert "te veel onderdelen" in fault(maak.word(maak.p("x")), ".docx").fout


class Nothing:
    def start(self, naam, attributen): ...

    def end(self, naam): ...

    def data(self, tekst): ...
