"""Split one interview by what was said instead of by who said it: by a facet, or by words of a word group.

`--per` takes a kenmerk, `facet:soort`, `@consulent` (the words of a word group) or `@` (all word groups).
A facet belongs to a coding: every value is counted over all that people judged. A word group belongs to a
sentence: its words are counted over the units in which they are said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from codeer.core.beoordeeld import Beoordeeld, woorden_per_eenheid
from codeer.core.codeboek import Codeboek
from codeer.core.codering import Fragment, Herkomst
from codeer.core.interview_id import natural_key
from codeer.core.materiaal import Materiaal
from codeer.core.zinsoordelen import nummers
from codeer.core.zoekplan import woorden_van

FACET, WOORDGROEP = "facet:", "@"
ALLE_WOORDGROEPEN = "woordgroep"  # what a user types for all of them at once

NIET_INGEVULD = "(niet ingevuld)"
# suggestions that nobody looked at have no facet
VAN_COMPUTER = "(alleen computer)"
GEEN_WOORD = "(geen van deze)"
# these are no groups to compare, and stand last
RESTGROEPEN = (NIET_INGEVULD, VAN_COMPUTER, GEEN_WOORD)

_MENSEN = frozenset({Herkomst.MENS, Herkomst.NAGEKEKEN})
_COMPUTER = frozenset({Herkomst.AUTOMAAT})
_OVER_FACET = (
    "{per}: een kenmerk van de codering, niet van wie het zei. Elke waarde is gedeeld door dezelfde woorden "
    "en mensen: alles wat mensen voor die code beoordeelden. Een codering met meer waarden telt bij elke "
    f"waarde, dus tel de rijen niet op. «{NIET_INGEVULD}» is door mensen gecodeerd zonder waarde; "
    f"«{VAN_COMPUTER}» is wat nog niemand nakeek, over wat alleen de computer doorzocht."
)
_OVER_WOORDEN = (
    "{per}: de rijen zijn {what}. Bij een rij hoort elk stuk tekst (meestal een zin) met zo'n woord erin, "
    "in welke vorm dan ook; woorden, interviews en respondenten zijn geteld over die stukken. Horen er twee "
    f"rijen bij een stuk, dan telt het bij allebei. «{GEEN_WOORD}» is de rest. Zoekt een code zelf op zo'n "
    "woord, dan komt zij daar vanzelf vaker voor."
)


def is_opdeling(per: str) -> bool:
    """Tell whether `per` splits what was said; a kenmerk splits who said it."""
    return per.startswith((FACET, WOORDGROEP))


def is_facet(per: str) -> bool:
    """Tell whether `per` is a facet."""
    return per.startswith(FACET)


def is_woordgroep(per: str) -> bool:
    """Tell whether `per` is a word group, or all of them."""
    return per.startswith(WOORDGROEP)


def kaal(per: str) -> str:
    """Give the name of what `per` is about, without the sign that says what it is."""
    if per == WOORDGROEP:
        return ALLE_WOORDGROEPEN
    return per.removeprefix(FACET) if is_facet(per) else per.removeprefix(WOORDGROEP)


def uitleg(per: str) -> str:
    """Say what the rows of a table per facet or word group are, and over what they are counted."""
    if is_facet(per):
        return _OVER_FACET.format(per=f"facet {kaal(per)}")
    if is_woordgroep(per):
        whole = per == WOORDGROEP
        what = "de woordgroepen van het codeboek" if whole else "de woorden uit deze woordgroep"
        return _OVER_WOORDEN.format(per="woordgroepen" if whole else f"woordgroep {kaal(per)}", what=what)
    return ""


def volgorde(waarden: Iterable[str], per: str, codeboek: Codeboek) -> list[str]:
    """Give groups as a table has them: as the codebook orders them, what else there is, the rest last."""
    known = {w: nr for nr, w in enumerate(waarden_van(per, codeboek))}
    last = {w: nr for nr, w in enumerate(RESTGROEPEN, 1)}
    return sorted(waarden, key=lambda w: (last.get(w, 0), known.get(w, len(known)), natural_key(w), w))


def waarden_van(per: str, codeboek: Codeboek) -> tuple[str, ...]:
    """Give the values that the codebook has for a facet, or the words (or names) of word groups."""
    if is_facet(per):
        return dict(codeboek.facetten).get(kaal(per), ())
    if per == WOORDGROEP:
        return tuple(naam for naam, _ in codeboek.woordgroepen)
    return woorden_van(kaal(per), codeboek)


def deel_op(materiaal: Materiaal, per: str, codeboek: Codeboek) -> Iterator[tuple[str, Materiaal]]:
    """Give for each value of a facet or word group the part of an interview that it is about."""
    return _per_facet(materiaal, per, codeboek) if is_facet(per) else _per_woord(materiaal, per)


def facetwaarden(fragment: Fragment, facet: str) -> tuple[str, ...]:
    """Give the group or groups of a fragment by a facet; people's work and suggestions are never one."""
    if fragment.herkomst is Herkomst.AUTOMAAT:
        return (VAN_COMPUTER,)
    return tuple(value for naam, value in fragment.facetten if naam == facet) or (NIET_INGEVULD,)


