"""What came with a joint decision: another code, that no longer holds when the choice is made anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from codeer.core.codering import OVERLEG
from codeer.core.overlegbesluit import Besloten, Plek
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import toekenningen


def lees_gevolgen(
    staat: Staat, dekking: Zinsdekking, besloten: Mapping[Plek, Besloten], verschilt: Collection[Plek]
) -> dict[Plek, frozenset[Plek]]:
    """Find the decisions on another code that came with a choice on a place, by that place.

    A choice and what came with it are one act. `verschilt` are the places where people differ: a code
    that stands alone and is none of these can only have come with a choice.
    """
    acts = _acts(staat, dekking)
    found: dict[Plek, frozenset[Plek]] = {}
    for plek, own in besloten.items():
        if own.polen:
            continue
        mine: list[dict[Plek, set[str]]] = [acts[g.apparaat, g.nr] for g in own.gebeurtenissen]
        with_it = set()
        for other, theirs in besloten.items():
            if other == plek or other[0] != plek[0] or not theirs.polen:
                continue
            alone = all(len(acts[g.apparaat, g.nr]) == 1 for g in theirs.gebeurtenissen)
            said = any(act.get(other) == {*theirs.polen} for act in mine)
            if (said and not alone) or (alone and other not in verschilt and all(len(a) == 1 for a in mine)):
                with_it.add(other)
        if with_it:
            found[plek] = frozenset(with_it)
    return found


def vervallen(gevolgen: Mapping[Plek, frozenset[Plek]], opnieuw: Collection[Plek]) -> set[Plek]:
    """Give what no longer holds when these places are chosen anew: what came with no other choice."""
    gone = {other for plek in opnieuw for other in gevolgen.get(plek, ())} - {*opnieuw}
    return gone - {other for plek, others in gevolgen.items() if plek not in opnieuw for other in others}


def _acts(staat: Staat, dekking: Zinsdekking) -> dict[tuple[str, int], dict[Plek, set[str]]]:
    """Give what each act said: the poles given, by place."""
    acts: dict[tuple[str, int], dict[Plek, set[str]]] = {}
    for g in staat.gebeurtenissen:
        if (
            g.codeur != OVERLEG
            or g.anker is None
            or (g.interview, g.tekst) != (dekking.interview, dekking.tekst)
        ):
            continue
        for zin in dekking.zinnen_van(g.anker.begin, g.anker.eind):
            for code, pool, gegeven in toekenningen(g):
                given = acts.setdefault((g.apparaat, g.nr), {}).setdefault((zin, code), set())
                given |= {pool} if gegeven else set()
    return acts
