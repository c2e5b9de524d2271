"""Independent judgements: what each codeur finished blind, before she saw suggestions or others' work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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
    alone = {naam: _blind(here, naam, judged, dekking) for naam, judged in now.items()}
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


def _shows(g: Gebeurtenis | Onbekend) -> bool:
    if isinstance(g, Onbekend):
        return g.soort == _INZAGE
    return isinstance(g.inhoud, (Inzage, Besluit))


def _blind(
    here: Iterable[Gebeurtenis | Onbekend], codeur: str, now: Zinsoordelen, dekking: Zinsdekking
) -> Zinsoordelen:
    """Give what a codeur found before she saw anything, with only what she finished blind as seen."""
    own = [g for g in here if g.codeur == codeur]
    seen = eerste_inzage(own, codeur)
    judged = now
    if seen is not None:
        before = [g for g in own if g.volgorde < seen]
        judged = beoordeel(vouw(before), dekking).codeurs.get(codeur, Zinsoordelen(codeur))
    return replace(judged, gezien=judged.blind)
