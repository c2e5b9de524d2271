"""Word documents: the text as Word shows it with every change accepted."""

from __future__ import annotations

import pytest

from codeer.core.errors import LeesFout
from codeer.readers import docx
from codeer.readers.docx import read

TALK = "I: Hoe gaat het?\n\nR: Goed.\n"


def test_paragraphs_tabs_and_soft_breaks(maak, text_of):
    doc = maak.word(
        maak.p("I:\tHoe gaat het?\nEcht?") + maak.p("") + maak.p("R: Goed.") + maak.p("En thuis ook.")
    )
    assert text_of(doc, ".docx") == "I: Hoe gaat het?\nEcht?\n\nR: Goed.\nEn thuis ook.\n"


def test_labels_after_soft_breaks_in_one_paragraph(maak, text_of):
    assert text_of(maak.word(maak.p("I: Hoe gaat het?\nR: Goed.")), ".docx") == TALK


def test_strict_ooxml(maak, text_of):
    assert (
        text_of(maak.word(maak.p("I: Hoe gaat het?") + maak.p("R: Goed."), ns=maak.strict), ".docx") == TALK
    )


def test_bold_names_on_their_own_line(maak, text_of):
    body = "".join(
        maak.p("", bold=n) + maak.p(t)
        for n, t in [("Noor", "Hoe?"), ("Wim", "Zo."), ("Noor", "En?"), ("Wim", "Zo.")]
    )
    assert text_of(maak.word(body), ".docx") == "I: Hoe?\n\nR: Zo.\n\nI: En?\n\nR: Zo.\n"


def test_bold_by_style(maak):
    styles = '<w:style w:styleId="Naam"><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="Niet"><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Naam"/></w:pPr><w:r><w:t>Noor</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Niet"/></w:pPr><w:r><w:t>Gewoon</w:t></w:r></w:p>'
        '<w:p><w:r><w:rPr><w:rStyle w:val="Naam"/></w:rPr><w:t>Wim</w:t></w:r><w:r><w:t> zegt</w:t></w:r></w:p>'
    )
    (reading,) = read(maak.word(body, styles=styles))
    assert [r.vet for r in reading.regels] == ["Noor", "", "Wim"]


def test_tracked_changes(maak, text_of, remarks_of):
    body = (
        "<w:p><w:r><w:t>R: Ik was </w:t></w:r><w:ins><w:r><w:t>heel </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>WEGNAAM </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>VERPLAATST</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>boos.</w:t></w:r></w:moveTo></w:p>"
    )
    doc = maak.word(maak.p("I: Hoe was dat?") + body)
    assert text_of(doc, ".docx") == "I: Hoe was dat?\n\nR: Ik was heel boos.\n"
    assert "2 verwijderd (weggelaten), 1 ingevoegd (meegenomen)" in remarks_of(doc, ".docx")


def test_a_deleted_paragraph_end_joins(maak, text_of):
    props = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    doc = maak.word(maak.p("I: Hoe gaat ", props=props) + maak.p("het?") + maak.p("R: Goed."))
    assert text_of(doc, ".docx") == TALK
    assert text_of(maak.word(maak.p("I: a") + maak.p("R: b", props=props)), ".docx") == "I: a\n\nR: b\n"


def test_notes_fields_links_pictures(maak, text_of, remarks_of):
    body = (
        "<w:p><w:r><w:t>R: Zie </w:t></w:r><w:hyperlink r:id='x'><w:r><w:t>hier</w:t></w:r></w:hyperlink>"
        "<w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:endnoteReference w:id='1'/></w:r>"
        "<w:r><w:commentReference w:id='1'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:noBreakHyphen/><w:drawing><a:blip xmlns:a='x'/></w:drawing></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>VERBORGEN</w:t></w:r></w:p><w:altChunk/>"
    )
    doc = maak.word(
        maak.p("I: Waar?") + body, header1=maak.p("KOP"), footer1=maak.p(""), footer2=maak.p("VOET")
    )
    assert text_of(doc, ".docx") == "I: Waar?\n\nR: Zie hier-\n"
    (line,) = [m for m in remarks_of(doc, ".docx").split("\n") if m.startswith("Niet in de tekst")]
    for part in (
        "1 voetnoot",
        "1 eindnoot",
        "1 opmerking",
        "1 afbeelding",
        "1 koptekst",
        "1 voettekst",
        "1 stuk verborgen tekst",
        "1 ingevoegd document",
    ):
        assert part in line


