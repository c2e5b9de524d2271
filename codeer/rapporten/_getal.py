"""Write numbers as Dutch readers do: 1.234 and 2,5."""

from __future__ import annotations

from codeer.core.tabel import Cel, Celsoort, Kolom

NIET_BEOORDEELD = "–"


def heel(getal: int) -> str:
    """Give a whole number with a point at the thousands."""
    return f"{getal:,}".replace(",", ".")


def breuk(getal: float, decimalen: int = 1) -> str:
    """Give a number with a comma and so many decimals."""
    return f"{getal:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def is_getal(kolom: Kolom) -> bool:
    """Tell whether a column holds numbers."""
    return kolom.soort in {Celsoort.GEHEEL, Celsoort.DECIMAAL}


def cel(waarde: Cel, kolom: Kolom) -> str:
    """Give a cell of a table as people read it; a dash where nobody judged it."""
    if waarde is None:
        return NIET_BEOORDEELD
    if kolom.soort is Celsoort.DECIMAAL:
        return breuk(float(waarde), kolom.decimalen)
    return heel(waarde) if isinstance(waarde, int) else str(waarde)
