"""Hand out the interviews: who codes what, and which ones two people code without seeing each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from codeer.core.codeboek import Instellingen
from codeer.core.codeurnaam import GERESERVEERD, is_codeur, propose_codeur
from codeer.core.errors import CodeerFout, GebruiksFout, Melding
from codeer.core.interview import Interview, count_woorden, counts
from codeer.core.verdeling import Verdeeld, Verdeling, Werkstuk, aantal_dubbel
from codeer.core.verdeling import verdeel as deel_uit
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.interviews import interview_ids, lees_interview
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.kenmerken import Kenmerken, lees_kenmerken
from codeer.storage.logboek import noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot
from codeer.storage.verdeling import BESTAND, lees_verdeling, zet_verdeling

# these tell one person or one day, or what may be quoted: no group of interviews
_GEEN_GROEP = ("respondent", "datum", "toestemming_citeren", "toestemming_archief")
_DUBBEL = re.compile(r"(\d+)(?:[.,](\d+))?\s*(%?)")


@dataclass(frozen=True, slots=True)
class Uitgedeeld:
    """The plan as it is now, what was added, and what could not be done; `proef`: nothing was written."""

    bestand: str
    verdeling: Verdeling
    nieuw: tuple[tuple[str, str], ...]
    woorden: dict[str, int]
    onmogelijk: tuple[str, ...]
    meldingen: tuple[Melding, ...]
    overgeslagen: tuple[tuple[str, str, str], ...]
    proef: bool = False
    zonder: tuple[str, ...] = ()  # who was named and has nothing

    @property
    def dubbel(self) -> tuple[str, ...]:
        """Give the interviews that two people or more code."""
        return tuple(r.interview for r in self.verdeling.rijen if r.dubbel)

    @property
    def open(self) -> tuple[str, ...]:
        """Give the interviews that nobody codes."""
        return tuple(r.interview for r in self.verdeling.rijen if not r.doeners)

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "bestand": self.bestand,
            "proef": self.proef,
            "verdeling": [
                {
                    "interview": r.interview,
                    "codeurs": list(r.doeners),
                    "blind": r.is_blind,
                    "niet_door": list(r.niet_door),
                }
                for r in self.verdeling.rijen
            ],
            "nieuw": [{"interview": i, "codeur": c} for i, c in self.nieuw],
            "woorden": self.woorden,
            "dubbel": list(self.dubbel),
            "niemand": list(self.open),
            "zonder_interviews": list(self.zonder),
            "onmogelijk": list(self.onmogelijk),
            "meldingen": [{"regel": m.regel, "melding": m.tekst, "tip": m.tip} for m in self.meldingen],
            "overgeslagen": [{"interview": i, "fout": f, "tip": t} for i, f, t in self.overgeslagen],
        }


def verdeel(
    onderzoek: Onderzoek,
    codeurs: Sequence[str] = (),
    dubbel: str = "",
    *,
    blind: bool = True,
    proef: bool = False,
) -> Uitgedeeld:
    """Bring `verdeling.csv` up to date: what nobody codes yet is handed out, and what is there stays.

    Without `codeurs` those of the plan go on; without a plan either, it is only laid out, to fill in
    `niet_door` first. `dubbel` is a share (20%) or a number of interviews (3).
    """
    names = tuple(dict.fromkeys(naam_codeur(c) for c in codeurs))
    with slot(onderzoek):
        plan = lees_verdeling(onderzoek)
        stukken, overgeslagen = _stukken(onderzoek)
        begun = _begonnen(onderzoek, {s.interview for s in stukken})
        names = names or tuple(sorted({*plan.codeurs, *(c for c, _ in begun)}))
        wanted = aantal(dubbel, len(stukken)) if names else 0
        done = deel_uit(plan, stukken, names, wanted, blind=blind, begonnen=begun)
        counts_by_id = {s.interview: s.woorden for s in stukken}
        if not proef and zet_verdeling(onderzoek, done.verdeling, counts_by_id):
            noteer(onderzoek, "verdeel", {"codeurs": list(names), "toegewezen": len(done.nieuw)})
    return _uitgedeeld(done, overgeslagen, names, proef=proef)


def naam_codeur(naam: str) -> str:
    """Give a codeur's name as codeer writes it: Anna is anna; GebruiksFout when it can be no name."""
    plain = naam.strip()
    if plain.lower() in GERESERVEERD or not any(c.isalnum() for c in plain):
        raise GebruiksFout(
            f"«{naam}» kan geen naam van een codeur zijn.", "Kies de voornaam van wie codeert, zoals: anna"
        )
    return plain.lower() if is_codeur(plain.lower()) else propose_codeur(plain)


