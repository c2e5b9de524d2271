"""Independent judgements: what each codeur finished blind, before she saw suggestions or others' work.

Nor does it count from where the team talked an interview over: its first event of `overleg`. An event that
comes before that in the order of events was made without it on the disk; for what comes after nobody can
tell. This holds for everyone, also for who begins there later: whether she sat at the table the journal
does not know, and a figure of independent work must not be too high. What it leaves out is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from codeer.core.codering import OVERLEG
from codeer.core.gebeurtenis import SOORTEN, Besluit, Gebeurtenis, Inzage, Onbekend
from codeer.core.vouwen import Staat, vouw
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Zinsoordelen, beoordeel

_INZAGE = next(naam for naam, soort in SOORTEN.items() if soort is Inzage)
Volgorde = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Werk:
    """What people found of one interview, by codeur: by themselves, and as it stands now.

    In `onafhankelijk` a unit is seen only when it was finished blind. `afgerond` has when each codeur
    last finished something, which is information only.
    """

    interview: str
    eenheden: int
    onafhankelijk: Mapping[str, Zinsoordelen]
    nu: Mapping[str, Zinsoordelen]
    afgerond: Mapping[str, str]


def verdeel_werk(
    gebeurtenissen: Iterable[Gebeurtenis | Onbekend], staat: Staat, dekking: Zinsdekking
) -> Werk:
    """Tell independent judgements of one interview from all; `staat` is the fold of the events."""
    here = [g for g in gebeurtenissen if g.interview == dekking.interview]
    now = beoordeel(staat, dekking).codeurs
    talked = eerste_overleg(here)
    alone = {naam: _blind(here, naam, judged, dekking, talked) for naam, judged in now.items()}
    finished: dict[str, str] = {}
    for g in staat.afrondingen:
        if g.interview == dekking.interview:
            finished[g.codeur] = max(finished.get(g.codeur, ""), g.tijd)
    return Werk(
        dekking.interview, dekking.bits_in(range(len(dekking.zinnen))).bit_length(), alone, now, finished
    )


def eerste_inzage(gebeurtenissen: Iterable[Gebeurtenis | Onbekend], codeur: str) -> Volgorde | None:
    """Give from where on a codeur had suggestions or others' work in view; None when she never had.

    A decision on a suggestion shows that she saw it, whatever the journal says; an event of a later
    version about what she saw counts too. Nothing makes it unseen.
    """
    return min((g.volgorde for g in gebeurtenissen if g.codeur == codeur and _shows(g)), default=None)


def eerste_overleg(gebeurtenissen: Iterable[Gebeurtenis | Onbekend]) -> Volgorde | None:
    """Give from where on the team had differences in one interview in view; None when it never had."""
    return min((g.volgorde for g in gebeurtenissen if g.codeur == OVERLEG), default=None)


def _shows(g: Gebeurtenis | Onbekend) -> bool:
    if isinstance(g, Onbekend):
        return g.soort == _INZAGE
    return isinstance(g.inhoud, (Inzage, Besluit))


def _blind(
    here: Iterable[Gebeurtenis | Onbekend],
    codeur: str,
    now: Zinsoordelen,
    dekking: Zinsdekking,
    talked: Volgorde | None,
) -> Zinsoordelen:
    """Give what a codeur found before she saw anything, with only what she finished blind as seen."""
    own = [g for g in here if g.codeur == codeur]
    ends = [end for end in (eerste_inzage(own, codeur), talked) if end is not None]
    judged = now
    # what came before is folded anew only where something came after
    if ends and any(g.volgorde >= min(ends) for g in own):
        before = [g for g in own if g.volgorde < min(ends)]
        judged = beoordeel(vouw(before), dekking).codeurs.get(codeur, Zinsoordelen(codeur))
    return replace(judged, gezien=judged.blind)
