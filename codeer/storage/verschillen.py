"""The list of differences as people hand it back: a CSV or a workbook, in any order of rows and columns."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from codeer.core.errors import KenmerkenFout, LeesFout
from codeer.core.formule import unguard
from codeer.storage._tabelbestand import parse_file
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic

WERKMAPPEN = (".xlsx", ".xlsm", ".xls", ".ods")
_NODIG = ("id", "besluit")
_MERK = "verschillen.json"
_VORM = "Maak de lijst opnieuw met: codeer consistentie --verschillen"


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """One row that came back: its line in the file, and its cells by column."""

    regel: int
    cellen: Mapping[str, str]

    def cel(self, naam: str) -> str:
        """Give a cell; empty where the column is not there."""
        return self.cellen.get(naam, "")


def lees_ingevuld(pad: Path, nodig: tuple[str, ...] = _NODIG, vorm: str = _VORM) -> tuple[Ingevuld, ...]:
    """Read the rows of a list that was filled in; LeesFout (with the tip `vorm`) when it is no such list."""
    for rows in _tables(pad):
        lines = [(nr, [_clean(c) for c in row]) for nr, row in rows]
        filled = [(nr, row) for nr, row in lines if any(row)]
        header = [c.casefold() for c in filled[0][1]] if filled else []
        if not set(nodig) <= set(header):
            continue
        twice = sorted({c for c in header if c and header.count(c) > 1})
        if twice:
            raise LeesFout(f"{pad.name} heeft de kolom «{twice[0]}» meer dan eens.", "Haal er een weg.")
        return tuple(
            Ingevuld(nr, {c: v for c, v in zip(header, row, strict=False) if c}) for nr, row in filled[1:]
        )
    raise LeesFout(f"{pad.name} heeft geen kolommen {' en '.join(f'«{n}»' for n in nodig)}.", vorm)


def _tables(pad: Path) -> Iterator[Iterable[tuple[int, Sequence[str]]]]:
    """Give the tables in a file, each as numbered rows."""
    try:
        if pad.suffix.casefold() in WERKMAPPEN:
            book = CalamineWorkbook.from_path(str(pad))
            for naam in book.sheet_names:
                rows = book.get_sheet_by_name(naam).to_python(skip_empty_area=False)
                yield [(nr, [unguard(_text(c)) for c in row]) for nr, row in enumerate(rows, 1)]
        else:
            yield [(r.regel, r.cellen) for r in parse_file(pad.read_bytes()).records]
    except FileNotFoundError as error:
        raise LeesFout(f"{pad} bestaat niet.", "Kijk of de naam klopt.") from error
    except (OSError, CalamineError, BadZipFile) as error:
        tip = f"Sluit {pad.name} in Excel, bewaar het als XLSX of CSV en probeer het opnieuw."
        raise LeesFout(f"{pad.name} is niet te lezen.", tip) from error
    except KenmerkenFout as error:
        raise LeesFout(f"{pad.name}: {error.fout}", error.tip) from error


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", cell).strip()


def lees_merk(onderzoek: Onderzoek, merk: str = _MERK) -> dict[str, str]:
    """Give the sha256 of each file as codeer last wrote it; nothing where that is lost."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        raw = json.loads((onderzoek.tijdelijk / merk).read_bytes())
        return {str(naam): str(sha) for naam, sha in raw.items()}
    return {}


def schrijf_merk(onderzoek: Onderzoek, sha: Mapping[str, str], merk: str = _MERK) -> None:
    """Remember what was written, so that a file which people changed since is never written over."""
    text = json.dumps(dict(sorted(sha.items())), indent=2)
    write_atomic(onderzoek.tijdelijk / merk, text.encode("utf-8"))
