"""What a codeur may see of the others: only where she finished herself, and never when she is blind."""

from __future__ import annotations

from typing import NamedTuple

from codeer.core.codering import AUTOMAAT, OVERLEG, Herkomst
from codeer.core.gebeurtenis import Besluit, Gebeurtenis
from codeer.core.zinsoordelen import bitmap, toekenningen
from codeer.steps._werk import Werkbeeld


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


def van_anderen(beeld: Werkbeeld) -> tuple[VanAnder, ...]:
    """Give what others coded in units that this codeur finished for that code."""
    if beeld.blind:
        return ()
    own = beeld.eigen_oordelen
    if not own.gezien:
        return ()
    return tuple(
        found
        for g in beeld.staat.geldend
        if g.codeur not in (beeld.codeur, AUTOMAAT) and g.tekst == beeld.stand.tekst
        for found in _codes(beeld, g)
    )


def _codes(beeld: Werkbeeld, g: Gebeurtenis) -> list[VanAnder]:
    if g.anker is None:
        return []
    own = beeld.eigen_oordelen
    here = bitmap(beeld.dekking.zinnen_van(g.anker.begin, g.anker.eind))
    herkomst = Herkomst.NAGEKEKEN if isinstance(g.inhoud, Besluit) else Herkomst.MENS
    begin, eind, citaat = g.anker[:3]
    return [
        VanAnder(g.codeur, begin, eind, citaat, code, pool, herkomst, _is_open(beeld, (code, pool), here))
        for code, pool, given in toekenningen(g)
        if given and here and not here & ~own.gezien.get(code, 0)
    ]


def _is_open(beeld: Werkbeeld, kant: tuple[str, str], here: int) -> bool:
    """Tell whether this codeur found otherwise somewhere here, and the team did not decide on it there."""
    settled = 0
    if team := beeld.oordelen.get(OVERLEG):
        settled = team.gegeven.get(kant, 0) | team.afgewezen.get(kant, 0)
    return bool(here & ~beeld.eigen_oordelen.gegeven.get(kant, 0) & ~settled)
