"""Plain text: line ends, empty lines, and the layouts of programs."""

from __future__ import annotations

import pytest

from codeer.core.errors import LeesFout
from codeer.readers.txt import read

TALK = "I: Hoe gaat het?\n\nR: Goed.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end(end, text_of):
    assert text_of(f"I: Hoe gaat het?{end}R: Goed.{end}", ".txt") == TALK


@pytest.mark.parametrize("bom", ["utf-8-sig", "utf-16", "utf-32"])
def test_every_mark_of_encoding(bom, text_of):
    assert text_of("I: Café?\nR: Één.\n".encode(bom), ".txt") == "I: Café?\n\nR: Één.\n"


def test_hidden_characters_are_counted(text_of, remarks_of):
    source = "I: Hoe\u200b gaat\u00ad het?\nR: Go\u202eed.\x07\n"
    assert text_of(source, ".txt") == TALK
    said = remarks_of(source, ".txt")
    assert "2 onzichtbare tekens" in said
    assert "1 zacht afbreekstreepje" in said
    assert "1 stuurteken" in said


def test_empty_lines_mark_blocks():
    (reading,) = read(b"een\n\n\ntwee\ndrie\n")
    assert [r.tekst for r in reading.regels] == ["een", "twee", "drie"]
    assert reading.leeg_voor == frozenset({1})


def test_subtitles_in_a_text_file(text_of):
    source = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Interviewer>Hoe gaat het?</v>\n\n00:03.000 --> 00:04.000\n<v Respondent>Goed.</v>\n"
    assert text_of(source, ".txt") == "[00:00:01] I: Hoe gaat het?\n\n[00:00:03] R: Goed.\n"


def test_an_arrow_in_a_talk_is_no_subtitle(text_of):
    source = "I: Hoe?\nR: Zo.\n" * 5 + "00:01 --> 00:02\n"
    assert text_of(source, ".txt").count("I: Hoe?") == 5


def test_the_header_of_noscribe_goes(text_of, remarks_of):
    source = "Transcribed with noScribe vers. 0.5\nAudio source: /home/wim/gesprek Wim.m4a\n\nS01: Hoe is het?\nS02: Goed.\nS01: En nu?\n"
    assert "Wim" not in text_of(source, ".txt")
    assert "2 regels van het programma" in remarks_of(source, ".txt")


def test_a_newer_chat_of_zoom(text_of):
    source = "10:00:01 From Noor Bakker to Everyone: Hoor je mij?\n10:00:09 From Wim to Everyone: Ja!\nen goed\n10:00:20 From Noor Bakker to Everyone: Mooi?\n"
    assert (
        text_of(source, ".txt")
        == "[10:00:01] I: Hoor je mij?\n\n[10:00:09] R: Ja!\nen goed\n\n[10:00:20] I: Mooi?\n"
    )


def test_marks_of_f4_at_the_start_of_a_turn(text_of):
    source = "#00:00:05-1# I: Hoe gaat het?\n#00:00:09-0# R: Goed.\n"
    assert text_of(source, ".txt") == "[00:00:05] I: Hoe gaat het?\n\n[00:00:09] R: Goed.\n"


def test_a_mark_of_f4_before_a_further_paragraph_is_dropped(text_of):
    source = "I: Hoe gaat het? #00:00:05-1#\nR: Goed. #00:00:09-0#\nHeel goed. #00:00:12-0#\nI: Fijn. #00:00:15-0#\n"
    assert (
        text_of(source, ".txt")
        == "I: Hoe gaat het?\n\n[00:00:05] R: Goed.\nHeel goed.\n\n[00:00:12] I: Fijn.\n"
    )


@pytest.mark.parametrize("content", [b"a" * 5_000_001, b"a\n" * 50_002])
def test_too_large_is_a_clear_fault(content):
    with pytest.raises(LeesFout, match="te groot voor één interview"):
        read(content)


def test_only_invisible_text_is_a_fault():
    with pytest.raises(LeesFout, match="geen tekst"):
        read("\u200b\n\u00ad\n".encode())
