"""Which words are a term of a code already, alone or with other words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from codeer.core.codeboek import Codeboek
from codeer.core.zoekplan import Pattern, Wildcard, maak_plan
from codeer.steps._verken_uitkomst import Onderdeel, Woord


class Termen:
    """The terms of some codes, to hold words against."""

    def __init__(self, codeboek: Codeboek, codes: Collection[str]) -> None:
        self._alone: set[str] = set()
        self._stars: list[Wildcard] = []
        self._within: dict[str, str] = {}
        for search in maak_plan(codeboek, codes).terms:
            for pattern in search.patterns:
                words, stars = _words(pattern)
                self._stars += stars if len(words) + len(stars) == len(stars) else []
                if _is_single(pattern):
                    self._alone |= set(words)
                else:
                    for word in words:
                        self._within.setdefault(word, search.term.tekst)

    def nieuw(self, deel: Onderdeel) -> Onderdeel:
        """Give a part without the words that are a term by themselves; those within a term say so."""
        return replace(deel, woorden=tuple(self._new(deel.woorden)))

    def _new(self, words: Collection[Woord]) -> Iterator[Woord]:
        for word in words:
            names = (word.vondst.woord, *word.vormen)
            if self._alone.intersection(names) or any(s.covers(n) for s in self._stars for n in names):
                continue
            term = next((self._within[n] for n in names if n in self._within), "")
            yield replace(word, opmerking=f"staat al in de term «{term}»") if term else word


def _is_single(pattern: Pattern) -> bool:
    return " " not in pattern.literal if pattern.literal else len(pattern.slots) == 1


def _words(pattern: Pattern) -> tuple[list[str], list[Wildcard]]:
    """Give the words of a pattern, and its wildcards where it is nothing but one."""
    if pattern.literal:
        return pattern.literal.split(), []
    single = pattern.slots if len(pattern.slots) == 1 else ()
    return [key for slot in pattern.slots for key in slot.keys], [w for s in single for w in s.wildcards]
