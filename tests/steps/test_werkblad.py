"""The review sheet there and back: what is sure goes in, the rest is listed, and nothing twice."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from bladen import Map
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from studie import CODEBOEK, TEKSTEN, maak_studie

from codeer.core.errors import GebruiksFout, LeesFout, OnderzoekFout, SchrijfFout
from codeer.core.gebeurtenis import Afronding, Beslissing, Besluit, Codering, Inzage, Memo, Over
from codeer.core.werkblad import KLAAR, NAKIJKEN, ZELF, ZINNEN
from codeer.steps._werkblad_stand import Bladstand
from codeer.steps.codeboek_hernoem import hernoem
from codeer.steps.coderen import Werkplek
from codeer.steps.werkblad import werkblad
from codeer.storage.interviews import Herkomstblad, hash_tekst, schrijf_interview
from codeer.storage.logboek import lees_logboek
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.studie import nieuwe_studie, schrijf_studie

BOEK = CODEBOEK.replace("codes:", "facetten:\n  soort: [ervaring, wens]\ncodes:").replace(
    "    plus: [luisteren", "    namen: {plus: dichtbij, min: afstand}\n    plus: [luisteren"
)
TEKSTEN_MEER = {
    **TEKSTEN,
    "R02": "I: En u?\n\nR: Ze luisterde goed. Ik was erg gespannen, elke dag. Ik was erg gespannen, elke dag.\n"
    "Later niet meer.\n\nI: Fijn.\n\nR: =1+1 was het nooit.",
}


def bereid(folder):
    study = maak_studie(folder, teksten=TEKSTEN_MEER, codeboek=BOEK)
    schrijf_studie(study, nieuwe_studie())
    return study


@pytest.fixture
def onderzoek(tmp_path):
    return bereid(tmp_path / "s")


def pad(onderzoek, codeur="anna"):
    return onderzoek.map / f"werkblad-{codeur}.xlsx"


def maak(onderzoek, **keuzes) -> Map:
    uitkomst = werkblad(onderzoek, "anna", **keuzes)
    assert not uitkomst.gelezen
    return Map(uitkomst.bestand)


def lees(onderzoek, blad, naam="", **keuzes):
    path = onderzoek.map / naam if naam else pad(onderzoek)
    blad.bewaar(path)
    return werkblad(onderzoek, "anna", path, **keuzes)


def eigen(onderzoek, interview, soort, codeur="anna"):
    return [g for g in Werkplek(onderzoek, codeur).beeld(interview).eigen if isinstance(g.inhoud, soort)]


def besluiten(onderzoek, interview="R02"):
    rows = (g.inhoud for g in eigen(onderzoek, interview, Besluit))
    return sorted((i.beslissing.value, i.code, i.pool, i.wordt_code, i.wordt_pool) for i in rows)


def vind(blad, interview="R02", code="stress", nr=0, naam=NAKIJKEN):
    """The number of the nth row of this interview and code."""
    rows = [
        i
        for i, r in enumerate(blad.rijen(naam))
        if r["interview"] == interview and r.get("code", code) == code
    ]
    return rows[nr]


def journaal(onderzoek):
    return {p: p.read_bytes() for p in onderzoek.coderingen.rglob("*.jsonl")}


def teksten(uitkomst):
    return [(p.blad, p.rij, p.tekst) for p in uitkomst.problemen]


class TestTheSheet:
    def test_a_row_a_suggestion_with_its_reason(self, onderzoek):
        blad = maak(onderzoek)
        row = blad.rijen()[vind(blad)]
        assert (row["citaat"], row["kant"], row["spreker"], row["besluit"]) == (
            "Ik was erg gespannen, elke dag.",
            "min",
            "R",
            "",
        )
        assert "gespannen" in row["waarom"]
        assert row["ervoor"].endswith("Ze luisterde goed.")
        long = "woord " * 40
        tekst = f"R: {long.strip()}. Ik was gespannen. {long.strip()}."
        schrijf_interview(onderzoek, tekst, Herkomstblad("R03", "R03.txt", "0" * 64, hash_tekst(tekst)))
        pad(onderzoek).unlink()
        blad = Map(werkblad(onderzoek, "anna").bestand)
        row = blad.rijen()[vind(blad, "R03")]
        assert row["ervoor"].startswith("… woord")
        assert row["erna"].endswith("woord …")
        assert len(row["erna"]) < 140
        assert {r["kant"] for r in blad.rijen() if r["code"] == "nabijheid"} == {"dichtbij", "afstand"}
        assert list(blad.bladen) == ["Uitleg", NAKIJKEN, ZELF, KLAAR, "Codeboek", "codeer"]

    def test_equal_input_gives_equal_bytes(self, onderzoek, tmp_path):
        one = werkblad(onderzoek, "anna").bestand.read_bytes()
        assert werkblad(onderzoek, "anna", tmp_path / "werkblad-anna.xlsx").bestand.read_bytes() == one

    def test_seeing_suggestions_is_recorded_once(self, onderzoek):
        maak(onderzoek)
        assert len(eigen(onderzoek, "R02", Inzage)) == 1
        before = journaal(onderzoek)
        werkblad(onderzoek, "anna")
        assert journaal(onderzoek) == before

    def test_text_is_never_a_formula(self, onderzoek):
        blad = maak(onderzoek, blind=True)
        assert any(r["zin"].startswith("=1+1") for r in blad.rijen(ZINNEN))

    def test_it_is_noted_without_content(self, onderzoek):
        maak(onderzoek)
        (event,) = lees_logboek(onderzoek)[0]
        assert event.soort == "werkblad"
        assert event.gegevens == {"codeur": "anna", "interviews": ["G01", "R01", "R02"]}

    def test_only_what_the_plan_gives_her(self, onderzoek):
        (onderzoek.map / "verdeling.csv").write_text("interview;codeurs;blind\nR02;anna;ja\n", "utf-8")
        made = werkblad(onderzoek, "anna")
        assert (made.interviews, made.blind) == (("R02",), ("R02",))
        made.bestand.unlink()
        assert werkblad(onderzoek, "anna", interview="R01").interviews == ("R01",)

    def test_an_interview_that_cannot_be_read_is_told(self, onderzoek):
        onderzoek.tekst("G01").write_text("R: anders", encoding="utf-8")
        made = werkblad(onderzoek, "anna")
        assert made.interviews == ("R01", "R02")
        assert "G01" in made.meldingen[0]


class TestDecisions:
    def test_each_word_does_what_it_says(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit=" Akkoord", memo="want\ndus", facet_soort="Wens")
        blad.zet(NAKIJKEN, vind(blad, nr=1), besluit="anders", wordt_code="Nabijheid", wordt_kant="afstand")
        blad.zet(NAKIJKEN, vind(blad, code="nabijheid"), besluit="afgewezen")
        blad.schud()
        done = lees(onderzoek, blad)
        assert (done.overgenomen, done.problemen) == (3, ())
        # with columns and sheets of her own, which the fresh one does not have
        assert done.kopie == "bewaard/werkblad-anna-01.xlsx"
        assert besluiten(onderzoek) == [
            ("afgewezen", "nabijheid", "plus", "", ""),
            ("akkoord", "stress", "min", "", ""),
            ("anders", "stress", "min", "nabijheid", "min"),
        ]
        (memo,) = eigen(onderzoek, "R02", Memo)
        assert (memo.inhoud.over, memo.inhoud.tekst) == (Over.CODERING, "want\ndus")
        first = next(g.inhoud for g in eigen(onderzoek, "R02", Besluit) if g.inhoud.beslissing == "akkoord")
        assert (first.facetten, "gespannen" in first.waarom) == ((("soort", "wens"),), True)

    def test_the_fresh_sheet_says_what_was_decided(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord", memo="want", facet_soort="wens")
        blad.zet(NAKIJKEN, vind(blad, nr=1), besluit="anders", wordt_code="nabijheid", wordt_kant="plus")
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        one, two = (fresh.rijen()[vind(fresh, nr=n)] for n in (0, 1))
        assert (one["besluit"], one["memo"], one["facet soort"]) == ("akkoord", "want", "wens")
        assert (two["besluit"], two["wordt_code"], two["wordt_kant"]) == ("anders", "nabijheid", "dichtbij")
        before = journaal(onderzoek)
        assert lees(onderzoek, fresh).overgenomen == 0
        assert journaal(onderzoek) == before

    def test_a_decision_can_change_and_be_taken_back(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        fresh.zet(NAKIJKEN, vind(fresh), besluit="afgewezen")
        lees(onderzoek, fresh)
        assert [b[0] for b in besluiten(onderzoek)] == ["afgewezen"]
        fresh = Map(pad(onderzoek))
        fresh.zet(NAKIJKEN, vind(fresh), besluit="open")
        assert lees(onderzoek, fresh).overgenomen == 1
        assert besluiten(onderzoek) == []
        assert lees(onderzoek, fresh).overgenomen == 0

    def test_facets_change_and_go(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord", facet_soort="wens")
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        fresh.zet(NAKIJKEN, vind(fresh), facet_soort="geen")
        lees(onderzoek, fresh)
        assert [g.inhoud.facetten for g in eigen(onderzoek, "R02", Besluit)] == [()]

    def test_an_empty_cell_or_a_missing_row_changes_nothing(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord", memo="want")
        blad.zet(NAKIJKEN, vind(blad, nr=1), besluit="akkoord")
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        fresh.zet(NAKIJKEN, vind(fresh), besluit="", memo="")
        fresh.weg(NAKIJKEN, vind(fresh, nr=1))
        before = journaal(onderzoek)
        assert lees(onderzoek, fresh).overgenomen == 0
        assert journaal(onderzoek) == before

    def test_what_was_decided_elsewhere_is_a_conflict(self, onderzoek):
        blad = maak(onderzoek)
        row = vind(blad)
        blad.zet(NAKIJKEN, row, besluit="akkoord", memo="mijn memo")
        anna = Werkplek(onderzoek, "anna")
        beeld = anna.beeld("R02")
        v = next(v for v in beeld.voorgesteld.voorstellen if v.code == "stress")
        plek = (v.begin, v.eind, beeld.interview.tekst[v.begin : v.eind])
        id = anna.besluit("R02", plek, v.code, v.pool, Beslissing.AFGEWEZEN).ids[0]
        anna.memo("R02", Over.CODERING, id, "andere memo")
        done = lees(onderzoek, blad)
        assert [p.conflict for p in done.problemen] == [True]
        assert "nu afgewezen, in het blad akkoord" in done.problemen[0].tekst
        assert besluiten(onderzoek)[0][0] == "afgewezen"
        assert (onderzoek.map / done.kopie).is_file()
        fresh = Map(pad(onderzoek))
        now = fresh.rijen()[vind(fresh)]
        assert (now["besluit"], now["memo"]) == ("afgewezen", "andere memo")
        assert "Sinds dit werkblad" in now["melding"]

    def test_the_memo_alone_can_be_in_conflict(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord", memo="een")
        lees(onderzoek, blad)
        blad = Map(pad(onderzoek))
        blad.zet(NAKIJKEN, vind(blad), memo="twee")
        (g,) = eigen(onderzoek, "R02", Besluit)
        Werkplek(onderzoek, "anna").memo("R02", Over.CODERING, g.id, "drie")
        assert [p.tekst for p in lees(onderzoek, blad).problemen] == [
            "Sinds dit werkblad is de memo hier veranderd."
        ]

    def test_two_own_decisions_are_settled_on_the_sheet(self, onderzoek):
        for apparaat, beslissing in (("a", Beslissing.AKKOORD), ("b", Beslissing.AFGEWEZEN)):
            anna = Werkplek(onderzoek, "anna")
            anna._maker._apparaat = apparaat
            beeld = anna.beeld("R02")
            v = next(v for v in beeld.voorgesteld.voorstellen if v.code == "stress")
            plek = (v.begin, v.eind, beeld.interview.tekst[v.begin : v.eind])
            anna.besluit("R02", plek, v.code, v.pool, beslissing)
        path = next(onderzoek.coderingen.rglob("R02.jsonl"))
        # neither knew of the other
        path.write_text(path.read_text("utf-8").replace('"na":["', '"na":["x'), encoding="utf-8")
        blad = maak(onderzoek)
        row = vind(blad)
        assert "twee verschillende besluiten" in blad.rijen()[row]["melding"]
        blad.zet(NAKIJKEN, row, besluit="open")
        assert "twee besluiten van jou" in lees(onderzoek, blad).problemen[0].tekst
        blad.zet(NAKIJKEN, row, besluit="akkoord")
        assert lees(onderzoek, blad).problemen == ()
        assert [b[0] for b in besluiten(onderzoek)] == ["akkoord"]

    def test_renaming_a_code_meanwhile_is_no_conflict(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
        blad.zet(NAKIJKEN, vind(blad, nr=1), besluit="anders", wordt_code="stress", wordt_kant="plus")
        blad.erbij(interview="R01", citaat="hoor", code="stress", kant="min")
        lees(onderzoek, blad)
        blad = Map(pad(onderzoek))
        blad.zet(
            NAKIJKEN, vind(blad, "R01", nr=-1), besluit="anders", wordt_code="nabijheid", wordt_kant="plus"
        )
        hernoem(onderzoek, "stress", "spanning")
        done = lees(onderzoek, blad)
        assert (done.overgenomen, done.problemen) == (1, ())
        assert {i[1] for i in besluiten(onderzoek)} == {"spanning"}
        assert [g.inhoud.code for g in eigen(onderzoek, "R01", Codering)] == ["nabijheid"]

    def test_a_decision_stays_in_view_when_the_codebook_suggests_it_no_more(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
        blad.zet(NAKIJKEN, vind(blad, nr=1), besluit="afgewezen")
        text = onderzoek.codeboek.read_text("utf-8").replace(", gespannen]", "]")
        onderzoek.codeboek.write_text(text.replace("min: afstand", "min: ver weg"), encoding="utf-8")
        # she decided on what the sheet showed her
        done = lees(onderzoek, blad)
        assert (done.overgenomen, done.problemen) == (2, ())
        fresh = Map(pad(onderzoek))
        rows = [r for r in fresh.rijen() if (r["interview"], r["code"]) == ("R02", "stress")]
        assert [r["besluit"] for r in rows] == ["akkoord", "afgewezen"]
        assert all("gespannen" in r["waarom"] for r in rows)
        fresh.zet(NAKIJKEN, vind(fresh), besluit="open")
        assert lees(onderzoek, fresh).overgenomen == 1

    def test_a_row_without_anything_filled_in_may_be_damaged(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), sleutel="kapot")
        blad.bladen[NAKIJKEN].append(["zomaar een eigen regel"])
        assert lees(onderzoek, blad).problemen == ()

    @pytest.mark.parametrize(
        ("cellen", "tekst"),
        [
            ({"besluit": "misschien"}, "«misschien» is geen besluit."),
            ({"besluit": "eigen"}, "«eigen» is geen besluit."),
            ({"wordt_code": "stress"}, "Er staat wel iets bij wordt_code of wordt_kant"),
            (
                {"besluit": "akkoord", "wordt_kant": "min"},
                "Er staat akkoord, en ook een andere code of kant.",
            ),
            ({"besluit": "anders"}, "Bij anders hoort welke code of kant het wordt."),
            ({"besluit": "anders", "wordt_code": "strss", "wordt_kant": "min"}, "De code «strss» staat niet"),
            ({"besluit": "anders", "wordt_code": "nabijheid"}, "Bij de code nabijheid hoort een kant."),
            ({"besluit": "anders", "wordt_kant": "links"}, "De code stress heeft geen kant «links»."),
            ({"besluit": "anders", "wordt_kant": "min"}, "Dat is dezelfde code en kant als er al stond."),
            ({"besluit": "akkoord", "facet_soort": "droom"}, "«droom» is geen waarde van facet soort."),
            ({"memo": "zomaar"}, "Een memo kan pas als er een besluit staat."),
            ({"besluit": "akkoord", "citaat": "Iets anders."}, "In deze rij is het citaat veranderd"),
            ({"besluit": "akkoord", "code": "nabijheid"}, "In deze rij is de code veranderd"),
            ({"besluit": "akkoord", "kant": "plus"}, "In deze rij is de kant veranderd"),
            ({"besluit": "akkoord", "interview": "R01"}, "In deze rij is het interview veranderd"),
            ({"besluit": "akkoord", "rij": "v123456789"}, "In deze rij is de naam van de rij veranderd"),
            (
                {"besluit": "akkoord", "sleutel": "voorstel|R02"},
                "De verborgen sleutel van deze rij is beschadigd.",
            ),
            ({"besluit": "akkoord", "sleutel": ""}, "Deze rij is niet van codeer."),
        ],
    )
    def test_what_cannot_go_in_is_listed_with_its_place(self, onderzoek, cellen, tekst):
        blad = maak(onderzoek)
        row = vind(blad)
        blad.zet(NAKIJKEN, row, **cellen)
        blad.zet(NAKIJKEN, vind(blad, "R01"), besluit="akkoord")
        done = lees(onderzoek, blad)
        (probleem,) = done.problemen
        assert (probleem.blad, probleem.rij) == (NAKIJKEN, row + 2)
        assert probleem.tekst.startswith(tekst)
        assert probleem.tip
        assert (done.overgenomen, besluiten(onderzoek), len(besluiten(onderzoek, "R01"))) == (1, [], 1)
        fresh = Map(pad(onderzoek))
        kept = fresh.rijen()[vind(fresh)]
        if "sleutel" not in cellen:
            assert kept["melding"].startswith(tekst)
        if set(cellen) <= {"besluit", "wordt_code", "wordt_kant", "memo"}:
            assert all(kept[k] == v for k, v in cellen.items())
        else:
            assert "besluit" not in cellen or kept["besluit"] in ("", "akkoord")

    def test_a_row_that_lost_its_quote_does_not_go_in_by_itself_next_time(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord", citaat="Iets anders.")
        lees(onderzoek, blad)
        assert lees(onderzoek, Map(pad(onderzoek))).overgenomen == 0
        assert besluiten(onderzoek) == []

    def test_a_row_twice(self, onderzoek):
        blad = maak(onderzoek)
        row = vind(blad)
        blad.bladen[NAKIJKEN].append(list(blad.bladen[NAKIJKEN][row + 1]))
        assert lees(onderzoek, blad).problemen == ()
        blad.zet(NAKIJKEN, row, besluit="akkoord")
        assert "staat er twee keer" in lees(onderzoek, blad).problemen[0].tekst
        assert besluiten(onderzoek) == []

    def test_the_hidden_column_gone(self, onderzoek):
        blad = maak(onderzoek)
        blad.bladen[NAKIJKEN][0][-1] = "iets"
        assert lees(onderzoek, blad).problemen[0].tekst == "De kolom sleutel ontbreekt."

    def test_a_sheet_gone_or_empty_says_nothing(self, onderzoek):
        blad = maak(onderzoek)
        del blad.bladen[NAKIJKEN]
        blad.bladen[ZELF] = [[]]
        assert lees(onderzoek, blad).problemen == ()

    def test_a_text_that_was_replaced(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
        tekst = TEKSTEN_MEER["R02"].replace("Later", "Veel later")
        schrijf_interview(onderzoek, tekst, Herkomstblad("R02", "R02.txt", "0" * 64, hash_tekst(tekst)))
        assert "intussen vervangen" in lees(onderzoek, blad).problemen[0].tekst

    def test_an_interview_that_is_gone(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
        for path in (onderzoek.tekst("R02"), onderzoek.herkomst("R02")):
            path.unlink()
        assert "Interview «R02» is er niet." in {p.tekst for p in lees(onderzoek, blad).problemen}

    def test_an_interview_that_cannot_be_read_stops_no_other(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
        blad.zet(NAKIJKEN, vind(blad, "R01"), besluit="akkoord")
        good = onderzoek.tekst("R02").read_bytes()
        onderzoek.tekst("R02").write_text("R: anders", encoding="utf-8")
        done = lees(onderzoek, blad)
        assert (done.overgenomen, [p.interview for p in done.problemen]) == (1, ["R02"])
        onderzoek.tekst("R02").write_bytes(good)
        # the sheet as it was is kept, and the new one has the interview again
        assert lees(onderzoek, Map(onderzoek.map / done.kopie)).overgenomen == 1
        assert {r["interview"] for r in Map(pad(onderzoek)).rijen()} >= {"R01", "R02"}


class TestOwnCodings:
    def test_a_quote_is_found_back(self, onderzoek):
        blad = maak(onderzoek)
        blad.erbij(
            interview="r02",
            citaat="Ze  luisterde goed",
            code="stress",
            kant="plus",
            memo="kijk",
            facet_soort="wens",
        )
        blad.erbij(interview="R02", citaat="Later niet meer.", code="nabijheid", kant="-")
        assert lees(onderzoek, blad).overgenomen == 2
        rows = eigen(onderzoek, "R02", Codering)
        assert [(g.anker.citaat, g.inhoud.code, g.inhoud.pool, g.inhoud.blind) for g in rows] == [
            ("Ze luisterde goed", "stress", "plus", False),
            ("Later niet meer.", "nabijheid", "min", False),
        ]
        assert rows[0].inhoud.facetten == (("soort", "wens"),)
        assert [m.inhoud.tekst for m in eigen(onderzoek, "R02", Memo)] == ["kijk"]
        assert lees(onderzoek, blad).overgenomen == 0

    @pytest.mark.parametrize(
        ("cellen", "tekst"),
        [
            ({"citaat": "Ik was erg gespannen"}, "Dit citaat staat 2 keer in R02: op regel 3, 3."),
            ({"citaat": "Staat er niet"}, "Dit citaat staat niet in R02."),
            ({"citaat": ""}, "Er staat geen citaat bij."),
            ({"code": ""}, "De code «» staat niet in het codeboek."),
            ({"code": "stess"}, "De code «stess» staat niet in het codeboek."),
            ({"kant": ""}, "Bij de code stress hoort een kant."),
            ({"interview": ""}, "Er staat geen interview bij."),
            ({"interview": "R77"}, "Interview «R77» is er niet."),
            ({"facet_soort": "x"}, "«x» is geen waarde van facet soort."),
        ],
    )
    def test_what_cannot_go_in_stays_on_the_sheet(self, onderzoek, cellen, tekst):
        blad = maak(onderzoek)
        good = {"interview": "R02", "citaat": "Later niet meer.", "code": "stress", "kant": "min"}
        blad.erbij(**{**good, **cellen})
        done = lees(onderzoek, blad)
        assert teksten(done) == [(ZELF, 2, tekst)] if ":" not in tekst else done.problemen[0].tekst == tekst
        (row,) = Map(pad(onderzoek)).rijen(ZELF)
        assert row["melding"].startswith(tekst)
        assert row["code"] == cellen.get("code", "stress")
        assert eigen(onderzoek, "R02", Codering) == []

    def test_changing_and_taking_away(self, onderzoek):
        blad = maak(onderzoek)
        blad.erbij(interview="R02", citaat="Later niet meer.", code="stress", kant="min")
        blad.erbij(interview="R02", citaat="elke dag. Ik was", code="stress", kant="plus")
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        own = [i for i, r in enumerate(fresh.rijen()) if r["besluit"] == "eigen"]
        wissel, weg = sorted(own, key=lambda i: fresh.rijen()[i]["citaat"] != "Later niet meer.")
        fresh.zet(NAKIJKEN, wissel, besluit="anders", wordt_kant="plus", facet_soort="wens")
        fresh.zet(NAKIJKEN, weg, besluit="weg")
        assert lees(onderzoek, fresh).overgenomen == 2
        (left,) = eigen(onderzoek, "R02", Codering)
        assert (left.anker.citaat, left.inhoud.pool, left.inhoud.facetten) == (
            "Later niet meer.",
            "plus",
            (("soort", "wens"),),
        )
        assert lees(onderzoek, fresh).overgenomen == 0
        # the very first sheet asks for what was changed and taken away: that does not come back unasked
        done = lees(onderzoek, blad)
        assert [p.conflict for p in done.problemen] == [True, True]
        assert len(eigen(onderzoek, "R02", Codering)) == 1

    def test_facets_of_a_coding(self, onderzoek):
        blad = maak(onderzoek)
        blad.erbij(interview="R02", citaat="Later niet meer.", code="stress", kant="min")
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        row = next(i for i, r in enumerate(fresh.rijen()) if r["besluit"] == "eigen")
        fresh.zet(NAKIJKEN, row, facet_soort="ervaring", memo="m")
        assert lees(onderzoek, fresh).overgenomen == 1
        (g,) = eigen(onderzoek, "R02", Codering)
        assert g.inhoud.facetten == (("soort", "ervaring"),)
        blad.zet(ZELF, 0, facet_soort="wens")
        assert "met andere facetten" in lees(onderzoek, blad).problemen[0].tekst

    def test_changing_into_what_is_there_already(self, onderzoek):
        blad = maak(onderzoek)
        for kant in ("min", "plus"):
            blad.erbij(interview="R02", citaat="Later niet meer.", code="stress", kant=kant)
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        row = next(i for i, r in enumerate(fresh.rijen()) if r["besluit"] == "eigen" and r["kant"] == "min")
        fresh.zet(NAKIJKEN, row, besluit="anders", wordt_kant="plus")
        lees(onderzoek, fresh)
        assert [g.inhoud.pool for g in eigen(onderzoek, "R02", Codering)] == ["plus"]
        again = lees(onderzoek, fresh)
        assert (again.overgenomen, again.problemen) == (0, ())

    def test_a_coding_that_went_away_elsewhere(self, onderzoek):
        blad = maak(onderzoek)
        blad.erbij(interview="R02", citaat="Later niet meer.", code="stress", kant="min")
        lees(onderzoek, blad)
        fresh = Map(pad(onderzoek))
        row = next(i for i, r in enumerate(fresh.rijen()) if r["besluit"] == "eigen")
        fresh.zet(NAKIJKEN, row, besluit="anders", wordt_kant="plus")
        (g,) = eigen(onderzoek, "R02", Codering)
        Werkplek(onderzoek, "anna").haal_weg("R02", g.id)
        (probleem,) = lees(onderzoek, fresh).problemen
        assert (probleem.conflict, "nu weg, in het blad" in probleem.tekst) == (True, True)


class TestFinishing:
    def test_yes_and_no(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(KLAAR, vind(blad, naam=KLAAR), klaar="Ja")
        assert lees(onderzoek, blad).overgenomen == 1
        (g,) = eigen(onderzoek, "R02", Afronding)
        assert (g.inhoud.codes, g.inhoud.blind) == (("nabijheid", "stress"), False)
        fresh = Map(pad(onderzoek))
        assert fresh.rijen(KLAAR)[vind(fresh, naam=KLAAR)]["nu"] == "klaar"
        assert lees(onderzoek, fresh).overgenomen == 0
        fresh.zet(KLAAR, vind(fresh, naam=KLAAR), klaar="nee")
        assert lees(onderzoek, fresh).overgenomen == 1
        assert eigen(onderzoek, "R02", Afronding) == []
        blad.zet(KLAAR, 0, klaar="bijna")
        assert "«bijna» is geen ja of nee." in lees(onderzoek, blad).problemen[0].tekst

    def test_in_part(self, onderzoek):
        Werkplek(onderzoek, "anna").klaar("R02", codes=["stress"])
        blad = maak(onderzoek)
        row = vind(blad, naam=KLAAR)
        assert (blad.rijen(KLAAR)[row]["nu"], blad.rijen(KLAAR)[row]["klaar"]) == ("deels klaar", "")
        blad.zet(KLAAR, row, klaar="ja")
        assert lees(onderzoek, blad).overgenomen == 1

    def test_not_while_rows_are_left(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="misschien")
        blad.zet(KLAAR, vind(blad, naam=KLAAR), klaar="ja")
        done = lees(onderzoek, blad)
        assert {p.blad for p in done.problemen} == {NAKIJKEN, KLAAR}
        assert eigen(onderzoek, "R02", Afronding) == []

    def test_done_elsewhere(self, onderzoek):
        blad = maak(onderzoek)
        row = vind(blad, naam=KLAAR)
        anna = Werkplek(onderzoek, "anna")
        anna.klaar("R02")
        fresh = lees(onderzoek, maak_blad(onderzoek))
        assert fresh.problemen == ()
        other = Map(pad(onderzoek))
        anna.heropen("R02")
        other.zet(KLAAR, row, klaar="nee")
        assert lees(onderzoek, other).problemen == ()
        blad.zet(KLAAR, row, klaar="ja")
        assert lees(onderzoek, blad).overgenomen == 1
        other.zet(KLAAR, row, klaar="nee")
        assert lees(onderzoek, other).overgenomen == 1

    def test_conflict(self, onderzoek):
        Werkplek(onderzoek, "anna").klaar("R02", codes=["stress"])
        blad = maak(onderzoek)
        blad.zet(KLAAR, vind(blad, naam=KLAAR), klaar="nee")
        Werkplek(onderzoek, "anna").klaar("R02")
        (probleem,) = lees(onderzoek, blad).problemen
        assert (probleem.conflict, probleem.tekst) == (
            True,
            "Sinds dit werkblad is dit interview klaar gezet.",
        )


def maak_blad(onderzoek) -> Map:
    werkblad(onderzoek, "anna")
    return Map(pad(onderzoek))


class TestBlind:
    def test_sentences_without_suggestions(self, onderzoek):
        blad = maak(onderzoek, blind=True)
        assert blad.rijen(NAKIJKEN) == []
        rows = blad.rijen(ZINNEN)
        assert [(r["spreker"], r["zin"]) for r in rows if r["interview"] == "R02"][:2] == [
            ("I", "En u?"),
            ("R", "Ze luisterde goed."),
        ]
        assert eigen(onderzoek, "R02", Inzage) == []

    def test_codes_on_sentences_are_blind(self, onderzoek):
        blad = maak(onderzoek, blind=True)
        row = next(i for i, r in enumerate(blad.rijen(ZINNEN)) if r["zin"] == "Later niet meer.")
        blad.zet(ZINNEN, row, code="stress", kant="min", code_2="nabijheid", kant_2="dichtbij", memo="m")
        blad.zet(ZINNEN, row + 1, code="stress", kant="min")  # what the interviewer says is there to read
        blad.erbij(interview="R02", citaat="goed. Ik", code="stress", kant="plus")
        blad.zet(KLAAR, vind(blad, naam=KLAAR), klaar="ja")
        done = lees(onderzoek, blad)
        assert (done.overgenomen, done.blind) == (3, ("G01", "R01", "R02"))
        assert all(g.inhoud.blind for g in eigen(onderzoek, "R02", (Codering, Afronding)))
        assert len(eigen(onderzoek, "R02", Codering)) == 3
        assert eigen(onderzoek, "R02", Inzage) == []
        fresh = Map(pad(onderzoek))
        again = next(r for r in fresh.rijen(ZINNEN) if r["zin"] == "Later niet meer.")
        assert set(again["al gecodeerd"].split("; ")) == {"stress (min)", "nabijheid (dichtbij)"}
        assert [r["besluit"] for r in fresh.rijen()] == ["eigen"] * 3
        assert lees(onderzoek, blad).overgenomen == 0

    def test_a_code_on_what_the_interviewer_says_is_told_and_stays(self, onderzoek):
        blad = maak(onderzoek, blind=True)
        row = next(i for i, r in enumerate(blad.rijen(ZINNEN)) if r["zin"] == "Fijn.")
        blad.zet(ZINNEN, row, code="stress", kant="min")
        for _ in range(2):
            (probleem,) = lees(onderzoek, blad).problemen
            assert "vragen van de interviewer tellen niet mee" in probleem.tekst
            assert (probleem.blad, probleem.rij) == (ZINNEN, row + 2)
            blad = Map(pad(onderzoek))
            fresh = blad.rijen(ZINNEN)[row]
            assert (fresh["zin"], fresh["code"], fresh["kant"]) == ("Fijn.", "stress", "min")
            assert "vragen van de interviewer" in fresh["melding"]
        row = next(i for i, r in enumerate(blad.rijen(ZINNEN)) if r["spreker"] == "O")
        blad.zet(ZINNEN, row, code="stress", kant="min")
        assert "wat O zegt telt niet mee" in lees(onderzoek, blad).problemen[0].tekst

    @pytest.mark.parametrize(
        ("cellen", "tekst"),
        [
            ({"kant": "min"}, "Er staat een kant zonder code."),
            ({"memo": "m"}, "Er staat wel een memo of facet, maar geen code."),
            ({"facet_soort": "wens"}, "Er staat wel een memo of facet, maar geen code."),
            ({"code": "stress", "kant": "min", "code_2": "x"}, "De code «x» staat niet in het codeboek."),
            ({"code": "stress", "kant": "min", "zin": "Anders."}, "In deze rij is het citaat veranderd"),
        ],
    )
    def test_refused(self, onderzoek, cellen, tekst):
        blad = maak(onderzoek, blind=True)
        row = next(i for i, r in enumerate(blad.rijen(ZINNEN)) if r["zin"] == "Later niet meer.")
        blad.zet(ZINNEN, row, **cellen)
        (probleem,) = lees(onderzoek, blad).problemen
        assert (probleem.blad, probleem.rij, probleem.tekst.startswith(tekst)) == (ZINNEN, row + 2, True)
        assert eigen(onderzoek, "R02", Codering) == []

    def test_a_replaced_text(self, onderzoek):
        blad = maak(onderzoek, blind=True)
        row = next(i for i, r in enumerate(blad.rijen(ZINNEN)) if r["zin"] == "Later niet meer.")
        blad.zet(ZINNEN, row, code="stress", kant="min")
        tekst = TEKSTEN_MEER["R02"].replace("Later", "Veel later")
        schrijf_interview(onderzoek, tekst, Herkomstblad("R02", "R02.txt", "0" * 64, hash_tekst(tekst)))
        assert "intussen vervangen" in lees(onderzoek, blad).problemen[0].tekst


class TestTheFile:
    def test_a_name_that_is_not_there_makes_no_sheet(self, onderzoek):
        for naam in ("bestaatniet.xlsx", "Werkblad anna.xlsx"):
            with pytest.raises(GebruiksFout, match="bestaat niet") as caught:
                werkblad(onderzoek, "anna", onderzoek.map / naam)
            assert caught.value.tip.endswith("codeer open --codeur anna --werkblad")
        assert not list(onderzoek.map.glob("*.xlsx"))
        (onderzoek.map / "elders").mkdir()
        assert not werkblad(onderzoek, "anna", onderzoek.map / "elders" / "werkblad-anna.xlsx").gelezen

    def test_who_is_not_in_the_plan_stays_blind_where_it_is_planned(self, onderzoek):
        (onderzoek.map / "verdeling.csv").write_text("interview;codeurs;blind\nR02;bo;ja\n", "utf-8")
        assert werkblad(onderzoek, "anna").blind == ("R02",)

    def test_of_another_codeur_study_or_program(self, onderzoek, tmp_path):
        path = werkblad(onderzoek, "anna").bestand
        with pytest.raises(GebruiksFout, match="het werkblad van anna"):
            werkblad(onderzoek, "bea", path)
        other = bereid(tmp_path / "ander")
        with pytest.raises(GebruiksFout, match="een ander onderzoek"):
            werkblad(other, "anna", path)
        blad = Map(path)
        blad.bladen["codeer"][0][1] = "9"
        with pytest.raises(GebruiksFout, match="een andere versie"):
            werkblad(onderzoek, "anna", blad.bewaar(tmp_path / "nieuw.xlsx"))
        (tmp_path / "tekst.xlsx").write_text("hallo", encoding="utf-8")
        with pytest.raises(LeesFout):
            werkblad(onderzoek, "anna", tmp_path / "tekst.xlsx")
        with pytest.raises(GebruiksFout, match="geen werkmap"):
            werkblad(onderzoek, "anna", tmp_path / "tekst.csv")
        with pytest.raises(OnderzoekFout, match="Interview R9 is er niet"):
            werkblad(onderzoek, "anna", tmp_path / "werkblad-anna.xlsx", interview="R9")

    def test_without_interviews(self, tmp_path):
        with pytest.raises(OnderzoekFout):
            werkblad(maak_studie(tmp_path / "leeg", teksten={}), "anna")

    def test_a_study_file_that_is_damaged(self, onderzoek):
        onderzoek.studie.write_text("kapot", encoding="utf-8")
        assert werkblad(onderzoek, "anna").interviews

    def test_open_in_excel(self, onderzoek, monkeypatch):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
        blad.bewaar(pad(onderzoek))

        def locked(*_):
            raise PermissionError

        with monkeypatch.context() as m:
            m.setattr("os.replace", locked)
            with pytest.raises(SchrijfFout) as caught:
                werkblad(onderzoek, "anna")
        assert "in Excel" in caught.value.tip
        # what was filled in is safe, and the next time it is known
        assert besluiten(onderzoek)[0][0] == "akkoord"
        assert werkblad(onderzoek, "anna").overgenomen == 0

    def test_the_same_faulty_sheet_is_kept_once(self, onderzoek):
        blad = maak(onderzoek)
        blad.zet(NAKIJKEN, vind(blad), besluit="misschien")
        copies = {lees(onderzoek, blad).kopie for _ in range(3)}
        assert copies == {"bewaard/werkblad-anna-01.xlsx"}

    def test_the_choice_of_interviews_and_blindness_stay(self, onderzoek):
        werkblad(onderzoek, "anna", blind=True, interview="R02")
        again = werkblad(onderzoek, "anna")
        assert (again.interviews, again.blind) == (("R02",), ("R02",))


def test_command(codeer, onderzoek):
    words = ("--map", onderzoek.map, "open", "--codeur", "Anna", "--werkblad")
    made = codeer(*words)
    assert (made.afloop, "Werkblad van anna, met 3 interviews" in made.out) == (0, True)
    assert "codeer open --codeur anna --werkblad" in made.err
    blad = Map(pad(onderzoek))
    blad.zet(NAKIJKEN, vind(blad), besluit="akkoord")
    blad.zet(NAKIJKEN, vind(blad, nr=1), besluit="akoord")
    for _ in range(45):
        blad.erbij(interview="R02", citaat="niets", code="stress", kant="min")
    blad.bewaar(onderzoek.map / "terug.xlsx")
    done = codeer(*words, onderzoek.map / "terug.xlsx")
    assert (done.afloop, done.out.split("\n")[0]) == (1, "1 rij overgenomen uit terug.xlsx.")
    assert (
        f"Niet overgenomen: blad Nakijken, rij {vind(blad, nr=1) + 2}: «akoord» is geen besluit." in done.out
    )
    assert "En nog 6; ze staan allemaal" in done.out
    assert "bewaard/terug-01.xlsx" in done.err
    assert '"terug.xlsx"' in done.err
    onderzoek.tekst("G01").write_text("R: anders", encoding="utf-8")
    (onderzoek.map / "ander").mkdir()
    assert "Let op: interviews/G01.txt" in codeer(*words, onderzoek.map / "ander" / "werkblad-anna.xlsx").err
    again = codeer(*words, onderzoek.map / "terug.xlsx", "--json")
    assert (again.afloop, again.json["overgenomen"], len(again.json["problemen"])) == (1, 0, 47)
    assert codeer(*words[:-1], "--json").afloop == 2
    blind = codeer(*words[:2], "open", "--codeur", "bea", "--werkblad", "--blind")
    assert "Blind, zonder voorstellen: R01, R02" in blind.out


KEUZES = st.fixed_dictionaries(
    {"besluit": st.sampled_from(["", "akkoord", "AFGEWEZEN", "open", "anders"])},
    optional={
        "memo": st.sampled_from(["", "een", "=2 +", "twee\nregels"]),
        "facet_soort": st.sampled_from(["", "wens", "ervaring"]),
    },
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(KEUZES, min_size=1, max_size=8), st.integers(0, 99), st.lists(st.integers(0, 30), max_size=3))
def test_any_valid_filling_in_comes_back_whole(keuzes, zaad, weg):
    with tempfile.TemporaryDirectory() as folder:
        study = bereid(Path(folder) / "s")
        blad = maak(study)
        wanted = {}
        for nr, cells in enumerate(keuzes):
            if nr >= len(blad.rijen()):
                break
            filled = dict(cells)
            if cells["besluit"] == "anders":
                filled |= {"wordt_code": "stress", "wordt_kant": "plus"}
            if cells["besluit"] in ("", "open"):
                filled = {"besluit": cells["besluit"]}
            blad.zet(NAKIJKEN, nr, **filled)
            wanted[blad.rijen()[nr]["rij"]] = filled
        for nr in sorted({n for n in weg if n < len(blad.rijen())}, reverse=True):
            wanted.pop(blad.rijen()[nr]["rij"], None)
            blad.weg(NAKIJKEN, nr)
        blad.schud(zaad)
        assert lees(study, blad).problemen == ()
        once = journaal(study)
        again = lees(study, blad)
        assert (again.overgenomen, again.problemen, journaal(study)) == (0, (), once)
        _check(study, wanted)


def _check(study: Onderzoek, wanted):
    plek, found = Werkplek(study, "anna"), {}
    for id in TEKSTEN_MEER:
        stand = Bladstand(plek.beeld(id))
        for sleutel, _ in stand.sleutels():
            found[sleutel.rij] = stand.invulling(sleutel), stand.memo(stand.drager(sleutel))
    for rij, cells in wanted.items():
        now, memo = found.pop(rij)
        word = cells["besluit"].lower()
        assert now.besluit == (word or "open")
        assert memo == cells.get("memo", "")
        if word in ("akkoord", "anders"):
            assert dict(now.facetten) == ({"soort": cells["facet_soort"]} if cells.get("facet_soort") else {})
        if word == "anders":
            assert (now.code, now.pool) == ("stress", "plus")
    assert {now.besluit for now, _ in found.values()} <= {"open"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("uitgang", ["xlsx", "ods"])
def test_saved_by_libreoffice(onderzoek, tmp_path, uitgang):
    blad = maak(onderzoek)
    blad.zet(NAKIJKEN, vind(blad), besluit="akkoord", memo="=1+1 en\ntwee")
    blad.erbij(interview="R02", citaat="Later niet meer.", code="stress", kant="-")
    blad.zet(KLAAR, vind(blad, naam=KLAAR), klaar="ja")
    out = tmp_path / "uit"
    made = blad.bewaar(tmp_path / "werkblad-anna.xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", uitgang, "--outdir", str(out), str(made)]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    done = werkblad(onderzoek, "anna", out / f"werkblad-anna.{uitgang}")
    assert (done.overgenomen, done.problemen) == (3, ())
    assert done.bestand.suffix == ".xlsx"
    (memo,) = eigen(onderzoek, "R02", Memo)
    assert memo.inhoud.tekst == "=1+1 en\ntwee"
    assert besluiten(onderzoek)[0][0] == "akkoord"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_very_sheet_of_codeer_survives_libreoffice(onderzoek, tmp_path):
    path = werkblad(onderzoek, "anna").bestand
    home = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    before = journaal(onderzoek)
    done = werkblad(onderzoek, "anna", tmp_path / path.name)
    assert (done.overgenomen, done.problemen) == (0, ())
    assert journaal(onderzoek) == before
