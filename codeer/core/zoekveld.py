"""One interview to search in: where words, sentences and turns stand, counted from the first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from codeer.core.codering import Fragment
from codeer.core.interview import Beurt, Interview
from codeer.core.taalindex import Hit, Taalindex
from codeer.core.taallaag import Taallaag
from codeer.core.zoekvraag import Afstand

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Treffer:
    """A place that was found: what to mark in the text, and where that is.

    `delen` are spans of the text in order; `plaats` tells per way of counting the first and last
    number it takes. `ids` are what it is made of: two places that share one are not apart.
    """

    delen: tuple[Span, ...]
    plaats: dict[Afstand, Span]
    ids: frozenset[object]
    waarom: tuple[str, ...]
    vormen: tuple[str, ...] = ()

    @property
    def begin(self) -> int:
        """Give where it begins in the text."""
        return self.delen[0][0]

    @property
    def eind(self) -> int:
        """Give where it ends in the text."""
        return max(eind for _, eind in self.delen)


class Zoekveld:
    """The layer, the fragments that count and the speakers of one interview.

    `waarde` gives the value of a kenmerk (also `spreker`, `interview` or `respondent`) for a speaker.
    Only sentences in the layer are counted: who does not count is not there.
    """

    def __init__(
        self,
        interview: Interview,
        laag: Taallaag,
        fragmenten: Sequence[Fragment],
        waarde: Callable[[str, str], str],
    ) -> None:
        self.interview = interview
        self.laag = laag
        self.fragmenten = fragmenten
        self.waarde = waarde
        self.index = Taalindex(laag, interview.tekst)
        numbers = sorted({zin[2] for zin in laag.zinnen})
        self._beurt = {nr: rank for rank, nr in enumerate(numbers)}
        self._beurten = tuple(interview.beurten[nr - 1] for nr in numbers)
        self.sprekers = tuple(beurt.spreker for beurt in self._beurten)

    @property
    def beurten(self) -> range:
        """Give the numbers of the turns that count, as `plaats` has them."""
        return range(len(self.sprekers))

    def beurt(self, treffer: Treffer) -> Beurt:
        """Give the turn in which a place begins."""
        return self._beurten[treffer.plaats[Afstand.BEURTEN][0]]

    def zin(self, treffer: Treffer) -> str:
        """Give the sentence of a place, or all from its first to its last."""
        first, last = (self.laag.zinnen[nr] for nr in treffer.plaats[Afstand.ZINNEN])
        return self.interview.tekst[self.laag.begin[first[0]] : self.laag.eind[last[1] - 1]]

    @cached_property
    def beurt_van_zin(self) -> Sequence[int]:
        """Give for each sentence the number of its turn."""
        return [self._beurt[zin[2]] for zin in self.laag.zinnen]

    @cached_property
    def _rang(self) -> Sequence[int]:
        """Count for every token how many words stand up to it, signs left out."""
        is_word = [any(map(str.isalnum, form)) for form in self.laag.vormen]
        return list(accumulate(is_word[form] for form in self.laag.vorm))

    def van_hit(self, hit: Hit, term: str) -> Treffer:
        """Give the place of a hit; a separated verb takes its particle along."""
        tokens = set(hit.tokens)
        for token, key in zip(hit.tokens, hit.keys, strict=True):
            if token in self.laag.deeltje and key in self.laag.erbij.get(token, ()):
                tokens.add(self.laag.deeltje[token])
        ordered = sorted(tokens)
        delen = tuple((self.laag.begin[first], self.laag.eind[last]) for first, last in _runs(ordered))
        why = self.index.explain(term, hit.tokens, hit.keys, compound=hit.compound)
        form = " … ".join(" ".join(self.interview.tekst[a:b].lower().split()) for a, b in delen)
        return Treffer(delen, self._plaats(ordered[0], ordered[-1]), frozenset(ordered), (why,), (form,))

    def van_fragment(self, fragment: Fragment, waarom: str) -> Treffer:
        """Give the place of a fragment."""
        first = bisect_left(self.laag.eind, fragment.begin + 1)
        last = bisect_left(self.laag.begin, fragment.eind) - 1
        span = (fragment.begin, fragment.eind)
        own = (*span, fragment.code, fragment.pool)
        return Treffer((span,), self._plaats(first, last), frozenset([own]), (waarom,))

    def _plaats(self, first: int, last: int) -> dict[Afstand, Span]:
        one, other = self.index.zin_of[first], self.index.zin_of[last]
        return {
            Afstand.WOORDEN: (self._rang[first], self._rang[last]),
            Afstand.ZINNEN: (one, other),
            Afstand.BEURTEN: (self.beurt_van_zin[one], self.beurt_van_zin[other]),
        }


def _runs(tokens: Sequence[int]) -> Iterator[Span]:
    """Give the stretches of tokens that follow each other, as (first, last)."""
    first = last = tokens[0]
    for token in tokens[1:]:
        if token != last + 1:
            yield first, last
            first = token
        last = token
    yield first, last


def voeg_samen(treffers: Iterable[Treffer]) -> Treffer:
    """Make one place of several."""
    rows = sorted(treffers, key=lambda t: t.delen)
    plaats = {
        unit: (min(t.plaats[unit][0] for t in rows), max(t.plaats[unit][1] for t in rows)) for unit in Afstand
    }
    return Treffer(
        delen=_joined(span for t in rows for span in t.delen),
        plaats=plaats,
        ids=frozenset().union(*(t.ids for t in rows)),
        waarom=tuple(dict.fromkeys(why for t in rows for why in t.waarom)),
        vormen=tuple(form for t in rows for form in t.vormen),
    )


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap: nothing is marked twice."""
    found: list[Span] = []
    for begin, eind in sorted(spans):
        if found and begin < found[-1][1]:
            found[-1] = (found[-1][0], max(eind, found[-1][1]))
        else:
            found.append((begin, eind))
    return tuple(found)


def elk_een_keer(treffers: Iterable[Treffer]) -> list[Treffer]:
    """Give each place once, in the order of the text, with all the reasons for it."""
    found: dict[tuple[Span, ...], list[Treffer]] = {}
    for treffer in treffers:
        found.setdefault(treffer.delen, []).append(treffer)
    return [row[0] if len(row) == 1 else _same(row) for _, row in sorted(found.items())]


def _same(row: list[Treffer]) -> Treffer:
    """Join what was found at one and the same place; its words are there once."""
    whole = voeg_samen(row)
    return Treffer(row[0].delen, whole.plaats, whole.ids, whole.waarom, row[0].vormen)
