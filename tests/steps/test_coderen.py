"""Acts of a codeur: checked against the disk, kept, conflicts and stale views told, and undone."""

import errno
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studie import CODEBOEK, maak_studie

from codeer.core.errors import (
    CodeerFout,
    GebruiksFout,
    OnderzoekFout,
    SchrijfFout,
    SlotFout,
    VerouderdFout,
)
from codeer.core.gebeurtenis import STUDIE, Beslissing, Besluit, Codering, Inzage, Over, Zicht
from codeer.core.interview import Interview
from codeer.steps._paginabeeld import toon_stand
from codeer.steps.coderen import Werkplek
from codeer.steps.samenvoegen import samenvoegen
from codeer.storage.interviews import Herkomstblad, hash_tekst, schrijf_interview
from codeer.storage.journaal import Journaal, journaal_pad
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.onderzoek import Onderzoek

MET_FACETTEN = CODEBOEK.replace("codes:", "facetten:\n  soort: [ervaring, wens]\n  over: [nu, toen]\ncodes:")
AKKOORD, AFGEWEZEN, ANDERS = Beslissing


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s", codeboek=MET_FACETTEN)


def zit(onderzoek, codeur="anna", **how):
    return Werkplek(onderzoek, codeur, **how)


def plek(werkplek, citaat, interview="R01"):
    tekst = werkplek.beeld(interview).interview.tekst
    begin = tekst.index(citaat)
    return begin, begin + len(citaat), citaat


def voorstel(werkplek, nr=0, interview="R01"):
    beeld = werkplek.beeld(interview)
    v = beeld.voorgesteld.voorstellen[nr]
    return (v.begin, v.eind, beeld.interview.tekst[v.begin : v.eind]), v.code, v.pool


def codes(beeld):
    return [
        (g.inhoud.code, g.inhoud.pool, g.anker.citaat) for g in beeld.eigen if isinstance(g.inhoud, Codering)
    ]


