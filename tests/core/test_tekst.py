"""The stored text form: what goes, what stays, and that doing it twice changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.tekst import clean, count_removed, normalise, removed_remarks

RARE = st.sampled_from(
    "\r\n\t\x0b\x0c\x1b[31m]0;\x07\x85\u2028\u2029\u00ad\u200b\u200d\u202e\ufeffe\u0301\ud800😊\x00"
)


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\nc\nd\ne\nf"),
        ("cafe\u0301", "café"),
        ("Woord\u00adafbreking", "Woordafbreking"),
        ("\ufeffkop", "kop"),
        ("\x1b[31mrood\x1b[0m \x1b]0;titel\x07uit", "rood uit"),
        ("\u202egek\u202c\u200b!", "gek!"),
        ("een\ttab", "een tab"),
        ("👩\u200d👧 blijft", "👩\u200d👧 blijft"),
        ("€\u00a050", "€\u00a050"),
        ("half \ud83d paar", "half \ufffd paar"),
    ],
)
def test_gives_the_stored_form(given_text, stored):
    assert normalise(given_text) == stored


def test_clean_keeps_the_tab_that_may_follow_a_label():
    assert clean("I:\tHoi\u200b") == "I:\tHoi"


@given(st.text(st.one_of(st.characters(), RARE)))
def test_twice_is_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in once)


def test_says_what_went():
    counts = count_removed("\x00\x01 \u200b \u00ad\u00ad \ud800")
    assert counts == (2, 1, 2, 1)
    assert removed_remarks(counts) == (
        "2 stuurtekens weggelaten.",
        "1 onzichtbaar teken weggelaten.",
        "2 zachte afbreekstreepjes weggelaten.",
        "1 half teken weggelaten.",
    )
    assert removed_remarks(count_removed("niets bijzonders")) == ()
