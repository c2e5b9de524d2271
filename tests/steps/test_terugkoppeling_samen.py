"""A no to a quote holds on every computer, and a bundle tells nothing of who said it."""

from __future__ import annotations

import itertools
import shutil

import pytest
from gesprekken import maak_gesprekken, nieuwe_versie
from team import STUDIE_ID, codeer, pak_uit

from codeer.core.gebeurtenis import Anker
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort, Vraag
from codeer.core.verdeling import Toewijzing, Verdeling
from codeer.steps.blokkades import Blokkadelijst
from codeer.steps.citatenboekje import citatenboekje
from codeer.steps.meegeven import meegeven
from codeer.steps.samenvoegen import samenvoegen
from codeer.steps.zending import maak_zending
from codeer.storage.grafstenen import Grafsteen, Reden, zet_grafsteen
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.studie import Studie, schrijf_studie
from codeer.storage.terugkoppeling import bewaar, lees_terugkoppeling
from codeer.storage.verdeling import zet_verdeling

KLOPT, NIET = Antwoordsoort.KLOPT, Antwoordsoort.NIET


@pytest.fixture
def onderzoek(tmp_path):
    onderzoek = maak_gesprekken(tmp_path / "studie")
    schrijf_studie(onderzoek, Studie(STUDIE_ID))
    return onderzoek


@pytest.fixture
def elders(onderzoek, tmp_path):
    """The same study on another computer."""
    shutil.copytree(onderzoek.map, tmp_path / "elders")
    return type(onderzoek)(tmp_path / "elders")


def zegt(onderzoek, soort, nr=1, *, citaat="Ik was gespannen.", wie="R01", id="R01", na=(), opmerking=""):
    tekst = lees_interview(onderzoek, id).tekst
    begin = tekst.index(citaat)
    anker = Anker.in_tekst(tekst, begin, begin + len(citaat))
    said = Antwoord(nr, "t", wie, id, hash_tekst(tekst), anker, soort, opmerking, "", na)
    bewaar(onderzoek, [said])
    return said


def blokkades(onderzoek, id="R01"):
    interview = lees_interview(onderzoek, id)
    return [interview.tekst[b.begin : b.eind] for b in Blokkadelijst(onderzoek).van(interview)]


def bytes_van(onderzoek):
    path = onderzoek.map / "terugkoppeling.jsonl"
    return path.read_bytes() if path.exists() else b""


def test_a_no_goes_along_with_the_work_and_comes_in_once(onderzoek, elders):
    codeer(elders, "anna")
    no = zegt(elders, NIET, opmerking="Liever niet.")
    bewaar(elders, [Vraag(2, "t", "R01", "R01", no.tekst, no.anker, ("f1",))])
    zip = maak_zending(elders, "anna")
    dry = samenvoegen(onderzoek, [zip], proef=True)
    assert (dry.antwoorden, bytes_van(onderzoek)) == (1, b"")
    done = samenvoegen(onderzoek, [zip])
    assert done.gelukt
    assert done.to_json()["antwoorden"] == 1
    assert any("1 antwoord van een respondent" in m for m in done.meldingen)
    assert blokkades(onderzoek) == ["Ik was gespannen."]
    read = lees_terugkoppeling(onderzoek)
    assert (len(read.vragen), read.antwoorden) == (1, (no,))
    before = bytes_van(onderzoek)
    assert samenvoegen(onderzoek, [zip, elders.map]).antwoorden == 0
    assert bytes_van(onderzoek) == before


def test_answers_alone_can_be_sent_too(onderzoek, elders):
    zegt(elders, NIET)
    assert samenvoegen(onderzoek, [maak_zending(elders, "anna")]).antwoorden == 1


@pytest.mark.parametrize("volgorde", [(1, 2), (2, 1)])
def test_a_yes_that_did_not_know_of_a_no_never_lifts_it(onderzoek, elders, volgorde):
    hier, daar = volgorde
    zegt(onderzoek, NIET, hier)
    zegt(elders, KLOPT, daar)
    for one, other in ((onderzoek, elders), (elders, onderzoek)):
        samenvoegen(one, [other.map])
        assert blokkades(one) == ["Ik was gespannen."]


def test_a_yes_that_knew_of_the_no_lifts_it_everywhere(onderzoek, elders):
    no = zegt(onderzoek, NIET)
    samenvoegen(elders, [onderzoek.map])
    zegt(elders, KLOPT, 2, na=(no.id,))
    samenvoegen(onderzoek, [elders.map])
    assert blokkades(onderzoek) == blokkades(elders) == []


