"""`codeer rapport html`: the page, its options, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from studie import maak_studie

from codeer.cli.rapport import _names

pytestmark = pytest.mark.usefixtures("lege_grafieken")


@pytest.fixture
def studie(tmp_path: Path) -> Path:
    return maak_studie(tmp_path / "studie").map


def test_the_default_set_holds_the_page_and_names_its_charts_as_one(codeer: Any, studie: Path) -> None:
    result = codeer("--map", studie, "rapport")
    assert result.afloop == 0, result
    assert "rapport.html" in result.err
    assert "figuren/ (" in result.err
    assert "codes.svg" not in result.err
    assert (studie / "rapporten" / "figuren" / "codes.svg").is_file()


def test_options_of_the_page(codeer: Any, studie: Path) -> None:
    codeer("--map", studie, "rapport", "citaten")
    table = studie / "rapporten" / "citaten.csv"
    head, row, *_ = table.read_text("utf-8-sig").splitlines()
    chosen = studie / "keuze.csv"
    chosen.write_text(f"{head}\n{row}\n", "utf-8")
    words = ("rapport", "html", "--zonder-transcripten", "--citaten", str(chosen))
    result = codeer("--map", studie, *words)
    assert result.afloop == 0, result
    page = (studie / "rapporten" / "rapport.html").read_text("utf-8")
    assert "<mark>" not in page
    assert "gekozen door het team" in page


def test_a_choice_that_is_not_there_is_refused(codeer: Any, studie: Path) -> None:
    result = codeer("--map", studie, "rapport", "html", "--citaten", "weg.csv")
    assert result.afloop == 1
    assert "Fout: weg.csv bestaat niet." in result.err
    assert not (studie / "rapporten" / "rapport.html").exists()


def test_files_in_a_folder_are_counted() -> None:
    assert _names(["a.csv", "figuren/a.svg", "b.csv", "figuren/b.svg"]) == ["a.csv", "b.csv", "figuren/ (2)"]
    assert _names([]) == []
