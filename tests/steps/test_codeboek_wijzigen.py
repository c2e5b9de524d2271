"""Renaming, merging and splitting codes in a study where people have coded."""

import json

import pytest
from studie import CODEBOEK, maak_studie

from codeer.core.codeboek_namen import KOLOMNAMEN
from codeer.core.errors import CodeboekFout, GebruiksFout, SlotFout
from codeer.core.gebeurtenis import Beslissing, Besluit, Codering
from codeer.rapporten._kolommen import _KOLOM
from codeer.steps.codeboek_controleer import controleer
from codeer.steps.codeboek_hernoem import hernoem
from codeer.steps.codeboek_splits import splits
from codeer.steps.codeboek_voeg_samen import voeg_samen
from codeer.steps.coderen import Werkplek
from codeer.steps.materiaal import open_stroom
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.logboek import lees_logboek
from codeer.storage.slot import slot

BOEK = (
    CODEBOEK
    + """\
  zorgen:
    definitie: Zich zorgen maken, los van stress.
    min: [zorgen]
"""
)
CITAAT = "Ik was gespannen."


@pytest.fixture
def onderzoek(tmp_path):
    """Anna coded by hand, accepted a suggestion and finished the interview."""
    found = maak_studie(tmp_path / "s", codeboek=BOEK)
    anna = Werkplek(found, "anna")
    beeld = anna.bekijk("R01")
    tekst = beeld.interview.tekst
    at = tekst.index("Nu wel")
    anna.codeer("R01", (at, at + 6, "Nu wel"), "zorgen", "min")
    v = next(v for v in beeld.voorgesteld.voorstellen if v.code == "stress")
    anna.besluit("R01", (v.begin, v.eind, tekst[v.begin : v.eind]), v.code, v.pool, Beslissing.AKKOORD)
    anna.klaar("R01")
    return found


def in_rapport(onderzoek):
    """What counts in reports, as code and who gave it."""
    rows = (f for m in open_stroom(onderzoek) for f in m.fragmenten if f.herkomst != "automaat")
    return sorted((f.code, f.pool, f.codeur, f.herkomst.value) for f in rows)


def oordelen(onderzoek, interview="R01"):
    return Werkplek(onderzoek, "anna").beeld(interview).eigen_oordelen.gezien


