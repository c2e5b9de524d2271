"""Exploring a small study: what is measured against what, and what is shown with it."""

import csv
from pathlib import Path

import pytest
from mensenwerk import Mensen
from studie import CODEBOEK, maak_studie

from codeer.core.errors import Afloop, GebruiksFout, KenmerkenFout
from codeer.steps.verken import Vraag, verken

BOEK = CODEBOEK.replace(
    "min: [afstandelijk]", "min: [afstandelijk, {exact: kille brief}, 'koud*', 'kille @wie']"
).replace("codes:", "woordgroepen:\n  wie: [loket, balie]\ncodes:")
LOS = "Daar moest ik weer naar toe en daar was dan weer iets met wat en wie en waarom dat zo was."
KLACHT = "De envelop lag weer op de kast bij haar."
TEKSTEN = {
    "R01": f"I: Hoe gaat het?\n\nR: {KLACHT} Ze luisterde niet naar mij. {LOS} {LOS}",
    "R02": f"I: En bij u?\n\nR: Een envelop dus, weer een envelop op de kast. {LOS} Ze nam me serieus. {LOS}",
    "R03": f"I: Vertel eens over de fiets, de fiets en de fiets.\n\nR: Geen envelop op de kast bij mij, geen envelop. {LOS} {LOS}",
    "R04": f"I: Ja?\n\nR: Ik was gespannen. Fietsen deed ik. {LOS} {LOS} {LOS} {LOS} {LOS} {LOS}",
    "R05": f"I: Dus?\n\nR: Ik had een fiets. {LOS} {LOS} {LOS} {LOS} {LOS} {LOS}",
}
KENMERKEN = (
    "interview;spreker;respondent;gemeente\nR01;;a;Noord\nR02;;b;Noord\nR03;;c;Noord\nR04;;d;Zuid\nR05;;e;\n"
)


@pytest.fixture
def onderzoek(tmp_path):
    found = maak_studie(tmp_path / "s", TEKSTEN, BOEK)
    found.kenmerken.write_text(KENMERKEN, encoding="utf-8")
    return found


def woorden(deel):
    return [w.vondst.woord for w in deel.woorden]


def test_what_the_codebook_misses(onderzoek):
    found = verken(onderzoek, Vraag())
    gemist, vaak, paren, *themas = found.onderdelen
    assert found.tegen == "wat wel gecodeerd is en wat interviewers zeggen"
    assert (found.interviews, found.minstens, found.afloop, found.meldingen) == (5, 2, Afloop.GOED, ())
    # the two coded answers and all questions are what it is measured against
    assert gemist.woorden_elders > 20
    assert gemist.respondenten == 5
    assert woorden(vaak)[:2] == ["envelop", "kast"]
    assert vaak.woorden[0].vondst.aantal == 5
    assert [(w.vondst.woord, w.vondst.bij) for w in paren.woorden] == [("envelop", "kast")]
    assert [t.over for t in themas] == ["nabijheid", "stress"]


def test_each_word_has_its_forms_and_sentences_of_different_people(onderzoek):
    word = verken(onderzoek, Vraag()).onderdelen[1].woorden[0]
    assert word.vormen == ("envelop",)
    assert [(v.interview, v.spreker, v.regelnummer) for v in word.voorbeelden] == [
        ("R01", "R", 3),
        ("R02", "R", 3),
    ]
    assert word.voorbeelden[0].citaat == KLACHT
    assert word.voorbeelden[0].plaats == "R01, regel 3"


def test_against_a_list_of_dutch(onderzoek, tmp_path):
    path = tmp_path / "nl.csv"
    path.write_text("woord;aantal\nkast;90\nde;500000\niets;400000\nzelden;10\n", encoding="utf-8")
    found = verken(onderzoek, Vraag(lijst=path))
    gemist = found.onderdelen[0]
    assert found.tegen == "de woordenlijst nl.csv"
    assert found.lijst
    assert gemist.woorden_elders == 900_100
    by_word = {w.vondst.woord: w.vondst for w in gemist.woorden}
    assert by_word["kast"].elders == 90
    # what is not in the list is as rare as the rarest in it
    assert by_word["envelop"].elders == 10


def test_against_the_package(onderzoek, monkeypatch):
    monkeypatch.setattr("codeer.steps.verken.lees_wordfreq", lambda: {"de": 1000, "kast": 1})
    assert verken(onderzoek, Vraag(lijst=Path("wordfreq"))).tegen == "de woordenlijst wordfreq"


def test_groups_against_the_others(onderzoek):
    found = verken(onderzoek, Vraag(per="Gemeente"))
    assert [d.over for d in found.onderdelen] == ["Noord", "Zuid"]
    assert found.tegen == "de anderen (per gemeente)"
    noord, zuid = found.onderdelen
    assert woorden(noord) == ["envelop"]
    assert (noord.respondenten, zuid.respondenten) == (3, 1)
    assert woorden(zuid) == []
    assert found.meldingen == ()
    one = verken(onderzoek, Vraag(per="gemeente", minstens=1)).onderdelen[1]
    assert one.woorden == () or one.woorden[0].voorbeelden[0].interview == "R04"


