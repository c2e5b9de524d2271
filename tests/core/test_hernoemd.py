"""Events under the code names of now: renamed, and merged without anyone contradicting herself."""

from gebeurtenissen import SHA, anker, maker, plek
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.codeboek import Code, Codeboek
from codeer.core.gebeurtenis import (
    Afronding,
    Beslissing,
    Besluit,
    Codering,
    Memo,
    Onbekend,
    OpenCode,
    Over,
)
from codeer.core.gebeurtenis_maak import sluit_aan
from codeer.core.hernoemd import Hertaler, codes_bij_afronding, namen_van_nu, vertaal
from codeer.core.vouwen import vouw

AKKOORD, AFGEWEZEN, ANDERS = Beslissing
HERNOEMD = Codeboek("b", codes=(Code("spanning", voorheen=("stress",)), Code("nabijheid")))
# stress took in spanning (once called druk), under its own name
SAMEN = Codeboek(
    "b",
    codes=(
        Code(
            "stress",
            voorheen=("zorgen", "spanning", "druk"),
            samengevoegd=(("spanning", "druk"),),
        ),
    ),
)
HELE = {"interview": "R01", "tekst": SHA}


def nu(codeboek, *events):
    return Hertaler.van(codeboek).alle(events)


def besluit(maak, beslissing, code, pool="min", **more):
    return maak.maak(Besluit(beslissing, code, pool, **more), **plek())


class TestRenaming:
    def test_every_kind_that_names_a_code(self):
        m = maker()
        rows = nu(
            HERNOEMD,
            m.maak(Codering("stress", "min"), **plek()),
            besluit(m, ANDERS, "nabijheid", "plus", wordt_code="stress", wordt_pool="min"),
            m.maak(Afronding(("stress", "nabijheid")), **HELE),
            m.maak(Memo(Over.CODE, "stress", "x")),
        )
        assert rows[0].inhoud.code == "spanning"
        assert (rows[1].inhoud.code, rows[1].inhoud.wordt_code) == ("nabijheid", "spanning")
        assert rows[2].inhoud.codes == ("spanning", "nabijheid")
        assert rows[3].inhoud.sleutel == "spanning"

    def test_the_rest_is_the_very_same(self):
        m = maker()
        events = [
            m.maak(Codering("nabijheid", "min"), **plek()),
            m.maak(Memo(Over.STUDIE, "", "stress")),
            m.maak(OpenCode("stress"), **plek()),
            Onbekend("x", "{}", "later"),
        ]
        assert all(a is b for a, b in zip(nu(HERNOEMD, *events), events, strict=True))

    def test_a_name_in_use_now_is_no_earlier_name(self):
        book = Codeboek("b", codes=(Code("a", voorheen=("b",)), Code("b")))
        assert namen_van_nu(book) == {}
        event = maker().maak(Codering("b", ""), **plek())
        assert vertaal(event, {}) is event

    def test_a_codebook_that_never_changed_costs_nothing(self):
        events = [maker().maak(Codering("stress", ""), **plek())]
        assert nu(Codeboek("b", codes=(Code("stress"),)), *events) == events


