"""Undo a codeur's acts one by one, out of nothing but the journal: after a restart it goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codeer.core.gebeurtenis import Gebeurtenis, Herroeping, Inzage
from codeer.core.gebeurtenis_maak import Maker
from codeer.core.vouwen import Staat

# the events of one act: made by one codeur on one computer with one number
Daad = tuple[Gebeurtenis, ...]
_ALS_GELEZEN: Mapping[str, Gebeurtenis] = {}


def laatste_daad(staat: Staat, codeur: str) -> Daad:
    """Give the last act of a codeur that is no undoing and was not undone; empty when there is none.

    What someone saw cannot be unseen, so an Inzage is no act. `staat` is of one interview.
    """
    own = [g for g in staat.gebeurtenissen if g.codeur == codeur and not isinstance(g.inhoud, Inzage)]
    undone = {g.terug for g in own}
    last = next((g for g in reversed(own) if not g.terug and g.id not in undone), None)
    if last is None:
        return ()
    return tuple(g for g in own if (g.nr, g.apparaat) == (last.nr, last.apparaat) and g.id not in undone)


def kan_terug(staat: Staat, daad: Daad) -> bool:
    """Tell whether nothing came after an act, undoings left aside."""
    stands = _stand_ins(staat)
    return bool(daad) and all(staat.is_kop(_last(stands, g.id)) for g in daad)


def draai_daad_terug(
    staat: Staat, maker: Maker, daad: Daad, geschreven: Mapping[str, Gebeurtenis] = _ALS_GELEZEN
) -> Daad:
    """Make the events that undo an act: what it replaced holds again, and without that nothing does.

    `geschreven` has, by id, the events that are read otherwise than they were written, such as under
    the name that a code has now: what comes back comes back as it was. ValueError when something came
    after it.
    """
    if not kan_terug(staat, daad):
        raise ValueError("hier kwam al iets na")
    maker.zag(staat.nr)
    stands = _stand_ins(staat)
    made: list[Gebeurtenis] = []
    for undone in reversed(daad):
        found = [staat.gebeurtenis(former) for former in staat.vervangt(undone.id)]
        back = [former for former in found if former is not None]
        here = back or [undone._replace(inhoud=Herroeping())]
        head = _last(stands, undone.id)
        made += [_again(maker, geschreven.get(g.id, g) if back else g, head, undone.id) for g in here]
    return samen(made)


def samen(made: Sequence[Gebeurtenis]) -> Daad:
    """Make one act of events that were made one after the other: all bear the number of the first."""
    return tuple(g._replace(nr=made[0].nr) for g in made)


def _again(maker: Maker, former: Gebeurtenis, head: str, undone: str) -> Gebeurtenis:
    made = maker.maak(
        former.inhoud,
        interview=former.interview,
        tekst=former.tekst,
        anker=former.anker,
        codeboek=former.codeboek,
        na=(head,),
    )
    return made._replace(terug=undone)


def _stand_ins(staat: Staat) -> dict[str, str]:
    """Give for each event that an undoing brought back the event that stands there in its place."""
    found: dict[str, str] = {}
    for g in staat.gebeurtenissen:
        if g.terug:
            for former in staat.vervangt(g.terug):
                original = staat.gebeurtenis(former)
                if original is not None and _says(original) == _says(g):
                    found[former] = g.id
    return found


def _says(g: Gebeurtenis) -> tuple[object, ...]:
    return g.inhoud, g.tekst, g.anker


def _last(stands: Mapping[str, str], id: str) -> str:
    """Follow from stand-in to stand-in; an event that was never brought back stands for itself."""
    while id in stands:
        id = stands[id]
    return id
