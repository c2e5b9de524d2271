"""Codes that were renamed or merged: events keep the name of their time, and are read under that of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from codeer.core.codeboek import Codeboek
from codeer.core.gebeurtenis import (
    Afronding,
    Beslissing,
    Besluit,
    Codering,
    Gebeurtenis,
    Memo,
    Onbekend,
    Over,
)

Namen = Mapping[str, str]
# what a person decided on a code before it took in another, where the two would contradict
_VROEGER = " (voor het samenvoegen)"


def namen_van_nu(codeboek: Codeboek) -> dict[str, str]:
    """Give for each earlier name of a code the name that it has now; a name in use now is never one."""
    now = {code.pad for code in codeboek.alle_codes()}
    return {
        former: code.pad for code in codeboek.alle_codes() for former in code.voorheen if former not in now
    }


def vroegere_namen(codeboek: Codeboek) -> dict[str, tuple[str, ...]]:
    """Give for each code the names it had, as far as no other has them now."""
    found: dict[str, tuple[str, ...]] = {}
    for former, now in namen_van_nu(codeboek).items():
        found[now] = (*found.get(now, ()), former)
    return found


def codes_bij_afronding(codeboek: Codeboek, codes: Iterable[str]) -> tuple[str, ...]:
    """Give what someone who finishes a passage for these codes records, so that it is read back as those.

    A merged code stands there with the names that it took in: without them it is what it was before,
    and then only a part of it was judged.
    """
    found = {code.pad: code for code in codeboek.alle_codes()}
    wanted = tuple(codes)
    parts = [deel[0] for pad in wanted if pad in found for deel in found[pad].samengevoegd]
    return tuple(dict.fromkeys((*wanted, *parts)))


def vertaal(gebeurtenis: Gebeurtenis, namen: Namen) -> Gebeurtenis:
    """Give the event with its codes under their names of now; the very same event when none changed."""
    inhoud = gebeurtenis.inhoud
    now = inhoud
    if isinstance(inhoud, Codering) and inhoud.code in namen:
        now = replace(inhoud, code=namen[inhoud.code])
    elif isinstance(inhoud, Besluit) and not namen.keys().isdisjoint((inhoud.code, inhoud.wordt_code)):
        now = _besluit(inhoud, namen)
    elif isinstance(inhoud, Afronding) and not namen.keys().isdisjoint(inhoud.codes):
        codes = tuple(dict.fromkeys(namen.get(code, code) for code in inhoud.codes))
        now = replace(inhoud, codes=codes)
    elif isinstance(inhoud, Memo) and inhoud.over is Over.CODE and inhoud.sleutel in namen:
        now = replace(inhoud, sleutel=namen[inhoud.sleutel])
    return gebeurtenis if now is inhoud else gebeurtenis._replace(inhoud=now)


def _besluit(besluit: Besluit, namen: Namen) -> Besluit:
    code = namen.get(besluit.code, besluit.code)
    becomes = namen.get(besluit.wordt_code, besluit.wordt_code)
    if (code, besluit.pool) == (becomes, besluit.wordt_pool):  # it became the code that it is merged with
        return replace(besluit, beslissing=Beslissing.AKKOORD, code=code, wordt_code="", wordt_pool="")
    return replace(besluit, code=code, wordt_code=becomes)


@dataclass(frozen=True, slots=True)
class Hertaler:
    """Brings events to the code names of a codebook; `delen` has per merged code the names of each part."""

    namen: Namen
    delen: Mapping[str, tuple[frozenset[str], ...]]
    codeboek: Codeboek

    @classmethod
    def van(cls, codeboek: Codeboek) -> Hertaler:
        """Make the one for a codebook."""
        delen = {}
        for code in (c for c in codeboek.alle_codes() if c.samengevoegd):
            parts = [frozenset(deel) for deel in code.samengevoegd]
            own = {code.pad, *code.voorheen}.difference(*parts)
            delen[code.pad] = (frozenset(own), *parts)
        return cls(namen_van_nu(codeboek), delen, codeboek)

    def alle(self, gebeurtenissen: Iterable[Gebeurtenis | Onbekend]) -> list[Gebeurtenis | Onbekend]:
        """Give all events under the names of now; what this version cannot read stays as it is.

        Someone who accepted one of two codes that are one now, and rejected the other on the same
        place, accepted the merged one: such a rejection, and a second memo, keep their former name.
        """
        rows = list(gebeurtenissen)
        if not self.namen and not self.delen:
            return rows
        apart = _Apart(self, rows).ids if self.delen else frozenset()
        return [self._een(g, apart=g.id in apart) if isinstance(g, Gebeurtenis) else g for g in rows]

    def _een(self, g: Gebeurtenis, *, apart: bool) -> Gebeurtenis:
        now = vertaal(g, self.namen)
        if apart and isinstance(g.inhoud, Besluit):
            becomes = self.namen.get(g.inhoud.wordt_code, g.inhoud.wordt_code)
            former = self._vroeger(g.inhoud.code)
            return g._replace(inhoud=replace(g.inhoud, code=former, wordt_code=becomes))
        if apart and isinstance(g.inhoud, Memo):
            return g._replace(inhoud=replace(g.inhoud, sleutel=self._vroeger(g.inhoud.sleutel)))
        if self.delen and isinstance(now.inhoud, Afronding) and isinstance(g.inhoud, Afronding):
            judged = set(g.inhoud.codes)
            codes = tuple(c for c in now.inhoud.codes if all(judged & d for d in self.delen.get(c, ())))
            # as it would be recorded now: who makes it again, such as by undoing, loses nothing
            codes = codes_bij_afronding(self.codeboek, codes)
            if codes != now.inhoud.codes:
                return now._replace(inhoud=replace(now.inhoud, codes=codes))
        return now

    def _vroeger(self, code: str) -> str:
        """Give a name that no code has now."""
        return f"{code}{_VROEGER}" if code in self.delen else code

    def samengevoegd(self, code: str) -> str:
        """Give the name of now of a code that is a part of a merged one, else nothing."""
        now = self.namen.get(code, code)
        return now if now in self.delen else ""

    def deel(self, code: str) -> int:
        """Give which part of the merged code a name is of; 0 is the code that took in the others."""
        return next(nr for nr, deel in enumerate(self.delen[self.samengevoegd(code)]) if code in deel)


class _Apart:
    """Finds what would come to contradict its own codeur, only because two codes became one."""

    def __init__(self, hertaler: Hertaler, rows: Iterable[Gebeurtenis | Onbekend]) -> None:
        self._hertaler = hertaler
        about = {g.id: (g, doel) for g in rows if isinstance(g, Gebeurtenis) and (doel := self._doel(g))}
        self._voor = {id: [a for a in g.na if a in about] for id, (g, _) in about.items()}
        replaced = {former for row in self._voor.values() for former in row}
        heads: dict[tuple[object, ...], list[Gebeurtenis]] = {}
        for id, (g, doel) in about.items():
            if id not in replaced:
                heads.setdefault(doel, []).append(g)
        self.ids = frozenset(id for row in heads.values() if len(row) > 1 for id in self._losers(row))

    def _doel(self, g: Gebeurtenis) -> tuple[object, ...]:
        inhoud, now = g.inhoud, self._hertaler.samengevoegd(_code(g))
        if not now:
            return ()
        if isinstance(inhoud, Besluit) and g.anker is not None:
            return (g.codeur, g.interview, g.tekst, g.anker.begin, g.anker.eind, now, inhoud.pool)
        return (g.codeur, now)

    def _losers(self, heads: list[Gebeurtenis]) -> set[str]:
        """Give the heads that keep a name of their own, with all that they replaced."""
        part = {g.id: self._hertaler.deel(_code(g)) for g in heads}
        if isinstance(heads[0].inhoud, Memo):
            stays = {g.id for g in heads if part[g.id] == min(part.values())}
        else:
            stays = {g.id for g in heads if _gives(g)}
            refused = {part[g.id] for g in heads if g.id not in stays}
            # nothing given, or one part that contradicts itself: that is for people to settle
            if not stays or refused & {part[id] for id in stays}:
                return set()
        return self._past(g.id for g in heads if g.id not in stays) - self._past(stays)

    def _past(self, ids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        todo = list(ids)
        while todo:
            if (id := todo.pop()) not in found:
                found.add(id)
                todo += self._voor[id]
        return found


def _code(g: Gebeurtenis) -> str:
    """Give the code that a decision or a memo on a code is about, else nothing."""
    if isinstance(g.inhoud, Besluit):
        return g.inhoud.code
    return g.inhoud.sleutel if isinstance(g.inhoud, Memo) and g.inhoud.over is Over.CODE else ""


def _gives(g: Gebeurtenis) -> bool:
    return isinstance(g.inhoud, Besluit) and g.inhoud.beslissing is Beslissing.AKKOORD
