"""A language layer made searchable: from lemma to the tokens that may carry it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from codeer.core.taallaag import Taallaag
from codeer.core.zinsdelen import Clauses, split_clauses
from codeer.core.zoekplan import Slot, Wildcard

# straight apostrophes, and one kind of space, each a single character as before
_PLAIN = (("’", "'"), ("‘", "'"), ("\n", " "), ("\t", " "), ("\r", " "), ("\xa0", " "))


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
        "_begins",
        "_blob",
        "_clauses",
        "_denied",
        "_form_places",
        "_key_forms",
        "_keys",
        "_parts",
        "_places",
        "_slots",
        "_words",
        "_zinnen",
        "double_spaced",
        "exclusions",
        "laag",
        "lower",
        "zin_of",
    )

    def __init__(self, laag: Taallaag, tekst: str, beurten: Collection[int] | None = None) -> None:
        """Index the sentences in these turns; None takes all."""
        self.laag = laag
        self.lower = _lower(tekst)
        # sentences end at a newline, so that only other doubled space can stand inside a literal
        self.double_spaced = "  " in tekst or "\t" in tekst or "\xa0" in tekst
        self.zin_of = array("i", [-1]) * len(laag.vorm)
        form_places: defaultdict[int, list[int]] = defaultdict(list)
        vorm = laag.vorm
        for nr, (first, past, beurt, _) in enumerate(laag.zinnen):
            if beurten is None or beurt in beurten:
                self.zin_of[first:past] = array("i", [nr]) * (past - first)
                for token, form in enumerate(vorm[first:past], first):
                    form_places[form].append(token)
        self._form_places = form_places
        key_forms: defaultdict[str, list[int]] = defaultdict(list)
        for form in form_places:
            for lemma in laag.lemmas[form]:
                key_forms[lemma].append(form)
        self._key_forms = key_forms
        self._added: dict[str, list[int]] = {}
        for token, lemmas in laag.erbij.items():
            for lemma in lemmas if self.zin_of[token] >= 0 else ():
                self._added.setdefault(lemma, []).append(token)
        self._denied: dict[str, set[int]] = {}
        for token, lemmas in laag.eraf.items():
            for lemma in lemmas:
                self._denied.setdefault(lemma, set()).add(token)
        self._parts: dict[str, list[int]] | None = None
        self._places: dict[str, list[int]] = {}
        self._keys = {*key_forms, *self._added}
        self._slots: dict[tuple[int, bool], Sequence[int]] = {}
        self._zinnen: dict[tuple[int, bool], set[int]] = {}
        self._begins: dict[str, list[int]] = {}
        self._clauses: dict[int, Clauses] = {}
        self._words: dict[int, list[str]] = {}
        self._blob = ""
        # per exclusion (by identity) the tokens that it covers
        self.exclusions: dict[int, frozenset[int]] = {}

    def places(self, key: str) -> list[int]:
        """Give the tokens that may carry a lemma or form, in order."""
        found = self._places.get(key)
        if found is None:
            forms, added, denied = self._key_forms.get(key, ()), self._added.get(key), self._denied.get(key)
            if len(forms) == 1:
                found = self._form_places[forms[0]]
            else:
                found = sorted(t for form in forms for t in self._form_places[form])
            if denied:
                found = [t for t in found if t not in denied]
            if added:
                found = sorted({*found, *added})
            self._places[key] = found
        return found

    def part_places(self, key: str) -> list[int]:
        """Give the tokens that are compounds with this lemma as a part."""
        if self._parts is None:
            self._parts = {}
            for form, parts in self.laag.delen.items():
                for part in parts:
                    self._parts.setdefault(part, []).extend(self._form_places.get(form, ()))
        return self._parts.get(key, [])

    def keys_of(self, token: int) -> Sequence[str]:
        """Give the lemmas that a token may carry by itself."""
        own = self.laag.lemmas[self.laag.vorm[token]]
        return (*own, *self.laag.erbij.get(token, ()))

    def keys(self) -> set[str]:
        """Give all forms and lemmas that the text holds."""
        return self._keys

    def matching_keys(self, wildcard: Wildcard) -> list[str]:
        """Give the forms and lemmas that a wildcard covers."""
        if not self._blob:
            self._blob = "\n" + "\n".join(sorted(self._keys)) + "\n"
        blob, found = self._blob, []
        at = blob.find(wildcard.core)
        while at >= 0:
            key = blob[blob.rfind("\n", 0, at) + 1 : blob.find("\n", at)]
            if wildcard.covers(key):
                found.append(key)
            at = blob.find(wildcard.core, blob.find("\n", at))
        return found

    def tokens(self, slot: Slot, *, compounds: bool) -> Sequence[int]:
        """Give the tokens that fill a slot, in order; slots are told apart by identity."""
        found = self._slots.get((id(slot), compounds))
        if found is None:
            found = self._slots[id(slot), compounds] = self._fillers(slot, compounds)
        return found

    def zinnen(self, slot: Slot, *, compounds: bool) -> set[int]:
        """Give the sentences with a token that fills a slot."""
        found = self._zinnen.get((id(slot), compounds))
        if found is None:
            tokens = self.tokens(slot, compounds=compounds)
            found = self._zinnen[id(slot), compounds] = set(map(self.zin_of.__getitem__, tokens))
        return found

    def tokens_of(self, zin: int, slot: Slot, *, compounds: bool) -> Sequence[int]:
        """Give the tokens in a sentence that fill a slot."""
        first, past, _, _ = self.laag.zinnen[zin]
        tokens = self.tokens(slot, compounds=compounds)
        return tokens[bisect_left(tokens, first) : bisect_left(tokens, past)]

    def has_slot(self, slot: Slot) -> bool:
        """Tell whether anything may fill a slot: most terms of a codebook are not in a text at all."""
        return slot.open or not self._keys.isdisjoint(slot.keys)

    def key_for(self, slot: Slot, token: int) -> str:
        """Give the first key of a slot by which a token was found."""
        own = self.keys_of(token)
        for key in slot.keys:
            if key in own and key not in self.laag.eraf.get(token, ()):
                return key
        for wildcard in slot.wildcards:
            for key in own:
                if wildcard.covers(key):
                    return key
        parts = self.laag.delen.get(self.laag.vorm[token], ())
        return next((key for key in slot.keys if key in parts), "")

    def begins_of(self, word: str) -> list[int]:
        """Give where a word stands as a token by itself."""
        found = self._begins.get(word)
        if found is None:
            forms = (f for f in self._key_forms.get(word, ()) if self.laag.vormen[f] == word)
            found = self._begins[word] = [self.laag.begin[t] for f in forms for t in self._form_places[f]]
        return found

    def _fillers(self, slot: Slot, compounds: bool) -> Sequence[int]:
        keys = [*slot.keys, *(k for w in slot.wildcards for k in self.matching_keys(w))]
        if len(keys) == 1 and not compounds:
            return self.places(keys[0])
        tokens = {t for key in keys for t in self.places(key)}
        if compounds:
            tokens.update(t for key in keys for t in self.part_places(key))
        return sorted(tokens)

    def tokens_in(self, begin: int, eind: int) -> tuple[int, ...]:
        """Give the tokens that lie in or touch a span of the text."""
        first = bisect_left(self.laag.eind, begin + 1)
        past = bisect_left(self.laag.begin, eind)
        return tuple(range(first, past))

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
        ordered = sorted(tokens)
        parts: list[str] = []
        for before, token in zip([None, *ordered], ordered, strict=False):
            if before is not None and token != before + 1:
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


def _lower(tekst: str) -> str:
    """Lower the case of a text without moving a character."""
    low = tekst.lower()
    if len(low) != len(tekst):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in tekst)
    for odd, plain in _PLAIN:
        low = low.replace(odd, plain)
    return low
