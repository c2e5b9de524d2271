"""A booklet of quotes: spread over people, honest about where they come from, and nothing that may not be shared."""

from __future__ import annotations

import html
import re

import pytest
from gesprekken import CODEBOEK, maak_gesprekken
from mensenwerk import Mensen

from codeer.core.errors import GebruiksFout
from codeer.core.gebeurtenis import Anker
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort
from codeer.steps import citatenboekje as stap
from codeer.steps.citatenboekje import AANTAL
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.logboek import lees_logboek
from codeer.storage.terugkoppeling import bewaar


def citatenboekje(onderzoek, codes=(), *, minimum=2, **meer):
    """Make the booklet; in a study this small two people are enough."""
    return stap.citatenboekje(onderzoek, codes, minimum=minimum, **meer)


@pytest.fixture
def onderzoek(tmp_path):
    return maak_gesprekken(tmp_path / "studie")


def bladzijde(onderzoek, naam="citatenboekje.html"):
    return (onderzoek.rapporten / naam).read_text("utf-8")


def citaten(onderzoek, naam="citatenboekje.html"):
    found = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", bladzijde(onderzoek, naam), re.DOTALL)
    return [html.unescape(f) for f in found]


def test_only_what_may_be_shared_is_in_it(onderzoek):
    done = citatenboekje(onderzoek)
    assert set(citaten(onderzoek)) == {
        "Ze luisterde & lachte.", "Ik was gespannen.", "Mijn idee is een vaste dag.",
        "Ze nam me serieus en ik was gespannen.", "Hij nam me serieus.",
    }  # fmt: skip
    assert (done.citaten, done.respondenten, done.niet_te_delen, done.te_klein) == (6, 2, 5, 1)
    assert done.afloop == 0
    assert any("5 citaten staan niet in het boekje" in m for m in done.meldingen)
    assert "INTERN" not in bladzijde(onderzoek)


def test_what_someone_refused_is_not(onderzoek):
    tekst = lees_interview(onderzoek, "R01").tekst
    begin = tekst.index("was gespannen")
    anker = Anker.in_tekst(tekst, begin, begin + 5)
    bewaar(onderzoek, [Antwoord(1, "t", "R01", "R01", hash_tekst(tekst), anker, Antwoordsoort.NIET)])
    citatenboekje(onderzoek)
    assert "Ik was gespannen." not in citaten(onderzoek)
    done = citatenboekje(onderzoek, intern=True)
    assert "Ik was gespannen." not in citaten(onderzoek, "citatenboekje-intern.html")
    assert any(
        m.startswith("1 citaat staat niet in het boekje: wie het zei wil niet") for m in done.meldingen
    )


def test_the_team_may_have_all_marked(onderzoek):
    done = citatenboekje(onderzoek, intern=True)
    page = bladzijde(onderzoek, "citatenboekje-intern.html")
    assert page.count("Intern: geen toestemming.") == 5
    assert "INTERN: deel dit boekje niet" in page
    assert "<title>Intern: " in page
    assert not any("niet in het boekje" in m for m in done.meldingen)


def test_within_the_team_a_quote_leads_back_to_its_turn(onderzoek):
    citatenboekje(onderzoek, ["stress"], intern=True)
    page = bladzijde(onderzoek, "citatenboekje-intern.html")
    assert re.search(r"<bdi>R01, regel 3</bdi> <span class=\"klein\">\(f[0-9a-f]{12}\)", page)
    assert "bij elk citaat staat van wie het is" in page
    assert "@top-center" in page
    assert [e for e in lees_logboek(onderzoek)[0] if e.soort == "gedeeld"] == []


def test_what_is_shared_leads_to_nobody(onderzoek):
    citatenboekje(onderzoek)
    page = bladzijde(onderzoek)
    body = page[page.index("<body>") :]
    assert not re.search(r"R0\d|G01|regel|\bf[0-9a-f]{12}\b|cli\u00ebnt|id=\"[^t]|INTERN", body)
    assert {"Ik was gespannen.", "Ze nam me serieus en ik was gespannen."} <= set(citaten(onderzoek))


def test_in_what_is_shared_quotes_of_one_person_do_not_stand_together(tmp_path):
    onderzoek = druk(tmp_path, {"R01": 3, "R02": 3})
    citatenboekje(onderzoek)
    found = citaten(onderzoek)
    assert found == sorted(found)


def test_what_few_people_said_is_not_shared(onderzoek):
    done = citatenboekje(onderzoek, minimum=5)
    assert (done.citaten, done.te_klein) == (0, 7)
    assert any(
        m.startswith("7 citaten staan niet in het boekje: minder dan 5 mensen") for m in done.meldingen
    )
    with pytest.raises(GebruiksFout, match="beschermt niemand"):
        citatenboekje(onderzoek, minimum=1)


def test_the_log_knows_who_is_quoted(onderzoek):
    done = citatenboekje(onderzoek)
    (event,) = [e for e in lees_logboek(onderzoek)[0] if e.soort == "gedeeld"]
    assert event.gegevens["bestanden"] == ["citatenboekje.html"]
    assert event.gegevens["sha256"] == list(done.neergezet.sha.values())
    assert event.gegevens["geciteerd"] == ["G01 R1", "R01 R", "R01-2026 R"]