class TestEachAct:
    def test_code_and_change_and_take_back(self, onderzoek):
        anna = zit(onderzoek)
        one = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min", facetten={"soort": "wens"})
        two = anna.codeer("R01", plek(anna, "was gespannen"), "nabijheid", "min", na=one.ids)
        assert codes(two.beeld) == [("nabijheid", "min", "was gespannen")]
        assert two.beeld.eigen[-1].inhoud.facetten == (("soort", "wens"),)
        assert codes(anna.haal_weg("R01", two.ids[0]).beeld) == []

    def test_the_same_act_twice_is_one(self, onderzoek):
        anna = zit(onderzoek)
        place = plek(anna, "gespannen")
        acts = [
            lambda: anna.codeer("R01", place, "stress", "min"),
            lambda: anna.open_code("R01", place, "wachten"),
            lambda: anna.klaar("R01"),
            lambda: anna.memo("R01", Over.INTERVIEW, "", "mooi gesprek"),
            lambda: anna.besluit("R01", *voorstel(anna), AKKOORD),
        ]
        for act in acts:
            assert act().ids == act().ids
        assert len(lees_journaal(onderzoek).regels) == len(acts)

    def test_the_same_place_and_code_with_other_facets_is_changed(self, onderzoek):
        anna = zit(onderzoek)
        place = plek(anna, "gespannen")
        anna.codeer("R01", place, "stress", "min")
        done = anna.codeer("R01", place, "stress", "min", facetten={"over": "toen"})
        assert [g.inhoud.facetten for g in done.beeld.staat.coderingen] == [(("over", "toen"),)]

    def test_moving_one_coding_onto_another_leaves_one(self, onderzoek):
        anna = zit(onderzoek)
        one = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
        two = anna.codeer("R01", plek(anna, "was gespannen"), "stress", "min")
        done = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min", na=two.ids)
        assert done.ids[0] == one.ids[0]
        assert len(codes(done.beeld)) == 1
        assert len(codes(anna.terug("R01").beeld)) == 2
        same = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min", na=(*one.ids, *two.ids)[:1])
        assert same.ids == one.ids

    def test_a_coding_in_place_of_a_decision_leaves_the_suggestion_open(self, onderzoek):
        anna = zit(onderzoek)
        place, code, pool = voorstel(anna)
        yes = anna.besluit("R01", place, code, pool, AKKOORD, facetten={"soort": "ervaring"})
        done = anna.codeer("R01", plek(anna, "luisterde niet"), code, pool, na=yes.ids)
        assert [g.soort for g in done.beeld.eigen] == ["codering"]
        assert done.beeld.eigen[0].inhoud.facetten == (("soort", "ervaring"),)
        again = anna.besluit("R01", place, code, pool, AFGEWEZEN)
        assert sorted(g.soort for g in again.beeld.eigen) == ["besluit", "codering"]

    def test_decide_and_decide_anew(self, onderzoek):
        anna = zit(onderzoek)
        place, code, pool = voorstel(anna)
        anna.besluit("R01", place, code, pool, AKKOORD, facetten={"soort": "wens"})
        done = anna.besluit("R01", place, code, pool, ANDERS, wordt=("stress", "min"))
        (held,) = done.beeld.staat.besluiten
        assert (held.inhoud.beslissing, held.inhoud.wordt_code) == (ANDERS, "stress")
        assert held.inhoud.facetten == (("soort", "wens"),)
        assert "luister" in held.inhoud.waarom

    def test_facets(self, onderzoek):
        anna = zit(onderzoek)
        made = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
        done = anna.facetten("R01", made.ids[0], {"over": "nu", "soort": "wens"})
        assert done.beeld.eigen[0].inhoud.facetten == (("soort", "wens"), ("over", "nu"))
        assert anna.facetten("R01", done.ids[0], {"over": "nu", "soort": "wens"}).ids == done.ids
        assert anna.facetten("R01", done.ids[0], {"over": ""}).beeld.eigen[0].inhoud.facetten == ()

    def test_memos(self, onderzoek):
        anna = zit(onderzoek)
        made = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
        anna.memo("R01", Over.CODERING, made.ids[0], "twijfel")
        moved = anna.codeer("R01", plek(anna, "was gespannen"), "stress", "min", na=made.ids)
        (memo,) = moved.beeld.staat.memos_bij(moved.beeld.staat.coderingen[0])
        assert memo.inhoud.tekst == "twijfel"
        assert anna.memo("R01", Over.CODERING, moved.ids[0], " ").beeld.staat.memos == ()
        assert anna.memo("R01", Over.INTERVIEW, "R01", "").ids == ()
        anna.memo("R01", Over.CODE, "stress", "ook gejaagd")
        anna.memo(STUDIE, Over.STUDIE, "", "week 2")
        assert len(anna.beeld(STUDIE).eigen) == 2
        anna.memo("R01", Over.STUDIE, "", "")
        assert [g.inhoud.tekst for g in anna.beeld(STUDIE).eigen] == ["ook gejaagd"]

    def test_finish_for_the_codes_that_there_are(self, onderzoek):
        anna = zit(onderzoek)
        done = anna.klaar("R01")
        assert done.beeld.eigen[0].inhoud.codes == ("nabijheid", "stress")
        only = anna.klaar("R01", plek(anna, "Ze luisterde niet.")[:2], ["stress"])
        assert only.beeld.eigen[-1].inhoud.codes == ("stress",)

    def test_reopen_leaves_the_rest_finished(self, onderzoek):
        anna = zit(onderzoek)
        anna.klaar("R01")
        done = anna.heropen("R01", plek(anna, "gespannen")[:2])
        assert [bits.bit_count() for bits in done.beeld.eigen_oordelen.gezien.values()] == [2, 2]
        assert anna.heropen("R01", plek(anna, "gespannen")[:2]).ids == ()
        assert anna.heropen("R01").beeld.staat.afrondingen == ()
        for left in (2, 3):
            back = anna.terug("R01").beeld
            assert len(back.staat.afrondingen) == 1
            assert back.eigen_oordelen.gezien["stress"].bit_count() == left
        assert anna.terug("R01").beeld.staat.afrondingen == ()

    @pytest.mark.parametrize("whole", [False, True])
    def test_opened_on_two_computers_both_stay_open(self, onderzoek, tmp_path, whole):
        anna = zit(onderzoek, blind=True)
        anna.klaar("R01")
        thuis = Onderzoek(shutil.copytree(onderzoek.map, tmp_path / "thuis"))
        shutil.rmtree(thuis.tijdelijk)
        here, there = plek(anna, "Ze luisterde niet.")[:2], plek(anna, "Nu wel, hoor.")[:2]
        zit(thuis, blind=True).heropen("R01", None if whole else there)
        anna.heropen("R01", here)
        samenvoegen(onderzoek, [thuis.coderingen], ander_onderzoek=True)
        beeld = zit(onderzoek, blind=True).beeld("R01")
        assert beeld.conflicten == ()
        assert beeld.eigen_oordelen.gezien.get("stress", 0) == beeld.eigen_oordelen.blind.get("stress", 0)
        assert beeld.eigen_oordelen.gezien.get("stress", 0) == (0 if whole else 0b010)
        # what she finishes again is finished
        assert zit(onderzoek).klaar("R01", here).beeld.eigen_oordelen.gezien["stress"] & 1

    def test_a_young_code_alone(self, onderzoek):
        anna = zit(onderzoek)
        anna.klaar("R01")
        young = MET_FACETTEN + "  hoop:\n    definitie: Verwachting.\n    termen: [hopen]\n"
        onderzoek.codeboek.write_text(young, "utf-8")
        seen = anna.beeld("R01").eigen_oordelen.gezien
        assert "hoop" not in seen
        anna.klaar("R01", None, ["hoop"])
        assert anna.beeld("R01").eigen_oordelen.gezien["hoop"] == seen["stress"]


