"""How often values were given, and how often by several coders at once: all that a maat needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Protocol


class Maatsoort(StrEnum):
    """What a maat speaks about; it decides where a maat is shown."""

    GROEP = "groep"  # how far all coders agree
    PAAR = "paar"  # how far two coders agree; nothing for more
    WAARDE = "waarde"  # how far coders agree on one value, the `positief` of a count
    VERDELING = "verdeling"  # how often that value is given: no agreement


@dataclass(frozen=True, slots=True)
class Telling:
    """Counts over units; those of different units add up.

    Units are told apart by the number of coders who gave them a value: at `eenheden[n]` stands how many
    units have n values. For each value, `gegeven[waarde][n]` says how often it was given in such units, and
    `samen[waarde][n]` how many pairs of coders both gave it there, each pair counted in both directions.
    `per_codeur[codeur][waarde]` counts only units with two values or more.
    """

    eenheden: tuple[int, ...]
    gegeven: tuple[tuple[int, ...], ...]
    samen: tuple[tuple[int, ...], ...]
    per_codeur: tuple[tuple[int, ...], ...]
    positief: int | None = None  # which of the values a maat about one value speaks of

    @property
    def codeurs(self) -> int:
        """Give the number of coders, also those who gave no value."""
        return len(self.per_codeur)

    @property
    def beoordeeld(self) -> int:
        """Give the number of units with a value of anyone."""
        return sum(self.eenheden[1:])

    @property
    def vergelijkbaar(self) -> int:
        """Give the number of units with values of two coders or more."""
        return sum(self.eenheden[2:])

    @property
    def gebruikt(self) -> int:
        """Give the number of different values that were given."""
        return sum(map(any, self.gegeven))

    def tel(self) -> Telling:
        """Give itself: what can be counted and what was counted go to a maat alike."""
        return self

    def getallen(self) -> tuple[int, ...]:
        """Give all counts in one row, in a fixed order."""
        return tuple(chain(self.eenheden, *self.gegeven, *self.samen, *self.per_codeur))

    def met_getallen(self, getallen: Sequence[int]) -> Telling:
        """Give a count of the same shape with other numbers, in the order of `getallen()`."""
        width, values = len(self.eenheden), len(self.gegeven)
        cuts = [getallen[nr * width : (nr + 1) * width] for nr in range(2 * values + 1)]
        rest = getallen[(2 * values + 1) * width :]
        per_codeur = [tuple(rest[nr * values : (nr + 1) * values]) for nr in range(self.codeurs)]
        tables = tuple(map(tuple, cuts))
        return Telling(
            tables[0], tables[1 : values + 1], tables[values + 1 :], tuple(per_codeur), self.positief
        )

    def __add__(self, other: Telling) -> Telling:
        return tel_op((self, other))


def tel_op(tellingen: Sequence[Telling]) -> Telling:
    """Add counts of the same shape up; there is at least one."""
    if len(tellingen) == 1:
        return tellingen[0]
    rows = [telling.getallen() for telling in tellingen]
    return tellingen[0].met_getallen([sum(column) for column in zip(*rows, strict=True)])


class Telbaar(Protocol):
    """What a maat is computed from: a matrix of values, or the count of one."""

    def tel(self) -> Telling:
        """Count how often values were given, alone and together."""
        ...
