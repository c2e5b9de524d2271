"""Record what the team decided on differences, as the codeur `overleg`; what codeurs did stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from codeer.core.codeboek import POLEN
from codeer.core.codering import OVERLEG
from codeer.core.errors import Afloop, Melding
from codeer.core.gebeurtenis import Anker, Beslissing, Besluit, Codering, Gebeurtenis, Herroeping
from codeer.core.gebeurtenis_maak import Maker, sluit_aan
from codeer.core.overlegbesluit import Besloten, Plek, maak_reden
from codeer.core.overleggevolg import vervallen
from codeer.core.terugdraaien import samen
from codeer.steps._overleg_lezen import Keuze, Lezing, lees_keuzes
from codeer.steps._verschillen import Interviewverschillen, Vinder
from codeer.steps.stand import Standen
from codeer.storage.apparaat import open_maker
from codeer.storage.journaal import Journaal
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.verschillen import lees_ingevuld


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of a list that came back: places decided now, unchanged, open, and what to mend."""

    bestand: str
    vastgelegd: int
    ongewijzigd: int
    open: int
    zonder_reden: int
    meldingen: tuple[Melding, ...]

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: a row that could not be followed is a fault."""
        return Afloop.FOUT if self.meldingen else Afloop.GOED


class Zegt(NamedTuple):
    """One (unit, code, pole) that must hold or not from now on, and why."""

    zin: int
    code: str
    pool: str
    geldt: bool
    reden: str


@dataclass(slots=True)
class _Telling:
    """What was recorded so far."""

    vastgelegd: int = 0
    ongewijzigd: int = 0
    zonder_reden: int = 0
    meldingen: list[Melding] = field(default_factory=list)


def leg_vast(onderzoek: Onderzoek, pad: Path) -> Uitkomst:
    """Read the decisions in a list that people filled in, and keep them as events of `overleg`.

    Rows that are unclear, changed or contradict an earlier decision are told with their line, and
    nothing of them is kept. Reading the same list twice changes nothing. Raises LeesFout, SlotFout and
    SchrijfFout; what was recorded before that stays.
    """
    vinder = Vinder(onderzoek)
    rijen = lees_ingevuld(pad)
    found = [vinder.van(id) for id in vinder.interviews]
    lezing = lees_keuzes(rijen, found, vinder.codeboek, vinder.codeurs)
    telling = _Telling(meldingen=list(lezing.meldingen))
    for here in found:
        keuzes = lezing.keuzes.get(here.interview.id, ())
        if keuzes:
            _bewaar(onderzoek, vinder, here, keuzes, telling)
    return _uitkomst(pad.name, telling, lezing)


def _uitkomst(bestand: str, telling: _Telling, lezing: Lezing) -> Uitkomst:
    return Uitkomst(
        bestand=bestand,
        vastgelegd=telling.vastgelegd,
        ongewijzigd=telling.ongewijzigd,
        open=lezing.open,
        zonder_reden=telling.zonder_reden,
        meldingen=tuple(sorted(telling.meldingen)),
    )


def _bewaar(
    onderzoek: Onderzoek,
    vinder: Vinder,
    here: Interviewverschillen,
    keuzes: Sequence[Keuze],
    telling: _Telling,
) -> None:
    """Keep the decisions on one interview; only those that change anything are written."""

    def is_new(k: Keuze) -> bool:
        return _verandert(k, here.besloten) or _laat_vallen(k, keuzes, here)

    places = {(p.verschil.zin, p.verschil.code) for p in here.plaatsen}
    acts = [(daad, any(is_new(k) for k in daad)) for daad in daden(keuzes)]
    counted = [(k, new) for daad, new in acts for k in daad if (k.zin, k.code) in places]
    telling.ongewijzigd += sum(not changed for _, changed in counted)
    changed_acts = [k for daad, new in acts if new for k in daad]
    if not changed_acts:
        return
    leg_keuzes_vast(onderzoek, vinder, here.interview.id, changed_acts)
    telling.vastgelegd += sum(changed for _, changed in counted)
    telling.zonder_reden += sum(changed and not k.reden for k, changed in counted)


def leg_keuzes_vast(
    onderzoek: Onderzoek, vinder: Vinder, id: str, keuzes: Sequence[Keuze]
) -> tuple[Gebeurtenis, ...]:
    """Write decisions on one interview into the journal of `overleg`, and give the events."""
    with Journaal(onderzoek, OVERLEG, id) as journaal:
        # read anew under the lock: another window may have decided in the meantime
        standen = Standen(onderzoek, vinder.codeboek, id)
        here = vinder.van(id, standen)
        maker = open_maker(onderzoek, OVERLEG, here.staat.nr)
        events = [_gebeurtenissen(here, daad, maker, vinder.codeboek.hash()) for daad in daden(keuzes)]
        anew = [(k.zin, k.code) for k in keuzes if k.herzien]
        gone = vervallen(here.gevolgen, anew) - {(k.zin, k.code) for k in keuzes}
        kept = tuple(g for daad in events for g in daad) + _herroep(here, gone, maker)
        journaal.bewaar(kept)
    return kept


def daden(keuzes: Iterable[Keuze]) -> tuple[tuple[Keuze, ...], ...]:
    """Put a choice and what comes with it together: they are kept as one act."""
    rows = list(keuzes)
    home = {(k.zin, code): (k.zin, k.code) for k in rows for code in k.bij}
    found: dict[Plek, list[Keuze]] = {}
    for k in rows:
        found.setdefault(home.get((k.zin, k.code), (k.zin, k.code)), []).append(k)
    return tuple(tuple(daad) for daad in found.values())


def neem_terug(onderzoek: Onderzoek, vinder: Vinder, id: str, plekken: Iterable[Plek]) -> None:
    """Let what the team decided on these units and codes no longer hold; it stays in the journal."""
    with Journaal(onderzoek, OVERLEG, id) as journaal:
        here = vinder.van(id, Standen(onderzoek, vinder.codeboek, id))
        maker = open_maker(onderzoek, OVERLEG, here.staat.nr)
        every = {*plekken}
        journaal.bewaar(_herroep(here, every | vervallen(here.gevolgen, every), maker))


def _herroep(here: Interviewverschillen, plekken: Iterable[Plek], maker: Maker) -> tuple[Gebeurtenis, ...]:
    """Make the events by which decisions on these units and codes no longer hold."""
    none = Besloten(())
    past = {g.id: g for plek in sorted(plekken) for g in here.besloten.get(plek, none).gebeurtenissen}
    return tuple(
        maker.maak(
            Herroeping(),
            interview=here.interview.id,
            tekst=g.tekst,
            anker=g.anker,
            codeboek=g.codeboek,
            na=(g.id,),
        )
        for g in past.values()
    )


def _laat_vallen(keuze: Keuze, keuzes: Sequence[Keuze], here: Interviewverschillen) -> bool:
    """Tell whether another code that came with an earlier choice does not come with this one."""
    if not keuze.herzien:
        return False
    gone = vervallen(here.gevolgen, [(k.zin, k.code) for k in keuzes if k.herzien])
    came = here.gevolgen.get((keuze.zin, keuze.code), frozenset())
    return bool(came & gone - {(k.zin, k.code) for k in keuzes})


def _verandert(keuze: Keuze, besloten: Mapping[Plek, Besloten]) -> bool:
    """Tell whether a choice says anything that the team did not say before."""
    former = besloten.get((keuze.zin, keuze.code))
    if former is None or former.polen != keuze.polen:
        return True
    wanted = maak_reden(keuze.reden, keuze.door)
    return bool(wanted) and wanted != maak_reden(former.reden, former.door)


def zeggingen(keuzes: Iterable[Keuze], here: Interviewverschillen) -> tuple[Zegt, ...]:
    """Say of every pole that anyone gave, or gives now, whether it holds."""
    found = []
    for k in keuzes:
        former = here.besloten.get((k.zin, k.code), Besloten(()))
        reden = maak_reden(k.reden or former.reden, k.door or former.door)
        found += [Zegt(k.zin, k.code, pool, geldt=True, reden=reden) for pool in k.polen]
        given = {p for p in POLEN if here.gaf_iemand(k.zin, k.code, p)} - {*k.polen}
        found += [Zegt(k.zin, k.code, p, geldt=False, reden=reden) for p in POLEN if p in given]
    return tuple(found)


def _gebeurtenissen(
    here: Interviewverschillen, daad: Sequence[Keuze], maker: Maker, codeboek: str
) -> tuple[Gebeurtenis, ...]:
    """Make the events of one act; what is already said is said again only in an act of several."""
    zegt = [(z, _former(here, z)) for z in zeggingen(daad, here)]
    new = [(z, former) for z, former in zegt if not (former and all(_says(g, z) for g in former))]
    made = []
    for z, former in zegt if new and len(daad) > 1 else new:
        begin, eind, _ = here.dekking.zinnen[z.zin]
        beslissing = Beslissing.AKKOORD if z.geldt else Beslissing.AFGEWEZEN
        event = maker.maak(
            Besluit(beslissing, z.code, z.pool, reden=z.reden),
            interview=here.interview.id,
            tekst=here.dekking.tekst,
            anker=Anker.in_tekst(here.interview.tekst, begin, eind),
            codeboek=codeboek,
            na=(*(g.id for g in former), *here.onzeker.get((z.zin, z.code, z.pool), ())),
        )
        made.append(sluit_aan(here.staat, event))
    return samen(made) if made else ()


def _former(here: Interviewverschillen, z: Zegt) -> list[Gebeurtenis]:
    """Give what the team said before of this unit, code and pole."""
    return [g for g in here.besloten.get((z.zin, z.code), Besloten(())).gebeurtenissen if _about(g, z)]


def _about(g: Gebeurtenis, z: Zegt) -> bool:
    return isinstance(g.inhoud, (Besluit, Codering)) and (g.inhoud.code, g.inhoud.pool) == (z.code, z.pool)


def _says(g: Gebeurtenis, z: Zegt) -> bool:
    if not isinstance(g.inhoud, Besluit) or g.inhoud.reden != z.reden:
        return False
    return g.inhoud.beslissing is (Beslissing.AKKOORD if z.geldt else Beslissing.AFGEWEZEN)
