"""Which units of an interview were judged, for which code and by whom: what figures are divided by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from codeer.core.codering import Herkomst, Voorstel
from codeer.core.interview import Interview, woordplaatsen
from codeer.core.keuze_codering import Keuze
from codeer.core.zinsdekking import Span, Zinsdekking
from codeer.core.zinsoordelen import bitmap, nummers


@dataclass(frozen=True, slots=True)
class Beoordeeld:
    """The judged units of one interview: bit i of a bitmap is unit i.

    `codes` are the units judged per code; a code that is not in it was judged nowhere here. `gronden`
    are the same units under the source on which they rest: under two where their poles differ in that.
    With `alles` open suggestions
    count too, and those are about every unit.
    """

    eenheden: tuple[Span, ...]
    sprekers: tuple[str, ...]  # of each unit
    woorden: tuple[int, ...]  # of each unit; not counted where every unit was judged
    codes: Mapping[str, int]
    gronden: Mapping[str, Mapping[Herkomst, int]]
    alles: bool

    def bits(self, codes: Iterable[str]) -> int:
        """Give the units that were judged for any of these codes."""
        return _union(self.codes.get(code, 0) for code in codes)

    def woorden_van(self, bits: int) -> dict[str, int]:
        """Count the words of units, per speaker; who has none of them is not in it."""
        words: dict[str, int] = {}
        for nr in nummers(bits):
            spreker = self.sprekers[nr]
            words[spreker] = words.get(spreker, 0) + self.woorden[nr]
        return words

    def grond(self, code: str, sprekers: Collection[str]) -> frozenset[Herkomst]:
        """Say on which sources the judgements for a code on what these speakers say rest."""
        here = bitmap(nr for nr, spreker in enumerate(self.sprekers) if spreker in sprekers)
        return frozenset(h for h, bits in self.gronden.get(code, {}).items() if bits & here)


def maak_beoordeeld(
    keuze: Keuze,
    interview: Interview,
    dekking: Zinsdekking,
    voorstellen: Iterable[Voorstel],
    zonder_termen: Collection[str] = (),
) -> Beoordeeld:
    """Bring together what a choice of codings says about who judged what.

    People judge the units that they finished or decided on. Where nobody finished a unit for a code but
    suggestions were reviewed, the computer searched all and people checked what it found: all units but
    those with a suggestion that nobody decided on. Codes `zonder_termen` the computer cannot look for:
    only people judge those.
    """
    units = dekking.zinnen
    suggested: dict[str, int] = {}
    for v in voorstellen:
        suggested[v.code] = suggested.get(v.code, 0) | bitmap(dekking.zinnen_van(v.begin, v.eind))
    every = (1 << len(units)) - 1
    reviewed = any(layers.get(Herkomst.NAGEKEKEN) for layers in keuze.per_laag.values())
    counted: dict[tuple[str, Herkomst], int] = {}
    for g in keuze.gekozen:
        counted[g.code, g.herkomst] = counted.get((g.code, g.herkomst), 0) | 1 << g.zin
    gronden = {}
    for code, layers in keuze.per_laag.items():
        known = every & ~keuze.betwist.get(code, 0)
        # where suggestions count, only those that nobody refused are open
        automatic = counted.get((code, Herkomst.AUTOMAAT), 0)
        open_ = automatic if Herkomst.AUTOMAAT in layers else suggested.get(code, 0)
        if code in zonder_termen:
            gronden[code] = {h: layers[h] for h in (Herkomst.MENS, Herkomst.NAGEKEKEN) if layers.get(h)}
        else:
            gronden[code] = dict(_gronden(layers, open_, known, reviewed=reviewed))
            # a pole that someone accepted stands beside one that the team refused
            if accepted := counted.get((code, Herkomst.NAGEKEKEN), 0):
                gronden[code][Herkomst.NAGEKEKEN] = gronden[code].get(Herkomst.NAGEKEKEN, 0) | accepted
    codes = {code: _union(grond.values()) for code, grond in gronden.items()}
    parts = any(0 < bits < every for bits in codes.values())
    return Beoordeeld(
        eenheden=tuple(units),
        sprekers=tuple(interview.beurten[beurt - 1].spreker for _, _, beurt in units),
        woorden=tuple(woorden_per_eenheid(interview, units)) if parts else (),
        codes={code: bits for code, bits in codes.items() if bits},
        gronden=gronden,
        alles=not (zonder_termen or keuze.betwist)
        and all(Herkomst.AUTOMAAT in layers for layers in keuze.per_laag.values()),
    )


def _gronden(
    layers: Mapping[Herkomst, int], open_: int, every: int, *, reviewed: bool
) -> Iterator[tuple[Herkomst, int]]:
    """Give each unit that was judged for one code to the source that goes before the others."""
    mens, decided = layers.get(Herkomst.MENS, 0), layers.get(Herkomst.NAGEKEKEN, 0)
    rest = every & ~mens
    if Herkomst.AUTOMAAT in layers:
        checked = rest if reviewed and not open_ else decided & rest
        computer = rest & ~checked | open_
    else:
        undecided = open_ & ~decided
        whole = decided or (reviewed and not open_)
        checked = rest & ~undecided if whole and not mens else decided & rest
        computer = 0
    for herkomst, bits in (
        (Herkomst.MENS, mens),
        (Herkomst.NAGEKEKEN, checked),
        (Herkomst.AUTOMAAT, computer),
    ):
        if bits:
            yield herkomst, bits


def _union(rows: Iterable[int]) -> int:
    found = 0
    for bits in rows:
        found |= bits
    return found


def woorden_per_eenheid(interview: Interview, units: Sequence[Span]) -> list[int]:
    """Count the words per unit, so that they add up to those of the turns that have units."""
    counts = [0] * len(units)
    begins = [begin for begin, _, _ in units]
    first: dict[int, int] = {}
    for nr, (_, _, beurt) in enumerate(units):
        first.setdefault(beurt, nr)
    for beurt, least in first.items():
        for at in woordplaatsen(interview, interview.beurten[beurt - 1]):
            counts[max(bisect_right(begins, at) - 1, least)] += 1
    return counts
