"""A table that people edit in Excel: where its columns are, whatever they make of the headings."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from codeer.core.errors import KenmerkenFout, OnderzoekFout
from codeer.storage._tabelbestand import Record, Tabelbestand, parse_file


@dataclass(frozen=True, slots=True)
class Tabelvorm:
    """The columns of one kind of table; the first is the one that it cannot do without.

    `ook` has what people make of a heading.
    """

    bestand: str
    kolommen: tuple[str, ...]
    ook: Mapping[str, str] = field(default_factory=dict)

    def plaatsen(self, file: Tabelbestand) -> dict[str, int]:
        """Give where each column stands; OnderzoekFout when the first of them is not there."""
        found: dict[str, int] = {}
        for nr, cell in enumerate(file.records[0].cellen):
            key = plain_kop(cell)
            found.setdefault(self.ook.get(key, key), nr)
        if self.kolommen[0] not in found:
            raise OnderzoekFout(
                f"In {self.bestand} ontbreekt de kolom '{self.kolommen[0]}'.",
                f"Zet op de eerste regel de namen van de kolommen: {', '.join(self.kolommen)}.",
            )
        return {k: nr for k, nr in found.items() if k}

    def met_kolommen(self, file: Tabelbestand) -> Tabelbestand:
        """Add the columns that are missing, right of all cells that hold something."""
        index = self.plaatsen(file)
        missing = [k for k in self.kolommen if k not in index]
        return file.with_cells(0, new_columns(file, missing)) if missing else file


def new_columns(file: Tabelbestand, namen: Sequence[str]) -> dict[int, str]:
    """Give the cells of the header that new columns need: right of all that holds something."""
    used = max((i for r in file.records for i, c in enumerate(r.cellen) if c.strip()), default=-1) + 1
    return {used + i: naam for i, naam in enumerate(namen)}


def load_table(path: Path) -> Tabelbestand | None:
    """Read a table so that its first record is the header; None where there is nothing.

    Raises OnderzoekFout when it cannot be read or makes no table.
    """
    if not path.is_file():
        return None
    try:
        return from_bytes(path.read_bytes())
    except OSError as error:
        raise OnderzoekFout(f"{path} kan niet gelezen worden.", f"Sluit {path.name} in Excel.") from error
    except KenmerkenFout as error:
        raise OnderzoekFout(f"{path}: {error.fout}", error.tip) from error


def from_bytes(inhoud: bytes) -> Tabelbestand | None:
    """Read the bytes of a table; KenmerkenFout when they make none.

    Empty lines above the header are part of it: they stay where they are.
    """
    file = parse_file(inhoud)
    first = next((nr for nr, r in enumerate(file.records) if not r.leeg), None)
    if first is None:
        return None
    above = "".join(r.ruw for r in file.records[:first])
    return replace(file, kop=file.kop + above, records=file.records[first:])


def clean_cell(record: Record, nr: int) -> str:
    """Give a cell as it is compared; empty where the row does not go that far."""
    return clean(record.cellen[nr]) if 0 <= nr < len(record.cellen) else ""


def clean(text: str) -> str:
    """Give a text in one form of its letters, without space around it."""
    return unicodedata.normalize("NFC", text).strip()


def plain_kop(naam: str) -> str:
    """Give a column name without case, and with one underscore for spaces and hyphens."""
    return "_".join(clean(naam).casefold().replace("-", " ").replace("_", " ").split())
