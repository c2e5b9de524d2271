"""The figures about the computer: shares with their interval, per term, per code, and people beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from codeer.core.codering import AUTOMAAT
from codeer.core.telling import Telbaar, Telling
from codeer.core.vergelijking import Blad, codematrix
from codeer.core.wilson import wilson
from codeer.maten import krippendorff_alpha
from codeer.maten._bootstrap import Interval, bootstrap

GENOEG = 10  # below this a share says too little to be shown
HERHALINGEN = 1000


class Aandeel(NamedTuple):
    """A share: how often, out of how many, and between which values it lies; None below `GENOEG`."""

    keer: int
    van: int
    deel: float | None
    onder: float | None
    boven: float | None


def aandeel(keer: int, van: int) -> Aandeel:
    """Give a share with its interval, where there is enough to give one."""
    between = wilson(keer, van)
    if between is None or van < GENOEG:
        return Aandeel(keer, van, None, None, None)
    return Aandeel(keer, van, keer / van, *between)


class Schatting(NamedTuple):
    """An estimate that rests on several shares, with careful bounds."""

    deel: float
    onder: float
    boven: float


def schat_gevonden(goed: Aandeel, gemist: Aandeel, wel: int, niet: int) -> Schatting | None:
    """Estimate which share of all places that fit a code the computer suggested.

    `goed` is the share of its suggestions that people share, `gemist` that of other units to which people
    gave the code; `wel` and `niet` are how many units of both kinds the study has. The bounds take the
    worst of both intervals together, so they are wide rather than narrow.
    """

    def found(precise: float, missed: float) -> float | None:
        every = precise * wel + missed * niet
        return precise * wel / every if every else None

    if None in (*goed, *gemist):
        return None
    middle = found(goed[2] or 0.0, gemist[2] or 0.0)
    low = found(goed[3] or 0.0, gemist[4] or 0.0)
    high = found(goed[4] or 0.0, gemist[3] or 0.0)
    if middle is None or low is None or high is None:
        return None
    return Schatting(middle, low, high)


@dataclass(frozen=True, slots=True)
class Naast:
    """Alpha of people with one another, and of people with the computer, on the same units of a code.

    `verschil` is the first minus the second, with the interval over interviews where there are enough.
    """

    eenheden: int
    mensen: float | None
    computer: float | None
    verschil: float | None
    interval: Interval | None


class _Beide(NamedTuple):
    """The counts of one interview for people together, then for each of them with the computer.

    It adds up and is drawn as one count, so that both alphas come from the same draw.
    """

    delen: tuple[Telling, ...]

    def getallen(self) -> tuple[int, ...]:
        """Give all numbers in one row."""
        return tuple(n for deel in self.delen for n in deel.getallen())

    def met_getallen(self, getallen: Sequence[int]) -> _Beide:
        """Give the same shape with other numbers."""
        parts, at = [], 0
        for deel in self.delen:
            size = len(deel.getallen())
            parts.append(deel.met_getallen(getallen[at : at + size]))
            at += size
        return _Beide(tuple(parts))


def leg_naast(bladen: Sequence[Blad], mensen: Sequence[str], code: str) -> Naast:
    """Compare people with one another and with the computer, on units that two or more of them judged."""
    matrix = codematrix(bladen, [*mensen, AUTOMAAT], code)
    rows = []
    for blad, deel in zip(bladen, matrix.delen, strict=True):
        shared = _shared([blad.oordeel(naam, code).gezien for naam in mensen])
        here = deel.binnen(shared)
        both = [here.kies(mensen), *(here.kies((naam, AUTOMAAT)) for naam in mensen)]
        rows.append((shared.bit_count(), _Beide(tuple(m.tel() for m in both))))
    used = [beide for count, beide in rows if count]
    if not used:
        return Naast(0, None, None, None, None)
    total = used[0].met_getallen([sum(column) for column in zip(*(b.getallen() for b in used), strict=True)])
    people, beside = _alphas(total)
    apart = None if people is None or beside is None else people - beside
    (between,) = bootstrap(cast("Sequence[Telling]", used), [_difference], herhalingen=HERHALINGEN)
    return Naast(sum(c for c, _ in rows), people, beside, apart, between)


def _shared(seen: Sequence[int]) -> int:
    once = twice = 0
    for bits in seen:
        twice |= once & bits
        once |= bits
    return twice


def _alphas(beide: _Beide) -> tuple[float | None, float | None]:
    """Give alpha of people, and the mean of those of each with the computer."""
    people, *pairs = (krippendorff_alpha.compute(deel) for deel in beide.delen)
    known = [alpha for alpha in pairs if alpha is not None]
    return people, sum(known) / len(known) if known else None


def _difference(drawn: Telbaar) -> float | None:
    people, beside = _alphas(cast("_Beide", drawn))
    return None if people is None or beside is None else people - beside