class TestRename:
    def test_what_people_coded_is_under_the_new_name(self, onderzoek):
        before = in_rapport(onderzoek)
        done = hernoem(onderzoek, "stress", "spanning")
        assert controleer(onderzoek.codeboek).in_orde
        after = in_rapport(onderzoek)
        assert after == sorted((c.replace("stress", "spanning"), *rest) for c, *rest in before)
        assert {c for c, *_ in after} == {"spanning", "zorgen"}
        assert "spanning" in oordelen(onderzoek)
        assert (done.geraakt.coderingen, done.geraakt.besluiten) == (0, 1)
        assert done.geraakt.codeurs == ("anna",)
        # both interviews have a suggestion of stress, or a decision on one
        assert done.geraakt.voorstellen >= 1
        assert "R01" in done.geraakt.interviews

    def test_journals_are_not_touched(self, onderzoek):
        journals = {p: p.read_bytes() for p in onderzoek.coderingen.rglob("*.jsonl")}
        hernoem(onderzoek, "stress", "spanning")
        voeg_samen(onderzoek, ["spanning", "zorgen"], "spanning")
        splits(onderzoek, "spanning", ["een", "twee"])
        assert {p: p.read_bytes() for p in onderzoek.coderingen.rglob("*.jsonl")} == journals

    def test_it_is_noted_and_the_old_codebook_kept(self, onderzoek):
        old = onderzoek.codeboek.read_bytes()
        done = hernoem(onderzoek, "stress", "spanning")
        assert (onderzoek.map / done.kopie).read_bytes() == old
        (event,) = lees_logboek(onderzoek)[0]
        assert event.soort == "codeboek hernoem"
        assert (event.gegevens["van"], event.gegevens["naar"]) == (["stress"], ["spanning"])
        assert CITAAT not in onderzoek.logboek.read_text("utf-8")

    def test_proef_does_nothing(self, onderzoek):
        old = onderzoek.codeboek.read_bytes()
        seen = []
        done = hernoem(onderzoek, "stress", "spanning", proef=True, voortgang=lambda *p: seen.append(p))
        assert (done.proef, done.kopie, done.geraakt.besluiten) == (True, "", 1)
        assert onderzoek.codeboek.read_bytes() == old
        assert not (onderzoek.map / "bewaard").exists()
        assert not onderzoek.logboek.exists()
        assert [p[0] for p in seen] == [0, 1, 2]

    def test_it_says_where_the_word_is_left(self, onderzoek):
        assert "zorgen" in hernoem(onderzoek, "stress", "spanning").meldingen[0]

    def test_a_name_may_gain_an_accent_or_capital(self, onderzoek):
        hernoem(onderzoek, "stress", "Stress")
        assert controleer(onderzoek.codeboek).in_orde
        assert "Stress" in {c for c, *_ in in_rapport(onderzoek)}

    def test_back_again(self, onderzoek):
        before = in_rapport(onderzoek)
        hernoem(onderzoek, "stress", "spanning")
        hernoem(onderzoek, "spanning", "stress")
        assert in_rapport(onderzoek) == before

    @pytest.mark.parametrize(
        ("oud", "nieuw", "fout"),
        [
            ("strss", "x", "De code strss staat niet in het codeboek."),
            ("stress", "zorgen", "De code zorgen is er al."),
            ("stress", "Zórgen", "De code zorgen is er al."),
            ("stress", "stress", "De code heet al stress."),
            ("stress", "totaal", "«totaal» is een vaste naam in de tabellen."),
            ("stress", "interview", "«interview» is de naam van een kolom in de tabellen."),
            ("stress", "met spatie", "«met spatie» kan geen naam van een code zijn."),
            ("stress", "", "«» kan geen naam van een code zijn."),
            ("stress", "zorgen/stress", "Hernoemen verplaatst een code niet"),
        ],
    )
    def test_refused(self, onderzoek, oud, nieuw, fout):
        old = onderzoek.codeboek.read_bytes()
        with pytest.raises(GebruiksFout) as caught:
            hernoem(onderzoek, oud, nieuw)
        assert caught.value.fout.startswith(fout)
        assert caught.value.tip
        assert onderzoek.codeboek.read_bytes() == old

    def test_names_of_before_are_taken(self, onderzoek):
        hernoem(onderzoek, "stress", "spanning")
        with pytest.raises(GebruiksFout, match="Zo heette de code spanning vroeger"):
            hernoem(onderzoek, "zorgen", "stress")
        with pytest.raises(GebruiksFout, match="heet nu spanning"):
            hernoem(onderzoek, "stress", "druk")

    def test_columns_of_reports_are_the_refused_names(self):
        assert set(_KOLOM) == KOLOMNAMEN

    def test_a_codebook_with_faults_and_a_lock(self, onderzoek):
        with slot(onderzoek), pytest.raises(SlotFout):
            hernoem(onderzoek, "stress", "spanning")
        onderzoek.codeboek.write_text("codes: [", encoding="utf-8")
        with pytest.raises(CodeboekFout):
            hernoem(onderzoek, "stress", "spanning")

    def test_an_interview_that_cannot_be_read_is_told(self, onderzoek):
        onderzoek.tekst("G01").write_text("R: anders", encoding="utf-8")
        done = hernoem(onderzoek, "stress", "spanning", proef=True)
        assert any("niet meegeteld" in m for m in done.meldingen)
        assert "G01" not in done.geraakt.interviews


