"""kappa van Fleiss with its standard error (Gwet 2014)."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.maten.tabel._gwet import Schatting, schat


def schatting(tabel: Oordelentabel) -> Schatting | None:
    """Give the measure with its error, over units."""
    return schat(
        tabel,
        lambda values: sum(p * p for p in values),
        lambda values, own: sum(o * p for p, o in zip(values, own, strict=True)),
    )
