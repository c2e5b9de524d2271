"""What figures are divided by: over how many words and interviews each code was judged."""

from __future__ import annotations

from collections.abc import Collection

from codeer.core.codeboek import Codeboek
from codeer.core.materiaal import Materiaal
from codeer.rapporten._tel import TOTAAL, met_ouders


class Noemer:
    """Over how many words, and how many interviews with a counted word, something was judged."""

    __slots__ = ("interviews", "woorden")

    def __init__(self) -> None:
        self.woorden = 0
        self.interviews = 0

    def neem(self, woorden: int) -> None:
        """Add what was judged of one interview."""
        self.woorden += woorden
        self.interviews += woorden > 0


def families(codeboek: Codeboek) -> dict[str, tuple[str, ...]]:
    """Give for each code itself and all its subcodes."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codeboek.alle_codes():
        for pad in met_ouders(code.pad):
            found[pad] = (*found.get(pad, ()), code.pad)
    return found


class Noemers:
    """The denominators of one group of speakers, per code; a code that nobody judged has none.

    Where all that the computer suggests counts, every word was judged for every code: one for all.
    """

    def __init__(self, codeboek: Codeboek) -> None:
        self._families = families(codeboek)
        self._alles = Noemer()
        self._per: dict[tuple[str, bool], Noemer] = {}
        self._parts = False  # whether only parts were judged

    def neem(self, materiaal: Materiaal, sprekers: Collection[str]) -> None:
        """Take in one interview, as far as these speakers said it."""
        if materiaal.alles_beoordeeld:
            self._alles.neem(sum(n for s, n in materiaal.woorden.items() if s in sprekers))
            return
        self._parts = True
        for code, family in self._families.items():
            for totaal, codes in ((False, (code,)), (True, family)):
                judged = materiaal.beoordeelde_woorden(codes)
                here = [n for s, n in (judged or {}).items() if s in sprekers]
                if here:
                    self._per.setdefault((code, totaal), Noemer()).neem(sum(here))

    def van(self, code: str, pool: str) -> Noemer | None:
        """Give the denominator of a row; None where nobody judged the code."""
        return self._per.get((code, pool == TOTAAL)) if self._parts else self._alles