class TestMerge:
    def test_codings_of_both_are_of_one_and_stay_judged(self, onderzoek):
        done = voeg_samen(onderzoek, ["stress", "zorgen"], "stress")
        assert controleer(onderzoek.codeboek).in_orde
        assert {c for c, *_ in in_rapport(onderzoek)} == {"stress"}
        assert (done.geraakt.coderingen, done.geraakt.besluiten) == (1, 1)
        assert done.geraakt.niet_beoordeeld == ()
        assert "stress" in oordelen(onderzoek)

    def test_what_was_judged_of_one_is_not_judged_of_the_whole(self, onderzoek):
        anna = Werkplek(onderzoek, "anna")
        anna.heropen("R01")
        anna.klaar("R01", codes=["stress"])
        done = voeg_samen(onderzoek, ["stress", "zorgen"], "stress")
        assert done.geraakt.niet_beoordeeld == ("R01",)
        assert "stress" not in oordelen(onderzoek)
        Werkplek(onderzoek, "anna").klaar("R01")
        assert oordelen(onderzoek)["stress"]
        again = Werkplek(onderzoek, "anna")
        nr = again.beeld("R01").staat.nr
        assert again.klaar("R01").beeld.staat.nr == nr
        # opening a part again leaves the rest judged, and so does undoing that
        begin, eind, _ = again.beeld("R01").dekking.zinnen[0]
        again.heropen("R01", (begin, eind))
        assert oordelen(onderzoek)["stress"] == again.beeld("R01").eigen_oordelen.gezien["nabijheid"] != 0
        again.terug("R01")
        assert oordelen(onderzoek)["stress"] == (1 << len(again.beeld("R01").dekking.zinnen)) - 1

    def test_accepting_goes_before_rejecting_of_the_other(self, onderzoek):
        anna = Werkplek(onderzoek, "anna")
        beeld = anna.beeld("R01")
        g = next(g for g in beeld.eigen if isinstance(g.inhoud, Besluit))
        plek = g.anker[:3]
        anna.besluit("R01", plek, "zorgen", "min", Beslissing.AFGEWEZEN, waarom="«zorgen»")
        voeg_samen(onderzoek, ["stress", "zorgen"], "zorgen")
        after = Werkplek(onderzoek, "anna").beeld("R01")
        assert after.conflicten == ()
        held = [g.inhoud for g in after.eigen if isinstance(g.inhoud, Besluit) and g.inhoud.code == "zorgen"]
        assert [i.beslissing for i in held] == [Beslissing.AKKOORD]

    def test_into_a_new_name(self, onderzoek):
        done = voeg_samen(onderzoek, ["stress", "zorgen"], "spanning")
        assert done.nieuw == ("spanning",)
        assert {c for c, *_ in in_rapport(onderzoek)} == {"spanning"}
        assert lees_codeboek(onderzoek.codeboek).code("spanning").voorheen == ("zorgen", "stress")

    def test_it_says_what_to_look_at(self, tmp_path):
        book = BOEK.replace("min: [zorgen]", "namen: {plus: kalm, min: bang}\n    min: [zorgen, gespannen]")
        book = book.replace("  stress:\n", "  stress:\n    namen: {plus: rust, min: stress}\n")
        study = maak_studie(tmp_path / "t", codeboek=book)
        notes = " ".join(voeg_samen(study, ["stress", "zorgen"], "stress").meldingen)
        for part in ("«kalm» van zorgen heet nu «rust»", "1 term stond", "De definities staan nu"):
            assert part in notes
        assert "andere kanten" not in notes

    def test_other_sides_are_told(self, onderzoek):
        book = onderzoek.codeboek.read_text("utf-8").replace("min: [zorgen]", "termen: [zorgen, 'stress*']")
        onderzoek.codeboek.write_text(book, encoding="utf-8")
        assert "andere kanten" in " ".join(voeg_samen(onderzoek, ["stress", "zorgen"], "stress").meldingen)

    @pytest.mark.parametrize(
        ("codes", "doel", "fout"),
        [
            (["stress"], "stress", "Samenvoegen doe je met twee codes of meer."),
            (["stress", "stress"], "stress", "Samenvoegen doe je met twee codes of meer."),
            (["stress", "weg"], "stress", "De code weg staat niet in het codeboek."),
            (["stress", "zorgen"], "nabijheid", "De code nabijheid is er al."),
            (["stress", "zorgen"], "nabijheid/x", "De code kan niet onder nabijheid komen te staan."),
            (["stress", "zorgen"], "code", "«code» is de naam van een kolom"),
        ],
    )
    def test_refused(self, onderzoek, codes, doel, fout):
        with pytest.raises(GebruiksFout) as caught:
            voeg_samen(onderzoek, codes, doel)
        assert caught.value.fout.startswith(fout)

    def test_refused_for_what_the_codes_are(self, tmp_path):
        book = CODEBOEK.replace(
            "  stress:\n",
            "  a:\n    termen: [aaa]\n    subcodes: {x: {termen: [xaa], subcodes: {y: {termen: [yaa]}}}}\n"
            "  b:\n    termen: [bbb]\n    subcodes: {x: {termen: [xbb]}}\n"
            "  c:\n    namen: {plus: licht, min: zwaar}\n    min: [ccc]\n"
            "  d:\n    namen: {plus: zwaar, min: licht}\n    min: [ddd]\n  stress:\n",
        )
        study = maak_studie(tmp_path / "t", codeboek=book)
        for codes, doel, fout in (
            (["a", "b"], "a", "Beide codes hebben een subcode x."),
            (["a", "a/x"], "a/x", "a/x valt onder a"),
            (["c", "d"], "c", "De kanten staan andersom"),
            (["b", "a", "a/x"], "b", "Beide codes hebben een subcode x."),
            (["c", "a", "a/x"], "c", "Een van deze codes valt onder een andere"),
        ):
            with pytest.raises(GebruiksFout) as caught:
                voeg_samen(study, codes, doel)
            assert caught.value.fout.startswith(fout), codes


