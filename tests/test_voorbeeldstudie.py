"""The invented interviews: whole, marked as invented, and the office files as their sources say."""

from __future__ import annotations

import csv
import html
import importlib.util
import io
import re
import zipfile
from pathlib import Path

import pytest

BRON = Path(__file__).parent / "voorbeelden" / "bron"
BESTANDEN = (
    *("R01.txt", "R02.vtt", "R03.srt", "R04.md", "R05.txt"),
    *("C01.docx", "C02.odt", "R01-2026.docx", "G01.docx"),
)
VERZONNEN = re.compile(r"verzonnen (interview|groepsgesprek) voor de voorbeeldstudie van codeer")


def load_maker():
    spec = importlib.util.spec_from_file_location("maak_office", BRON / "maak_office.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def source_text(naam):
    bron = BRON / naam
    if bron.suffix in (".docx", ".odt"):
        bron = bron.with_suffix(".src.txt")
    return bron.read_text(encoding="utf-8")


def spoken(naam):
    """Give the text without cue numbers, times and voices."""
    text = re.sub(r"(?m)^(\S*-->.*|\d\d:\d\d:\d\d.*-->.*|\d+|[0-9a-f-]{36}/.*)$", "", source_text(naam))
    text = re.sub(r"</?v[^>]*>", "", text)
    return re.sub(r"(?m)^\d\d:\d\d:\d\d \| \w+ \|| #[\d:]+-\d#$", "", text)


@pytest.mark.parametrize("naam", BESTANDEN)
def test_each_transcript_is_long_enough(naam):
    assert len(re.findall(r"\w\S*", spoken(naam))) >= 1350


@pytest.mark.parametrize("naam", BESTANDEN)
def test_each_transcript_says_on_top_that_it_is_invented(naam):
    assert VERZONNEN.search(" ".join(spoken(naam)[:600].split()))


@pytest.mark.parametrize("naam", ["C01.docx", "C02.odt", "R01-2026.docx", "G01.docx"])
def test_office_files_are_what_the_sources_say(naam):
    assert (BRON / naam).read_bytes() == load_maker().build(naam)


@pytest.mark.parametrize("naam", ["C01.docx", "C02.odt", "R01-2026.docx", "G01.docx"])
def test_office_files_hold_every_word_of_the_source(naam):
    kop, beurten = load_maker().read_bron(source_text(naam))
    part = "content.xml" if naam.endswith(".odt") else "word/document.xml"
    with zipfile.ZipFile(io.BytesIO((BRON / naam).read_bytes())) as archive:
        assert archive.testzip() is None
        xml = archive.read(part).decode("utf-8")
    text = html.unescape(re.sub(r"<[^>]+>", "", xml))
    assert kop in text
    assert all(alinea in text for beurt in beurten for alinea in beurt.alineas)


def test_sources_are_plain_in_form():
    for path in BRON.iterdir():
        if path.suffix in (".txt", ".md", ".vtt"):
            raw = path.read_bytes()
            assert b"\r" not in raw
            assert raw.endswith(b"\n")


def test_kenmerken_are_what_excel_nl_writes():
    raw = (BRON / "kenmerken.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {r["interview"] for r in rows} == {Path(n).stem for n in BESTANDEN}
    assert {r["meetmoment"] for r in rows} == {"2024", "2026", ""}
    people = {r["respondent"]: r["rol"] for r in rows if r["respondent"]}
    assert sum(rol == "cliënt" for rol in people.values()) == 6
    assert sum(rol == "consulent" for rol in people.values()) == 3
    assert {r["toestemming_citeren"] for r in rows} == {"ja", "nee", "na inzage", ""}
    assert [r["interview"] for r in rows if r["respondent"] == "R01"] == ["R01", "R01-2026"]
