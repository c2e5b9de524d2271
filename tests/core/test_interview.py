import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.interview import Interview, count_woorden, counts, parse_beurten, parse_spreker


def test_turns_with_and_without_time():
    tekst = "I: Hoi.\n\n[00:01:02] R12: Ja.\nNog wat.\n\nO: (lacht)\n"
    beurten = parse_beurten(tekst)
    assert [(b.nr, b.spreker, b.tijd, b.rol) for b in beurten] == [
        (1, "I", "", "I"),
        (2, "R12", "00:01:02", "R"),
        (3, "O", "", "O"),
    ]
    interview = Interview.from_tekst("x", tekst)
    assert [interview.spoken(b) for b in beurten] == ["Hoi.", "Ja.\nNog wat.", "(lacht)"]


@pytest.mark.parametrize("line", ["X: nee", "R0: nee", "R100: nee", "r: nee", "[0:01] R: nee", "R; nee"])
def test_what_looks_like_a_label_but_is_none(line):
    assert parse_beurten(line) == ()


def test_a_label_after_a_single_newline_is_speech():
    assert len(parse_beurten("R: Ja.\nI: nee")) == 1


def test_an_empty_turn_is_a_turn():
    (only,) = parse_beurten("R: ")
    assert (only.begin, only.eind) == (3, 3)


def test_counts_covers_numbered_speakers():
    assert counts("R2", ("R",))
    assert counts("R2", ("R2",))
    assert not counts("R2", ("R1",))
    assert not counts("I", ("R",))


@pytest.mark.parametrize(
    ("typed", "spreker"),
    [("R", "R"), ("r2", "R2"), (" i ", "I"), ("O 12", "O12"), ("R99", "R99")]
    + [(odd, "") for odd in ("", "X", "R0", "R100", "R01", "R:", "RR", "[00:00:01] R")],
)
def test_a_speaker_as_people_type_it(typed, spreker):
    assert parse_spreker(typed) == spreker


@pytest.mark.parametrize(
    ("tekst", "n"),
    [("", 0), ("ja", 1), ("ja, hè … 12 -", 3), ("'t is\n€50", 3), ("— – ...", 0), ("ab_c _", 1)],
)
def test_words_hold_a_letter_or_digit(tekst, n):
    assert count_woorden(tekst) == n


SPEECH = st.text(st.characters(exclude_characters="\n\r:", exclude_categories=["Cs", "Cc"]), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["I", "R", "R2", "O"]), SPEECH), min_size=1, max_size=6))
def test_turns_come_back_as_they_were_written(turns):
    tekst = "\n\n".join(f"{who}: {what}" for who, what in turns)
    interview = Interview.from_tekst("x", tekst)
    assert [(b.spreker, interview.spoken(b)) for b in interview.beurten] == turns
    ends = [0] + [b.eind for b in interview.beurten]
    assert all(b.begin >= end for b, end in zip(interview.beurten, ends, strict=False))
