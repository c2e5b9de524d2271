"""People beside the computer, through real journals and real suggestions."""

from __future__ import annotations

import csv

import pytest
from codeurwerk import Werk, codeert
from studie import maak_studie

from codeer.core.errors import GebruiksFout
from codeer.core.gebeurtenis import Beslissing, Besluit
from codeer.steps._automaat_cijfers import aandeel, schat_gevonden
from codeer.steps.automaat_oordeel import vergelijk_computer
from codeer.storage.studie import Studie, schrijf_studie

# sentence 0 has stress.min (gespannen), 1 nabijheid.plus (luisteren), the others nothing
GESPREK = "R: Ik was gespannen. Ze kon luisteren. De hond blafte. Het was stil. Het regende hard."
IDS = [f"R{nr:02}" for nr in range(1, 13)]


@pytest.fixture
def studie(tmp_path):
    return maak_studie(tmp_path / "s", dict.fromkeys(IDS, GESPREK))


def code(uitkomst, naam):
    return next(c for c in uitkomst.codes if c.code == naam)


def besluit(studie, wie, id, zin, wat, woord, waarom=""):  # noqa: PLR0917
    werk = Werk(studie, wie, id, start=100 * zin)
    begin, eind, _ = werk.zinnen[zin]
    code, _, pool = woord.partition(".")
    wordt = ("nabijheid", "min") if wat == "anders" else ()
    werk._doe(Besluit(Beslissing(wat), code, pool, *wordt, waarom=waarom), begin, eind)
    werk.bewaar()


def lees(studie, naam="computer.csv"):
    with (studie.rapporten / naam).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_precision_of_terms_from_what_people_decided(studie):
    for nr, id in enumerate(IDS):
        besluit(
            studie,
            "anna",
            id,
            0,
            "akkoord" if nr < 9 else "afgewezen" if nr < 11 else "anders",
            "stress.min",
            "«gespannen»",
        )
    besluit(studie, "anna", "R01", 1, "afgewezen", "nabijheid.plus")
    besluit(studie, "bo", "R01", 0, "afgewezen", "stress.min")
    found = vergelijk_computer(studie)
    rows = {(r["term"], r["code"], r["pool"]): r for r in lees(studie)}
    tense = rows["gespannen", "stress", "min"]
    assert [tense[k] for k in ("voorgesteld", "akkoord", "afgewezen", "anders")] == ["12", "8", "2", "1"]
    assert (tense["precisie"], tense["onder"], tense["boven"]) == ("0,727", "0,434", "0,903")
    listen = rows["luisteren", "nabijheid", "plus"]
    assert [listen[k] for k in ("voorgesteld", "afgewezen", "precisie")] == ["12", "1", ""]
    assert found.oneens == 1
    assert found.geschreven == ("computer.csv",)
    assert found.interviews == tuple(IDS)
    assert (
        list(lees(studie)[0])
        == "term code pool voorgesteld akkoord afgewezen anders precisie onder boven".split()
    )


def test_terms_that_the_codebook_no_longer_has_are_kept(studie):
    besluit(studie, "anna", "R01", 2, "akkoord", "stress.min", "«hond»")
    vergelijk_computer(studie)
    row = next(r for r in lees(studie) if r["term"] == "hond")
    assert (row["voorgesteld"], row["akkoord"]) == ("1", "1")


def test_what_the_computer_missed_in_finished_units(studie):
    codeert(studie, "anna", {id: {0: "stress.min", 2: "stress.min"} for id in IDS[:10]})
    found = vergelijk_computer(studie)
    stress = code(found, "stress")
    assert (stress.goed.keer, stress.goed.van, stress.goed.deel) == (10, 10, 1)
    # four units without this suggestion in each interview, of which one was given the code
    assert (stress.gemist.keer, stress.gemist.van, stress.blind) == (10, 40, 40)
    assert stress.gevonden.deel == pytest.approx(12 / (12 + 0.25 * 48))
    assert stress.gevonden.onder < stress.gevonden.deel < stress.gevonden.boven
    near = code(found, "nabijheid")
    assert (near.goed.keer, near.goed.van, near.gemist.keer) == (0, 10, 0)
    assert near.gevonden is None  # nothing fits at all, as far as anyone saw


