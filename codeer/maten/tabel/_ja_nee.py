"""Tables of which every value is a yes or a no."""

from __future__ import annotations

from codeer.core.oordelentabel import Oordelentabel

JA = frozenset({"ja", "yes", "wel", "waar", "true", "j", "y", "1", "plus", "+"})
NEE = frozenset({"nee", "no", "niet", "onwaar", "false", "n", "0", "min", "-"})


def kans(tabel: Oordelentabel, woorden: frozenset[str]) -> float | None:
    """Give the chance that another gave this value too, when one did."""
    values = [waarde.casefold() for waarde in tabel.waarden]
    asked = [nr for nr, waarde in enumerate(values) if waarde in woorden]
    if len(asked) != 1 or any(waarde not in JA | NEE for waarde in values):
        return None
    units = [(u[asked[0]], sum(u)) for u in tabel.tellingen() if sum(u) > 1]
    given = sum(times for times, _ in units)
    return sum(times * (times - 1) / (total - 1) for times, total in units) / given if given else None
