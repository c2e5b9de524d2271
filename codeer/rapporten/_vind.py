"""Find reports by their file names: a new report is a new file."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from codeer.core.materiaal import Opzet, Rapport


class Rapportmodule(Protocol):
    """What the file of a report offers."""

    TITEL: str

    def maak(self, opzet: Opzet) -> Rapport:
        """Begin the report."""
        ...


def namen() -> tuple[str, ...]:
    """Give the names of all reports, which are the words a user types, in alphabetical order."""
    return tuple(sorted(p.stem for p in Path(__file__).parent.glob("[!_]*.py")))


def laad(naam: str) -> Rapportmodule:
    """Import the file of one report; the name must be one of `namen()`."""
    module: ModuleType = importlib.import_module(f"codeer.rapporten.{naam}")
    return cast("Rapportmodule", module)
