"""The block map between two versions of a text: which stretches are the same, and what is new.

It holds numbers and speakers, never a word of either text: the former text need not be kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

# (begin, eind), end exclusive; equal ends: something went away just here
Stuk = tuple[int, int]
_BLOK = re.compile(r"(\d+):(\d+):(\d+)")
_STUK = re.compile(r"(\d+):(\d+)")
_SPREKER = re.compile(r"(\d+):(\d+):([IRO]\d{0,2}|)")
_MOST = 10**9


class Blok(NamedTuple):
    """A stretch of `lengte` characters that stands in both texts."""

    oud: int
    nieuw: int
    lengte: int


class AndereSpreker(NamedTuple):
    """A stretch of the new text that the former one gave to another speaker."""

    begin: int
    eind: int
    spreker: str


class Blokkaart(NamedTuple):
    """From one version of a text to a later one.

    `blokken` stand in order in both texts and never overlap. `gewijzigd` are the stretches of the new
    text that nobody judged in the former one, `sprekers` those that someone else said there.
    """

    blokken: tuple[Blok, ...] = ()
    gewijzigd: tuple[Stuk, ...] = ()
    sprekers: tuple[AndereSpreker, ...] = ()

    def stukken(self, begin: int, eind: int) -> Iterator[Blok]:
        """Give what is left of a stretch of the former text, block by block."""
        at = max(0, bisect_right(self.blokken, begin, key=_oud) - 1)
        for oud, nieuw, lengte in self.blokken[at:]:
            if oud >= eind:
                return
            start, stop = max(begin, oud), min(eind, oud + lengte)
            if start < stop:
                yield Blok(start, nieuw + start - oud, stop - start)

    def heel(self, begin: int, eind: int) -> int | None:
        """Give where a stretch of the former text begins now; None when it does not stand there as it was."""
        found = list(self.stukken(begin, eind))
        return found[0].nieuw if len(found) == 1 and found[0].lengte == eind - begin else None

    def eerder(self, begin: int, eind: int) -> tuple[int, int] | None:
        """Give where a stretch of the new text stood in the former one; what was in it may have changed.

        None when its first or last character was not there, or they stood the other way around.
        """
        first, last = self._toen(begin), self._toen(eind - 1)
        return None if first is None or last is None or last < first else (first, last + 1)

    def _toen(self, plek: int) -> int | None:
        at = bisect_right(self.blokken, plek, key=_nieuw) - 1
        if at < 0 or plek >= self.blokken[at].nieuw + self.blokken[at].lengte:
            return None
        return self.blokken[at].oud + plek - self.blokken[at].nieuw

    def ervoor(self, plek: int) -> int:
        """Give where in the new text what stood before a place ends."""
        at = bisect_left(self.blokken, plek, key=_oud) - 1
        if at < 0:
            return 0
        oud, nieuw, lengte = self.blokken[at]
        return nieuw + min(lengte, plek - oud)

    def erna(self, plek: int, einde: int) -> int:
        """Give where in the new text, which has `einde` characters, what stood after a place begins."""
        at = bisect_right(self.blokken, plek, key=_oud) - 1
        if at >= 0 and plek < self.blokken[at].oud + self.blokken[at].lengte:
            return self.blokken[at].nieuw + plek - self.blokken[at].oud
        return self.blokken[at + 1].nieuw if at + 1 < len(self.blokken) else einde

    def dan(self, verder: Blokkaart) -> Blokkaart:
        """Give the map that goes on with another: from before this one to after that one."""
        blokken = [
            Blok(blok.oud + stuk.oud - blok.nieuw, stuk.nieuw, stuk.lengte)
            for blok in self.blokken
            for stuk in verder.stukken(blok.nieuw, blok.nieuw + blok.lengte)
        ]
        gewijzigd = [*verder.gewijzigd, *(s for stuk in self.gewijzigd for s in verder.mee(stuk))]
        # who said it first goes before who said it in between
        first = [
            AndereSpreker(stuk.nieuw, stuk.nieuw + stuk.lengte, spreker)
            for begin, eind, spreker in self.sprekers
            for stuk in verder.stukken(begin, eind)
        ]
        rest = (
            AndereSpreker(begin, eind, ander.spreker)
            for ander in verder.sprekers
            for begin, eind in _without(ander, first)
        )
        return Blokkaart(voeg_samen(blokken), verenig(gewijzigd), tuple(sorted([*first, *rest])))

    def mee(self, stuk: Stuk) -> Iterator[Stuk]:
        """Give what became of a stretch; of a place without length both sides, where they parted."""
        begin, eind = stuk
        if begin < eind:
            yield from ((s.nieuw, s.nieuw + s.lengte) for s in self.stukken(begin, eind))
            return
        for side in (begin - 1, begin):
            for found in self.stukken(side, side + 1):
                at = found.nieuw + (side < begin)
                yield at, at

    def blok_regel(self) -> str:
        """Give the blocks as one line: what lies before each in the old and the new text, and how long."""
        words: list[str] = []
        oud = nieuw = 0
        for blok in self.blokken:
            words.append(f"{blok.oud - oud}:{blok.nieuw - nieuw}:{blok.lengte}")
            oud, nieuw = blok.oud + blok.lengte, blok.nieuw + blok.lengte
        return " ".join(words)

    def wijzig_regel(self) -> str:
        """Give the changed stretches as one line."""
        return " ".join(f"{begin}:{eind}" for begin, eind in self.gewijzigd)

    def spreker_regel(self) -> str:
        """Give the stretches with another speaker as one line."""
        return " ".join(f"{begin}:{eind}:{spreker}" for begin, eind, spreker in self.sprekers)


GEEN_KAART = Blokkaart()


def lees_kaart(blokken: str, gewijzigd: str = "", sprekers: str = "") -> Blokkaart:
    """Read the three lines of a map; ValueError when they are none."""
    found: list[Blok] = []
    oud = nieuw = 0
    for skip_oud, skip_nieuw, lengte in _numbers(_BLOK, blokken):
        found.append(Blok(oud + int(skip_oud), nieuw + int(skip_nieuw), int(lengte)))
        oud, nieuw = found[-1].oud + found[-1].lengte, found[-1].nieuw + found[-1].lengte
    if any(b.lengte == 0 for b in found) or max(oud, nieuw) > _MOST:
        raise ValueError("blokken")
    stukken = tuple((int(begin), int(eind)) for begin, eind in _numbers(_STUK, gewijzigd))
    anderen = tuple(AndereSpreker(int(b), int(e), s) for b, e, s in _numbers(_SPREKER, sprekers))
    if any(begin > eind for begin, eind in (*stukken, *(a[:2] for a in anderen))):
        raise ValueError("gewijzigd")
    return Blokkaart(tuple(found), stukken, anderen)


def keten(stappen: Sequence[tuple[str, str, Blokkaart]], doel: str) -> dict[str, Blokkaart]:
    """Give the map to the version `doel` from every earlier one; steps are (from, to, map), old to new."""
    maps: dict[str, Blokkaart] = {}
    at = ""
    for oud, nieuw, kaart in reversed(stappen):
        if not at and nieuw != doel:
            continue  # steps past the text asked for
        if at and nieuw != at:
            break  # a step is missing: what lies before it cannot be followed
        at = oud
        if at != doel:
            # a text that came back is followed the shortest way
            maps.setdefault(at, kaart.dan(maps[nieuw]) if nieuw != doel else kaart)
    return maps


def voeg_samen(blokken: Iterable[Blok]) -> tuple[Blok, ...]:
    """Join blocks that touch in both texts."""
    joined: list[Blok] = []
    for blok in blokken:
        last = joined[-1] if joined else None
        if last and last.oud + last.lengte == blok.oud and last.nieuw + last.lengte == blok.nieuw:
            joined[-1] = last._replace(lengte=last.lengte + blok.lengte)
        else:
            joined.append(blok)
    return tuple(joined)


def verenig(stukken: Iterable[Stuk]) -> tuple[Stuk, ...]:
    """Join stretches that overlap or touch; places without length stay where no stretch holds them."""
    joined: list[Stuk] = []
    for begin, eind in sorted(set(stukken)):
        if joined and begin <= joined[-1][1] and joined[-1][0] < joined[-1][1]:
            joined[-1] = joined[-1][0], max(eind, joined[-1][1])
        elif joined and joined[-1] == (begin, begin):
            joined[-1] = begin, eind
        else:
            joined.append((begin, eind))
    return tuple(joined)


def _without(ander: AndereSpreker, taken: Iterable[AndereSpreker]) -> Iterator[Stuk]:
    at = ander.begin
    for begin, eind, _ in sorted(taken):
        if eind <= at or begin >= ander.eind:
            continue
        if at < begin:
            yield at, begin
        at = eind
    if at < ander.eind:
        yield at, ander.eind


def _numbers(pattern: re.Pattern[str], line: str) -> Iterator[tuple[str, ...]]:
    for word in line.split():
        found = pattern.fullmatch(word)
        if found is None:
            raise ValueError(word)
        yield found.groups()


def _nieuw(blok: Blok) -> int:
    return blok.nieuw


def _oud(blok: Blok) -> int:
    return blok.oud
