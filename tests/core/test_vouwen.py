from dataclasses import replace
from datetime import UTC, datetime

import pytest
from gebeurtenissen import SHA, gebeurtenissen, maker, plek
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.doelen import vind_doelen
from codeer.core.gebeurtenis import (
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Codering,
    Herroeping,
    Memo,
    Onbekend,
    OpenCode,
    Over,
)
from codeer.core.gebeurtenis_maak import maak_id, sluit_aan
from codeer.core.terugdraaien import draai_daad_terug, kan_terug, laatste_daad
from codeer.core.vouwen import _speaking, vouw

JA = Besluit(Beslissing.AKKOORD, "stress", "min", waarom="gespannen")
NEE = Besluit(Beslissing.AFGEWEZEN, "stress", "min")
MIN, PLUS = Codering("stress", "min"), Codering("stress", "plus")


def two_devices():
    """Anna at home and Anna at work, who both saw nothing yet."""
    return maker(apparaat="a1"), maker(apparaat="a2")


def test_nothing_gives_nothing():
    staat = vouw([])
    assert staat.geldend == staat.conflicten == staat.onbekend == ()
    assert staat.nr == 0


def test_each_kind_has_its_place():
    anna = maker()
    all_kinds = [
        anna.maak(JA, **plek()),
        anna.maak(MIN, **plek()),
        anna.maak(Memo(Over.STUDIE, "", "x")),
        anna.maak(OpenCode("schaamte"), **plek()),
        anna.maak(Afronding(("stress",)), interview="R01", tekst=SHA),
    ]
    staat = vouw(reversed(all_kinds))
    assert staat.geldend == tuple(all_kinds)
    parts = staat.besluiten, staat.coderingen, staat.memos, staat.open_codes, staat.afrondingen
    assert parts == tuple((g,) for g in all_kinds)
    assert staat.nr == 5


def test_a_later_decision_takes_the_place_of_the_first():
    anna = maker()
    first = anna.maak(JA, **plek())
    later = sluit_aan(vouw([first]), anna.maak(NEE, **plek()))
    assert later.na == (first.id,)
    staat = vouw([later, first])
    assert staat.besluiten == (later,)
    assert staat.gebeurtenissen == (first, later)


def test_decisions_on_other_suggestions_stay_apart():
    anna = maker()
    made = [anna.maak(JA, **plek()), anna.maak(replace(JA, pool="plus"), **plek())]
    made += [anna.maak(JA, **plek("Jammer hoor.")), anna.maak(JA, **plek(interview="R02"))]
    made.append(maker("bo").maak(NEE, **plek()))
    assert len(vouw(made).besluiten) == 5


def test_concurrent_decisions_are_a_conflict_and_none_holds():
    home, work = two_devices()
    yes, no = home.maak(JA, **plek()), work.maak(NEE, **plek())
    staat = vouw([yes, no])
    assert [c.gebeurtenissen for c in staat.conflicten] == [(yes, no)]
    assert staat.geldend == ()
    home.zag(staat.nr)
    settled = sluit_aan(staat, home.maak(JA, **plek()))
    assert set(settled.na) == {yes.id, no.id}
    after = vouw([settled, yes, no])
    assert (after.conflicten, after.besluiten) == ((), (settled,))


def test_two_devices_that_decide_the_same_do_not_contradict():
    home, work = two_devices()
    made = [home.maak(JA, **plek()), work.maak(replace(JA, waarom="anders verwoord"), **plek())]
    staat = vouw(made)
    assert staat.conflicten == ()
    assert staat.besluiten == (made[0],)


def test_a_conflict_also_shows_when_one_side_went_on():
    home, work = two_devices()
    yes = home.maak(JA, **plek())
    no = work.maak(NEE, **plek())
    changed = sluit_aan(vouw([no]), work.maak(replace(NEE, reden="toch niet"), **plek()))
    assert [c.ids for c in vouw([yes, no, changed]).conflicten] == [(yes.id, changed.id)]


def test_own_codings_on_one_place_are_each_their_own():
    home, work = two_devices()
    assert len(vouw([home.maak(MIN, **plek()), work.maak(PLUS, **plek())]).coderingen) == 2


