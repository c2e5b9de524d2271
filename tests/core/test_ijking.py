"""Suggestions held against what people found."""

from __future__ import annotations

from telspel import CODES, SHA, ZINNEN, Spel, suggestion

from codeer.core.ijking import Ijking, ijk
from codeer.core.interview import Interview
from codeer.core.keuze_codering import kies
from codeer.core.vouwen import vouw
from codeer.core.zinsdekking import Zinsdekking

# the first two sentences are of R1, the others of R2
TWEE = tuple((begin, eind, 1 + (nr > 1)) for nr, (begin, eind, _) in enumerate(ZINNEN))
GESPREK = Interview.from_tekst("R01", "R1: a\n\nR2: b")


def run(stappen, voorstellen):
    dekking = Zinsdekking("R01", SHA, TWEE)
    suggested = [suggestion(v) for v in voorstellen]
    keuze = kies(vouw(Spel(stappen).made), dekking, CODES, suggested)
    return ijk(keuze, dekking, suggested, GESPREK)


def test_what_people_finished_tells_what_is_right_and_what_is_missed():
    found = run(
        [
            {"wie": "anna", "geeft": "0 stress.min"},
            {"wie": "anna", "geeft": "2 stress.min"},
            {"wie": "anna", "rond": [0, 3], "codes": list(CODES)},
        ],
        ["0 stress.min", "1 stress.min"],
    )
    assert found["stress", "min", "R1"] == Ijking(2, 1, 0, 0)
    assert found["stress", "min", "R2"] == Ijking(0, 0, 2, 1)
    assert found["nabijheid", "plus", "R2"] == Ijking(0, 0, 2, 0)


def test_who_only_went_through_suggestions_read_nothing_else():
    found = run(
        [{"wie": "anna", "akkoord": "0 stress.min"}, {"wie": "anna", "afgewezen": "1 stress.min"}],
        ["0 stress.min", "1 stress.min", "3 stress.min"],
    )
    assert found["stress", "min", "R1"] == Ijking(2, 1, 0, 0)
    assert found["stress", "min", "R2"] == Ijking()


def test_what_nobody_judged_is_not_there():
    assert run([], ["0 stress.min"]) == {}


def test_they_add_up():
    assert Ijking(1, 2, 3, 4).plus(Ijking(10, 20, 30, 40)) == Ijking(11, 22, 33, 44)