def test_a_kenmerk_that_parts_nobody_is_told(onderzoek):
    onderzoek.kenmerken.write_text("interview;spreker;gemeente\nR01;;Noord\n", encoding="utf-8")
    assert "geen twee groepen" in verken(onderzoek, Vraag(per="gemeente")).meldingen[0]
    with pytest.raises(KenmerkenFout, match="wijk"):
        verken(onderzoek, Vraag(per="wijk"))


def test_per_respondent_every_group_is_one_person(onderzoek):
    found = verken(onderzoek, Vraag(per="respondent"))
    assert [d.over for d in found.onderdelen] == ["a", "b", "c", "d", "e"]
    assert found.minstens == 1
    # one person says it, and nobody else: with two of them it would be no word that stands out
    assert all(w.vondst.respondenten == 1 for d in found.onderdelen for w in d.woorden)
    assert "geen thema" in found.meldingen[0]
    with pytest.raises(GebruiksFout, match="--minstens 3 kan niet bij --per respondent"):
        verken(onderzoek, Vraag(per="respondent", minstens=3))


def test_fewer_people_than_asked_is_told(onderzoek):
    found = verken(onderzoek, Vraag(minstens=99))
    assert (found.minstens, found.meldingen) == (5, ("Er zijn maar 5 respondenten: --minstens 99 werd 5.",))


def test_per_facet_are_sentences_that_people_gave_a_value(onderzoek):
    book = BOEK.replace("codes:", "facetten: {soort: [wens, ervaring]}\ncodes:")
    onderzoek.codeboek.write_text(book, encoding="utf-8")
    assert "Een facet geven mensen" in verken(onderzoek, Vraag(per="soort")).meldingen[0]
    mensen = Mensen(onderzoek)
    wens, was = (("soort", "wens"),), (("soort", "ervaring"),)
    mensen.geeft("anna", "R01", KLACHT, "stress", facetten=wens)
    mensen.geeft("anna", "R02", "Een envelop dus, weer een envelop op de kast.", "stress", facetten=wens)
    mensen.geeft("anna", "R04", "Fietsen deed ik.", "stress", facetten=was)
    mensen.geeft("anna", "R05", "Ik had een fiets.", "nabijheid.plus", facetten=was)
    for id in ("R01", "R02", "R04", "R05"):
        mensen.rondt_af("anna", id, "stress", "nabijheid")
    found = verken(onderzoek, Vraag(per="facet:soort"))
    assert [(d.over, d.respondenten) for d in found.onderdelen] == [("wens", 2), ("ervaring", 2)]
    assert found.tegen == "wat mensen een andere waarde gaven (facet soort)"
    assert [d.woorden_hier for d in found.onderdelen] == [d.woorden_elders for d in found.onderdelen[::-1]]


def test_per_word_group_are_sentences_with_its_words(onderzoek):
    book = BOEK.replace("wie: [loket, balie]", "bij_wie: [loket, balie]\n  ding: [envelop, fiets]")
    onderzoek.codeboek.write_text(book.replace("@wie", "@bij_wie"), encoding="utf-8")
    found = verken(onderzoek, Vraag(per="@ding"))
    assert [d.over for d in found.onderdelen] == ["envelop", "fiets"]
    assert found.tegen == "zinnen met een ander woord van ding"
    # the word by which a group is made tells nothing
    assert not {"envelop", "fiets"} & {w for d in found.onderdelen for w in woorden(d)}
    both = verken(onderzoek, Vraag(per="woordgroep"))
    assert [d.over for d in both.onderdelen] == ["ding"]
    assert both.tegen == "zinnen met een andere woordgroep"
    assert "Hoogstens één van de woorden" in both.meldingen[0]


def test_near_a_term(onderzoek):
    (deel,) = verken(onderzoek, Vraag(bij="envelop")).onderdelen
    assert deel.raak == 5
    assert woorden(deel) == ["kast"]
    assert deel.woorden[0].voorbeelden[0].interview == "R01"
    (joint,) = verken(onderzoek, Vraag(bij="serieus nemen", minstens=1)).onderdelen
    assert (joint.raak, joint.over) == (1, "serieus nemen")


def test_a_term_that_nobody_says_is_told(onderzoek):
    found = verken(onderzoek, Vraag(bij="walvis"))
    assert found.meldingen == ("«walvis» komt niet voor in wat respondenten zeggen.",)
    assert found.afloop == Afloop.GOED


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        (Vraag(per="gemeente", bij="x"), "--per en --bij kunnen niet samen"),
        (Vraag(code="stress", lijst=Path("x")), "--lijst hoort niet bij --code"),
        (Vraag(minstens=0), "--minstens is 1 of meer"),
        (Vraag(bij="@niemand"), "woordgroep «@niemand» bestaat niet"),
        (Vraag(bij="*"), "past op elk woord"),
        (Vraag(bij=" "), "er staat niets"),
        (Vraag(code="rust"), "De code rust staat niet in het codeboek"),
    ],
)
def test_what_cannot_be_asked(onderzoek, vraag, zin):
    with pytest.raises(GebruiksFout) as fault:
        verken(onderzoek, vraag)
    assert zin in fault.value.fout
    assert fault.value.tip


