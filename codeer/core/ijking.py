"""How the computer's suggestions hold where people looked too: what was right, and what it missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from codeer.core.codeboek import POLEN
from codeer.core.codering import Herkomst, Voorstel
from codeer.core.interview import Interview
from codeer.core.keuze_codering import Keuze
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import bitmap

GENOEG = 10  # units: below this a share says too little to be shown


class Ijking(NamedTuple):
    """Units of one code and pole: suggested and judged, of which right; read without one, of which missed."""

    bekeken: int = 0
    goed: int = 0
    gelezen: int = 0
    gemist: int = 0

    def plus(self, ander: Ijking) -> Ijking:
        """Add two up."""
        return Ijking(*(a + b for a, b in zip(self, ander, strict=True)))


def ijk(
    keuze: Keuze, dekking: Zinsdekking, voorstellen: Iterable[Voorstel], interview: Interview
) -> Mapping[tuple[str, str, str], Ijking]:
    """Hold the suggestions against what people found, per code, pole and speaker of each unit.

    What was missed is told of units that people finished only: who goes through suggestions alone sees
    nothing else. A code of which people judged nothing has no place in it.
    """
    suggested: dict[tuple[str, str], int] = {}
    for v in voorstellen:
        suggested[v.code, v.pool] = suggested.get((v.code, v.pool), 0) | bitmap(
            dekking.zinnen_van(v.begin, v.eind)
        )
    given: dict[tuple[str, str], int] = {}
    for g in keuze.gekozen:
        if g.herkomst is not Herkomst.AUTOMAAT:
            given[g.code, g.pool] = given.get((g.code, g.pool), 0) | 1 << g.zin
    sprekers = [interview.beurten[beurt - 1].spreker for _, _, beurt in dekking.zinnen]
    said = {s: bitmap(nr for nr, of in enumerate(sprekers) if of == s) for s in dict.fromkeys(sprekers)}
    found = {}
    for code, layers in keuze.per_laag.items():
        read = layers.get(Herkomst.MENS, 0)
        judged = read | layers.get(Herkomst.NAGEKEKEN, 0)
        for pool in POLEN if judged else ():
            yes, right = suggested.get((code, pool), 0), given.get((code, pool), 0)
            for spreker, here in said.items():
                parts = (yes & judged, yes & judged & right, read & ~yes, read & ~yes & right)
                found[code, pool, spreker] = Ijking(*((bits & here).bit_count() for bits in parts))
    return found
