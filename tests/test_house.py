"""The rules of the house: small files, small functions, words for the reader, no shortcuts."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "codeer").rglob("*.py"))
MAX_FILE, MAX_FUNCTION = 300, 40
# Only here may anything at all be caught: it becomes a report of a fault in codeer itself.
CATCHES_ALL = "codeer/cli/_foutmelding.py"
MARKS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
MACHINE = re.compile(r"(?<![\w.])/(work|root|home|tmp|Users)/\w|[A-Z]:\\Users")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> list[Function]:
    return [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]


def body_lines(function: Function) -> int:
    """The lines of a function from its first statement, docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def without_docstring(tree: ast.Module) -> list[str]:
    """Public functions, methods and classes that say nothing about themselves."""
    found = [] if ast.get_docstring(tree) else ["module"]
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            public = isinstance(node, ast.ClassDef) and not node.name.startswith("_")
            members = [node, *(node.body if public else [])]
            for member in members:
                is_named = isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
                if is_named and not member.name.startswith("_") and not ast.get_docstring(member):
                    found.append(member.name)
    return found


def catches_all(tree: ast.AST) -> list[int]:
    """Lines that catch anything and keep it; cleaning up and raising it again is fine."""
    handlers = [n for n in ast.walk(tree) if isinstance(n, ast.ExceptHandler)]
    broad = [h for h in handlers if h.type is None or _names(h.type) & {"Exception", "BaseException"}]
    return [h.lineno for h in broad if not (isinstance(h.body[-1], ast.Raise) and h.body[-1].exc is None)]


def _names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def prints(tree: ast.AST) -> list[int]:
    """Lines that write to the screen or end the process."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    banned = {
        "print",
        "input",
        "exit",
        "quit",
        "sys.exit",
        "os._exit",
        "sys.stdout.write",
        "sys.stderr.write",
    }
    return [c.lineno for c in calls if ast.unparse(c.func) in banned]


@pytest.mark.parametrize("path", SOURCES, ids=name)
class TestEveryFile:
    def test_is_a_room_you_can_find_your_way_in(self, path: Path) -> None:
        assert len(path.read_text("utf-8").splitlines()) <= MAX_FILE

    def test_has_short_functions(self, path: Path) -> None:
        tree = ast.parse(path.read_text("utf-8"))
        long = [(f.name, body_lines(f)) for f in functions(tree) if body_lines(f) > MAX_FUNCTION]
        assert long == []

    def test_explains_itself(self, path: Path) -> None:
        assert without_docstring(ast.parse(path.read_text("utf-8"))) == []

    def test_catches_only_what_it_names(self, path: Path) -> None:
        if name(path) != CATCHES_ALL:
            assert catches_all(ast.parse(path.read_text("utf-8"))) == []

    def test_leaves_printing_and_ending_to_the_command_line(self, path: Path) -> None:
        if "cli" not in path.parts:
            assert prints(ast.parse(path.read_text("utf-8"))) == []

    def test_holds_no_reminders_or_machine_paths(self, path: Path) -> None:
        text = path.read_text("utf-8")
        assert not MARKS.findall(text)
        assert not MACHINE.findall(text)

    def test_ends_lines_in_one_way(self, path: Path) -> None:
        raw = path.read_bytes()
        assert b"\r" not in raw
        assert not raw or raw.endswith(b"\n")


def test_the_one_catch_is_one() -> None:
    assert len(catches_all(ast.parse((ROOT / CATCHES_ALL).read_text("utf-8")))) == 1


def test_the_guard_sees_what_it_must_see() -> None:
    tree = ast.parse(
        "def f():\n    try:\n        print(1)\n    except (ValueError, Exception):\n        pass\n"
    )
    assert catches_all(tree) == [4]
    assert prints(tree) == [3]
    assert without_docstring(tree) == ["module", "f"]
    assert body_lines(functions(tree)[0]) == 4


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_pages_hold_no_machine_paths(page: str) -> None:
    assert not MACHINE.findall((ROOT / page).read_text("utf-8"))
