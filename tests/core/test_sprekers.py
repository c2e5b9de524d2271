"""Speakers: which labels count, who becomes I, R or O, and the turns in the stored text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.errors import GebruiksFout
from codeer.core.interview import Interview, parse_beurten
from codeer.core.lezing import Lezing, Regel
from codeer.core.sprekers import bouw, herken
from codeer.core.tekst import normalise
from codeer.readers.txt import read

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "voorbeelden" / "lezen" / "labels.yaml").read_text("utf-8")
)


def lezing(tekst: str) -> Lezing:
    (only,) = read(tekst.encode())
    return only


def build(tekst: str, **eigen: str):
    source = lezing(tekst)
    return bouw(source, herken(source, eigen))


def sprekers(tekst: str, eigen: dict[str, str] | None = None) -> dict[str, str]:
    return {label.naam: label.spreker for label in herken(lezing(tekst), eigen or {}).labels}


def test_every_case_has_its_own_name():
    assert len({case["naam"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["naam"] for case in CASES])
def test_case(case):
    assert build(case["bron"]).tekst == case["tekst"]


@pytest.mark.parametrize("case", CASES, ids=[case["naam"] for case in CASES])
def test_reading_the_stored_form_again_changes_nothing(case):
    assert build(case["tekst"]).tekst == case["tekst"]


class TestASecondStyle:
    """A label of another kind that stands once beside I and R that return."""

    @pytest.mark.parametrize("zin", ["Vraag: waarom?", "Antwoord: daarom.", "Klant: mag dat?"])
    def test_within_an_answer_it_is_speech_with_a_notice(self, zin):
        built = build(f"I: Hoe?\nR: Op het formulier stond:\n{zin}\nToen ging ik.\nI: En?\nR: Zo.\n")
        assert f"formulier stond:\n{zin}\nToen" in built.tekst
        assert any("maar één keer voorkomt: 1 regel" in m for m in built.meldingen)

    def test_at_the_end_of_the_last_answer_too(self):
        assert build("I: a?\nR: b\nI: c?\nR: d\nVraag: e?\n").tekst.endswith("R: d\nVraag: e?\n")

    def test_a_question_that_is_answered_is_a_turn(self):
        assert sprekers("I: a?\nR: b\nI: c?\nR: d\nVraag: e?\nR: f\n")["Vraag"].startswith("I")

    def test_an_answer_to_a_question_is_a_turn(self):
        assert sprekers("I: a?\nR: b\nI: c?\nR: d\nI: e?\nKlant: f\n")["Klant"].startswith("R")

    def test_words_that_can_be_nothing_else_and_other_roles_are_turns(self):
        found = sprekers("I: a?\nR: b\nRespondent: c\nTolk: d\nI: e?\nR: f\n")
        assert (found["Respondent"][0], found["Tolk"]) == ("R", "O")

    def test_what_the_user_says_goes_first(self):
        talk = "I: a?\nR: b\nVraag: c?\nI: d?\nR: e\n"
        assert sprekers(talk, {"Vraag": "I"})["Vraag"].startswith("I")


class TestOwnMapping:
    TALK = "Zoë de Wit: Hoe is het?\nBram: Goed.\nZoë de Wit: En nu?\nBram: Ook.\n"

    @pytest.mark.parametrize("naam", ["Zoë de Wit", "zoe dewit", "ZOË  DE WIT"])
    def test_name_is_compared_without_case_space_and_marks(self, naam):
        assert sprekers(self.TALK, {naam: "r2", "bram": "I"}) == {"Zoë de Wit": "R2", "Bram": "I"}

    def test_a_name_that_stands_there_once(self):
        talk = "I: Wat vindt u?\nR: Niets.\nSam: Ik wel.\n"
        assert sprekers(talk) == {"I": "I", "R": "R"}
        assert sprekers(talk, {"Sam": "R"}) == {"I": "I", "R": "R1", "Sam": "R2"}

    def test_two_names_with_one_number_are_one_person(self):
        talk = "Sam: a\nSam P.: b\nSam: c\nSam P.: d\nI: e\nR: f\n"
        assert sprekers(talk, {"Sam": "R7", "Sam P.": "R7"})["Sam P."] == "R7"

    def test_a_chosen_number_goes_before_a_typed_one(self):
        talk = "I: a?\nR2: b\nSam: c\nSam: d\nR1: e\n"
        found = sprekers(talk, {"Sam": "R1"})
        assert (found["Sam"], found["R1"], found["R2"]) == ("R1", "R1", "R2")

    @pytest.mark.parametrize("value", ["X", "", "R0", "R100", "IR", "R 1", "interviewer"])
    def test_another_value_is_a_usage_fault(self, value):
        with pytest.raises(GebruiksFout) as fault:
            herken(lezing(self.TALK), {"Bram": value})
        assert "Kies I" in fault.value.tip

    def test_says_that_a_name_is_absent(self):
        found = herken(lezing(self.TALK), {"Piet": "R", "Klaas": "I"})
        assert any("2 namen" in m for m in found.meldingen)


class TestGuess:
    def test_is_shown_with_counts_and_examples(self):
        found = herken(lezing(TestOwnMapping.TALK), {})
        first = found.labels[0]
        assert (first.naam, first.spreker, first.beurten, first.hoe) == ("Zoë de Wit", "I", 2, "gegokt")
        assert first.voorbeelden == ("Hoe is het?", "En nu?")
        assert first.uitleg == "Zoë de Wit = I (2 beurten, gegokt): «Hoe is het?» / «En nu?»"
        assert any("--spreker" in m for m in found.meldingen)

    def test_nobody_asks(self):
        talk = "An: Het regent vandaag.\nBo: Dat klopt wel ja.\nAn: Het waait.\nBo: Ook dat.\n"
        assert set(sprekers(talk).values()) == {"R1", "R2"}
        assert any("Geen interviewer" in m for m in herken(lezing(talk), {}).meldingen)

    def test_who_opens_and_is_brief_asks_when_there_are_no_marks(self):
        talk = "An: En toen\nBo: Toen ging ik maar weer terug naar het loket beneden\n" * 3
        assert sprekers(talk) == {"An": "I", "Bo": "R"}
        assert any("onzeker" in m for m in herken(lezing(talk), {}).meldingen)

    def test_long_speech_is_shortened_in_the_example(self):
        talk = "I: Ja?\nR: " + "woord " * 40 + "\nI: Nee?\n"
        label = next(x for x in herken(lezing(talk), {}).labels if x.spreker == "R")
        assert label.voorbeelden[0].endswith("…")
        assert len(label.voorbeelden[0]) < 70

    def test_one_speaker_is_the_respondent(self):
        assert sprekers("Dagboek Bo: Maandag?\nDagboek Bo: Dinsdag?\n") == {"Dagboek Bo": "R"}

    @pytest.mark.parametrize(
        ("talk", "expected"),
        [
            ("Q: a?\nA: b\nQ: c?\nA: d\n", {"Q": "I", "A": "R"}),
            ("I: a?\nP: b\nI: c?\nP: d\n", {"I": "I", "P": "R"}),
            ("A: a b c\nB: d e f\nA: g h i\nB: j k l\n", {"A": "R1", "B": "R2"}),
            (
                "Interviewer 1: a?\nInterviewer 2: b?\nRespondent: c\n",
                {"Interviewer 1": "I1", "Interviewer 2": "I2", "Respondent": "R"},
            ),
            ("Anna (cliënt): a\nInt.: b?\nAnna (cliënt): c\nInt.: d\n", {"Anna (cliënt)": "R", "Int.": "I"}),
            ("Vraag: a?\nAntwoord: b\n", {"Vraag": "I", "Antwoord": "R"}),
            ("Onderzoeker: a?\nErvaringsdeskundige: b\n", {"Onderzoeker": "I", "Ervaringsdeskundige": "R"}),
            ("I: a?\nV: b?\nA: c\nI: d?\nA: e\n", {"I": "I", "V": "I", "A": "R"}),
        ],
    )
    def test_words_and_letters(self, talk, expected):
        assert sprekers(talk) == expected


class TestManySpeakers:
    def test_each_has_a_number_up_to_99(self):
        talk = "".join(f"Naam{i}: Ja.\nNaam{i}: Nee.\n" for i in range(1, 100))
        built = build(talk, Naam1="R")
        assert "R98: Nee." in built.tekst
        assert "delen" not in " ".join(built.meldingen)

    def test_who_is_left_shares_the_last_and_that_is_said(self):
        talk = "Interviewer: Hoi?\n" + "".join(f"Naam{i}: Ja.\nNaam{i}: Nee.\n" for i in range(1, 103))
        built = build(talk)
        assert built.tekst.count("R99: ") == 8
        assert "Meer dan 99 sprekers met R: 4 daarvan delen R99." in " ".join(built.meldingen)


class TestBuild:
    def test_no_name_of_a_label_is_left_in_the_text(self):
        assert "Zoë" not in build(TestOwnMapping.TALK).tekst
        assert not any("Zoë" in m for m in build(TestOwnMapping.TALK).meldingen)

    def test_a_line_that_looks_like_a_label_is_indented(self):
        source = Lezing((Regel("Hij zei", spreker="R"), Regel("\xa0I: kom")))
        built = bouw(source, herken(source, {}))
        assert built.tekst == "R: Hij zei\n\xa0I: kom\n"
        assert any("harde spatie" in m for m in built.meldingen)

    def test_labels_without_text_are_counted(self):
        built = build("I: a?\nR:\nI: b?\nR: c\n")
        assert built.beurten == 3
        assert any("1 label zonder tekst" in m for m in built.meldingen)

    def test_only_questions(self):
        built = build("I: a?\nI: b?\n")
        assert any("Geen respondent" in m for m in built.meldingen)

    def test_bold_questions_without_labels(self):
        regels = tuple(
            regel
            for i in range(3)
            for regel in (
                Regel(f"Vraag nummer {i}?", vet=f"Vraag nummer {i}?"),
                Regel("Antwoord."),
                Regel("Meer."),
            )
        )
        built = bouw(Lezing(regels), herken(Lezing(regels), {}))
        assert built.tekst.startswith("I: Vraag nummer 0?\n\nR: Antwoord.\nMeer.\n\nI: ")
        assert any("vetgedrukte" in m for m in built.meldingen)

    def test_bold_answers_are_no_questions(self):
        regels = tuple(r for _ in range(3) for r in (Regel("Zeker.", vet="Zeker."), Regel("Hoe dan?")))
        assert "I:" not in bouw(Lezing(regels), herken(Lezing(regels), {})).tekst

    def test_a_timed_line_under_questions_only(self):
        built = build("I: a?\n[00:00:09] Dat was zo.\nI: b?\n[00:00:19] En zo.\n")
        assert "[00:00:09] R: Dat was zo." in built.tekst

    def test_a_name_on_its_own_line_above_a_bare_question(self):
        built = build("Interviewer:\nWat nu?\nNiets.\nInterviewer:\nEn dan?\nOok niets.\n")
        assert built.tekst == "I: Wat nu?\n\nR: Niets.\n\nI: En dan?\n\nR: Ook niets.\n"


PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40
)
ALINEA = PLAIN.map(lambda t: " ".join(normalise(t).split())).filter(lambda t: t and t == t.strip("\xa0 "))
TURN = st.tuples(
    st.sampled_from(["I", "R1", "R2", "O"]),
    st.one_of(st.none(), st.integers(0, 400_000)),
    st.lists(ALINEA, min_size=1, max_size=3),
)


@given(st.lists(TURN, min_size=1, max_size=8))
def test_turns_survive_the_stored_form(turns):
    regels = []
    for spreker, tijd, alineas in turns:
        regels.append(Regel(alineas[0], spreker=spreker, tijd=tijd))
        regels.extend(Regel("… " + a) for a in alineas[1:])
    source = Lezing(tuple(regels))
    built = bouw(source, herken(source, {s: s for s, _, _ in turns}))
    interview = Interview.from_tekst("x", built.tekst)
    assert normalise(built.tekst) == built.tekst
    assert [b.spreker for b in interview.beurten] == [s for s, _, _ in turns]
    assert len(interview.beurten) == built.beurten
    for beurt, (_, tijd, alineas) in zip(interview.beurten, turns, strict=True):
        assert bool(beurt.tijd) == (tijd is not None)
        assert len(interview.spoken(beurt).split("\n")) == len(alineas)
        assert interview.spoken(beurt).split("\n")[0] == alineas[0]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_give_turns_that_parse_back(lines):
    source = Lezing(tuple(Regel(line) for line in lines))
    built = bouw(source, herken(source, {}))
    assert len(parse_beurten(built.tekst)) == built.beurten
    assert normalise(built.tekst) == built.tekst
