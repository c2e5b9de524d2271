"""What a newcomer types wrong at first, and what codeer says then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("lege_grafieken")


def test_a_folder_that_is_not_there_asks_about_its_name(codeer: Any) -> None:
    run = codeer("--map", "typvout", "status")
    assert run.afloop == 1
    assert "Tip: Is die naam goed getypt?" in run.err
    assert "CODEER_MAP" not in run.err


def test_a_folder_from_the_environment_says_so(codeer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODEER_MAP", "typvout")
    assert "Die map komt uit CODEER_MAP." in codeer("status").err
    assert "CODEER_MAP" not in codeer("--map", "anders", "status").err


def test_nieuw_takes_one_folder(codeer: Any, tmp_path: Path) -> None:
    run = codeer("--map", "q", "nieuw", "foo")
    assert run.afloop == 2
    assert "codeer nieuw foo" in run.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [("import", "a.txt", "--id"), ("codeboek", "toon", "--map")])
def test_an_option_without_value_names_the_page_of_its_command(codeer: Any, words: tuple[str, ...]) -> None:
    run = codeer(*words)
    assert run.afloop == 2
    assert f"«codeer {' '.join(w for w in words[:-1] if '.' not in w)} --help»" in run.err


def test_status_of_a_study_in_which_only_the_interviewer_speaks(codeer: Any, tmp_path: Path) -> None:
    codeer("nieuw", "studie")
    (tmp_path / "a.txt").write_text("I: Hoe gaat het?\n", encoding="utf-8")
    assert codeer("--map", "studie", "import", "a.txt").afloop == 0
    codeer("--map", "studie", "rapport")
    run = codeer("--map", "studie", "status")
    assert "interviewers 1 beurt, 3 woorden" in run.out
    assert "Nergens spreekt een respondent" in run.out
    assert "Alles is bij" not in run.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full by nature is a Linux thing")
@pytest.mark.parametrize("json", [(), ("--json",)])
def test_a_full_disk_behind_stdout_gives_no_traceback(codeer: Any, tmp_path: Path, json: tuple[str]) -> None:
    codeer("nieuw", "studie")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        words = [sys.executable, "-m", "codeer", "--map", "studie", "status", *json]
        done = subprocess.run(
            words, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, env=dict(os.environ), check=False
        )
    err = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert "Fout: De schijf is vol." in err
    assert "Traceback" not in err
    assert "Exception ignored" not in err
