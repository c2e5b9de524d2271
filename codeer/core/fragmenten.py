"""Out of what counts the fragments for a report: where they stand, who gave them, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codeer.core.codering import OVERLEG, Fragment, Herkomst, Voorstel
from codeer.core.gebeurtenis import Beslissing, Besluit, Codering, Gebeurtenis, Memo
from codeer.core.keuze_codering import Gekozen, Keuze
from codeer.core.plaats import Plaatsbepaler
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Zinsdekking

NIET_BESPROKEN = "nog niet besproken: niet iedereen gaf deze code"


def maak_fragmenten(
    keuze: Keuze, staat: Staat, dekking: Zinsdekking, voorstellen: Iterable[Voorstel], plek: Plaatsbepaler
) -> Iterator[Fragment]:
    """Give a fragment for each unit, code and pole that counts, in the order of the choice."""
    reasons: dict[tuple[int, str, str], list[str]] = {}
    for v in voorstellen:
        for nr in dekking.zinnen_van(v.begin, v.eind):
            reasons.setdefault((nr, v.code, v.pool), []).append(v.waarom)
    written = bool(staat.memos)
    for g in keuze.gekozen:
        begin, eind, _ = dekking.zinnen[g.zin]
        events = [e for e in map(staat.gebeurtenis, g.gebeurtenissen) if e is not None]
        if g.herkomst is Herkomst.AUTOMAAT:
            why = reasons.get((g.zin, g.code, g.pool), [])
        else:
            why = [*([NIET_BESPROKEN] if g.nog_niet_besproken else []), *_why(events, g)]
        voorstel = Voorstel(g.code, g.pool, begin, eind, "; ".join(dict.fromkeys(why)))
        memo = _memo(staat, events) if written else ""
        yield plek.fragment(voorstel, ", ".join(sorted(g.codeurs)), g.herkomst, memo)


def _why(events: Iterable[Gebeurtenis], g: Gekozen) -> Iterator[str]:
    """Give what the events say of their reason: the suggestion, facets, what the team gave as its reason."""
    for event in events:
        inhoud = event.inhoud
        if not isinstance(inhoud, (Besluit, Codering)):
            continue
        if isinstance(inhoud, Besluit):
            if inhoud.beslissing is Beslissing.ANDERS and (inhoud.code, inhoud.pool) != (g.code, g.pool):
                yield f"in plaats van {inhoud.code}{'.' if inhoud.pool else ''}{inhoud.pool}"
            if inhoud.waarom:
                yield inhoud.waarom
        yield from (f"{naam}: {value}" for naam, value in inhoud.facetten if value)
        if inhoud.reden:
            yield f"{event.codeur}: {inhoud.reden}" if event.codeur == OVERLEG else inhoud.reden


def _memo(staat: Staat, events: Iterable[Gebeurtenis]) -> str:
    """Give what was written at the events; the names beside it where more people wrote."""
    memos = {memo.id: memo for event in events for memo in staat.memos_bij(event)}
    told = [
        (m.codeur, m.inhoud.tekst) for m in memos.values() if isinstance(m.inhoud, Memo) and m.inhoud.tekst
    ]
    if len({codeur for codeur, _ in told}) < 2:
        return "\n".join(text for _, text in told)
    return "\n".join(f"{codeur}: {text}" for codeur, text in told)