class TestRefused:
    @pytest.mark.parametrize(
        ("act", "kind"),
        [
            (lambda w: w.codeer("R01", (0, 9, "elders"), "stress", "min"), VerouderdFout),
            (lambda w: w.codeer("R01", (0, 10**6, ""), "stress", "min"), VerouderdFout),
            (lambda w: w.codeer("R01", (2, 3, " "), "stress", "min"), GebruiksFout),
            (lambda w: w.codeer("R01", plek(w, "hoor"), "geluk", ""), GebruiksFout),
            (lambda w: w.codeer("R01", plek(w, "hoor"), "stress", ""), GebruiksFout),
            (lambda w: w.codeer("R01", plek(w, "hoor"), "stress", "min", facetten={"x": "y"}), GebruiksFout),
            (lambda w: w.codeer("R01", plek(w, "hoor"), "stress", "min", na=["weg"]), VerouderdFout),
            (
                lambda w: w.codeer("R01", plek(w, "hoor"), "stress", "min", na=w.klaar("R01").ids),
                GebruiksFout,
            ),
            (lambda w: w.besluit("R01", plek(w, "hoor"), "stress", "min", AKKOORD), VerouderdFout),
            (lambda w: w.besluit("R01", *voorstel(w), ANDERS), GebruiksFout),
            (lambda w: w.facetten("R01", w.klaar("R01").ids[0], {}), GebruiksFout),
            (lambda w: w.memo("R01", Over.CODERING, w.klaar("R01").ids[0], "x"), GebruiksFout),
            (lambda w: w.memo("R01", Over.CODE, "geluk", "x"), GebruiksFout),
            (lambda w: w.open_code("R01", plek(w, "hoor"), "  "), GebruiksFout),
            (lambda w: w.klaar("R01", None, ["geluk"]), GebruiksFout),
            (lambda w: w.klaar("R01", None, []), GebruiksFout),
            (lambda w: w.klaar("R01", (5, 10**6)), GebruiksFout),
            (lambda w: w.kies("R01", ["a"], "a"), VerouderdFout),
            (lambda w: w.plaats("R01", w.klaar("R01").ids[0], plek(w, "hoor")), GebruiksFout),
            (lambda w: w.terug("R01"), GebruiksFout),
            (lambda w: w.haal_weg("R01", "weg"), VerouderdFout),
            (lambda w: w.klaar("R99"), OnderzoekFout),
            (lambda w: w.klaar("../R01"), OnderzoekFout),
        ],
    )
    def test_with_a_dutch_sentence_and_nothing_kept(self, onderzoek, act, kind):
        anna = zit(onderzoek)
        with pytest.raises(kind) as caught:
            act(anna)
        assert caught.value.fout.endswith(".")
        assert not [r for r in lees_journaal(onderzoek).regels if r.gebeurtenis.soort != "afronding"]

    def test_a_name_that_is_none(self, onderzoek):
        with pytest.raises(ValueError, match="Anna"):
            Werkplek(onderzoek, "Anna B")

    def test_what_was_seen_stays(self, onderzoek):
        anna = zit(onderzoek)
        seen = anna.bekijk("R01").eigen[0]
        with pytest.raises(GebruiksFout):
            anna.haal_weg("R01", seen.id)

    def test_memo_with_the_interview_of_another_sort(self, onderzoek):
        from codeer.steps import _daden
        from codeer.steps._werk import Werk

        anna = zit(onderzoek)
        with pytest.raises(GebruiksFout):
            _daden.memo(Werk(anna.beeld("R01"), anna._maker), Over.STUDIE, "", "x")


