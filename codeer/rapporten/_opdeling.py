"""The groups of a table, whatever `--per` asks: by who said it, by a facet, or by words of a word group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from codeer.core import opdeling
from codeer.core.codeboek import Codeboek
from codeer.core.interview_id import natural_key
from codeer.core.materiaal import Materiaal, Opzet
from codeer.core.namen import plain_naam
from codeer.rapporten._kolommen import ONBEKEND, UITLEG, groepswaarde

# these are no groups to compare
REST = (ONBEKEND, *opdeling.RESTGROEPEN)
_BEZET = ("interview", "spreker", "respondent", *UITLEG)


class Deel(NamedTuple):
    """What one group has of one interview, and the speakers whose words are in it."""

    waarde: str
    materiaal: Materiaal
    sprekers: tuple[str, ...]


def groepen(materiaal: Materiaal, per: str, codeboek: Codeboek) -> Iterator[Deel]:
    """Split one interview into groups; those of a kenmerk share the interview, each with own speakers."""
    if opdeling.is_opdeling(per):
        for waarde, part in opdeling.deel_op(materiaal, per, codeboek):
            yield Deel(waarde, part, sprekers(part))
        return
    members: dict[str, list[str]] = {}
    for s in sprekers(materiaal):
        members.setdefault(groepswaarde(materiaal, per, s), []).append(s)
    for waarde, who in members.items():
        yield Deel(waarde, materiaal, tuple(who))


def sprekers(materiaal: Materiaal) -> tuple[str, ...]:
    """Give who has a counted word or a fragment, in order of first appearance."""
    return tuple(dict.fromkeys((*materiaal.woorden, *(f.spreker for f in materiaal.fragmenten))))


def volgorde(waarden: Iterable[str], opzet: Opzet) -> list[str]:
    """Give groups in the order of a table: natural, or as the codebook has them; the unknown last."""
    if opdeling.is_opdeling(opzet.per):
        return opdeling.volgorde(waarden, opzet.per, opzet.codeboek)
    return sorted(waarden, key=lambda w: (w == ONBEKEND, natural_key(w), w))


def kop(opzet: Opzet) -> str:
    """Give the name of the column with groups; what it is stands in front where another has that name."""
    if not opdeling.is_opdeling(opzet.per):
        return opzet.per
    naam = opdeling.kaal(opzet.per)
    others: tuple[str, ...] = ()
    if opzet.per == opdeling.WOORDGROEP:
        soort = "alle"
    elif opdeling.is_facet(opzet.per):
        soort = "facet"
    else:
        soort, others = "woordgroep", tuple(facet for facet, _ in opzet.codeboek.facetten)
    taken = {plain_naam(k) for k in (*_BEZET, *opzet.kenmerken, *others)}
    return f"{soort}_{naam}" if plain_naam(naam) in taken else naam