class TestSplit:
    def test_what_people_coded_stays_and_the_young_codes_are_not_judged(self, onderzoek):
        before = in_rapport(onderzoek)
        done = splits(onderzoek, "stress", ["thuis", "stress/werk"])
        assert done.nieuw == ("stress/thuis", "stress/werk")
        assert controleer(onderzoek.codeboek).in_orde
        assert in_rapport(onderzoek) == before
        seen = oordelen(onderzoek)
        assert "stress" in seen
        assert "stress/thuis" not in seen
        assert done.geraakt.niet_beoordeeld == ("R01",)

    @pytest.mark.parametrize(
        ("code", "namen", "fout"),
        [
            ("weg", ["a1"], "De code weg staat niet"),
            ("stress", [], "Noem de nieuwe codes."),
            ("stress", ["a1", "A1"], "Twee van de nieuwe codes heten hetzelfde."),
            ("stress", ["stress"], "Subcode stress heet net zo"),
            ("stress", ["a b"], "«a b» kan geen naam van een code zijn."),
            ("stress", ["citaat"], "«citaat» is de naam van een kolom"),
        ],
    )
    def test_refused(self, onderzoek, code, namen, fout):
        with pytest.raises(GebruiksFout) as caught:
            splits(onderzoek, code, namen)
        assert caught.value.fout.startswith(fout)

    def test_no_fourth_layer(self, onderzoek):
        splits(onderzoek, "stress", ["a1"])
        splits(onderzoek, "stress/a1", ["b1"])
        with pytest.raises(GebruiksFout, match="past geen laag meer"):
            splits(onderzoek, "stress/a1/b1", ["c1"])


def test_commands(codeer, onderzoek):
    where = ("--map", onderzoek.map)
    trial = codeer(*where, "codeboek", "hernoem", "stress", "spanning", "--proef")
    assert trial.out.startswith("De code stress zou spanning heten.\nVerhuist mee: 0 eigen coderingen, 1 ")
    assert "Dit was een proef" in trial.err
    done = codeer(*where, "codeboek", "hernoem", "stress", "spanning")
    assert (done.afloop, done.out.split("\n")[0]) == (0, "De code stress heet nu spanning.")
    assert "bewaard/codeboek-01.yaml" in done.err
    trial = codeer(*where, "codeboek", "voeg-samen", "spanning", "zorgen", "--in", "zorgen", "--proef")
    assert trial.out.startswith("De codes spanning en zorgen zouden samen zorgen worden.\n")
    assert "Van: anna." in trial.out
    done = codeer(*where, "codeboek", "voeg-samen", "spanning", "zorgen", "--in", "zorgen", "--json")
    assert done.json["nieuw"] == ["zorgen"]
    assert done.json["geraakt"]["coderingen"] == 1
    done = codeer(*where, "codeboek", "splits", "zorgen", "thuis", "werk")
    assert done.out.startswith("Onder zorgen staan nu zorgen/thuis, zorgen/werk.\nBlijft bij de code zelf")
    assert "In R01 was al iets klaar" in done.out
    wrong = codeer(*where, "codeboek", "splits", "zorgen", "thuis", "--json")
    assert wrong.afloop == 2
    assert set(json.loads(wrong.out)) == {"fout", "tip"}
    log = codeer(*where, "logboek")
    assert "Codes spanning en zorgen samengevoegd tot zorgen." in log.out
    assert "Code zorgen verdeeld; nieuw: zorgen/thuis en zorgen/werk." in log.out


def test_merging_after_only_one_was_judged_is_told(codeer, onderzoek):
    anna = Werkplek(onderzoek, "anna")
    anna.heropen("R01")
    anna.klaar("R01", codes=["zorgen"])
    done = codeer("--map", onderzoek.map, "codeboek", "voeg-samen", "stress", "zorgen", "--in", "stress")
    assert "Nog niet helemaal beoordeeld in R01" in done.out
    assert any(isinstance(g.inhoud, Codering) for g in Werkplek(onderzoek, "anna").beeld("R01").eigen)
