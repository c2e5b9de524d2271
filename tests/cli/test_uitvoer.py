"""What goes to the screen is harmless, readable for programs, and silent about progress without a terminal."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

import pytest

from codeer.cli import _uitvoer


class Kleur(StrEnum):
    ROOD = "rood"


@dataclass(frozen=True)
class Ding:
    naam: str
    delen: tuple[int, ...]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_closed_stream_becomes_a_void(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    _uitvoer.prepare_streams()
    with sys.stdout, sys.stderr:
        _uitvoer.show("één")
        _uitvoer.tell_fout("twee")
        sys.stdout.flush()


def test_clean_leaves_ordinary_text_alone() -> None:
    text = "Zoë zei: ‘één café’ — 👍 naïef\n\tingesprongen"
    assert _uitvoer.clean(text) == text


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ud83d", "\r"])
def test_clean_shows_what_would_steer_a_terminal(char: str) -> None:
    assert char not in _uitvoer.clean(f"a{char}b")
    assert _uitvoer.clean(f"a{char}b").startswith("a\\")


def test_json_takes_values_of_the_core(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"ding": Ding("ë", (1, 2)), "kleur": Kleur.ROOD, "pad": PurePosixPath("a/b"), "los": {"b", "a"}}
    _uitvoer.show_json({**value, "niets": None})
    out = capsys.readouterr().out
    assert "ë" in out
    assert json.loads(out) == {
        "ding": {"naam": "ë", "delen": [1, 2]},
        "kleur": "rood",
        "pad": "a/b",
        "los": ["a", "b"],
        "niets": None,
    }


def test_table_shows_markup_as_text_and_numbers_to_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("[red]x[/]", 5, None), ("\x1b[2J:smile:", 12, 1.25)]
    _uitvoer.show_table(["naam", "aantal", "per"], rows, title="Titel")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].strip() == "Titel"
    assert lines[1:3] == ["", "naam            aantal  per"]
    assert lines[4:] == ["[red]x[/]            5", "\\x1b[2J:smile:      12  1,2"]


def test_table_in_a_pipe_is_not_folded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    _uitvoer.show_table(["tekst"], [("woord " * 25,)], err=True)
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize("width", [20, 40, 60, 80, 90, 120])
def test_table_on_a_narrow_screen_loses_nothing(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    headers = ("code", "kant", "fragmenten", "interviews", "respondenten", "per 1.000 woorden")
    _uitvoer.show_table(headers, [("machtsongelijkheid", "gelijkwaardigheid en regie", 1, 2, 3, 4.5)])
    out = capsys.readouterr().out
    if width >= 60:
        assert max(map(len, out.splitlines())) <= width
    for part in ("1", "2", "3", "4,5"):
        assert part in out
    if width >= 80:
        assert "machtsongelijkheid" in out
        assert "respondenten" in out


def test_empty_table(capsys: pytest.CaptureFixture[str]) -> None:
    _uitvoer.show_table(["tekst"], [])
    assert "tekst" in capsys.readouterr().out


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with _uitvoer.progress("Lezen") as stap:
        stap(1, 2, "a.txt")
    assert capsys.readouterr() == ("", "")


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with _uitvoer.progress("Lezen") as stap:
        stap(1, 2, "[red]\x07a.txt")
    assert "[red]\\x07a.txt" in screen.getvalue()
    assert "1/2" in screen.getvalue()


def test_streams_that_cannot_change_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    _uitvoer.prepare_streams()


def test_console_keeps_its_encoding_and_a_pipe_gets_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr(sys, "stdout", pipe)
    _uitvoer.prepare_streams()
    assert (pipe.encoding, pipe.errors) == ("utf-8", "replace")
    named = io.TextIOWrapper(io.BytesIO(), encoding="cp850")
    monkeypatch.setenv("PYTHONIOENCODING", "cp850")
    monkeypatch.setattr(sys, "stdout", named)
    _uitvoer.prepare_streams()
    assert (named.encoding, named.errors) == ("cp850", "replace")