def aantal(dubbel: str, interviews: int) -> int:
    """Give how many interviews are coded by two: a share (20%) or a number (3); default about 15 %."""
    if not dubbel.strip():
        return aantal_dubbel(interviews)
    match = _DUBBEL.fullmatch(dubbel.strip())
    number = float(f"{match[1]}.{match[2] or 0}") if match else -1.0
    if not match or (match[3] and number > 100) or (match[2] and not match[3]):
        raise GebruiksFout(
            f"Optie --dubbel: «{dubbel}» is geen deel of aantal.",
            "Schrijf een deel, zoals --dubbel 20%, of een aantal interviews, zoals --dubbel 3",
        )
    return aantal_dubbel(interviews, number / 100) if match[3] else min(interviews, int(number))


def _stukken(onderzoek: Onderzoek) -> tuple[list[Werkstuk], list[tuple[str, str, str]]]:
    """Measure all interviews; one that cannot be read is told, and waits."""
    book = laad_codeboek(onderzoek.codeboek, waarschuw=False).codeboek
    sprekers = (book.instellingen if book else Instellingen()).sprekers
    ids = interview_ids(onderzoek)
    table = lees_kenmerken(onderzoek.kenmerken)
    columns = _group_columns(table, ids)
    found, missed = [], []
    for id in ids:
        try:
            interview = lees_interview(onderzoek, id)
        except CodeerFout as fout:
            missed.append((id, fout.fout, fout.tip))
            continue
        values = table.interview(id)
        found.append(Werkstuk(id, tel_woorden(interview, sprekers), tuple(values[k] for k in columns)))
    return found, missed


def _group_columns(table: Kenmerken, ids: Sequence[str]) -> tuple[str, ...]:
    """Give the kenmerken that make groups: more than one value, and fewer than there are interviews."""
    found = []
    for column in table.kolommen:
        values = {table.interview(id)[column] for id in ids} - {""}
        if column not in _GEEN_GROEP and 1 < len(values) <= max(2, len(ids) // 2):
            found.append(column)
    return tuple(found)


def tel_woorden(interview: Interview, sprekers: tuple[str, ...]) -> int:
    """Count what the speakers that count say."""
    return sum(count_woorden(interview.spoken(b)) for b in interview.beurten if counts(b.spreker, sprekers))


def _begonnen(onderzoek: Onderzoek, ids: set[str]) -> frozenset[tuple[str, str]]:
    """Find who began with what."""
    events = lees_journaal(onderzoek).gebeurtenissen
    return frozenset((g.codeur, g.interview) for g in events if g.interview in ids and is_codeur(g.codeur))


def _uitgedeeld(
    done: Verdeeld, overgeslagen: list[tuple[str, str, str]], names: Sequence[str], *, proef: bool
) -> Uitgedeeld:
    return Uitgedeeld(
        BESTAND,
        done.verdeling,
        done.nieuw,
        {c: n for c, n in sorted(done.woorden.items()) if c in done.verdeling.codeurs},
        done.onmogelijk,
        done.verdeling.meldingen,
        tuple(overgeslagen),
        proef,
        tuple(c for c in names if c not in done.verdeling.codeurs),
    )