def _per_facet(materiaal: Materiaal, per: str, codeboek: Codeboek) -> Iterator[tuple[str, Materiaal]]:
    values: dict[str, list[Fragment]] = {w: [] for w in (*waarden_van(per, codeboek), NIET_INGEVULD)}
    for f in materiaal.fragmenten:
        for waarde in facetwaarden(f, kaal(per)):
            values.setdefault(waarde, []).append(f)
    by_computer = tuple(values.pop(VAN_COMPUTER, ()))
    people = replace(materiaal, beoordeeld=_laag(materiaal, _MENSEN), ijking={})
    for waarde, found in values.items():
        yield waarde, replace(people, fragmenten=tuple(found))
    rest = materiaal.beoordeeld and _laag(materiaal, _COMPUTER)
    if by_computer or rest is None or rest.codes:
        yield VAN_COMPUTER, replace(materiaal, beoordeeld=rest, fragmenten=by_computer)


def _laag(materiaal: Materiaal, lagen: frozenset[Herkomst]) -> Beoordeeld:
    """Give what was judged by one kind of source only."""
    known = materiaal.beoordeeld
    if known is None:
        return Beoordeeld((), (), (), {}, {}, alles=False)
    grounds = {
        code: {h: bits for h, bits in sources.items() if h in lagen and bits}
        for code, sources in known.gronden.items()
    }
    codes = {code: _union(sources.values()) for code, sources in grounds.items() if sources}
    words = known.woorden or tuple(woorden_per_eenheid(materiaal.interview, known.eenheden))
    return replace(known, codes=codes, gronden=grounds, woorden=words, alles=False)


def _per_woord(materiaal: Materiaal, per: str) -> Iterator[tuple[str, Materiaal]]:
    units = materiaal.eenheden
    words = woorden_per_eenheid(materiaal.interview, units)
    said = dict(materiaal.genoemd.get(per, {}))
    said[GEEN_WOORD] = ((1 << len(units)) - 1) & ~_union(said.values())
    begins = [begin for begin, _, _ in units]
    for waarde, bits in said.items():
        inside = (f for f in materiaal.fragmenten if bits >> max(bisect_right(begins, f.begin) - 1, 0) & 1)
        yield (
            waarde,
            replace(
                materiaal,
                fragmenten=tuple(inside),
                woorden=_woorden(materiaal, words, bits),
                beoordeeld=_stukken(materiaal.beoordeeld, words, bits),
                ijking={},
            ),
        )


def _woorden(materiaal: Materiaal, words: list[int], bits: int) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for nr in nummers(bits):
        spreker = materiaal.interview.beurten[materiaal.eenheden[nr][2] - 1].spreker
        if spreker in materiaal.woorden:
            found[spreker] = found.get(spreker, 0) + words[nr]
    return found


def _stukken(known: Beoordeeld | None, words: list[int], bits: int) -> Beoordeeld | None:
    """Give what was judged of some units only."""
    if known is None:
        return None
    grounds = {
        code: {h: mine & bits for h, mine in sources.items() if mine & bits}
        for code, sources in known.gronden.items()
    }
    codes = {code: mine & bits for code, mine in known.codes.items() if mine & bits}
    return replace(known, codes=codes, gronden=grounds, woorden=tuple(words))


def _union(rows: Iterable[int]) -> int:
    found = 0
    for bits in rows:
        found |= bits
    return found
