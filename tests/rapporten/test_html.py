"""The report to read: whole, Dutch, safe, and each figure, quote and place tied to the others."""

from __future__ import annotations

import csv
import io
import json
import re
import runpy
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from codeer.core.codeboek import Codeboek
from codeer.core.materiaal import Documentopzet, Opzet, Verslag
from codeer.rapporten._vind import documentnamen, laad_document
from codeer.rapporten.documenten import html as module

S = runpy.run_path(str(Path(__file__).parents[1] / "steps" / "rapportstudie.py"))
maak, tabel, bestanden, interview = S["rapporteer"], S["tabel"], S["bestanden"], S["maak"]
VOID = {"meta", "br", "img", "link", "hr", "input"}


class Lezer(HTMLParser):
    """All elements with what they say, and the faults of the page."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.naar: list[str] = []
        self.namen: set[str] = set()
        self.attrs: list[tuple[str, dict[str, str | None]]] = []
        self.feed(tekst)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.attrs.append((tag, found))
        self.namen.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if found.get("id"):
            self.ids[found["id"]] += 1
        if tag == "a" and found.get("href"):
            self.naar.append(found["href"])

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def pagina(map: Path, *namen: str, **keuze) -> str:
    maak(map, *(namen or ("html",)), **keuze)
    return (map / "rapport.html").read_text("utf-8")


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory):
    map = tmp_path_factory.mktemp("rapport")
    maak(map, "html", "frequenties", "citaten", per=("gemeente",))
    return map


@pytest.fixture(scope="module")
def tekst(gemaakt):
    return (gemaakt / "rapport.html").read_text("utf-8")


def test_documents_are_found_by_their_names():
    assert "html" in documentnamen()
    for naam in documentnamen():
        found = laad_document(naam)
        assert found.TITEL
        assert (found.__doc__ or "").split("\n")[0].endswith(".")


def test_every_link_has_its_place_and_every_place_one_name(tekst):
    lezer = Lezer(tekst)
    assert lezer.open == []
    assert [id for id, n in lezer.ids.items() if n > 1] == []
    assert all(href.startswith("#") for href in lezer.naar)
    assert {href[1:] for href in lezer.naar} - set(lezer.ids) == set()


def test_nothing_comes_from_outside_and_nothing_runs(tekst):
    lezer = Lezer(tekst)
    assert not lezer.namen & {"script", "link", "img", "iframe", "object"}
    assert "default-src 'none'" in tekst
    urls = set(re.findall(r"https?://[^\s\"'<]+", tekst))
    assert urls <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_charts_can_be_read_aloud_and_follow_the_screen(tekst):
    svgs = re.findall(r"<svg.*?</svg>", tekst, re.DOTALL)
    assert len(svgs) >= 7
    for svg in svgs:
        assert 'role="img"' in svg
        assert "<title" in svg
        assert "<desc" in svg
        assert "<text" in svg
        colours = set(re.findall(r"#[0-9a-f]{6}\b", svg))
        assert colours == set()
        assert "var(--inkt)" in svg


def test_every_fragment_is_marked_and_every_quote_leads_to_it(tekst, gemaakt):
    lezer = Lezer(tekst)
    ids = {r["id"] for r in tabel(gemaakt, "citaten")}
    assert ids <= set(lezer.ids)
    assert tekst.count("<mark>") == len({(r["interview"], r["begin"]) for r in tabel(gemaakt, "citaten")})
    quoted = re.findall(r'class="bron"><a href="#(f[0-9a-f]{12})"', tekst)
    assert quoted
    assert set(quoted) <= ids


def test_figures_are_those_of_the_tables(tekst, gemaakt):
    freq = tabel(gemaakt, "frequenties")
    own = list(
        csv.DictReader(io.StringIO((gemaakt / "figuren" / "codes.csv").read_text("utf-8-sig")), delimiter=";")
    )
    assert own == freq
    codes = {r["code"] for r in freq}
    for code in codes:
        anker = re.search(
            rf'<article class="thema[^"]*" id="([^"]*)"[^>]*>\s*<h3[^>]*><bdi>{re.escape(code)}</bdi>', tekst
        )[1]
        block = tekst.split(f'id="{anker}"')[1].split("</article>")[0]
        shown = re.findall(r'<td class="getal">([^<]*)</td>', block)
        kolommen = ("fragmenten", "interviews", "respondenten", "per_1000_woorden")
        assert shown == [r[k] for r in freq if r["code"] == code for k in kolommen]
    boek = json.loads((gemaakt / "verantwoording.json").read_text("utf-8"))
    for wat in ("interviews", "respondenten", "woorden", "fragmenten"):
        assert f"<b>{boek['totaal'][wat]}</b> " in tekst


def test_charts_stand_apart_with_their_tables(gemaakt):
    names = {p.name for p in (gemaakt / "figuren").iterdir()}
    stems = {Path(n).stem for n in names}
    assert names == {f"{s}.{u}" for s in stems for u in ("svg", "png", "csv")}
    assert {
        "codes",
        "kanten",
        "samen_genoemd",
        "verloop",
        "per_gemeente",
        "aandeel_gemeente",
        "per_meetmoment",
    } <= stems
    for svg in (gemaakt / "figuren").glob("*.svg"):
        assert "var(--" not in svg.read_text("utf-8")
        assert svg.read_text("utf-8").startswith("<?xml")
    assert all(p.read_bytes().startswith(b"\x89PNG") for p in (gemaakt / "figuren").glob("*.png"))


def test_warnings_stand_on_top(tekst):
    head = tekst.split("<nav")[0]
    assert "Nog niet nagekeken" not in head or "niet geschikt om groepen" in head
    assert "Alleen voor het team" in head


def test_what_people_wrote_stays_text(tmp_path):
    evil = '<script>alert("x")</script>'
    m = interview(
        "R01", [("R", [(f"Ik zei {evil} & meer.", "wantrouwen.min")])], {"gemeente": evil, "rol": "a"}
    )
    n = interview(
        "R02", [("R", [("En $x^2$ \\frac toen.", "wantrouwen.plus")])], {"gemeente": "$b$", "rol": "b"}
    )
    text = pagina(tmp_path, materiaal=[m, n], per=("gemeente",))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert Lezer(text).open == []
    assert "$b$" in (tmp_path / "figuren" / "per_gemeente.svg").read_text("utf-8")


@pytest.mark.usefixtures("lege_grafieken")
@pytest.mark.parametrize(
    ("toestemming", "zin"),
    [
        ("ja", ""),
        ("nee", "geen toestemming om te citeren"),
        ("na inzage", "citeren mag pas na inzage"),
        ("", "toestemming om te citeren is onbekend"),
    ],
)
def test_a_quote_says_whether_it_may_leave_the_team(toestemming, zin, tmp_path):
    m = interview("R01", [("R", [("Ik zei het.", "idee")])], {"toestemming_citeren": toestemming})
    text = pagina(tmp_path, materiaal=[m])
    assert ("Alleen binnen het team" in text) == bool(zin)
    assert zin in text


@pytest.mark.usefixtures("lege_grafieken")
def test_without_transcripts_quotes_stay_and_links_to_them_go(tmp_path):
    text = pagina(tmp_path, transcripten=False)
    assert "<mark>" not in text
    assert "daar is niet om gevraagd" in text
    assert "Ik was bang voor de brief." in text
    lezer = Lezer(text)
    assert {href[1:] for href in lezer.naar} - set(lezer.ids) == set()


@pytest.mark.usefixtures("lege_grafieken")
def test_a_large_study_has_no_transcripts_and_no_lines(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MAX_INTERVIEWS", 2)
    monkeypatch.setattr("codeer.rapporten._verloop.Verloop.__init__.__defaults__", (2,))
    text = pagina(tmp_path)
    assert "Er zijn meer dan 2 interviews" in text
    assert "<mark>" not in text
    assert not (tmp_path / "figuren" / "verloop.svg").exists()
    assert Lezer(text).open == []


@pytest.mark.usefixtures("lege_grafieken")
def test_lines_of_many_interviews_are_spread_over_charts(tmp_path):
    rows = [interview(f"R{n:02}", [("R", [("Ik zei het.", "idee wantrouwen.min")])]) for n in range(23)]
    text = pagina(tmp_path, materiaal=rows)
    assert "(R00 tot en met R05)" in text
    assert '<li><a href="#fig-verloop_1">De codes door het interview heen (4 figuren)</a></li>' in text
    assert 'href="#fig-verloop_2"' not in text
    assert {p.name for p in (tmp_path / "figuren").glob("verloop*.svg")} == {
        f"verloop_{n}.svg" for n in (1, 2, 3, 4)
    }


@pytest.mark.usefixtures("lege_grafieken")
def test_own_quotes_are_those_in_the_page(tmp_path):
    rows = [interview(f"R{n}", [("R", [(f"Nummer {n} zei het ook al eens.", "idee")])]) for n in range(9)]
    own = rows[7].fragmenten[0].id
    text = pagina(tmp_path, materiaal=rows, citaten=(own,), transcripten=False)
    assert "Nummer 7 zei" in text
    assert text.count("<blockquote>") == 1
    assert "gekozen door het team" in text


@pytest.mark.usefixtures("lege_grafieken")
def test_one_person_only_is_said(tmp_path):
    m = interview("R01", [("R", [(f"Zin {n} van haar.", "idee") for n in range(3)])])
    assert "komen van één respondent" in pagina(tmp_path, materiaal=[m])


@pytest.mark.parametrize("materiaal", [[], None])
def test_a_study_without_codes_gives_a_whole_page(materiaal, tmp_path):
    opzet = Documentopzet(Opzet(Codeboek("Leeg"), ()), tmp_path, ("gemeente",))
    document = laad_document("html").maak(opzet)
    for m in () if materiaal is None else materiaal:
        document.verwerk(m)
    totaal = dict.fromkeys(("interviews", "respondenten", "woorden", "fragmenten"), 0)
    done = document.sluit(Verslag("", {}, "Niets.", (), totaal))
    document.staak()
    text = done.bestanden["rapport.html"].read_text("utf-8")
    assert "er zijn geen codes" in text
    assert Lezer(text).open == []
    assert done.tabellen == {}


@pytest.mark.usefixtures("lege_grafieken")
def test_too_many_groups_are_said(tmp_path):
    rows = [interview(f"R{n}", [("R", [("Ja.", "idee")])], {"gemeente": f"g{n}"}) for n in range(20)]
    text = pagina(tmp_path, materiaal=rows)
    assert "te veel verschillende waarden" in text


@pytest.mark.usefixtures("lege_grafieken")
def test_codes_that_look_alike_have_places_of_their_own(tmp_path):
    rows = [interview("R01", [("R", [("Ja.", "é.x"), ("Nee.", "ë.x")])])] if False else S["studie"]()
    text = pagina(tmp_path, materiaal=rows)
    assert Lezer(text).ids["thema-stress-geld"] == 1
