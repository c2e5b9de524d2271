"""Ratings unit by unit, for measures that need more than counts: the order of values, and each unit apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import isfinite

from codeer.core.interview_id import natural_key
from codeer.core.oordelen import Oordelenmatrix

# for each unit, per coder the number of the value that she gave; None is not judged
Rij = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Oordelentabel:
    """Values in their order, and the ratings; `waarden` are only those that were given."""

    codeurs: tuple[str, ...]
    waarden: tuple[str, ...]
    rijen: tuple[Rij, ...]

    @classmethod
    def van(cls, matrix: Oordelenmatrix) -> Oordelentabel:
        """Make the table of a matrix; values stand in the order of numbers, else of the alphabet."""
        given = [nr for nr, row in enumerate(matrix.bits) if any(row)]
        order = sorted(given, key=lambda nr: _plek(matrix.waarden[nr]))
        rows: list[list[int | None]] = [[None] * len(matrix.codeurs) for _ in matrix.eenheden]
        for place, nr in enumerate(order):
            for codeur, bits in enumerate(matrix.bits[nr]):
                for unit, bit in enumerate(reversed(f"{bits:b}")):
                    if bit == "1":
                        rows[unit][codeur] = place
        names = tuple(matrix.waarden[nr] for nr in order)
        return cls(matrix.codeurs, names, tuple(map(tuple, rows)))

    @property
    def getallen(self) -> tuple[float, ...] | None:
        """Give the values as numbers; None where one is none."""
        found = tuple(_getal(waarde) for waarde in self.waarden)
        return None if None in found else tuple(one for one in found if one is not None)

    def paren(self) -> Iterator[tuple[tuple[str, str], tuple[tuple[int, int], ...]]]:
        """Give for every two coders the values of the units that both judged."""
        for a, b in combinations(range(len(self.codeurs)), 2):
            both = ((row[a], row[b]) for row in self.rijen)
            found = tuple((one, two) for one, two in both if one is not None and two is not None)
            yield (self.codeurs[a], self.codeurs[b]), found

    def tellingen(self) -> list[list[int]]:
        """Give for each unit that anyone judged how often each value was given."""
        rows = []
        for row in self.rijen:
            counts = [0] * len(self.waarden)
            for nr in row:
                if nr is not None:
                    counts[nr] += 1
            rows += [counts] if any(counts) else []
        return rows


def _getal(waarde: str) -> float | None:
    if "_" in waarde:  # 1_1 is a name, though Python reads 11
        return None
    try:
        found = float(waarde.replace(",", "."))
    except ValueError:
        return None
    return found if isfinite(found) else None


def _plek(waarde: str) -> tuple[object, ...]:
    number = _getal(waarde)
    return (1, 0.0, natural_key(waarde), waarde) if number is None else (0, number, (), waarde)
