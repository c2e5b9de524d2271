"""Where in each interview which code comes up, for as many interviews as a page can show."""

from __future__ import annotations

from typing import NamedTuple

from codeer.core.materiaal import Materiaal
from codeer.core.tabel import Celsoort, Kolom, Tabel
from codeer.rapporten._kolommen import kolommen

MAX_INTERVIEWS = 300
_KOLOMMEN = (
    *kolommen("interview;regelnummer;code;pool"),
    Kolom("plaats_pct", Celsoort.DECIMAAL, 1),
)


class Punt(NamedTuple):
    """A fragment as a point on the line of an interview: how far on, in percent of the text."""

    plaats: float
    regelnummer: int
    code: str
    pool: str


class Verloop:
    """The lines of all interviews; with more than a page can show it keeps nothing."""

    def __init__(self, max_interviews: int = MAX_INTERVIEWS) -> None:
        self.te_veel = False
        self._max = max_interviews
        self.lijnen: dict[str, tuple[Punt, ...]] = {}

    def neem(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        if self.te_veel:
            return
        if len(self.lijnen) == self._max:
            self.te_veel = True
            self.lijnen.clear()
            return
        size = max(len(materiaal.interview.tekst), 1)
        points = (Punt(100 * f.begin / size, f.regelnummer, f.code, f.pool) for f in materiaal.fragmenten)
        self.lijnen[materiaal.interview.id] = tuple(sorted(points))

    def tabel(self, naam: str, interviews: tuple[str, ...]) -> Tabel:
        """Give the table of these interviews: a row per fragment, in the order of the text."""
        rijen = tuple(
            (id, p.regelnummer, p.code, p.pool, p.plaats) for id in interviews for p in self.lijnen[id]
        )
        return Tabel(naam, "De codes door het interview heen", _KOLOMMEN, rijen)
