"""The pages cannot lie: they are made from the commands, or compared with them."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from codeer.cli.app import app

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "opdrachten"
PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture
def maak_opdrachten(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("COLUMNS", "88")
    spec = importlib.util.spec_from_file_location("maak_opdrachten", ROOT / "docs" / "maak_opdrachten.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_of_commands_are_current(maak_opdrachten: Any) -> None:
    stored = {p.name: p.read_text("utf-8") for p in FOLDER.glob("*.md")}
    assert stored == maak_opdrachten.pages(), "run: python docs/maak_opdrachten.py"


def test_pages_can_be_written_again(
    maak_opdrachten: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maak_opdrachten, "FOLDER", tmp_path / "opdrachten")
    (tmp_path / "opdrachten").mkdir()
    (tmp_path / "opdrachten" / "vergeten.md").write_text("oud", "utf-8")
    maak_opdrachten.main()
    assert {p.name for p in (tmp_path / "opdrachten").iterdir()} == set(maak_opdrachten.pages())


def examples(text: str) -> list[str]:
    """The command lines in fenced and indented blocks and between backticks that start with codeer."""
    inline = re.findall(r"`(codeer [^`]+)`", text)
    lines = re.findall(r"^\s*(?:\S*[/\\])?(codeer(?:\.exe)? .*)$", "\n".join(code_blocks(text)), re.MULTILINE)
    chained = [part for line in lines for part in re.split(r"&&|\|", line)]
    return [e.split("  #")[0].strip() for e in inline + chained if e.strip().startswith("codeer")]


def code_blocks(text: str) -> list[str]:
    return re.findall(r"^```[a-z]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def faults_in(example: str) -> list[str]:
    """Words of an example that codeer does not know."""
    command, faults = get_command(app), []
    words = iter(shlex.split(example.replace("’", "").replace("…", " "))[1:])
    at_command: Any = command
    for word in words:
        known = {o: p for p in at_command.params for o in p.opts} | {"--help": None, "-h": None}
        if word.startswith("--") or word == "-h":
            name, sign, _ = word.partition("=")
            if name not in known:
                faults.append(word)
            elif known[name] is not None and not known[name].is_flag and not sign:
                next(words, None)
        elif hasattr(at_command, "commands") and word.isupper():
            break
        elif hasattr(at_command, "commands"):
            if word not in at_command.commands and any(
                p.param_type_name == "argument" for p in at_command.params
            ):
                continue  # `rapport` takes names of its own besides the commands below it
            if word not in at_command.commands:
                return [*faults, word]
            at_command = at_command.commands[word]
    return faults


@pytest.mark.parametrize("path", PROSE, ids=lambda p: p.name)
def test_examples_use_commands_and_options_that_exist(path: Path) -> None:
    found = examples(path.read_text("utf-8"))
    assert [(e, faults_in(e)) for e in found if faults_in(e)] == []


def test_help_pages_give_examples_that_exist(maak_opdrachten: Any) -> None:
    for text in maak_opdrachten.pages().values():
        lines = re.findall(r"^ {4,}(codeer .*)$", text, re.MULTILINE)
        assert [(e, faults_in(e)) for e in lines if faults_in(e)] == []


def test_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    root: Any = get_command(app)
    missing = [n for n, c in root.commands.items() if not c.hidden and f"codeer {n}" not in text]
    assert missing == []


def test_links_between_pages_lead_somewhere() -> None:
    for path in [*PROSE, *FOLDER.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name} points at {target}"


@pytest.mark.parametrize("path", PROSE, ids=lambda p: p.name)
def test_files_that_pages_name_exist(path: Path) -> None:
    named = re.findall(r"`((?:codeer|tests|docs|\.ci|bench)/[^`\s]*)`", path.read_text("utf-8"))
    assert [n for n in named if "<" not in n and not (ROOT / n).exists()] == []


def test_the_guard_sees_an_unknown_word() -> None:
    assert faults_in("codeer rapprot") == ["rapprot"]
    assert faults_in("codeer --map x rapport --kleur") == ["--kleur"]
    assert faults_in("codeer --map x rapport --json") == []
