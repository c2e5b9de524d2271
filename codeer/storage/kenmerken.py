"""`kenmerken.csv`: what is known of each interview and speaker, edited by people in Excel."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codeer.core.errors import KenmerkenFout, Melding
from codeer.core.namen import nearest
from codeer.storage import _waarden
from codeer.storage._kolommen import clean, clean_cell, from_bytes, new_columns, plain_kop
from codeer.storage._tabelbestand import Record, Tabelbestand, new_file
from codeer.storage.schrijf import write_atomic

GERESERVEERD = (
    *("interview", "spreker", "respondent", "rol", "gemeente", "meetmoment", "datum", "soort"),
    *("toestemming_citeren", "toestemming_archief"),
)
# columns of the reports: a kenmerk of that name would make two columns alike
RAPPORTKOLOMMEN = frozenset(
    "code ouder pool fragmenten interviews interviews_pct respondenten per_1000_woorden automaat "
    "nagekeken mens woorden id tijd regelnummer begin eind citaat voor na codeur herkomst waarom memo "
    "code_a code_b samen alleen_a alleen_b jaccard respondenten_met aandeel_pct onder boven "
    "goed_pct goed_onder goed_boven gemist_pct gemist_onder gemist_boven "
    "moment_1 moment_2 ja_ja ja_nee nee_ja nee_nee erbij_pct".split()
)


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """The table as read: `kolommen` in file order without `interview` and `spreker`.

    Rows are found by id whatever its case; `meldingen` says what could not be understood, and
    `onbegrepen` holds answers that count as unknown, by id (casefolded), speaker and column.
    """

    kolommen: tuple[str, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    rijen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sprekerrijen: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    regels: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    onbegrepen: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def interview(self, id: str) -> Mapping[str, str]:
        """Give what is known of an interview: every column, empty when unknown."""
        return self.rijen.get(id.casefold()) or dict.fromkeys(self.kolommen, "")

    def sprekers(self, id: str) -> dict[str, dict[str, str]]:
        """Give what is known of single speakers, filled up with what holds for the interview."""
        whole = self.interview(id)
        own = self.sprekerrijen.get(id.casefold(), {})
        return {s: {k: row[k] or whole[k] for k in self.kolommen} for s, row in own.items()}

    def written(self, id: str, spreker: str, naam: str) -> str:
        """Give what stands in one cell, understood or not; empty when nothing does."""
        column = self.find_kolom(naam)
        rows = self.sprekerrijen.get(id.casefold(), {}) if spreker else {"": self.interview(id)}
        known = rows.get(spreker, {}).get(column, "")
        return known or self.onbegrepen.get((id.casefold(), spreker, column), "")

    def respondent(self, id: str, spreker: str) -> str:
        """Give the person behind a speaker: the kenmerk `respondent`, else the interview."""
        row = self.sprekers(id).get(spreker) or self.interview(id)
        return row.get("respondent") or id

    def kolom(self, naam: str) -> str:
        """Give a column's name as the file writes it; KenmerkenFout names the columns there are."""
        if found := self.find_kolom(naam):
            return found
        near = nearest(naam, self.kolommen)
        tip = f"Bedoel je {near}? " if near else ""
        listed = ", ".join(self.kolommen) or "nog geen"
        raise KenmerkenFout(
            f"Er is geen kenmerk {naam!r}.", f"{tip}De kolommen in kenmerken.csv zijn: {listed}."
        )

    def find_kolom(self, naam: str) -> str:
        """Give a column's name as the file writes it, or nothing."""
        return next((k for k in self.kolommen if plain_kop(k) == plain_kop(naam)), "")

    def rows(self) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
        """Walk over all rows as (interview, spreker) with the cells that are filled in."""
        for key, (id, _) in self.regels.items():
            if key in self.rijen:
                yield (id, ""), {k: v for k, v in self.rijen[key].items() if v}
            for spreker, row in self.sprekerrijen.get(key, {}).items():
                yield (id, spreker), {k: v for k, v in row.items() if v}

    def unknown(self, ids: Collection[str]) -> tuple[Melding, ...]:
        """Say which rows are about interviews that are not there."""
        known = {i.casefold() for i in ids}
        return tuple(
            Melding(line, f"interview {id!r} bestaat niet.", "Verbeter het id, of haal de rij weg.")
            for key, (id, line) in self.regels.items()
            if key not in known
        )


