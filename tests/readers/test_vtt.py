"""Subtitles: voices, odd times, rolling captions, and nothing spoken lost."""

from __future__ import annotations

import pytest

from codeer.core.errors import LeesFout
from codeer.readers.vtt import read


def cue(begin: str, eind: str, text: str, ident: str = "") -> str:
    return f"{ident}\n{begin} --> {eind}\n{text}\n\n".lstrip("\n")


def vtt(*cues: str) -> str:
    return "WEBVTT\n\n" + "".join(cues)


def test_voices_and_turns(text_of):
    source = vtt(
        cue("00:00:01.000", "00:00:02.000", "<v Noor Bakker>Hoe is</v>", "4f3a-99/1-0"),
        cue("00:00:02.000", "00:00:03.000", "<v Noor Bakker>het?</v>", "4f3a-99/2-0"),
        cue(
            "00:00:04.000",
            "00:00:05.000",
            "<v.luid Wim>Goed &amp; wel.</v>\n<v Noor Bakker>Fijn?",
            "4f3a-99/3-0",
        ),
    )
    assert (
        text_of(source, ".vtt")
        == "[00:00:01] I: Hoe is het?\n\n[00:00:04] R: Goed & wel.\n\n[00:00:04] I: Fijn?\n"
    )


def test_old_teams_times(text_of):
    source = vtt(
        cue("0:0:0.0", "0:0:0.570", "<v Noor>Hoi?</v>"), cue("0:1:2.10", "0:1:3.0", "<v Wim>Dag.</v>")
    )
    assert text_of(source, ".vtt", Noor="I") == "[00:00:00] I: Hoi?\n\n[00:01:02] R: Dag.\n"


def test_webex_names_the_speaker_in_the_id(text_of):
    source = vtt(
        cue("00:00:01.000", "00:00:02.000", "Hoe is het?", '1 "Noor Bakker" (29108)'),
        cue("00:00:04.000", "00:00:05.000", "Goed.", '2 "Wim" (29109)'),
        cue("00:00:06.000", "00:00:07.000", "En nu?", '3 "Noor Bakker" (29108)'),
    )
    assert (
        text_of(source, ".vtt")
        == "[00:00:01] I: Hoe is het?\n\n[00:00:04] R: Goed.\n\n[00:00:06] I: En nu?\n"
    )


def test_zoom_prefixes_that_are_sometimes_missing(text_of):
    source = vtt(
        cue("00:00:01.000", "00:00:02.000", "Noor: Hoe is het?", "1"),
        cue("00:00:03.000", "00:00:04.000", "Wim: Goed,", "2"),
        cue("00:00:05.000", "00:00:06.000", "dank je.", "3"),
        cue("00:00:07.000", "00:00:08.000", "Noor: Fijn?", "4"),
        cue("00:00:09.000", "00:00:10.000", "Wim: Ja.", "5"),
    ).replace("\n", "\r\n")
    assert text_of(source, ".vtt").split("\n\n")[1] == "[00:00:03] R: Goed, dank je."


def test_rolling_captions_are_folded(text_of, remarks_of):
    source = vtt(
        cue("00:00:00.000", "00:00:02.000", " \ndus<00:00:00.400><c> ik</c> kwam"),
        cue("00:00:02.000", "00:00:02.010", "dus ik kwam\n "),
        cue("00:00:02.010", "00:00:04.000", "dus ik kwam\nbij<c> het</c> loket"),
        cue("00:00:04.000", "00:00:04.010", "bij het loket\n "),
    )
    assert text_of(source, ".vtt") == "[00:00:00] R: dus ik kwam bij het loket\n"
    assert "Rollende" in remarks_of(source, ".vtt")


def test_notes_styles_and_regions_go(text_of, remarks_of):
    source = (
        "WEBVTT - kop\nKind: captions\n\nNOTE\nlange\nnotitie\n\nSTYLE\n::cue { color: red }\n\n"
        + cue("00:01.000", "00:02.000", "<v Wim>Zo.</v>", "1")
        + "NOTE einde\n\nREGION\nid:x\n"
    )
    assert text_of(source, ".vtt") == "[00:00:01] R: Zo.\n"
    assert "4 blokken" in remarks_of(source, ".vtt")


