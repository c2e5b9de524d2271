"""Folding the journal: out of all events, in whatever files and order they came, what holds now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from codeer.core.doelen import Doel, Doelen, vind_doelen
from codeer.core.gebeurtenis import (
    Afronding,
    Besluit,
    Codering,
    Gebeurtenis,
    Herroeping,
    Inhoud,
    Inzage,
    Memo,
    Onbekend,
    OpenCode,
    Over,
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Events on one target that contradict each other, made without knowledge of one another.

    None of them holds until an event comes that replaces them all.
    """

    gebeurtenissen: tuple[Gebeurtenis, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids that the event which settles this must have in its `na`."""
        return tuple(g.id for g in self.gebeurtenissen)


@dataclass(frozen=True, slots=True)
class Staat:
    """What the events say together, each part in fold order.

    `dubbel` holds the ids that two different events bear. `onbekend` decides on nothing. Of a finish that
    was opened in part on two devices `geldend` has, as the first of both, what is finished on both.
    """

    gebeurtenissen: tuple[Gebeurtenis, ...]
    geldend: tuple[Gebeurtenis, ...]
    conflicten: tuple[Conflict, ...]
    onbekend: tuple[Onbekend, ...]
    dubbel: tuple[str, ...]
    _by_id: Mapping[str, Gebeurtenis]
    _voor: Mapping[str, tuple[str, ...]]  # id -> the known events that it replaces
    _doelen: Doelen
    _koppen: Mapping[Doel, tuple[str, ...]]

    @property
    def coderingen(self) -> tuple[Gebeurtenis, ...]:
        """Give the codings in force that people made by themselves."""
        return self._of(Codering)

    @property
    def besluiten(self) -> tuple[Gebeurtenis, ...]:
        """Give the decisions on suggestions in force."""
        return self._of(Besluit)

    @property
    def memos(self) -> tuple[Gebeurtenis, ...]:
        """Give the memos in force."""
        return self._of(Memo)

    @property
    def open_codes(self) -> tuple[Gebeurtenis, ...]:
        """Give the ideas for codes in force."""
        return self._of(OpenCode)

    @property
    def afrondingen(self) -> tuple[Gebeurtenis, ...]:
        """Give what is finished."""
        return self._of(Afronding)

    @property
    def inzagen(self) -> tuple[Gebeurtenis, ...]:
        """Give from when on who saw suggestions or the work of others."""
        return self._of(Inzage)

    def gebeurtenis(self, id: str) -> Gebeurtenis | None:
        """Find an event, in force or not."""
        return self._by_id.get(id)

    def vervangt(self, id: str) -> tuple[str, ...]:
        """Give the ids of the known events that this one replaces."""
        return self._voor.get(id, ())

    @property
    def nr(self) -> int:
        """Give the highest number seen, from which a writer counts on."""
        last = (*(g.nr for g in self.gebeurtenissen[-1:]), *(g.nr for g in self.onbekend[-1:]))
        return max(last, default=0)

    def is_kop(self, id: str) -> bool:
        """Tell whether nothing replaces this event."""
        return id in self._koppen.get(self._doelen.van(id), ())

    def doelen(self, id: str) -> frozenset[Doel]:
        """Give what a known event is about; two events that share one are about the same thing."""
        return frozenset({self._doelen.van(id)} if id in self._by_id else ())

    def koppen_voor(self, gebeurtenis: Gebeurtenis) -> tuple[str, ...]:
        """Give the ids of what holds now, or contradicts, where a new event would come."""
        former = [id for id in gebeurtenis.na if id in self._by_id]
        own = self._doelen.sleutel(gebeurtenis)
        doelen = {self._doelen.van(id) for id in former} | ({self._doelen.van_sleutel(own)} if own else set())
        return tuple(id for doel in sorted(doelen, key=repr) for id in self._koppen.get(doel, ()))

    def memos_bij(self, gebeurtenis: Gebeurtenis) -> tuple[Gebeurtenis, ...]:
        """Give the memos of all codeurs on a coding or decision, whatever version of it they name."""
        here = self.doelen(gebeurtenis.id)
        return tuple(
            g
            for g in self.memos
            if isinstance(g.inhoud, Memo)
            and g.inhoud.over is Over.CODERING
            and here & self.doelen(g.inhoud.sleutel)
        )

    def _of(self, kind: type[Inhoud]) -> tuple[Gebeurtenis, ...]:
        return tuple(g for g in self.geldend if isinstance(g.inhoud, kind))


def vouw(gebeurtenissen: Iterable[Gebeurtenis | Onbekend]) -> Staat:
    """Fold events into what holds; order, files and doubles make no difference."""
    by_id, dubbel = _unique(gebeurtenissen)
    in_order = sorted(by_id.values(), key=lambda g: g.volgorde)
    known = tuple(g for g in in_order if isinstance(g, Gebeurtenis))
    earlier: dict[str, Gebeurtenis] = {}
    voor: dict[str, tuple[str, ...]] = {}
    for g in known:
        # nobody replaces another's work, and nothing replaces what comes after it
        voor[g.id] = tuple(id for id in g.na if id in earlier and earlier[id].codeur == g.codeur)
        earlier[g.id] = g
    replaced = {id for ids in voor.values() for id in ids}
    doelen = vind_doelen(known, voor)
    heads: dict[Doel, list[Gebeurtenis]] = {}
    for g in known:
        if g.id not in replaced:
            heads.setdefault(doelen.van(g.id), []).append(g)
    speaking = [_meet(row) for row in (_speaking(row, voor) for row in heads.values()) if row]
    conflicten = tuple(
        Conflict(tuple(row)) for row in speaking if len(row) > 1 and len({_says(g) for g in row}) > 1
    )
    torn = {id for conflict in conflicten for id in conflict.ids}
    holding = {row[0].id: row[0] for row in speaking if row[0].id not in torn}
    return Staat(
        gebeurtenissen=known,
        geldend=tuple(
            holding[g.id] for g in known if g.id in holding and not isinstance(g.inhoud, Herroeping)
        ),
        conflicten=conflicten,
        onbekend=tuple(g for g in in_order if isinstance(g, Onbekend)),
        dubbel=dubbel,
        _by_id=earlier,
        _voor=voor,
        _doelen=doelen,
        _koppen={doel: tuple(g.id for g in row) for doel, row in heads.items()},
    )


def _unique(
    gebeurtenissen: Iterable[Gebeurtenis | Onbekend],
) -> tuple[dict[str, Gebeurtenis | Onbekend], tuple[str, ...]]:
    """Keep one event per id; of two different ones the choice does not hang on their order."""
    found: dict[str, Gebeurtenis | Onbekend] = {}
    dubbel = set()
    for g in gebeurtenissen:
        other = found.setdefault(g.id, g)
        if other is not g and other != g:
            dubbel.add(g.id)
            found[g.id] = min(g, other, key=_rank)
    return found, tuple(sorted(dubbel))


def _rank(g: Gebeurtenis | Onbekend) -> tuple[bool, str]:
    return isinstance(g, Onbekend), repr(g)


def _speaking(heads: list[Gebeurtenis], voor: Mapping[str, tuple[str, ...]]) -> list[Gebeurtenis]:
    """Leave out who only took back her own words, beside another who never knew those."""
    if len(heads) == 1 or not any(isinstance(g.inhoud, Herroeping) for g in heads):
        return heads
    joint = _joint(heads, voor)
    return [g for g in heads if not isinstance(g.inhoud, Herroeping) or _reaches(g.id, joint, voor)]


def _joint(heads: Iterable[Gebeurtenis], voor: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Give events that more than one of these replaces, of each line of them at least the last."""
    of: dict[str, str] = {}
    found: set[str] = set()
    for head in heads:
        todo = list(voor[head.id])
        while todo:
            former = todo.pop()
            if former not in of:
                of[former] = head.id
                todo += voor[former]
            elif of[former] != head.id:  # all before it was looked at for the other
                found.add(former)
    return found


def _reaches(id: str, joint: set[str], voor: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether an event, or anything that it replaces, replaces one of these."""
    todo, seen = list(voor[id]), set()
    while todo:
        former = todo.pop()
        if former in joint:
            return True
        if former not in seen:
            seen.add(former)
            todo += voor[former]
    return False


def _meet(heads: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """Bring what is left of one finish on several devices to what is finished on all of them."""
    if len(heads) == 1:
        return heads
    rests = [g for g in heads if isinstance(g.inhoud, Afronding)]
    opened = [g for g in heads if isinstance(g.inhoud, Herroeping)]
    if not rests or len(rests) + len(opened) < len(heads):
        return heads
    if opened:
        return opened
    first = rests[0]
    every = [g.inhoud for g in rests if isinstance(g.inhoud, Afronding)]
    places = {(g.interview, g.tekst, g.anker) for g in rests}
    if len(places) > 1 or len({a.sprekers for a in every}) > 1:
        return heads
    least = replace(
        every[0],
        codes=tuple(code for code in every[0].codes if all(code in a.codes for a in every)),
        blind=all(a.blind for a in every),
        zonder=tuple(sorted({stuk for a in every for stuk in a.zonder})),
    )
    return [first._replace(inhoud=least)]


def _says(g: Gebeurtenis) -> tuple[object, ...]:
    """Give what an event comes down to: two devices that decide the same do not contradict."""
    inhoud = g.inhoud
    if isinstance(inhoud, Herroeping):
        return (inhoud,)
    same = replace(inhoud, waarom="") if isinstance(inhoud, Besluit) else inhoud
    return same, g.interview, g.tekst, g.anker
