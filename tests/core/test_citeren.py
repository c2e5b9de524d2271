"""Who may be quoted outside the team."""

from __future__ import annotations

import pytest

from codeer.core.citeren import Citeerregel, mag_citeren, mag_geciteerd
from codeer.core.codering import Fragment
from codeer.core.interview import Interview
from codeer.core.materiaal import Materiaal
from codeer.core.terugkoppeling import Antwoordsoort, Blokkade

TEKST = "R1: Zo ging dat hier.\n\nR2: Bij mij niet."


def materiaal(whole="", eigen=None, blokkades=(), respondenten=None):
    return Materiaal(
        interview=Interview.from_tekst("G01", TEKST),
        kenmerken={"toestemming_citeren": whole},
        sprekerkenmerken={s: {"toestemming_citeren": a} for s, a in (eigen or {}).items()},
        woorden={"R1": 4, "R2": 3},
        respondenten=respondenten or {},
        fragmenten=(),
        blokkades=blokkades,
    )


def fragment(begin=4, eind=21, spreker="R1"):
    return Fragment("G01", 1, spreker, "", 1, begin, eind, "idee", "", TEKST[begin:eind], "", "")


@pytest.mark.parametrize(
    ("antwoord", "mag"), [("ja", True), ("nee", False), ("na inzage", False), ("", False)]
)
def test_only_yes_is_yes(antwoord, mag):
    assert mag_citeren(materiaal(antwoord), fragment(), Citeerregel()) is mag


def test_a_speaker_answers_for_herself():
    m = materiaal("ja", {"R1": "nee"})
    assert not mag_geciteerd(m, "R1", Citeerregel())
    assert mag_geciteerd(m, "R2", Citeerregel())


def test_a_no_in_another_interview_holds_here_too():
    regel = Citeerregel.van([("An", "ja"), ("AN", "nee"), ("Bo", "na inzage")])
    m = materiaal("ja", respondenten={"R1": "an", "R2": "Bo"})
    assert not mag_geciteerd(m, "R1", regel)
    assert mag_geciteerd(m, "R2", regel)


@pytest.mark.parametrize(
    ("plek", "mag"), [(("g01", ""), False), (("g01", "R1"), False), (("g01", "R2"), True)]
)
def test_an_answer_that_is_not_understood_is_no_consent(plek, mag):
    assert mag_geciteerd(materiaal("ja"), "R1", Citeerregel.van([], [plek])) is mag


def test_without_a_name_the_interview_is_the_person():
    assert not mag_geciteerd(materiaal("ja"), "R1", Citeerregel.van([("g01", "nee")]))


@pytest.mark.parametrize(
    ("begin", "eind", "mag"), [(4, 6, False), (20, 30, False), (0, 4, True), (21, 30, True)]
)
def test_what_was_blocked_even_in_part_is_not_quoted(begin, eind, mag):
    stop = Blokkade(begin, eind, "G01", Antwoordsoort.NIET)
    assert mag_citeren(materiaal("ja", blokkades=(stop,)), fragment(), Citeerregel()) is mag
