"""Reading a table of ratings: a row for every value that a coder gave to a unit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from codeer.core.errors import KenmerkenFout, LeesFout, Melding
from codeer.core.oordelen import Oordeel
from codeer.storage._tabelbestand import Record, parse_file

KOLOMMEN = ("codeur", "eenheid", "waarde")
# more than this is no closed list of names, but another column of the table
MAX_CODEURS = 200
MAX_WAARDEN = 1000
_SHOWN = 5
_VORM = "De eerste regel is codeur;eenheid;waarde, en daarna komt er een rij per oordeel."


def lees_oordelen(pad: Path) -> tuple[Oordeel, ...]:
    """Read a table with the columns codeur, eenheid and waarde, in any order; raises LeesFout.

    Cells are trimmed strings, and an empty value is None: not judged. Other columns are left alone. Faults
    in rows are told together, with their lines.
    """
    records = [record for record in _records(pad) if not record.leeg]
    header = [_clean(cell).lower() for cell in records[0].cellen] if records else []
    places = _places(header, pad.name)
    faults: list[Melding] = []
    oordelen = tuple(_oordelen(records[1:], places, len(header), faults))
    if faults:
        raise _faulty(pad.name, faults)
    _check_size(pad.name, oordelen)
    return oordelen


def _records(pad: Path) -> Sequence[Record]:
    try:
        return parse_file(pad.read_bytes()).records
    except OSError as error:
        why = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te openen"
        raise LeesFout(f"{pad} {why}.", "Controleer de naam, en of het bestand elders open staat.") from error
    except KenmerkenFout as error:
        raise LeesFout(f"{pad.name}: {error.fout}", error.tip) from error


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", cell).strip()


def _places(header: Sequence[str], bestand: str) -> list[int]:
    missing = [f"«{name}»" for name in KOLOMMEN if name not in header]
    if missing:
        shown = ", ".join(h for h in header if h) or "geen"
        kolom = "kolom" if len(missing) == 1 else "kolommen"
        raise LeesFout(f"{bestand} heeft geen {kolom} {_listed(missing)} (wel: {shown}).", _VORM)
    twice = [f"«{name}»" for name in KOLOMMEN if header.count(name) > 1]
    if twice:
        raise LeesFout(f"{bestand} heeft de kolom {_listed(twice)} meer dan eens.", _VORM)
    return [header.index(name) for name in KOLOMMEN]


def _listed(names: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _oordelen(
    records: Sequence[Record], places: Sequence[int], width: int, faults: list[Melding]
) -> Iterator[Oordeel]:
    """Give the ratings, and put rows that cannot be understood with the faults."""
    seen: dict[tuple[str, str], int] = {}
    for record in records:
        cells = [_clean(cell) for cell in record.cellen]
        if any(cells[width:]):
            faults.append(Melding(record.regel, f"{len(cells)} cellen onder {width} kolommen."))
            continue
        cells += [""] * (width - len(cells))
        codeur, eenheid, waarde = (cells[place] for place in places)
        if not (codeur and eenheid):
            if codeur or eenheid or waarde:
                lacks = "eenheid" if codeur else "codeur"
                faults.append(Melding(record.regel, f"er staat geen {lacks}."))
            continue
        first = seen.setdefault((codeur, eenheid), record.regel)
        if first != record.regel:
            what = f"{codeur} staat al op regel {first} bij eenheid {eenheid}."
            faults.append(Melding(record.regel, what))
            continue
        yield Oordeel(codeur, eenheid, waarde or None)


def _faulty(bestand: str, faults: Sequence[Melding]) -> LeesFout:
    lines = "\n".join(f"  {fault}" for fault in faults[:_SHOWN])
    more = f"\n  en nog {len(faults) - _SHOWN}" if len(faults) > _SHOWN else ""
    count = "1 fout" if len(faults) == 1 else f"{len(faults)} fouten"
    tip = "Elke rij heeft een codeur en een eenheid, en elke codeur geeft een eenheid één waarde."
    return LeesFout(f"{count} in {bestand}:\n{lines}{more}", tip)


def _check_size(bestand: str, oordelen: Sequence[Oordeel]) -> None:
    codeurs = len({o.codeur for o in oordelen})
    waarden = len({o.waarde for o in oordelen if o.waarde is not None})
    for number, most, what, column in (
        (codeurs, MAX_CODEURS, "codeurs", "codeur"),
        (waarden, MAX_WAARDEN, "waarden", "waarde"),
    ):
        if number > most:
            raise LeesFout(
                f"{bestand} noemt {number} verschillende {what}; meer dan {most} kan niet.",
                f"Kijk of de kolom {column} wel de goede is.",
            )