def lees_kenmerken(pad: Path) -> Kenmerken:
    """Read the table, or an empty one where there is no file; KenmerkenFout when it makes no sense."""
    file = _load(pad)
    if file is None:
        return Kenmerken()
    header = _Header(file, pad.name)
    notes = header.report_nameless(file)
    rows: dict[str, Mapping[str, str]] = {}
    per_spreker: dict[str, dict[str, Mapping[str, str]]] = {}
    lines: dict[str, tuple[str, int]] = {}
    odd: dict[tuple[str, str, str], str] = {}
    for record in file.records[1:]:
        if record.leeg:
            continue
        id, spreker, values = _understand(record, header, notes, odd)
        if not id or spreker is None:
            continue
        lines.setdefault(id.casefold(), (id, record.regel))
        target = per_spreker.setdefault(id.casefold(), {}) if spreker else rows
        key = spreker or id.casefold()
        if key in target:
            who = f"{id} {spreker}".strip()
            notes.append(
                Melding(
                    record.regel, f"{who} staat er twee keer in; de eerste rij telt.", "Haal een rij weg."
                )
            )
        target.setdefault(key, values)
    own = {k: v for k, v in per_spreker.items() if v}
    return Kenmerken(tuple(header.vrij), tuple(sorted(notes)), rows, own, lines, odd)


def as_read(kolom: str, waarde: str) -> str:
    """Give a value as `lees_kenmerken` gives it back: 4-3-2024 under `datum` becomes 2024-03-04."""
    plain = clean(waarde)
    known, _ = _waarden.understand(plain_kop(kolom), plain)
    return known or plain


