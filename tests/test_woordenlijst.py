"""One thing has one word: the list is closed, and the source keeps to it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from codeer.cli.app import app

ROOT = Path(__file__).parents[1]
LIST = (ROOT / "docs" / "woordenlijst.md").read_text("utf-8")
SOURCES = sorted((ROOT / "codeer").rglob("*.py"))
# Here the words of the exchange standard are the words of the domain.
EXCHANGE = {"exchange"}


def rows(heading: str) -> list[list[str]]:
    block = re.split(r"^## ", LIST, flags=re.MULTILINE)
    part = next(b for b in block if b.startswith(heading))
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


WORDS = rows("Woorden")
COMMANDS = rows("Opdrachten")


def parts(identifier: str) -> list[str]:
    """`from_coderingenLijst` gives from, coderingen, lijst."""
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", identifier)
    return [p.lower() for p in spaced.split("_") if p]


def english() -> set[tuple[str, ...]]:
    """The glosses as runs of words; a word that is Dutch as well is no gloss."""
    dutch = {w for row in WORDS for w in row[:2]}
    singular = {tuple(re.split(r"[ -]", row[2])) for row in WORDS if row[2] not in dutch}
    return singular | {(*g[:-1], g[-1] + "s") for g in singular}


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno


def foreign(source: str, stem: str = "") -> list[str]:
    """Identifiers that use an English word for which the list has a Dutch one."""
    glosses = english()
    found = []
    for name, line in [(stem, 0), *names(ast.parse(source))]:
        words = parts(name)
        runs = {tuple(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words))}
        if runs & glosses:
            found.append(f"{line}: {name}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_identifiers_use_the_words_of_the_list(path: Path) -> None:
    if not EXCHANGE & set(path.parts):
        assert foreign(path.read_text("utf-8"), path.stem) == []


def test_list_is_complete_and_has_no_doubles() -> None:
    assert 35 <= len(WORDS) <= 80
    singular = [row[0] for row in WORDS]
    assert len(set(singular)) == len(singular)
    glosses = [row[2] for row in WORDS]
    assert len(set(glosses)) == len(glosses)
    for row in WORDS:
        assert len(row) == 5
        assert all(row[i] for i in (0, 1, 2, 4)), row
        assert row[0].isascii()


def test_every_command_is_in_the_list() -> None:
    def walk(command: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
        for name, sub in getattr(command, "commands", {}).items():
            if not sub.hidden:
                yield " ".join((*words, name))
                yield from walk(sub, (*words, name))

    listed = [row[0] for row in COMMANDS]
    assert sorted(listed) == sorted(walk(get_command(app)))
    assert all(row[2] for row in COMMANDS)


def test_the_guard_sees_english_and_lets_dutch_pass() -> None:
    assert foreign("def split_sentences(x): ...") == ["1: split_sentences"]
    assert foreign("class Codebook: ...") == ["1: Codebook"]
    assert foreign("language_model = 1") == ["1: language_model"]
    assert foreign("def split_zinnen(codeboek, code, fragment): ...") == []
