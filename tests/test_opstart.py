"""`codeer --help` is instant: nothing heavy is fetched before a command does its work."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "spacy",
    "pandas",
    "numpy",
    "pydantic",
    "matplotlib",
    "simplemma",
    "xlsxwriter",
    "yaml",
    "rich",
    "filelock",
    "codeer.api",
}
PROBE = "import sys, json; {}; sys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))"


def modules_after(statement: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", PROBE.format(statement)], capture_output=True, check=True)
    return set(json.loads(run.stderr.decode().splitlines()[-1]))


@pytest.mark.parametrize(
    "statement",
    [
        "import codeer",
        "import codeer.cli.app",
        "from codeer.cli.app import main; main(['--help'])",
        "from codeer.cli.app import main; main([])",
        "from codeer.cli.app import main; main(['--versie'])",
        "from codeer.cli.app import main; main(['rapport', '--help'])",
        "from codeer.cli.app import main; main(['rapprot'])",
    ],
)
def test_nothing_heavy_is_fetched(statement: str) -> None:
    loaded = modules_after(statement)
    assert "codeer" in loaded
    assert loaded & HEAVY == set()
    assert {m for m in loaded if m.startswith("codeer.steps.")} == set()


def test_public_names_are_fetched_when_asked_for() -> None:
    assert "codeer.core.codeboek" in modules_after("from codeer import Codeboek")


def test_unknown_names_are_refused_as_python_does() -> None:
    import codeer

    with pytest.raises(AttributeError, match="bestaatniet"):
        _ = codeer.bestaatniet  # type: ignore[attr-defined]


def test_public_names_are_listed() -> None:
    import codeer

    assert {"open_onderzoek", "suggereer", "Voorstel", "Codeboek", "CodeboekFout"} <= set(dir(codeer))
    assert codeer.Voorstel("stress", "min", 0, 1, "").code == "stress"
    assert set(codeer.__all__) - {"__version__"} == set(codeer._WHERE)
