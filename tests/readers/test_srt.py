"""SubRip: counters, comma times, dashes, and names before a colon."""

from __future__ import annotations

CUES = (
    "1\r\n00:00:00,500 --> 00:00:03,000\r\nInterviewer: Dag\r\nen welkom.\r\n\r\n"
    "2\r\n00:00:02,500 --> 00:00:05,000\r\n- Dank u.\r\n- Graag gedaan.\r\n\r\n"
    '3\r\n0:00:05.000 --> 0:00:06.000 X1:100 X2:200\r\n<font color="#fff">Naïef</font> {\\an8}was ik.\r\n'
)


def test_a_question_with_a_label_and_answers_without(text_of, remarks_of):
    assert text_of(CUES.encode("cp1252"), ".srt") == (
        "[00:00:00] I: Dag en welkom.\n\n[00:00:02] R: Dank u.\n\n[00:00:02] R: Graag gedaan.\n\n[00:00:05] R: Naïef was ik.\n"
    )
    assert "«Naïef»" in remarks_of(CUES.encode("cp1252"), ".srt")


def test_a_number_that_is_spoken_stays(text_of):
    source = "1\n00:00:01,000 --> 00:00:02,000\nHoeveel?\n\n2\n00:00:03,000 --> 00:00:04,000\n12\n"
    assert text_of(source, ".srt") == "[00:00:01] R: Hoeveel?\n\n[00:00:03] R: 12\n"