def test_text_before_the_first_time_is_reported(remarks_of):
    assert "1 regel vóór de eerste tijd" in remarks_of(
        "zomaar iets\n\n1\n00:01.000 --> 00:02.000\nHallo.\n", ".vtt"
    )


def test_broken_time_lines_keep_their_text(text_of, remarks_of):
    source = vtt(
        "1\n00:00:01.000 -> 00:00:02.000\neen\n\n",
        "2\n99:99:99.999 --> 00:00:01.000\ntwee\n\n",
        "3\n00:00:05.000 -->\ndrie\n\n",
        cue("00:00:06,000", "00:00:07,000", "komma", "4"),
        cue("00:00:09.000", "00:00:08.000", "terug", "5"),
        cue("00:00:10.000", "00:00:11.000", "", "6"),
    )
    text = text_of(source, ".vtt")
    assert [t for t in ("een", "twee", "drie", "[00:00:06] R: komma", "terug") if t not in text] == []
    said = remarks_of(source, ".vtt")
    assert "3 tijdregels zijn onleesbaar" in said
    assert "1 ondertitel heeft een eind vóór het begin" in said
    assert "1 ondertitel zonder tekst weggelaten" in said


def test_an_arrow_in_speech_is_speech(text_of, remarks_of):
    source = vtt(
        cue("00:01.000", "00:02.000", "Ik ging van hier --> daar."), cue("00:03.000", "00:04.000", "Zo.")
    )
    assert "van hier --> daar." in text_of(source, ".vtt")
    assert "1 pijl (-->) buiten een tijdregel" in remarks_of(source, ".vtt")


def test_a_cue_without_voice_among_voices_is_nobody(text_of, remarks_of):
    source = vtt(
        cue("00:01.000", "00:02.000", "<v Respondent>Zo.</v>"),
        cue("00:03.000", "00:04.000", "- Wie?\n- Hij."),
        cue("00:05.000", "00:06.000", "<v Interviewer>Juist.</v>"),
    )
    assert (
        text_of(source, ".vtt")
        == "[00:00:01] R: Zo.\n\n[00:00:03] O: Wie?\n\n[00:00:03] O: Hij.\n\n[00:00:05] I: Juist.\n"
    )
    assert "2 ondertitels zonder spreker" in remarks_of(source, ".vtt")


def test_blank_lines_and_missing_blank_lines(text_of):
    source = "1\n00:00:01.000 --> 00:00:02.000\nEerste deel\n\nen de rest.\n2\n00:00:03.000 --> 00:00:04.000\nZo\n00:00:04.100 --> 00:00:05.000\nis het.\n"
    assert text_of(source, ".vtt") == "[00:00:01] R: Eerste deel en de rest.\n\n[00:00:03] R: Zo is het.\n"


def test_a_pause_parts_speech_without_end_marks(text_of):
    source = vtt(
        cue("00:01.000", "00:02.000", "een"),
        cue("00:02.500", "00:03.000", "twee"),
        cue("00:09.000", "00:10.000", "drie"),
    )
    assert text_of(source, ".vtt") == "[00:00:01] R: een twee\n\n[00:00:09] R: drie\n"


def test_no_cues_is_a_fault():
    with pytest.raises(LeesFout) as fault:
        read(b"WEBVTT\n\nniets\n")
    assert ".txt" in fault.value.tip


def test_a_note_under_a_time_line_is_speech(text_of, remarks_of):
    source = vtt(
        cue("00:01.000", "00:02.000", "NOTE dat ik haar vertrouw."),
        cue("00:03.000", "00:04.000", "Kind: zo noemde ze mij.\nStyle: dat woord ook."),
        cue("00:05.000", "00:06.000", "Dus."),
    )
    text = text_of(source, ".vtt")
    assert "NOTE dat ik haar vertrouw." in text
    assert "Kind: zo noemde ze mij. Style: dat woord ook." in text
    assert "blok" not in remarks_of(source, ".vtt")