class TestNewTerms:
    @pytest.fixture
    def gecodeerd(self, onderzoek):
        mensen = Mensen(onderzoek)
        mensen.geeft("anna", "R01", KLACHT, "nabijheid.min")
        mensen.geeft("anna", "R02", "Een envelop dus, weer een envelop op de kast.", "nabijheid.min")
        mensen.geeft("anna", "R03", "Geen envelop op de kast bij mij, geen envelop.", "nabijheid.min")
        for id in ("R01", "R02", "R03"):
            mensen.rondt_af("anna", id, "nabijheid", "stress")
        return onderzoek

    def test_come_from_what_people_coded(self, gecodeerd):
        plus, min_ = verken(gecodeerd, Vraag(code="nabijheid")).onderdelen
        assert (plus.over, plus.woorden_hier) == ("nabijheid.plus", 0)
        assert min_.over == "nabijheid.min"
        assert woorden(min_) == ["envelop", "kast"]
        assert min_.woorden[0].vondst.elders == 0

    def test_of_one_pole(self, gecodeerd):
        assert [d.over for d in verken(gecodeerd, Vraag(code="nabijheid.min")).onderdelen] == [
            "nabijheid.min"
        ]

    @pytest.mark.parametrize(
        ("term", "over"), [("envelop", ["kast"]), ("{exact: envelop}", ["kast"]), ("'env*'", ["kast"])]
    )
    def test_what_is_a_term_is_not_new(self, gecodeerd, term, over):
        book = gecodeerd.codeboek.read_text("utf-8").replace("[luisteren,", f"[{term}, luisteren,")
        gecodeerd.codeboek.write_text(book, encoding="utf-8")
        assert woorden(verken(gecodeerd, Vraag(code="nabijheid.min")).onderdelen[0]) == over

    def test_what_is_within_a_term_says_so(self, gecodeerd):
        book = gecodeerd.codeboek.read_text("utf-8").replace("[luisteren,", "[volle kast, luisteren,")
        gecodeerd.codeboek.write_text(book, encoding="utf-8")
        words = verken(gecodeerd, Vraag(code="nabijheid.min")).onderdelen[0].woorden
        assert [w.opmerking for w in words] == ["", "staat al in de term «volle kast»"]

    def test_without_work_of_people_there_are_none(self, onderzoek):
        found = verken(onderzoek, Vraag(code="stress"))
        assert "Nog niemand gaf stress" in found.meldingen[0]
        assert not any(d.woorden for d in found.onderdelen)


def test_a_study_without_interviews(tmp_path):
    found = verken(maak_studie(tmp_path / "s", {}), Vraag())
    assert "nog niets om te verkennen" in found.meldingen[0]
    assert found.minstens == 1


def test_questions_count_elsewhere_only_where_they_do_not_count_here(onderzoek):
    book = onderzoek.codeboek.read_text("utf-8").replace("sprekers: [R]", "sprekers: [R, I]")
    onderzoek.codeboek.write_text(book, encoding="utf-8")
    found = verken(onderzoek, Vraag()).onderdelen
    assert "fietsen" in woorden(found[1]) or "fiets" in woorden(found[1])


def test_an_interview_that_cannot_be_read_stops_no_other(onderzoek):
    onderzoek.tekst("R05").write_bytes(b"\xff")
    found = verken(onderzoek, Vraag())
    assert [row[0] for row in found.overgeslagen] == ["R05"]
    assert found.interviews == 4
    assert found.afloop == Afloop.FOUT


def test_kept_as_a_table_that_a_person_may_change(onderzoek):
    found = verken(onderzoek, Vraag(csv=True))
    assert found.bestand == "verken.csv"
    path = onderzoek.rapporten / "verken.csv"
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert {r["onderdeel"] for r in rows} >= {"vaak_niet_gecodeerd", "samen_niet_gecodeerd"}
    often = next(r for r in rows if r["onderdeel"] == "vaak_niet_gecodeerd")
    assert (often["woord"], often["aantal"], often["respondenten"], often["plaats"]) == (
        "envelop",
        "5",
        "3",
        "R01, regel 3",
    )
    before = path.read_bytes()
    assert verken(onderzoek, Vraag(csv=True)).meldingen == ()
    assert path.read_bytes() == before
    path.write_text("van mij", encoding="utf-8")
    assert "bewaard" in verken(onderzoek, Vraag(csv=True)).meldingen[0]


def test_as_json(onderzoek):
    told = verken(onderzoek, Vraag()).to_json()
    assert told["minstens_respondenten"] == 2
    assert told["onderdelen"][1]["onderdeel"] == "vaak_niet_gecodeerd"
    assert told["onderdelen"][1]["woorden"][0]["voorbeelden"][0]["citaat"] == KLACHT
    assert told["mislukt"] == []
