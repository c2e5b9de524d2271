"""A booklet of quotes per theme, spread over respondents: what may be shared, or all for the team."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from codeer.core.codeboek import Code, Codeboek
from codeer.core.codering import Fragment, Herkomst
from codeer.core.errors import Afloop, GebruiksFout
from codeer.core.interview_id import natural_key
from codeer.core.namen import meant, plain_naam
from codeer.core.onderdrukking import MINIMUM
from codeer.core.publiek import Themanamen
from codeer.core.telwoord import count
from codeer.rapporten._citatenboekje import Boekcitaat, Boekje, Kant, Thema, maak
from codeer.steps._bladen import Neergezet, zet_neer
from codeer.steps._citeerregel import citeerregel, vreemde_toestemming
from codeer.steps._deelbaar import Deelbaar, wat_gedeeld_is
from codeer.steps._gedeeld import noteer_gedeeld
from codeer.steps._uitspraken import Uitspraak, uitspraken
from codeer.steps.materiaal import Stroom, open_stroom
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot

AANTAL = 8  # quotes of a pole, when not all are asked for
_LEESBAAR = range(5, 61)  # words that a quote has when it says something by itself
_RANG = {Herkomst.MENS: 0, Herkomst.NAGEKEKEN: 1, Herkomst.AUTOMAAT: 2}
Voortgang = Callable[[int, int, str], None]
_Keuze = tuple[Uitspraak, Fragment]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was made: quotes in the booklet, and how many were left out as they may not be shared.

    `te_klein` counts those about what too few people said.
    """

    neergezet: Neergezet
    bestand: str
    citaten: int
    respondenten: int
    niet_te_delen: int
    te_klein: int
    overgeslagen: tuple[tuple[str, str, str], ...]
    meldingen: tuple[str, ...]

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: an interview that was not read is a fault."""
        return Afloop.FOUT if self.overgeslagen else self.neergezet.afloop


def citatenboekje(  # noqa: PLR0913 -- each is something that a user asks
    onderzoek: Onderzoek,
    codes: Sequence[str] = (),
    *,
    alles: bool = False,
    intern: bool = False,
    minimum: int = MINIMUM,
    voortgang: Voortgang | None = None,
) -> Uitkomst:
    """Make the booklet of these codes, or of all: so many quotes of a pole, with `alles` each one.

    It tells nothing of who said what, and has no quotes about what fewer than `minimum` people said. With
    `intern` all of it is there, with where it stands, for the team. Raises GebruiksFout for a code that is
    not there, and what opening a study raises.
    """
    stroom = open_stroom(onderzoek, voortgang)
    chosen = _codes(stroom.codeboek, codes)
    namen = Themanamen(stroom.codeboek)
    deelbaar = Deelbaar(stroom.codeboek, stroom.kenmerken.kolommen, minimum)
    with slot(onderzoek):
        found = _verzamel(stroom, chosen, deelbaar)
        every = [row for rows in found.values() for row in rows]
        hidden = [f for u, f in every if not u.mag]
        small = [f for u, f in every if u.mag and not deelbaar.mag(f)]
        blocked = [f for u, f in every if u.geblokkeerd]
        shown = {k: [r for r in rows if _mag(r, None if intern else deelbaar)] for k, rows in found.items()}
        kept = {key: rows if alles else kies(rows) for key, rows in shown.items()}
        kept = {key: sorted(rows, key=_plaats if intern else _woorden) for key, rows in kept.items()}
        boekje = _boekje(stroom.codeboek, chosen.values(), kept, namen, None if intern else deelbaar)
        naam = "citatenboekje-intern.html" if intern else "citatenboekje.html"
        done = zet_neer(onderzoek, {naam: maak(boekje).encode("utf-8")})
        every = [row for rows in kept.values() for row in rows]
        if done.geschreven and not intern:
            noteer_gedeeld(onderzoek, wat_gedeeld_is(done.sha, deelbaar, (f for _, f in every)))
    notes = (*vreemde_toestemming(stroom.kenmerken), *deelbaar.meldingen)
    left_out = (
        _over_nee(len(blocked)) if intern else _over_delen(len(every), len(hidden), len(small), minimum)
    )
    return Uitkomst(
        neergezet=done,
        bestand=naam,
        citaten=len(every),
        respondenten=len({plain_naam(u.respondent) for u, _ in every}),
        niet_te_delen=len(hidden),
        te_klein=len(small),
        overgeslagen=tuple(stroom.overgeslagen),
        meldingen=(
            *done.meldingen,
            *notes,
            *_over_herkomst(boekje.niet_nagekeken),
            *left_out,
        ),
    )


def _mag(row: _Keuze, deelbaar: Deelbaar | None) -> bool:
    """Tell whether a quote is in the booklet; what someone does not want to be used is in none at all."""
    u, f = row
    return not u.geblokkeerd if deelbaar is None else u.mag and deelbaar.mag(f)


def _verzamel(
    stroom: Stroom, codes: Collection[str], deelbaar: Deelbaar
) -> dict[tuple[str, str], list[_Keuze]]:
    """Let all interviews come by, and give what was said of these codes, by code and pole."""
    namen, regel = Themanamen(stroom.codeboek), citeerregel(stroom.kenmerken)
    found: dict[tuple[str, str], list[_Keuze]] = {}
    for materiaal in stroom:
        deelbaar.neem(materiaal)
        for u in uitspraken(materiaal, namen, regel):
            for f in u.fragmenten:
                if f.code in codes:
                    found.setdefault((f.code, f.pool), []).append((u, f))
    deelbaar.sluit()
    return found


def _codes(codeboek: Codeboek, asked: Sequence[str]) -> dict[str, Code]:
    """Give the codes asked for with those below them, in the order of the codebook."""
    every = {c.pad: c for c in codeboek.alle_codes()}
    if not asked:
        return every
    known: dict[str, str] = {}
    for pad, code in every.items():
        for name in (pad, code.naam, code.titel, *(n for _, n in code.namen)):
            known.setdefault(plain_naam(name), pad)
    wanted = set()
    for naam in asked:
        found = known.get(plain_naam(naam)) if naam.strip() else None
        if found is None:
            raise GebruiksFout(f"Er is geen code «{naam}» in het codeboek.", meant(naam, every))
        wanted.add(found)
    return {pad: c for pad, c in every.items() if any(pad == w or pad.startswith(f"{w}/") for w in wanted)}


def kies(rows: Iterable[_Keuze], aantal: int = AANTAL) -> list[_Keuze]:
    """Choose quotes in rounds, one of each respondent at a time: what people coded and reads well first."""
    per: dict[str, list[_Keuze]] = {}
    for row in rows:
        per.setdefault(plain_naam(row[0].respondent), []).append(row)
    for own in per.values():
        own.sort(key=lambda row: _RANG[row[1].herkomst] * 2 + (len(row[1].citaat.split()) not in _LEESBAAR))
    longest = max((len(own) for own in per.values()), default=0)
    people = sorted(per, key=natural_key)
    rounds = [per[who][nr] for nr in range(longest) for who in people if nr < len(per[who])]
    return rounds[:aantal]


def _plaats(row: _Keuze) -> tuple[object, ...]:
    return natural_key(row[1].interview), row[1].begin, row[1].eind


def _woorden(row: _Keuze) -> tuple[str, ...]:
    """Order by what was said: the order of the interviews would tell who said it."""
    return row[1].citaat.casefold(), row[1].citaat


def _boekje(
    codeboek: Codeboek,
    codes: Iterable[Code],
    kept: dict[tuple[str, str], list[_Keuze]],
    namen: Themanamen,
    deelbaar: Deelbaar | None,
) -> Boekje:
    """Fill the booklet; without `deelbaar` it is for the team."""
    themas = []
    for code in codes:
        polen = [pool for pool in ("plus", "min", "") if kept.get((code.pad, pool))]
        kanten = tuple(
            Kant(
                namen.kant(code.pad, pool) if pool else "",
                tuple(
                    Boekcitaat(f.citaat, deelbaar.wie(f)) if deelbaar else _intern(u, f)
                    for u, f in kept[code.pad, pool]
                ),
            )
            for pool in polen
        )
        if kanten:
            themas.append(Thema(namen.thema(code.pad), code.definitie, kanten))
    bare = {f.id for rows in kept.values() for _, f in rows if f.herkomst is Herkomst.AUTOMAAT}
    return Boekje(codeboek.naam, tuple(themas), deelbaar is None, len(bare))


def _intern(u: Uitspraak, f: Fragment) -> Boekcitaat:
    """Give a quote with all that the team may know of it."""
    why = "" if u.mag else "geen toestemming"
    bron = f"{f.interview}, regel {f.regelnummer}"
    return Boekcitaat(f.citaat, u.kenmerken.get("rol", ""), bron, f.id, why)


def _over_herkomst(bare: int) -> Iterator[str]:
    if bare:
        what = count(bare, "citaat koos", "citaten koos")
        yield f"{what} alleen de computer. Kijk ze na voor je het boekje uitdeelt: codeer open"


def _over_nee(blocked: int) -> Iterator[str]:
    if blocked:
        what = count(blocked, "citaat staat", "citaten staan")
        yield f"{what} niet in het boekje: wie het zei wil niet dat het gebruikt wordt."


def _over_delen(shown: int, hidden: int, small: int, minimum: int) -> Iterator[str]:
    if hidden:
        what = count(hidden, "citaat staat", "citaten staan")
        yield (
            f"{what} niet in het boekje: er is geen toestemming om te citeren, of wie het zei wil het niet. "
            "Met --intern staat erin wat niemand afwees, alleen voor het team."
        )
    if small:
        what = count(small, "citaat staat", "citaten staan")
        yield (
            f"{what} niet in het boekje: minder dan {minimum} mensen zeiden daar iets over, en dan herken je "
            "ze misschien."
        )
    if shown:
        yield "Lees het boekje na op namen en verhalen waaraan je iemand herkent, voor je het weggeeft."
