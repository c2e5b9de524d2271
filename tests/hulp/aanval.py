"""An attacker on shared tables: what can be worked out of the cells that were left out?

She knows how tables add up, that nothing is less than nought, and nothing of how cells were chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

Rij = Mapping[str, str]
TOTAAL = "totaal"


def soms(frequenties: Iterable[Rij], per: Mapping[str, Iterable[Rij]], kolom: str = "fragmenten"):
    """All cells as sums of unknown leaves: (name of the cell, its leaves, its figure or None).

    A leaf is a code and pole in one group; with several kenmerken, in one combination of groups.
    """
    whole = list(frequenties)
    tables = {k: list(rows) for k, rows in per.items()}
    groups = {k: list(dict.fromkeys(r[k] for r in rows)) for k, rows in tables.items()}
    combos: list[tuple[str, ...]] = [()]
    for k in tables:
        combos = [(*c, g) for c in combos for g in groups[k]]
    leaves = [(r["code"], r["pool"]) for r in whole if r["pool"] != TOTAAL]

    def under(code, pool):
        if pool != TOTAAL:
            return [(code, pool)]
        return [leaf for leaf in leaves if leaf[0] == code or leaf[0].startswith(f"{code}/")]

    found = []
    for r in whole:
        cells = {(c, leaf) for c in combos for leaf in under(r["code"], r["pool"])}
        found.append((("", r["code"], r["pool"]), cells, getal(r, kolom)))
    for at, (k, rows) in enumerate(tables.items()):
        for r in rows:
            cells = {(c, leaf) for c in combos if c[at] == r[k] for leaf in under(r["code"], r["pool"])}
            found.append(((r[k], r["code"], r["pool"]), cells, getal(r, kolom)))
    return found


def getal(rij: Rij, kolom: str) -> int | None:
    return int(rij[kolom]) if rij.get(kolom) else None


def opgelost(cellen) -> set[object]:
    """The cells left out that follow by adding and subtracting alone, by Gauss over the fractions."""
    basis: dict[object, dict[object, Fraction]] = {}

    def rest_of(cells):
        row = dict.fromkeys(cells, Fraction(1))
        for lead, known in basis.items():
            if factor := row.get(lead):
                for key, n in known.items():
                    row[key] = row.get(key, Fraction(0)) - factor * n
                row = {k: n for k, n in row.items() if n}
        return row

    for _, cells, value in cellen:
        if value is not None and (row := rest_of(cells)):
            lead = min(row, key=repr)
            basis[lead] = {k: n / row[lead] for k, n in row.items()}
    return {name for name, cells, value in cellen if value is None and not rest_of(cells)}


def geraden(cellen, *, hoogstens: int = 12) -> dict[object, set[int]]:
    """For each cell left out, two values or more that fit all that is known, found by trying everything.

    One value only means: she knows it. Stops as soon as every cell has two.
    """
    known = [(cells, value) for _, cells, value in cellen if value is not None]
    hidden = {name: cells for name, cells, value in cellen if value is None}
    atoms = sorted(
        {a for _, cells, _ in cellen for a in cells}, key=lambda a: (sum(a in c for c, _ in known), repr(a))
    )
    atoms.reverse()
    place = {a: nr for nr, a in enumerate(atoms)}
    sums = [(sorted(place[a] for a in cells), value) for cells, value in known]
    last = {}
    for nr, (cells, _) in enumerate(sums):
        last.setdefault(cells[-1], []).append(nr)
    of = [[nr for nr, (cells, _) in enumerate(sums) if at in cells] for at in range(len(atoms))]
    left = [value for _, value in sums]
    values = [0] * len(atoms)
    seen: dict[object, set[int]] = {name: set() for name in hidden}

    def enough() -> bool:
        return all(len(found) > 1 for found in seen.values())

    def search(at: int) -> None:
        if enough():
            return
        if at == len(atoms):
            for name, cells in hidden.items():
                seen[name].add(sum(values[place[a]] for a in cells))
            return
        most = min([hoogstens, *(left[nr] for nr in of[at])])
        for value in range(most + 1):
            ends = last.get(at, ())
            if any(left[nr] != value for nr in ends):
                continue
            values[at] = value
            for nr in of[at]:
                left[nr] -= value
            search(at + 1)
            for nr in of[at]:
                left[nr] += value
        values[at] = 0

    search(0)
    return seen
