"""Find measures by their file names: a new one is a new file."""

from __future__ import annotations

from typing import Protocol, cast

from codeer.core.plugins import laad_plugin, plugin_namen
from codeer.core.telling import Maatsoort, Telbaar


class Maat(Protocol):
    """What the file of a measure offers; its docstring gives the formula and its source."""

    TITEL: str
    SOORT: Maatsoort

    def compute(self, matrix: Telbaar) -> float | None:
        """Give the measure, unrounded; None where it does not exist."""
        ...


def namen() -> tuple[str, ...]:
    """Give the names of all measures, in alphabetical order."""
    return plugin_namen("maten")


def laad(naam: str) -> Maat:
    """Import the file of one measure; the name must be one of `namen()`."""
    return cast("Maat", laad_plugin("maten", naam))