def test_nothing_missed_and_nothing_right_has_no_estimate():
    assert schat_gevonden(aandeel(0, 20), aandeel(0, 20), 5, 5) is None
    assert schat_gevonden(aandeel(5, 5), aandeel(0, 20), 5, 5) is None
    assert aandeel(3, 9)[2:] == (None, None, None)
    assert aandeel(0, 0)[:2] == (0, 0)


def test_a_sample_is_drawn_and_what_was_read_of_it_counts(studie):
    schrijf_studie(studie, Studie("abcd"))
    codeert(studie, "anna", {id: {2: "stress.min", 3: "stress.min", 4: "stress.min"} for id in IDS[:6]})
    found = vergelijk_computer(studie, steekproef=24)
    rows = lees(studie, "steekproef.csv")
    assert (found.steekproef, found.gelezen, len(rows)) == (24, 12, 24)
    assert {
        r["interview"]: sum(s["interview"] == r["interview"] for s in rows) for r in rows
    } == dict.fromkeys(IDS, 2)
    assert {(r["afgerond_door"], r["codes"]) for r in rows} == {("anna", "stress"), ("anna", ""), ("", "")}
    assert {r["zin"] for r in rows} == {"1", "2", "3", "4", "5"}
    assert len({r["id"] for r in rows}) == 24
    read = [r["zin"] for r in rows if r["afgerond_door"] and r["zin"] != "1"]
    missed = [zin for zin in read if zin != "2"]
    assert len(missed) > 4
    assert (code(found, "stress").gemist.keer, code(found, "stress").gemist.van) == (len(missed), len(read))
    first = (studie.rapporten / "steekproef.csv").read_bytes()
    vergelijk_computer(studie, steekproef=24)
    assert (studie.rapporten / "steekproef.csv").read_bytes() == first
    # with no more to draw than there is, it is all of it
    assert vergelijk_computer(studie, steekproef=1000).steekproef == 60


def test_what_is_missed_where_another_code_was_found_is_missed_in_a_sample_too(studie):
    schrijf_studie(studie, Studie("abcd"))
    codeert(studie, "anna", {id: {0: "stress.min", 1: "stress.min"} for id in IDS})
    for id in IDS:
        besluit(studie, "anna", id, 0, "akkoord", "stress.min")
    whole = code(vergelijk_computer(studie), "stress").gevonden
    drawn = code(vergelijk_computer(studie, steekproef=1000), "stress").gevonden
    assert whole.deel == drawn.deel == pytest.approx(0.5)


def test_people_beside_one_another_and_beside_the_computer(studie):
    codeert(studie, "anna", {id: {0: "stress.min"} for id in IDS})
    codeert(
        studie, "bo", {id: {0: "stress.min"} if nr % 2 else {3: "stress.min"} for nr, id in enumerate(IDS)}
    )
    naast = code(vergelijk_computer(studie), "stress").naast
    assert naast.eenheden == 60
    assert naast.mensen == pytest.approx(naast.computer * 2 - 1)  # anna is as the computer, bo as to anna
    assert naast.verschil == pytest.approx(naast.mensen - naast.computer)
    assert naast.interval.onder <= naast.verschil <= naast.interval.boven
    few = vergelijk_computer(studie, codes=["nabijheid"])
    assert [c.code for c in few.codes] == ["nabijheid"]
    assert few.codes[0].naast.mensen is None


def test_few_interviews_have_no_interval(tmp_path):
    plaatsen = maak_studie(tmp_path / "t", {"R01": GESPREK})
    for wie in ("anna", "bo"):
        codeert(plaatsen, wie, {"R01": {0: "stress.min"}})
    naast = code(vergelijk_computer(plaatsen), "stress").naast
    assert (naast.mensen, naast.computer, naast.interval) == (1, 1, None)


def test_an_empty_study_and_a_wrong_name(tmp_path):
    plaatsen = maak_studie(tmp_path / "t")
    found = vergelijk_computer(plaatsen, steekproef=3, voortgang=lambda *_: None)
    assert (found.interviews, found.gelezen, found.steekproef) == ((), 0, 3)
    assert code(found, "stress").naast.eenheden == 0
    with pytest.raises(GebruiksFout, match="geen codeur «kees»"):
        vergelijk_computer(plaatsen, ["kees"])
    plaatsen.tekst("R01").write_text("weg", encoding="utf-8")
    assert [o[0] for o in vergelijk_computer(plaatsen).overgeslagen] == ["R01"]
