"""A table on its way out: columns with a kind, and rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Cel = str | int | float | None
Rij = tuple[Cel, ...]


class Celsoort(StrEnum):
    """What a column holds; it decides on notation and on the guard against formulas."""

    VAST = "vast"  # a closed word: code, pool, id; never guarded
    TEKST = "tekst"  # free text by people: guarded against spreadsheet formulas
    DATUM = "datum"  # a day as people gave it: a day in a workbook, guarded text elsewhere
    GEHEEL = "geheel"  # a whole number
    DECIMAAL = "decimaal"  # a number with decimals


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its Dutch header, its kind, and for decimals how many are shown."""

    naam: str
    soort: Celsoort = Celsoort.VAST
    decimalen: int = 2


@dataclass(frozen=True, slots=True)
class Tabel:
    """A finished table; None in a cell means not known or not judged, never zero."""

    naam: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: Iterable[Rij]
