"""A page for every respondent: what you told us, to check with the people whose words they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from codeer.core.citeren import TOESTEMMING
from codeer.core.codering import Herkomst
from codeer.core.errors import Afloop, CodeerFout
from codeer.core.formule import guard
from codeer.core.interview_id import make_unique, natural_key, propose_id
from codeer.core.materiaal import Materiaal
from codeer.core.namen import meant, plain_naam
from codeer.core.publiek import Themanamen, datum_in_woorden
from codeer.core.telwoord import count
from codeer.core.terugkoppeling import Antwoord, Vraag, geldend
from codeer.rapporten._terugkoppeling import Gesprek, Respondentblad, Stukje, maak
from codeer.steps._bladen import Neergezet, vergeten, zet_neer
from codeer.steps._citeerregel import citeerregel
from codeer.steps._uitspraken import Uitspraak, uitspraken
from codeer.steps.materiaal import Stroom, open_stroom
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot
from codeer.storage.terugkoppeling import Gelezen, bewaar, lees_terugkoppeling

MAP = "terugkoppeling"
KOLOMMEN = ("respondent", "citaat_id", "citaat", "antwoord", "opmerking", "datum", "nummer")
Voortgang = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Persoon:
    """Whose page it is, the file, and how many quotes stand on it."""

    respondent: str
    bestand: str
    citaten: int


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was made, for whom; `overgeslagen` are interviews that could not be read."""

    neergezet: Neergezet
    personen: tuple[Persoon, ...]
    tabel: str
    overgeslagen: tuple[tuple[str, str, str], ...]
    meldingen: tuple[str, ...]

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: an interview that was not read is a fault."""
        return Afloop.FOUT if self.overgeslagen else self.neergezet.afloop


@dataclass(slots=True)
class _Iemand:
    """One respondent, as the interviews come by."""

    naam: str
    gesprekken: list[tuple[Materiaal, list[Uitspraak]]]
    # what she said of quotes before, in the texts of now
    gezegd: list[Antwoord]

    def toestemming(self) -> str:
        """Give what she agreed to: the most careful of her answers; nothing when she never answered."""
        said = {u.kenmerken.get(TOESTEMMING, "") for _, rows in self.gesprekken for u in rows}
        return next((a for a in ("nee", "na inzage", "", "ja") if a in said), "")


def terugkoppeling(
    onderzoek: Onderzoek, respondenten: Sequence[str] = (), voortgang: Voortgang | None = None
) -> Uitkomst:
    """Make a page for each respondent, or for those asked for, and a table for the answers.

    What is asked is kept, so that an answer finds its quote whatever is coded later. Raises CodeerFout
    for a respondent that is not there, and what opening a study raises.
    """
    stroom = open_stroom(onderzoek, voortgang)
    with slot(onderzoek):
        everyone = _verzamel(stroom)
        chosen = _kies(everyone, respondenten, stroom)
        read = lees_terugkoppeling(onderzoek)
        bewaar(onderzoek, _nieuwe_vragen(chosen, read))
        namen = Themanamen(stroom.codeboek)
        personen, inhoud, rows = [], {}, []
        files = _bestandsnamen(everyone)
        for iemand in chosen:
            said = {a.plek[1:]: a for a in geldend(iemand.gezegd).values()}
            blad = _blad(iemand, stroom.codeboek.naam, namen, said)
            naam = f"{MAP}/{files[iemand.naam]}.html"
            inhoud[naam] = maak(blad).encode("utf-8")
            personen.append(Persoon(iemand.naam, naam, len(blad.stukjes)))
            rows += _rijen(iemand, blad, said)
        table = f"{MAP}/antwoorden{''.join(f'-{files[i.naam]}' for i in chosen) if respondenten else ''}.csv"
        inhoud[table] = _tabel(rows)
        done = zet_neer(onderzoek, inhoud)
    old = () if respondenten else vergeten(onderzoek, MAP, inhoud)
    notes = (*done.meldingen, *_meldingen(chosen, old), *(f"{p.name}, {m}" for p, m in read.meldingen))
    return Uitkomst(done, tuple(personen), table, tuple(stroom.overgeslagen), notes)


def _verzamel(stroom: Stroom) -> dict[str, _Iemand]:
    """Let all interviews come by, and sort what was said by who said it; some said nothing that counts."""
    namen, regel = Themanamen(stroom.codeboek), citeerregel(stroom.kenmerken)
    found: dict[str, _Iemand] = {}
    for materiaal in stroom:
        rows: dict[str, list[Uitspraak]] = {
            materiaal.respondenten[s] or materiaal.interview.id: [] for s in materiaal.woorden
        }
        for u in uitspraken(materiaal, namen, regel):
            rows.setdefault(u.respondent, []).append(u)
        # a page is made of this and nothing else: the rest of the interview need not stay in memory
        bare = replace(materiaal, fragmenten=(), zinnen=(), beoordeeld=None, werk=None)
        for naam, said in rows.items():
            who = found.setdefault(plain_naam(naam), _Iemand(naam, [], []))
            who.gesprekken.append((bare, said))
            answers = stroom.blokkadelijst.overgebracht(materiaal.interview)
            who.gezegd += [a for a in answers if plain_naam(a.respondent) == plain_naam(naam)]
    for who in found.values():
        who.gesprekken.sort(key=lambda g: (g[0].kenmerken.get("datum", ""), natural_key(g[0].interview.id)))
    return dict(sorted(found.items(), key=lambda item: natural_key(item[1].naam)))


def _kies(everyone: Mapping[str, _Iemand], asked: Sequence[str], stroom: Stroom) -> list[_Iemand]:
    names = [i.naam for i in everyone.values()]
    for naam in asked:
        if plain_naam(naam) not in everyone:
            tip = meant(naam, names) or "Importeer eerst interviews."
            missed = [f"{id}: {fout}" for id, fout, _ in stroom.overgeslagen]
            raise CodeerFout(f"Er is geen respondent «{naam}».", " ".join([tip, *missed]))
    wanted = dict.fromkeys(map(plain_naam, asked)) or everyone
    return [everyone[key] for key in wanted]


def _nieuwe_vragen(chosen: Iterable[_Iemand], read: Gelezen) -> list[Vraag]:
    known, nr = {v.id for v in read.vragen}, read.hoogste + 1
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = (
        Vraag(
            *(nr, now, iemand.naam, u.interview.id, u.tekst, u.anker),
            tuple(f.id for f in u.fragmenten),
        )
        for iemand in chosen
        for _, rows in iemand.gesprekken
        for u in rows
    )
    return [v for v in asked if v.id not in known]


def _plek(u: Uitspraak) -> tuple[str, str, int, int]:
    return u.interview.id, u.tekst, u.eerste.begin, u.eerste.eind


def _blad(
    iemand: _Iemand,
    onderzoek: str,
    namen: Themanamen,
    said: Mapping[tuple[str, str, int, int], Antwoord],
) -> Respondentblad:
    gesprekken, nummer = [], 0
    filled = [(m, rows) for m, rows in iemand.gesprekken if rows]
    for nr, (materiaal, rows) in enumerate(filled, 1):
        stukjes = []
        for u in rows:
            nummer += 1
            answer = said.get(_plek(u))
            themas = tuple(dict.fromkeys(namen.kant(f.code, f.pool) for f in u.fragmenten))
            earlier = (answer.antwoord.value, answer.opmerking) if answer else ("", "")
            stukjes.append(Stukje(nummer, u.eerste.id, u.eerste.citaat, themas, *earlier, *u.eromheen()))
        titel = _titel(materiaal, nr, len(filled))
        gesprekken.append(Gesprek(titel, tuple(stukjes), len(materiaal.woorden) > 1))
    return Respondentblad(onderzoek, iemand.naam, tuple(gesprekken), iemand.toestemming())


def _titel(materiaal: Materiaal, nr: int, total: int) -> str:
    kind = "groepsgesprek" if materiaal.kenmerken.get("soort") == "groepsgesprek" else "gesprek"
    day = datum_in_woorden(materiaal.kenmerken.get("datum", ""))
    if day:
        return f"Uit het {kind} van {day}"
    return f"Uit het {nr}e {kind}" if total > 1 else f"Uit ons {kind}"


def _rijen(
    iemand: _Iemand, blad: Respondentblad, said: Mapping[tuple[str, str, int, int], Antwoord]
) -> list[tuple[str, ...]]:
    """Give the rows to fill in; what was answered before stands there already."""
    every = [u for _, rows in iemand.gesprekken for u in rows]
    found: list[tuple[str, ...]] = []
    for u, s in zip(every, blad.stukjes, strict=True):
        answer = said.get(_plek(u))
        filled = (answer.antwoord.value, answer.opmerking, answer.datum) if answer else ("", "", "")
        found.append((iemand.naam, s.id, " ".join(s.citaat.split()), *filled, str(s.nummer)))
    return found


def _tabel(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(KOLOMMEN)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _bestandsnamen(everyone: Mapping[str, _Iemand]) -> dict[str, str]:
    """Give each respondent a file name that every system takes, the same in every run."""
    taken: set[str] = set()
    found = {}
    for iemand in everyone.values():
        name = make_unique(propose_id(iemand.naam), taken)
        taken.add(name.casefold())
        found[iemand.naam] = name
    return found


def _meldingen(chosen: Iterable[_Iemand], old: Sequence[str]) -> list[str]:
    every = [u for i in chosen for _, rows in i.gesprekken for u in rows]
    notes = []
    bare = sum(u.herkomst is Herkomst.AUTOMAAT for u in every)
    if bare:
        what = count(bare, "stukje koos", "stukjes koos")
        notes.append(f"{what} alleen de computer. Kijk ze na voor je de bladen uitdeelt: codeer open")
    empty = [i.naam for i in chosen if not any(rows for _, rows in i.gesprekken)]
    if empty:
        notes.append(f"Zonder citaten die meetellen: {', '.join(empty)}.")
    if old:
        notes.append(f"Van een eerdere keer: {', '.join(old)}. Gooi weg wat niet meer klopt.")
    return notes
