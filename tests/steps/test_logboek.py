"""What happened in a study, told in plain sentences, with the notes and memos of people."""

import pytest
from studie import CODEBOEK, maak_studie

from codeer.core.errors import GebruiksFout
from codeer.core.gebeurtenis import STUDIE, Over
from codeer.steps.codeboek_voeg_samen import voeg_samen
from codeer.steps.coderen import Werkplek
from codeer.steps.logboek import logboek
from codeer.storage.logboek import lees_logboek, noteer


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s")


def zinnen(onderzoek):
    return [regel.zin for regel in logboek(onderzoek).regels]


def test_every_kind_has_a_sentence(onderzoek):
    noteer(onderzoek, "import", {"interview": "R01", "woorden": 1, "bron_sha256": "ab"})
    noteer(onderzoek, "vervang", {"interview": "R01"})
    noteer(onderzoek, "verdeel", {"codeurs": ["anna", "bea", "cem"]})
    noteer(onderzoek, "meegeven", {"codeur": "anna", "interviews": ["R01"]})
    noteer(onderzoek, "codeboek hernoem", {"van": ["a"], "naar": ["b"]})
    noteer(onderzoek, "werkblad", {"codeur": "anna"})
    noteer(onderzoek, "iets nieuws", {"interview": "R02", "tekst_sha256": "ab", "aantal": 3})
    noteer(onderzoek, "kaal", {})
    assert zinnen(onderzoek) == [
        "Interview R01 ingelezen (1 woord).",
        "Interview R01 vervangen door een nieuwe versie.",
        "Interviews verdeeld over anna, bea en cem.",
        "Pakket gemaakt voor anna: R01.",
        "Code a heet voortaan b.",
        "Werkblad gemaakt voor anna.",
        "iets nieuws: interview R02, aantal 3.",
        "kaal.",
    ]


def test_a_note_with_and_without_a_name(onderzoek):
    first = logboek(onderzoek, notitie=" Wensen tellen we apart. ", codeur="Anna")
    logboek(onderzoek, notitie="twee\nregels")
    assert first.genoteerd.tekst == "Wensen tellen we apart."
    one, two = logboek(onderzoek).regels
    assert (one.soort, one.codeur, one.tekst) == ("notitie", "anna", "Wensen tellen we apart.")
    assert (two.codeur, two.tekst) == ("", "twee\nregels")
    assert len(lees_logboek(onderzoek)[0]) == 2


@pytest.mark.parametrize(
    ("keuzes", "fout"),
    [
        ({"notitie": "  "}, "De notitie is leeg."),
        ({"notitie": "x", "codeur": "overleg"}, "«overleg» kan geen naam"),
        ({"notitie": "x", "codeur": "An na"}, "«An na» kan geen naam"),
        ({"codeur": "anna"}, "--codeur hoort bij een notitie."),
    ],
)
def test_refused(onderzoek, keuzes, fout):
    with pytest.raises(GebruiksFout) as caught:
        logboek(onderzoek, **keuzes)
    assert caught.value.fout.startswith(fout)
    assert caught.value.tip
    assert not onderzoek.logboek.exists()


def test_memos_on_codes_and_on_the_study(onderzoek):
    anna = Werkplek(onderzoek, "anna")
    anna.memo(STUDIE, Over.CODE, "stress", "Te ruim?")
    anna.memo(STUDIE, Over.STUDIE, "", "Spannend.")
    anna.memo("R01", Over.INTERVIEW, "", "Lang gesprek.")
    rows = logboek(onderzoek).regels
    assert sorted((r.zin, r.codeur, r.tekst) for r in rows) == [
        ("Memo bij de code stress.", "anna", "Te ruim?"),
        ("Memo bij het onderzoek.", "anna", "Spannend."),
    ]
    voeg_samen(onderzoek, ["stress", "nabijheid"], "nabijheid")
    assert "Memo bij de code nabijheid." in zinnen(onderzoek)
    onderzoek.codeboek.write_text("codes: [", encoding="utf-8")
    assert "Memo bij de code stress." in zinnen(onderzoek)


def test_broken_lines_are_told(codeer, onderzoek):
    where = ("--map", onderzoek.map, "logboek")
    assert codeer(*where).out == "Er is nog niets gebeurd.\n"
    noteer(onderzoek, "import", {"interview": "R01", "woorden": 2})
    with onderzoek.logboek.open("ab") as file:
        file.write(b'kapot\n{"tijd":"ooit","soort":"import","interview":"R02"}\n')
    assert logboek(onderzoek).kapot == (2,)
    done = codeer(*where)
    assert "Interview R01 ingelezen (2 woorden)." in done.out
    assert "ooit  Interview R02 ingelezen." in done.out
    assert "1 regel van logboek.jsonl niet te lezen: 2." in done.err
    told = codeer(*where, "--notitie", "Besloten.\nSamen.", "--codeur", "anna")
    assert told.out.endswith("  Notitie (anna):\n    Besloten.\n    Samen.\n")
    assert codeer(*where, "--json").json["regels"][1]["tekst"] == "Besloten.\nSamen."
    assert codeer(*where, "--notitie", "").afloop == 2


def test_a_codebook_that_never_held_codes_stops_nothing(tmp_path):
    study = maak_studie(tmp_path / "s", codeboek=CODEBOEK.replace("codes:", "code:"))
    assert logboek(study).regels == ()
