"""A page for each respondent: her own words, and nobody else's."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
from gesprekken import KENMERKEN, maak_gesprekken, nieuwe_versie
from mensenwerk import Mensen

from codeer.core.errors import CodeerFout
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort
from codeer.steps.terugkoppeling import KOLOMMEN, terugkoppeling
from codeer.storage.terugkoppeling import bewaar, lees_terugkoppeling


@pytest.fixture
def onderzoek(tmp_path):
    return maak_gesprekken(tmp_path / "studie")


def blad(onderzoek, naam):
    return (onderzoek.rapporten / "terugkoppeling" / naam).read_text("utf-8")


def woorden(page):
    """What a reader sees, in one line."""
    body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(body).split())


def tabel(onderzoek, naam="antwoorden.csv"):
    raw = (onderzoek.rapporten / "terugkoppeling" / naam).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_everyone_has_a_page_with_a_safe_name(onderzoek):
    done = terugkoppeling(onderzoek)
    assert [(p.respondent, p.bestand, p.citaten) for p in done.personen] == [
        ("C03", "terugkoppeling/C03.html", 2),
        ("Jan/Piet: 3", "terugkoppeling/Jan-Piet-3.html", 1),
        ("R01", "terugkoppeling/R01.html", 5),
        ("R02", "terugkoppeling/R02.html", 2),
        ("R06", "terugkoppeling/R06.html", 1),
    ]
    assert done.afloop == 0
    assert all((onderzoek.rapporten / naam).is_file() for naam in done.neergezet.geschreven)


def test_a_page_holds_own_words_only(onderzoek):
    terugkoppeling(onderzoek)
    own = woorden(blad(onderzoek, "R06.html"))
    assert "Hij nam me serieus." in own
    assert "alleen jouw eigen woorden" in own
    assert "Mij gaf het" not in own
    assert "lawaai" not in own
    other = woorden(blad(onderzoek, "R01.html"))
    assert "Jansen" not in other
    assert "Vertel." not in woorden(blad(onderzoek, "R02.html"))


def test_a_page_is_in_order_with_public_names_and_no_figures(onderzoek):
    terugkoppeling(onderzoek)
    page = woorden(blad(onderzoek, "R01.html"))
    at = [page.index(w) for w in (
        "Uit het gesprek van 18 april 2024", "Ze luisterde & lachte.", "Ik was gespannen.", "Ik sliep slecht.",
        "Uit het gesprek van april 2026", "Ze nam me serieus",
    )]  # fmt: skip
    assert at == sorted(at)
    assert "Dit gaat over: Dichtbij; Spanning in je lijf" in page
    assert "Dat weet ik nog." in page
    for jargon in ("nabijheid", "stress", "plus", "automaat", "code", "fragment", "pool", "computer"):
        assert jargon not in page.casefold()
    assert "Samen <beter>" in page
    assert "Samen &lt;beter&gt;" in blad(onderzoek, "R01.html")


def test_a_page_asks_nothing_from_outside(onderzoek):
    terugkoppeling(onderzoek)
    page = blad(onderzoek, "R01.html")
    assert not re.findall(r"https?:|src=|<script|url\(", page)
    assert '<html lang="nl">' in page


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("R02.html", "Jij wilt niet dat we je woorden letterlijk gebruiken"),
        ("Jan-Piet-3.html", "Je wilde eerst zelf lezen"),
    ],
)
def test_a_page_knows_what_was_agreed(onderzoek, naam, zin):
    terugkoppeling(onderzoek)
    assert zin in woorden(blad(onderzoek, naam))
    assert zin not in woorden(blad(onderzoek, "R01.html"))


def test_the_table_has_a_row_for_every_quote_on_a_page(onderzoek):
    terugkoppeling(onderzoek)
    rows = tabel(onderzoek)
    assert tuple(rows[0]) == KOLOMMEN
    own = [r for r in rows if r["respondent"] == "R01"]
    assert [r["nummer"] for r in own] == ["1", "2", "3", "4", "5"]
    assert own[0]["citaat"] == "Ze luisterde & lachte."
    assert {r["antwoord"] for r in rows} == {""}


def test_one_respondent_has_a_table_of_her_own(onderzoek):
    done = terugkoppeling(onderzoek, ["r02"])
    assert [p.respondent for p in done.personen] == ["R02"]
    assert done.tabel == "terugkoppeling/antwoorden-R02.csv"
    assert {r["respondent"] for r in tabel(onderzoek, "antwoorden-R02.csv")} == {"R02"}
    again = terugkoppeling(onderzoek, ["Jan/Piet: 3"])
    assert not any("eerdere keer" in m for m in again.meldingen)


def test_who_is_not_there_is_told(onderzoek):
    with pytest.raises(CodeerFout, match="R99") as caught:
        terugkoppeling(onderzoek, ["R99"])
    assert "R0" in caught.value.tip


def test_pages_are_the_same_every_time(onderzoek):
    terugkoppeling(onderzoek)
    folder = onderzoek.rapporten / "terugkoppeling"
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    said = (onderzoek.map / "terugkoppeling.jsonl").read_bytes()
    terugkoppeling(onderzoek)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert (onderzoek.map / "terugkoppeling.jsonl").read_bytes() == said


def test_what_was_asked_is_kept(onderzoek):
    terugkoppeling(onderzoek)
    asked = lees_terugkoppeling(onderzoek).vragen
    assert len(asked) == 11
    assert {r["citaat_id"] for r in tabel(onderzoek)} == {v.fragmenten[0] for v in asked}


def test_an_earlier_answer_is_shown_and_filled_in(onderzoek):
    terugkoppeling(onderzoek)
    vraag = next(v for v in lees_terugkoppeling(onderzoek).vragen if v.anker.citaat == "Ik sliep slecht.")
    said = (Antwoordsoort.ANDERS, "Dat was <later>", "2026-05-01")
    bewaar(onderzoek, [Antwoord(2, "t", *vraag[2:6], *said)])
    terugkoppeling(onderzoek)
    assert "Je zei eerder: anders. Dat was <later>" in woorden(blad(onderzoek, "R01.html"))
    (row,) = [r for r in tabel(onderzoek) if r["antwoord"]]
    assert (row["antwoord"], row["opmerking"], row["datum"]) == ("anders", "Dat was <later>", "2026-05-01")


def test_an_earlier_answer_is_known_in_a_new_text(onderzoek):
    terugkoppeling(onderzoek)
    asked = {v.anker.citaat: v for v in lees_terugkoppeling(onderzoek).vragen if v.respondent == "R01"}
    for citaat in ("Ik sliep slecht.", "Ik was gespannen."):
        bewaar(onderzoek, [Antwoord(2, "t", *asked[citaat][2:6], Antwoordsoort.NIET)])
    nieuwe_versie(onderzoek, "R01", "Ik was gespannen.", "Nu was ik zo gespannen.")
    terugkoppeling(onderzoek)
    assert [r["citaat"] for r in tabel(onderzoek) if r["antwoord"]] == ["Ik sliep slecht."]


def test_what_someone_filled_in_is_kept_when_pages_are_made_again(onderzoek):
    terugkoppeling(onderzoek)
    path = onderzoek.rapporten / "terugkoppeling" / "antwoorden.csv"
    filled = path.read_bytes().replace(b";;;;1\r\n", b";klopt;;;1\r\n")
    path.write_bytes(filled)
    done = terugkoppeling(onderzoek)
    assert any("bewaard" in m for m in done.meldingen)
    assert [p.read_bytes() for p in onderzoek.rapporten.rglob("bewaard/*.csv")] == [filled] or [
        p.read_bytes() for p in onderzoek.rapporten.rglob("bewaard/**/*.csv")
    ] == [filled]


def test_what_only_the_computer_chose_is_told_to_the_team(onderzoek):
    assert any(
        m.startswith("11 stukjes koos alleen de computer") for m in terugkoppeling(onderzoek).meldingen
    )
    mensen = Mensen(onderzoek)
    mensen.geeft("anna", "R03", "Stress was er altijd.", "stress")
    mensen.rondt_af("anna", "R03", "stress", "stress/slapen", "nabijheid", "verbeteridee")
    done = terugkoppeling(onderzoek, ["Jan/Piet: 3"])
    assert not any("computer" in m for m in done.meldingen)


def test_who_said_nothing_that_counts_has_a_page_too(tmp_path):
    onderzoek = maak_gesprekken(tmp_path / "s", {"R09": "I: En?\n\nR: Gewoon."}, "interview\n")
    done = terugkoppeling(onderzoek)
    assert any("Zonder citaten die meetellen: R09." in m for m in done.meldingen)
    assert "nog geen stukjes gekozen" in woorden(blad(onderzoek, "R09.html"))


@pytest.mark.parametrize(
    ("ids", "kop"), [(["R08"], "Uit ons gesprek"), (["R08", "R09"], "Uit het 2e gesprek")]
)
def test_conversations_without_a_date_have_a_number(tmp_path, ids, kop):
    teksten = dict.fromkeys(ids, "I: En?\n\nR: Veel stress.")
    rows = "".join(f"{id};P1\n" for id in ids)
    onderzoek = maak_gesprekken(tmp_path / "s", teksten, f"interview;respondent\n{rows}")
    terugkoppeling(onderzoek)
    assert kop in woorden(blad(onderzoek, "P1.html"))


def test_pages_of_people_who_are_gone_are_told(onderzoek):
    terugkoppeling(onderzoek)
    onderzoek.tekst("R02").unlink()
    onderzoek.herkomst("R02").unlink()
    assert any("Van een eerdere keer: R02.html" in m for m in terugkoppeling(onderzoek).meldingen)


def test_an_interview_that_cannot_be_read_stops_nobody_else(onderzoek):
    onderzoek.tekst("R02").write_text("I: Anders.", "utf-8")
    done = terugkoppeling(onderzoek)
    assert [id for id, *_ in done.overgeslagen] == ["R02"]
    assert done.afloop == 1
    assert "R02" not in [p.respondent for p in done.personen]
    with pytest.raises(CodeerFout) as caught:
        terugkoppeling(onderzoek, ["R02"])
    assert "gewijzigd" in caught.value.tip


def test_a_page_that_is_in_use_fails_alone(onderzoek):
    (onderzoek.rapporten / "terugkoppeling" / "R02.html").mkdir(parents=True)
    done = terugkoppeling(onderzoek)
    assert [m.bestand for m in done.neergezet.mislukt] == ["terugkoppeling/R02.html"]
    assert done.afloop == 1
    assert "Ik was gespannen." in blad(onderzoek, "R01.html")


def test_long_turns_are_cut_at_a_word(tmp_path):
    talk = " ".join(f"woord{i}" for i in range(60))
    onderzoek = maak_gesprekken(
        tmp_path / "s", {"R01": f"I: En?\n\nR: {talk}. Veel stress. {talk}."}, KENMERKEN
    )
    terugkoppeling(onderzoek)
    page = woorden(blad(onderzoek, "R01.html"))
    assert re.search(r"… woord\d+ .* Veel stress\. woord0 .* woord\d+ …", page)
    assert "woord30" not in page


def test_two_names_that_look_alike_get_two_files(tmp_path):
    teksten = dict.fromkeys(("R01", "R02"), "I: En?\n\nR: Veel stress.")
    onderzoek = maak_gesprekken(tmp_path / "s", teksten, "interview;respondent\nR01;Jan Piet\nR02;jan-piet\n")
    files = [p.bestand for p in terugkoppeling(onderzoek).personen]
    assert len({f.casefold() for f in files}) == 2