def test_a_text_box_comes_once(maak, text_of):
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        + maak.p("In een kader.")
        + "</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>"
        + maak.p("In een kader.")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text_of(maak.word(maak.p("I: a") + maak.p("R: b") + box), ".docx").count("In een kader.") == 1


class TestTables:
    def test_a_row_is_a_turn(self, maak, text_of, remarks_of):
        rows = [
            ["Tijd", "Spreker", "Tekst"],
            ["00:01", "Noor", "Hoe is het?"],
            ["00:05", "Wim", "Goed."],
            ["00:09", "Noor", "Fijn?"],
        ]
        doc = maak.word(maak.table(rows))
        assert (
            text_of(doc, ".docx")
            == "[00:00:01] I: Hoe is het?\n\n[00:00:05] R: Goed.\n\n[00:00:09] I: Fijn?\n"
        )
        assert "kopregel" in remarks_of(doc, ".docx")

    def test_number_column_and_remarks_column(self, maak, text_of, remarks_of):
        rows = [
            ["1", "I", "Hoe is het dan met u?", "code A"],
            ["2", "R", "Het gaat wel goed hoor.", ""],
            ["3", "I", "Mooi zo, en verder?", ""],
        ]
        doc = maak.word(maak.table(rows))
        assert text_of(doc, ".docx").startswith("I: Hoe is het dan met u?\n\nR: Het gaat")
        assert "1 cel in een andere kolom" in remarks_of(doc, ".docx")

    def test_times_without_speakers(self, maak, text_of):
        rows = [["00:01", "I: Hoe is het?"], ["00:05", "R: Goed."], ["", ""]]
        assert (
            text_of(maak.word(maak.table(rows)), ".docx")
            == "[00:00:01] I: Hoe is het?\n\n[00:00:05] R: Goed.\n"
        )

    def test_another_table_is_paragraphs(self, maak, text_of):
        rows = [["Datum", "4 maart"], ["Plaats", "buurthuis"]]
        doc = maak.word(maak.table(rows) + maak.p("I: a") + maak.p("R: b"))
        assert text_of(doc, ".docx") == "O: Datum\n4 maart\nPlaats\nbuurthuis\n\nI: a\n\nR: b\n"

    def test_an_empty_text_cell_and_a_short_row(self, maak, text_of):
        rows = [["I", "Hoe is het?"], ["R", ""], ["R"], ["R", "Goed."], ["I", "Zo."]]
        assert text_of(maak.word(maak.table(rows)), ".docx") == "I: Hoe is het?\n\nR: Goed.\n\nI: Zo.\n"

    def test_a_nested_table_lies_in_its_cell(self, maak, text_of):
        inner = maak.table([["x", "y"]])
        body = f"<w:tbl><w:tr><w:tc>{maak.p('I: a')}{inner}</w:tc></w:tr></w:tbl>" + maak.p("R: b")
        assert text_of(maak.word(body), ".docx") == "I: a\nx\ny\n\nR: b\n"


