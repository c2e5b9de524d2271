"""A booklet of quotes per theme, spread over respondents: what may be shared, or all for the team."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from codeer.core.codeboek import Code, Codeboek
from codeer.core.codering import Fragment, Herkomst
from codeer.core.errors import Afloop, GebruiksFout
from codeer.core.interview_id import natural_key
from codeer.core.namen import meant, plain_naam
from codeer.core.publiek import Themanamen
from codeer.core.telwoord import count
from codeer.rapporten._citatenboekje import Boekcitaat, Boekje, Kant, Thema, maak
from codeer.steps._bladen import Neergezet, zet_neer
from codeer.steps._citeerregel import citeerregel
from codeer.steps._uitspraken import Uitspraak, uitspraken
from codeer.steps.materiaal import open_stroom
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot

AANTAL = 8  # quotes of a pole, when not all are asked for
_LEESBAAR = range(5, 61)  # words that a quote has when it says something by itself
_RANG = {Herkomst.MENS: 0, Herkomst.NAGEKEKEN: 1, Herkomst.AUTOMAAT: 2}
Voortgang = Callable[[int, int, str], None]
_Keuze = tuple[Uitspraak, Fragment]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was made: quotes in the booklet, and how many were left out as they may not be shared."""

    neergezet: Neergezet
    bestand: str
    citaten: int
    respondenten: int
    niet_te_delen: int
    overgeslagen: tuple[tuple[str, str, str], ...]
    meldingen: tuple[str, ...]

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: an interview that was not read is a fault."""
        return Afloop.FOUT if self.overgeslagen else self.neergezet.afloop


def citatenboekje(
    onderzoek: Onderzoek,
    codes: Sequence[str] = (),
    *,
    alles: bool = False,
    intern: bool = False,
    voortgang: Voortgang | None = None,
) -> Uitkomst:
    """Make the booklet of these codes, or of all: so many quotes of a pole, with `alles` each one.

    With `intern` what may not be shared is in it too, marked. Raises GebruiksFout for a code that is not
    there, and what opening a study raises.
    """
    stroom = open_stroom(onderzoek, voortgang)
    chosen = _codes(stroom.codeboek, codes)
    namen, regel = Themanamen(stroom.codeboek), citeerregel(stroom.kenmerken)
    with slot(onderzoek):
        found: dict[tuple[str, str], list[_Keuze]] = {}
        hidden: set[str] = set()
        for materiaal in stroom:
            for u in uitspraken(materiaal, namen, regel):
                rows = [f for f in u.fragmenten if f.code in chosen]
                if rows and not u.mag:
                    hidden.update(f.id for f in rows)
                for f in rows if u.mag or intern else ():
                    found.setdefault((f.code, f.pool), []).append((u, f))
        kept = {key: rows if alles else kies(rows) for key, rows in found.items()}
        public = ("rol",) if intern or "rol" in stroom.codeboek.instellingen.delen else ()
        boekje = _boekje(stroom.codeboek, [chosen[c] for c in chosen], kept, namen, public, intern=intern)
        naam = "citatenboekje-intern.html" if intern else "citatenboekje.html"
        done = zet_neer(onderzoek, {naam: maak(boekje).encode("utf-8")})
    every = [row for rows in kept.values() for row in rows]
    return Uitkomst(
        neergezet=done,
        bestand=naam,
        citaten=len(every),
        respondenten=len({plain_naam(u.respondent) for u, _ in every}),
        niet_te_delen=len(hidden),
        overgeslagen=tuple(stroom.overgeslagen),
        meldingen=(*done.meldingen, *_meldingen(boekje.niet_nagekeken, len(hidden), intern=intern)),
    )


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
    return sorted(rounds[:aantal], key=_plaats)


def _plaats(row: _Keuze) -> tuple[object, ...]:
    return natural_key(row[1].interview), row[1].begin, row[1].eind


def _boekje(  # noqa: PLR0913 -- all that a booklet is made of
    codeboek: Codeboek,
    codes: Iterable[Code],
    kept: dict[tuple[str, str], list[_Keuze]],
    namen: Themanamen,
    public: Sequence[str],
    *,
    intern: bool,
) -> Boekje:
    themas = []
    for code in codes:
        polen = [pool for pool in ("plus", "min", "") if kept.get((code.pad, pool))]
        kanten = tuple(
            Kant(
                namen.kant(code.pad, pool) if pool else "",
                tuple(_citaat(u, f, public) for u, f in kept[code.pad, pool]),
            )
            for pool in polen
        )
        if kanten:
            themas.append(Thema(namen.thema(code.pad), code.definitie, kanten))
    bare = {f.id for rows in kept.values() for _, f in rows if f.herkomst is Herkomst.AUTOMAAT}
    return Boekje(codeboek.naam, tuple(themas), intern, len(bare))


def _citaat(u: Uitspraak, f: Fragment, public: Sequence[str]) -> Boekcitaat:
    who = ", ".join(filter(None, (u.kenmerken.get(naam, "") for naam in public)))
    why = (
        ""
        if u.mag
        else "wie dit zei wil niet dat het gebruikt wordt"
        if u.geblokkeerd
        else "geen toestemming"
    )
    return Boekcitaat(f.id, f.citaat, f"{f.interview}, regel {f.regelnummer}", who, why)


def _meldingen(bare: int, hidden: int, *, intern: bool) -> Iterator[str]:
    if bare:
        what = count(bare, "citaat koos", "citaten koos")
        yield f"{what} alleen de computer. Kijk ze na voor je het boekje uitdeelt: codeer open"
    if hidden and not intern:
        what = count(hidden, "citaat staat", "citaten staan")
        yield (
            f"{what} niet in het boekje: er is geen toestemming om te citeren, of wie het zei wil het niet. "
            "Met --intern staan ze erin, alleen voor het team."
        )
