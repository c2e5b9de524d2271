"""Reading a frequency list of a language: words with how often each is used, as anyone may publish it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from codeer.core.errors import KenmerkenFout, LeesFout
from codeer.core.formule import unguard
from codeer.storage._tabelbestand import Record, parse_file

_WOORD = ("woord", "word", "vorm", "lemma", "term", "form")
_AANTAL = ("aantal", "freqcount", "frequentie", "freq", "frequency", "count", "n")
_TIP = "Nodig zijn twee kolommen, bijvoorbeeld woord en aantal, als csv of met tabs ertussen."
# a list of shares (0,0012) is read as counts in so many words
_SHARES_OF = 1_000_000_000


def lees_woordlijst(pad: Path) -> dict[str, int]:
    """Read how often words are used, by their lower-cased form; LeesFout when it is no such list."""
    try:
        records = [r for r in parse_file(pad.read_bytes()).records if not r.leeg]
    except OSError as fout:
        raise LeesFout(
            f"{pad.name} is niet te openen.", "Klopt de naam? Is het bestand elders open?"
        ) from fout
    except KenmerkenFout as fout:
        raise LeesFout(f"{pad.name}: {fout.fout}", fout.tip) from fout
    word, number = _columns(records)
    rows = [(r, _number(_cel(r, number))) for r in records]
    if not _columns_named(records) and rows and rows[0][1] is None:
        rows = rows[1:]  # a header that says something else
    elif rows and _columns_named(records):
        rows = rows[1:]
    known = [(_cel(r, word).casefold(), n) for r, n in rows if n is not None and n > 0 and _cel(r, word)]
    if not known:
        raise LeesFout(f"{pad.name} is geen lijst van woorden met hoe vaak ze voorkomen.", _TIP)
    scale = _SHARES_OF if all(n < 1 for _, n in known) else 1
    found: dict[str, int] = {}
    for form, n in known:
        found[form] = found.get(form, 0) + max(1, round(n * scale))
    return found


def _columns(records: Sequence[Record]) -> tuple[int, int]:
    return _columns_named(records) or (0, 1)


def _columns_named(records: Sequence[Record]) -> tuple[int, int] | None:
    """Find both columns by their names in the first row, or nothing."""
    names = [c.strip().casefold() for c in records[0].cellen] if records else []
    word = next((names.index(n) for n in _WOORD if n in names), None)
    number = next((names.index(n) for n in _AANTAL if n in names), None)
    return None if word is None or number is None else (word, number)


def _cel(record: Record, column: int) -> str:
    return unguard(record.cellen[column]).strip() if column < len(record.cellen) else ""


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
