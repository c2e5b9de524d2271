"""How sure a measure is: draw interviews again and again, and see how far the measure moves."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor
from operator import itemgetter

from codeer.core.telling import Telbaar, Telling

ZAAD = 1
HERHALINGEN = 1000
DEKKING = 0.95
# with fewer interviews the draws resemble one another too much to say anything
MINSTE_INTERVIEWS = 8

Compute = Callable[[Telbaar], float | None]


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values a measure lies; `geldig` counts the draws in which it existed."""

    onder: float
    boven: float
    geldig: int
    herhalingen: int


def bootstrap(
    interviews: Sequence[Telling],
    maten: Sequence[Compute],
    *,
    herhalingen: int = HERHALINGEN,
    zaad: int = ZAAD,
    dekking: float = DEKKING,
) -> tuple[Interval | None, ...]:
    """Give the percentile interval of each measure, by drawing whole interviews with replacement.

    Sentences of one interview resemble one another; drawing those would promise too much. `interviews` are
    the counts per interview of one matrix. The same seed gives the same draws, for every code alike. None
    stands for too few interviews, and for a measure that exists in no draw.
    """
    if len(interviews) < MINSTE_INTERVIEWS:
        return tuple(None for _ in maten)
    found: list[list[float]] = [[] for _ in maten]
    for telling in _draws(interviews, herhalingen, zaad):
        for values, compute in zip(found, maten, strict=True):
            value = compute(telling)
            if value is not None:
                values.append(value)
    return tuple(_interval(sorted(values), herhalingen, dekking) for values in found)


def _draws(interviews: Sequence[Telling], times: int, zaad: int) -> Iterator[Telling]:
    """Give the count of each draw; all numbers of an interview are added as one long number."""
    shape = struct.Struct(f"<{len(interviews[0].getallen())}Q")
    packed = [int.from_bytes(shape.pack(*one.getallen()), "little") for one in interviews]
    for chosen in _chosen(len(packed), times, zaad):
        drawn = sum(chosen(packed))
        yield interviews[0].met_getallen(shape.unpack(drawn.to_bytes(shape.size, "little")))


@lru_cache(maxsize=2)  # codes are compared on the same interviews, one after another
def _chosen(size: int, times: int, zaad: int) -> tuple[Callable[[Sequence[int]], Iterable[int]], ...]:
    """Give for each draw what takes it out of a row of this size."""
    rng = random.Random(zaad)  # noqa: S311 - chance that can be repeated, no secret
    places = range(size)
    return tuple(itemgetter(*rng.choices(places, k=size)) for _ in range(times))


def _interval(values: Sequence[float], times: int, dekking: float) -> Interval | None:
    if not values:
        return None
    tail = (1 - dekking) / 2
    return Interval(_quantile(values, tail), _quantile(values, 1 - tail), len(values), times)


def _quantile(values: Sequence[float], share: float) -> float:
    """Give the quantile of sorted values, with straight lines between them."""
    place = share * (len(values) - 1)
    left = floor(place)
    right = min(left + 1, len(values) - 1)
    return values[left] + (place - left) * (values[right] - values[left])
