"""Find the measures of a table by their file names, and compute them all."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel
from codeer.core.plugins import laad_plugin, plugin_namen

_PAKKET = "maten.tabel"
Uitkomst = float | tuple[float, float] | None


def namen() -> tuple[str, ...]:
    """Give the names of all measures of a table."""
    return plugin_namen(_PAKKET)


def alle(tabel: Oordelentabel) -> dict[str, Uitkomst]:
    """Give every measure by its name; for more than two coders also `name:a,b` of every two of them."""
    found: dict[str, Uitkomst] = {}
    pairs = tuple(tabel.paren())
    for naam in namen():
        maat = laad_plugin(_PAKKET, naam)
        if not hasattr(maat, "per_paar"):
            found[naam] = maat.compute(tabel)
            continue
        found[naam] = maat.per_paar(pairs[0][1], len(tabel.waarden)) if len(tabel.codeurs) == 2 else None
        if len(tabel.codeurs) > 2:
            for names, row in pairs:
                found[f"{naam}:{','.join(names)}"] = maat.per_paar(row, len(tabel.waarden))
    return found
