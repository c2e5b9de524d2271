"""The ideas to make things better: by theme, by who said it, each with the quotes it comes from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from codeer.core.codeboek import Codeboek
from codeer.core.errors import Afloop, CodeerFout, Melding
from codeer.core.formule import guard
from codeer.core.namen import meant, plain_naam
from codeer.core.onderdrukking import MINIMUM
from codeer.core.publiek import Themanamen
from codeer.core.verbeteridee import FASEN, Verbeteridee
from codeer.rapporten._verbeterideeen import Ideeenblad, Ideekaart, maak
from codeer.steps._bladen import Neergezet, zet_neer
from codeer.steps._citeerregel import citeerregel, vreemde_toestemming
from codeer.steps._deelbaar import Deelbaar, wat_gedeeld_is
from codeer.steps._gedeeld import noteer_gedeeld
from codeer.steps._ideeen_toon import Citaten, Toon, tel
from codeer.steps._uitspraken import Uitspraak, uitspraken
from codeer.steps._vroegere_ids import VroegereIds
from codeer.steps.materiaal import Stroom, open_stroom
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot
from codeer.storage.verbeterideeen import (
    BESTAND,
    KOLOMMEN,
    begin_register,
    koppel,
    lees_register,
)

CODE = "verbeteridee"  # the code that the starter codebook has for ideas
ZONDER = "Zonder thema"
TABEL = "verbeterideeen-intern.csv"  # all of it, so for the team; not the name of the register either
_TELLING = ("fragmenten", "interviews", "respondenten")
Voortgang = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was made; `rijen` is the table per idea and group, `los` are quotes that no idea has yet."""

    neergezet: Neergezet
    ideeen: int
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str | int, ...], ...]
    los: tuple[str, ...]
    gekoppeld: bool
    register: tuple[Melding, ...]
    overgeslagen: tuple[tuple[str, str, str], ...]
    meldingen: tuple[str, ...]

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: an interview that was not read is a fault."""
        return Afloop.FOUT if self.overgeslagen else self.neergezet.afloop


def verbeterideeen(  # noqa: PLR0913 -- each is something that a user asks
    onderzoek: Onderzoek,
    *,
    per: str = "rol",
    koppels: Sequence[tuple[str, str]] = (),
    intern: bool = False,
    minimum: int = MINIMUM,
    voortgang: Voortgang | None = None,
) -> Uitkomst:
    """Make the page and the table of ideas, counted per kenmerk; `koppels` are (fragment id, idea) to add.

    The page is to be shared, with no number of fewer than `minimum` people; with `intern` and in the table
    all of it is there. Without a register an empty one is made. Raises CodeerFout for a fragment id that
    is not there, and KenmerkenFout for a kenmerk.
    """
    stroom = open_stroom(onderzoek, voortgang)
    column = stroom.kenmerken.find_kolom(per) if per == "rol" else stroom.kenmerken.kolom(per)
    deelbaar = Deelbaar(stroom.codeboek, stroom.kenmerken.kolommen, minimum)
    with slot(onderzoek):
        quotes = _citaten(stroom, deelbaar)
        changed = _koppel(onderzoek, koppels, quotes)
        begun = begin_register(onderzoek)
        read = lees_register(onderzoek)
        ideeen = _van_nu(read.ideeen, quotes, VroegereIds(onderzoek, stroom.codeboek))
        namen = Themanamen(stroom.codeboek)
        themas, notes = _themas(stroom.codeboek, ideeen)
        notes += [*read.meldingen, *_over_citaten(ideeen, quotes)]
        columns, rows = _tabel(ideeen, quotes, column, per)
        loose = _los(stroom.codeboek, ideeen, quotes)
        toon = Toon(quotes, column, None if intern else deelbaar)
        blad = Ideeenblad(
            onderzoek=stroom.codeboek.naam,
            themas=_kaarten(ideeen, themas, namen, toon),
            fasen=FASEN,
            los=toon.citaten(loose),
            intern=intern,
        )
        page = "verbeterideeen-intern.html" if intern else "verbeterideeen.html"
        done = zet_neer(onderzoek, {TABEL: _csv(columns, rows), page: maak(blad).encode("utf-8")})
        if not intern and page in done.sha:
            noteer_gedeeld(onderzoek, wat_gedeeld_is({page: done.sha[page]}, deelbaar, toon.getoond))
    told = [f"{BESTAND} is begonnen: vul het in met Excel."] if begun else []
    told += vreemde_toestemming(stroom.kenmerken)
    return Uitkomst(
        neergezet=done,
        ideeen=len(ideeen),
        kolommen=columns,
        rijen=tuple(rows),
        los=loose,
        gekoppeld=changed,
        register=tuple(sorted(notes)),
        overgeslagen=tuple(stroom.overgeslagen),
        meldingen=(*done.meldingen, *told, *(() if intern else (*deelbaar.meldingen, *toon.meldingen()))),
    )


def _citaten(stroom: Stroom, deelbaar: Deelbaar) -> dict[str, Uitspraak]:
    """Give what people said that counts by the ids of its fragments."""
    namen, regel = Themanamen(stroom.codeboek), citeerregel(stroom.kenmerken)
    found: dict[str, Uitspraak] = {}
    for materiaal in stroom:
        deelbaar.neem(materiaal)
        found |= {f.id: u for u in uitspraken(materiaal, namen, regel) for f in u.fragmenten}
    deelbaar.sluit()
    return found


def _van_nu(
    ideeen: Iterable[Verbeteridee], quotes: Citaten, vroeger: VroegereIds
) -> tuple[Verbeteridee, ...]:
    """Give the ideas with the ids of now of quotes that had another one when they were put there."""
    rows = tuple(ideeen)
    if all(id in quotes for i in rows for id in i.citaten):
        return rows
    known = {was: f.id for u in quotes.values() for f in u.fragmenten for was in vroeger.van(f, u.tekst)}
    return tuple(
        replace(
            i, citaten=tuple(dict.fromkeys(id if id in quotes else known.get(id, id) for id in i.citaten))
        )
        for i in rows
    )


def _koppel(onderzoek: Onderzoek, koppels: Sequence[tuple[str, str]], quotes: Citaten) -> bool:
    per: dict[str, list[str]] = {}
    for id, idee in koppels:
        if id not in quotes:
            raise CodeerFout(f"Er is geen citaat met id «{id}».", "Neem het id over uit citaten.csv.")
        per.setdefault(idee, []).append(id)
    return koppel(onderzoek, {idee: tuple(ids) for idee, ids in per.items()}) if per else False


def _themas(codeboek: Codeboek, ideeen: Iterable[Verbeteridee]) -> tuple[dict[str, str], list[Melding]]:
    """Give the code of each theme as written, and say which are none."""
    known: dict[str, str] = {}
    for code in codeboek.alle_codes():
        for naam in (code.pad, code.naam, code.titel, *(n for _, n in code.namen)):
            known.setdefault(plain_naam(naam), code.pad)
    found, notes = {}, []
    for idee in ideeen:
        for naam in idee.themas:
            pad = known.get(plain_naam(naam))
            if pad:
                found[naam] = pad
            else:
                tip = meant(naam, [c.pad for c in codeboek.codes])
                notes.append(Melding(idee.regel, f"thema «{naam}» staat niet in het codeboek.", tip))
    return found, notes


def _over_citaten(ideeen: Iterable[Verbeteridee], quotes: Citaten) -> Iterator[Melding]:
    for idee in ideeen:
        lost = [id for id in idee.citaten if id not in quotes]
        if lost:
            text = f"idee «{idee.idee}»: {', '.join(lost)} bestaat niet (meer)."
            yield Melding(idee.regel, text, "Neem de id's over uit citaten.csv.")
        if not idee.citaten:
            tip = f'Koppel er een: codeer rapport verbeterideeen --koppel "ID={idee.idee}"'
            yield Melding(idee.regel, f"bij idee «{idee.idee}» staat geen citaat.", tip)


def _los(codeboek: Codeboek, ideeen: Iterable[Verbeteridee], quotes: Citaten) -> tuple[str, ...]:
    """Give the quotes that people gave the code for ideas, and that no idea has."""
    own = {c.pad for c in codeboek.alle_codes() if plain_naam(c.naam) == CODE}
    linked = {(quotes[id].interview.id, quotes[id].anker) for i in ideeen for id in i.citaten if id in quotes}
    return tuple(
        id
        for id, u in quotes.items()
        if any(f.id == id and f.code in own for f in u.fragmenten) and (u.interview.id, u.anker) not in linked
    )


def _kaarten(
    ideeen: Sequence[Verbeteridee], themas: Mapping[str, str], namen: Themanamen, toon: Toon
) -> tuple[tuple[str, tuple[Ideekaart, ...]], ...]:
    """Put the ideas under their themes, in the order of the codebook."""
    found: dict[tuple[tuple[int, str], str], list[Ideekaart]] = {}
    last = (10**6, "")
    for idee in ideeen:
        pads = dict.fromkeys(themas.get(naam, "") for naam in idee.themas) or {"": None}
        for pad in pads:
            key = (namen.volgorde(pad), namen.thema(pad)) if pad else (last, ZONDER)
            found.setdefault(key, []).append(toon.kaart(idee))
    return tuple((naam, tuple(found[order, naam])) for order, naam in sorted(found))


def _tabel(
    ideeen: Iterable[Verbeteridee], quotes: Citaten, column: str, per: str
) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
    """Give a row for every idea and group that said it; an idea without a quote has one row."""
    group = per if per not in KOLOMMEN else f"{per}_respondent"
    columns = (*KOLOMMEN[:-1], group, *_TELLING, KOLOMMEN[-1])
    rows: list[tuple[str | int, ...]] = []
    for i in ideeen:
        own = (i.idee, i.omschrijving, ", ".join(i.themas), i.bedacht_door, i.getoonde_fase)
        for groep, tally in tel(i, quotes, column) or [("", (0, 0, 0))]:
            rows.append((*own, i.aan_zet, i.uitkomst, groep, *tally, ", ".join(i.citaten)))
    return columns, rows


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guard(c) for c in columns])
    writer.writerows([guard(c) if isinstance(c, str) else c for c in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")
