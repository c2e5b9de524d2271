"""The report as a Word document: sound, whole, Dutch, safe, and with the figures of the tables."""

from __future__ import annotations

import csv
import re
import runpy
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from codeer.core.codeboek import Codeboek
from codeer.core.codeboekverloop import Boekstap
from codeer.core.materiaal import Documentopzet, Opzet, Verslag
from codeer.core.tabel import Celsoort, Kolom, Tabel
from codeer.rapporten import _word_lijf as lijf
from codeer.rapporten._tekenen import Figuur
from codeer.rapporten._themas import Thema
from codeer.rapporten._vind import laad_document
from codeer.rapporten.documenten import docx as module

S = runpy.run_path(str(Path(__file__).parents[1] / "steps" / "rapportstudie.py"))
maak, tabel, interview = S["rapporteer"], S["tabel"], S["maak"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NIETS = dict.fromkeys(("interviews", "respondenten", "woorden", "fragmenten"), 0)


class Word:
    """A document as its XML tells it, read by nothing that made it."""

    def __init__(self, pad: Path) -> None:
        with zipfile.ZipFile(pad) as pakket:
            assert pakket.testzip() is None
            self.namen = pakket.namelist()
            self.infos = pakket.infolist()
            self.delen = {naam: pakket.read(naam) for naam in self.namen}
        self.xml = {n: ET.fromstring(d) for n, d in self.delen.items() if not n.endswith(".png")}  # noqa: S314 -- our own
        self.lijf = self.xml["word/document.xml"]

    @property
    def alineas(self) -> list[tuple[str, str]]:
        return [(self.stijl(p), self.tekst(p)) for p in self.lijf.iter(f"{W}p")]

    @staticmethod
    def stijl(p: ET.Element) -> str:
        found = p.find(f"{W}pPr/{W}pStyle")
        return "" if found is None else found.get(f"{W}val", "")

    @staticmethod
    def tekst(p: ET.Element) -> str:
        return "".join(t.text or "" for t in p.iter(f"{W}t"))

    def van(self, *stijlen: str) -> list[str]:
        return [tekst for stijl, tekst in self.alineas if stijl in stijlen]

    def tabellen(self) -> Iterator[list[list[str]]]:
        for tbl in self.lijf.iter(f"{W}tbl"):
            yield [
                [" ".join(map(self.tekst, tc.iter(f"{W}p"))) for tc in tr.iter(f"{W}tc")]
                for tr in tbl.iter(f"{W}tr")
            ]


def csv_rijen(pad: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(pad.read_text("utf-8-sig").splitlines(), delimiter=";"))


def document(map: Path, *namen: str, **keuze) -> Word:
    maak(map, *(namen or ("docx",)), **keuze)
    return Word(map / "rapport.docx")


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory):
    map = tmp_path_factory.mktemp("rapport")
    maak(map, "docx", "html", "frequenties", "citaten", per=("gemeente",))
    return map


@pytest.fixture(scope="module")
def word(gemaakt):
    return Word(gemaakt / "rapport.docx")


def test_every_part_is_named_and_every_relation_leads_somewhere(word):
    types = {e.get("PartName") for e in word.xml["[Content_Types].xml"]} - {None}
    assert types <= {f"/{naam}" for naam in word.namen}
    rels = word.xml["word/_rels/document.xml.rels"]
    assert {f"word/{e.get('Target')}" for e in rels} <= set(word.namen)
    ids = {e.get("Id") for e in rels}
    used = {v for e in word.lijf.iter() for k, v in e.attrib.items() if k in (f"{R}id", f"{R}embed")}
    assert used <= ids
    assert word.namen[0] == "[Content_Types].xml"


def test_headings_go_down_one_step_at_a_time_and_are_those_of_the_contents(word):
    koppen = [(int(s[3]), t) for s, t in word.alineas if re.fullmatch(r"Kop\d", s)]
    levels = [niveau for niveau, _ in koppen]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert [t for n, t in koppen if n == 1] == [
        *("Het onderzoek", "Hoe er gecodeerd is", "Figuren", "Thema's"),
        *("Hoe het codeboek veranderde", "Bijlage: de codes door het interview heen"),
    ]
    shown = [(int(s[-1]), t) for s, t in word.alineas if s.startswith("Inhopg")]
    assert shown == [(n, t) for n, t in koppen if n <= 2]
    assert word.van("Titel") == ["Proef"]


