"""Sentences as words, and how often each word is said, by how many people."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from codeer.core.woordenschat import Woordenschat

# a code and its pole
Kant = tuple[str, str]


class Zin(NamedTuple):
    """One sentence as numbers of words, with where it stands, who said it, and its codes.

    `mens` are those of its codes that a person gave or accepted. `kern` are the words (by their place in
    `woorden`) that are, or are part of, what someone looks for; `raak` is how often that is there.
    """

    interview: str
    respondent: str
    groepen: tuple[str, ...]
    beurt: int
    begin: int
    eind: int
    woorden: array[int]
    codes: frozenset[Kant] = frozenset()
    mens: frozenset[Kant] = frozenset()
    kern: frozenset[int] = frozenset()
    raak: int = 0


class Woordtelling:
    """How often words are said, and by how many people in how many interviews.

    `totaal` counts every word, also those that say nothing of what it is about.
    """

    def __init__(self, schat: Woordenschat) -> None:
        self.aantal: Counter[str] = Counter()
        self.totaal = 0
        self._schat = schat
        self._interviews: dict[str, set[str]] = {}
        self._people: dict[str, set[str]] = {}
        self._everyone: set[str] = set()

    @classmethod
    def van(cls, zinnen: Iterable[Zin], schat: Woordenschat) -> Woordtelling:
        """Count whole sentences."""
        found = cls(schat)
        for zin in zinnen:
            found.neem(zin, zin.woorden)
        return found

    def neem(self, zin: Zin, nummers: Iterable[int]) -> None:
        """Count words of a sentence."""
        words = [self._schat.woord(nr) for nr in nummers]
        self.totaal += len(words)
        self.aantal.update(words)
        self._everyone.add(zin.respondent)
        for word in set(words):
            self._interviews.setdefault(word, set()).add(zin.interview)
            self._people.setdefault(word, set()).add(zin.respondent)

    def interviews(self, woord: str) -> int:
        """Give in how many interviews a word is said."""
        return len(self._interviews.get(woord, ()))

    def respondenten(self, woord: str) -> int:
        """Give how many people say a word."""
        return len(self._people.get(woord, ()))

    @property
    def iedereen(self) -> int:
        """Give how many people said anything at all."""
        return len(self._everyone)

    def per_1000(self, woord: str) -> float:
        """Give how often a word is said in a thousand words."""
        return 1000 * self.aantal[woord] / self.totaal if self.totaal else 0.0


def inhoudswoorden(schat: Woordenschat, zinnen: Iterable[Zin]) -> set[str]:
    """Give the words in these sentences that say something of what they are about."""
    numbers = {nr for zin in zinnen for nr in zin.woorden}
    return {schat.woord(nr) for nr in numbers if schat.is_inhoud(nr)}


def beurten(zinnen: Sequence[Zin]) -> Iterator[Sequence[Zin]]:
    """Give the sentences turn by turn."""
    start = 0
    for nr, zin in enumerate(zinnen):
        if (zin.interview, zin.beurt) != (zinnen[start].interview, zinnen[start].beurt):
            yield zinnen[start:nr]
            start = nr
    if zinnen:
        yield zinnen[start:]
