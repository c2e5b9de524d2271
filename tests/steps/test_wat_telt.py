"""Which coding counts, from real journals on disk to the cells of the reports."""

from __future__ import annotations

import csv
import json
from itertools import pairwise

import pytest
from mensenwerk import Mensen
from studie import maak_studie
from telspel import CODES, GEVALLEN, TEKST, WOORDEN, ZINNEN, Spel, place

from codeer.core.codering import Herkomst
from codeer.core.errors import CodeerFout
from codeer.core.fragmenten import NIET_BESPROKEN
from codeer.core.keuze_codering import ALLES, Telregel
from codeer.steps.materiaal import open_stroom
from codeer.steps.rapport import Keuze, maak_rapport


def codeboek_met(voorstellen):
    """A codebook that suggests just this in the four sentences: each has a word of its own."""
    terms = {code: {"plus": [], "min": [], "termen": []} for code in CODES}
    for words in voorstellen:
        zin, code, pool = place(words)
        terms[code][pool or "termen"].append(WOORDEN[zin])
    rows = "\n".join(
        f"  {code}:\n    definitie: x\n"
        + "".join(f"    {key}: [{', '.join(t)}]\n" for key, t in lists.items())
        for code, lists in terms.items()
    )
    return f"formaat: 1\ncodeboek: Spel\nversie: '1'\ncodes:\n{rows}"


def shown(fragment):
    zin = next(nr for nr, z in enumerate(ZINNEN) if z[:2] == (fragment.begin, fragment.eind))
    kant = f"{fragment.code}.{fragment.pool}".rstrip(".")
    words = f"{zin} {kant} {fragment.herkomst} {fragment.codeur.replace(', ', '+')}"
    return words + (" !" if NIET_BESPROKEN in fragment.waarom else "")


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: g["naam"])
def test_the_ladder_from_journals_on_disk(geval, tmp_path):
    plaatsen = maak_studie(tmp_path, {"R01": TEKST}, codeboek_met(geval.get("voorstellen", ())))
    mensen = Mensen(plaatsen)
    for gebeurtenis in Spel(geval.get("doe", ())).made:
        mensen.bewaar(gebeurtenis)
    lagen = frozenset(map(Herkomst, geval["lagen"])) if "lagen" in geval else ALLES
    wie = frozenset(geval["codeurs"]) if "codeurs" in geval else None
    (item,) = open_stroom(plaatsen, telregel=Telregel(lagen, wie))
    assert item.zinnen == ZINNEN
    assert [shown(f) for f in item.fragmenten] == geval["telt"]
    assert all(TEKST[f.begin : f.eind] == f.citaat for f in item.fragmenten)
    if item.werk:
        assert sum(c.onaf for c in item.werk.codeurs) == geval.get("onaf", 0)
        assert item.werk.nog_niet_besproken == sum(row.endswith("!") for row in geval["telt"])
    if Herkomst.MENS in lagen and Herkomst.AUTOMAAT not in lagen:
        judged = item.beoordeeld
        for key, expected in (("nul", 1), ("niet_beoordeeld", 0)):
            for zin, code, _ in map(place, geval.get(key, ())):
                assert judged.bits((code,)) >> zin & 1 == expected


CODEBOEK = """\
formaat: 1
codeboek: Klein
versie: "1"
instellingen: {eenheid: zin, sprekers: [R]}
codes:
  stress:
    definitie: Spanning.
    min: ['stress*']
    subcodes:
      geld:
        definitie: Over geld.
        termen: [geld]
  nabijheid:
    definitie: Gezien worden.
    plus: [luisteren]
    min: [afstandelijk]
  jong:
    definitie: Kwam later.
    termen: [jong]
"""
OUD = ("stress", "stress/geld", "nabijheid")
TEKSTEN = {
    # five, four and three words
    "R01": "I: Nou?\n\nR: Ik had toen veel stress. Daar was geen geld. Ze luisterde goed.",
    "R02": "I: En?\n\nR: Zij luisterde altijd. Dat was fijn voor mij.",
    "R03": "R: Stress had ik niet.",
}