def test_the_contents_are_a_field_that_is_filled_and_asks_nothing(word):
    fields = [e.text for e in word.lijf.iter(f"{W}instrText")]
    assert fields[0] == ' TOC \\o "1-2" \\h \\z \\u '
    kinds = [e.get(f"{W}fldCharType") for e in word.lijf.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
    assert b"updateFields" not in word.delen["word/settings.xml"]
    assert b"dirty" not in word.delen["word/document.xml"]


def test_every_link_has_its_place_and_every_place_one_name(word):
    places = [e.get(f"{W}name") for e in word.lijf.iter(f"{W}bookmarkStart")]
    assert len(places) == len(set(places))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", naam) for naam in places)
    ids = [e.get(f"{W}id") for e in word.lijf.iter(f"{W}bookmarkStart")]
    assert ids == [e.get(f"{W}id") for e in word.lijf.iter(f"{W}bookmarkEnd")]
    links = [e.get(f"{W}anchor") for e in word.lijf.iter(f"{W}hyperlink")]
    assert links
    assert set(links) <= set(places)


@pytest.mark.parametrize("soort", ["Figuur", "Tabel"])
def test_captions_are_numbered_by_word_itself(soort, word):
    captions = [t for t in word.van("Bijschrift", "Bijschriftboven") if t.startswith(soort)]
    assert [t.split(". ")[0] for t in captions] == [f"{soort} {nr + 1}" for nr in range(len(captions))]
    fields = [e.text for e in word.lijf.iter(f"{W}instrText")]
    assert fields.count(f" SEQ {soort} \\* ARABIC ") == len(captions) > 2


def test_charts_can_be_read_aloud_and_are_those_of_the_page(word, gemaakt):
    props = list(word.lijf.iter(f"{WP}docPr"))
    assert len({p.get("id") for p in props}) == len(props)
    assert all(len(p.get("descr", "")) > 40 and p.get("title") for p in props)
    page = (gemaakt / "rapport.html").read_text("utf-8")
    titles = re.findall(r"<h3 id=\"kop-[^\"]*\">Figuur \d+\. ([^<]*)</h3>", page)
    assert [p.get("title") for p in props] == titles
    pictures = [word.delen[f"word/media/figuur{nr + 1}.png"] for nr in range(len(props))]
    beside = {p.read_bytes() for p in (gemaakt / "figuren").glob("*.png")}
    assert set(pictures) == beside


def test_pictures_fit_on_the_page_and_print_well(word):
    for nr, extent in enumerate(word.lijf.iter(f"{WP}extent"), 1):
        wide, high = int(extent.get("cx")), int(extent.get("cy"))
        assert wide <= 16 * 360_000
        assert high <= 20 * 360_000
        pixels = int.from_bytes(word.delen[f"word/media/figuur{nr}.png"][16:20])
        assert pixels / (wide / lijf.EMU) >= 200  # dots to the inch


def test_figures_are_those_of_the_tables(word, gemaakt):
    rows = tabel(gemaakt, "frequenties")
    shown = list(word.tabellen())
    kolommen = ("fragmenten", "interviews", "respondenten", "per_1000_woorden")
    wanted = [[r["code"], *(r[k] for k in kolommen)] for r in rows]
    assert [[rij[0], *rij[2:]] for rij in shown[0][1:]] == wanted
    themes = [t for t in shown if t[0][0] == "kant"]
    assert [rij[1:] for t in themes for rij in t[1:]] == [[r[k] for k in kolommen] for r in rows]


def test_tables_repeat_their_heading_and_keep_their_rows_whole(word):
    for tbl in word.lijf.iter(f"{W}tbl"):
        rows = list(tbl.iter(f"{W}tr"))
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(tr.find(f"{W}trPr/{W}cantSplit") is not None for tr in rows)
        widths = [int(c.get(f"{W}w")) for c in tbl.iter(f"{W}gridCol")]
        assert sum(widths) <= lijf.BREED
        assert {len(list(tr.iter(f"{W}tc"))) for tr in rows} == {len(widths)}
        assert tbl.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Rapporttabel"


def test_every_style_that_is_used_is_there_and_dutch(word):
    styles = word.xml["word/styles.xml"]
    known = {s.get(f"{W}styleId") for s in styles.iter(f"{W}style")}
    used = {e.get(f"{W}val") for n in ("pStyle", "rStyle", "tblStyle") for e in word.lijf.iter(f"{W}{n}")}
    assert used <= known
    based = {e.get(f"{W}val") for n in ("basedOn", "next") for e in styles.iter(f"{W}{n}")}
    assert based <= known
    names = {s.find(f"{W}name").get(f"{W}val") for s in styles.iter(f"{W}style")}
    # names that Word knows, and shows in the language of the reader: Kop 1, Bijschrift, Citaat
    assert {
        "Title",
        "heading 1",
        "heading 2",
        "heading 3",
        "caption",
        "Quote",
        "toc 1",
        "List Bullet",
    } <= names
    assert {e.get(f"{W}val") for e in styles.iter(f"{W}lang")} == {"nl-NL"}


def test_what_belongs_together_stays_on_one_page(word):
    for stijl in ("Kop1", "Kop2", "Kop3", "Figuur", "Bijschriftboven"):
        style = next(s for s in word.xml["word/styles.xml"] if s.get(f"{W}styleId") == stijl)
        assert style.find(f"{W}pPr/{W}keepNext") is not None
    for p in word.lijf.iter(f"{W}p"):
        if word.stijl(p) == "Citaat":
            assert p.find(f"{W}pPr/{W}keepNext") is not None


def test_quotes_stand_with_their_source(word, gemaakt):
    rows = {(r["interview"], r["citaat"].removeprefix("'")) for r in tabel(gemaakt, "citaten")}
    quotes, sources = word.van("Citaat"), word.van("Bronbijcitaat")
    assert len(quotes) == len(sources) > 5
    for quote, source in zip(quotes, sources, strict=True):
        found = [q for i, q in rows if source.startswith(f"{i}, ") and q.replace("\n", "") in quote]
        assert found, quote
    assert any("Alleen binnen het team" in s for s in sources)


def test_page_language_properties_and_footer(word):
    size = next(word.lijf.iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert [e.text for e in word.xml["word/footer1.xml"].iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    core = {e.tag.rpartition("}")[2]: e.text for e in word.xml["docProps/core.xml"]}
    assert core["title"] == "Proef"
    assert core["created"] == core["modified"] == "2025-11-30T00:00:00Z"
    assert not {"creator", "lastModifiedBy"} & set(core)
    assert "Alleen voor het team" in word.tekst(word.xml["word/header1.xml"])


def test_python_docx_reads_it_as_well(gemaakt):
    library = pytest.importorskip("docx")
    found = library.Document(str(gemaakt / "rapport.docx"))
    assert found.core_properties.title == "Proef"
    assert found.core_properties.author == ""
    assert next(p.text for p in found.paragraphs if p.style.name == "Heading 1") == "Het onderzoek"
    assert found.tables[0].style.name == "Rapporttabel"
    assert len(found.inline_shapes) == sum(n.endswith(".png") for n in Word(gemaakt / "rapport.docx").namen)


def test_no_part_tells_when_or_where_it_was_made(word):
    # that other computers give the same bytes is tested with all reports, in tests/steps/test_rapport_bestanden
    assert {i.date_time for i in word.infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {i.create_system for i in word.infos} == {0}
    assert {i.compress_type for i in word.infos if i.filename.endswith(".xml")} == {zipfile.ZIP_DEFLATED}


def test_what_people_said_breaks_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("codeer.rapporten._grafieken.figuren", lambda _: iter(()))
    evil = "<w:p>&amp;\x00\x0b\u202eomgekeerd\u2066\ufffe ]]> {{ 7*7 }} {% raw %}"
    m = interview(
        "R01",
        [
            (
                "R",
                [(evil, "wantrouwen.min"), ("woord " * 4000, "wantrouwen.plus"), ("een\ntwee\tdrie", "idee")],
            )
        ],
        {"rol": evil, "toestemming_citeren": "nee"},
    )
    word = document(tmp_path, materiaal=[m])
    text = word.delen["word/document.xml"].decode()
    assert not re.search("[\x00\x0b\u202e\u2066\ufffe]", text)
    assert "{{ 7*7 }} {% raw %}" in text
    assert "<w:br/>" in text
    quotes = word.van("Citaat")
    assert any("<w:p>&amp;" in q for q in quotes)
    assert any(len(q) > 20_000 for q in quotes)
    for p in word.lijf.iter(f"{W}p"):
        if word.stijl(p) == "Citaat":
            # a very long one may go on on the next page
            keep = p.find(f"{W}pPr/{W}keepLines")
            assert (keep is not None) == (len(word.tekst(p)) > 1500)
    assert all("geen toestemming om te citeren" in s for s in word.van("Bronbijcitaat"))


def test_half_a_sign_is_no_xml_and_is_marked():
    body = lijf.Lijf()
    body.alinea("half \ud800 teken")
    body.kop(1, "kop\u202e op\ntwee")
    assert "half \ufffd teken" in body.xml()
    assert body.koppen[0].tekst == "kop op twee"
    ET.fromstring(f'<x xmlns:w="w">{body.xml()}</x>')  # noqa: S314 -- our own


def test_own_quotes_are_those_in_the_document(tmp_path):
    rows = [interview(f"R{n}", [("R", [(f"Nummer {n} zei het ook al eens.", "idee")])]) for n in range(9)]
    own = rows[7].fragmenten[0].id
    word = document(tmp_path, materiaal=rows, citaten=(own,))
    assert [q for q in word.van("Citaat") if "Nummer" in q] == ["voor Nummer 7 zei het ook al eens. na"]
    assert "gekozen door het team" in " ".join(word.van(""))


def test_a_theme_is_told_as_the_codebook_explains_it(tmp_path):
    made = module.maak(Documentopzet(Opzet(Codeboek("Leeg"), ()), tmp_path))
    own = {"is_sub": True, "is_eigen": False, "kanten": (), "waar": (), "totaal": ("0",) * 4}
    words = {"titel": "Anders", "definitie": "Over.", "wel": "Zo.", "niet": "Niet zo."}
    made._thema(Thema(pad="s/a", anker="thema_1", **own, **words))
    assert made._lijf.koppen[0].tekst == "s/a: Anders"
    xml = made._lijf.xml()
    for said in ("Over.", "Wel: ", "Zo.", "Niet: ", "Niet zo."):
        assert f">{said}<" in xml


def test_one_person_only_is_said(tmp_path):
    m = interview("R01", [("R", [(f"Zin {n} van haar.", "idee") for n in range(3)])])
    assert "Al deze citaten komen van één respondent: alleen die zei dit." in document(
        tmp_path, materiaal=[m]
    ).van("Zacht")


def test_a_study_without_codes_gives_a_whole_document(tmp_path):
    opzet = Documentopzet(Opzet(Codeboek("Leeg & <klaar>"), ()), tmp_path, ("gemeente",))
    made = laad_document("docx").maak(opzet)
    done = made.sluit(Verslag("Pas op", {}, "Niets.", (("Waarmee", ("hash `abc`",)),), NIETS))
    made.staak()
    word = Word(done.bestanden["rapport.docx"])
    assert word.van("Titel") == ["Leeg & <klaar>"]
    assert "Er is nog niets om te laten zien: er zijn geen codes." in word.van("")
    assert word.van("Letop")[0] == "Let op. Pas op."
    assert "hash abc" in word.van("Lijstopsomteken")
    assert "In het logboek staat geen wijziging van het codeboek." in word.van("")
    assert b"2000-01-01T00:00:00Z" in word.delen["docProps/core.xml"]
    assert done.tabellen == {}


def test_how_the_codebook_changed_is_told(tmp_path):
    made = laad_document("docx").maak(Documentopzet(Opzet(Codeboek("Boek"), ()), tmp_path))
    steps = (Boekstap("2026-01-02", "Code a heet voortaan b.", ("b (eerst a): verder gelijk",)),)
    word = Word(made.sluit(Verslag("", {}, "Niets.", (), NIETS, codeboek=steps)).bestanden["rapport.docx"])
    assert "2026-01-02. Code a heet voortaan b." in word.van("Lijstopsomteken")
    assert word.van("Lijstopsomteken2") == ["b (eerst a): verder gelijk"]


def test_charts_of_many_codes_are_divided_over_pages(tmp_path, monkeypatch):
    monkeypatch.setattr("codeer.rapporten._tekenen.HOOGST", 1.2)
    word = document(tmp_path, per=("gemeente",))
    names = {p.stem for p in (tmp_path / "figuren").glob("*.png")}
    assert {"kanten_1", "kanten_2", "aandeel_gemeente_1", "aandeel_gemeente_2"} <= names
    assert not {"kanten", "aandeel_gemeente"} & names
    captions = word.van("Bijschrift")
    assert any("De kanten van elke code (deel 1 van 2)" in c for c in captions)
    charts = sorted((tmp_path / "figuren").glob("aandeel_gemeente_*.csv"))
    assert sum("per gemeente (deel" in c for c in captions) == len(charts)
    seen = [r["code"] for pad in charts for r in csv_rijen(pad) if r["pool"] == "totaal"]
    assert {*seen} == {c.pad for c in S["CODEBOEK"].alle_codes()}
    assert len(seen) == len({*seen}) * len({r["gemeente"] for r in csv_rijen(charts[0])})
    assert [t for s, t in word.alineas if s == "Kop2"].count("Hoe vaak en aan welke kant") == 1


def test_too_many_groups_are_said(tmp_path):
    rows = [interview(f"R{n}", [("R", [("Ja.", "idee")])], {"gemeente": f"g{n}"}) for n in range(20)]
    text = " ".join(document(tmp_path, materiaal=rows).van(""))
    assert "Van gemeente is geen figuur gemaakt: er zijn te veel verschillende waarden." in text


def _figuur(naam: str, rijen: int) -> Figuur:
    kolommen = (Kolom("code_a"), Kolom("code_b"), Kolom("samen", Celsoort.GEHEEL))
    rows = tuple((f"a{n}", "b", n) for n in range(rijen))
    return Figuur(naam, "Titel", "Lees.", "", b"", Tabel(naam, "Titel", kolommen, rows))


def test_a_table_of_many_rows_stays_in_its_file():
    assert module._te_tonen(_figuur("samen_genoemd", 60)) is not None
    assert module._te_tonen(_figuur("samen_genoemd", 61)) is None
    assert module._te_tonen(_figuur("samen_genoemd", 0)) is None
    assert module._te_tonen(_figuur("per_rol", 3)) is None


def test_a_tall_chart_comes_after_its_table_and_a_guide_is_read_once(tmp_path):
    made = module.maak(Documentopzet(Opzet(Codeboek("Leeg"), ()), tmp_path))
    for high in (600, 2400, 5000):
        size = b"\x00" * 16 + (1000).to_bytes(4) + high.to_bytes(4)
        made._figuur(replace(_figuur("samen_genoemd", 2), png=size))
    styles = re.findall(r'pStyle w:val="(Figuur|Bijschrift|Bijschriftboven|Zacht)"', made._lijf.xml())
    first = ["Zacht", "Figuur", "Bijschrift", "Bijschriftboven"]
    assert styles == [*first, *["Bijschriftboven", "Figuur", "Bijschrift"] * 2]
    assert lijf.maat(size, 180)[1] == 7_200_000


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([["code", "n"], ["kort", "1"]], True),
        ([["code", "n"], ["een heel lange reeks woorden die niet op een regel past " * 4, "1"]], True),
        ([["x" * 80, "y" * 80], ["z", "q"]], False),
    ],
)
def test_columns_are_as_wide_as_their_words(texts, words):
    rows = [[lijf.Cel(lijf.Stuk(t)) for t in rij] for rij in texts]
    widths = lijf._breedtes(rows)
    assert sum(widths) <= lijf.BREED
    if words:
        assert widths[1] >= lijf._PER_TEKEN + lijf._RAND
        assert widths[0] > widths[1]
