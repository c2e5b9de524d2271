"""No English is left in what a user sees: every help page, every usage error, every value error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from codeer.cli.app import app

# Words that are English and not Dutch; `of`, `is`, `in` and the like are both.
ENGLISH = re.compile(
    r"\b(?:the|and|with|not|from|this|your|you|usage|options?\b(?!e)|arguments?|commands?|show|message|exit"
    r"|default|required|try|error|missing|invalid|such|did|mean|possible|unexpected|extra argument|got|choose"
    r"|value|valid|env var|text|path|integer|float|boolean|file|directory|range|must|should|input|unable"
    r"|completion|shell|install the|aborted|requires|takes?|does|none|true|false)\b",
    re.IGNORECASE,
)
# What a user types or opens keeps its own name, whatever the language.
OWN_NAMES = re.compile(r"«[^»]*»|--[\w-]+|\S*[/\\]\S*|\S+\.(?:yaml|csv|json|xlsx|txt|md|docx)\b")


def commands(command: Any = None, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    command = command or get_command(app)
    yield words, command
    for name, sub in getattr(command, "commands", {}).items():
        yield from commands(sub, (*words, name))


ALL = list(commands())
LEAVES = [(words, cmd) for words, cmd in ALL if not hasattr(cmd, "commands")]
VALUES = [
    (words, max(p.opts, key=len))
    for words, cmd in ALL
    for p in cmd.params
    if p.param_type_name == "option" and not p.is_flag
]
FLAGS = [
    (words, max(p.opts, key=len))
    for words, cmd in ALL
    for p in cmd.params
    if p.param_type_name == "option" and p.is_flag
]
NEEDS = [(words, cmd) for words, cmd in LEAVES if any(p.required for p in cmd.params)]


def label(value: object) -> str:
    return "-".join(value) or "codeer" if isinstance(value, tuple) else str(getattr(value, "name", value))


def english(text: str) -> list[str]:
    return ENGLISH.findall(OWN_NAMES.sub("", text))


def check_fault(result: Any) -> None:
    assert result.afloop == 2, result
    assert result.err.startswith("Fout: ")
    assert "\nTip: " in result.err
    assert result.out == ""
    assert english(result.err) == []


@pytest.mark.parametrize(("words", "command"), ALL, ids=label)
def test_help_is_dutch_and_complete(words: tuple[str, ...], command: Any, codeer: Any) -> None:
    result = codeer(*words, "--help")
    assert (result.afloop, result.err) == (0, "")
    assert result.out.startswith("Gebruik: codeer")
    assert english(result.out) == []
    assert result.out == codeer(*words, "-h").out


@pytest.mark.parametrize(("words", "command"), ALL, ids=label)
def test_everything_is_explained(words: tuple[str, ...], command: Any) -> None:
    assert command.help
    for param in command.params:
        assert param.help, f"{words} {param.name} has no help"
        if param.param_type_name == "argument" or not param.is_flag:
            assert param.metavar, f"{words} {param.name} would show an English kind"
            assert param.metavar == param.metavar.upper() or "=" in param.metavar
        else:
            assert not param.secondary_opts, f"{words} {param.name} would show --no-…"


@pytest.mark.parametrize(("words", "command"), ALL, ids=label)
def test_unknown_option(words: tuple[str, ...], command: Any, codeer: Any) -> None:
    check_fault(codeer(*words, "--bestaatniet"))
    check_fault(codeer(*words, "-Z"))


@pytest.mark.parametrize(("words", "command"), NEEDS, ids=label)
def test_missing_argument(words: tuple[str, ...], command: Any, codeer: Any) -> None:
    check_fault(codeer(*words))


@pytest.mark.parametrize(("words", "command"), LEAVES, ids=label)
def test_too_many_arguments(words: tuple[str, ...], command: Any, codeer: Any) -> None:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    if all(p.nargs == 1 for p in arguments):
        check_fault(codeer(*words, *(["x"] * (len(arguments) + 2))))


@pytest.mark.parametrize(("words", "option"), VALUES, ids=label)
def test_option_without_value(words: tuple[str, ...], option: str, codeer: Any) -> None:
    check_fault(codeer(*words, option))


@pytest.mark.parametrize(("words", "option"), FLAGS, ids=label)
def test_flag_with_value(words: tuple[str, ...], option: str, codeer: Any) -> None:
    result = codeer(*words, f"{option}=x")
    assert result.afloop == 2
    assert english(result.err) == []


@pytest.mark.parametrize(("words", "option"), VALUES, ids=label)
def test_strange_value(words: tuple[str, ...], option: str, codeer: Any) -> None:
    """Whatever comes of a nonsense value, it is said in Dutch."""
    result = codeer(*words, option, "\x1bzzz")
    assert result.afloop in {0, 1, 2}
    assert english(result.err) == []
    assert "\x1b" not in result.err


@pytest.mark.parametrize("words", [("rapprot",), ("codeboek", "tonen"), ("qqqqqq",)])
def test_unknown_command(words: tuple[str, ...], codeer: Any) -> None:
    check_fault(codeer(*words))


def test_the_guard_knows_english() -> None:
    assert english("Usage: x [OPTIONS]\nMissing argument. Try --help for help. Show this message and exit.")
    assert not english("Gebruik: codeer [OPTIES]. Bedoelde je «the file»? Kies uit nl of int.")
