"""Reading a table of labelled sentences, as Excel, R or a text editor saves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codeer.core.errors import KenmerkenFout, LeesFout
from codeer.storage._tabelbestand import Record, parse_file

TEKST = "tekst"
CODES = "codes"
CODEUR = "codeur_"


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
    try:
        table = parse_file(pad.read_bytes(), letterlijk="\t")
    except OSError as error:
        why = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te openen"
        raise LeesFout(f"{pad} {why}.", "Controleer de naam, en of het bestand elders open staat.") from error
    except KenmerkenFout as error:
        raise LeesFout(f"{pad.name}: {error.fout}", error.tip) from error
    return _rows([record for record in table.records if not record.leeg], pad.name)


def _rows(records: Sequence[Record], bestand: str) -> Ijktabel:
    header = [cell.strip().lower() for cell in records[0].cellen] if records else []
    tekst, columns = _columns(header, bestand)
    rows = []
    empty = 0
    for record in records[1:]:
        cells = [*record.cellen, *[""] * (len(header) - len(record.cellen))]
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            raise LeesFout(
                f"{bestand}, regel {record.regel}: {len(cells)} cellen onder {len(header)} kolommen.",
                "Waarschijnlijk staat het scheidingsteken in de tekst: zet die tussen aanhalingstekens.",
            )
        if cells[tekst].strip():
            rows.append((record.regel, cells[tekst], tuple(cells[c] for c in columns)))
        else:
            empty += 1
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
