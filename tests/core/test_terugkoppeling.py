"""What an answer to a quote means, and what it blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.gebeurtenis import Anker
from codeer.core.terugkoppeling import (
    Antwoord,
    Antwoordsoort,
    Blokkade,
    Geplaatst,
    Vraag,
    blokkades,
    geblokkeerd,
    geldend,
    lees_antwoord,
)

KLOPT, ANDERS, NIET = Antwoordsoort


def zei(antwoord, nr=1, begin=0, eind=10, *, wie="R01", tekst="a", datum="", opmerking=""):
    anker = Anker(begin, eind, "x" * (eind - begin))
    return Antwoord(nr, "2026-01-01T00:00:00Z", wie, "R01", tekst, anker, antwoord, opmerking, datum)


def geplaatst(antwoord, *stukken, zeker=True):
    return Geplaatst(antwoord, stukken or ((antwoord.anker.begin, antwoord.anker.eind),), zeker)


@pytest.mark.parametrize(
    ("cel", "soort"),
    [
        ("klopt", KLOPT), (" Klopt! ", KLOPT), ("OK", KLOPT), ("ja", KLOPT),
        ("anders", ANDERS), ("klopt  niet", ANDERS), ("anders_bedoeld", ANDERS),
        ("niet gebruiken", NIET), ("NIET_GEBRUIKEN", NIET), ("nee.", NIET), ("Liever niet", NIET),
        ("misschien", None), ("", None), ("klopt, niet gebruiken", None),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(cel, soort):
    assert lees_antwoord(cel) is soort


def test_the_same_answer_has_the_same_id_whenever_it_comes_in():
    one = zei(KLOPT)
    assert one.id == one._replace(nr=9, tijd="later").id
    assert len({one.id, zei(NIET).id, zei(KLOPT, datum="2026-01-02").id, zei(KLOPT, wie="R02").id}) == 4
    vraag = Vraag(1, "", "R01", "R01", "a", one.anker, ("f1",))
    assert vraag.id == vraag._replace(nr=3).id != vraag._replace(fragmenten=("f2",)).id


def test_the_last_answer_holds():
    assert geldend([zei(NIET), zei(KLOPT, 2)]).popitem()[1].antwoord is KLOPT
    assert geldend([zei(KLOPT, 2), zei(NIET)]).popitem()[1].antwoord is KLOPT
    assert len(geldend([zei(NIET), zei(KLOPT, begin=3)])) == 2


def test_of_two_answers_at_once_a_no_holds():
    for row in ([zei(NIET), zei(KLOPT), zei(ANDERS)], [zei(ANDERS), zei(KLOPT), zei(NIET)]):
        assert geldend(row).popitem()[1].antwoord is NIET


def test_a_no_is_not_lifted_by_what_was_said_before_it():
    no, old = zei(NIET, datum="2026-02-01"), zei(KLOPT, 2, datum="2026-01-01")
    assert geldend([no, old]).popitem()[1] == no
    assert blokkades([geplaatst(no), geplaatst(old)])
    assert not blokkades([geplaatst(no), geplaatst(old._replace(datum="2026-02-01"))])
    # but a no that comes in late is a no
    assert blokkades([geplaatst(zei(KLOPT, datum="2026-02-01")), geplaatst(zei(NIET, 2, datum="2026-01-01"))])


def test_no_and_different_block_and_right_does_not():
    assert blokkades([geplaatst(zei(KLOPT))]) == ()
    assert blokkades([geplaatst(zei(NIET))]) == (Blokkade(0, 10, "R01", NIET),)
    assert blokkades([geplaatst(zei(ANDERS))]) == (Blokkade(0, 10, "R01", ANDERS),)


def test_only_who_refused_can_lift_it():
    refused = geplaatst(zei(NIET))
    assert blokkades([refused, geplaatst(zei(KLOPT, 2, wie="R02"))])
    assert not blokkades([refused, geplaatst(zei(KLOPT, 2, wie="r01"))])


def test_right_lifts_only_what_lies_wholly_within_it():
    refused = geplaatst(zei(NIET, begin=5, eind=15))
    assert blokkades([refused, geplaatst(zei(KLOPT, 2, begin=5, eind=14))])
    assert not blokkades([refused, geplaatst(zei(KLOPT, 2, begin=0, eind=20))])


def test_in_a_later_text_only_a_sure_place_lifts():
    unsure = geplaatst(zei(NIET), (2, 8), zeker=False)
    later = zei(KLOPT, 2, tekst="b", begin=0, eind=10)
    assert blokkades([unsure]) == (Blokkade(2, 8, "R01", NIET, zeker=False),)
    assert not blokkades([unsure, geplaatst(later)])
    assert blokkades([unsure, geplaatst(later, (0, 5))])
    assert blokkades([unsure, geplaatst(later, zeker=False)])


def test_any_overlap_is_blocked_whatever_the_bounds():
    rows = (Blokkade(10, 20, "R01", NIET),)
    assert [geblokkeerd(rows, b, e) for b, e in ((0, 10), (0, 11), (12, 13), (19, 30), (20, 30))] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert not geblokkeerd((), 0, 10)


@given(st.lists(st.tuples(st.sampled_from(Antwoordsoort), st.integers(1, 9), st.integers(0, 3)), max_size=8))
def test_what_is_kept_twice_or_in_another_order_says_the_same(rows):
    said = [zei(a, nr, begin, begin + 2) for a, nr, begin in rows]
    placed = [geplaatst(a) for a in said]
    assert blokkades(placed) == blokkades([*reversed(placed), *placed])
    assert geldend(said) == geldend([*reversed(said), *said])
