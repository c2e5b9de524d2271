"""Read back what people said of their quotes: each answer is kept for good, and a no blocks the quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from codeer.core.citeren import TOESTEMMING
from codeer.core.errors import Afloop, CodeerFout
from codeer.core.namen import plain_naam
from codeer.core.publiek import Themanamen
from codeer.core.telwoord import count
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort, Vraag, geldend, lees_antwoord, weigeringen
from codeer.steps._citeerregel import citeerregel, vreemde_toestemming
from codeer.steps._gedeeld import Achterhaald, achterhaald
from codeer.steps._uitspraken import uitspraken
from codeer.steps.materiaal import open_stroom
from codeer.storage._waarden import parse_datum
from codeer.storage.kenmerken import Kenmerken, lees_kenmerken
from codeer.storage.logboek import noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot
from codeer.storage.terugkoppeling import Gelezen, bewaar, lees_terugkoppeling
from codeer.storage.verschillen import Ingevuld, lees_ingevuld

_NODIG = ("citaat_id", "antwoord")
_TIP_ID = "Neem het id over uit antwoorden.csv, of maak de bladen opnieuw: codeer rapport terugkoppeling"
_TIP_ANTWOORD = "Schrijf klopt, anders of niet gebruiken."


@dataclass(frozen=True, slots=True)
class Rijfout:
    """A cell that could not be taken: its line and column in the table, what is wrong, what to do."""

    regel: int
    kolom: str
    fout: str
    tip: str

    def __str__(self) -> str:
        return f"regel {self.regel}, kolom {self.kolom}: {self.fout}"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came in: answers by kind, how many are new, and all cells that could not be taken.

    `achterhaald` are files made to be shared from before a no that holds.
    """

    bestand: str
    nieuw: int
    bekend: int
    leeg: int
    antwoorden: Mapping[str, int]
    mislukt: tuple[Rijfout, ...]
    meldingen: tuple[str, ...]
    achterhaald: tuple[Achterhaald, ...] = ()

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: a row that could not be taken is a fault."""
        return Afloop.FOUT if self.mislukt else Afloop.GOED


class _CelFout(CodeerFout):
    """One cell cannot be taken; the others go on."""

    def __init__(self, kolom: str, fout: str, tip: str) -> None:
        super().__init__(fout, tip)
        self.kolom = kolom


def antwoorden(onderzoek: Onderzoek, bestand: Path) -> Uitkomst:
    """Keep the answers in a filled-in table; the same table may come in more than once.

    Raises LeesFout when it is no such table; all that makes no sense is in the result, and of such a row
    nothing is kept.
    """
    rows = lees_ingevuld(bestand, _NODIG, "Vul de tabel antwoorden.csv in die naast de bladen staat.")
    with slot(onderzoek):
        read = lees_terugkoppeling(onderzoek)
        blad = _Blad(onderzoek, read)
        for row in rows:
            blad.neem(row)
        known = {a.id for a in read.antwoorden}
        new = list({a.id: a for a in blad.antwoorden if a.id not in known}.values())
        bewaar(onderzoek, new)
        if new:
            noteer(onderzoek, "terugkoppeling", {"antwoorden": len(new)})
    kenmerken = lees_kenmerken(onderzoek.kenmerken)
    counts = Counter(a.antwoord.value for a in blad.antwoorden)
    return Uitkomst(
        bestand=bestand.name,
        nieuw=len(new),
        bekend=len(blad.antwoorden) - len(new),
        leeg=blad.leeg,
        antwoorden={soort.value: counts[soort.value] for soort in Antwoordsoort},
        mislukt=tuple(blad.fouten),
        meldingen=(
            *blad.meldingen,
            *_overhaald(blad.antwoorden, known, read, new),
            *_na_inzage(kenmerken, new),
            *vreemde_toestemming(kenmerken),
        ),
        achterhaald=achterhaald(onderzoek, kenmerken),
    )


class _Blad:
    """What a filled-in table says, row by row; everything that is wrong is found, not just the first."""

    def __init__(self, onderzoek: Onderzoek, read: Gelezen) -> None:
        self.antwoorden: list[Antwoord] = []
        self.fouten: list[Rijfout] = []
        self.meldingen: list[str] = []
        self.leeg = 0
        self._places = _Plekken(onderzoek, read)
        self._nr = read.hoogste + 1
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._geweigerd = weigeringen(read.antwoorden)

    def neem(self, row: Ingevuld) -> None:
        """Take in one row."""
        cell, remark = row.cel("antwoord"), row.cel("opmerking")
        if not cell and not remark:
            self.leeg += 1
            return
        wrong: list[_CelFout] = []
        said = lees_antwoord(cell)
        if said is None:
            what = (
                f"{cell!r} is geen antwoord." if cell else "hier staat wel een opmerking, maar geen antwoord."
            )
            wrong.append(_CelFout("antwoord", what, _TIP_ANTWOORD))
        vraag = None
        try:
            vraag = self._places.vind(row)
        except _CelFout as fout:
            wrong.append(fout)
        self.fouten += [Rijfout(row.regel, f.kolom, f.fout, f.tip) for f in wrong]
        if said and vraag:
            self.antwoorden.append(self._antwoord(row, vraag, said))

    def _antwoord(self, row: Ingevuld, vraag: Vraag, said: Antwoordsoort) -> Antwoord:
        day = parse_datum(row.cel("datum")) if row.cel("datum") else ""
        if day is None:
            self.meldingen.append(
                f"regel {row.regel}, kolom datum: {row.cel('datum')!r} is geen datum; het antwoord telt "
                "zonder datum."
            )
        who = plain_naam(vraag.respondent)
        known = sorted(
            a.id
            for a in self._geweigerd
            if a.interview == vraag.interview and plain_naam(a.respondent) == who
        )
        return Antwoord(
            *(self._nr, self._now, vraag.respondent, vraag.interview, vraag.tekst, vraag.anker),
            *(said, row.cel("opmerking"), day or "", tuple(known)),
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
        """Give the question that a row answers; _CelFout when there is none, or it was someone else's."""
        id = row.cel("citaat_id")
        if not id:
            raise _CelFout("citaat_id", "deze rij noemt geen citaat_id.", _TIP_ID)
        if id not in self._asked and not self._all_read:
            self._read_all()
        found = self._asked.get(id)
        if not found:
            raise _CelFout("citaat_id", f"er is geen citaat met id {id!r}.", _TIP_ID)
        who = row.cel("respondent")
        own = [v for v in found if not who or plain_naam(v.respondent) == plain_naam(who)]
        if not own:
            raise _CelFout(
                "respondent", f"citaat {id} is van {found[-1].respondent}, niet van {who}.", _TIP_ID
            )
        if row.cel("citaat") and not _alike(row.cel("citaat"), own[-1].anker.citaat):
            tip = "Laat de kolom citaat zoals zij was, en controleer of het id erbij hoort."
            raise _CelFout("citaat", f"bij id {id} hoort een ander citaat dan hier staat.", tip)
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


def _na_inzage(kenmerken: Kenmerken, new: Iterable[Antwoord]) -> list[str]:
    """Say who agreed to be quoted only after reading, and has read now."""
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
