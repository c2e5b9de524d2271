"""Plug-ins are found by their file names: a new one is a new file, and the name is what a user types."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

_CODEER = Path(__file__).parents[1]


def plugin_namen(pakket: str) -> tuple[str, ...]:
    """Give the names of the plug-ins in a package of codeer, in alphabetical order; nothing is imported.

    `pakket` is a folder beside `core`, such as `rapporten` or `rapporten.documenten`; modules that start
    with `_` are no plug-ins.
    """
    return tuple(sorted(p.stem for p in _CODEER.joinpath(*pakket.split(".")).glob("[!_]*.py")))


def laad_plugin(pakket: str, naam: str) -> ModuleType:
    """Import one plug-in; the name must be one of `plugin_namen(pakket)`."""
    return importlib.import_module(f"codeer.{pakket}.{naam}")
