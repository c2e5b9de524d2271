"""The words of joint decisions: what they mean, and how an earlier decision is told."""

import pytest
from verschil import oordeel, vind

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.overlegbesluit import (
    ALLEBEI,
    GEEN,
    Besloten,
    Keus,
    OnduidelijkFout,
    kant_naam,
    lees_kant,
    lees_keus,
    lees_keus_bij,
    maak_reden,
    mogelijk,
    splits_reden,
    uitkomst,
    verwoord,
    wat_gaf,
)

BOEK = Codeboek(
    "Proef",
    codes=(
        Code("stress", namen=(("plus", "rust"), ("min", "stress"))),
        Code("nabijheid", termen=(Term("x", "plus"),)),
        Code("idee", subcodes=(Code("geld", ouder="idee"),)),
    ),
)
WIE = ("anna", "bo")


@pytest.mark.parametrize(
    ("tekst", "keus"),
    [
        ("anna", Keus(namen=("anna",))),
        (" Bo ", Keus(namen=("bo",))),
        ("Anna en Bo", Keus(namen=("anna", "bo"))),
        ("anna, bo", Keus(namen=("anna", "bo"))),
        ("Allebei goed", Keus(ALLEBEI)),
        ("allebei", Keus(ALLEBEI)),
        ("geen van  beide", Keus(GEEN)),
        ("geen", Keus(GEEN)),
        ("anders: stress (min)", Keus("anders", kant=("stress", "min"))),
        ("anders: stress (rust)", Keus("anders", kant=("stress", "plus"))),
        ("anders: stress", Keus("anders", kant=("stress", "min"))),
        ("Anders: nabijheid.plus", Keus("anders", kant=("nabijheid", "plus"))),
        ("anders: nabijheid -", Keus("anders", kant=("nabijheid", "min"))),
        ("anders: idee", Keus("anders", kant=("idee", ""))),
        ("anders: Idee/Geld", Keus("anders", kant=("idee/geld", ""))),
    ],
)
def test_words_that_are_understood(tekst, keus):
    assert lees_keus(tekst, WIE, BOEK) == keus


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("ja", "geen bekend besluit. Schrijf: anna, bo, allebei goed"),
        ("ana", "Bedoel je «anna»?"),
        ("anna en kees", "geen bekend besluit"),
        ("anders", "Zet de code erbij"),
        ("anders:", "Zet de code erbij"),
        ("kies: anna", "geen bekend besluit"),
        ("anders: stres (min)", "staat niet in het codeboek. Bedoel je «stress»?"),
        ("anders: nabijheid", "kant niet duidelijk: schrijf «nabijheid (plus)» of «nabijheid (min)»"),
        ("anders: idee (plus)", "kant niet duidelijk"),
        ("anders: ((", "staat niet in het codeboek"),
    ],
)
def test_what_is_not_understood_is_told(tekst, zegt):
    with pytest.raises(OnduidelijkFout) as fout:
        lees_keus(tekst, WIE, BOEK)
    assert zegt in str(fout.value)


@pytest.mark.parametrize(
    ("tekst", "keus"),
    [
        ("stress", Keus(namen=("anna",))),
        ("Rust", Keus(namen=("bo",))),
        ("deze code niet", Keus(namen=("cas",))),
        ("Deze code niet; wel: idee", Keus(namen=("cas",))),
        ("cas", Keus(namen=("cas",))),
        ("anna en bo", Keus(namen=("anna", "bo"))),
        ("allebei goed", Keus(ALLEBEI)),
        ("anders: idee", Keus("anders", kant=("idee", ""))),
    ],
)
def test_what_stands_beside_a_difference_may_be_written(tekst, keus):
    rows = vind(oordeel("anna", "0 stress.min"), oordeel("bo", "0 stress.plus"), oordeel("cas", "0 idee"))
    v = next(v for v in rows if v.code == "stress")
    assert lees_keus_bij(tekst, v, BOEK) == keus


def test_what_nobody_gave_may_be_written_too():
    (v,) = vind(oordeel("anna", "0 stress.min"), oordeel("bo"))
    assert lees_keus_bij("rust", v, BOEK) == Keus("anders", kant=("stress", "plus"))
    assert mogelijk(v, BOEK) == ("stress", "deze code niet", "anders: code (kant)")
    (v,) = vind(oordeel("anna", "0 stress.min"), oordeel("bo", "0 stress.plus"))
    assert lees_keus_bij("deze code niet", v, BOEK) == Keus(GEEN)
    with pytest.raises(OnduidelijkFout) as fout:
        lees_keus_bij("hm", v, BOEK)
    assert str(fout.value) == (
        "«hm» is geen bekend besluit. Schrijf: stress, rust, allebei goed, geen van beide, of anders: code "
        "(kant). Een naam mag ook: anna of bo."
    )
    with pytest.raises(OnduidelijkFout, match="staat niet in het codeboek"):
        lees_keus_bij("anders: x", v, BOEK)
    assert mogelijk(v, Codeboek("Leeg"))[0] == "min"


