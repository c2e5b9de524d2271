"""Shared by all tests: run codeer in this process, and find the material that lies beside the repository."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
MEMORY = Path("/dev/shm")  # noqa: S108 -- pytest makes a folder of its own in it
KEER = int(os.environ.get("CODEER_KEER", "1"))  # how many times as long random examples are tried

# A busy machine is slow at times; speed has its own place in bench/.
settings.register_profile("codeer", deadline=None)
# CI tries the same examples each time: what is refused there is what this change broke, not a fault that
# chance found in something else. People try new ones with every run, and more of them with CODEER_KEER=10.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50, print_blob=True)
settings.register_profile("diep", deadline=None, max_examples=100 * KEER)
settings.load_profile("diep" if KEER > 1 else "ci" if os.environ.get("CI") else "codeer")

# Every write of codeer waits for the disk: in memory that takes no time, and no test can tell the difference.
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 * 1024**3:
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None  # pytest asked for it already, to catch what is printed


class Uitkomst(NamedTuple):
    """What a run of codeer left behind."""

    afloop: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Codeer = Callable[..., Uitkomst]


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the width of whoever runs the tests away: it would fold their tables."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def codeer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Codeer:
    """Run codeer with the given words, in an empty folder, and give exit code, stdout and stderr."""
    from codeer.cli.app import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CODEER_MAP", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    # codeer silences warnings for its users, but not when Python was told what to do with them
    monkeypatch.setattr(sys, "warnoptions", ["error"])

    def run(*words: object) -> Uitkomst:
        capsys.readouterr()
        afloop = main([str(w) for w in words])
        out, err = capsys.readouterr()
        return Uitkomst(afloop, out, err)

    return run


@pytest.fixture
def lege_grafieken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what is drawn in charts, which takes seconds: each is there, with its words and its table."""
    from codeer.core.tabel import Tabel
    from codeer.rapporten import _tekenen

    leeg = _tekenen.teken(("leeg", "", ""), Tabel("leeg", "", (), ()), 1, lambda _: None)

    def teken(wat: tuple[str, str, str], tabel: Tabel, *_: object, **meer: Any) -> _tekenen.Figuur:
        naam, titel, lees = wat
        return _tekenen.Figuur(naam, titel, lees, leeg.svg, leeg.png, tabel, **meer)

    monkeypatch.setattr(_tekenen, "teken", teken)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository, for the tests that need it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the material that lies beside the repository in ../shared")
    return folder