def test_changing_a_coding_on_two_devices_is_a_conflict():
    home, work = two_devices()
    first = home.maak(MIN, **plek())
    work.zag(first.nr)
    changed = home.maak(PLUS, **plek(), na=(first.id,))
    gone = work.maak(Herroeping(), interview="R01", na=(first.id,))
    staat = vouw([first, changed, gone])
    assert [set(c.ids) for c in staat.conflicten] == [{changed.id, gone.id}]
    assert staat.coderingen == ()


def test_taking_back_my_own_word_leaves_another_standing_that_never_knew_it():
    home, work = two_devices()
    yes, no = home.maak(JA, **plek()), work.maak(NEE, **plek())
    back = home.maak(Herroeping(), interview="R01", na=(yes.id,))
    staat = vouw([yes, no, back])
    assert (staat.conflicten, staat.besluiten) == ((), (no,))


def test_withdrawn_is_gone_and_two_withdrawals_agree():
    home, work = two_devices()
    first = home.maak(MIN, **plek())
    work.zag(1)
    both = [m.maak(Herroeping(), interview="R01", na=(first.id,)) for m in (home, work)]
    staat = vouw([first, *both])
    assert staat.geldend == staat.conflicten == ()
    assert staat.is_kop(both[0].id)
    assert not staat.is_kop(first.id)


def test_nobody_replaces_the_work_of_another():
    first = maker().maak(MIN, **plek())
    raid = maker("bo", nr=5).maak(Herroeping(), interview="R01", na=(first.id,))
    assert vouw([first, raid]).coderingen == (first,)


def test_an_event_replaces_only_what_came_before_it():
    anna = maker()
    early, late = anna.maak(MIN, **plek()), anna.maak(PLUS, **plek())
    turned = early._replace(na=(late.id, early.id))
    assert set(vouw([turned, late]).coderingen) == {turned, late}


def test_memos_belong_to_one_thing_and_are_changed_in_place():
    anna = maker()
    coding = anna.maak(MIN, **plek())
    first = anna.maak(Memo(Over.CODERING, coding.id, "eerst"), interview="R01")
    changed = anna.maak(PLUS, **plek(), na=(coding.id,))
    staat = vouw([coding, first, changed])
    later = sluit_aan(staat, anna.maak(Memo(Over.CODERING, changed.id, "later"), interview="R01"))
    elsewhere = anna.maak(Memo(Over.INTERVIEW, "R01", "algemeen"), interview="R01")
    after = vouw([coding, first, changed, later, elsewhere])
    assert later.na == (first.id,)
    assert after.memos_bij(changed) == (later,)
    assert after.memos == (later, elsewhere)


def test_a_memo_on_a_coding_that_is_not_there_yet_is_kept():
    made = maker().maak(Memo(Over.CODERING, "later", "x"), interview="R01")
    assert vouw([made]).memos == (made,)


def test_one_thing_placed_in_two_ways_is_a_conflict():
    home, work = two_devices()
    first = home.maak(JA, **plek("Toen was ze weg."))
    work.zag(first.nr)
    both = [m.maak(JA, **plek(where), na=(first.id,)) for m, where in ((home, "Ze"), (work, "Jammer hoor."))]
    assert [c.ids for c in vouw([first, *both]).conflicten] == [tuple(g.id for g in both)]


def test_what_replaces_two_things_makes_them_one():
    home, work = two_devices()
    pair = [home.maak(MIN, **plek()), home.maak(PLUS, **plek())]
    work.zag(2)
    joined = home.maak(MIN, **plek(), na=tuple(g.id for g in pair))
    changed = work.maak(Codering("nabijheid", "min"), **plek(), na=(pair[1].id,))
    staat = vouw([*pair, joined, changed])
    assert [c.ids for c in staat.conflicten] == [(joined.id, changed.id)]
    assert staat.doelen(pair[0].id) == staat.doelen(pair[1].id) == staat.doelen(changed.id)
    assert staat.doelen("weg") == frozenset()