class TestSeeing:
    def test_blind_work_is_blind_until_something_was_seen(self, onderzoek):
        blind = zit(onderzoek, blind=True)
        assert blind.bekijk("R01").eigen == ()
        one = blind.codeer("R01", plek(blind, "gespannen"), "stress", "min")
        assert one.beeld.eigen[-1].inhoud.blind
        assert blind.klaar("R01").beeld.eigen[-1].inhoud.blind
        looking = zit(onderzoek)
        assert [g.inhoud for g in looking.bekijk("R01").eigen if isinstance(g.inhoud, Inzage)] == [
            Inzage(Zicht.VOORSTELLEN)
        ]
        looking.bekijk("R01")
        assert sum(r.gebeurtenis.soort == "inzage" for r in lees_journaal(onderzoek).regels) == 1
        later = blind.codeer("R01", plek(blind, "hoor"), "stress", "min")
        assert not later.beeld.eigen[-1].inhoud.blind
        assert (
            blind.codeer("G01", plek(blind, "serieus", "G01"), "stress", "min").beeld.eigen[-1].inhoud.blind
        )

    def test_blind_as_planned_for_one_interview(self, onderzoek):
        anna = zit(onderzoek, blind_in=["G01"])
        assert anna.bekijk("G01").eigen == ()
        assert anna.bekijk("R01").eigen != ()
        assert (anna.is_blind("G01"), anna.is_blind("R01")) == (True, False)

    def test_others_only_where_she_finished_and_noted_first(self, onderzoek):
        anna, bo = zit(onderzoek), zit(onderzoek, "bo")
        bo.codeer("R01", plek(bo, "Nu wel, hoor."), "nabijheid", "plus")
        bo.codeer("R01", plek(bo, "Ik was gespannen."), "stress", "min")
        assert anna.bekijk("R01").anderen == ()
        anna.klaar("R01", plek(anna, "Nu wel, hoor.")[:2])
        seen = anna.bekijk("R01")
        assert [(a.codeur, a.citaat, a.nog_niet_besproken) for a in seen.anderen] == [
            ("bo", "Nu wel, hoor.", True)
        ]
        assert Inzage(Zicht.ANDEREN) in [g.inhoud for g in seen.eigen]
        team = zit(onderzoek, "overleg")
        team.besluit("R01", plek(team, "Nu wel, hoor."), "nabijheid", "plus", AFGEWEZEN, reden="te vaag")
        assert {a.nog_niet_besproken for a in anna.beeld("R01").anderen} == {False}
        assert team.bekijk("R01").staat.inzagen == seen.staat.inzagen

    def test_never_when_blind(self, onderzoek):
        anna, bo = zit(onderzoek, blind=True), zit(onderzoek, "bo")
        bo.codeer("R01", plek(bo, "Ik was gespannen."), "stress", "min")
        assert anna.klaar("R01").beeld.anderen == ()
        with pytest.raises(VerouderdFout):
            anna.besluit("R01", *voorstel(anna), AKKOORD)


