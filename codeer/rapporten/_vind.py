"""Find reports by their file names: a new report is a new file."""

from __future__ import annotations

from typing import Protocol, cast

from codeer.core.materiaal import Opzet, Rapport
from codeer.core.plugins import laad_plugin, plugin_namen


class Rapportmodule(Protocol):
    """What the file of a report offers."""

    TITEL: str

    def maak(self, opzet: Opzet) -> Rapport:
        """Begin the report."""
        ...


def namen() -> tuple[str, ...]:
    """Give the names of all reports, which are the words a user types, in alphabetical order."""
    return plugin_namen("rapporten")


def laad(naam: str) -> Rapportmodule:
    """Import the file of one report; the name must be one of `namen()`."""
    return cast("Rapportmodule", laad_plugin("rapporten", naam))
