"""A text as the words and signs in it, each in its turn, with what ends between them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from codeer.core.interview import parse_beurten

# a word with its marks, or one sign
_WOORD = re.compile(r"(?:\w|[\u0300-\u036f\u200d\ufe0e\ufe0f])+|\S")
_EIND = frozenset(".?!…")
_SLUIT = frozenset("\"'”’»)]")
ZIN, BEURT = 2, 3  # how much ends between two words


class Woorden(NamedTuple):
    """The words of a text: what, from where to where, in which turn; and what ends before each."""

    tekst: str
    woorden: list[str]
    begin: list[int]
    eind: list[int]
    beurt: list[int]
    sprekers: list[str]  # per turn
    grens: list[int]  # one more than there are words

    @classmethod
    def van(cls, tekst: str) -> Woorden:
        """Take a text apart."""
        beurten = parse_beurten(tekst)
        spans = [(0, beurten[0].begin if beurten else len(tekst), "")]
        spans += [(b.begin, b.eind, b.spreker) for b in beurten]
        if beurten:  # the first label is no word
            spans[0] = (0, max(0, tekst.rfind("\n", 0, beurten[0].begin)), "")
        found = [
            (m[0], m.start(), m.end(), nr)
            for nr, (begin, eind, _) in enumerate(spans)
            for m in _WOORD.finditer(tekst, begin, eind)
        ]
        made = cls(
            tekst,
            [word for word, *_ in found],
            [begin for _, begin, _, _ in found],
            [eind for _, _, eind, _ in found],
            [nr for *_, nr in found],
            [spreker for *_, spreker in spans],
            [],
        )
        made.grens.extend(made._ends_before(nr) for nr in range(len(found) + 1))
        return made

    def _ends_before(self, nr: int) -> int:
        if nr in (0, len(self.woorden)) or self.beurt[nr - 1] != self.beurt[nr]:
            return BEURT
        if "\n" in self.tussen(nr):
            return ZIN
        last = nr - 1
        while last > 0 and self.woorden[last] in _SLUIT:
            last -= 1
        return ZIN if self.woorden[last] in _EIND else 0

    def tussen(self, nr: int) -> str:
        """Give what stands between a word and the one before it; around the text, what stands there."""
        return self.tekst[slice(*self.tussen_plek(nr))]

    def tussen_plek(self, nr: int) -> tuple[int, int]:
        """Give from where to where that is."""
        return (
            self.eind[nr - 1] if nr else 0,
            self.begin[nr] if nr < len(self.woorden) else len(self.tekst),
        )


def hangs_together(left: str, right: str) -> bool:
    """Tell whether the end of one text and the beginning of another make one word or one sign."""
    if not left or not right:
        return False
    a, b = left[-1], right[0]
    if a.isalnum() and b.isalnum():
        return True
    return "\u200d" in (a, b) or unicodedata.category(b).startswith("M") or "\U0001f3fb" <= b <= "\U0001f3ff"