class TestTogether:
    def test_an_act_on_what_was_not_seen_is_refused(self, onderzoek):
        here, there = zit(onderzoek), zit(onderzoek)
        place, code, pool = voorstel(here)
        seen = here.beeld("R01").staat.nr
        there.besluit("R01", place, code, pool, AFGEWEZEN, gezien=seen)
        with pytest.raises(VerouderdFout):
            here.besluit("R01", place, code, pool, AKKOORD, gezien=seen)
        with pytest.raises(VerouderdFout):
            here.terug("R01", gezien=seen)
        # something else in the same interview goes on
        here.codeer("R01", plek(here, "hoor"), "stress", "min", gezien=seen)

    def test_what_came_in_from_elsewhere_with_a_lower_number_was_not_seen(self, onderzoek, tmp_path):
        anna = zit(onderzoek)
        place, code, pool = voorstel(anna)
        home = maak_studie(tmp_path / "thuis", codeboek=MET_FACETTEN)
        zit(home).besluit("R01", place, code, pool, AFGEWEZEN)
        for citaat in ("gespannen", "hoor"):
            anna.codeer("R01", plek(anna, citaat), "stress", "min")
        beeld = anna.beeld("R01")
        anna.toonde(beeld)
        copy = journaal_pad(onderzoek, "anna", "R01").with_name("kopie.jsonl")
        copy.write_bytes(journaal_pad(home, "anna", "R01").read_bytes())
        with pytest.raises(VerouderdFout):
            anna.besluit("R01", place, code, pool, AKKOORD, gezien=beeld.staat.nr)
        anna.toonde(anna.beeld("R01"))
        anna.besluit("R01", place, code, pool, AKKOORD, gezien=beeld.staat.nr)

    def test_few_views_are_remembered(self, onderzoek):
        anna = zit(onderzoek)
        for nr in range(30):
            text = anna.beeld("R01").interview.tekst
            anna.toonde(anna.codeer("R01", (nr, nr + 9, text[nr : nr + 9]), "stress", "min").beeld)
        assert len(anna._shown["R01"]) == 20

    def test_two_at_once_both_are_kept(self, onderzoek):
        here, there = zit(onderzoek), zit(onderzoek)
        for nr in range(4):
            for who, code in ((here, "stress"), (there, "nabijheid")):
                text = who.beeld("R01").interview.tekst
                who.codeer("R01", (nr, nr + 9, text[nr : nr + 9]), code, "min")
        assert len(here.beeld("R01").staat.coderingen) == 8
        numbers = [r.gebeurtenis.nr for r in lees_journaal(onderzoek).regels]
        assert numbers == list(range(1, 9))

    def test_a_held_journal_says_so(self, onderzoek):
        anna = zit(onderzoek, wacht=0)
        with Journaal(onderzoek, "anna", "R01"), pytest.raises(SlotFout):
            anna.klaar("R01")
        anna.klaar("R01")

    def test_many_acts_in_one_go(self, onderzoek):
        anna = zit(onderzoek)
        with anna.samen("R01"):
            made = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
            anna.memo("R01", Over.CODERING, made.ids[0], "in een keer")
            anna.klaar("G01")
            last = anna.haal_weg("R01", made.ids[0])
            assert codes(last.beeld) == []
        assert codes(anna.terug("R01").beeld) == [("stress", "min", "gespannen")]
        assert len(anna.beeld("G01").staat.afrondingen) == 1

    def test_a_conflict_is_settled_by_a_choice(self, onderzoek, tmp_path):
        anna = zit(onderzoek)
        place, code, pool = voorstel(anna)
        other = maak_studie(tmp_path / "thuis", codeboek=MET_FACETTEN)
        anna.besluit("R01", place, code, pool, AKKOORD)
        zit(other).besluit("R01", place, code, pool, AFGEWEZEN)
        copy = journaal_pad(onderzoek, "anna", "R01").with_name("R01-thuis.jsonl")
        copy.write_bytes(journaal_pad(other, "anna", "R01").read_bytes())
        (conflict,) = anna.beeld("R01").conflicten
        chosen = next(g for g in conflict.gebeurtenissen if g.inhoud.beslissing is AFGEWEZEN)
        with pytest.raises(VerouderdFout):
            anna.kies("R01", conflict.ids, "anders")
        done = anna.kies("R01", conflict.ids, chosen.id)
        assert [g.inhoud.beslissing for g in done.beeld.staat.besluiten] == [AFGEWEZEN]
        assert len(anna.terug("R01").beeld.conflicten) == 1
        # deciding anew settles it as well, with the reason of the suggestion kept
        again = anna.besluit("R01", place, code, pool, AKKOORD)
        assert again.beeld.conflicten == ()


