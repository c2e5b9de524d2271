"""Undoing and choosing after codes were merged or renamed: only names that a person used are kept."""

import json

import pytest
from studie import CODEBOEK, maak_studie

from codeer.core.gebeurtenis import Beslissing, Besluit, Codering
from codeer.steps.codeboek_hernoem import hernoem
from codeer.steps.codeboek_voeg_samen import voeg_samen
from codeer.steps.coderen import Werkplek
from codeer.storage.journaal import journaal_pad

BOEK = CODEBOEK.replace("min: [afstandelijk]", "min: [afstandelijk, gespannen]").replace(
    "codes:", "facetten:\n  soort: [ervaring, wens]\ncodes:"
)
AKKOORD, AFGEWEZEN, _ = Beslissing


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s", codeboek=BOEK)


def besluit(onderzoek, *keuzes):
    """Let anna decide, one after the other, on the suggestions of these codes for one place."""
    anna = Werkplek(onderzoek, "anna")
    beeld = anna.bekijk("R01")
    tekst = beeld.interview.tekst
    found = {v.code: v for v in beeld.voorgesteld.voorstellen if "gespannen" in tekst[v.begin : v.eind]}
    done = None
    for code, beslissing in keuzes:
        v = found[code]
        done = anna.besluit("R01", (v.begin, v.eind, tekst[v.begin : v.eind]), code, v.pool, beslissing)
    return done


def geschreven(onderzoek):
    """All that anna's journal says of codes, as it stands on the disk."""
    lines = journaal_pad(onderzoek, "anna", "R01").read_text("utf-8").splitlines()
    inhouden = [json.loads(line)["inhoud"] for line in lines]
    return [i["code"] for i in inhouden if "code" in i]


def nu(beeld):
    return [(g.inhoud.beslissing, g.inhoud.code) for g in beeld.staat.besluiten]


@pytest.mark.parametrize(("eerst", "dan"), [("nabijheid", "stress"), ("stress", "nabijheid")])
def test_undo_brings_back_what_was_written_under_its_own_name(onderzoek, eerst, dan):
    besluit(onderzoek, (eerst, AKKOORD), (dan, AKKOORD), (dan, AFGEWEZEN))
    voeg_samen(onderzoek, ["nabijheid", "stress"], "nabijheid")
    beeld = Werkplek(onderzoek, "anna").terug("R01").beeld
    assert geschreven(onderzoek) == [eerst, dan, dan, dan]
    assert nu(beeld) == [(AKKOORD, "nabijheid")]
    # what the page has is what stands there for who opens it anew
    assert beeld.staat == Werkplek(onderzoek, "anna").beeld("R01").staat


def test_undo_can_go_all_the_way_back(onderzoek):
    besluit(onderzoek, ("stress", AKKOORD), ("nabijheid", AKKOORD), ("nabijheid", AFGEWEZEN))
    voeg_samen(onderzoek, ["nabijheid", "stress"], "nabijheid")
    anna = Werkplek(onderzoek, "anna")
    for _ in range(3):
        beeld = anna.terug("R01").beeld
    assert nu(beeld) == []


def test_undo_under_a_renamed_code(onderzoek):
    besluit(onderzoek, ("stress", AKKOORD), ("stress", AFGEWEZEN))
    hernoem(onderzoek, "stress", "druk")
    beeld = Werkplek(onderzoek, "anna").terug("R01").beeld
    assert nu(beeld) == [(AKKOORD, "druk")]
    assert set(geschreven(onderzoek)) == {"stress"}


def test_facets_of_a_decision_that_keeps_its_former_name(onderzoek):
    done = besluit(onderzoek, ("stress", AKKOORD), ("nabijheid", AFGEWEZEN))
    voeg_samen(onderzoek, ["nabijheid", "stress"], "nabijheid")
    anna = Werkplek(onderzoek, "anna")
    beeld = anna.facetten("R01", done.ids[0], {"soort": "wens"}).beeld
    assert set(geschreven(onderzoek)) == {"stress", "nabijheid"}
    assert beeld.staat == anna.beeld("R01").staat
    chosen = [g.inhoud for g in beeld.staat.besluiten if isinstance(g.inhoud, Besluit) and g.inhoud.facetten]
    assert [i.beslissing for i in chosen] == [AFGEWEZEN]


def test_an_act_on_merged_codes_stands_as_it_is_read_back(onderzoek):
    besluit(onderzoek, ("stress", AKKOORD), ("nabijheid", AFGEWEZEN))
    voeg_samen(onderzoek, ["nabijheid", "stress"], "nabijheid")
    beeld = besluit(onderzoek, ("nabijheid", AFGEWEZEN)).beeld
    assert beeld.staat == Werkplek(onderzoek, "anna").beeld("R01").staat
    assert not any(isinstance(g.inhoud, Codering) for g in beeld.eigen)
