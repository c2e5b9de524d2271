"""What a person sees of `codeer codeboek vergelijk`."""

import os
from pathlib import Path

import pytest
from mensenwerk import Mensen
from studie import CODEBOEK, maak_studie


@pytest.fixture
def studie(tmp_path):
    found = maak_studie(tmp_path / "studie")
    (tmp_path / "vroeger.yaml").write_text(CODEBOEK, encoding="utf-8")
    return found


def wijzig(studie, *pairs):
    text = studie.codeboek.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    studie.codeboek.write_text(text, encoding="utf-8")


def vergelijk(codeer, *words):
    return codeer("--map", "studie", "codeboek", "vergelijk", *words)


def test_shows_codes_figures_and_quotes(codeer, studie):
    Mensen(studie).akkoord("anna", "R01", "Ik was gespannen.", "stress.min")
    wijzig(
        studie,
        ("gespannen]", "wel]\n    voorbeelden: [{tekst: Ik ben gestrest.}]"),
        ("Spanning.", "Druk voelen."),
    )
    told = vergelijk(codeer, "vroeger.yaml", "nu")
    assert told.afloop == 0
    for part in (
        "Van vroeger.yaml\nnaar codeboek.yaml (nu)",
        "Wat er in het codeboek verandert",
        "  definitie: «Spanning.» wordt «Druk voelen.»",
        "  termen erbij: min: wel",
        "  termen weg: min: gespannen",
        "  voorbeelden: 1 erbij",
        "In 2 interviews: 1 erbij, 1 weg; 2 blijven gelijk.",
        "Komt erbij:\n  stress.min, R01 regel 7: «Nu wel, hoor.»\n    door «wel»",
        "Gaat weg:\n  stress.min, R01 regel 3: «Ik was gespannen.»",
        "    al besloten: anna: akkoord",
        "Over 1 van deze citaten besloten mensen al iets. Dat blijft zoals het is",
    ):
        assert part in told.out


def test_codes_that_are_new_gone_or_renamed(codeer, studie):
    codeer("--map", "studie", "codeboek", "hernoem", "stress", "spanning")
    wijzig(
        studie,
        (
            "nabijheid:\n    definitie: Gezien worden.\n    plus: [luisteren, serieus nemen]\n    min: [afstandelijk]",
            "zorg:\n    definitie: Zorg.\n    termen: [hoor]",
        ),
        ("eenheid: zin", "eenheid: beurt"),
    )
    out = vergelijk(codeer, "vroeger.yaml").out
    for part in (
        "eenheid: «zin» wordt «beurt»",
        "zorg: nieuwe code",
        "spanning (was stress)",
        "nabijheid: vervallen",
        "zorg, R01 regel 7: «Nu wel, hoor.»",
    ):
        assert part in out


def test_another_side_and_options(codeer, studie):
    wijzig(
        studie,
        ("min: ['stress*', gespannen]", "termen: [gespannen]"),
        ("serieus nemen]", "{term: serieus nemen, bij_ontkenning: blijft}]"),
    )
    out = vergelijk(codeer, "vroeger.yaml").out
    assert "1 van kant gewisseld" in out
    assert "Krijgt een andere kant:\n  stress (was min), R01 regel 3" in out
    assert "termen met andere opties: plus: serieus nemen" in out
    back = vergelijk(codeer, "nu", "vroeger.yaml").out
    assert "stress.min (was zonder kant)" in back


def test_no_more_than_asked_for(codeer, studie):
    wijzig(studie, ("luisteren, serieus nemen", "iemand"), ("gespannen", "moe"))
    out = vergelijk(codeer, "vroeger.yaml", "--aantal", "1").out
    assert "… en nog 2; meer zie je met --aantal of --csv." in out
    assert "Gaat weg:" not in vergelijk(codeer, "vroeger.yaml", "--aantal", "0").out


def test_nothing_changed(codeer, studie):
    assert "zeggen hetzelfde" in vergelijk(codeer, "vroeger.yaml").out
    wijzig(studie, ("Spanning.", "Druk."))
    assert (
        "Niets: in 2 interviews blijven alle 3 voorstellen gelijk." in vergelijk(codeer, "vroeger.yaml").out
    )


def test_fits_a_narrow_screen(codeer, studie, monkeypatch):
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((60, 24)))
    wijzig(
        studie,
        ("luisteren, serieus nemen", "iemand"),
        ("gespannen", "moe"),
        ("Spanning.", "Druk voelen. " * 20),
    )
    assert max(map(len, vergelijk(codeer, "vroeger.yaml").out.splitlines())) <= 60


def test_table_and_json(codeer, studie):
    wijzig(studie, ("gespannen", "wel"))
    assert (
        "Geschreven in rapporten: codeboek_vergelijking.csv" in vergelijk(codeer, "vroeger.yaml", "--csv").err
    )
    (studie.rapporten / "codeboek_vergelijking.csv").write_text("van mij", encoding="utf-8")
    assert (
        "Let op: codeboek_vergelijking.csv was door iemand veranderd"
        in vergelijk(codeer, "vroeger.yaml", "--csv").err
    )
    told = vergelijk(codeer, "vroeger.yaml", "--json").json
    assert (told["erbij"], told["weg"]) == (1, 1)


def test_faults_are_told(codeer, studie, monkeypatch):
    assert vergelijk(codeer, "onzin").afloop == 2
    studie.tekst("G01").write_bytes(b"\xff")
    told = vergelijk(codeer, "vroeger.yaml")
    assert told.afloop == 1
    assert "Interview G01 is overgeslagen." in told.err
    replace = os.replace

    def closed(source, target):
        if Path(target).suffix == ".csv":
            raise PermissionError
        replace(source, target)

    monkeypatch.setattr("codeer.steps._rapport_bestanden.os.replace", closed)
    assert (
        "codeboek_vergelijking.csv kan niet geschreven worden."
        in vergelijk(codeer, "vroeger.yaml", "--csv").err
    )
