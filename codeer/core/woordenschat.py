"""The words of a study: out of the candidate lemmas of the language layer one word for every token."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from codeer.core.functiewoorden import FUNCTIEWOORDEN
from codeer.core.taallaag import Taallaag

_OPEN, _DICHT = {"(": ")", "[": "]", "<": ">"}, (")", "]", ">")
# the most that stands between brackets as a remark of who typed the interview: (lacht), [onverstaanbaar]
_LONGEST_REMARK = 6
_LEAST = 2

# a form with its candidate lemmas at one place
Lezing = tuple[str, tuple[str, ...]]


class Woordenschat:
    """Takes in tokens first; only when all have come by it can say which word each of them is.

    Of the candidates of a form that one is the word which most tokens of the study share, as long as it
    is said somewhere or the dictionary (`grondvorm`) gives it. So all forms of a word count as one, and
    a far-fetched reading of a form draws nothing to it. A separated verb is the whole verb.
    """

    def __init__(self, grondvorm: Callable[[str], str] = str) -> None:
        self._grondvorm = grondvorm
        self._ids: dict[Lezing, int] = {}
        self._counts: Counter[int] = Counter()
        self._forms: list[str] = []
        self._words: list[str] = []
        self._content: list[bool] = []

    def neem(self, laag: Taallaag, first: int, past: int) -> tuple[array[int], Sequence[int]]:
        """Take in a sentence; give a number for each of its words, and the token that each one is.

        Signs, remarks between brackets and the loose part of a separated verb are no words.
        """
        particles = {laag.deeltje[t] for t in range(first, past) if t in laag.deeltje}
        tokens = [
            t
            for t in _spoken(laag, first, past)
            if t not in particles and any(c.isalpha() for c in laag.woord(t))
        ]
        numbers = array("I", [self._number(laag, t) for t in tokens])
        self._counts.update(numbers)
        return numbers, tokens

    def sluit(self) -> None:
        """Choose the words; nothing more can be taken in."""
        self._words = list(self._choose(self._coverage()))
        pairs = zip(self._words, self._forms, strict=True)
        self._content = [len(w) >= _LEAST and FUNCTIEWOORDEN.isdisjoint((w, form)) for w, form in pairs]

    def woord(self, nummer: int) -> str:
        """Give the word behind a number."""
        return self._words[nummer]

    def is_inhoud(self, nummer: int) -> bool:
        """Tell whether a word says something of what it is about."""
        return self._content[nummer]

    def vormen(self) -> dict[str, tuple[str, ...]]:
        """Give the forms in which each word is said, the most frequent first."""
        forms: dict[str, Counter[str]] = {}
        for (form, _), nr in self._ids.items():
            forms.setdefault(self._words[nr], Counter())[form] += self._counts[nr]
        return {word: tuple(sorted(found, key=lambda f: (-found[f], f))) for word, found in forms.items()}

    def breng_onder(
        self, vormen: Mapping[str, int], lemmas: Callable[[str], Collection[str]]
    ) -> Counter[str]:
        """Count the forms of another list under the words of this study; what it never says is left out."""
        own = {form: self._words[nr] for (form, _), nr in self._ids.items()}
        known = Counter[str]()
        for nr, word in enumerate(self._words):
            known[word] += self._counts[nr]
        found: Counter[str] = Counter()
        for form, n in vormen.items():
            word = own.get(form) or max(
                (lemma for lemma in sorted(lemmas(form)) if lemma in known), key=known.__getitem__, default=""
            )
            if word:
                found[word] += n
        return found

    def _number(self, laag: Taallaag, token: int) -> int:
        form, added = laag.woord(token), laag.erbij.get(token, ())
        if added and token in laag.deeltje:
            options = tuple(sorted(added))
            form = f"{form} … {laag.woord(laag.deeltje[token])}"
        else:
            denied = laag.eraf.get(token, ())
            own = laag.lemmas[laag.vorm[token]]
            options = tuple(lemma for lemma in own if lemma not in denied) or tuple(own)
        if (form, options) not in self._ids:
            self._ids[form, options] = len(self._ids)
            self._forms.append(form)
        return self._ids[form, options]

    def _coverage(self) -> Counter[str]:
        """Count for each candidate how many tokens may be it."""
        found: Counter[str] = Counter()
        for (_, options), nr in self._ids.items():
            for lemma in options:
                found[lemma] += self._counts[nr]
        return found

    def _choose(self, coverage: Mapping[str, int]) -> Iterator[str]:
        said = {form for form, _ in self._ids}
        for form, options in self._ids:
            base = self._grondvorm(form)
            able = [x for x in options if x in said or x == base] or list(options)
            yield max(able, key=lambda x: (coverage[x], x == base, x == form, x))


def _spoken(laag: Taallaag, first: int, past: int) -> Iterator[int]:
    """Give the tokens of a sentence that were spoken: without short remarks between brackets."""
    token = first
    while token < past:
        sign = laag.woord(token)
        if sign in _OPEN:
            until = min(past, token + _LONGEST_REMARK + 2)
            end = next((t for t in range(token + 1, until) if laag.woord(t) == _OPEN[sign]), None)
            if end is not None:
                token = end + 1
                continue
        yield token
        token += 1
