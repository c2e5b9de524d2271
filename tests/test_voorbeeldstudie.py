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

from codeer.core.interview import Interview, count_woorden

WORTEL = Path(__file__).parents[1]
BRON = WORTEL / "tests" / "voorbeelden" / "bron"
BESTANDEN = (
    *("R01.txt", "R02.vtt", "R03.srt", "R04.md", "R05.txt"),
    *("C01.docx", "C02.odt", "R01-2026.docx", "G01.docx"),
)
# who is who where the labels themselves don't tell it
SPREKERS = {
    "R02.vtt": ("Ilse Verdonk=I", "Marij van Gestel=R"),
    "R04.md": ("Mevrouw=R", "Interviewer=I"),
    "C01.docx": ("Noor=I", "Petra=R"),
}
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


@pytest.fixture
def herhaald(codeer, tmp_path):
    """The example study imported once more, in an empty study."""
    (tmp_path / "codeboek.yaml").write_bytes((WORTEL / "codeboek.yaml").read_bytes())
    for naam in BESTANDEN:
        namen = [w for s in SPREKERS.get(naam, ()) for w in ("--spreker", s)]
        run = codeer("import", BRON / naam, *namen, "--kenmerken", BRON / "kenmerken.csv")
        assert run.afloop == 0, run.err
    return tmp_path / "interviews"


def test_importing_again_gives_the_interviews_of_the_study(herhaald):
    study = WORTEL / "interviews"
    assert {p.name for p in study.glob("*.txt")} == {f"{Path(n).stem}.txt" for n in BESTANDEN}
    for path in sorted(study.glob("*.txt")):
        assert (herhaald / path.name).read_bytes() == path.read_bytes()
        assert (herhaald / path.name).with_suffix(".json").read_bytes() == path.with_suffix(
            ".json"
        ).read_bytes()


def test_kenmerken_of_the_study_say_what_the_table_says(herhaald):
    def rows(folder):
        return sorted((folder / "kenmerken.csv").read_bytes().splitlines())

    assert rows(herhaald) == rows(WORTEL / "interviews")


@pytest.mark.parametrize("naam", BESTANDEN)
def test_each_interview_has_its_speakers_and_their_words(naam):
    stem = Path(naam).stem
    text = (WORTEL / "interviews" / f"{stem}.txt").read_text(encoding="utf-8")
    interview = Interview.from_tekst(stem, text)
    wanted = {"I", "R1", "R2"} if stem == "G01" else {"I", "R"}
    assert {b.spreker for b in interview.beurten} - {"O"} == wanted
    assert sum(count_woorden(interview.spoken(b)) for b in interview.beurten if b.rol == "R") >= 1000
    opening = next(b for b in interview.beurten if b.rol == "I")
    assert VERZONNEN.search(interview.spoken(opening))