@pytest.fixture
def plaatsen(tmp_path):
    plaatsen = maak_studie(tmp_path, TEKSTEN, CODEBOEK)
    plaatsen.kenmerken.write_text("interview;plaats\nR01;Ede\nR02;Epe\nR03;Ede\n", encoding="utf-8")
    return plaatsen


@pytest.fixture
def mensen(plaatsen):
    return Mensen(plaatsen)


def maak(plaatsen, *namen, **keuze):
    return maak_rapport(plaatsen, Keuze(namen, **keuze))


def rows(plaatsen, naam, *velden):
    with (plaatsen.rapporten / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row[v] for v in velden) for row in csv.DictReader(file, delimiter=";")]


def row(plaatsen, naam, key, *velden):
    width = len(key)
    with (plaatsen.rapporten / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as file:
        for one in csv.DictReader(file, delimiter=";"):
            if tuple(one.values())[:width] == key or tuple(one[v] for v in ("code", "pool")) == key:
                return [one[v] for v in velden]
    raise AssertionError(key)


def account(plaatsen):
    return json.loads((plaatsen.rapporten / "verantwoording.json").read_text("utf-8"))


def test_without_people_everything_is_judged_and_no_journal_is_opened(plaatsen, monkeypatch):
    monkeypatch.setattr("codeer.storage.journaal_lezen.lees_bestand", None)
    found = list(open_stroom(plaatsen))
    assert all(m.beoordeeld is None and m.werk is None and m.alles_beoordeeld for m in found)
    assert {(f.code, f.codeur) for m in found for f in m.fragmenten} == {
        ("stress", "automaat"),
        ("nabijheid", "automaat"),
    }


def test_an_interview_nobody_finished_is_empty_and_in_no_denominator(plaatsen, mensen):
    mensen.geeft("anna", "R01", "Daar was geen geld.", "stress/geld")
    mensen.geeft("anna", "R01", "Ik had toen veel stress.", "stress.min")
    mensen.rondt_af("anna", "R01", *OUD)
    maak(plaatsen, bron="mens")
    velden = ("fragmenten", "interviews", "interviews_pct", "respondenten", "per_1000_woorden", "mens")
    assert row(plaatsen, "frequenties", ("stress", "min"), *velden) == ["1", "1", "100,00", "1", "83,33", "1"]
    assert row(plaatsen, "frequenties", ("stress", "totaal"), *velden)[0] == "2"
    assert row(plaatsen, "frequenties", ("nabijheid", "plus"), *velden) == [
        "0",
        "0",
        "0,00",
        "0",
        "0,00",
        "0",
    ]
    assert row(plaatsen, "frequenties", ("jong", ""), *velden) == [""] * 6
    assert row(plaatsen, "frequenties", ("jong", "totaal"), *velden) == [""] * 6
    per = rows(plaatsen, "frequenties_per_interview", "interview", "code", "fragmenten", "woorden")
    assert ("R01", "nabijheid", "0", "12") in per
    assert ("R01", "jong", "", "") in per
    assert {n for interview, _, *n in map(list, per) if interview != "R01" for n in [tuple(n)]} == {("", "")}
    assert account(plaatsen)["weggelaten"]["niet_beoordeeld"] == ["R02", "R03"]
    assert account(plaatsen)["weggelaten"]["deels_beoordeeld"] == ["R01"]


def test_of_a_passage_only_its_words_count(plaatsen, mensen):
    mensen.geeft("anna", "R01", "Ik had toen veel stress.", "stress.min")
    mensen.rondt_af("anna", "R01", *OUD, citaat="Ik had toen veel stress.")
    mensen.rondt_af("anna", "R02", *OUD)
    maak(plaatsen, "frequenties", bron="mens", per=("plaats", "interview", "spreker"))
    velden = ("fragmenten", "interviews", "woorden", "per_1000_woorden")
    assert row(plaatsen, "frequenties_per_plaats", ("Ede", "stress", "min"), *velden) == [
        "1",
        "1",
        "5",
        "200,00",
    ]
    assert row(plaatsen, "frequenties_per_plaats", ("Epe", "stress", "min"), *velden) == [
        "0",
        "0",
        "8",
        "0,00",
    ]
    assert row(plaatsen, "frequenties_per_plaats", ("Epe", "jong", ""), *velden) == [""] * 4
    assert row(plaatsen, "frequenties_per_spreker", ("R", "stress", "min"), *velden) == [
        "1",
        "1",
        "13",
        "76,92",
    ]
    found = row(plaatsen, "frequenties", ("stress", "min"), "interviews_pct", "per_1000_woorden")
    assert found == ["50,00", "76,92"]


def test_a_parent_is_judged_where_a_subcode_is(plaatsen, mensen):
    mensen.geeft("anna", "R01", "Daar was geen geld.", "stress/geld")
    mensen.rondt_af("anna", "R01", "stress/geld")
    mensen.rondt_af("anna", "R02", "stress")
    maak(plaatsen, "frequenties", "samenhang", bron="mens")
    velden = ("fragmenten", "interviews", "interviews_pct", "per_1000_woorden")
    assert row(plaatsen, "frequenties", ("stress", "totaal"), *velden) == ["1", "1", "50,00", "50,00"]
    assert row(plaatsen, "frequenties", ("stress", "min"), *velden) == ["0", "0", "0,00", "0,00"]
    assert row(plaatsen, "frequenties", ("stress/geld", "totaal"), *velden) == ["1", "1", "100,00", "83,33"]
    assert set(rows(plaatsen, "samenhang", "samen", "jaccard")) == {("", "")}


@pytest.mark.parametrize(
    ("binnen", "zien"),
    [
        # (samen, alleen_a, alleen_b) of stress-nabijheid, and of stress-jong
        ("zin", [("0", "2", "2"), ("", "", "")]),
        ("beurt", [("1", "0", "1"), ("", "", "")]),
        ("interview", [("1", "0", "1"), ("", "", "")]),
    ],
)
def test_codes_named_together_only_where_both_were_judged(plaatsen, mensen, binnen, zien):
    for citaat, code in (
        ("Ik had toen veel stress.", "stress.min"),
        ("Daar was geen geld.", "stress/geld"),
        ("Ze luisterde goed.", "nabijheid.plus"),
    ):
        mensen.geeft("anna", "R01", citaat, code)
    mensen.rondt_af("anna", "R01", *OUD)
    mensen.geeft("anna", "R02", "Zij luisterde altijd.", "nabijheid.plus")
    mensen.rondt_af("anna", "R02", *OUD)
    # stress was judged here and nabijheid was not: this tells nothing about the pair
    mensen.geeft("anna", "R03", "Stress had ik niet.", "stress.min")
    mensen.rondt_af("anna", "R03", "stress", "stress/geld")
    maak(plaatsen, "samenhang", bron="mens", binnen=binnen)
    found = {
        (a, b): tuple(rest)
        for a, b, *rest in rows(plaatsen, "samenhang", "code_a", "code_b", "samen", "alleen_a", "alleen_b")
    }
    assert [found["stress", "nabijheid"], found["stress", "jong"]] == zien


def test_a_stretch_judged_in_part_tells_only_what_is_in_it(plaatsen, mensen):
    mensen.geeft("anna", "R01", "Ik had toen veel stress.", "stress.min")
    mensen.geeft("anna", "R01", "Daar was geen geld.", "nabijheid.plus")
    mensen.rondt_af("anna", "R01", "nabijheid", citaat="Daar was geen geld.")
    mensen.rondt_af("anna", "R01", "stress")
    velden = ("code_a", "code_b", "samen", "alleen_a", "alleen_b", "jaccard")
    maak(plaatsen, "samenhang", bron="mens", binnen="beurt")
    assert ("stress", "nabijheid", "1", "0", "0", "1,0000") in rows(plaatsen, "samenhang", *velden)
    maak(plaatsen, "samenhang", bron="mens", binnen="zin")
    # the sentence with stress was not read for nabijheid
    assert ("stress", "nabijheid", "0", "0", "1", "0,0000") in rows(plaatsen, "samenhang", *velden)


def test_a_unit_of_a_turn_counts_once_and_sentences_in_it_are_judged_with_it(tmp_path):
    plaatsen = maak_studie(tmp_path, TEKSTEN, CODEBOEK.replace("eenheid: zin", "eenheid: beurt"))
    mensen = Mensen(plaatsen)
    mensen.geeft("anna", "R01", "Daar was geen geld.", "nabijheid.plus")
    mensen.rondt_af("anna", "R01", *OUD)
    maak(plaatsen, "citaten", "samenhang", bron="mens", binnen="zin")
    ((citaat,),) = rows(plaatsen, "citaten", "citaat")
    assert citaat == "Ik had toen veel stress. Daar was geen geld. Ze luisterde goed."
    assert ("stress", "nabijheid", "0", "3") in rows(
        plaatsen, "samenhang", "code_a", "code_b", "samen", "alleen_b"
    )


def test_paragraphs_are_units_too(tmp_path):
    tekst = {"R01": "R: Een zin. Nog een.\nNieuwe alinea hier.\n\nR: En weer."}
    plaatsen = maak_studie(tmp_path, tekst, CODEBOEK.replace("eenheid: zin", "eenheid: alinea"))
    (item,) = open_stroom(plaatsen, telregel=Telregel.van("mens"))
    spans = [item.interview.tekst[b:e] for b, e, _ in item.beoordeeld.eenheden]
    assert spans == ["Een zin. Nog een.", "Nieuwe alinea hier.", "En weer."]
    assert len(item.zinnen) == 4


def test_reviewed_suggestions_are_about_the_whole_interview(plaatsen, mensen):
    mensen.wijst_af("anna", "R01", "Ik had toen veel stress.", "stress.min", waarom="«stress»")
    mensen.akkoord("anna", "R01", "Ze luisterde goed.", "nabijheid.plus", waarom="«luisterde»")
    maak(plaatsen, "frequenties", "citaten", bron="nagekeken")
    velden = ("fragmenten", "interviews", "interviews_pct", "per_1000_woorden", "nagekeken")
    assert row(plaatsen, "frequenties", ("nabijheid", "plus"), *velden) == ["1", "1", "100,00", "83,33", "1"]
    assert row(plaatsen, "frequenties", ("stress", "min"), *velden) == ["0", "0", "0,00", "0,00", "0"]
    # of jong there was nothing to review: what the computer searched and people checked holds none
    assert row(plaatsen, "frequenties", ("jong", ""), *velden)[0] == "0"
    assert rows(plaatsen, "citaten", "codeur", "herkomst", "waarom") == [("anna", "nagekeken", "«luisterde»")]


def test_what_waits_for_a_decision_is_no_reviewed_no(tmp_path):
    plaatsen = maak_studie(
        tmp_path, {"R01": "R: Veel stress hier. Ook stress daar. Meer stress thuis. Mooi weer."}
    )
    Mensen(plaatsen).akkoord("anna", "R01", "Veel stress hier.", "stress.min")
    (item,) = open_stroom(plaatsen, telregel=Telregel.van("nagekeken"))
    assert item.beoordeeld.codes["stress"] == 0b1001
    maak(plaatsen, "frequenties", bron="nagekeken")
    # among the 5 words of the sentences that were decided on, or hold no suggestion
    found = row(plaatsen, "frequenties", ("stress", "min"), "fragmenten", "per_1000_woorden")
    assert found == ["1", "200,00"]


def test_what_the_computer_cannot_look_for_is_empty_until_people_judge_it(tmp_path):
    book = CODEBOEK + "  onzegbaar:\n    definitie: Wat niemand in woorden vangt.\n"
    plaatsen = maak_studie(tmp_path, {"R01": "R: Veel stress hier. Mooi weer.", "R02": "R: Zo dan."}, book)
    maak(plaatsen, "frequenties", "frequenties_per_interview")
    assert row(plaatsen, "frequenties", ("onzegbaar", ""), "fragmenten", "interviews") == ["", ""]
    Mensen(plaatsen).rondt_af("anna", "R01", "onzegbaar")
    maak(plaatsen, "frequenties", "frequenties_per_interview")
    assert row(plaatsen, "frequenties", ("onzegbaar", ""), "fragmenten", "interviews") == ["0", "0"]
    found = rows(plaatsen, "frequenties_per_interview", "interview", "code", "fragmenten")
    assert [r for r in found if r[1] == "onzegbaar"] == [("R01", "onzegbaar", "0"), ("R02", "onzegbaar", "")]


def test_the_work_of_one_codeur_is_hers_alone(plaatsen, mensen):
    mensen.akkoord("bo", "R02", "Zij luisterde altijd.", "nabijheid.plus")
    mensen.geeft("anna", "R01", "Ze luisterde goed.", "nabijheid.plus")
    mensen.rondt_af("anna", "R01", *OUD)
    mensen.geeft("overleg", "R01", "Daar was geen geld.", "nabijheid.min")
    seen = {}
    for codeurs in (("Anna",), ("bo",), ("overleg",), ("anna", "automaat"), ("automaat",), ()):
        maak(plaatsen, "citaten", codeurs=codeurs)
        seen["+".join(codeurs)] = rows(plaatsen, "citaten", "interview", "pool", "codeur", "herkomst")
    assert seen["Anna"] == [("R01", "plus", "anna", "mens")]
    assert seen["bo"] == [("R02", "plus", "bo", "nagekeken")]
    assert seen["overleg"] == [("R01", "min", "overleg", "mens")]
    assert {codeur for _, _, codeur, _ in seen["anna+automaat"]} == {"anna", "automaat"}
    assert {codeur for _, _, codeur, _ in seen["automaat"]} == {"automaat"}
    assert {codeur for _, _, codeur, _ in seen[""]} >= {"anna", "bo", "overleg"}
    assert account(plaatsen)["opties"]["codeurs"] == []


def test_a_codeur_who_does_not_exist_is_refused_before_anything_is_written(plaatsen, mensen):
    mensen.rondt_af("anna", "R01", *OUD)
    with pytest.raises(CodeerFout, match="ana") as caught:
        maak(plaatsen, codeurs=("ana",))
    assert "anna" in caught.value.tip
    assert not plaatsen.rapporten.exists()


def test_quotes_say_who_why_and_what_was_written(plaatsen, mensen):
    one = mensen.geeft("anna", "R01", "Ze luisterde goed.", "nabijheid.plus", facetten=(("soort", "wens"),))
    two = mensen.geeft("bo", "R01", "Ze luisterde goed.", "nabijheid.plus", facetten=(("soort", "ervaring"),))
    mensen.memo("anna", one, "mooi gezegd")
    mensen.memo("bo", two, "zeker")
    alone = mensen.maakt_anders(
        "anna", "R01", "Ik had toen veel stress.", "stress.min", wordt="nabijheid.min", waarom="«stress»"
    )
    mensen.memo("cas", alone, "=eens")
    for wie in ("anna", "bo"):
        mensen.rondt_af(wie, "R01", *OUD)
    mensen.geeft("overleg", "R01", "Daar was geen geld.", "stress/geld", reden="samen gekozen")
    maak(plaatsen, "citaten", bron="mens")
    found = rows(plaatsen, "citaten", "citaat", "code", "codeur", "waarom", "memo")
    assert found == [
        (
            "Ik had toen veel stress.",
            "nabijheid",
            "anna",
            f"{NIET_BESPROKEN}; in plaats van stress.min; «stress»",
            "'=eens",
        ),
        ("Daar was geen geld.", "stress/geld", "overleg", "overleg: samen gekozen", ""),
        (
            "Ze luisterde goed.",
            "nabijheid",
            "anna, bo",
            "soort: wens of ervaring",
            "anna: mooi gezegd\nbo: zeker",
        ),
    ]


def test_what_people_wrote_stays_to_be_read_after_the_team_decided(plaatsen, mensen):
    one = mensen.geeft("anna", "R01", "Ze luisterde goed.", "nabijheid.plus")
    mensen.memo("anna", one, "mooi gezegd")
    mensen.rondt_af("anna", "R01", *OUD)
    mensen.geeft("overleg", "R01", "Ze luisterde goed.", "nabijheid.plus")
    maak(plaatsen, "citaten", bron="mens")
    assert rows(plaatsen, "citaten", "codeur", "memo") == [("overleg", "mooi gezegd")]


def test_frequencies_add_up_by_source(plaatsen, mensen):
    mensen.akkoord("bo", "R02", "Zij luisterde altijd.", "nabijheid.plus")
    mensen.geeft("anna", "R01", "Ze luisterde goed.", "nabijheid.plus")
    mensen.rondt_af("anna", "R01", *OUD)
    maak(plaatsen)
    for n, *parts in rows(plaatsen, "frequenties", "fragmenten", "automaat", "nagekeken", "mens"):
        assert int(n) == sum(map(int, parts))
    counted = [int(n) for n, pool in rows(plaatsen, "frequenties", "fragmenten", "pool") if pool != "totaal"]
    assert sum(counted) == len(rows(plaatsen, "citaten", "id")) == account(plaatsen)["totaal"]["fragmenten"]


def test_the_same_work_gives_the_same_files_whatever_order_it_came_in(plaatsen, mensen):
    mensen.geeft("anna", "R01", "Ze luisterde goed.", "nabijheid.plus")
    mensen.rondt_af("anna", "R01", *OUD, blind=True)
    mensen.akkoord("bo", "R01", "Ik had toen veel stress.", "stress.min")
    results = []
    for _ in range(2):
        maak(plaatsen)
        results.append({p.name: p.read_bytes() for p in plaatsen.rapporten.iterdir() if p.is_file()})
        for path in plaatsen.coderingen.glob("*/*.jsonl"):
            lines = path.read_bytes().splitlines(keepends=True)
            path.with_name(f"{path.stem} (conflict).jsonl").write_bytes(b"".join(reversed(lines)))
    assert all(a == b for a, b in pairwise(results))


def test_a_coding_counts_in_every_sentence_that_it_covers_for_half(plaatsen, mensen):
    both = "Ik had toen veel stress. Daar was geen geld. Ze"
    mensen.geeft("anna", "R01", both, "nabijheid.min")
    mensen.geeft("anna", "R02", "fijn", "nabijheid.plus")  # less than half: the sentence it covers most
    for id in ("R01", "R02"):
        mensen.rondt_af("anna", id, *OUD)
    maak(plaatsen, "citaten", bron="mens")
    assert rows(plaatsen, "citaten", "citaat") == [
        ("Ik had toen veel stress.",),
        ("Daar was geen geld.",),
        ("Dat was fijn voor mij.",),
    ]


def test_in_a_group_session_each_speaker_has_her_own_judged_words(tmp_path):
    tekst = {"G01": "R1: Ik had stress. En toen niet meer.\n\nR2: Ze luisterde goed.\n\nO: Dag."}
    plaatsen = maak_studie(tmp_path, tekst, CODEBOEK)
    mensen = Mensen(plaatsen)
    mensen.geeft("anna", "G01", "Ik had stress.", "stress.min")
    mensen.rondt_af("anna", "G01", "stress", "stress/geld", citaat="Ik had stress.")
    mensen.rondt_af("anna", "G01", "nabijheid", citaat="Ze luisterde goed.")
    maak(plaatsen, "frequenties", bron="mens", per=("spreker",))
    velden = ("fragmenten", "woorden")
    found = {
        (who, code): row(plaatsen, "frequenties_per_spreker", (who, code, pool), *velden)
        for who in ("R1", "R2")
        for code, pool in (("stress", "min"), ("nabijheid", "plus"))
    }
    assert found == {
        ("R1", "stress"): ["1", "3"],
        ("R1", "nabijheid"): ["", ""],
        ("R2", "stress"): ["", ""],
        ("R2", "nabijheid"): ["0", "3"],
    }