def test_copies_of_a_cloud_service_lift_nothing_either(onderzoek, elders):
    zegt(onderzoek, NIET)
    zegt(elders, KLOPT, 2)
    shutil.copy(elders.map / "terugkoppeling.jsonl", onderzoek.map / "terugkoppeling (kopie).jsonl")
    assert blokkades(onderzoek) == ["Ik was gespannen."]


def test_the_order_of_merging_makes_no_difference(tmp_path):
    three = []
    for nr in range(3):
        study = maak_gesprekken(tmp_path / str(nr))
        schrijf_studie(study, Studie(STUDIE_ID))
        zegt(study, (NIET, KLOPT, KLOPT)[nr], 3 - nr, opmerking=str(nr))
        three.append(study)
    for nr, order in enumerate(itertools.permutations(three)):
        here = maak_gesprekken(tmp_path / f"hier{nr}")
        schrijf_studie(here, Studie(STUDIE_ID))
        for study in order:
            samenvoegen(here, [study.map])
        assert blokkades(here) == ["Ik was gespannen."]
        assert len(lees_terugkoppeling(here).antwoorden) == 3


def test_a_bundle_blocks_without_telling_who_or_why(onderzoek, tmp_path):
    zegt(onderzoek, NIET, opmerking="Dat is privé.")
    zegt(onderzoek, NIET, 2, citaat="Hij nam me serieus.", wie="R06", id="G01")
    nieuwe_versie(onderzoek, "R01", "Hoe was Jansen?", "Hoe was P?")
    zet_verdeling(onderzoek, Verdeling((Toewijzing("R01", ("anna",)),)), {})
    hers = pak_uit(meegeven(onderzoek, "anna").pad, tmp_path / "laptop")
    assert blokkades(hers) == ["Ik was gespannen."]
    told = bytes_van(hers).decode()
    for hidden in ("privé", "R06", "serieus", "Jansen", '"respondent":"R01"'):
        assert hidden not in told
    codeer(hers, "anna")
    before = bytes_van(onderzoek)
    assert samenvoegen(onderzoek, [maak_zending(hers, "anna"), hers.map]).antwoorden == 0
    assert bytes_van(onderzoek) == before


def test_a_bundle_where_nothing_is_blocked_has_no_answers(onderzoek, tmp_path):
    zet_verdeling(onderzoek, Verdeling((Toewijzing("R01", ("anna",)),)), {})
    assert bytes_van(pak_uit(meegeven(onderzoek, "anna").pad, tmp_path / "laptop")) == b""


def test_the_block_of_a_bundle_holds_where_the_answer_never_came(onderzoek, elders, tmp_path):
    zegt(onderzoek, NIET)
    zet_verdeling(onderzoek, Verdeling((Toewijzing("R01", ("anna",)),)), {})
    hers = pak_uit(meegeven(onderzoek, "anna").pad, tmp_path / "laptop")
    codeer(hers, "anna")
    samenvoegen(elders, [hers.map])
    assert blokkades(elders) == ["Ik was gespannen."]


def test_what_does_not_fit_or_is_gone_stays_out(onderzoek, elders):
    fine = zegt(elders, NIET)
    bewaar(elders, [fine._replace(anker=Anker(0, 3, "xyz"))])
    bewaar(elders, [fine._replace(nr=2**50, opmerking="x")])
    gone = zegt(elders, NIET, citaat="Ik was gespannen, echt.", wie="R02", id="R02")
    zet_grafsteen(onderzoek, Grafsteen(Reden.INTREKKEN, "R02", (gone.tekst,)))
    with (elders.map / "terugkoppeling.jsonl").open("ab") as file:
        file.write(b"{kapot\n")
    done = samenvoegen(onderzoek, [elders.map])
    assert lees_terugkoppeling(onderzoek).antwoorden == (fine,)
    assert any("2 antwoorden passen niet bij de tekst" in m for m in done.meldingen)
    (problem,) = done.bronnen[0].problemen
    assert problem == ("terugkoppeling.jsonl", "heeft regels die niet te lezen zijn: 5")


def test_what_was_shared_before_is_named(onderzoek, elders):

    citatenboekje(onderzoek, minimum=2)
    zegt(elders, NIET)
    done = samenvoegen(onderzoek, [elders.map])
    assert any(m.startswith("rapporten/citatenboekje.html is ouder dan het nee van") for m in done.meldingen)
