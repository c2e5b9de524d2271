"""What every output format offers: tables that take rows bit by bit, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, cast

from codeer.core.plugins import laad_plugin
from codeer.core.tabel import Kolom, Rij


class Getallen(StrEnum):
    """How numbers and columns are written in text files: as in Dutch Excel, or internationally."""

    NL = "nl"
    INT = "int"


@dataclass(frozen=True, slots=True)
class Kop:
    """What is known of a table before its first row."""

    naam: str
    titel: str
    kolommen: tuple[Kolom, ...]


class Schrijver(Protocol):
    """One table on its way to a file."""

    def schrijf(self, rijen: Iterable[Rij]) -> None:
        """Add rows."""
        ...


class Uitvoer(Protocol):
    """An output under way: one file or more, complete only after `sluit`."""

    def tabel(self, kop: Kop) -> Schrijver:
        """Begin a table; several can be open at the same time."""
        ...

    def let_op(self, naam: str, zin: str) -> None:
        """Put a warning on top of a table that has no rows yet, where the format has room for it."""
        ...

    def toelichting(self, blokken: Sequence[tuple[str, Sequence[tuple[str, ...]]]]) -> None:
        """Add an explanation (blocks with a heading), where the format has room for it."""
        ...

    def sluit(self, datum: str = "") -> tuple[str, ...]:
        """Finish the files and give what the reader must know: what was left out or cut.

        `datum` (ISO) is that of the newest input: documents never hold the time of today.
        """
        ...

    def staak(self) -> None:
        """Let go of all files, finished or not; after `sluit` this does nothing."""
        ...

    @property
    def bestanden(self) -> Mapping[str, Path]:
        """Give the files, by name."""
        ...


class Exportmodule(Protocol):
    """What the file of an output format offers."""

    UITGANG: str

    def begin(self, map: Path, getallen: Getallen) -> Uitvoer:
        """Begin an output in an existing folder."""
        ...


def laad(naam: str) -> Exportmodule:
    """Import the file of one output format."""
    return cast("Exportmodule", laad_plugin("exporters", naam))
