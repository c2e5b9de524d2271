"""Where a fragment stands: its turn, its line, and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from codeer.core.codering import AUTOMAAT, Fragment, Herkomst, Voorstel
from codeer.core.interview import Beurt, Interview

# Characters of context on either side of a quote.
OMGEVING = 200
_NEWLINE = re.compile("\n")


class Plaatsbepaler:
    """Finds turns, lines and context in one interview."""

    __slots__ = ("_begins", "_interview", "_lines")

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._begins = [b.begin for b in interview.beurten]
        self._lines = [m.start() for m in _NEWLINE.finditer(interview.tekst)]

    def fragment(
        self,
        voorstel: Voorstel,
        codeur: str = AUTOMAAT,
        herkomst: Herkomst = Herkomst.AUTOMAAT,
        memo: str = "",
        facetten: tuple[tuple[str, str], ...] = (),
    ) -> Fragment:
        """Make the fragment of a suggestion or of what people gave, its quote taken from the text."""
        beurt = self._beurt(voorstel.begin)
        begin, eind = voorstel.begin, voorstel.eind
        return Fragment(
            interview=self._interview.id,
            beurt=beurt.nr,
            spreker=beurt.spreker,
            tijd=beurt.tijd,
            regelnummer=bisect_left(self._lines, begin) + 1,
            begin=begin,
            eind=eind,
            code=voorstel.code,
            pool=voorstel.pool,
            citaat=self._interview.tekst[begin:eind],
            voor=self._before(beurt, begin),
            na=_cut(self._interview.tekst[eind : beurt.eind], keep_end=False),
            codeur=codeur,
            herkomst=herkomst,
            waarom=voorstel.waarom,
            memo=memo,
            facetten=facetten,
        )

    def _beurt(self, begin: int) -> Beurt:
        return self._interview.beurten[bisect_right(self._begins, begin) - 1]

    def _before(self, beurt: Beurt, begin: int) -> str:
        """Give what was said just before in the turn, else the end of the turn before it."""
        text = _cut(self._interview.tekst[beurt.begin : begin], keep_end=True)
        if text or beurt.nr == 1:
            return text
        former = self._interview.beurten[beurt.nr - 2]
        return f"{former.spreker}: {_cut(self._interview.spoken(former), keep_end=True)}"


def _cut(text: str, *, keep_end: bool) -> str:
    """Fold white space and cut at a word to the length of the context."""
    window = text[-4 * OMGEVING :] if keep_end else text[: 4 * OMGEVING]
    folded = " ".join(window.split())
    if len(folded) <= OMGEVING and len(window) == len(text):
        return folded
    if keep_end:
        return "… " + folded[-OMGEVING:].partition(" ")[2]
    return folded[:OMGEVING].rpartition(" ")[0] + " …"
