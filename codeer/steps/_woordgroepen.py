"""Find in which units the words of word groups are said, for tables per word group."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.interview import Interview
from codeer.core.markeer import vind
from codeer.core.materiaal import Materiaal
from codeer.core.opdeling import WOORDGROEP, is_woordgroep, waarden_van
from codeer.core.taalindex import Taalindex
from codeer.core.zinsdekking import Span, eenheden
from codeer.core.zoekplan import Plan, maak_plan
from codeer.steps.materiaal import Stroom


class MetWoordgroepen:
    """The interviews of a study, each with where the words of the word groups asked for are said."""

    def __init__(self, stroom: Stroom, per: Iterable[str]) -> None:
        self._stroom = stroom
        self._plans = {p: _plan(stroom.codeboek, p) for p in per}

    def __iter__(self) -> Iterator[Materiaal]:
        """Give the interviews one by one."""
        for materiaal in self._stroom:
            interview = materiaal.interview
            units = eenheden(materiaal.zinnen, interview.tekst, self._stroom.codeboek.instellingen.eenheid)
            said = {per: self._genoemd(per, interview, units) for per in self._plans}
            yield replace(materiaal, eenheden=units, genoemd=said)

    def _genoemd(self, per: str, interview: Interview, units: Sequence[Span]) -> Mapping[str, int]:
        laag = self._stroom.laag(interview)
        index = Taalindex(laag, interview.tekst)
        begins = [begin for begin, _, _ in units]
        words = waarden_van(per, self._stroom.codeboek)
        found = dict.fromkeys(words, 0)
        plan = self._plans[per]
        for search in plan.candidates(index.keys()):
            for hit in vind(search, index):
                at = laag.begin[laag.zinnen[hit.zin][0]]
                found[words[int(search.code[1:])]] |= 1 << max(bisect_right(begins, at) - 1, 0)
        return found


def met_woordgroepen(stroom: Stroom, per: Iterable[str]) -> Iterable[Materiaal]:
    """Give the interviews with what word groups need, where one is asked for."""
    asked = [p for p in per if is_woordgroep(p)]
    return MetWoordgroepen(stroom, asked) if asked else stroom


def _plan(codeboek: Codeboek, per: str) -> Plan:
    """Make a plan in which each word (or whole group) of the table is a code of its own."""
    sign = WOORDGROEP if per == WOORDGROEP else ""
    codes = tuple(
        Code(f"w{nr}", termen=(Term(f"{sign}{word}"),)) for nr, word in enumerate(waarden_van(per, codeboek))
    )
    return maak_plan(replace(codeboek, codes=codes))
