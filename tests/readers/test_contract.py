"""Every reader, found by its file name, keeps the same promises."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeer import readers
from codeer.core.errors import LeesFout
from codeer.core.interview import Interview
from codeer.core.lezing import Lezing
from codeer.core.markeer import markeer
from codeer.core.sprekers import bouw, herken
from codeer.core.zoekplan import maak_plan
from codeer.readers._bestand import lees, uitgangen
from codeer.storage.codeboek import lees_codeboek
from codeer.taal.model import open_taal

NAMES = sorted(m.name for m in pkgutil.iter_modules(readers.__path__) if not m.name.startswith("_"))
TALK = "Interviewer: Hoe gaat het?\nRespondent: Goed.\n"
CUES = "1\n00:00:01,000 --> 00:00:02,000\nInterviewer: Hoe gaat het?\n\n2\n00:00:03,000 --> 00:00:04,000\nRespondent: Goed.\n"


TAAL = open_taal("ingebouwd")
PLAN = maak_plan(lees_codeboek(Path(__file__).parents[2] / "codeboek.yaml"))


def outcome(inhoud: bytes, uitgang: str) -> tuple[Lezing, ...] | str:
    """The readings, or the tip of the fault; anything else is a bug and shows."""
    try:
        return lees(inhoud, uitgang)
    except LeesFout as fault:
        return fault.tip


@pytest.fixture
def samples(maak) -> dict[str, bytes]:
    """A good file per reader; a new reader adds its own here."""
    return {
        "docx": maak.word(maak.p("Interviewer: Hoe gaat het?") + maak.p("Respondent: Goed.")),
        "md": TALK.replace("\n", "\n\n").encode(),
        "odt": maak.libre("<text:p>Interviewer: Hoe gaat het?</text:p><text:p>Respondent: Goed.</text:p>"),
        "srt": CUES.encode(),
        "txt": TALK.encode(),
        "vtt": f"WEBVTT\n\n{CUES}".encode(),
    }


@pytest.mark.parametrize("name", NAMES)
class TestEveryReader:
    def test_says_in_dutch_what_it_reads(self, name):
        doc = importlib.import_module(f"codeer.readers.{name}").__doc__ or ""
        assert doc.split("\n")[0].endswith(".")

    def test_has_extensions_of_its_own(self, name):
        own = importlib.import_module(f"codeer.readers.{name}").UITGANGEN
        assert own
        assert all(u.startswith(".") and u == u.lower() for u in own)
        assert set(own) <= set(uitgangen())

    def test_reads_its_sample(self, name, samples, text_of):
        uitgang = importlib.import_module(f"codeer.readers.{name}").UITGANGEN[0]
        text = text_of(samples[name], uitgang)
        assert "I: Hoe gaat het?\n\n" in text
        assert text.endswith("R: Goed.\n")

    def test_the_same_bytes_give_the_same_reading(self, name, samples):
        read = importlib.import_module(f"codeer.readers.{name}").read
        assert read(samples[name]) == read(samples[name])

    @pytest.mark.parametrize("broken", [b"\0\1\2\3" * 50, b"PK\x03\x04" + b"\0" * 60, bytes(range(256))])
    def test_broken_bytes_are_a_fault(self, name, broken):
        with pytest.raises(LeesFout) as fault:
            importlib.import_module(f"codeer.readers.{name}").read(broken)
        assert fault.value.tip

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(data=st.data())
    def test_damage_gives_a_reading_or_a_fault(self, name, samples, data):
        whole = bytearray(samples[name])
        for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
            whole[place] = data.draw(st.integers(0, 255))
        cut = data.draw(st.integers(1, len(whole)))
        assert outcome(bytes(whole[:cut]), f".{name}")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_what_is_read_can_be_coded(samples, data):
    name = data.draw(st.sampled_from(NAMES))
    if data.draw(st.booleans()):
        raw = bytearray(samples[name])
        for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=6)):
            raw[place] = data.draw(st.integers(0, 255))
        uitgang = f".{name}"
    else:
        raw = bytearray(data.draw(st.text(max_size=400)).encode("utf-8", "replace"))
        uitgang = data.draw(st.sampled_from([".txt", ".md", ".srt", ".vtt"]))
    for lezing in found if isinstance(found := outcome(bytes(raw), uitgang), tuple) else ():
        gebouwd = bouw(lezing, herken(lezing, {}))
        assert gebouwd.tekst.encode("utf-8")
        laag = TAAL.laag(Interview.from_tekst("a", gebouwd.tekst))
        for hit in markeer(PLAN, laag, gebouwd.tekst):
            assert 0 <= hit.begin < hit.eind <= len(gebouwd.tekst)
        assert TAAL.laag_tekst(gebouwd.tekst)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", *uitgangen()]))
def test_any_bytes_give_a_reading_or_a_fault(inhoud, uitgang):
    assert outcome(inhoud, uitgang)
