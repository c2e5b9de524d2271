"""Build matrices of ratings for tests, from tables as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from codeer.core.oordelen import Oordeel, Oordelenmatrix


def uit_tabel(tabel: Sequence[Sequence[int]]) -> Oordelenmatrix:
    """Two coders: how often the first gave the value of the row and the second that of the column."""
    paren = [
        (str(r), str(k)) for r, row in enumerate(tabel) for k, count in enumerate(row) for _ in range(count)
    ]
    return uit_kolommen({"a": [p[0] for p in paren], "b": [p[1] for p in paren]})


def uit_aantallen(aantallen: Sequence[Sequence[int]]) -> Oordelenmatrix:
    """How many coders gave each unit each value; who they are does not matter."""
    return uit_kolommen(
        dict(
            enumerate(
                zip(
                    *([str(w) for w, count in enumerate(unit) for _ in range(count)] for unit in aantallen),
                    strict=True,
                )
            )
        )
    )


def uit_rijen(rijen: Sequence[str]) -> Oordelenmatrix:
    """A row per coder, a sign per unit; a full stop is not judged."""
    return uit_kolommen({nr: [None if c == "." else c for c in row] for nr, row in enumerate(rijen)})


def uit_kolommen(kolommen: dict) -> Oordelenmatrix:
    """The values of each coder, in the order of the units; None is not judged."""
    return Oordelenmatrix.from_oordelen(
        Oordeel(str(codeur), str(nr), waarde)
        for codeur, waarden in kolommen.items()
        for nr, waarde in enumerate(waarden)
    )


def over(matrix: Oordelenmatrix, waarde: str | None) -> Oordelenmatrix:
    """The same matrix, about one value."""
    return replace(matrix, positief=waarde)
