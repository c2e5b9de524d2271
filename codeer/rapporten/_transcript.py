"""An interview turn by turn, cut where fragments begin and end, so that a page can mark them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from codeer.core.codering import Fragment
from codeer.core.interview import Beurt
from codeer.core.materiaal import Materiaal
from codeer.core.terugkoppeling import geblokkeerd


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of a turn under the same fragments: those that begin and those that end here.

    `niet_citeren` is what someone said must not be quoted.
    """

    tekst: str
    is_gemarkeerd: bool
    begint: tuple[str, ...] = ()
    eindigt: tuple[tuple[str, str], ...] = ()  # code and name of the pole
    niet_citeren: bool = False


@dataclass(frozen=True, slots=True)
class Gesprokene:
    """One turn with its pieces."""

    nr: int
    spreker: str
    tijd: str
    rol: str
    stukken: tuple[Stuk, ...]


def beurten(materiaal: Materiaal, poolnaam: Callable[[str, str], str]) -> Iterator[Gesprokene]:
    """Give the turns of an interview with the pieces of each."""
    per_beurt: defaultdict[int, list[Fragment]] = defaultdict(list)
    for f in sorted(materiaal.fragmenten, key=lambda f: (f.begin, f.eind, f.code, f.pool)):
        per_beurt[f.beurt].append(f)
    seen: set[str] = set()
    for beurt in materiaal.interview.beurten:
        found = per_beurt.get(beurt.nr, ())
        stukken = (
            tuple(_stukken(materiaal, beurt, found, poolnaam, seen)) if found else _kaal(materiaal, beurt)
        )
        yield Gesprokene(beurt.nr, beurt.spreker, beurt.tijd, beurt.rol, stukken)


def _kaal(materiaal: Materiaal, beurt: Beurt) -> tuple[Stuk, ...]:
    text = materiaal.interview.spoken(beurt)
    return (Stuk(text, is_gemarkeerd=False),) if text else ()


def _stukken(
    materiaal: Materiaal,
    beurt: Beurt,
    fragmenten: Sequence[Fragment],
    poolnaam: Callable[[str, str], str],
    seen: set[str],
) -> Iterator[Stuk]:
    spans = [(f, max(f.begin, beurt.begin), min(f.eind, beurt.eind)) for f in fragmenten]
    cuts = {beurt.begin, beurt.eind, *(b for _, b, _ in spans), *(e for _, _, e in spans)}
    places = sorted(cuts)
    for begin, eind in pairwise(places):
        begint = [f.id for f, b, _ in spans if b == begin and f.id not in seen]
        seen.update(begint)
        yield Stuk(
            tekst=materiaal.interview.tekst[begin:eind],
            is_gemarkeerd=any(b < eind and begin < e for _, b, e in spans),
            begint=tuple(dict.fromkeys(begint)),
            eindigt=tuple(
                (f.code, poolnaam(f.code, f.pool) if f.pool else "") for f, _, e in spans if e == eind
            ),
            niet_citeren=geblokkeerd(materiaal.blokkades, begin, eind),
        )
