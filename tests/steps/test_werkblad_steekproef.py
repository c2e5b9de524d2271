"""A sample as a sheet: read blind, and back in the journal of who read it; nothing is guessed."""

import pytest
from bladen import Map
from codeurwerk import codeert
from studie import CODEBOEK, TEKSTEN, maak_studie

from codeer.core.errors import GebruiksFout, OnderzoekFout
from codeer.core.gebeurtenis import Afronding, Codering, Inzage
from codeer.core.werkblad import NAKIJKEN, STEEKPROEF
from codeer.steps.automaat_oordeel import vergelijk_computer
from codeer.steps.coderen import Werkplek
from codeer.steps.werkblad import werkblad
from codeer.storage.interviews import Herkomstblad, hash_tekst, schrijf_interview
from codeer.storage.studie import nieuwe_studie, schrijf_studie

TEKSTEN_MEER = {
    **TEKSTEN,
    "R02": "I: En u?\n\nR: Zij was er gewoon. Dat gaf rust. Ik was erg gespannen, elke dag. Later niet meer.",
}


@pytest.fixture
def onderzoek(tmp_path):
    study = maak_studie(tmp_path / "s", teksten=TEKSTEN_MEER, codeboek=CODEBOEK)
    schrijf_studie(study, nieuwe_studie())
    return study


def maak(onderzoek, aantal=99, codeur="anna") -> Map:
    uitkomst = werkblad(onderzoek, codeur, steekproef=aantal)
    assert uitkomst.bestand.name == f"steekproef-{codeur}.xlsx"
    return Map(uitkomst.bestand)


def lees(onderzoek, blad, codeur="anna"):
    path = blad.bewaar(onderzoek.map / f"steekproef-{codeur}.xlsx")
    return werkblad(onderzoek, codeur, path)


def rij(blad, zin):
    return next(nr for nr, r in enumerate(blad.rijen(STEEKPROEF)) if r["zin"] == zin)


def eigen(onderzoek, soort, codeur="anna", interview="R02"):
    return [g for g in Werkplek(onderzoek, codeur).beeld(interview).eigen if isinstance(g.inhoud, soort)]


def journaal(onderzoek):
    return {p: p.read_bytes() for p in onderzoek.coderingen.rglob("*.jsonl")}


def teksten(uitkomst):
    return [p.tekst for p in uitkomst.problemen]


def test_it_has_the_sentences_that_were_drawn_and_nothing_of_the_computer(onderzoek):
    codeert(onderzoek, "bo", {"R01": {0: "stress.min"}})
    drawn = vergelijk_computer(onderzoek, steekproef=3)
    assert drawn.steekproef == 3
    file = (onderzoek.rapporten / "steekproef.csv").read_text("utf-8-sig").splitlines()[1:]
    blad = maak(onderzoek, 3)
    rows = blad.rijen(STEEKPROEF)
    assert [r["interview"] for r in rows] == [line.split(";")[1] for line in file]
    assert all(r["zin"] in line for r, line in zip(rows, file, strict=True))
    assert not any(r["gelezen"] or r["code"] or r["al gecodeerd"] for r in rows)
    assert list(blad.bladen) == ["Uitleg", STEEKPROEF, "Codeboek", "codeer"]
    assert not eigen(onderzoek, Inzage, interview="R01")


def test_what_is_filled_in_is_recorded_as_blind_judgements(onderzoek):
    blad = maak(onderzoek)
    blad.zet(STEEKPROEF, rij(blad, "Dat gaf rust."), gelezen="Ja", code="nabijheid", kant="plus", memo="mooi")
    blad.zet(STEEKPROEF, rij(blad, "Later niet meer."), gelezen="ja")
    blad.schud(blad=STEEKPROEF)
    uitkomst = lees(onderzoek, blad)
    assert (uitkomst.gelezen, uitkomst.overgenomen, teksten(uitkomst)) == (True, 2, [])
    (given,) = eigen(onderzoek, Codering)
    assert (given.anker.citaat, given.inhoud.code, given.inhoud.blind) == ("Dat gaf rust.", "nabijheid", True)
    done = eigen(onderzoek, Afronding)
    assert [(g.anker.citaat, g.inhoud.blind) for g in done] == [
        ("Dat gaf rust.", True),
        ("Later niet meer.", True),
    ]
    found = vergelijk_computer(onderzoek, steekproef=99)
    assert found.gelezen == 2
    near = next(c for c in found.codes if c.code == "nabijheid")
    assert (near.gemist.keer, near.gemist.van, near.blind) == (1, 2, 2)


def test_reading_it_again_changes_nothing_and_the_new_sheet_tells_what_is_there(onderzoek):
    blad = maak(onderzoek)
    blad.zet(STEEKPROEF, rij(blad, "Dat gaf rust."), gelezen="ja", code="nabijheid", kant="plus")
    lees(onderzoek, blad)
    before = journaal(onderzoek)
    fresh = Map(onderzoek.map / "steekproef-anna.xlsx")
    row = fresh.rijen(STEEKPROEF)[rij(fresh, "Dat gaf rust.")]
    assert (row["gelezen"], row["code"], row["al gecodeerd"]) == ("ja", "", "nabijheid (plus)")
    assert [r["citaat"] for r in fresh.rijen(NAKIJKEN)] == ["Dat gaf rust."]
    for again in (blad, fresh):
        uitkomst = lees(onderzoek, again)
        assert (uitkomst.overgenomen, teksten(uitkomst)) == (0, [])
    assert journaal(onderzoek) == before


