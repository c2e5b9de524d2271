"""Tables that hold a transcript: a row is a turn, with columns for time, speaker and text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from codeer.core.labels import is_known
from codeer.core.lezing import Regel
from codeer.core.rollen import looks_like_naam, plain
from codeer.core.tijdcode import only_time

# A cell is its paragraphs; a row its cells.
Cel = Sequence[Regel]
Rij = Sequence[Cel]
_KOPPEN = frozenset(
    "nr nummer regel regelnummer tijd tijdcode timecode time begin start spreker speaker wie naam persoon "
    "label tekst text transcript transcriptie inhoud uitspraak zegt fragment".split()
)


@dataclass(frozen=True, slots=True)
class _Kolommen:
    tijd: int | None
    spreker: int | None
    tekst: int


def table_regels(rijen: Sequence[Rij]) -> tuple[list[Regel], tuple[str, ...]]:
    """Give the lines of a table: turns if it is a transcript, else every paragraph of every cell."""
    filled = [rij for rij in rijen if any(_text(cel) for cel in rij)]
    columns = _columns(filled)
    if columns is None:
        separate = (enumerate(cel) for rij in rijen for cel in rij)
        return [replace(regel, blok=regel.blok or n == 0) for cel in separate for n, regel in cel], ()
    remarks = []
    result: list[Regel] = []
    left = 0
    for n, rij in enumerate(filled):
        if n == 0 and _is_header(rij):
            remarks.append("De kopregel van de tabel is weggelaten.")
            continue
        result.extend(_row(rij, columns))
        used = {columns.tijd, columns.spreker, columns.tekst}
        left += sum(bool(_text(cel)) and not _is_number(cel) for i, cel in enumerate(rij) if i not in used)
    if left:
        cells = "1 cel in een andere kolom" if left == 1 else f"{left} cellen in andere kolommen"
        remarks.append(f"Niet meegenomen uit de tabel: {cells}.")
    return result, tuple(remarks)


def _row(rij: Rij, columns: _Kolommen) -> list[Regel]:
    tijd = (
        only_time(_text(rij[columns.tijd])) if columns.tijd is not None and columns.tijd < len(rij) else None
    )
    naam = (
        _text(rij[columns.spreker]).strip(" :")
        if columns.spreker is not None and columns.spreker < len(rij)
        else ""
    )
    cel = [r for r in rij[columns.tekst] if r.tekst.strip()] if columns.tekst < len(rij) else []
    if not cel:
        return []
    first = replace(cel[0], spreker=naam, tijd=tijd)
    if not naam:
        first = replace(cel[0], tijd=tijd)
    return [Regel(""), first, *cel[1:]]


def _text(cel: Cel) -> str:
    return " ".join(regel.tekst.strip() for regel in cel).strip()


def _is_number(cel: Cel) -> bool:
    return _text(cel).rstrip(".").isdigit()


def _is_header(rij: Rij) -> bool:
    words = [plain(_text(cel)).split(" ")[0] for cel in rij if _text(cel)]
    return bool(words) and all(word in _KOPPEN for word in words)


def _columns(rijen: Sequence[Rij]) -> _Kolommen | None:
    """Find which column is what; None when this is another kind of table."""
    body = rijen[1:] if rijen and _is_header(rijen[0]) else rijen
    width = max((len(rij) for rij in body), default=0)
    if len(body) < 2 or not 2 <= width <= 8:
        return None
    cells = [[_text(rij[i]) if i < len(rij) else "" for rij in body] for i in range(width)]
    times = next(
        (i for i, col in enumerate(cells) if _share(col, lambda c: only_time(c) is not None) > 0.6), None
    )
    names = next((i for i, col in enumerate(cells) if i != times and _holds_names(col)), None)
    lengths = {
        i: sum(map(len, col))
        for i, col in enumerate(cells)
        if i not in (times, names) and not _all_numbers(col)
    }
    if not lengths or (times is None and names is None):
        return None
    return _Kolommen(times, names, max(lengths, key=lambda i: lengths[i]))


def _share(column: Sequence[str], test: Callable[[str], bool]) -> float:
    filled = [cell for cell in column if cell]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def _all_numbers(column: Sequence[str]) -> bool:
    return _share(column, lambda cell: cell.rstrip(".").isdigit()) > 0.9


def _holds_names(column: Sequence[str]) -> bool:
    """Tell whether a column names the speakers: short, and the same few again and again."""
    filled = [cell.strip(" :") for cell in column if cell.strip(" :")]
    if len(filled) * 2 < len(column) or not all(looks_like_naam(c) or is_known(c) for c in filled):
        return False
    keys = {plain(cell) for cell in filled}
    return len(keys) * 3 <= len(filled) * 2 or all(map(is_known, filled))
