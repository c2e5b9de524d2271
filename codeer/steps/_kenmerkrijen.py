"""What an import writes in `kenmerken.csv`: a row per interview, and the cells that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from codeer.core.errors import CodeerFout, GebruiksFout, KenmerkenFout
from codeer.core.telwoord import count
from codeer.steps._citeerregel import vreemde_toestemming
from codeer.steps._gedeeld import achterhaald
from codeer.steps._register import Register
from codeer.steps._uitkomst import Gelukt, Keuzes, Mislukt
from codeer.storage.kenmerken import Kenmerken, as_read, check_kolom, lees_kenmerken, zet_kenmerken
from codeer.storage.onderzoek import Onderzoek

_TIP = "pas het zo nodig zelf aan in interviews/kenmerken.csv."
Cellen = dict[tuple[str, str], dict[str, str]]


def check_kenmerken(keuzes: Keuzes) -> Kenmerken:
    """Read the table of `--kenmerken` and check the names of `--kenmerk`, before anything is written."""
    for naam in keuzes.kenmerken:
        check_kolom(naam)
        if naam.strip().casefold() in ("interview", "spreker"):
            raise GebruiksFout(f"--kenmerk {naam} kan niet.", "Een interview geef je een naam met --id.")
    pad = keuzes.kenmerkentabel
    if pad is None:
        return Kenmerken()
    if not pad.is_file():
        raise KenmerkenFout(
            f"{pad} bestaat niet.", "Geef bij --kenmerken een CSV-bestand met een kolom 'interview'."
        )
    return lees_kenmerken(pad)


def fill_in(
    onderzoek: Onderzoek, register: Register, gelukt: Iterable[Gelukt], keuzes: Keuzes, tabel: Kenmerken
) -> tuple[tuple[str, ...], tuple[Mislukt, ...]]:
    """Write all rows of one run at once; give what there is to say, and a fault as a failed file."""
    wanted, notes = _from_table(register, tabel)
    for entry in gelukt:
        wanted.setdefault((entry.interview, ""), {}).update(keuzes.kenmerken)
    if not wanted:
        return notes, ()
    try:
        now = lees_kenmerken(onderzoek.kenmerken)
        cells, kept = _new_cells(now, wanted)
        if cells:
            zet_kenmerken(onderzoek.kenmerken, cells)
            kept += _over_citeren(onderzoek, now)
    except CodeerFout as fout:
        name = onderzoek.kenmerken.relative_to(onderzoek.map).as_posix()
        return notes, (Mislukt(name, fout.fout, f"{fout.tip} Importeer daarna opnieuw.".strip()),)
    return (*notes, *kept, *_confirm(cells, keuzes.kenmerken)), ()


def _over_citeren(onderzoek: Onderzoek, before: Kenmerken) -> Iterator[str]:
    """Say what the new cells mean for who may be quoted, and for what was shared already."""
    after = lees_kenmerken(onderzoek.kenmerken)
    told = vreemde_toestemming(before)
    yield from (zin for zin in vreemde_toestemming(after) if zin not in told)
    for old in achterhaald(onderzoek, after):
        yield f"{old}. {old.tip}"


def _confirm(cells: Cellen, kenmerken: Mapping[str, str]) -> Iterator[str]:
    """Say which kenmerken of the command line were set, and for how many interviews."""
    for naam, value in kenmerken.items():
        number = sum(bool(value) and new.get(naam) == value for new in cells.values())
        if number:
            yield f"kenmerken.csv: {naam} is {value!r} bij {count(number, 'interview', 'interviews')}."


def _from_table(register: Register, tabel: Kenmerken) -> tuple[Cellen, tuple[str, ...]]:
    """Find the interviews that the table's rows are about: by id, or by the name of the source."""
    sources = register.sources()
    cells: Cellen = {}
    unknown = []
    for (naam, spreker), values in tabel.rows():
        id = register.find(naam) or sources.get(naam.casefold(), "")
        if id:
            # two rows can mean one interview, by id and by file name: the first one counts
            cells[id, spreker] = {**values, **cells.get((id, spreker), {})}
        else:
            unknown.append(naam)
    notes = [str(m) for m in tabel.meldingen]
    if unknown:
        shown = ", ".join(unknown[:5]) + (" …" if len(unknown) > 5 else "")
        rows = count(len(unknown), "rij", "rijen")
        notes.append(f"Geen interview gevonden voor {rows} van de kenmerkentabel: {shown}.")
    return cells, tuple(f"Kenmerkentabel: {n}" if n[:5] == "regel" else n for n in notes)


def _new_cells(
    now: Kenmerken, wanted: Mapping[tuple[str, str], Mapping[str, str]]
) -> tuple[Cellen, list[str]]:
    """Leave out what is there already; a cell that someone filled in differently is kept and told about."""
    present = {(id.casefold(), spreker) for (id, spreker), _ in now.rows()}
    cells: Cellen = {}
    kept = []
    for (id, spreker), values in wanted.items():
        new = {}
        for naam, value in values.items():
            old = now.written(id, spreker, naam)
            if old and old != as_read(naam, value):
                kept.append(f"{id}: {naam} staat al op {old!r} en is niet veranderd in {value!r}; {_TIP}")
            elif not old and value:
                new[naam] = value
        if new or (id.casefold(), spreker) not in present:
            cells[id, spreker] = new
    return cells, kept
