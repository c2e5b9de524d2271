"""Undoing goes back step by step, out of the journal alone."""

import pytest
from gebeurtenissen import maker, plek

from codeer.core.gebeurtenis import Codering, Herroeping, Inzage, Zicht
from codeer.core.gebeurtenis_maak import sluit_aan
from codeer.core.terugdraaien import draai_daad_terug, kan_terug, laatste_daad, samen
from codeer.core.vouwen import vouw

WAAR = plek()


def codes(events):
    return sorted(g.inhoud.code for g in vouw(events).coderingen)


class TestUndo:
    def setup_method(self):
        self.anna = maker()
        self.events = []

    def give(self, code, na=()):
        self.anna.zag(vouw(self.events).nr)
        made = self.anna.maak(Codering(code, ""), na=na, **WAAR)
        made = sluit_aan(vouw(self.events), made)
        self.events.append(made)
        return made

    def undo(self):
        staat = vouw(self.events)
        self.events += draai_daad_terug(staat, self.anna, laatste_daad(staat, "anna"))

    def test_nothing_was_done(self):
        assert laatste_daad(vouw([]), "anna") == ()
        assert not kan_terug(vouw([]), ())

    def test_goes_back_to_before_each_act(self):
        self.give("a")
        self.give("b")
        self.undo()
        assert codes(self.events) == ["a"]
        self.undo()
        assert codes(self.events) == []
        assert laatste_daad(vouw(self.events), "anna") == ()

    def test_what_was_changed_twice_comes_back_in_two_steps(self):
        first = self.give("a")
        second = self.give("b", na=(first.id,))
        self.give("c", na=(second.id,))
        for expected in (["b"], ["a"], []):
            self.undo()
            assert codes(self.events) == expected

    def test_a_new_act_on_what_came_back_is_undone_first(self):
        first = self.give("a")
        self.give("b", na=(first.id,))
        self.undo()
        (back,) = vouw(self.events).coderingen
        self.give("c", na=(back.id,))
        for expected in (["a"], []):
            self.undo()
            assert codes(self.events) == expected

    def test_taking_back_is_an_act_like_any_other(self):
        first = self.give("a")
        self.anna.zag(vouw(self.events).nr)
        gone = self.anna.maak(Herroeping(), na=(first.id,), **WAAR)
        self.events.append(gone)
        assert codes(self.events) == []
        self.undo()
        assert codes(self.events) == ["a"]
        self.undo()
        assert codes(self.events) == []

    def test_several_events_with_one_number_are_one_act(self):
        both = samen([self.anna.maak(Codering(code, ""), **WAAR) for code in "ab"])
        assert {g.nr for g in both} == {1}
        self.events += both
        self.undo()
        assert codes(self.events) == []

    def test_what_was_seen_is_not_undone(self):
        self.events.append(self.anna.maak(Inzage(Zicht.VOORSTELLEN), interview="R01"))
        assert laatste_daad(vouw(self.events), "anna") == ()

    def test_only_ones_own(self):
        self.give("a")
        assert laatste_daad(vouw(self.events), "bo") == ()

    def test_settling_a_conflict_undone_is_the_conflict_again(self):
        first = self.give("a")
        home = maker(apparaat="b2", start=500)
        for other, code in ((self.anna, "b"), (home, "c")):
            other.zag(first.nr)
            self.events.append(other.maak(Codering(code, ""), na=(first.id,), **WAAR))
        (conflict,) = vouw(self.events).conflicten
        self.anna.zag(vouw(self.events).nr)
        self.events.append(self.anna.maak(Codering("c", ""), na=conflict.ids, **WAAR))
        assert codes(self.events) == ["c"]
        self.undo()
        (again,) = vouw(self.events).conflicten
        assert sorted(g.inhoud.code for g in again.gebeurtenissen) == ["b", "c"]

    def test_what_was_replaced_elsewhere_cannot_be_undone(self):
        first = self.give("a")
        staat = vouw(self.events)
        daad = laatste_daad(staat, "anna")
        later = self.give("b", na=(first.id,))
        assert not kan_terug(vouw(self.events), daad)
        assert kan_terug(vouw(self.events), (later,))
        with pytest.raises(ValueError, match="kwam al"):
            draai_daad_terug(vouw(self.events), self.anna, daad)
