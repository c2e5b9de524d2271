"""AC1 van Gwet with its standard error (Gwet 2014)."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._gwet import Schatting, schat


def schatting(tabel: Oordelentabel) -> Schatting | None:
    """Give the measure with its error, over units."""
    size = len(tabel.waarden)
    if size < 2:
        return None
    return schat(
        tabel,
        lambda values: sum(p * (1 - p) for p in values) / (size - 1),
        lambda values, own: sum(o * (1 - p) for p, o in zip(values, own, strict=True)) / (size - 1),
    )
