"""Ideas by theme and by who said it, each with the quotes that it comes from."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
from gesprekken import CODEBOEK, maak_gesprekken, nieuwe_versie
from mensenwerk import Mensen

from codeer.core.errors import CodeerFout, KenmerkenFout
from codeer.steps import verbeterideeen as stap
from codeer.steps.codeboek_hernoem import hernoem
from codeer.steps.materiaal import open_stroom
from codeer.storage.logboek import lees_logboek


def verbeterideeen(onderzoek, *, minimum=2, **meer):
    """Make the page; in a study this small two people are enough."""
    return stap.verbeterideeen(onderzoek, minimum=minimum, **meer)


@pytest.fixture
def onderzoek(tmp_path):
    return maak_gesprekken(tmp_path / "studie")


@pytest.fixture
def ids(onderzoek):
    """Ids of fragments, by quote and code."""
    return {(f.citaat, f.code): f.id for m in open_stroom(onderzoek) for f in m.fragmenten}


VASTE_DAG = ("Mijn idee is een vaste dag.", "verbeteridee")
EEN_IDEE = ("Geef mij een idee.", "verbeteridee")


def register(onderzoek, *rows):
    text = "idee;omschrijving;thema;bedacht_door;fase;aan_zet;uitkomst;citaten\n" + "".join(
        f"{r}\n" for r in rows
    )
    (onderzoek.map / "verbeterideeen.csv").write_text(text, "utf-8")


def pagina(onderzoek, naam="verbeterideeen.html"):
    return (onderzoek.rapporten / naam).read_text("utf-8")


def woorden(page):
    body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(body).split())


def tabel(onderzoek):
    raw = (onderzoek.rapporten / "verbeterideeen-intern.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(raw, newline=""), delimiter=";"))


def test_without_a_register_one_is_begun(onderzoek):
    done = verbeterideeen(onderzoek)
    assert (onderzoek.map / "verbeterideeen.csv").is_file()
    assert (done.ideeen, done.rijen, done.afloop) == (0, (), 0)
    assert "begonnen" in done.meldingen[0]
    assert "Er staan nog geen ideeën" in woorden(pagina(onderzoek))


def test_quotes_about_ideas_that_no_idea_has_are_shown(onderzoek, ids):
    done = verbeterideeen(onderzoek)
    assert set(done.los) == {ids[VASTE_DAG], ids[EEN_IDEE]}
    page = woorden(pagina(onderzoek))
    assert "Mijn idee is een vaste dag." in page
    assert "Geef mij een idee." not in page
    assert "niet mogen delen" not in page
    assert any(
        m.startswith("1 citaat staat niet op de bladzijde: er is geen toestemming") for m in done.meldingen
    )
    verbeterideeen(onderzoek, intern=True)
    inside = woorden(pagina(onderzoek, "verbeterideeen-intern.html"))
    assert "Geef mij een idee." in inside
    assert "INTERN" in inside


def test_ideas_stand_under_their_themes_with_who_said_it(onderzoek, ids):
    both = f"{ids[VASTE_DAG]}, {ids[EEN_IDEE]}"
    register(
        onderzoek,
        f'Vaste <dag>;Elke week;dichtbij, Spanning in je lijf;Wij;uitgetest;Anna;;"{both}"',
        "Los idee;;;Bo;weet niet;;;",
    )
    done = verbeterideeen(onderzoek)
    page = pagina(onderzoek)
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == ["Nabijheid", "Spanning in je lijf", "Zonder thema"]
    assert page.count("Vaste &lt;dag&gt;") == 2
    assert '<li class="nu" aria-current="step">uitgetest</li>' in page
    assert '<li class="nu" dir="auto">weet niet</li>' in page
    assert "afgevallen" not in page
    assert "Genoemd door 2 mensen" in woorden(page)
    assert "cliënt" not in page
    verbeterideeen(onderzoek, intern=True)
    inside = woorden(pagina(onderzoek, "verbeterideeen-intern.html"))
    assert "cliënt: 1 persoon; consulent: 1 persoon" in inside
    assert done.los == ()
    assert [m.regel for m in done.register] == [3, 3]


def test_the_table_has_a_row_per_idea_and_group(onderzoek, ids):
    serieus = [i for (q, c), i in ids.items() if c == "nabijheid" and "serieus" in q]
    all_ = ", ".join([ids[VASTE_DAG], ids[EEN_IDEE], *serieus])
    register(onderzoek, f'=Gezien;;nabijheid;;genoemd;;;"{all_}"', "Kaal;;;;;;;")
    verbeterideeen(onderzoek)
    rows = tabel(onderzoek)
    assert [(r["idee"], r["rol"], r["fragmenten"], r["interviews"], r["respondenten"]) for r in rows] == [
        ("'=Gezien", "cliënt", "3", "3", "2"),
        ("'=Gezien", "consulent", "1", "1", "1"),
        ("Kaal", "", "0", "0", "0"),
    ]
    assert "Genoemd door 3 mensen" in woorden(pagina(onderzoek))
    book = onderzoek.codeboek.read_text("utf-8").replace("sprekers: [R]}", "sprekers: [R], delen: [Rol]}")
    onderzoek.codeboek.write_text(book, "utf-8")
    verbeterideeen(onderzoek)
    assert "Genoemd door 3 mensen" in woorden(pagina(onderzoek))
    assert "consulent" not in pagina(onderzoek)
    verbeterideeen(onderzoek, minimum=4)
    assert "Genoemd door" not in pagina(onderzoek)
    assert "Mijn idee is een vaste dag." not in pagina(onderzoek)


@pytest.mark.parametrize(
    ("rollen", "genoemd"),
    [
        ("aabb", "a: 2 mensen; b: 2 mensen"),
        ("aaab", "4 mensen"),
        ("aabc", "(kleine groepen samen): 2 mensen; a: 2"),
    ],
)
def test_groups_are_shown_where_all_of_them_are_large(tmp_path, rollen, genoemd):
    ids = [f"R0{nr}" for nr in range(1, 5)]
    rows = "".join(f"{id};{id};{rol};ja\n" for id, rol in zip(ids, rollen, strict=True))
    onderzoek = maak_gesprekken(
        tmp_path / "s",
        {id: f"I: En?\n\nR: Idee {nr}." for nr, id in enumerate(ids)},
        "interview;respondent;rol;toestemming_citeren\n" + rows,
        CODEBOEK.replace("sprekers: [R]}", "sprekers: [R], delen: [rol]}"),
    )
    mensen = Mensen(onderzoek)
    for nr, id in enumerate(ids):
        mensen.akkoord("anna", id, f"Idee {nr}.", "verbeteridee")
        mensen.rondt_af("anna", id, "nabijheid", "stress", "stress/slapen", "verbeteridee")
    register(onderzoek, f'A;;;;;;;"{", ".join(f.id for m in open_stroom(onderzoek) for f in m.fragmenten)}"')
    verbeterideeen(onderzoek)
    assert f"Genoemd door {genoemd}" in woorden(pagina(onderzoek))


def test_what_is_shared_leads_to_nobody_and_is_in_the_log(onderzoek, ids):
    register(onderzoek, f'A;;;;;;;"{ids[VASTE_DAG]}, {ids[EEN_IDEE]}"')
    verbeterideeen(onderzoek, intern=True)
    assert not [e for e in lees_logboek(onderzoek)[0] if e.soort == "gedeeld"]
    inside = pagina(onderzoek, "verbeterideeen-intern.html")
    assert "R01, regel" in inside
    verbeterideeen(onderzoek)
    page = pagina(onderzoek)
    body = page[page.index("<body>") :]
    assert not re.search(r"R0\d|G01|regel|\bf[0-9a-f]{12}\b|INTERN", body)
    (event,) = [e for e in lees_logboek(onderzoek)[0] if e.soort == "gedeeld"]
    assert (event.gegevens["bestanden"], event.gegevens["geciteerd"]) == (["verbeterideeen.html"], ["R01 R"])


def test_who_was_spoken_to_is_named_to_the_team_only(onderzoek, ids):
    quote = ids[VASTE_DAG]
    register(
        onderzoek,
        f"Vaste dag;;;r01, in de kantine;;Bo;;{quote}",
        f"Elke week;zoals R01 zei;;de kantine;;;;{quote}",
        f"Rust;;;team R0;;;;{quote}",
    )
    done = verbeterideeen(onderzoek)
    page = woorden(pagina(onderzoek))
    assert "r01, in de kantine" not in page
    assert "Bedacht door de kantine" in page
    assert "Bedacht door team R0" in page
    assert "Aan zet Bo" in page
    (told,) = [m for m in done.meldingen if "wie je sprak" in m]
    assert told.startswith("Bij «Vaste dag», «Elke week» staat")
    assert not [m for m in verbeterideeen(onderzoek, intern=True).meldingen if "wie je sprak" in m]
    assert "r01, in de kantine" in woorden(pagina(onderzoek, "verbeterideeen-intern.html"))


def test_another_kenmerk_may_be_counted(onderzoek, ids):
    register(onderzoek, f"A;;;;;;;{ids[VASTE_DAG]}")
    done = verbeterideeen(onderzoek, per="Soort")
    assert done.kolommen[7] == "Soort"
    assert done.rijen[0][7] == "interview"
    with pytest.raises(KenmerkenFout):
        verbeterideeen(onderzoek, per="bestaatniet")


def test_a_kenmerk_named_like_a_column_has_a_name_of_its_own(tmp_path):
    onderzoek = maak_gesprekken(tmp_path / "s", {"R01": "I: En?\n\nR: Stress."}, "interview;fase\nR01;een\n")
    assert verbeterideeen(onderzoek, per="fase").kolommen[7] == "fase_respondent"


def test_without_a_role_nobody_is_grouped(tmp_path):
    onderzoek = maak_gesprekken(tmp_path / "s", {"R01": "I: En?\n\nR: Mijn idee."}, "interview\n")
    (id,) = [f.id for m in open_stroom(onderzoek) for f in m.fragmenten]
    register(onderzoek, f"A;;;;;;;{id}")
    assert verbeterideeen(onderzoek).rijen[0][7:11] == ("", 1, 1, 1)


def test_what_does_not_fit_is_told_with_its_line(onderzoek, ids):
    register(onderzoek, f"A;;stres;;;;;{ids[VASTE_DAG]} fweg", "B;;;;;;;")
    told = {(m.regel, m.tekst): m.tip for m in verbeterideeen(onderzoek).register}
    assert told == {
        (2, "idee «A»: fweg bestaat niet (meer)."): "Neem de id's over uit citaten.csv.",
        (2, "thema «stres» staat niet in het codeboek."): "Bedoel je «stress»?",
        (
            3,
            "bij idee «B» staat geen citaat.",
        ): 'Koppel er een: codeer rapport verbeterideeen --koppel "ID=B"',
    }
    assert "Zonder thema" in pagina(onderzoek)


def test_quotes_are_linked(onderzoek, ids):
    pairs = [(ids[VASTE_DAG], "Vaste dag"), (ids[EEN_IDEE], "Vaste dag"), (ids[EEN_IDEE], "Meer ideeën")]
    done = verbeterideeen(onderzoek, koppels=pairs)
    assert done.gekoppeld
    assert done.ideeen == 2
    assert not verbeterideeen(onderzoek, koppels=pairs).gekoppeld
    with pytest.raises(CodeerFout, match="fweg"):
        verbeterideeen(onderzoek, koppels=[("fweg", "X")])


def test_a_part_of_a_sentence_with_two_codes_counts_once(onderzoek, ids):
    twice = [i for (q, _), i in ids.items() if q.startswith("Ze nam me serieus")]
    assert len(twice) == 2
    register(onderzoek, f'A;;;;;;;"{twice[0]}, {twice[1]}"')
    assert verbeterideeen(onderzoek).rijen[0][8:11] == (1, 1, 1)


def test_it_is_the_same_every_time(onderzoek, ids):
    register(onderzoek, f"A;;;;;;;{ids[VASTE_DAG]}")
    verbeterideeen(onderzoek)
    before = pagina(onderzoek)
    assert not any("bewaard" in m for m in verbeterideeen(onderzoek).meldingen)
    assert pagina(onderzoek) == before
    assert not re.findall(r"https?:|src=|<script|url\(", before)


def test_an_interview_that_cannot_be_read_is_told(onderzoek):
    onderzoek.tekst("R02").write_text("I: Anders.", "utf-8")
    assert verbeterideeen(onderzoek).afloop == 1


def test_a_quote_stays_with_its_idea_when_its_code_is_renamed(onderzoek, ids):
    register(onderzoek, f"Vaste dag;;;;;;;{ids[VASTE_DAG]}")
    before = (onderzoek.map / "verbeterideeen.csv").read_bytes()
    hernoem(onderzoek, "verbeteridee", "voorstel_van_mensen")
    done = verbeterideeen(onderzoek, intern=True)
    assert (onderzoek.map / "verbeterideeen.csv").read_bytes() == before
    assert not [m for m in done.register if "bestaat niet" in m.tekst]
    assert "Mijn idee is een vaste dag." in woorden(pagina(onderzoek, "verbeterideeen-intern.html"))
    assert tabel(onderzoek)[0]["respondenten"] == "1"


@pytest.mark.parametrize("kaart", [True, False])
def test_a_quote_stays_with_its_idea_when_its_transcript_is_replaced(onderzoek, ids, kaart):
    """Where the map to the new text is there; without it the quote is told as missing."""
    register(onderzoek, f"Vaste dag;;;;;;;{ids[VASTE_DAG]}")
    before = (onderzoek.map / "verbeterideeen.csv").read_bytes()
    nieuwe_versie(onderzoek, "R01", "I: Hoe", "R: Fijn dat u er bent.\n\nI: Hoe", kaart=kaart)
    now = {(f.citaat, f.code): f.id for m in open_stroom(onderzoek) for f in m.fragmenten}
    assert now[VASTE_DAG] != ids[VASTE_DAG]
    done = verbeterideeen(onderzoek, intern=True)
    assert (onderzoek.map / "verbeterideeen.csv").read_bytes() == before
    assert bool(tabel(onderzoek)[0]["citaten"] == now[VASTE_DAG]) is kaart
    assert bool([m for m in done.register if "bestaat niet" in m.tekst]) is not kaart
