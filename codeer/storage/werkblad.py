"""A review sheet that comes back: from Excel or LibreOffice, in whatever order its rows and columns stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from codeer.core.errors import LeesFout
from codeer.core.werkblad import VERBORGEN, Gelezenmap, Gelezenrij

UITGANGEN = (".xlsx", ".ods", ".xlsm", ".xlsb", ".xls")
_MAX_BYTES = 100_000_000
_TIP = "Sla het in Excel op als Excel-werkmap (.xlsx), of maak een nieuw werkblad."
Waarde = object


def lees_werkmap(pad: Path) -> Gelezenmap:
    """Read all sheets of a workbook; LeesFout when it is not one that codeer made."""
    try:
        if pad.stat().st_size > _MAX_BYTES:
            raise LeesFout(f"{pad.name} is te groot voor een werkblad.", _TIP)
        data = pad.read_bytes()
    except OSError as error:
        tip = "Sluit het bestand in Excel en probeer het opnieuw."
        raise LeesFout(f"{pad.name} is niet te openen.", tip) from error
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = {
            naam: book.get_sheet_by_name(naam).to_python(skip_empty_area=False) for naam in book.sheet_names
        }
    except (CalamineError, ValueError, OSError) as error:
        raise LeesFout(f"{pad.name} is geen werkmap die codeer kan lezen.", _TIP) from error
    if VERBORGEN not in sheets:
        raise LeesFout(f"{pad.name} is geen werkblad van codeer.", _TIP)
    own = [[_tekst(cell) for cell in row[:2]] for row in sheets.pop(VERBORGEN)]
    facts = [(row[0], row[1]) for row in own if len(row) == 2 and row[0]]
    tables = {naam: _tabel(rows) for naam, rows in sheets.items()}
    return Gelezenmap(
        tuple(facts),
        {naam: rows for naam, (rows, _) in tables.items()},
        {naam: columns for naam, (_, columns) in tables.items()},
    )


def _tabel(rows: Sequence[Sequence[Waarde]]) -> tuple[tuple[Gelezenrij, ...], frozenset[str]]:
    """Take the first row that holds anything as the header, and give those below it that do."""
    texts = [[_tekst(cell) for cell in row] for row in rows]
    start = next((nr for nr, row in enumerate(texts) if any(row)), None)
    if start is None:
        return (), frozenset()
    header = [" ".join(cell.lower().split()) for cell in texts[start]]
    # of two columns with one name the first is ours: people add theirs at the end
    columns = {naam: nr for nr, naam in reversed(list(enumerate(header))) if naam}
    found = (
        Gelezenrij(nr, {naam: row[at] for naam, at in columns.items() if row[at]})
        for nr, row in enumerate(texts[start + 1 :], start + 2)
    )
    return tuple(rij for rij in found if rij.cellen), frozenset(columns)


def _tekst(waarde: Waarde) -> str:
    """Give a cell as text, as a person reads it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    if isinstance(waarde, (dt.date, dt.time)):
        return waarde.isoformat()
    return str(waarde).replace("_x000D_", "").replace("\r\n", "\n").strip()
