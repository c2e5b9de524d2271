"""Who sits down to work, with what plan, and what is said beforehand."""

import pytest
from studie import maak_studie

from codeer.core.errors import GebruiksFout, OnderzoekFout
from codeer.steps.coderen import Werkplek
from codeer.steps.open import (
    bekende_codeurs,
    lijkt_op,
    neem_plaats,
    neem_werkplek,
    open_pagina,
    wie,
)
from codeer.storage.apparaat import lees_kluis


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s")


class TestNames:
    @pytest.mark.parametrize("naam", ["automaat", " Overleg ", "OVERLEG"])
    def test_reserved(self, onderzoek, naam):
        with pytest.raises(GebruiksFout) as caught:
            neem_plaats(onderzoek, naam)
        assert "--codeur NAAM" in caught.value.tip

    def test_what_was_typed_becomes_a_name(self, onderzoek):
        assert neem_plaats(onderzoek, "anna").meldingen == ()
        seat = neem_plaats(onderzoek, "Anna B.")
        assert (seat.codeur, len(seat.meldingen)) == ("anna-b", 1)

    def test_one_that_looks_like_another(self, onderzoek):
        Werkplek(onderzoek, "fatima").klaar("R01")
        (note,) = neem_plaats(onderzoek, "fatma").meldingen
        assert "--codeur fatima" in note
        assert neem_plaats(onderzoek, "fatima").meldingen == ()
        assert neem_plaats(onderzoek, "karel").meldingen == ()

    @pytest.mark.parametrize(
        ("naam", "bekend", "lijkt"),
        [
            ("anna", "ana", True),
            ("ana", "anna", True),
            ("anna", "anne", True),
            ("anna", "nana", True),
            ("jan-kees", "jankees", True),
            ("anna", "anna@2", False),
            ("codeur1", "codeur2", False),
            ("jo", "bo", False),
            ("anna", "bert", False),
            ("anna", "anna", False),
            ("marieke", "marie", False),
        ],
    )
    def test_looking_alike(self, naam, bekend, lijkt):
        assert bool(lijkt_op(naam, [bekend])) is lijkt

    def test_who_is_known(self, onderzoek):
        assert bekende_codeurs(onderzoek) == ()
        Werkplek(onderzoek, "bo").klaar("R01")
        Werkplek(onderzoek, "overleg").klaar("R01")
        (onderzoek.coderingen / "los.txt").write_text("x", "utf-8")
        (onderzoek.map / "verdeling.csv").write_text("interview;codeurs\nR01;cas, bo\n", "utf-8")
        assert bekende_codeurs(onderzoek) == ("bo", "cas")


class TestWho:
    def test_the_name_that_was_typed_or_the_only_one_in_the_plan(self, onderzoek):
        with pytest.raises(GebruiksFout) as caught:
            wie(onderzoek, "")
        assert caught.value.tip.endswith("NAAM.")
        (onderzoek.map / "verdeling.csv").write_text("interview;codeurs\nR01;cas\n", "utf-8")
        assert wie(onderzoek, "") == "cas"
        assert wie(onderzoek, " bo ") == "bo"
        (onderzoek.map / "verdeling.csv").write_text("interview;codeurs\nR01;cas, bo\n", "utf-8")
        with pytest.raises(GebruiksFout) as caught:
            wie(onderzoek, " ")
        assert "bo, cas" in caught.value.tip


class TestPlan:
    def test_blind_as_planned(self, onderzoek):
        (onderzoek.map / "verdeling.csv").write_text(
            "interview;codeurs;blind\nR01;anna, bo;ja\nG01;anna;nee\nX9;anna;\n", "utf-8"
        )
        werkplek, plan, notes = neem_werkplek(onderzoek, "anna")
        assert (werkplek.is_blind("R01"), werkplek.is_blind("G01")) == (True, False)
        assert plan.van("G01").codeurs == ("anna",)
        assert "X9" in notes[0]
        forced, *_ = neem_werkplek(onderzoek, "anna", blind=True)
        assert forced.is_blind("G01")

    def test_who_is_not_in_the_plan_is_told_and_works_blind_where_others_do(self, onderzoek):
        plan = onderzoek.map / "verdeling.csv"
        plan.write_text("interview;codeurs;blind\nR01;anna;ja\nG01;anna;nee\n", "utf-8")
        werkplek, *_ = neem_werkplek(onderzoek, "bo")
        assert (werkplek.is_blind("R01"), werkplek.is_blind("G01")) == (True, False)
        (note,) = neem_plaats(onderzoek, "bo").meldingen
        assert "bo staat niet in verdeling.csv; daarin staat anna." in note
        assert note.endswith("codeer open --codeur anna")
        assert neem_plaats(onderzoek, "anna@2").meldingen == ()
        plan.write_text("interview;codeurs\nR01;anna, cas\nG01;dora\n", "utf-8")
        assert "daarin staan anna, cas en dora." in neem_plaats(onderzoek, "bo").meldingen[0]
        plan.write_text("interview;codeurs\nR01;\n", "utf-8")
        assert neem_plaats(onderzoek, "bo").meldingen == ()

    def test_only_some_of_the_interviews_are_there(self, onderzoek):
        for path in (onderzoek.tekst("G01"), onderzoek.herkomst("G01")):
            path.unlink()
        (onderzoek.map / "verdeling.csv").write_text("interview;codeurs\nR01;anna\n", "utf-8")
        page = open_pagina(onderzoek, "anna")
        assert page.meldingen == ()
        page.server.sluit()


class TestOpening:
    def test_address_place_and_progress(self, onderzoek):
        seen = []
        page = open_pagina(onderzoek, "Anna", interview="R01", voortgang=lambda *step: seen.append(step))
        assert page.adres.startswith(f"http://127.0.0.1:{page.server.poort}/#/interview/R01&sleutel=")
        assert page.waar == onderzoek.coderingen / "anna"
        assert seen == [(0, 2, "G01"), (1, 2, "R01"), (2, 2, "")]
        assert not onderzoek.coderingen.exists()
        page.server.sluit()

    def test_no_one_can_foretell_the_port_and_what_was_locked_opens_again(self, onderzoek):
        servers = [open_pagina(onderzoek, naam).server for naam in ("anna", "anna", "bob")]
        assert len({s.poort for s in servers}) == 3
        for server in servers:
            server.sluit()
        assert lees_kluis(onderzoek, "anna") == lees_kluis(onderzoek, "anna")
        assert lees_kluis(onderzoek, "anna") != lees_kluis(onderzoek, "bob")

    def test_an_interview_that_is_not_there(self, onderzoek):
        with pytest.raises(OnderzoekFout):
            open_pagina(onderzoek, "anna", interview="R99")

    def test_nothing_to_read(self, tmp_path):
        with pytest.raises(OnderzoekFout) as caught:
            open_pagina(maak_studie(tmp_path / "leeg", teksten={}), "anna")
        assert "codeer import" in caught.value.tip

    def test_a_damaged_interview_is_told(self, onderzoek):
        onderzoek.tekst("G01").write_text("R1: anders", "utf-8")
        page = open_pagina(onderzoek, "anna")
        assert "buiten codeer om" in page.meldingen[0]
        page.server.sluit()
