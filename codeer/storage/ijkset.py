"""Reading a table of labelled sentences, as Excel, R or a text editor saves it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codeer.core.errors import LeesFout

TEKST = "tekst"
CODES = "codes"
CODEUR = "codeur_"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Ijktabel:
    """The rows that hold a sentence: line in the file, the sentence, and a cell with labels per coder."""

    bestand: str
    codeurs: tuple[str, ...]
    rijen: tuple[tuple[int, str, tuple[str, ...]], ...]
    leeg: int = 0


def lees_ijkset(pad: Path) -> Ijktabel:
    """Read a table with `tekst` and either `codes` or two or more `codeur_…` columns; raises LeesFout.

    Tab-separated tables are read without quotes, others with.
    """
    text = _decode(pad)
    header = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=header.count)
    try:
        lines = list(_lines(text, delimiter))
    except csv.Error as error:
        raise LeesFout(
            f"{pad.name} is niet te lezen als tabel ({error}).",
            "Kijk of elk aanhalingsteken gesloten is, of sla de tabel op met tabs.",
        ) from error
    return _rows(lines, pad.name)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line in the file where it starts."""
    source = io.StringIO(text, newline="")
    if delimiter == "\t":
        reader = csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(source, delimiter=delimiter)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _decode(pad: Path) -> str:
    try:
        inhoud = pad.read_bytes()
    except OSError as error:
        why = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te openen"
        raise LeesFout(f"{pad} {why}.", "Controleer de naam, en of het bestand elders open staat.") from error
    if inhoud.startswith(_WIDE):
        return inhoud.decode("utf-16", "replace")
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", "replace")


def _rows(lines: list[tuple[int, list[str]]], bestand: str) -> Ijktabel:
    header = [cell.strip().lower() for cell in lines[0][1]] if lines else []
    tekst, columns = _columns(header, bestand)
    rows = []
    empty = 0
    for line, found in lines[1:]:
        cells = found + [""] * (len(header) - len(found))
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            raise LeesFout(
                f"{bestand}, regel {line}: {len(cells)} cellen onder {len(header)} kolommen.",
                "Waarschijnlijk staat het scheidingsteken in de tekst: zet die tussen aanhalingstekens.",
            )
        if cells[tekst].strip():
            rows.append((line, cells[tekst], tuple(cells[c] for c in columns)))
        else:
            empty += any(cell.strip() for cell in cells)
    if not rows:
        raise LeesFout(f"{bestand} heeft geen regels met tekst.", "Zet elke zin op een eigen regel.")
    return Ijktabel(bestand, tuple(header[c] for c in columns), tuple(rows), empty)


def _columns(header: list[str], bestand: str) -> tuple[int, list[int]]:
    shown = ", ".join(h for h in header if h) or "geen"
    if TEKST not in header:
        raise LeesFout(
            f"{bestand} heeft geen kolom «tekst» (wel: {shown}).",
            "De eerste regel noemt de kolommen: tekst, en codes of codeur_a en codeur_b.",
        )
    codeurs = [n for n, name in enumerate(header) if name.startswith(CODEUR)]
    if CODES in header:
        codeurs = [header.index(CODES)]
    elif len(codeurs) < 2:
        raise LeesFout(
            f"{bestand} heeft geen kolom «codes» en geen twee kolommen «codeur_…» (wel: {shown}).",
            "Noem de kolom van één codeur codes, of geef elke codeur een kolom: codeur_a, codeur_b.",
        )
    return header.index(TEKST), codeurs
