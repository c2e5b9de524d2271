"""Out of what counts the fragments for a report: where they stand, who gave them, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codeer.core.codering import OVERLEG, Fragment, Herkomst, Voorstel
from codeer.core.doelen import Doel
from codeer.core.gebeurtenis import Beslissing, Besluit, Codering, Gebeurtenis, Memo, Over
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
    memos = _Memos(staat)
    for g in keuze.gekozen:
        begin, eind, _ = dekking.zinnen[g.zin]
        events = [e for e in map(staat.gebeurtenis, g.gebeurtenissen) if e is not None]
        noted = events
        if g.codeurs == (OVERLEG,):  # what each wrote at the same code stays to be read
            noted = [e for e in map(staat.gebeurtenis, _all_who_gave(keuze, g)) if e is not None]
        if g.herkomst is Herkomst.AUTOMAAT:
            why = reasons.get((g.zin, g.code, g.pool), [])
        else:
            why = [*([NIET_BESPROKEN] if g.nog_niet_besproken else []), *_why(events, g)]
        voorstel = Voorstel(g.code, g.pool, begin, eind, "; ".join(dict.fromkeys(why)))
        codeur = ", ".join(sorted(g.codeurs))
        yield plek.fragment(voorstel, codeur, g.herkomst, memos.bij(noted), _facetten(events))


def _facetten(events: Iterable[Gebeurtenis]) -> tuple[tuple[str, str], ...]:
    """Give the facets that anyone gave with the code, each once."""
    given = (e.inhoud.facetten for e in events if isinstance(e.inhoud, (Besluit, Codering)))
    return tuple(dict.fromkeys((naam, value) for row in given for naam, value in row if value))


def _all_who_gave(keuze: Keuze, g: Gekozen) -> Iterator[str]:
    for judged in keuze.beoordeling.codeurs.values():
        yield from judged.uit.get((g.zin, g.code, g.pool), ())


def _why(events: Sequence[Gebeurtenis], g: Gekozen) -> Iterator[str]:
    """Give what the events say of their reason: the suggestion, facets, what the team gave as its reason.

    Where codeurs gave a facet another value, its values stand together.
    """
    for event in events:
        inhoud = event.inhoud
        if isinstance(inhoud, Besluit):
            if inhoud.beslissing is Beslissing.ANDERS and (inhoud.code, inhoud.pool) != (g.code, g.pool):
                yield f"in plaats van {inhoud.code}{'.' if inhoud.pool else ''}{inhoud.pool}"
            if inhoud.waarom:
                yield inhoud.waarom
    values: dict[str, list[str]] = {}
    for naam, value in _facetten(events):
        values.setdefault(naam, []).append(value)
    yield from (f"{naam}: {' of '.join(given)}" for naam, given in values.items())
    for event in events:
        assert isinstance(event.inhoud, (Besluit, Codering))  # noqa: S101 -- nothing else gives a code
        if reden := event.inhoud.reden:
            yield f"{event.codeur}: {reden}" if event.codeur == OVERLEG else reden


class _Memos:
    """The memos on codings of one interview, found by what they are about."""

    def __init__(self, staat: Staat) -> None:
        self._staat = staat
        self._by_doel: dict[Doel, list[tuple[str, Memo]]] = {}
        for g in staat.memos:
            if isinstance(g.inhoud, Memo) and g.inhoud.over is Over.CODERING and g.inhoud.tekst:
                for doel in staat.doelen(g.inhoud.sleutel):
                    self._by_doel.setdefault(doel, []).append((g.codeur, g.inhoud))

    def bij(self, events: Iterable[Gebeurtenis]) -> str:
        """Give what was written at the events; the names beside it where more people wrote."""
        if not self._by_doel:
            return ""
        doelen = [doel for event in events for doel in sorted(self._staat.doelen(event.id), key=repr)]
        told = list(dict.fromkeys(row for doel in doelen for row in self._by_doel.get(doel, ())))
        if len({codeur for codeur, _ in told}) < 2:
            return "\n".join(memo.tekst for _, memo in told)
        return "\n".join(f"{codeur}: {memo.tekst}" for codeur, memo in told)
