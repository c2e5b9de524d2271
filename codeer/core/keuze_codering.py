"""Which coding counts, per unit and code: overleg, else finished human work, else reviewed, else open.

- What the team decided together goes before all. A code that overleg gives settles the unit for that
  code, whatever its poles; what overleg only refuses settles that pole.
- Else what people found in units they finished, for codes that existed then. Two who finished the same
  unit count once; where they differ it is `nog_niet_besproken`.
- Else suggestions that someone accepted or changed, else suggestions still open. One that anybody
  rejected does not count, unless another accepted it: then it counts once, `nog_niet_besproken`.
- Where someone contradicts herself, what is open does not count either, nor is it a judged no.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from codeer.core.codeboek import POLEN
from codeer.core.codering import AUTOMAAT, OVERLEG, Herkomst, Voorstel
from codeer.core.codeurnaam import is_herhaling
from codeer.core.gebeurtenis import Codering, Gebeurtenis
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Beoordeling, Kant, Zinsoordelen, beoordeel, bitmap, nummers

ALLES = frozenset(Herkomst)


class Telregel(NamedTuple):
    """Whose codings are asked for: out of which layers, and of whom (None: of everyone)."""

    lagen: frozenset[Herkomst] = ALLES
    codeurs: frozenset[str] | None = None

    @classmethod
    def van(cls, bron: str, codeurs: Collection[str] = ()) -> Telregel:
        """Give the rule for a source (a Herkomst, or `alles`) and the names of codeurs, if any.

        With names, open suggestions count only when `automaat` is one of them: they are no one's work.
        """
        lagen = ALLES if bron == "alles" else frozenset({Herkomst(bron)})
        if not codeurs:
            return cls(lagen)
        people = frozenset(codeurs) - {AUTOMAAT}
        if AUTOMAAT not in codeurs:
            lagen -= {Herkomst.AUTOMAAT}
        elif not people:
            lagen &= {Herkomst.AUTOMAAT}
        return cls(lagen, people)


# all that anyone said counts, in its order
GEWOON = Telregel()


class Gekozen(NamedTuple):
    """One (unit, code, pole) that counts: what it rests on, who gave it, and by which events."""

    zin: int
    code: str
    pool: str
    herkomst: Herkomst
    codeurs: tuple[str, ...]
    nog_niet_besproken: bool = False
    gebeurtenissen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keuze:
    """What counts in one interview, by unit, then in codebook order.

    `beoordeeld` has per code the bitmap of the units that any of the layers asked for judged, and
    `per_laag` the same for each of those layers by itself; units may be in more than one.
    `onaf` are codings in units that their codeur has not finished: they do not count yet. `betwist` are,
    per code, the units on which someone contradicts herself and nobody else says anything.
    """

    gekozen: tuple[Gekozen, ...]
    beoordeeld: Mapping[str, int]
    onaf: tuple[Gebeurtenis, ...]
    beoordeling: Beoordeling
    per_laag: Mapping[str, Mapping[Herkomst, int]]
    betwist: Mapping[str, int]

    def oordeel(self, zin: int, code: str) -> tuple[str, ...] | None:
        """Give the poles that count in a unit, () for a judged no; None when nobody judged it: never 0."""
        if not self.beoordeeld.get(code, 0) >> zin & 1:
            return None
        return tuple(g.pool for g in self.gekozen if (g.zin, g.code) == (zin, code))


def kies(  # noqa: PLR0913 -- a choice rests on all of these
    staat: Staat,
    dekking: Zinsdekking,
    codes: Sequence[str],
    voorstellen: Iterable[Voorstel] = (),
    *,
    lagen: Collection[Herkomst] = ALLES,
    codeurs: Collection[str] | None = None,
) -> Keuze:
    """Choose what counts in the interview of `dekking`, out of the layers asked for.

    `codes` are those of the codebook in its order. Without `codeurs` all people count but those who
    code once more to compare with themselves. A suggestion that anyone else refused stays refused.
    `staat` may hold other interviews; without them it is quicker.
    """
    found = beoordeel(staat, dekking)
    once = {naam: judged for naam, judged in found.codeurs.items() if not is_herhaling(naam)}
    counting = once
    if codeurs is not None:
        counting = {naam: judged for naam, judged in found.codeurs.items() if naam in codeurs}
    suggested: dict[Kant, int] = {}
    for v in voorstellen:
        bits = bitmap(dekking.zinnen_van(v.begin, v.eind))
        suggested[v.code, v.pool] = suggested.get((v.code, v.pool), 0) | bits
    every = (1 << len(dekking.zinnen)) - 1
    ladders = {code: _Ladder(code, counting, once.values(), every, frozenset(lagen)) for code in codes}
    chosen = [
        gekozen
        for (code, ladder), pool in product(ladders.items(), POLEN)
        for gekozen in ladder.choose(pool, suggested.get((code, pool), 0))
    ]
    per_laag = {code: ladder.judged() for code, ladder in ladders.items()}
    order = {code: nr for nr, code in enumerate(codes)}
    chosen.sort(key=lambda g: (g.zin, order[g.code], POLEN.index(g.pool)))
    return Keuze(
        gekozen=tuple(chosen),
        beoordeeld={code: _union(per_laag[code].values()) for code in codes},
        onaf=tuple(g for g in staat.coderingen if _is_unfinished(g, counting, dekking)),
        beoordeling=found,
        per_laag=per_laag,
        betwist={code: ladder.disputed for code, ladder in ladders.items() if ladder.disputed},
    )


class _Ladder:
    """The order of what goes before what, for one code."""

    def __init__(
        self,
        code: str,
        judged: Mapping[str, Zinsoordelen],
        refusing: Collection[Zinsoordelen],
        every: int,
        lagen: frozenset[Herkomst],
    ) -> None:
        self._code = code
        self._every = every
        self._lagen = lagen
        self._refusing = refusing
        self._team = judged.get(OVERLEG, Zinsoordelen(OVERLEG))
        self._people = [z for naam, z in judged.items() if naam not in (OVERLEG, AUTOMAAT)]
        self._by_team = self._by_people = 0
        if Herkomst.MENS in lagen:
            self._by_team = self._team.gezien.get(code, 0) | _union(
                self._team.gegeven.get((code, pool), 0) for pool in POLEN
            )
            self._by_people = _union(z.gezien.get(code, 0) for z in self._people) & ~self._by_team
        accepted = _union(z.nagekeken.get((code, pool), 0) for z in self._people for pool in POLEN)
        torn = _union(z.betwist.get(code, 0) for z in (*judged.values(), *refusing))
        self.disputed = torn & ~(self._by_team | self._by_people | accepted)

    def judged(self) -> dict[Herkomst, int]:
        """Give for each layer asked for the units that it judged for this code."""
        kanten = [(self._code, pool) for pool in POLEN]
        found = dict.fromkeys(sorted(self._lagen), 0)
        if Herkomst.AUTOMAAT in found:
            found[Herkomst.AUTOMAAT] = self._every & ~self.disputed
        if Herkomst.MENS in found:
            refused = _union(self._team.afgewezen.get(kant, 0) for kant in kanten)
            found[Herkomst.MENS] = self._by_team | self._by_people | refused
        if Herkomst.NAGEKEKEN in found:
            found[Herkomst.NAGEKEKEN] = _union(
                z.nagekeken.get(kant, 0) | z.afgewezen.get(kant, 0) for z in self._people for kant in kanten
            )
        return found

    def choose(self, pool: str, suggested: int) -> Iterator[Gekozen]:
        """Give what counts of one pole; `suggested` are the units with such a suggestion."""
        kant = self._code, pool
        not_refused = self._every & ~self._team.afgewezen.get(kant, 0)
        yield from self._give(
            self._team.gegeven.get(kant, 0) & self._by_team, pool, Herkomst.MENS, [self._team]
        )

        seen = [(z.gezien.get(self._code, 0), z.gegeven.get(kant, 0), z) for z in self._people]
        here = self._by_people & not_refused
        given = _union(s & g for s, g, _ in seen) & here
        doubted = given & _union(s & ~g for s, g, _ in seen)
        for bit in nummers(given):
            who = [z for s, g, z in seen if s & g & 1 << bit]
            yield from self._give(1 << bit, pool, Herkomst.MENS, who, doubted)

        rest = not_refused & ~self._by_team & ~self._by_people
        refused = _union(z.afgewezen.get(kant, 0) for z in self._people)
        if Herkomst.NAGEKEKEN in self._lagen:
            accepted = _union(z.nagekeken.get(kant, 0) for z in self._people) & rest
            for bit in nummers(accepted):
                who = [z for z in self._people if z.nagekeken.get(kant, 0) & 1 << bit]
                yield from self._give(1 << bit, pool, Herkomst.NAGEKEKEN, who, refused)
            rest &= ~accepted
        if Herkomst.AUTOMAAT in self._lagen:
            anyhow = _union(z.afgewezen.get(kant, 0) for z in self._refusing)
            for zin in nummers(suggested & rest & ~refused & ~anyhow & ~self.disputed):
                yield Gekozen(zin, self._code, pool, Herkomst.AUTOMAAT, (AUTOMAAT,))

    def _give(
        self, bits: int, pool: str, herkomst: Herkomst, who: Sequence[Zinsoordelen], doubted: int = 0
    ) -> Iterator[Gekozen]:
        for zin in nummers(bits):
            names = tuple(z.codeur for z in who)
            ids = tuple(id for z in who for id in z.uit.get((zin, self._code, pool), ()))
            yield Gekozen(zin, self._code, pool, herkomst, names, bool(doubted >> zin & 1), ids)


def _union(bitmaps: Iterable[int]) -> int:
    bits = 0
    for bitmap_ in bitmaps:
        bits |= bitmap_
    return bits


def _is_unfinished(g: Gebeurtenis, judged: Mapping[str, Zinsoordelen], dekking: Zinsdekking) -> bool:
    """Tell whether a coding that people made themselves lies wholly in units not finished for its code."""
    here = (g.interview, g.tekst) == (dekking.interview, dekking.tekst)
    if (
        not (here and g.anker and isinstance(g.inhoud, Codering) and g.codeur in judged)
        or g.codeur == OVERLEG
    ):
        return False
    zinnen = dekking.zinnen_van(g.anker.begin, g.anker.eind)
    return bool(zinnen) and not bitmap(zinnen) & judged[g.codeur].gezien.get(g.inhoud.code, 0)