class TestTheDisk:
    def test_full_nothing_is_said_to_be_kept(self, onderzoek, monkeypatch):
        anna = zit(onderzoek)
        anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")

        def full(*_):
            raise OSError(errno.ENOSPC, "vol")

        with monkeypatch.context() as patch:
            patch.setattr(os, "write", full)
            with pytest.raises(SchrijfFout) as caught:
                anna.codeer("R01", plek(anna, "hoor"), "stress", "min")
        assert "ruimte" in caught.value.tip
        assert len(codes(anna.beeld("R01"))) == 1
        assert len(codes(anna.codeer("R01", plek(anna, "hoor"), "stress", "min").beeld)) == 2

    def test_work_that_another_program_holds_is_not_taken_for_none(self, onderzoek, monkeypatch):
        anna = zit(onderzoek)
        anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
        fresh = zit(onderzoek)
        kind = type(onderzoek.map)
        real = kind.read_bytes

        def refuse(self):
            if self.suffix == ".jsonl":
                raise PermissionError(13, "bezet")
            return real(self)

        with monkeypatch.context() as patch:
            patch.setattr(kind, "read_bytes", refuse)
            for act in (lambda: fresh.bekijk("R01"), lambda: fresh.klaar("R01")):
                with pytest.raises(SlotFout) as caught:
                    act()
            assert "OneDrive" in caught.value.tip
        assert len(fresh.klaar("R01").beeld.eigen) == 2

    def test_a_number_that_cannot_be_counted_on_from(self, onderzoek):
        anna = zit(onderzoek)
        anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
        path = journaal_pad(onderzoek, "anna", "R01")
        path.write_bytes(path.read_bytes().replace(b'"nr":1,', b'"nr":9007199254740991,'))
        with pytest.raises(OnderzoekFout) as caught:
            anna.klaar("R01")
        assert "codeer controleer" in caught.value.tip

    def test_a_changed_text_is_another_text(self, onderzoek):
        anna = zit(onderzoek)
        place = plek(anna, "gespannen")
        text = "R: Kort."
        schrijf_interview(onderzoek, text, Herkomstblad("R01", "R01.txt", "0" * 64, hash_tekst(text)))
        with pytest.raises(VerouderdFout):
            anna.codeer("R01", place, "stress", "min")

    def test_work_of_a_former_text_is_placed_by_hand(self, onderzoek):
        anna = zit(onderzoek)
        made = anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
        old = anna.beeld("R01").interview.tekst
        new = old.replace("gespannen", "een beetje gespannen of zo")
        schrijf_interview(onderzoek, new, Herkomstblad("R01", "R01.txt", "0" * 64, hash_tekst(new)))
        assert codes(anna.beeld("R01")) == [("stress", "min", "gespannen")]
        placed = anna.plaats("R01", made.ids[0], plek(anna, "gespannen of zo"))
        assert [g.anker.citaat for g in placed.beeld.eigen if g.tekst == hash_tekst(new)] == [
            "gespannen of zo"
        ]
        assert isinstance(anna.beeld("R01").interview, Interview)

    def test_a_codebook_with_faults_leaves_the_one_of_before(self, onderzoek):
        anna = zit(onderzoek)
        onderzoek.codeboek.write_text("formaat: 1\nkodes: {}\n", "utf-8")
        anna.codeer("R01", plek(anna, "gespannen"), "stress", "min")
        assert anna.bron.codeboek_fout is not None
        onderzoek.codeboek.write_text(MET_FACETTEN.replace("stress:", "druk:"), "utf-8")
        with pytest.raises(GebruiksFout):
            anna.codeer("R01", plek(anna, "hoor"), "stress", "min")
        assert anna.bron.codeboek_fout is None

    def test_an_empty_codebook_has_nothing_to_finish(self, tmp_path):
        onderzoek = maak_studie(tmp_path / "leeg", codeboek="formaat: 1\ncodeboek: Leeg\ncodes: {}\n")
        with pytest.raises(CodeerFout):
            zit(onderzoek).klaar("R01")

    def test_a_damaged_interview_stops_no_other(self, onderzoek):
        onderzoek.tekst("G01").write_text("R1: anders", "utf-8")
        found = dict(zit(onderzoek).beelden())
        assert isinstance(found["G01"], OnderzoekFout)
        assert found["R01"].interview.id == "R01"