def zet_kenmerken(pad: Path, cellen: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
    """Set the asked cells, keyed by (interview, spreker) and column; add rows and columns that are missing.

    All other bytes of the file stay as they are. Raises KenmerkenFout or SchrijfFout.
    """
    file = _load(pad)
    old = file.encode() if file else b""
    file = file or new_file(GERESERVEERD)
    names = [k for values in cellen.values() for k in values]
    file = _with_columns(file, pad.name, names + ["spreker"] * any(s for _, s in cellen))
    index = _Header(file, pad.name).index
    places = {_place(r, index): nr for nr, r in reversed(list(enumerate(file.records))) if nr}
    width = max(index.values()) + 1
    new = []
    for (id, spreker), values in cellen.items():
        asked = {index[plain_kop(k)]: v for k, v in values.items()}
        nr = places.get((id.casefold(), spreker))
        if nr is None:
            row = {index["interview"]: id, **asked}
            if spreker:
                row[index["spreker"]] = spreker
            new.append(tuple(row.get(i, "") for i in range(width)))
        elif asked:
            file = file.with_cells(nr, asked)
    data = file.with_rows(new).encode()
    if data != old:
        write_atomic(pad, data)


def check_kolom(naam: str) -> None:
    """Raise KenmerkenFout when a kenmerk may not have this name."""
    if not naam.strip():
        raise KenmerkenFout("Een kenmerk zonder naam kan niet.", "Schrijf het als naam=waarde.")
    if plain_kop(naam) in RAPPORTKOLOMMEN:
        raise KenmerkenFout(
            f"Een kenmerk kan niet {naam!r} heten: zo heet al een kolom in de rapporten.",
            f"Noem de kolom anders, bijvoorbeeld {naam}_interview.",
        )


class _Header:
    """The columns of a file: where each stands, and which are kenmerken."""

    def __init__(self, file: Tabelbestand, naam: str) -> None:
        self.index: dict[str, int] = {}
        self.vrij: dict[str, int] = {}
        for nr, cell in enumerate(clean(c) for c in file.records[0].cellen):
            if not cell:
                continue
            check_kolom(cell)
            key = plain_kop(cell)
            if key in self.index:
                raise KenmerkenFout(
                    f"In {naam} staat de kolom {cell!r} twee keer.", "Geef een van de twee een andere naam."
                )
            self.index[key] = nr
            if key not in ("interview", "spreker"):
                self.vrij[key if key in GERESERVEERD else cell] = nr
        if "interview" not in self.index:
            raise KenmerkenFout(
                f"In {naam} ontbreekt de kolom 'interview'.",
                "Zet op de eerste regel de namen van de kolommen; 'interview' is de kolom met de id's.",
            )

    def report_nameless(self, file: Tabelbestand) -> list[Melding]:
        """Say where a cell holds something that stands under no column name."""
        named = set(self.index.values())
        for record in file.records[1:]:
            for nr, cell in enumerate(record.cellen):
                if nr not in named and cell.strip():
                    text = f"kolom {nr + 1} heeft geen naam; wat daar staat is niet gelezen."
                    return [Melding(record.regel, text, "Zet op de eerste regel een naam boven de kolom.")]
        return []


def _load(pad: Path) -> Tabelbestand | None:
    """Read the table so that its first record is the header; None when there is none, or nothing in it."""
    if not pad.is_file():
        return None
    try:
        return from_bytes(pad.read_bytes())
    except PermissionError as error:
        raise KenmerkenFout(f"{pad} kan niet gelezen worden.", f"Sluit {pad.name} in Excel.") from error
    except KenmerkenFout as error:
        raise KenmerkenFout(f"{pad}: {error.fout}", error.tip) from error


def _with_columns(file: Tabelbestand, naam: str, namen: list[str]) -> Tabelbestand:
    """Add the columns that are missing, right of all cells that hold something."""
    index = _Header(file, naam).index
    wanted = dict.fromkeys(clean(n) for n in namen if plain_kop(n) not in index)
    if not wanted:
        return file
    for name in wanted:
        check_kolom(name)
    return file.with_cells(0, new_columns(file, list(wanted)))


def _understand(
    record: Record, header: _Header, notes: list[Melding], odd: dict[tuple[str, str, str], str]
) -> tuple[str, str | None, Mapping[str, str]]:
    """Give id, speaker (None when not understood) and values; add what is odd to `notes` and `odd`."""
    id = clean_cell(record, header.index["interview"])
    if not id:
        notes.append(
            Melding(record.regel, "deze rij noemt geen interview en is niet gelezen.", "Vul het id in.")
        )
    raw = clean_cell(record, header.index.get("spreker", -1))
    spreker = _waarden.parse_spreker(raw)
    if spreker is None:
        text = f"{raw!r} is geen spreker; deze rij is niet gelezen."
        notes.append(Melding(record.regel, text, "Schrijf de spreker als in de tekst: R, R1, R2, I of O."))
    values = {}
    for name, nr in header.vrij.items():
        value = clean_cell(record, nr)
        known, complaint = _waarden.understand(name, value)
        if known is None:
            who = f"{id} {spreker or ''}".strip()
            notes.append(Melding(record.regel, f"{name} van {who}: {value!r} {complaint}"))
            # a consent that is not understood is no consent
            known = "" if name.startswith("toestemming") else value
            odd.setdefault((id.casefold(), spreker or "", name), value)
        values[name] = known
    return id, spreker, values


def _place(record: Record, index: Mapping[str, int]) -> tuple[str, str]:
    id = clean_cell(record, index["interview"]).casefold()
    raw = clean_cell(record, index.get("spreker", -1))
    spreker = _waarden.parse_spreker(raw)
    return id, raw if spreker is None else spreker