class TestPrograms:
    def test_old_teams(self, maak, text_of):
        body = "".join(
            maak.p(f"0:0:{i * 4}.0 --> 0:0:{i * 4 + 3}.570\n{naam}\n{tekst}")
            for i, (naam, tekst) in enumerate(
                [("Noor Bakker", "Hoe is het?"), ("Wim", "Goed."), ("Wim", "Echt."), ("Noor Bakker", "Fijn?")]
            )
        )
        assert (
            text_of(maak.word(body), ".docx")
            == "[00:00:00] I: Hoe is het?\n\n[00:00:04] R: Goed. Echt.\n\n[00:00:12] I: Fijn?\n"
        )

    def test_new_teams(self, maak, text_of, remarks_of):
        body = (
            maak.p("Gesprek met Wim-20240304_140512-Opname van vergadering")
            + maak.p("4 maart 2024, 01:05p.m.")
            + maak.p("12m 3s")
        )
        for naam, tijd, tekst in (
            ("Noor Bakker", "0:03", "Hoe is het?"),
            ("Wim", "0:08", "Goed."),
            ("Noor Bakker", "1:10", "Fijn?"),
        ):
            body += f"<w:p><w:r><w:br/></w:r>{maak.run(f'{naam}   {tijd}', '<w:b/>')}{maak.run(chr(10) + tekst)}</w:p>"
        doc = maak.word(body + maak.p("Noor Bakker heeft de transcriptie gestopt"))
        assert (
            text_of(doc, ".docx")
            == "[00:00:03] I: Hoe is het?\n\n[00:00:08] R: Goed.\n\n[00:01:10] I: Fijn?\n"
        )
        assert "4 regels van het programma" in remarks_of(doc, ".docx")

    def test_word_online(self, maak, text_of):
        lines = [
            "Transcript",
            "gesprek Wim.m4a",
            "Audiobestand",
            "gesprek Wim.m4a",
            "Transcript",
            "00:00:03 Spreker 1",
            "Hoe is het?",
            "00:00:08 Spreker 2",
            "Goed.",
        ]
        assert (
            text_of(maak.word("".join(map(maak.p, lines))), ".docx")
            == "[00:00:03] I: Hoe is het?\n\n[00:00:08] R: Goed.\n"
        )


class TestFaults:
    def test_no_text_at_all(self, maak):
        with pytest.raises(LeesFout, match="geen tekst"):
            read(maak.word(maak.p("")))

    def test_no_main_part(self, maak):
        with pytest.raises(LeesFout, match="geen Word-document"):
            read(maak.pack({"word/other.xml": "<a/>"}))

    def test_main_part_without_relationships(self, maak):
        doc = maak.pack(
            {"word/document2.xml": '<w:d xmlns:w="x"><w:p><w:r><w:t>R: Hallo</w:t></w:r></w:p></w:d>'}
        )
        assert read(doc)[0].regels[0].tekst == "R: Hallo"

    def test_broken_xml(self, maak):
        with pytest.raises(LeesFout, match="XML"):
            read(maak.word("<w:p>"))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
    def test_no_dtd_in_any_encoding(self, maak, encoding):
        xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
        with pytest.raises(LeesFout, match="DTD"):
            read(maak.pack({"word/document.xml": xml.encode(encoding)}))

    def test_an_unknown_encoding(self, maak):
        with pytest.raises(LeesFout):
            read(maak.pack({"word/document.xml": b'<?xml version="1.0" encoding="klingon"?><d/>'}))

    def test_depth_costs_nothing(self, maak):
        deep = "<w:sdt>" * 30_000 + maak.p("R: diep") + "</w:sdt>" * 30_000
        assert read(maak.word(deep))[0].regels[0].tekst == "R: diep"


def test_many_bold_styles_go_into_one_set(maak, text_of):
    found = docx._Stijlen()
    before = found.vet
    found.start("style", {"styleId": "Naam"})
    found.start("b", {})
    assert found.vet is before
    styles = "".join(f'<w:style w:styleId="s{i}"><w:rPr><w:b/></w:rPr></w:style>' for i in range(5000))
    body = maak.p("Anna", props='<w:pPr><w:pStyle w:val="s4999"/></w:pPr>') + maak.p("Hoe gaat het?")
    assert text_of(maak.word(body * 2, styles=styles), ".docx", Anna="I").count("I: Hoe gaat het?") == 2
