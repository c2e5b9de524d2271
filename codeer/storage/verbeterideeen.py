"""`verbeterideeen.csv`: the register of ideas to make things better, edited by people in Excel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from codeer.core.errors import KenmerkenFout, Melding, OnderzoekFout
from codeer.core.namen import meant, plain_naam
from codeer.core.verbeteridee import FASEN, Verbeteridee, lees_fase
from codeer.storage._tabelbestand import Record, Tabelbestand, new_file, parse_file
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic

BESTAND = "verbeterideeen.csv"
KOLOMMEN = (*("idee", "omschrijving", "thema", "bedacht_door", "fase", "aan_zet", "uitkomst", "citaten"),)
# what people make of a heading
_OOK = {
    "verbeteridee": "idee",
    "thema's": "thema",
    "themas": "thema",
    "code": "thema",
    "door": "bedacht_door",
    "wie": "aan_zet",
    "citaat": "citaten",
    "fragmenten": "citaten",
}
_TUSSEN = re.compile(r"[,;\r\n]+")
_WIT = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True)
class Register:
    """The ideas in the order of the file; `meldingen` says what could not be understood."""

    ideeen: tuple[Verbeteridee, ...] = ()
    meldingen: tuple[Melding, ...] = ()


def register_pad(onderzoek: Onderzoek) -> Path:
    """Give the path of the register."""
    return onderzoek.map / BESTAND


def lees_register(onderzoek: Onderzoek) -> Register:
    """Read the register, or an empty one where there is none; OnderzoekFout when it makes no table."""
    file = _load(register_pad(onderzoek))
    if file is None:
        return Register()
    index = _index(file)
    notes: list[Melding] = []
    found: dict[str, Verbeteridee] = {}
    for record in file.records[1:]:
        if record.leeg:
            continue
        idee = _understand(record, index, notes)
        if idee is None:
            continue
        key = plain_naam(idee.idee)
        if key in found:
            text = f"idee «{idee.idee}» staat ook op regel {found[key].regel}; de citaten horen bij elkaar."
            notes.append(
                Melding(record.regel, text, "Maak er één rij van, of geef een van de twee een naam.")
            )
            both = tuple(dict.fromkeys((*found[key].citaten, *idee.citaten)))
            idee = replace(found[key], citaten=both)
        found[key] = idee
    return Register(tuple(found.values()), tuple(sorted(notes)))


def begin_register(onderzoek: Onderzoek) -> bool:
    """Make an empty register where there is none, and tell whether that was so."""
    path = register_pad(onderzoek)
    if path.exists():
        return False
    write_atomic(path, new_file(KOLOMMEN).encode())
    return True


def koppel(onderzoek: Onderzoek, per_idee: Mapping[str, tuple[str, ...]]) -> bool:
    """Add ids of quotes to ideas; an idea that is not there yet gets a row. Tells whether anything changed.

    Only these cells are written: the rest of the file stays as people left it.
    """
    path = register_pad(onderzoek)
    file = _load(path)
    old = file.encode() if file else b""
    file = _with_columns(file or new_file(KOLOMMEN))
    index = _index(file)
    places = {
        plain_naam(_cell(r, index["idee"])): nr for nr, r in reversed(list(enumerate(file.records))) if nr
    }
    new = []
    for idee, ids in per_idee.items():
        nr = places.get(plain_naam(idee))
        if nr is None:
            cells = {index["idee"]: idee, index["fase"]: FASEN[0], index["citaten"]: ", ".join(ids)}
            new.append(tuple(cells.get(i, "") for i in range(max(index.values()) + 1)))
            continue
        there = _parts(_WIT, _cell(file.records[nr], index["citaten"]))
        both = tuple(dict.fromkeys((*there, *ids)))
        if both != there:
            file = file.with_cells(nr, {index["citaten"]: ", ".join(both)})
    data = file.with_rows(new).encode()
    if data != old:
        write_atomic(path, data)
    return data != old


def _load(path: Path) -> Tabelbestand | None:
    """Read the table so that its first record is the header; None where there is nothing."""
    if not path.is_file():
        return None
    try:
        file = parse_file(path.read_bytes())
    except OSError as error:
        raise OnderzoekFout(f"{path} kan niet gelezen worden.", f"Sluit {path.name} in Excel.") from error
    except KenmerkenFout as error:
        raise OnderzoekFout(f"{path}: {error.fout}", error.tip) from error
    first = next((nr for nr, r in enumerate(file.records) if not r.leeg), None)
    if first is None:
        return None
    above = "".join(r.ruw for r in file.records[:first])
    return replace(file, kop=file.kop + above, records=file.records[first:])


def _with_columns(file: Tabelbestand) -> Tabelbestand:
    """Add the columns that are missing, right of all cells that hold something."""
    index = _index(file)
    missing = [k for k in KOLOMMEN if k not in index]
    used = max(i for r in file.records for i, c in enumerate(r.cellen) if c.strip()) + 1
    return file.with_cells(0, {used + i: name for i, name in enumerate(missing)}) if missing else file


def _index(file: Tabelbestand) -> dict[str, int]:
    found: dict[str, int] = {}
    for nr, cell in enumerate(file.records[0].cellen):
        key = "_".join(_clean(cell).casefold().replace("-", " ").replace("_", " ").split())
        found.setdefault(_OOK.get(key, key), nr)
    if "idee" not in found:
        raise OnderzoekFout(
            f"In {BESTAND} ontbreekt de kolom 'idee'.",
            f"Zet op de eerste regel de namen van de kolommen: {', '.join(KOLOMMEN)}.",
        )
    return {k: nr for k, nr in found.items() if k}


def _understand(record: Record, index: Mapping[str, int], notes: list[Melding]) -> Verbeteridee | None:
    cells = {k: _cell(record, index.get(k, -1)) for k in KOLOMMEN}
    if not cells["idee"]:
        notes.append(
            Melding(record.regel, "deze rij noemt geen idee en is niet gelezen.", "Geef het een naam.")
        )
        return None
    notes += _over_fase(record.regel, cells["fase"])
    return Verbeteridee(
        regel=record.regel,
        idee=cells["idee"],
        omschrijving=cells["omschrijving"],
        themas=_parts(_TUSSEN, cells["thema"]),
        bedacht_door=cells["bedacht_door"],
        fase=lees_fase(cells["fase"]),
        geschreven=cells["fase"],
        aan_zet=cells["aan_zet"],
        uitkomst=cells["uitkomst"],
        citaten=_parts(_WIT, cells["citaten"]),
    )


def _over_fase(regel: int, cel: str) -> Iterator[Melding]:
    if cel and not lees_fase(cel):
        yield Melding(regel, f"fase {cel!r} is niet bekend.", meant(cel, FASEN))


def _parts(between: re.Pattern[str], cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for part in between.split(cell) if (p := part.strip())))


def _cell(record: Record, nr: int) -> str:
    return _clean(record.cellen[nr]) if 0 <= nr < len(record.cellen) else ""


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
