"""Find reports by their file names: a new report is a new file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from codeer.core.materiaal import Document, Documentopzet, Opzet, Rapport
from codeer.core.plugins import laad_plugin, plugin_namen

if TYPE_CHECKING:
    from codeer.rapporten._gedeeld import Gedeeld  # fetches the plotting library

_DOCUMENTEN = "rapporten.documenten"


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


class Documentmodule(Protocol):
    """What the file of a document offers."""

    TITEL: str

    def maak(self, opzet: Documentopzet, gedeeld: Gedeeld | None = None) -> Document:
        """Begin the document; documents of one run share what they tell."""
        ...


def documentnamen() -> tuple[str, ...]:
    """Give the names of all documents, which are the words a user types, in alphabetical order."""
    return plugin_namen(_DOCUMENTEN)


def laad_document(naam: str) -> Documentmodule:
    """Import the file of one document; the name must be one of `documentnamen()`."""
    return cast("Documentmodule", laad_plugin(_DOCUMENTEN, naam))
