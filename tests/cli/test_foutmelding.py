"""Whatever goes wrong becomes one Dutch sentence, a tip and the right exit code."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from codeer.cli import _foutmelding
from codeer.core.errors import (
    Afloop,
    CodeboekFout,
    CodeerFout,
    GebruiksFout,
    LeesFout,
    Melding,
)

GEHEIM = "wat Fatima de Vries vertelde"


def raiser(error: BaseException) -> Callable[[], int]:
    def start() -> int:
        raise error

    return start


@pytest.mark.parametrize(
    ("error", "afloop"),
    [
        (LeesFout("Dit lukt niet.", "Probeer dat."), 1),
        (GebruiksFout("Dit lukt niet.", "Probeer dat."), 2),
    ],
)
def test_fault_becomes_sentence_and_exit_code(
    error: CodeerFout, afloop: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _foutmelding.run(raiser(error), []) == afloop
    assert capsys.readouterr() == ("", "Fout: Dit lukt niet.\nTip: Probeer dat.\n")


def test_fault_without_tip_gets_no_empty_tip(capsys: pytest.CaptureFixture[str]) -> None:
    _foutmelding.run(raiser(LeesFout("Dit lukt niet.")), [])
    assert capsys.readouterr().err == "Fout: Dit lukt niet.\n"


def test_all_faults_of_a_codebook_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    meldingen = (Melding(7, "onbekende sleutel", "Bedoelde je termen?"), Melding(3, "dubbele naam"))
    _foutmelding.run(raiser(CodeboekFout("codeboek.yaml", meldingen)), [])
    err = capsys.readouterr().err
    assert err.index("regel 3") < err.index("regel 7")
    assert "2 fouten in codeboek.yaml" in err


def test_json_when_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    fault = LeesFout("Dit «ë» lukt niet.", "Probeer dat.")
    assert _foutmelding.run(raiser(fault), ["status", "--json"]) == 1
    out = capsys.readouterr().out
    assert json.loads(out) == {"fout": "Dit «ë» lukt niet.", "tip": "Probeer dat."}


def test_json_after_a_double_dash_is_a_name() -> None:
    assert _foutmelding.wants_json(["import", "--json"])
    assert not _foutmelding.wants_json(["import", "--", "--json"])


def test_exit_codes_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert _foutmelding.run(raiser(typer.Exit(3)), []) == 3
    assert _foutmelding.run(lambda: 1, []) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_interruption(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    assert _foutmelding.run(raiser(error), []) == 130
    assert capsys.readouterr() == ("", "Onderbroken.\n")


def test_disk_full_and_no_access_are_no_faults_of_codeer(capsys: pytest.CaptureFixture[str]) -> None:
    assert _foutmelding.run(raiser(OSError(errno.ENOSPC, "x")), []) == 1
    assert "De schijf is vol." in capsys.readouterr().err
    assert _foutmelding.run(raiser(PermissionError(errno.EACCES, "x", "a/b.csv")), []) == 1
    assert "Geen toegang tot a/b.csv." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "fout", "tip"),
    [
        (OSError(errno.EIO, "x"), "De schijf leest of schrijft niet.", "aangesloten"),
        (OSError(errno.ENAMETOOLONG, "x", "a" * 300), f"De naam {'a' * 60}… is te lang", "kortere naam"),
        (OSError(errno.EINVAL, "x", f"{'a' * 300}/b.txt"), f"De naam {'a' * 60}… is te lang", "kortere naam"),
        (OSError(errno.EINVAL, "x", b"a/b.txt"), "a/b.txt is niet te openen of te schrijven.", "schijf"),
        (NotADirectoryError(errno.ENOTDIR, "x", "a.txt/b"), "a.txt/b is niet te openen", "Kijk of de naam"),
    ],
)
def test_what_the_system_refuses_is_no_fault_of_codeer(
    error: OSError, fout: str, tip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _foutmelding.run(raiser(error), []) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"Fout: {fout}")
    assert tip in told


@pytest.mark.parametrize(
    "words",
    [("nieuw", "a" * 300), ("--map", "a" * 300, "status"), ("import", "x.txt", "--kenmerken", "a" * 300)],
)
def test_a_name_that_is_too_long(codeer: Any, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "codeboek.yaml").touch()
    result = codeer(*words)
    assert result.afloop == 1
    assert "Tip: " in result.err


def test_control_characters_in_a_fault_are_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    _foutmelding.run(raiser(LeesFout("naam\x1b[2J\u202e\ud800.txt")), [])
    assert capsys.readouterr().err == "Fout: naam\\x1b[2J\\u202e\\ud800.txt\n"


@pytest.fixture
def meldmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def broken() -> int:
    geheim = GEHEIM
    try:
        raise KeyError(geheim)
    except KeyError as error:
        raise RuntimeError(f"kan {geheim} niet vinden") from error


def test_own_fault_gives_a_report_without_what_people_said(
    meldmap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _foutmelding.run(broken, ["import", "Fatima.docx"]) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    (report,) = meldmap.glob("codeer-storing-*.txt")
    assert str(report) in err
    text = report.read_text("utf-8")
    assert "Fatima" not in text
    assert "Fatima" not in err
    assert "opdracht: import\n" in text
    assert "RuntimeError:" in text
    assert "KeyError:" in text
    assert "in broken" in text
    assert "codeer: " in text
    assert str(Path(__file__).parent) not in text


def test_own_fault_as_json(meldmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _foutmelding.run(broken, ["status", "--json"]) == 70
    assert "RuntimeError" in json.loads(capsys.readouterr().out)["fout"]


def test_own_fault_when_no_report_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (_ for _ in ()).throw(OSError()))
    assert _foutmelding.run(broken, []) == 70
    assert "verslag" not in capsys.readouterr().err


def test_report_names_absent_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_foutmelding, "_PACKAGES", ("bestaatniet",))
    assert "bestaatniet: niet gevonden" in list(_foutmelding._report_lines(ValueError(), []))


def test_developers_get_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODEER_DEBUG", "1")
    with pytest.raises(RuntimeError):
        _foutmelding.run(broken, [])


def test_closed_pipe_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert _foutmelding.run(raiser(BrokenPipeError()), []) == Afloop.FOUT
    assert capsys.readouterr() == ("", "")


def test_closed_pipe_while_telling(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("codeer.cli._uitvoer.show_json", raiser_of_any(BrokenPipeError()))
    assert _foutmelding.run(raiser(LeesFout("x")), ["--json"]) == 1


def raiser_of_any(error: BaseException) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_for_real(closed: str, tmp_path: Path) -> None:
    codeer = f"{sys.executable} -m codeer"
    line = f"{codeer} nieuw {tmp_path}/s {closed}; {codeer} --map {tmp_path}/s status {closed}"
    run = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602
    assert run.returncode == 0
    assert b"Traceback" not in run.stdout + run.stderr
    assert (tmp_path / "s" / "LEESMIJ.txt").read_text("utf-8").startswith("Dit is een onderzoeksmap")


@pytest.mark.skipif(os.name == "nt", reason="a shell pipe that closes early")
def test_closed_pipe_for_real() -> None:
    line = f"{sys.executable} -m codeer --help | true"
    run = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602
    assert run.stderr == b""


def test_console_that_knows_no_accents() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run([sys.executable, "-m", "codeer", "één"], env=env, capture_output=True, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith(b"Fout: Onbekende opdracht ")
    assert b"Traceback" not in run.stderr


def test_pipe_gets_utf8_whatever_the_locale() -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "LANG"))}
    env |= {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    run = subprocess.run([sys.executable, "-m", "codeer", "één"], env=env, capture_output=True, check=False)
    assert "Onbekende opdracht «" in run.stderr.decode("utf-8")
