"""de maat van Brennan en Prediger with its standard error (Gwet 2014)."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._gwet import Schatting, schat


def schatting(tabel: Oordelentabel) -> Schatting | None:
    """Give the measure with its error, over units."""
    size = len(tabel.waarden)
    return schat(tabel, lambda _: 1 / size, lambda _values, _own: 1 / size, factor=0) if size > 1 else None
