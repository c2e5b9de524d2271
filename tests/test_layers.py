"""Who may import whom: the layers of the house, read from the source itself."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "codeer").rglob("*.py"))

MIDDLE = ("readers", "exporters", "exchange", "storage", "maten", "rapporten", "pseudo", "taal", "web")
# What a layer may import of codeer besides itself; anything not listed is a fault.
MAY = {
    "core": (),
    **dict.fromkeys(MIDDLE, ("core",)),
    "steps": ("core", *MIDDLE),
    "cli": ("core", "steps"),
    "api": ("core", "steps", "storage", "rapporten"),
}
# A library belongs to the layer whose job it is; elsewhere it would creep into start-up time.
OWNERS = {
    "typer": {"cli"},
    "click": set(),
    "rich": {"cli"},
    "spacy": {"taal"},
    "simplemma": {"taal"},
    "wordfreq": {"taal"},
    "yaml": {"storage"},
    "filelock": {"storage"},
    "pandas": {"rapporten", "exporters", "api"},
    "numpy": {"rapporten"},
    "xlsxwriter": {"exporters"},
    "flask": {"web"},
    "jinja2": {"rapporten", "web"},
    "werkzeug": {"web"},
    "waitress": {"web"},
    "python_calamine": {"storage"},
    "pydantic": set(),
    "matplotlib": {"rapporten"},
    "defusedxml": {"readers", "exchange"},
}
# Where an import inside a function is part of the design: a plug-in or an expensive library,
# fetched at the moment that it is needed.
LATE = {"cli", "api", "steps", "taal"}


def layer(path: Path) -> str:
    """`codeer/core/x.py` is in core, `codeer/api.py` in api, `codeer/__init__.py` in the root."""
    parts = path.relative_to(ROOT / "codeer").parts
    return parts[0] if len(parts) > 1 else path.stem


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imports(tree: ast.AST, module: str) -> list[tuple[str, int]]:
    """Every imported module with its line; `from codeer.x import y` counts as codeer.x.y."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(a.name, node.lineno) for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*module.split(".")[: -node.level], *filter(None, [base])])
            found += [(f"{base}.{a.name}", node.lineno) for a in node.names]
    return found


def for_checker_only(tree: ast.AST) -> set[int]:
    """The lines under `if TYPE_CHECKING:`, which never run."""
    blocks = [n for n in ast.walk(tree) if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test)]
    return {line for b in blocks for line in range(b.lineno, (b.end_lineno or b.lineno) + 1)}


def faults_in(source: str, path: Path) -> list[str]:
    tree = ast.parse(source)
    own, module = layer(path), module_name(path)
    skip = for_checker_only(tree)
    faults = []
    for name, line in imports(tree, module):
        top, _, rest = name.partition(".")
        where = f"{path.relative_to(ROOT).as_posix()}:{line}"
        if top == "codeer":
            other = rest.split(".")[0]
            allowed = own in {"__init__", "__main__"} or other in {own, *MAY.get(own, ())}
            # the version is a plain string in the root, and free for all above core
            if not allowed and not (other in {"", "__version__"} and own != "core"):
                faults.append(f"{where} {own} may not import {name}")
        elif own == "core" and top not in sys.stdlib_module_names:
            faults.append(f"{where} core may not import {name}")
        elif line not in skip and own not in OWNERS.get(top, {own}):
            faults.append(f"{where} {top} has no place in {own}")
    return faults


def late_imports(source: str) -> list[int]:
    tree = ast.parse(source)
    bodies = [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [n.lineno for b in bodies for n in ast.walk(b) if isinstance(n, (ast.Import, ast.ImportFrom))]


def eager_outsiders(source: str) -> list[str]:
    """Modules outside the standard library, typer and codeer's own that cli fetches at import."""
    tree = ast.parse(source)
    late = set(late_imports(source)) | for_checker_only(tree)
    names = [(name, line) for name, line in imports(tree, "codeer.cli.x") if line not in late]
    known = {*sys.stdlib_module_names, "typer", "codeer"}
    steps = [n for n, _ in names if n.startswith("codeer.steps")]
    return steps + [n for n, _ in names if n.split(".")[0] not in known]


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_go_downwards(path: Path) -> None:
    assert faults_in(path.read_text("utf-8"), path) == []


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_late_imports_only_where_the_design_wants_them(path: Path) -> None:
    if layer(path) not in LATE:
        assert late_imports(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", [p for p in SOURCES if layer(p) == "cli"], ids=module_name)
def test_cli_fetches_steps_and_libraries_late(path: Path) -> None:
    assert eager_outsiders(path.read_text("utf-8")) == []


def test_every_folder_has_a_place() -> None:
    folders = {p.name for p in (ROOT / "codeer").iterdir() if p.is_dir() and list(p.glob("*.py"))}
    assert folders <= set(MAY)


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("core/x.py", "from codeer.storage import onderzoek"),
        ("core/x.py", "import yaml"),
        ("core/x.py", "from codeer import steps"),
        ("readers/x.py", "from codeer.exporters.csv import write"),
        ("readers/x.py", "from ..storage import onderzoek"),
        ("steps/x.py", "import typer"),
        ("steps/x.py", "from codeer.cli import app"),
        ("cli/x.py", "from codeer.storage.onderzoek import vind_onderzoek"),
        ("rapporten/x.py", "import spacy"),
    ],
)
def test_the_guard_sees_a_wrong_import(where: str, source: str) -> None:
    assert faults_in(source, ROOT / "codeer" / where)


def test_the_guard_lets_right_imports_pass() -> None:
    source = "from codeer.core.errors import LeesFout\nfrom . import _bestand\nimport zipfile"
    assert faults_in(source, ROOT / "codeer/readers/x.py") == []
