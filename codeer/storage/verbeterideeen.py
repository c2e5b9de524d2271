"""`verbeterideeen.csv`: the register of ideas to make things better, edited by people in Excel."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from codeer.core.errors import CodeerFout, Melding, VerouderdFout
from codeer.core.namen import meant, plain_naam
from codeer.core.verbeteridee import FASEN, Verbeteridee, lees_fase
from codeer.storage._kolommen import Tabelvorm, clean_cell, load_table
from codeer.storage._tabelbestand import Record, Tabelbestand, new_file
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic

BESTAND = "verbeterideeen.csv"
KOLOMMEN = ("idee", "omschrijving", "thema", "bedacht_door", "fase", "aan_zet", "uitkomst", "citaten")
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
_VORM = Tabelvorm(BESTAND, KOLOMMEN, _OOK)
_TUSSEN = re.compile(r"[,;\r\n]+")
_WIT = re.compile(r"[,;\s]+")
_WOORD = re.compile(r"[,;\s]*(?P<woord>[^,;\s]*)")


@dataclass(frozen=True, slots=True)
class Register:
    """The ideas in the order of the file; `meldingen` says what could not be understood.

    `versie` tells this content from any other; who changes the file gives it back.
    """

    ideeen: tuple[Verbeteridee, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    versie: str = ""

    def vind(self, idee: str) -> Verbeteridee | None:
        """Give the idea of this name, whatever its case; None where there is none."""
        return next((i for i in self.ideeen if plain_naam(i.idee) == plain_naam(idee)), None)


def register_pad(onderzoek: Onderzoek) -> Path:
    """Give the path of the register."""
    return onderzoek.map / BESTAND


def lees_register(onderzoek: Onderzoek) -> Register:
    """Read the register, or an empty one where there is none; OnderzoekFout when it makes no table."""
    file = load_table(register_pad(onderzoek))
    if file is None:
        return Register()
    index = _VORM.plaatsen(file)
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
    return Register(tuple(found.values()), tuple(sorted(notes)), _versie(file))


def begin_register(onderzoek: Onderzoek) -> bool:
    """Make an empty register where there is none, and tell whether that was so."""
    path = register_pad(onderzoek)
    if path.exists():
        return False
    write_atomic(path, new_file(KOLOMMEN).encode())
    return True


def koppel(onderzoek: Onderzoek, per_idee: Mapping[str, tuple[str, ...]], versie: str | None = None) -> bool:
    """Add ids of quotes to ideas; an idea that is not there yet gets a row. Tells whether anything changed.

    Only these cells are written: the rest of the file stays as people left it. Raises VerouderdFout when
    the file is not what `versie` was read from.
    """
    file, index = _open(onderzoek, versie)
    numbered = reversed(list(enumerate(file.records)))
    places = {plain_naam(clean_cell(r, index["idee"])): nr for nr, r in numbered if nr}
    new = []
    for idee, ids in per_idee.items():
        nr = places.get(plain_naam(idee))
        if nr is None:
            new.append(_rij(index, Verbeteridee(0, idee, fase=FASEN[0], citaten=ids)))
            continue
        cell = _citatencel(file.records[nr], index)
        more = [id for id in dict.fromkeys(ids) if id not in _parts(_WIT, cell)]
        if more:
            # what someone wrote there herself, in whatever form, stays in front
            file = file.with_cells(nr, {index["citaten"]: ", ".join(([cell] if cell else []) + more)})
    return _schrijf(onderzoek, file.with_rows(new))


def haal_los(onderzoek: Onderzoek, idee: str, ids: tuple[str, ...], versie: str | None = None) -> bool:
    """Take ids of quotes away from an idea and tell whether any stood there; raises what `koppel` raises."""
    file, index = _open(onderzoek, versie)
    for nr, record in enumerate(file.records):
        cell = _citatencel(record, index)
        rest = _zonder(cell, ids)
        if nr and plain_naam(clean_cell(record, index["idee"])) == plain_naam(idee) and rest != cell:
            file = file.with_cells(nr, {index["citaten"]: rest})
    return _schrijf(onderzoek, file)


def zet_idee(onderzoek: Onderzoek, idee: Verbeteridee, versie: str | None = None) -> None:
    """Add a new idea as the last row; without a phase it is one that was mentioned.

    Raises CodeerFout for an idea without a name or with one that is there, and what `koppel` raises.
    """
    if not idee.idee.strip():
        raise CodeerFout("Een idee zonder naam kan niet.", "Geef het idee een korte naam.")
    file, index = _open(onderzoek, versie)
    if found := lees_register(onderzoek).vind(idee.idee):
        tip = "Zet het citaat bij dat idee, of kies een andere naam."
        raise CodeerFout(f"Het idee «{found.idee}» staat al op de lijst.", tip)
    _schrijf(onderzoek, file.with_rows([_rij(index, replace(idee, fase=idee.fase or FASEN[0]))]))


def _open(onderzoek: Onderzoek, versie: str | None) -> tuple[Tabelbestand, dict[str, int]]:
    """Give the table with all columns, and where they are; VerouderdFout when it is not what was read."""
    file = load_table(register_pad(onderzoek))
    if versie is not None and _versie(file) != versie:
        raise VerouderdFout(
            f"{BESTAND} is intussen veranderd, bijvoorbeeld in Excel. Er is niets bewaard.",
            "Kijk de lijst opnieuw na en doe het daarna nog eens.",
        )
    file = _VORM.met_kolommen(file or new_file(KOLOMMEN))
    return file, _VORM.plaatsen(file)


def _versie(file: Tabelbestand | None) -> str:
    return hashlib.sha256(file.encode()).hexdigest() if file else ""


def _citatencel(record: Record, index: Mapping[str, int]) -> str:
    """Give the cell with quotes as someone wrote it; empty where the row does not go that far."""
    nr = index["citaten"]
    return record.cellen[nr].strip() if nr < len(record.cellen) else ""


def _zonder(cel: str, ids: tuple[str, ...]) -> str:
    """Take words out of a cell, each with the signs before it; the others stay as they were written."""
    kept = "".join(m[0] for m in _WOORD.finditer(cel) if m["woord"] not in ids)
    return cel if kept == cel else kept.lstrip(",; \t\r\n")


def _rij(index: Mapping[str, int], idee: Verbeteridee) -> tuple[str, ...]:
    cells = {
        "idee": idee.idee,
        "omschrijving": idee.omschrijving,
        "thema": ", ".join(idee.themas),
        "bedacht_door": idee.bedacht_door,
        "fase": idee.getoonde_fase,
        "aan_zet": idee.aan_zet,
        "uitkomst": idee.uitkomst,
        "citaten": ", ".join(idee.citaten),
    }
    at = {index[naam]: cell for naam, cell in cells.items()}
    return tuple(at.get(i, "") for i in range(max(index.values()) + 1))


def _schrijf(onderzoek: Onderzoek, file: Tabelbestand) -> bool:
    """Write the table where it says something else now, and tell whether it does."""
    path, data = register_pad(onderzoek), file.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomic(path, data)
    return True


def _understand(record: Record, index: Mapping[str, int], notes: list[Melding]) -> Verbeteridee | None:
    cells = {k: clean_cell(record, index.get(k, -1)) for k in KOLOMMEN}
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
