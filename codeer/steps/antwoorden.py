"""Read back what people said of their quotes: each answer is kept for good, and a no blocks the quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from codeer.core.citeren import TOESTEMMING
from codeer.core.errors import Afloop, CodeerFout, Melding
from codeer.core.namen import plain_naam
from codeer.core.publiek import Themanamen
from codeer.core.telwoord import count
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort, Vraag, geldend, lees_antwoord
from codeer.steps._citeerregel import citeerregel
from codeer.steps._uitspraken import uitspraken
from codeer.steps.materiaal import open_stroom
from codeer.storage._waarden import parse_datum
from codeer.storage.kenmerken import lees_kenmerken
from codeer.storage.logboek import noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot
from codeer.storage.terugkoppeling import Gelezen, bewaar, lees_terugkoppeling
from codeer.storage.verschillen import Ingevuld, lees_ingevuld

_NODIG = ("citaat_id", "antwoord")
_TIP_ID = "Neem het id over uit antwoorden.csv, of maak de bladen opnieuw: codeer rapport terugkoppeling"
_TIP_ANTWOORD = "Schrijf klopt, anders of niet gebruiken."


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came in: answers by kind, how many are new, and the rows that could not be taken."""

    bestand: str
    nieuw: int
    bekend: int
    leeg: int
    antwoorden: Mapping[str, int]
    mislukt: tuple[Melding, ...]
    meldingen: tuple[str, ...]

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: a row that could not be taken is a fault."""
        return Afloop.FOUT if self.mislukt else Afloop.GOED


class _RijFout(CodeerFout):
    """One row cannot be taken; the others go on."""


def antwoorden(onderzoek: Onderzoek, bestand: Path) -> Uitkomst:
    """Keep the answers in a filled-in table; the same table may come in more than once.

    Raises LeesFout when it is no such table; rows that make no sense are in the result.
    """
    rows = lees_ingevuld(bestand, _NODIG, "Vul de tabel antwoorden.csv in die naast de bladen staat.")
    with slot(onderzoek):
        read = lees_terugkoppeling(onderzoek)
        places, nr = _Plekken(onderzoek, read), read.hoogste + 1
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        found: list[Antwoord] = []
        wrong: list[Melding] = []
        notes: list[str] = []
        for row in rows:
            try:
                answer = _antwoord(row, places, nr, now, notes)
            except _RijFout as fout:
                wrong.append(Melding(row.regel, fout.fout, fout.tip))
                continue
            found += [answer] if answer else []
        known = {a.id for a in read.antwoorden}
        new = list({a.id: a for a in found if a.id not in known}.values())
        bewaar(onderzoek, new)
        if new:
            noteer(onderzoek, "terugkoppeling", {"antwoorden": len(new)})
    notes += _overhaald(found, known, read, new)
    counts = Counter(a.antwoord.value for a in found)
    return Uitkomst(
        bestand=bestand.name,
        nieuw=len(new),
        bekend=len(found) - len(new),
        leeg=len(rows) - len(found) - len(wrong),
        antwoorden={soort.value: counts[soort.value] for soort in Antwoordsoort},
        mislukt=tuple(wrong),
        meldingen=(*notes, *places.meldingen(new)),
    )


def _antwoord(row: Ingevuld, places: _Plekken, nr: int, now: str, notes: list[str]) -> Antwoord | None:
    """Understand one row; None when nothing was answered."""
    cell, remark = row.cel("antwoord"), row.cel("opmerking")
    if not cell:
        if remark:
            raise _RijFout("hier staat een opmerking, maar geen antwoord.", _TIP_ANTWOORD)
        return None
    said = lees_antwoord(cell)
    if said is None:
        raise _RijFout(f"{cell!r} is geen antwoord.", _TIP_ANTWOORD)
    vraag = places.vind(row)
    day = parse_datum(row.cel("datum")) if row.cel("datum") else ""
    if day is None:
        notes.append(
            f"regel {row.regel}: {row.cel('datum')!r} is geen datum; het antwoord telt zonder datum."
        )
    return Antwoord(
        *(nr, now, vraag.respondent, vraag.interview, vraag.tekst, vraag.anker),
        *(said, remark, day or ""),
    )


class _Plekken:
    """Finds the quote that a row is about: as it was asked, else as it counts now."""

    def __init__(self, onderzoek: Onderzoek, read: Gelezen) -> None:
        self._onderzoek = onderzoek
        self._asked: dict[str, list[Vraag]] = {}
        for v in read.vragen:
            self._put(v)
        self._all_read = False

    def _put(self, vraag: Vraag) -> None:
        for id in vraag.fragmenten:
            self._asked.setdefault(id, []).append(vraag)

    def vind(self, row: Ingevuld) -> Vraag:
        """Give the question that a row answers; _RijFout when there is none, or it was someone else's."""
        id = row.cel("citaat_id")
        if not id:
            raise _RijFout("deze rij noemt geen citaat_id.", _TIP_ID)
        if id not in self._asked and not self._all_read:
            self._read_all()
        found = self._asked.get(id)
        if not found:
            raise _RijFout(f"er is geen citaat met id {id!r}.", _TIP_ID)
        who = row.cel("respondent")
        own = [v for v in found if not who or plain_naam(v.respondent) == plain_naam(who)]
        if not own:
            raise _RijFout(f"citaat {id} is van {found[-1].respondent}, niet van {who}.", _TIP_ID)
        if row.cel("citaat") and not _alike(row.cel("citaat"), own[-1].anker.citaat):
            tip = "Laat de kolom citaat zoals zij was, en controleer of het id erbij hoort."
            raise _RijFout(f"bij id {id} hoort een ander citaat dan hier staat.", tip)
        return own[-1]

    def _read_all(self) -> None:
        """Take in what counts now: people may answer about any row of citaten.csv."""
        self._all_read = True
        stroom = open_stroom(self._onderzoek)
        namen, regel = Themanamen(stroom.codeboek), citeerregel(stroom.kenmerken)
        for materiaal in stroom:
            for u in uitspraken(materiaal, namen, regel):
                ids = tuple(f.id for f in u.fragmenten)
                if not set(ids) <= set(self._asked):
                    self._put(Vraag(0, "", u.respondent, u.interview.id, u.tekst, u.anker, ids))

    def meldingen(self, new: Iterable[Antwoord]) -> list[str]:
        """Say who agreed to be quoted only after reading, and has read now."""
        kenmerken = lees_kenmerken(self._onderzoek.kenmerken)
        waiting = {
            kenmerken.respondent(id, spreker)
            for (id, spreker), row in kenmerken.rows()
            if row.get(TOESTEMMING) == "na inzage"
        }
        names = sorted({a.respondent for a in new} & waiting)
        if not names:
            return []
        who = f"Wilde eerst lezen en heeft nu geantwoord: {', '.join(names)}."
        return [f"{who} Mag je citeren? Zet dan {TOESTEMMING} in kenmerken.csv op ja."]


def _overhaald(found: list[Antwoord], known: set[str], read: Gelezen, new: list[Antwoord]) -> list[str]:
    """Say which answers were known already and no longer hold, as a later one came."""
    holds = geldend((*read.antwoorden, *new))
    old = [a for a in found if a.id in known and holds[a.plek].id != a.id]
    if not old:
        return []
    which = count(len(old), "antwoord was al bekend", "antwoorden waren al bekend")
    return [
        f"{which}; daarna kwam een ander antwoord, en dat blijft gelden. Is dit nieuwer? Vul de datum in."
    ]


def _alike(one: str, other: str) -> bool:
    """Tell whether two quotes are the same but for what a spreadsheet does to quotes and dashes."""
    return _letters(one) == _letters(other)


def _letters(tekst: str) -> str:
    return "".join(c for c in plain_naam(tekst) if c.isalnum())