def uiterlijk(beeld):
    """What a person sees, without the ids and numbers that every event brings."""

    def bare(value):
        if isinstance(value, dict):
            skip = ("id", "ids", "nr", "kan_terug")
            return {k: bare(v) for k, v in value.items() if k not in skip}
        if isinstance(value, (list, tuple)):
            return sorted((bare(v) for v in value), key=repr)
        return value

    return bare(toon_stand(beeld))


def doe(werkplek, act, a, b):
    """One act out of numbers; what it needs is looked up in what stands there."""
    beeld = werkplek.beeld("R01")
    text = beeld.interview.tekst
    begin = a % (len(text) - 12)
    place = begin, begin + 1 + b % 12, text[begin : begin + 1 + b % 12]
    own = [g.id for g in beeld.eigen if isinstance(g.inhoud, (Codering, Besluit))] or ["geen"]
    facetten = [None, {}, {"soort": "wens"}, {"soort": "ervaring", "over": "nu"}][b % 4]
    suggested = beeld.voorgesteld.voorstellen[a % len(beeld.voorgesteld.voorstellen)]
    where = (suggested.begin, suggested.eind, text[suggested.begin : suggested.eind])
    kant = [("stress", "min"), ("nabijheid", "plus")][b % 2]
    acts = {
        "codeer": lambda: werkplek.codeer("R01", place, *kant, facetten=facetten),
        "verander": lambda: werkplek.codeer("R01", place, *kant, na=[own[a % len(own)], own[b % len(own)]]),
        "besluit": lambda: werkplek.besluit(
            "R01", where, suggested.code, suggested.pool, [AKKOORD, AFGEWEZEN][b % 2], facetten=facetten
        ),
        "anders": lambda: werkplek.besluit("R01", where, suggested.code, suggested.pool, ANDERS, wordt=kant),
        "facetten": lambda: werkplek.facetten("R01", own[a % len(own)], facetten or {}),
        "memo": lambda: werkplek.memo("R01", Over.CODERING, own[a % len(own)], ["", "hm", "ja"][b % 3]),
        "interviewmemo": lambda: werkplek.memo("R01", Over.INTERVIEW, "", ["", "hm", "ja"][b % 3]),
        "open_code": lambda: werkplek.open_code("R01", place, "wachten"),
        "klaar": lambda: werkplek.klaar(
            "R01", None if b % 3 else (begin, begin + 30), [None, ["stress"]][b % 2]
        ),
        "heropen": lambda: werkplek.heropen("R01", None if b % 3 else (begin, begin + 30)),
        "haal_weg": lambda: werkplek.haal_weg("R01", own[a % len(own)]),
        "terug": lambda: werkplek.terug("R01"),
    }
    return acts[act]()


ACTS = "codeer verander besluit anders facetten memo interviewmemo open_code klaar heropen haal_weg terug".split()
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 200), st.integers(0, 11)), max_size=14)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_any_acts_survive_on_the_disk_and_can_all_be_undone(given_steps):
    with TemporaryDirectory() as folder:
        onderzoek = maak_studie(Path(folder) / "s", codeboek=MET_FACETTEN)
        anna = zit(onderzoek)
        start = uiterlijk(anna.bekijk("R01"))
        for act, a, b in given_steps:
            try:
                done = doe(anna, act, a, b)
            except (GebruiksFout, VerouderdFout):
                continue
            fresh = zit(onderzoek).beeld("R01")
            assert uiterlijk(done.beeld) == uiterlijk(fresh)
            assert toon_stand(done.beeld) == toon_stand(fresh)
            assert fresh.staat.conflicten == ()
        after = zit(onderzoek)
        while toon_stand(after.beeld("R01"))["kan_terug"]:
            after.terug("R01")
        assert uiterlijk(after.beeld("R01")) == start
