"""What was made to be shared, and must go since someone said no."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from gesprekken import maak_gesprekken

from codeer.core.gebeurtenis import Anker
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort
from codeer.steps._gedeeld import achterhaald
from codeer.steps._rapport_keuze import Keuze
from codeer.steps.antwoorden import antwoorden
from codeer.steps.citatenboekje import citatenboekje
from codeer.steps.controleer import controleer
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.rapport import maak_rapport
from codeer.steps.status import status
from codeer.steps.terugkoppeling import KOLOMMEN, terugkoppeling
from codeer.steps.verbeterideeen import verbeterideeen
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.kenmerken import lees_kenmerken
from codeer.storage.terugkoppeling import bewaar

BOEKJE, IDEEEN = "rapporten/citatenboekje.html", "rapporten/verbeterideeen.html"


@pytest.fixture
def onderzoek(tmp_path):
    return maak_gesprekken(tmp_path / "studie")


def zegt(onderzoek, citaat, *, id="R01", wie="R01", soort=Antwoordsoort.NIET, nr=1, na=()):
    tekst = lees_interview(onderzoek, id).tekst
    begin = tekst.index(citaat)
    anker = Anker.in_tekst(tekst, begin, begin + len(citaat))
    said = Antwoord(nr, "t", wie, id, hash_tekst(tekst), anker, soort, na=na)
    bewaar(onderzoek, [said])
    return said


def vul_in(onderzoek, citaat, antwoord):
    """Fill in one answer on the table beside the pages and read it back."""
    terugkoppeling(onderzoek)
    path = onderzoek.rapporten / "terugkoppeling" / "antwoorden.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    back = onderzoek.map / "terug.csv"
    with back.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, KOLOMMEN, delimiter=";")
        writer.writeheader()
        writer.writerows({**r, "antwoord": antwoord} for r in rows if r["citaat"] == citaat)
    return antwoorden(onderzoek, back)


def kenmerk(onderzoek, was, wordt):
    text = onderzoek.kenmerken.read_text("utf-8")
    assert was in text
    onderzoek.kenmerken.write_text(text.replace(was, wordt), "utf-8")


def oud(onderzoek):
    return [a.bestand for a in achterhaald(onderzoek, lees_kenmerken(onderzoek.kenmerken))]


def test_who_records_a_no_hears_which_files_are_from_before_it(onderzoek):
    citatenboekje(onderzoek, minimum=2)
    verbeterideeen(onderzoek, minimum=2)
    assert oud(onderzoek) == []
    done = vul_in(onderzoek, "Ik was gespannen.", "niet gebruiken")
    assert [a.bestand for a in done.achterhaald] == [BOEKJE, IDEEEN]
    first = done.achterhaald[0]
    assert str(first) == f"{BOEKJE} is ouder dan het nee van R01 tegen een citaat"
    assert "codeer rapport citatenboekje" in first.tip
    assert "Vraag wie het kreeg" in first.tip
    citatenboekje(onderzoek, minimum=2)
    assert oud(onderzoek) == [IDEEEN]
    # read in once more, it is nothing new, and still true of the other
    assert [a.bestand for a in vul_in(onderzoek, "Ik was gespannen.", "niet gebruiken").achterhaald] == [
        IDEEEN
    ]


def test_what_quotes_nobody_who_said_no_may_stay(onderzoek):
    citatenboekje(onderzoek, minimum=2)
    zegt(onderzoek, "Geef mij een idee.", id="G01", wie="C03")
    assert oud(onderzoek) == []
    zegt(onderzoek, "Hij nam me serieus.", id="G01", wie="R06")
    assert oud(onderzoek) == [BOEKJE]


def test_a_no_that_was_taken_back_asks_for_nothing(onderzoek):
    citatenboekje(onderzoek, minimum=2)
    no = zegt(onderzoek, "Ik was gespannen.")
    zegt(onderzoek, "Ik was gespannen.", soort=Antwoordsoort.KLOPT, nr=2, na=(no.id,))
    assert oud(onderzoek) == []


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("R01;;R01;cliënt;2024-04-18;interview;ja", "R01;;R01;cliënt;2024-04-18;interview;nee"),
        ("2026-04;interview;ja", "2026-04;interview;ja, mits anoniem"),
        ("G01;R1;R06;cliënt;;;ja", "G01;R1;R06;cliënt;;;"),
    ],
)
def test_consent_that_is_gone_is_seen_whoever_changed_it(onderzoek, was, wordt):
    citatenboekje(onderzoek, minimum=2)
    kenmerk(onderzoek, was, wordt)
    assert oud(onderzoek) == [BOEKJE]
    stand = status(onderzoek)
    assert re.fullmatch(
        rf"{re.escape(BOEKJE)} is ouder dan het nee van \S+ op de vraag om te citeren\. .*", stand.volgende
    )
    assert stand.to_json()["achterhaald"][0]["bestand"] == BOEKJE
    assert bool(stand.toestemming) is ("mits" in wordt)
    (found,) = [b for b in controleer(onderzoek).fouten if b.bestand == BOEKJE]
    assert "Vraag wie het kreeg" in found.melding.tip
    citatenboekje(onderzoek, minimum=2)
    assert oud(onderzoek) == []


def test_a_file_that_is_gone_here_may_still_be_with_others(onderzoek):
    citatenboekje(onderzoek, minimum=2)
    (onderzoek.map / BOEKJE).unlink()
    kenmerk(onderzoek, "2024-04-18;interview;ja", "2024-04-18;interview;nee")
    no = vul_in(onderzoek, "Ik was gespannen.", "nee")
    (one,) = no.achterhaald
    assert one.weg
    assert "(hier al weg)" in str(one)
    assert "is ouder dan het nee van R01" in str(one)
    assert status(onderzoek).achterhaald == ()
    assert not [b for b in controleer(onderzoek).fouten if b.bestand == BOEKJE]


def test_of_what_was_shared_only_files_with_quotes_are_named(onderzoek):
    maak_rapport(onderzoek, Keuze(rapporten=("frequenties", "citaten", "html"), delen=True, minimum=2))
    zegt(onderzoek, "Ik was gespannen.")
    # also no chart, though it was made in the same run
    assert list((onderzoek.rapporten / "delen" / "figuren").glob("*.png"))
    assert oud(onderzoek) == ["rapporten/delen/citaten.csv", "rapporten/delen/rapport.html"]
    both = achterhaald(onderzoek, lees_kenmerken(onderzoek.kenmerken))
    assert {one.opdracht for one in both} == {"codeer rapport --delen"}


def test_a_report_to_read_is_from_before_a_no_by_its_own_account(onderzoek):
    maak_rapport(onderzoek, Keuze(rapporten=("frequenties",)))
    account = onderzoek.rapporten / "verantwoording.json"
    said = json.loads(account.read_bytes())
    assert said["weigeringen"] == []
    said["bestanden"] |= {"rapport.html": "x", "weg.docx": "x", "citaten.csv": "x"}
    account.write_text(json.dumps(said), "utf-8")
    (onderzoek.rapporten / "rapport.html").write_text("x", "utf-8")
    assert status(onderzoek).rapport == "actueel"
    no = zegt(onderzoek, "Ik was gespannen.")
    assert oud(onderzoek) == ["rapporten/rapport.html"]
    assert status(onderzoek).rapport == "verouderd"
    maak_rapport(onderzoek, Keuze(rapporten=("frequenties",)))
    assert json.loads(account.read_bytes())["weigeringen"] == [no.id]
    assert status(onderzoek).rapport == "actueel"


def test_answers_that_cannot_be_read_are_told(onderzoek):
    maak_rapport(onderzoek, Keuze(rapporten=("frequenties",)))
    (onderzoek.map / "terugkoppeling.jsonl").mkdir()
    stand = status(onderzoek)
    assert stand.rapport == "onbekend"
    assert any("terugkoppeling.jsonl" in f for f in stand.fouten)
    assert any("terugkoppeling.jsonl" in b.bestand for b in controleer(onderzoek).fouten)


def test_an_import_that_brings_a_no_says_so(onderzoek, tmp_path):
    citatenboekje(onderzoek, minimum=2)
    kenmerk(onderzoek, "R01-2026;;R01;cliënt;2026-04;interview;ja", "R01-2026;;R01;cliënt;2026-04;interview;")
    citatenboekje(onderzoek, minimum=2)
    table = tmp_path / "tabel.csv"
    table.write_text("interview;toestemming_citeren\nR01-2026;nee\nR03;soms\nR02;nee\n", "utf-8")
    source = tmp_path / "nieuw.txt"
    source.write_text("I: Hoe gaat het?\n\nR: Goed hoor.\n", "utf-8")
    asked = Keuzes(kenmerkentabel=table, kenmerken={"toestemming_citeren": "ja, mits anoniem"})
    done = importeer(onderzoek, [str(source)], asked, lambda _: b"")
    assert any(m.startswith(f"{BOEKJE} is ouder dan het nee") for m in done.meldingen)
    assert any("van nieuw: 'ja, mits anoniem' is geen ja" in m for m in done.meldingen)
