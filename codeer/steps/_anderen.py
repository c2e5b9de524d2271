"""What a codeur may see of the others: only where she finished herself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from codeer.core.codering import AUTOMAAT, OVERLEG, Herkomst
from codeer.core.gebeurtenis import Besluit, Gebeurtenis
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Zinsoordelen, bitmap, toekenningen


class VanAnder(NamedTuple):
    """A code that another gave; `nog_niet_besproken` where this codeur did not and no overleg decided."""

    codeur: str
    begin: int
    eind: int
    citaat: str
    code: str
    pool: str
    herkomst: Herkomst
    nog_niet_besproken: bool


def van_anderen(
    codeur: str,
    geldend: Iterable[Gebeurtenis],
    dekking: Zinsdekking,
    oordelen: Mapping[str, Zinsoordelen],
) -> tuple[VanAnder, ...]:
    """Give what others coded in units that this codeur finished for that code."""
    own = oordelen.get(codeur)
    if own is None or not own.gezien:
        return ()
    team = oordelen.get(OVERLEG, Zinsoordelen(OVERLEG))
    return tuple(
        found
        for g in geldend
        if g.codeur not in (codeur, AUTOMAAT) and g.tekst == dekking.tekst
        for found in _codes(g, dekking, own, team)
    )


def _codes(g: Gebeurtenis, dekking: Zinsdekking, own: Zinsoordelen, team: Zinsoordelen) -> Iterator[VanAnder]:
    if g.anker is None:
        return
    here = bitmap(dekking.zinnen_van(g.anker.begin, g.anker.eind))
    herkomst = Herkomst.NAGEKEKEN if isinstance(g.inhoud, Besluit) else Herkomst.MENS
    begin, eind, citaat = g.anker[:3]
    for code, pool, given in toekenningen(g):
        if given and here and not here & ~own.gezien.get(code, 0):
            settled = team.gegeven.get((code, pool), 0) | team.afgewezen.get((code, pool), 0)
            differs = here & ~own.gegeven.get((code, pool), 0) & ~settled
            yield VanAnder(g.codeur, begin, eind, citaat, code, pool, herkomst, bool(differs))
