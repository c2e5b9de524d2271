from dataclasses import replace

from gebeurtenissen import SHA, maker

from codeer.core.gebeurtenis import (
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Codering,
    Herroeping,
    Inzage,
    Onbekend,
    Zicht,
)
from codeer.core.onafhankelijk import eerste_inzage, verdeel_werk
from codeer.core.vouwen import vouw
from codeer.core.zinsdekking import Tekendekking, Zinsdekking

TEKST = "R: Eerste zin hier. Tweede zin hier. Derde zin hier. Vierde zin hier."
ZINNEN = ((3, 19, 1), (20, 36, 1), (37, 52, 1), (53, 69, 1))
DEKKING = Zinsdekking("R01", SHA, ZINNEN)
CODES = ("stress", "nabijheid")
HERE = {"interview": "R01", "tekst": SHA}


def zin(nr):
    return HERE | {"anker": Anker.in_tekst(TEKST, *ZINNEN[nr][:2])}


def werk(*events, dekking=DEKKING):
    return verdeel_werk(events, vouw(events), dekking)


def test_what_was_finished_blind_before_anything_was_seen_is_independent():
    anna = maker()
    events = [
        anna.maak(Codering("stress", "min", blind=True), **zin(0)),
        anna.maak(Afronding(CODES, blind=True), **zin(0)),
        anna.maak(Inzage(Zicht.VOORSTELLEN), **HERE),
        anna.maak(Codering("stress", "min", blind=True), **zin(1)),
        anna.maak(Afronding(CODES, blind=True), **zin(1)),
    ]
    found = werk(*events)
    assert found.onafhankelijk["anna"].gezien["stress"] == 0b0001
    assert found.nu["anna"].gezien["stress"] == 0b0011
    assert found.onafhankelijk["anna"].gegeven["stress", "min"] == 0b0001
    assert found.eenheden == 4
    assert found.afgerond == {"anna": events[-1].tijd}


def test_what_was_changed_after_seeing_is_judged_as_it_was_before():
    anna = maker()
    given = anna.maak(Codering("stress", "min", blind=True), **zin(0))
    events = [
        given,
        anna.maak(Afronding(CODES, blind=True), **HERE),
        anna.maak(Inzage(Zicht.ANDEREN), **HERE),
        anna.maak(Herroeping(), **HERE, na=(given.id,)),
        anna.maak(Codering("nabijheid", "plus", blind=False), **zin(0)),
    ]
    found = werk(*events)
    assert found.onafhankelijk["anna"].gegeven == {("stress", "min"): 1}
    assert found.nu["anna"].gegeven == {("nabijheid", "plus"): 1}


def test_what_was_seen_stays_seen():
    anna = maker()
    seen = anna.maak(Inzage(Zicht.ANDEREN), **HERE)
    events = [
        seen,
        anna.maak(Herroeping(), **HERE, na=(seen.id,)),
        anna.maak(Afronding(CODES, blind=True), **HERE),
    ]
    assert werk(*events).onafhankelijk["anna"].gezien == {}


def test_finished_with_suggestions_in_view_is_not_independent():
    anna = maker()
    found = werk(anna.maak(Afronding(CODES, blind=False), **HERE))
    assert found.onafhankelijk["anna"].gezien == {}
    assert found.nu["anna"].gezien["stress"] == 0b1111


def test_a_decision_on_a_suggestion_shows_that_it_was_seen():
    anna = maker()
    events = [
        anna.maak(Besluit(Beslissing.AFGEWEZEN, "stress", "min"), **zin(0)),
        anna.maak(Afronding(CODES, blind=True), **HERE),
    ]
    assert werk(*events).onafhankelijk["anna"].gezien == {}
    assert eerste_inzage(events, "anna") == events[0].volgorde
    assert eerste_inzage(events, "bo") is None


def test_a_sight_of_a_later_version_counts_as_seen():
    later = Onbekend("x", "{}", "van een latere versie", 1, "a9", "anna", "inzage", "R01")
    other = replace(later, id="y", soort="iets_nieuws")
    anna = maker(nr=4)
    finished = anna.maak(Afronding(CODES, blind=True), **HERE)
    assert werk(other, finished).onafhankelijk["anna"].gezien["stress"] == 0b1111
    assert werk(later, finished).onafhankelijk["anna"].gezien == {}


def test_what_another_saw_and_another_interview_change_nothing():
    anna, bo = maker(), maker("bo", "b1")
    events = [
        bo.maak(Inzage(Zicht.ANDEREN), **HERE),
        anna.maak(Inzage(Zicht.ANDEREN), interview="R02", tekst=SHA),
        anna.maak(Afronding(CODES, blind=True), **HERE),
        anna.maak(Afronding(CODES, blind=True), interview="R02", tekst=SHA),
        bo.maak(Afronding(CODES, blind=True), **HERE),
    ]
    found = werk(*events)
    assert found.onafhankelijk["anna"].gezien["stress"] == 0b1111
    assert found.onafhankelijk["bo"].gezien == {}
    assert found.afgerond["anna"] == events[2].tijd


def test_what_follows_on_a_talk_of_the_team_is_not_independent():
    anna, bo, team = maker(), maker("bo", "b1", nr=9), maker("overleg", "o1", nr=5)
    given = anna.maak(Codering("stress", "min", blind=True), **zin(0))
    events = [
        given,
        anna.maak(Afronding(CODES, blind=True), **HERE),
        team.maak(Inzage(Zicht.ANDEREN), interview="R01"),
        bo.maak(Afronding(CODES, blind=True), **HERE),
    ]
    anna.zag(6)
    events += [
        anna.maak(Herroeping(), **HERE, na=(given.id,)),
        anna.maak(Codering("stress", "min", blind=True), **zin(3)),
    ]
    found = werk(*events)
    assert found.onafhankelijk["anna"].gegeven == {("stress", "min"): 0b0001}
    assert found.nu["anna"].gegeven == {("stress", "min"): 0b1000}
    assert found.onafhankelijk["bo"].gezien == {}
    # a talk about another interview says nothing of this one
    elsewhere = [g._replace(interview="R02") if g.codeur == "overleg" else g for g in events]
    assert werk(*elsewhere).onafhankelijk["bo"].gezien["stress"] == 0b1111


def test_characters_are_those_of_sentences_that_count():
    anna = maker()
    half = HERE | {"anker": Anker.in_tekst(TEKST, 10, 25)}
    events = [anna.maak(Codering("stress", "min"), **half), anna.maak(Afronding(CODES, blind=True), **zin(0))]
    found = werk(*events, dekking=Tekendekking("R01", SHA, ZINNEN))
    judged = found.onafhankelijk["anna"]
    assert judged.gezien["stress"] == sum(1 << n for n in range(3, 19))
    # the space between the sentences is in neither
    assert judged.gegeven["stress", "min"] == sum(1 << n for n in (*range(10, 19), *range(20, 25)))
    assert found.eenheden == 69


def test_what_came_in_with_a_later_text_was_never_judged():
    anna = maker()
    done = anna.maak(Afronding(CODES, blind=True, zonder=((20, 40),)), **HERE)
    assert werk(done).onafhankelijk["anna"].gezien["stress"] == 0b1001
    found = werk(done, dekking=Tekendekking("R01", SHA, ZINNEN))
    assert found.onafhankelijk["anna"].gezien["stress"] == sum(
        1 << n for n in (*range(3, 19), *range(53, 69))
    )