class TestMergedCodes:
    def test_codings_of_both_are_of_one(self):
        m = maker()
        codes = [m.maak(Codering(c, "min"), **plek()) for c in ("stress", "spanning", "druk", "zorgen")]
        assert {g.inhoud.code for g in nu(SAMEN, *codes)} == {"stress"}

    def test_it_is_judged_only_where_both_were(self):
        m = maker()

        def judged(*codes):
            (g,) = nu(SAMEN, m.maak(Afronding((*codes, "x")), **HELE))
            return g.inhoud.codes

        assert judged("stress") == ("x",)
        assert judged("spanning") == judged("druk") == judged("spanning", "druk") == ("x",)
        assert judged("stress", "spanning") == judged("zorgen", "druk") == ("stress", "x", "spanning")

    def test_who_finishes_now_judges_all_of_it(self):
        recorded = codes_bij_afronding(SAMEN, ["stress"])
        assert recorded == ("stress", "spanning")
        (g,) = nu(SAMEN, maker().maak(Afronding(recorded), **HELE))
        # what is made again of it, by undoing or in another text, says the same
        assert g.inhoud.codes == recorded
        assert codes_bij_afronding(HERNOEMD, ["nabijheid", "weg"]) == ("nabijheid", "weg")

    def test_who_accepted_one_and_rejected_the_other_accepted_it(self):
        for yes, no in (("stress", "spanning"), ("spanning", "stress"), ("druk", "zorgen")):
            m = maker()
            staat = vouw(nu(SAMEN, besluit(m, AKKOORD, yes), besluit(m, AFGEWEZEN, no)))
            assert staat.conflicten == ()
            here = [g.inhoud for g in staat.besluiten if g.inhoud.code == "stress"]
            assert [i.beslissing for i in here] == [AKKOORD]

    def test_a_change_of_mind_before_comes_along(self):
        m = maker()
        yes = besluit(m, AKKOORD, "stress")
        no = sluit_aan(vouw([yes]), besluit(m, AFGEWEZEN, "stress"))
        other = besluit(m, AKKOORD, "spanning")
        staat = vouw(nu(SAMEN, yes, no, other))
        assert staat.conflicten == ()
        assert [g.id for g in staat.besluiten if g.inhoud.code == "stress"] == [other.id]

    def test_a_decision_after_the_merge_replaces_both(self):
        m = maker()
        rows = [besluit(m, AKKOORD, "spanning"), besluit(m, AFGEWEZEN, "stress")]
        later = sluit_aan(vouw(nu(SAMEN, *rows)), besluit(m, AFGEWEZEN, "stress"))
        staat = vouw(nu(SAMEN, *rows, later))
        held = [g for g in staat.besluiten if g.inhoud.code == "stress"]
        assert [g.inhoud.beslissing for g in held] == [AFGEWEZEN]
        assert staat.conflicten == ()

    def test_rejecting_both_rejects_it(self):
        m = maker()
        staat = vouw(nu(SAMEN, besluit(m, AFGEWEZEN, "stress"), besluit(m, AFGEWEZEN, "spanning")))
        assert [(g.inhoud.code, g.inhoud.beslissing) for g in staat.besluiten] == [("stress", AFGEWEZEN)]

    def test_a_contradiction_of_before_stays_one(self):
        one, two = besluit(maker(), AKKOORD, "spanning"), besluit(maker("anna", "b2"), AFGEWEZEN, "spanning")
        assert len(vouw(nu(SAMEN, one, two)).conflicten) == 1

    def test_two_people_do_not_contradict_each_other(self):
        one, two = besluit(maker(), AKKOORD, "spanning"), besluit(maker("bea"), AFGEWEZEN, "stress")
        assert {g.inhoud.code for g in nu(SAMEN, one, two)} == {"stress"}

    def test_a_suggestion_that_became_the_other_is_accepted(self):
        m = maker()
        (g,) = nu(SAMEN, besluit(m, ANDERS, "spanning", wordt_code="stress", wordt_pool="min"))
        assert (g.inhoud.beslissing, g.inhoud.code, g.inhoud.wordt_code) == (AKKOORD, "stress", "")
        (g,) = nu(SAMEN, besluit(m, ANDERS, "spanning", wordt_code="stress", wordt_pool="plus"))
        assert (g.inhoud.beslissing, g.inhoud.wordt_pool) == (ANDERS, "plus")

    def test_what_one_became_goes_with_it_when_the_other_was_accepted(self):
        m = maker()
        changed = besluit(m, ANDERS, "stress", wordt_code="druk", wordt_pool="plus")
        staat = vouw(nu(SAMEN, changed, besluit(m, AKKOORD, "spanning")))
        assert staat.conflicten == ()
        assert {g.inhoud.wordt_code for g in staat.besluiten} == {"", "stress"}

    def test_memos_on_both_are_kept(self):
        m = maker()
        rows = [m.maak(Memo(Over.CODE, code, code)) for code in ("spanning", "stress")]
        staat = vouw(nu(SAMEN, *rows))
        assert sorted((g.inhoud.sleutel, g.inhoud.tekst) for g in staat.memos) == [
            ("spanning", "spanning"),
            ("stress", "stress"),
        ]
        assert [g.inhoud.sleutel for g in nu(SAMEN, rows[0])] == ["stress"]

    @given(st.lists(st.tuples(st.sampled_from(["stress", "spanning"]), st.booleans())))
    def test_one_person_on_one_device_never_comes_to_contradict_herself(self, done):
        m, events = maker(), []
        for code, yes in done:
            # she sees what stands there, so each decision replaces the one before on the same code
            g = besluit(m, AKKOORD if yes else AFGEWEZEN, code)
            events.append(sluit_aan(vouw(events), g))
        staat = vouw(nu(SAMEN, *events))
        assert staat.conflicten == ()
        last = dict(done)
        held = [g.inhoud for g in staat.besluiten if g.inhoud.code == "stress"]
        if any(last.values()):
            assert [i.beslissing for i in held] == [AKKOORD]
        elif last:
            assert [i.beslissing for i in held] == [AFGEWEZEN]


def test_anchors_stay() -> None:
    event = maker().maak(Codering("druk", "min"), **plek())
    assert nu(SAMEN, event)[0].anker == anker()
