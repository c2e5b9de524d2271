"""Reading the fragments that people chose: a table with a column `id`, as citaten.csv has it."""

from __future__ import annotations

from pathlib import Path

from codeer.core.errors import KenmerkenFout, LeesFout
from codeer.storage._tabelbestand import parse_file


def lees_fragmentlijst(pad: Path) -> tuple[str, ...]:
    """Give the ids in a table, each once, in the order of the rows; raises LeesFout.

    Rows of citaten.csv that someone kept will do, and so does a list of ids under the heading `id`.
    """
    try:
        records = [r for r in parse_file(pad.read_bytes()).records if not r.leeg]
    except OSError as error:
        why = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te openen"
        raise LeesFout(f"{pad} {why}.", "Controleer de naam, en of het bestand elders open staat.") from error
    except KenmerkenFout as error:
        raise LeesFout(f"{pad.name}: {error.fout}", error.tip) from error
    header = [cell.strip().casefold() for cell in records[0].cellen] if records else []
    if "id" not in header:
        raise LeesFout(
            f"{pad.name} heeft geen kolom «id».",
            "Maak het van citaten.csv: bewaar de rijen van de citaten die je wilt, met de kop erboven.",
        )
    column = header.index("id")
    ids = (r.cellen[column].strip() for r in records[1:] if column < len(r.cellen))
    return tuple(dict.fromkeys(id for id in ids if id))