class TestFinishOpenedTwice:
    def rests(self, *inhouden):
        """One finish, and what each of two devices left of it."""
        home, work = two_devices()
        whole = Afronding(("stress", "nabijheid"), blind=True)
        begin = home.maak(whole, interview="R01", tekst=SHA)
        work.zag(1)
        where = {"interview": "R01", "tekst": SHA, "na": (begin.id,)}
        return [begin, *(m.maak(i, **where) for m, i in zip((home, work), inhouden, strict=True))]

    def test_what_is_finished_on_both_is_finished(self):
        both = Afronding(("stress", "nabijheid"), blind=True, zonder=((5, 9),))
        made = self.rests(both, Afronding(("stress",), zonder=((1, 3),)))
        staat = vouw(made)
        assert staat.conflicten == ()
        (left,) = staat.afrondingen
        assert left == made[1]._replace(inhoud=Afronding(("stress",), zonder=((1, 3), (5, 9))))
        assert staat.gebeurtenis(left.id) == made[1]

    def test_opened_wholly_on_one_is_open(self):
        assert vouw(self.rests(Afronding(("stress",), zonder=((5, 9),)), Herroeping())).geldend == ()

    def test_what_is_left_in_different_places_is_for_people(self):
        made = self.rests(Afronding(("stress",)), Afronding(("stress",)))
        made[2] = made[2]._replace(anker=plek()["anker"])
        assert len(vouw(made).conflicten) == 1


def test_a_memo_stays_with_a_decision_that_got_another_place():
    anna = maker()
    first = anna.maak(JA, **plek("Toen was ze weg."))
    memo = anna.maak(Memo(Over.CODERING, first.id, "eerst"), interview="R01")
    placed = anna.maak(JA, **plek("Jammer hoor."), na=(first.id,))
    staat = vouw([first, memo, placed])
    assert staat.memos_bij(placed) == (memo,)
    later = sluit_aan(staat, anna.maak(Memo(Over.CODERING, placed.id, "later"), interview="R01"))
    assert later.na == (memo.id,)
    assert vouw([first, memo, placed, later]).memos == (later,)


class TestLongLines:
    """What is kept and looked at grows with the number of events, in whatever line they stand."""

    tekst = "x " * 3000

    def line(self, length, make=None, na=()):
        """Each decision in a place of its own, and each in place of the one before."""
        make, made = make or maker(), []
        for nr in range(length):
            at = Anker.in_tekst(self.tekst, nr, nr + 5)
            made.append(make.maak(JA, interview="R01", tekst=SHA, anker=at, na=na))
            na = (made[-1].id,)
        return made

    def test_each_event_has_one_target(self):
        made = self.line(1500)
        staat = vouw(made)
        assert staat.besluiten == (made[-1],)
        assert {len(staat.doelen(g.id)) for g in made} == {1}
        doelen = vind_doelen(made, {g.id: staat.vervangt(g.id) for g in made})
        assert len(doelen) <= 2 * len(made)

    def test_who_knew_what_is_looked_up_once_per_event(self):
        base = self.line(300)
        make = maker(nr=400, start=9000)
        heads = [make.maak(Herroeping(), interview="R01", na=(base[-1].id,)) for _ in range(300)]
        alone = self.line(300, maker(apparaat="a2", start=20000))
        heads.append(maker(apparaat="a2", nr=900, start=30000).maak(Herroeping(), na=(alone[-1].id,)))
        voor = _Counted({g.id: g.na for g in (*base, *alone, *heads)})
        assert _speaking(heads, voor) == heads[:-1]
        assert voor.asked <= 3 * len(voor)


class _Counted(dict):
    """Counts how often something is looked up."""

    asked = 0

    def __getitem__(self, key):
        self.asked += 1
        return super().__getitem__(key)


def test_joining_a_state_that_the_maker_did_not_see_is_refused():
    anna = maker()
    first = anna.maak(JA, **plek())
    with pytest.raises(ValueError, match="zag"):
        sluit_aan(vouw([first]), maker().maak(NEE, **plek()))