def test_a_kenmerk_stands_with_a_quote_only_where_groups_are_large(tmp_path):
    open_ = CODEBOEK.replace("sprekers: [R]}", "sprekers: [R], delen: [rol]}")
    for rollen, seen in ((("a", "a", "b", "b"), True), (("a", "a", "a", "b"), False)):
        ids = [f"R0{nr}" for nr in range(1, 5)]
        rows = "".join(f"{id};{id};{rol};ja\n" for id, rol in zip(ids, rollen, strict=True))
        teksten = {id: f"I: En?\n\nR: Ik had {nr} keer stress." for nr, id in enumerate(ids)}
        onderzoek = maak_gesprekken(
            tmp_path / str(seen), teksten, "interview;respondent;rol;toestemming_citeren\n" + rows, open_
        )
        mensen = Mensen(onderzoek)
        for nr, id in enumerate(ids):
            mensen.akkoord("anna", id, f"Ik had {nr} keer stress.", "stress")
            mensen.rondt_af("anna", id, "nabijheid", "stress", "stress/slapen", "verbeteridee")
        citatenboekje(onderzoek)
        assert ('<figcaption><span dir="auto">a</span></figcaption>' in bladzijde(onderzoek)) is seen


def test_an_answer_about_consent_that_is_none_is_told(onderzoek):
    table = onderzoek.kenmerken.read_text("utf-8").replace(
        "R2;C03;consulent;;;", "R2;C03;consulent;;;ja, mits"
    )
    onderzoek.kenmerken.write_text(table, "utf-8")
    (told,) = [m for m in citatenboekje(onderzoek).meldingen if "mits" in m]
    assert told.startswith("toestemming_citeren van G01 R2: 'ja, mits' is geen ja, nee of na inzage.")


@pytest.mark.parametrize("naam", ["stress", "STRESS", "Spanning in je lijf"])
def test_a_code_brings_what_is_below_it(onderzoek, naam):
    citatenboekje(onderzoek, [naam], intern=True)
    assert {"Ik was gespannen.", "Ik sliep slecht."} <= set(citaten(onderzoek, "citatenboekje-intern.html"))
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", bladzijde(onderzoek, "citatenboekje-intern.html"))
    assert headings == ["Spanning in je lijf", "Slapen"]


@pytest.mark.parametrize("naam", ["stres", " "])
def test_a_code_that_is_not_there_is_told(onderzoek, naam):
    with pytest.raises(GebruiksFout) as caught:
        citatenboekje(onderzoek, [naam])
    assert "stress" in caught.value.tip


def test_poles_stand_under_their_own_names(onderzoek):
    citatenboekje(onderzoek, ["dichtbij"], intern=True)
    page = bladzijde(onderzoek, "citatenboekje-intern.html")
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", page) == ["Dichtbij", "Afstand"]
    assert "Gezien worden." in page


def druk(tmp_path, counts):
    """A study in which each of these people says so many sentences."""
    teksten, rows = {}, "interview;respondent;toestemming_citeren\n"
    for id, n in counts.items():
        talk = " ".join(f"Bij {id} was er op dag {i} weer stress." for i in range(1, n + 1))
        teksten[id] = f"I: En?\n\nR: {talk}"
        rows += f"{id};{id};ja\n"
    return maak_gesprekken(tmp_path / "druk", teksten, rows)


def test_quotes_are_spread_over_people(tmp_path):
    onderzoek = druk(tmp_path, {"R01": 30, "R02": 2, "R03": 30})
    done = citatenboekje(onderzoek)
    who = [re.search(r"R0\d", c)[0] for c in citaten(onderzoek)]
    assert done.citaten == AANTAL
    assert [who.count(r) for r in ("R01", "R02", "R03")] == [3, 2, 3]


def test_all_of_them_when_asked(tmp_path):
    onderzoek = druk(tmp_path, {"R01": 30, "R02": 2})
    assert citatenboekje(onderzoek, alles=True).citaten == 32


def test_what_people_coded_goes_first(tmp_path):
    onderzoek = druk(tmp_path, {"R01": 30, "R02": 1})
    mensen = Mensen(onderzoek)
    mensen.akkoord("anna", "R01", "Bij R01 was er op dag 29 weer stress.", "stress")
    done = citatenboekje(onderzoek)
    assert "Bij R01 was er op dag 29 weer stress." in citaten(onderzoek)
    assert done.meldingen[0].startswith(f"{AANTAL - 1} citaten koos alleen de computer")
    assert f"{AANTAL - 1} van deze citaten zijn door de computer gekozen" in bladzijde(onderzoek)


def test_nothing_to_share_is_said(tmp_path):
    onderzoek = maak_gesprekken(tmp_path / "s", {"R01": "I: En?\n\nR: Stress."}, "interview\n")
    assert citatenboekje(onderzoek).citaten == 0
    assert "geen citaten die gedeeld mogen worden" in bladzijde(onderzoek)
    empty = maak_gesprekken(tmp_path / "t", {"R01": "I: En?\n\nR: Gewoon."}, "interview\n")
    assert citatenboekje(empty, intern=True).citaten == 0
    assert "geen citaten bij deze thema" in bladzijde(empty, "citatenboekje-intern.html")


def test_it_is_the_same_every_time(onderzoek):
    citatenboekje(onderzoek)
    before = bladzijde(onderzoek)
    assert citatenboekje(onderzoek).meldingen
    assert bladzijde(onderzoek) == before
    assert not re.findall(r"https?:|src=|<script|url\(", before)


def test_an_interview_that_cannot_be_read_is_told(onderzoek):
    onderzoek.tekst("R02").write_text("I: Anders.", "utf-8")
    done = citatenboekje(onderzoek)
    assert [id for id, *_ in done.overgeslagen] == ["R02"]
    assert done.afloop == 1
