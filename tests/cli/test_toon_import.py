"""What an import shows stays readable for one file and for thirty."""

from __future__ import annotations

import pytest

from codeer.cli._toon_import import show_import
from codeer.core.sprekers import Label
from codeer.steps.importeer import Gelukt, Mislukt, Uitkomst


def label(naam: str, spreker: str, hoe: str = "woord") -> Label:
    return Label(naam, spreker, 3, 40, ("Hoe gaat het?",), hoe)


def shown(uitkomst: Uitkomst, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    show_import(uitkomst)
    return capsys.readouterr()


def test_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    gelukt = Gelukt("a.txt", "a", 6, 1200, (), (label("Int", "I"), label("Resp", "R")))
    out, err = shown(Uitkomst((gelukt,)), capsys)
    assert "a.txt" in out
    assert "Int = I (3), Resp = R (3)" in out
    assert "gegokt" not in out
    assert "Let op" not in err
    assert err.strip().splitlines() == ["1 interview ingelezen, 1.200 woorden.", "Verder: codeer rapport"]


def test_guessed_speakers_come_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    gelukt = Gelukt("a.txt", "a", 6, 1200, (), (label("Marieke", "I", "gegokt"), label("Ali", "R", "gegokt")))
    out, _ = shown(Uitkomst((gelukt,)), capsys)
    assert "a: Marieke = I (3 beurten, gegokt): «Hoe gaat het?»" in out
    assert '--spreker "Naam=I"' in out


def test_thirty_files_group_their_notices_and_guesses(capsys: pytest.CaptureFixture[str]) -> None:
    gelukt = tuple(
        Gelukt(f"{i}.txt", f"int-{i}", 6, 10, ("Lege regels zijn weg.",), (label("Ans", "R", "gegokt"),))
        for i in range(30)
    )
    out, err = shown(Uitkomst(gelukt, meldingen=("kenmerken.csv kreeg 30 rijen.",)), capsys)
    assert err.count("Lege regels zijn weg.") == 1
    assert "int-0, int-1, int-2, int-3, int-4, int-5 en nog 24: Lege regels" in err
    assert "  kenmerken.csv kreeg 30 rijen." in err
    assert "en nog 22" in out
    assert out.count("«Hoe gaat het?»") == 8
    assert "30 interviews ingelezen, 300 woorden." in err


def test_failures_with_tip_and_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    uitkomst = Uitkomst(
        (Gelukt("a.txt", "a", 1, 5, ("ongewijzigd",)),),
        (Mislukt("b.pdf", "Dit is een scan.", "Gebruik OCR."),),
    )
    _, err = shown(uitkomst, capsys)
    assert "Fout: b.pdf: Dit is een scan.\nTip: Gebruik OCR.\n" in err
    assert "0 interviews ingelezen, 0 woorden; 1 ongewijzigd; 1 mislukt." in err
    assert "Let op" not in err


def test_nothing_came_in(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = shown(Uitkomst((), (Mislukt("b", "Bestaat niet.", "Kijk."),)), capsys)
    assert out == ""
    assert err.endswith("Er is niets ingelezen.\n")


def test_dry_run_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = shown(Uitkomst((Gelukt("a", "a", 1, 2),), proef=True), capsys)
    assert "1 interview te lezen, 2 woorden." in err
    assert "er is niets geschreven" in err


def test_failures_with_the_same_tip_stand_together(capsys: pytest.CaptureFixture[str]) -> None:
    mislukt = (
        Mislukt("a.mp3", "Dit is geen tekst.", "Typ het uit."),
        Mislukt("b.pdf", "Dit is een scan.", "Gebruik OCR."),
        Mislukt("c.mp3", "Dit is geen tekst.", "Typ het uit."),
        Mislukt("d.mp4", "d.mp4 is een film.", "Typ het uit."),
    )
    _, err = shown(Uitkomst((), mislukt), capsys)
    assert (
        "Fout: a.mp3, c.mp3: Dit is geen tekst.\nFout: d.mp4: d.mp4 is een film.\nTip: Typ het uit.\n" in err
    )
    assert err.count("Tip:") == 2


def test_numbers_are_written_with_points_and_in_the_singular(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = shown(Uitkomst((Gelukt("a.txt", "a", 1, 12653),)), capsys)
    assert "12.653" in out
    _, err = shown(Uitkomst((Gelukt("a.txt", "a", 1, 1),)), capsys)
    assert "1 interview ingelezen, 1 woord." in err
