"""A language layer made searchable: from lemma to the tokens that may carry it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from codeer.core.taallaag import Taallaag
from codeer.core.zinsdelen import Clauses, split_clauses


@dataclass(frozen=True, slots=True)
class Hit:
    """The tokens of one hit in one sentence, with the key by which each was found."""

    zin: int
    tokens: tuple[int, ...]
    keys: tuple[str, ...]
    compound: bool = False


class Taalindex:
    """Look-ups in one text; made per text, thrown away after matching."""

    __slots__ = (
        "_added",
        "_blob",
        "_clauses",
        "_form_places",
        "_key_forms",
        "_parts",
        "_places",
        "_words",
        "laag",
        "lower",
        "pattern_cache",
        "zin_of",
    )

    def __init__(self, laag: Taallaag, tekst: str) -> None:
        self.laag = laag
        self.lower = _lower(tekst)
        self.zin_of = _sentence_of_tokens(laag)
        self._form_places: list[list[int]] = [[] for _ in laag.vormen]
        for token, form in enumerate(laag.vorm):
            self._form_places[form].append(token)
        self._key_forms: dict[str, list[int]] = {}
        for form, lemmas in enumerate(laag.lemmas):
            for lemma in lemmas:
                self._key_forms.setdefault(lemma, []).append(form)
        self._added: dict[str, list[int]] = {}
        for token, lemmas in laag.erbij.items():
            for lemma in lemmas:
                self._added.setdefault(lemma, []).append(token)
        self._parts: dict[str, list[int]] | None = None
        self._places: dict[str, list[int]] = {}
        self._clauses: dict[int, Clauses] = {}
        self._words: dict[int, list[str]] = {}
        self._blob = ""
        self.pattern_cache: dict[tuple[int, bool], list[Hit]] = {}

    def places(self, key: str) -> list[int]:
        """Give the tokens that may carry a lemma or form, in order."""
        cached = self._places.get(key)
        if cached is None:
            found = [t for form in self._key_forms.get(key, ()) for t in self._form_places[form]]
            if self.laag.eraf:
                found = [t for t in found if key not in self.laag.eraf.get(t, ())]
            cached = self._places[key] = sorted({*found, *self._added.get(key, ())})
        return cached

    def part_places(self, key: str) -> list[int]:
        """Give the tokens that are compounds with this lemma as a part."""
        if self._parts is None:
            self._parts = {}
            for form, parts in self.laag.delen.items():
                for part in parts:
                    self._parts.setdefault(part, []).extend(self._form_places[form])
        return self._parts.get(key, [])

    def keys_of(self, token: int) -> Sequence[str]:
        """Give the lemmas that a token may carry by itself."""
        own = self.laag.lemmas[self.laag.vorm[token]]
        return (*own, *self.laag.erbij.get(token, ()))

    def matching_keys(self, wildcard: re.Pattern[str]) -> list[str]:
        """Give the forms and lemmas that a wildcard covers."""
        if not self._blob:
            self._blob = "\n".join({**self._key_forms, **self._added})
        return wildcard.findall(self._blob)

    def tokens_in(self, begin: int, eind: int) -> tuple[int, ...]:
        """Give the tokens that lie in or touch a span of the text."""
        first = bisect_left(self.laag.eind, begin + 1)
        past = bisect_left(self.laag.begin, eind)
        return tuple(range(first, past))

    def between(self, tokens: Sequence[int], first: int, past: int) -> Sequence[int]:
        """Cut a sorted row of tokens to those in a sentence."""
        return tokens[bisect_left(tokens, first) : bisect_left(tokens, past)]

    def words(self, zin: int) -> list[str]:
        """Give the lower-cased words of a sentence."""
        cached = self._words.get(zin)
        if cached is None:
            first, past, _, _ = self.laag.zinnen[zin]
            vormen, vorm = self.laag.vormen, self.laag.vorm
            cached = self._words[zin] = [vormen[vorm[t]] for t in range(first, past)]
        return cached

    def clauses(self, zin: int) -> Clauses:
        """Give the clauses of a sentence."""
        cached = self._clauses.get(zin)
        if cached is None:
            first = self.laag.zinnen[zin][0]
            cached = self._clauses[zin] = split_clauses(self.words(zin), first)
        return cached

    def quote(self, tokens: Sequence[int]) -> str:
        """Write tokens as they stand in the text, gaps shown as an ellipsis."""
        parts: list[str] = []
        for i, token in enumerate(sorted(tokens)):
            if i and token != sorted(tokens)[i - 1] + 1:
                parts.append("…")
            parts.append(self.laag.woord(token))
        return f"«{' '.join(parts)}»"

    def explain(self, term: str, tokens: Sequence[int], keys: Sequence[str], *, compound: bool) -> str:
        """Say which words made the hit and by which rule, in Dutch."""
        shown = set(tokens)
        separated = False
        for token, key in zip(tokens, keys, strict=True):
            particle = self.laag.deeltje.get(token)
            if particle is not None and key in self.laag.erbij.get(token, ()):
                shown.add(particle)
                separated = True
        said = self.quote(sorted(shown))
        if compound:
            return f"{said}: {term} (deel van samenstelling)"
        if separated:
            return f"{said}: {term} (scheidbaar werkwoord)"
        return said if said == f"«{term}»" else f"{said}: {term}"


def _sentence_of_tokens(laag: Taallaag) -> array[int]:
    zin_of = array("i", [-1]) * len(laag.vorm)
    for nr, (first, past, _, _) in enumerate(laag.zinnen):
        zin_of[first:past] = array("i", [nr]) * (past - first)
    return zin_of


def _lower(tekst: str) -> str:
    """Lower the case of a text without moving a character."""
    low = tekst.lower()
    if len(low) != len(tekst):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in tekst)
    return low.replace("’", "'").replace("‘", "'")
