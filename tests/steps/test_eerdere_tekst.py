"""Acts on work of a former text: it stays where it was until a person says where it belongs."""

import pytest
from mensenwerk import Mensen
from studie import CODEBOEK, maak_studie

from codeer.core.errors import GebruiksFout, VerouderdFout
from codeer.core.gebeurtenis import Afronding, Anker, Beslissing, Besluit, Codering, Herroeping, Over
from codeer.core.gebeurtenis_toets import toets
from codeer.steps._paginabeeld import toon_stand
from codeer.steps._werk import Werk
from codeer.steps.coderen import Werkplek
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.stand import vroegere_teksten
from codeer.storage.apparaat import open_maker
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.journaal_lezen import lees_journaal

BOEK = CODEBOEK.replace("codes:", "facetten:\n  soort: [ervaring, wens]\ncodes:")
ZIN = "Ik was erg gespannen toen."
ANDERS = "Ik was nogal gespannen en boos toen."
OUD = f"R: Het was een lange dag. {ZIN} Daarna ging het beter met mij. Zij was heel rustig en kalm.\n"
NIEUW = OUD.replace("lange dag", "heel erg lange en ook vermoeiende dag voor mij").replace(ZIN, ANDERS)
JA = Besluit(Beslissing.AKKOORD, "stress", "min", waarom="x")
NEE = Besluit(Beslissing.AFGEWEZEN, "stress", "min", waarom="x")


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s", {"R01": OUD}, BOEK)


@pytest.fixture
def vervang(onderzoek, tmp_path):
    """Give the interview a text in which the coded sentence has other words and stands elsewhere."""

    def run(tekst=NIEUW):
        path = tmp_path / "R01.txt"
        path.write_text(tekst, encoding="utf-8")
        assert not importeer(onderzoek, [str(path)], Keuzes(vervang=True), lambda _: b"").mislukt
        return Werkplek(onderzoek, "anna")

    return run


@pytest.fixture
def betwist(onderzoek, vervang):
    """Anna decided two things on two devices, and then the text changed."""
    mensen = Mensen(onderzoek)
    made = [
        mensen._besluit("anna", "R01", ZIN, what, apparaat=where) for what, where in ((JA, "a1"), (NEE, "b2"))
    ]
    return vervang(), [g.id for g in made]


def plek(citaat, tekst=NIEUW):
    at = tekst.index(citaat)
    return at, at + len(citaat), citaat


def afwijkingen(onderzoek):
    """What of the journals does not stand in the text that it says it stands in."""
    here = lees_interview(onderzoek, "R01")
    texts = {("R01", hash_tekst(here.tekst)): here.tekst}
    return list(toets(lees_journaal(onderzoek).gebeurtenissen, texts, vroegere_teksten(onderzoek, here)))


def test_choosing_leaves_the_choice_in_its_own_text(onderzoek, betwist):
    anna, (ja, nee) = betwist
    beeld = anna.beeld("R01")
    (shown,) = toon_stand(beeld)["conflicten"]
    assert (shown["begin"], shown["eind"]) == (None, None)
    done = anna.kies("R01", (ja, nee), ja)
    (besluit,) = done.beeld.staat.besluiten
    assert (besluit.tekst, besluit.anker.citaat) == (hash_tekst(OUD), ZIN)
    assert [o.id for o in done.beeld.stand.onzeker] == list(done.ids)
    assert afwijkingen(onderzoek) == []
    # it counts again where anna says that it stands, and only there
    placed = anna.plaats("R01", done.ids[0], plek(ANDERS)).beeld
    assert [g.anker.citaat for g in placed.staat.besluiten] == [ANDERS]
    assert placed.stand.onzeker == ()
    assert afwijkingen(onderzoek) == []


def test_placing_one_of_two_choices_settles_which_it_is(betwist):
    anna, (_, nee) = betwist
    beeld = anna.plaats("R01", nee, plek(ANDERS)).beeld
    assert beeld.conflicten == ()
    assert beeld.stand.onzeker == ()
    assert [(g.inhoud, g.anker.citaat) for g in beeld.staat.besluiten] == [(NEE, ANDERS)]
    assert len(anna.terug("R01").beeld.conflicten) == 1


def test_taking_back_one_of_two_choices_leaves_the_other(betwist):
    anna, (ja, _) = betwist
    beeld = anna.haal_weg("R01", ja).beeld
    assert beeld.conflicten == ()
    assert [g.inhoud for g in beeld.staat.besluiten] == [NEE]


def test_taking_back_one_of_three_choices_asks_which_stays(onderzoek):
    mensen = Mensen(onderzoek)
    other = Besluit(Beslissing.ANDERS, "stress", "min", "nabijheid", "min")
    rows = ((JA, "a1"), (NEE, "b2"), (other, "c3"))
    made = [mensen._besluit("anna", "R01", ZIN, what, apparaat=where) for what, where in rows]
    with pytest.raises(GebruiksFout, match="meer keuzes"):
        Werkplek(onderzoek, "anna").haal_weg("R01", made[0].id)


def test_other_facets_leave_a_code_in_its_own_text(onderzoek, vervang):
    anna = Werkplek(onderzoek, "anna")
    made = anna.codeer("R01", plek(ZIN, OUD), "stress", "min").ids[0]
    anna.memo("R01", Over.CODERING, made, "een memo")
    anna = vervang()
    done = anna.facetten("R01", made, {"soort": "wens"})
    (codering,) = done.beeld.staat.coderingen
    assert (codering.tekst, codering.anker.citaat) == (hash_tekst(OUD), ZIN)
    assert codering.inhoud.facetten == (("soort", "wens"),)
    assert [g.inhoud.tekst for g in done.beeld.staat.memos_bij(codering)] == ["een memo"]
    assert afwijkingen(onderzoek) == []
    assert anna.terug("R01").beeld.staat.coderingen[0].inhoud.facetten == ()


def test_what_moved_word_for_word_is_chosen_at_its_new_place(onderzoek, vervang):
    mensen = Mensen(onderzoek)
    for what, where in ((JA, "a1"), (NEE, "b2")):
        mensen._besluit("anna", "R01", ZIN, what, apparaat=where)
    moved = OUD.replace("lange", "heel erg lange")
    anna = vervang(moved)
    (conflict,) = anna.beeld("R01").conflicten
    (besluit,) = anna.kies("R01", conflict.ids, conflict.ids[1]).beeld.staat.besluiten
    assert (besluit.tekst, moved[besluit.anker.begin : besluit.anker.eind]) == (hash_tekst(moved), ZIN)


@pytest.mark.parametrize("inhoud", [Codering("stress", "min"), Afronding(("stress",)), Herroeping()])
def test_no_quote_is_kept_as_standing_where_it_does_not(onderzoek, vervang, inhoud):
    anna = vervang()
    werk = Werk(anna.beeld("R01"), open_maker(onderzoek, "anna"))
    at = Anker.in_tekst(OUD, *plek(ZIN, OUD)[:2])
    with pytest.raises(VerouderdFout, match="niet wat jij voor je had"):
        werk.maak(inhoud, at, ("x",))
