"""`codeer consistentie` in a study, as people see it."""

from __future__ import annotations

import json

import pytest
from codeurwerk import Werk, codeert
from studie import CODEBOEK, maak_studie

GESPREK = (
    "R: Eerst was het zwaar. Toen kwam zij langs. Het ging beter. Nu slaap ik weer.\n\nI: Fijn.\n\nR: Ja."
)
IDS = [f"R{nr:02}" for nr in range(1, 11)]


@pytest.fixture
def studie(tmp_path, monkeypatch):
    monkeypatch.setattr("codeer.steps.consistentie_onderzoek.HERHALINGEN", 20)
    return maak_studie(tmp_path / "studie", dict.fromkeys(IDS, GESPREK))


@pytest.fixture
def run(codeer, studie, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *words: codeer("--map", "studie", "consistentie", *words)


def two(studie, ids=IDS):
    codeert(studie, "amira", {id: {0: "stress.min", 1: "nabijheid.plus", 2: "nabijheid.plus"} for id in ids})
    codeert(studie, "bo", {id: {0: "stress.min", 3: "nabijheid.plus"} for id in ids})


IN_WOORDEN = """\
Hoe gelijk hebben jullie gecodeerd?
Amira en Bo, 10 gesprekken, 50 zinnen, los van elkaar afgerond
Verschil is niet fout. Het laat zien waar een code nog niet duidelijk is.

nabijheid  samen 0 keer, alleen Amira 20, alleen Bo 10
           Als een van jullie deze code gaf, gaf de ander hem nooit. Amira ziet
           deze code vaker dan Bo.
           -> Bespreek samen: wanneer is iets «nabijheid»?

stress     samen 10 keer, alleen Amira 0, alleen Bo 0
           Als een van jullie deze code gaf, gaf de ander hem altijd ook.
           -> Dit gaat goed.
"""


def test_in_words(run, studie):
    two(studie)
    result = run()
    assert result.afloop == 0
    assert result.out.startswith(IN_WOORDEN)
    assert "Samen bespreken" in result.out
    assert "niet uit de literatuur" in " ".join(result.err.split())
    for word in ("alpha", "kappa", "%", "0,6"):
        assert word not in result.out


def test_words_do_not_depend_on_the_order_of_names(run, studie):
    two(studie)
    assert run("Bo", "amira").out == run().out == run("amira", "bo").out


def test_explanation_of_chance_is_three_sentences_without_a_coefficient(run, studie):
    two(studie)
    words = " ".join(run("--uitleg").out.split())
    explained = words[words.index("Wat heeft toeval") :]
    assert explained.count(".") == 3
    assert "toeval" not in run().out


def test_three_people(run, studie):
    two(studie, IDS[:2])
    codeert(studie, "cas", {id: {0: "stress.min"} for id in IDS[:2]})
    words = run().out
    assert "Amira, Bo en Cas, 2 gesprekken" in words
    assert "samen 2 keer, niet allemaal 0 keer" in words
    assert "Te weinig keer gebruikt om iets te zeggen. Kijk wel even" in words


def test_in_between_is_reasonable(run, studie):
    codeert(studie, "amira", {id: {0: "stress.min"} for id in IDS})
    codeert(studie, "bo", {id: {0: "stress.min"} for id in IDS[:6]} | {id: {} for id in IDS[6:]})
    words = " ".join(run().out.split())
    assert "gaf de ander hem ook in 7,5" not in words
    assert "gaf de ander hem ook in bijna 8 van de 10 keer" in words
    assert "Redelijk. Kijk samen waar het verschil in zit." in words
    assert "vaker dan" not in words, "four more is not much"
    assert "Niemand gaf: nabijheid." in words


def test_other_side_and_younger_code(run, studie):
    codeert(studie, "amira", {"R01": {0: "nabijheid.plus"}}, codes=("nabijheid",))
    codeert(studie, "bo", {"R01": {0: "nabijheid.min"}})
    words = " ".join(run().out.split())
    assert "1 keer dezelfde code, maar een andere kant." in words
    assert "Niet door twee mensen beoordeeld: stress." in words
    full = run("--methodoloog").out
    assert "amira" in full.split("Niet beoordeeld, dus ontbrekend")[1]


def test_with_yourself(run, studie):
    two(studie)
    codeert(studie, "bo@2", {id: {0: "stress.min", 1: "nabijheid.plus"} for id in IDS})
    words = run().out
    assert "Met jezelf: hoe gelijk codeerde Bo twee keer?\nbo en bo@2, 10 gesprekken, 50 zinnen" in words
    assert "beide keren 10, alleen de eerste keer 0, alleen later 0" in words
    own = words.split("Met jezelf")[1].split("Samen bespreken")[0]
    assert "gaf je hem de andere keer altijd ook" in " ".join(own.split())
    assert "Lees nog eens na: wanneer is iets «nabijheid»?" in own
    assert "Bespreek samen" not in own
    assert "Met jezelf, voor overleg: bo, bo@2" in run("--methodoloog").out
    alone = run("bo")
    assert (alone.afloop, "Hoe gelijk hebben jullie" in alone.out) == (0, False)


def test_what_was_not_independent_stands_apart(run, studie):
    two(studie, IDS[:1])
    for naam in ("amira", "bo"):
        Werk(studie, naam, "R02").zag().geef(0, "stress.min").rond(blind=False).bewaar()
    words = run().out
    apart = words.split("Apart: afgerond met voorstellen of elkaars werk in beeld\n")[1]
    assert apart.startswith("Amira en Bo, 5 zinnen. Dat telt hierboven niet mee")
    assert "stress  samen 1 keer, alleen Amira 0, alleen Bo 0" in apart
    assert "van de 10" not in apart.split("Samen bespreken")[0]
    assert "Niet onafhankelijk, voor overleg: amira, bo" in run("--methodoloog").out


def test_only_what_was_not_independent(run, studie):
    for naam in ("amira", "bo"):
        codeert(studie, naam, {"R02": {0: "stress.min"}}, blind=False)
    result = run()
    assert "Hoe gelijk" not in result.out
    assert "codeer open --codeur NAAM --blind" in " ".join(result.out.split())
    assert "Samen bespreken" not in result.out
    assert "methodehoofdstuk" not in run("--methodoloog").out
    assert "Daarin gaf niemand een code." in run("--code", "nabijheid").out


def test_after_consensus(run, studie):
    two(studie)
    for id in IDS:
        team = Werk(studie, "overleg", id).geef(1, "nabijheid.plus").besluit(2, "afgewezen", "nabijheid.plus")
        team.bewaar()
    result = run("--na-overleg")
    assert "Let op: na overleg is vanzelf gelijk" in result.err
    words = " ".join(result.out.split())
    assert "Na jullie overleg: samen 10 keer, alleen Amira 0, alleen Bo 10; dan gaf de ander hem ook" in words
    assert "samen 0 keer, alleen Amira 20, alleen Bo 10" in words
    full = run("--na-overleg", "--methodoloog")
    assert "Onafhankelijk, na overleg: amira, bo" in full.out
    assert "Let op: na overleg" in full.err


def test_after_consensus_with_little(run, studie):
    two(studie, IDS[:1])
    Werk(studie, "overleg", "R01").geef(1, "nabijheid.plus").bewaar()
    words = " ".join(run("--na-overleg").out.split())
    assert "Na jullie overleg: samen 1 keer, alleen Amira 1, alleen Bo 1." in words


def test_all_measures(run, studie):
    two(studie)
    out = run("--methodoloog").out
    for title in (
        "Onafhankelijk, voor overleg: amira, bo (10 interviews, 50 eenheden)",
        "Aantallen",
        "Maten per code",
        "Intervallen van 95%",
        "Per kant",
        "Per interview",
        "Verloop, op volgorde van afronden",
        "Hangt het van de eenheid af?",
        "Voor het methodehoofdstuk",
        "Bronnen.",
    ):
        assert title in out
    assert "zin, vanaf 50% gemarkeerd" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_measures_of_three_people_and_few_interviews(run, studie):
    two(studie, IDS[:2])
    codeert(studie, "cas", {"R01": {0: "nabijheid.plus", 1: "stress.min"}}, codes=("stress", "nabijheid"))
    out = run("--methodoloog", "--eenheid", "teken").out
    assert "Kappa van Cohen per paar" in out
    assert "Fleiss" in out
    assert "Geen interval: 2 interviews; een interval kan vanaf 8." in out
    assert "Codes die door elkaar lopen" in out
    assert "eenheid        teken" in out


def test_what_cannot_be_worked_out_says_why(run, studie):
    codeert(studie, "amira", {"R01": {}})
    codeert(studie, "bo", {"R01": {}})
    out = run("--methodoloog").out
    assert "Niet te berekenen" in out
    assert "niemand gaf deze code" in out


def test_as_json(run, studie):
    two(studie)
    found = run("--json").json
    assert found["onafhankelijk"]["codeurs"] == ["amira", "bo"]
    stress = next(c for c in found["onafhankelijk"]["codes"] if c["code"] == "stress")
    assert stress["maten"]["krippendorff_alpha"] == 1
    assert stress["intervallen"]["positieve_overeenstemming"] == {"onder": 1, "boven": 1, "geldig": 20}
    assert found["na_overleg"] is found["niet_onafhankelijk"] is None
    assert found["kop"]["bootstrap"]["eenheid"] == "interview"
    assert found["gevoeligheid"][0].keys() == {"code", "regel", "alpha", "p_pos"}


def test_files(run, studie, monkeypatch):
    two(studie)
    result = run("--bewaar")
    assert "Geschreven in rapporten: consistentie.json, consistentie.csv" in result.err
    assert json.loads((studie.rapporten / "consistentie.json").read_text("utf-8"))["kop"]
    monkeypatch.setattr("os.replace", _refuse)
    failed = run("--bewaar", "--json", "--drempel", "0,6")
    assert failed.afloop == 1
    assert "Excel" in failed.err


def _refuse(source, target):
    raise PermissionError


def test_a_long_name_of_a_code(codeer, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    name = "een-heel-lange-naam-voor-een-code"
    studie = maak_studie(tmp_path / "s", {"R01": GESPREK}, CODEBOEK.replace("stress:", f"{name}:"))
    for naam in ("amira", "bo"):
        codeert(studie, naam, {"R01": {0: name}})
    out = codeer("--map", "s", "consistentie").out
    assert f"\n{name}\n  " in out
    assert all(len(line) <= 60 for line in out.split("Samen")[0].splitlines())


def test_nothing_yet(run, studie):
    result = run()
    assert result.afloop == 1
    assert "niemand heeft een interview of stuk afgerond" in result.err
    codeert(studie, "amira", {"R01": {}})
    assert "amira rondde af: R01 (blind)" in run().err
    assert run("--json").json.keys() == {"fout", "tip"}


@pytest.mark.parametrize(
    "words", [("--drempel", "veel"), ("--eenheid", "alinea"), ("--code", "weg"), ("dirk",)]
)
def test_words_that_do_not_fit(run, studie, words):
    two(studie, IDS[:1])
    result = run(*words)
    assert result.afloop == 2
    assert "Tip:" in result.err
