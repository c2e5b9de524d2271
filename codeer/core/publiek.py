"""What people outside the team see: themes by their public names, dates in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from codeer.core.codeboek import Codeboek

_MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()


class Themanamen:
    """The public names of codes and their poles: the pole's own name, else the title, else the name."""

    def __init__(self, codeboek: Codeboek) -> None:
        self._codes = {code.pad: code for code in codeboek.alle_codes()}
        self._order = {pad: nr for nr, pad in enumerate(self._codes)}

    def thema(self, pad: str) -> str:
        """Give the name of a theme; of one that is no longer in the codebook the name it had."""
        code = self._codes.get(pad)
        if code is not None and code.titel:
            return code.titel
        return _als_woord(pad.rpartition("/")[2])

    def kant(self, pad: str, pool: str) -> str:
        """Give the name of a pole of a theme; that of the theme where it has none."""
        code = self._codes.get(pad)
        own = dict(code.namen).get(pool, "") if code else ""
        return _als_woord(own) if own else self.thema(pad)

    def volgorde(self, pad: str) -> tuple[int, str]:
        """Give a key that sorts codes as the codebook does."""
        return self._order.get(pad, len(self._order)), pad


def _als_woord(naam: str) -> str:
    text = naam.replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def datum_in_woorden(datum: str) -> str:
    """Write 2024-04-18 as 18 april 2024 and 2024-04 as april 2024; anything else stays as it is."""
    parts = datum.split("-")
    try:
        year, *rest = (int(p) for p in parts)
        if len(rest) == 2:
            day = date(year, *rest)
            return f"{day.day} {_MAANDEN[day.month - 1]} {day.year}"
        if len(rest) == 1:
            return f"{_MAANDEN[date(year, rest[0], 1).month - 1]} {year}"
    except ValueError:
        pass
    return datum


def reeks(namen: Iterable[str]) -> str:
    """Put names in a row: «anna, bo en carla»."""
    rows = list(namen)
    return f"{', '.join(rows[:-1])} en {rows[-1]}" if len(rows) > 1 else "".join(rows)
