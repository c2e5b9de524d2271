"""A no holds in every version of a text, and for every code that falls on it."""

from __future__ import annotations

import pytest
from gesprekken import maak_gesprekken, nieuwe_versie

from codeer.core.gebeurtenis import Anker
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort, geblokkeerd
from codeer.steps.blokkades import Blokkadelijst
from codeer.steps.controleer import controleer
from codeer.steps.materiaal import open_stroom
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.terugkoppeling import bewaar


@pytest.fixture
def onderzoek(tmp_path):
    return maak_gesprekken(tmp_path / "studie")


def zegt(onderzoek, citaat, antwoord=Antwoordsoort.NIET, interview="R01", nr=1):
    tekst = lees_interview(onderzoek, interview).tekst
    begin = tekst.index(citaat)
    anker = Anker.in_tekst(tekst, begin, begin + len(citaat))
    bewaar(onderzoek, [Antwoord(nr, "t", "R01", interview, hash_tekst(tekst), anker, antwoord)])


def blocked(onderzoek, interview="R01"):
    """The words that must not be quoted now, with whether that is sure."""
    found = lees_interview(onderzoek, interview)
    return [(found.tekst[b.begin : b.eind], b.zeker) for b in Blokkadelijst(onderzoek).van(found)]


def test_without_answers_nothing_is_blocked(onderzoek):
    assert blocked(onderzoek) == []
    assert all(m.blokkades == () for m in open_stroom(onderzoek))


def test_every_code_on_the_words_is_blocked(onderzoek):
    zegt(onderzoek, "me serieus en ik", interview="R01-2026")
    (materiaal,) = [m for m in open_stroom(onderzoek) if m.interview.id == "R01-2026"]
    assert len({f.code for f in materiaal.fragmenten}) == 2
    assert all(geblokkeerd(materiaal.blokkades, f.begin, f.eind) for f in materiaal.fragmenten)


def test_words_that_moved_stay_blocked(onderzoek):
    zegt(onderzoek, "Ik was gespannen.")
    nieuwe_versie(
        onderzoek, "R01", "I: Hoe was Jansen?", "I: En hoe was het bij mevrouw Jansen, vertel eens?"
    )
    assert blocked(onderzoek) == [("Ik was gespannen.", True)]


def test_words_that_changed_stay_blocked_until_she_says_so(onderzoek):
    zegt(onderzoek, "Ik was gespannen.")
    nieuwe_versie(onderzoek, "R01", "Ik was gespannen.", "Ik was zo vreselijk gespannen, ja.")
    assert any("zo vreselijk gespannen" in words and not sure for words, sure in blocked(onderzoek))
    zegt(onderzoek, "Ik was zo vreselijk", Antwoordsoort.KLOPT, nr=2)
    assert blocked(onderzoek)
    zegt(
        onderzoek,
        "Ze luisterde & lachte. Ik was zo vreselijk gespannen, ja. Dat weet ik nog.",
        Antwoordsoort.KLOPT,
        nr=3,
    )
    assert blocked(onderzoek) == []


def test_a_text_that_no_version_leads_to_is_blocked_where_the_words_stand(onderzoek):
    zegt(onderzoek, "Ik was gespannen.")
    nieuwe_versie(onderzoek, "R01", "Hoe was Jansen?", "Hoe?", kaart=False)
    assert blocked(onderzoek) == [("Ik was gespannen.", False)]


def test_and_wholly_where_they_do_not(onderzoek):
    zegt(onderzoek, "Ik was gespannen.")
    nieuwe_versie(onderzoek, "R01", "Ik was gespannen.", "Ik voelde spanning.", kaart=False)
    assert blocked(onderzoek) == [(lees_interview(onderzoek, "R01").tekst, False)]


def test_words_that_went_away_take_what_came_in_their_place(onderzoek):
    zegt(onderzoek, "Ik was gespannen. Dat weet ik nog.")
    nieuwe_versie(onderzoek, "R01", "Ik was gespannen. Dat weet ik nog.", "Het viel mee.")
    assert any("Het viel mee." in words for words, _ in blocked(onderzoek))


def test_without_provenance_the_words_are_still_found(onderzoek):
    zegt(onderzoek, "Ik was gespannen.")
    nieuwe_versie(onderzoek, "R01", "Hoe was Jansen?", "Hoe?")
    interview = lees_interview(onderzoek, "R01")
    onderzoek.herkomst("R01").unlink()
    (found,) = Blokkadelijst(onderzoek).van(interview)
    assert interview.tekst[found.begin : found.eind] == "Ik was gespannen."


def test_a_line_that_is_damaged_is_found_by_the_check(onderzoek):
    zegt(onderzoek, "Ik was gespannen.")
    path = onderzoek.map / "terugkoppeling.jsonl"
    path.write_bytes(path.read_bytes() + b"{kapot\n")
    found = [b for b in controleer(onderzoek).fouten if b.bestand == "terugkoppeling.jsonl"]
    assert [b.melding.regel for b in found] == [2]
    path.unlink()
    path.mkdir()
    assert "terugkoppeling.jsonl" in [b.bestand for b in controleer(onderzoek).fouten]
