"""`verdeling.csv`: who codes which interview, edited by people in Excel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from codeer.core.codeurnaam import GERESERVEERD, propose_codeur
from codeer.core.errors import Melding
from codeer.core.verdeling import Toewijzing, Verdeling
from codeer.storage import _waarden
from codeer.storage._kolommen import Tabelvorm, clean_cell, load_table
from codeer.storage._tabelbestand import Record, new_file
from codeer.storage.interviews import interview_ids
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic

BESTAND = "verdeling.csv"
KOLOMMEN = ("interview", "woorden", "codeurs", "blind", "niet_door")
# what people make of a heading
_OOK = {"codeur": "codeurs", "door": "codeurs", "id": "interview", "niet": "niet_door"}
_VORM = Tabelvorm(BESTAND, KOLOMMEN, _OOK)
_TUSSEN = re.compile(r"[,;/+&|\r\n]|\ben\b", re.IGNORECASE)


def verdeling_pad(onderzoek: Onderzoek) -> Path:
    """Give the path of the plan."""
    return onderzoek.map / BESTAND


def lees_verdeling(onderzoek: Onderzoek) -> Verdeling:
    """Read the plan, or an empty one where there is none; OnderzoekFout when it makes no table.

    Rows of one interview are taken together: one codeur a row is as good as all in one cell. Rows of
    interviews that are not there count for nothing and stay in the file.
    """
    file = load_table(verdeling_pad(onderzoek))
    if file is None:
        return Verdeling()
    index = _VORM.plaatsen(file)
    known = {id.casefold(): id for id in interview_ids(onderzoek)}
    notes: list[Melding] = []
    rows: dict[str, Toewijzing] = {}
    for record in file.records[1:]:
        if record.leeg:
            continue
        written = clean_cell(record, index["interview"])
        id = known.get(written.casefold())
        if id is None:
            what = f"interview {written!r} bestaat niet" if written else "deze rij noemt geen interview"
            notes.append(Melding(record.regel, f"{what}; de rij telt niet mee.", "Verbeter het interview."))
            continue
        found = _understand(id, record, index, notes)
        rows[id] = _together(rows[id], found) if id in rows else found
    notes += _forbidden(rows)
    return Verdeling(tuple(rows.values()), tuple(notes))


def encode_verdeling(verdeling: Verdeling, woorden: Mapping[str, int]) -> bytes:
    """Give the bytes of a plan of its own, as `zet_verdeling` writes a new one."""
    return new_file(KOLOMMEN).with_rows([_row(r, woorden) for r in verdeling.rijen]).encode()


def zet_verdeling(onderzoek: Onderzoek, verdeling: Verdeling, woorden: Mapping[str, int]) -> bool:
    """Bring the file to this plan and tell whether anything changed.

    Only cells that say something else are written, and rows that are missing added; the rest of the
    file stays as people left it. Raises OnderzoekFout or SchrijfFout.
    """
    path = verdeling_pad(onderzoek)
    file = load_table(path)
    old = file.encode() if file else b""
    file = _VORM.met_kolommen(file or new_file(KOLOMMEN))
    index = _VORM.plaatsen(file)
    numbered = reversed(list(enumerate(file.records)))
    places = {clean_cell(r, index["interview"]).casefold(): nr for nr, r in numbered if nr}
    before = lees_verdeling(onderzoek)
    width = max(index.values()) + 1
    new = []
    for rij in verdeling.rijen:
        nr = places.get(rij.interview.casefold())
        if nr is None:
            cells = dict(zip((index[k] for k in KOLOMMEN), _row(rij, woorden), strict=True))
            new.append(tuple(cells.get(i, "") for i in range(width)))
            continue
        was = before.van(rij.interview)
        changed = {index["codeurs"]: ", ".join(rij.codeurs)} if rij.codeurs != was.codeurs else {}
        if rij.blind != was.blind:
            changed[index["blind"]] = _blind(rij)
        if changed:
            file = file.with_cells(nr, changed)
    data = file.with_rows(new).encode()
    if data != old:
        write_atomic(path, data)
    return data != old


def _row(rij: Toewijzing, woorden: Mapping[str, int]) -> tuple[str, ...]:
    count = str(woorden[rij.interview]) if rij.interview in woorden else ""
    return rij.interview, count, ", ".join(rij.codeurs), _blind(rij), ", ".join(rij.niet_door)


def _blind(rij: Toewijzing) -> str:
    return "" if rij.blind is None else _waarden.JA if rij.blind else _waarden.NEE


def _understand(id: str, record: Record, index: Mapping[str, int], notes: list[Melding]) -> Toewijzing:
    cells = {k: clean_cell(record, index.get(k, -1)) for k in KOLOMMEN}
    answer = _waarden.parse_toestemming(cells["blind"])
    if answer is None or answer == _waarden.NA_INZAGE:
        text = f"blind: {cells['blind']!r} is geen ja of nee; dat telt alsof er niets staat."
        notes.append(Melding(record.regel, text, "Schrijf ja of nee, of laat de cel leeg."))
    return Toewijzing(
        id,
        _names(cells["codeurs"], record.regel, notes),
        {_waarden.JA: True, _waarden.NEE: False}.get(answer or ""),
        _names(cells["niet_door"], record.regel, notes),
    )


def _names(cell: str, regel: int, notes: list[Melding]) -> tuple[str, ...]:
    """Give the codeurs in a cell, as codeer writes their names."""
    parts = [stripped for part in _TUSSEN.split(cell) if (stripped := part.strip())]
    wrong = [p for p in parts if p.lower() in GERESERVEERD or not any(c.isalnum() for c in p)]
    for part in wrong:
        text = f"{part!r} kan geen naam van een codeur zijn en telt niet mee."
        notes.append(Melding(regel, text, "Schrijf hier namen, met een komma ertussen."))
    return tuple(dict.fromkeys(propose_codeur(p) for p in parts if p not in wrong))


def _together(one: Toewijzing, other: Toewijzing) -> Toewijzing:
    return Toewijzing(
        one.interview,
        tuple(dict.fromkeys((*one.codeurs, *other.codeurs))),
        other.blind if one.blind is None else one.blind,
        tuple(dict.fromkeys((*one.niet_door, *other.niet_door))),
    )


def _forbidden(rows: Mapping[str, Toewijzing]) -> Iterator[Melding]:
    for rij in rows.values():
        for codeur in rij.codeurs:
            if rij.verboden(codeur):
                text = f"{rij.interview}: {codeur} staat bij codeurs en bij niet_door; zij codeert het niet."
                yield Melding(0, text, "Haal de naam weg waar hij niet hoort.")
