"""Where an edited quote may stand now: a proposal to a person, never more than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from codeer.core.blokken import Blok, Blokkaart
from codeer.core.gebeurtenis import Anker
from codeer.core.interview import Beurt, Interview
from codeer.core.woordenrij import ZIN, Woorden, hangs_together

_LEFT = 0.3  # so much of a quote must be left in place to look there
_ALIKE = 0.5  # so much must two sentences share to be taken for one another
_SHORT, _AROUND = 20, 6  # a quote this short is only another's if so much around it is the same
_WORDS = 3  # with fewer words, that one text holds another says little
_SLACK = 40  # characters that an edit may have added on one side


class Plaatszoeker:
    """Looks in one text for quotes of former versions."""

    def __init__(self, interview: Interview) -> None:
        self._tekst = interview.tekst
        self._beurten = interview.beurten
        self._changed: dict[int, list[tuple[int, int]]] = {}

    def voorstel(self, anker: Anker, kaart: Blokkaart) -> Anker | None:
        """Find where a quote may be now; None when nothing near it is left."""
        stukken = list(kaart.stukken(anker.begin, anker.eind))
        left = sum(_size(self._tekst[s.nieuw : s.nieuw + s.lengte]) for s in stukken)
        share = left / max(1, _size(anker.citaat))
        span = self._elsewhere(anker, kaart) if share < 0.5 else None
        if span is None and share >= _LEFT:
            span = self._around(anker, kaart, stukken)
        if span is None:
            span = self._alike(anker, kaart)
        whole = self._whole_words(*span) if span else None
        return Anker.in_tekst(self._tekst, *whole) if whole else None

    def _around(self, anker: Anker, kaart: Blokkaart, stukken: Sequence[Blok]) -> tuple[int, int] | None:
        """Take what is left, with what came at its edges, within one turn and up to whole words."""
        first, last = stukken[0], stukken[-1]
        begin, eind = first.nieuw, last.nieuw + last.lengte
        if missing := first.oud - anker.begin:
            low = max(kaart.ervoor(anker.begin), begin - 2 * missing - _SLACK)
            begin = max([low, *(at for at in self._starts(low, begin))])
        if missing := anker.eind - (last.oud + last.lengte):
            high = min(kaart.erna(anker.eind, len(self._tekst)), eind + 2 * missing + _SLACK)
            eind = min([high, *(at for at in self._stops(eind, high))])
        if "\n\n" not in anker.citaat:
            begin, eind = self._within_beurt(begin, eind, stukken)
        return (begin, eind) if begin < eind else None

    def _starts(self, low: int, high: int) -> Iterator[int]:
        """Give the places where sentences begin."""
        return (begin for begin, _ in self._zinnen if low <= begin <= high)

    def _stops(self, low: int, high: int) -> Iterator[int]:
        return (eind for _, eind in self._zinnen if low < eind <= high)

    def _within_beurt(self, begin: int, eind: int, stukken: Sequence[Blok]) -> tuple[int, int]:
        """Keep to the turn that has most of what is left."""

        def kept(beurt: Beurt) -> int:
            return sum(
                max(0, min(beurt.eind, s.nieuw + s.lengte) - max(beurt.begin, s.nieuw)) for s in stukken
            )

        here = [b for b in self._beurten if b.begin < eind and begin < b.eind]
        if not here:
            return begin, begin
        most = max(here, key=kept)
        return max(begin, most.begin), min(eind, most.eind)

    def _whole_words(self, begin: int, eind: int) -> tuple[int, int] | None:
        text = self._tekst
        while begin < eind and text[begin].isspace():
            begin += 1
        while eind > begin and text[eind - 1].isspace():
            eind -= 1
        if begin == eind:
            return None
        while begin > 0 and hangs_together(text[begin - 1], text[begin]):
            begin -= 1
        while eind < len(text) and hangs_together(text[eind - 1], text[eind]):
            eind += 1
        return begin, eind

    def _elsewhere(self, anker: Anker, kaart: Blokkaart) -> tuple[int, int] | None:
        """Find the very quote, where most around it is the same; of equals the nearest."""
        low, high = kaart.ervoor(anker.begin), kaart.erna(anker.eind, len(self._tekst))
        best: tuple[int, int] | None = None
        at = self._tekst.find(anker.citaat)
        while at >= 0:
            eind = at + len(anker.citaat)
            around = _alike_end(anker.ervoor, self._tekst[max(0, at - len(anker.ervoor)) : at])
            around += _alike_end(anker.erna[::-1], self._tekst[eind : eind + len(anker.erna)][::-1])
            may = len(anker.citaat) >= _SHORT or around >= _AROUND or low <= at <= eind <= high
            if may and (best is None or (around, -abs(at - low)) > (best[1], -abs(best[0] - low))):
                best = at, around
            at = self._tekst.find(anker.citaat, at + 1)
        return (best[0], best[0] + len(anker.citaat)) if best else None

    def _alike(self, anker: Anker, kaart: Blokkaart) -> tuple[int, int] | None:
        """Find a sentence that changed and looks most like the quote."""
        low = kaart.ervoor(anker.begin)
        wanted = _bag(anker.citaat)
        found = [
            (_shared(wanted, _bag(self._tekst[begin:eind])), -abs(begin - low), (begin, eind))
            for begin, eind in self._changed_zinnen(kaart)
        ]
        best = max(found, default=None)
        return best[2] if best and best[0] >= _ALIKE else None

    def _changed_zinnen(self, kaart: Blokkaart) -> list[tuple[int, int]]:
        if id(kaart) not in self._changed:
            spans = iter(kaart.gewijzigd)
            span = next(spans, None)
            found = []
            for begin, eind in self._zinnen:
                while span and span[1] <= begin:
                    span = next(spans, None)
                if span and span[0] < eind:
                    found.append((begin, eind))
            self._changed[id(kaart)] = found
        return self._changed[id(kaart)]

    @cached_property
    def _zinnen(self) -> list[tuple[int, int]]:
        """Give roughly where sentences begin and end."""
        words = Woorden.van(self._tekst)
        edges = [nr for nr, much in enumerate(words.grens) if much >= ZIN]
        return [(words.begin[a], words.eind[b - 1]) for a, b in pairwise(edges)]


def _size(text: str) -> int:
    return sum(not sign.isspace() for sign in text)


def _alike_end(a: str, b: str) -> int:
    """Count how many characters two texts end with alike."""
    size = 0
    while size < min(len(a), len(b)) and a[-1 - size] == b[-1 - size]:
        size += 1
    return size


def _bag(text: str) -> Counter[str]:
    return Counter(word for word in Woorden.van(text.casefold()).woorden if word[0].isalnum())


def _shared(a: Counter[str], b: Counter[str]) -> float:
    """Give the share of words that two texts have together; one within the other counts for much."""
    both, least = (a & b).total(), min(a.total(), b.total())
    alike = 2 * both / max(1, a.total() + b.total())
    return max(alike, 0.8 * both / least) if least >= _WORDS else alike