def test_events_of_the_future_are_kept_and_decide_on_nothing():
    first = maker().maak(MIN, **plek())
    later = Onbekend("x", "{}", "versie 2", nr=9, codeur="anna", interview="R01")
    staat = vouw([later, first])
    assert (staat.onbekend, staat.coderingen, staat.nr) == ((later,), (first,), 9)


def test_one_id_for_two_events_is_told():
    first = maker().maak(MIN, **plek())
    other = first._replace(inhoud=PLUS)
    unknown = Onbekend(first.id, "{}", "versie 2")
    assert vouw([first, other]) == vouw([other, first, first])
    assert vouw([first, other]).dubbel == (first.id,)
    assert vouw([unknown, first]).coderingen == (first,)


# few devices, ids and places, so that events often meet
@st.composite
def histories(draw):
    """Events made by two people on three devices that see each other's work now and then."""
    makers = [maker("anna", "a1"), maker("anna", "a2"), maker("bo", "b1")]
    seen = [[], [], []]
    made = []
    for _ in range(draw(st.integers(0, 12))):
        who = draw(st.integers(0, 2))
        if draw(st.booleans()):
            seen[who] = list(made)
        staat = vouw(seen[who])
        makers[who].zag(staat.nr)
        heads = [g.id for g in staat.gebeurtenissen if g.codeur == makers[who].codeur and staat.is_kop(g.id)]
        choice = draw(st.sampled_from(["besluit", "codering", "memo", "terug"]))
        daad = laatste_daad(staat, makers[who].codeur)
        if choice == "terug" and kan_terug(staat, daad):
            new = draai_daad_terug(staat, makers[who], daad)
        elif choice == "codering":
            na = (draw(st.sampled_from(heads)),) if heads and draw(st.booleans()) else ()
            new = (makers[who].maak(draw(st.sampled_from([MIN, PLUS])), **plek(), na=na),)
        elif choice == "memo":
            new = (
                sluit_aan(staat, makers[who].maak(Memo(Over.INTERVIEW, "R01", draw(st.sampled_from("xy"))))),
            )
        else:
            new = (sluit_aan(staat, makers[who].maak(draw(st.sampled_from([JA, NEE])), **plek())),)
        made += new
        seen[who] += new
    return made


def check_is_one_state(made, data):
    whole = vouw(made)
    shuffled = data.draw(st.permutations(made))
    assert vouw(shuffled) == whole
    cut = data.draw(st.integers(0, len(made)))
    files = [shuffled[:cut], shuffled[cut:], shuffled[: cut // 2]]
    assert vouw(g for file in data.draw(st.permutations(files)) for g in file) == whole


@given(histories(), st.data())
def test_order_files_and_doubles_make_no_difference(made, data):
    check_is_one_state(made, data)


@given(st.lists(gebeurtenissen(), max_size=6), st.data())
def test_not_even_for_events_that_make_no_sense_together(made, data):
    check_is_one_state(made, data)


@given(histories())
def test_nothing_is_lost(made):
    staat = vouw(made)
    assert set(staat.gebeurtenissen) == set(made)
    told = {g.id for g in staat.geldend} | {id for c in staat.conflicten for id in c.ids}
    replaced = {id for g in made for id in staat.vervangt(g.id)}
    same = {id for g in staat.geldend for id in staat.koppen_voor(g)}
    for g in made:
        assert g.id in told | replaced | same or isinstance(g.inhoud, Herroeping)


@given(histories())
def test_one_device_that_sees_everything_has_no_conflicts(made):
    """The events of a conflict come from different devices, or from one that had not looked."""
    for conflict in vouw(made).conflicten:
        assert len(conflict.ids) > 1
        assert len({g.codeur for g in conflict.gebeurtenissen}) == 1


def test_ids_are_uuid7_and_sort_by_time():
    made = [maker().maak(MIN, **plek()).id, maker(start=100).maak(MIN, **plek()).id]
    assert made == sorted(made)
    for id in made:
        assert id[14] == "7"
        assert id[19] in "89ab"
    # the example of RFC 9562, appendix A.6
    moment = datetime.fromtimestamp(0x017F22E279B0 / 1000, UTC)
    dice = (0xCC3 << 64 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert maak_id(moment, dice) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