def test_every_code_and_pole_is_read_as_it_is_shown():
    for code in BOEK.alle_codes():
        for pool in code.polen:
            assert lees_kant(kant_naam(code, pool), BOEK) == (code.pad, pool)


def test_what_a_choice_comes_to():
    (v,) = vind(oordeel("anna", "0 stress.min"), oordeel("bo", "0 stress.plus"), oordeel("cas"))
    assert uitkomst(v, Keus(namen=("anna",))) == ("min",)
    assert uitkomst(v, Keus(namen=("cas",))) == ()
    assert uitkomst(v, Keus(ALLEBEI)) == ("plus", "min")
    assert uitkomst(v, Keus(GEEN)) == ()
    assert uitkomst(v, Keus("anders", kant=("stress", "plus"))) == ("plus",)
    assert uitkomst(v, Keus("anders", kant=("idee", ""))) == ()
    with pytest.raises(OnduidelijkFout, match="anna en bo gaven hier niet hetzelfde"):
        uitkomst(v, Keus(namen=("anna", "bo")))
    with pytest.raises(OnduidelijkFout, match="dora heeft deze plek niet afgerond"):
        uitkomst(v, Keus(namen=("dora",)))


def zeg(rows, nr, besloten):
    found = {(v.zin, v.code): Besloten(polen) for v, polen in besloten}
    halves = [v for v in rows if v.id in rows[nr].samen_met]
    return verwoord(rows[nr], found, halves, BOEK)


def test_how_a_decision_is_told():
    (v,) = vind(oordeel("anna", "0 stress.min"), oordeel("bo"), oordeel("cas"))
    assert zeg([v], 0, []) == ""
    assert zeg([v], 0, [(v, ("min",))]) == "stress"
    assert zeg([v], 0, [(v, ())]) == "deze code niet"
    assert zeg([v], 0, [(v, ("plus",))]) == "anders: stress (rust)"
    assert zeg([v], 0, [(v, ("plus", "min"))]) == ALLEBEI
    (v,) = vind(oordeel("anna", "0 stress.min"), oordeel("bo", "0 stress.plus"))
    assert zeg([v], 0, [(v, ("plus", "min"))]) == ALLEBEI
    assert zeg([v], 0, [(v, ())]) == GEEN


def test_two_halves_are_told_as_one_decision():
    rows = vind(oordeel("anna", "0 stress.min"), oordeel("bo", "0 idee"))
    one, other = rows
    assert [zeg(rows, n, [(one, ("min",)), (other, ())]) for n in (0, 1)] == ["stress", "deze code niet"]
    assert [zeg(rows, n, [(one, ("min",)), (other, ("",))]) for n in (0, 1)] == [ALLEBEI, ALLEBEI]
    assert [zeg(rows, n, [(one, ()), (other, ())]) for n in (0, 1)] == [GEEN, GEEN]
    assert [zeg(rows, n, [(one, ("plus",)), (other, ())]) for n in (0, 1)] == ["anders: stress (rust)"] * 2
    assert zeg(rows, 0, [(one, ("min",))]) == "stress"


def test_another_code_is_told_by_its_name():
    (v,) = vind(oordeel("anna", "0 stress.min"), oordeel("bo"))
    found = {(0, "stress"): Besloten(()), (0, "idee"): Besloten(("",)), (1, "idee"): Besloten(("",))}
    assert verwoord(v, found, [], BOEK) == "anders: idee"
    # a code that is no longer in the codebook is not named
    assert (
        verwoord(v, {(0, "stress"): Besloten(()), (0, "weg"): Besloten(("",))}, [], BOEK) == "deze code niet"
    )


def test_reasons_keep_who_decided():
    assert splits_reden(maak_reden("Past bij de uitleg.", "anna en bo")) == (
        "Past bij de uitleg.",
        "anna en bo",
    )
    assert splits_reden(maak_reden("", "anna [a]")) == ("", "anna (a)")
    assert splits_reden(maak_reden("Alleen een reden", " ")) == ("Alleen een reden", "")
    assert splits_reden(maak_reden("twee\nregels", "bo")) == ("twee\nregels", "bo")


def test_what_someone_gave_in_words():
    one, _other = vind(oordeel("anna", "0 stress.plus"), oordeel("bo", "0 idee; 1 stress.min"))[::2]
    assert wat_gaf(one.van("anna"), "stress", BOEK) == "rust"
    assert wat_gaf(one.van("bo"), "stress", BOEK) == "deze code niet; wel vlak ervoor of erna; wel: idee"
    (idee,) = vind(oordeel("anna", "0 idee"), oordeel("bo"))
    assert [wat_gaf(g, "idee", BOEK) for g in idee.gaven] == ["ja", "deze code niet"]