def test_a_coding_can_be_changed_and_a_sentence_opened_again(onderzoek):
    blad = maak(onderzoek)
    blad.zet(STEEKPROEF, rij(blad, "Dat gaf rust."), gelezen="ja", code="nabijheid", kant="plus")
    lees(onderzoek, blad)
    fresh = Map(onderzoek.map / "steekproef-anna.xlsx")
    fresh.zet(STEEKPROEF, rij(fresh, "Dat gaf rust."), gelezen="nee")
    fresh.zet(NAKIJKEN, 0, besluit="weg")
    assert lees(onderzoek, fresh).overgenomen == 2
    assert not eigen(onderzoek, Codering) + eigen(onderzoek, Afronding)


@pytest.mark.parametrize(
    ("cellen", "fout"),
    [
        ({"code": "nabijheid", "kant": "plus"}, "Er is wel iets ingevuld, maar bij gelezen staat geen ja."),
        ({"memo": "hm"}, "Er is wel iets ingevuld, maar bij gelezen staat geen ja."),
        ({"gelezen": "klaar"}, "«klaar» is geen ja of nee."),
        ({"gelezen": "ja", "code": "rust", "kant": "plus"}, "De code «rust» staat niet in het codeboek."),
        ({"gelezen": "ja", "kant": "plus"}, "Er staat een kant zonder code."),
        (
            {"gelezen": "ja", "zin": "Iets anders."},
            "In deze rij is het citaat veranderd, en dat is geen gele cel.",
        ),
    ],
)
def test_what_is_not_sure_is_listed_and_nothing_of_it_goes_in(onderzoek, cellen, fout):
    blad = maak(onderzoek)
    blad.zet(STEEKPROEF, rij(blad, "Dat gaf rust."), **cellen)
    uitkomst = lees(onderzoek, blad)
    assert teksten(uitkomst) == [fout]
    assert not eigen(onderzoek, Codering) + eigen(onderzoek, Afronding)
    again = Map(uitkomst.bestand)
    assert again.rijen(STEEKPROEF)[rij(again, "Dat gaf rust.")]["melding"].startswith(fout)


def test_what_was_opened_again_on_the_page_stays_open(onderzoek):
    anna = Werkplek(onderzoek, "anna", blind=True)
    anna.klaar("R02")
    done = maak(onderzoek)
    anna.heropen("R02")
    uitkomst = lees(onderzoek, done)
    assert (uitkomst.overgenomen, teksten(uitkomst)) == (0, [])
    assert not eigen(onderzoek, Afronding)


def test_a_text_that_was_replaced_is_not_judged(onderzoek):
    blad = maak(onderzoek)
    blad.zet(STEEKPROEF, rij(blad, "Later niet meer."), gelezen="ja")
    new = TEKSTEN_MEER["R02"].replace("Later niet", "Later echt niet")
    schrijf_interview(onderzoek, new, Herkomstblad("R02", "R02.txt", "0" * 64, hash_tekst(new)))
    assert teksten(lees(onderzoek, blad)) == ["De tekst van dit interview is intussen vervangen."]


def test_who_saw_suggestions_before_is_not_blind(onderzoek):
    Werkplek(onderzoek, "anna").bekijk("R02")
    blad = maak(onderzoek)
    blad.zet(STEEKPROEF, rij(blad, "Later niet meer."), gelezen="ja")
    lees(onderzoek, blad)
    assert [g.inhoud.blind for g in eigen(onderzoek, Afronding)] == [False]


def test_a_larger_sample_keeps_what_was_read(onderzoek):
    blad = maak(onderzoek, 2)
    first = [r["zin"] for r in blad.rijen(STEEKPROEF)]
    for nr in range(2):
        blad.zet(STEEKPROEF, nr, gelezen="ja")
    blad.bewaar(onderzoek.map / "steekproef-anna.xlsx")
    uitkomst = werkblad(onderzoek, "anna", steekproef=5)
    assert (uitkomst.overgenomen, teksten(uitkomst)) == (2, [])
    rows = Map(uitkomst.bestand).rijen(STEEKPROEF)
    assert [r["zin"] for r in rows if r["gelezen"]] == first
    assert len(rows) == 5


def test_interviews_that_she_may_not_code_are_told_and_left_out(onderzoek):
    head = "interview;codeur;dubbel;blind;niet_door\n"
    (onderzoek.map / "verdeling.csv").write_text(head + "R02;bo;nee;nee;anna\n", "utf-8")
    uitkomst = werkblad(onderzoek, "anna", steekproef=99)
    assert "R02" not in uitkomst.interviews
    assert uitkomst.meldingen == ("4 getrokken zinnen staan er niet in: anna codeert dat interview niet.",)


def test_an_interview_that_cannot_be_read_stops_nothing(onderzoek):
    onderzoek.tekst("R01").write_text("R: Iets heel anders.", "utf-8")
    uitkomst = werkblad(onderzoek, "anna", steekproef=99)
    assert "R01" not in uitkomst.interviews
    assert "R01" in uitkomst.meldingen[0]


def test_another_sheet_is_no_sample(onderzoek):
    made = werkblad(onderzoek, "anna").bestand
    with pytest.raises(GebruiksFout, match="geen steekproef"):
        werkblad(onderzoek, "anna", made, steekproef=5)


def test_without_interviews_there_is_nothing_to_draw(tmp_path):
    with pytest.raises(OnderzoekFout, match="geen interviews"):
        werkblad(maak_studie(tmp_path / "leeg", teksten={}), "anna", steekproef=5)


def test_two_who_read_the_same_sample_can_be_compared(onderzoek):
    for naam, kant in (("anna", "plus"), ("bo", "min")):
        blad = maak(onderzoek, codeur=naam)
        blad.zet(STEEKPROEF, rij(blad, "Dat gaf rust."), gelezen="ja", code="nabijheid", kant=kant)
        lees(onderzoek, blad, naam)
    assert [c.naast.eenheden for c in vergelijk_computer(onderzoek).codes] == [1, 1]
