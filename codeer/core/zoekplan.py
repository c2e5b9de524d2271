"""The search plan: a codebook's terms, taken apart once so that every text can be matched quickly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from codeer.core.codeboek import Codeboek, Eenheid, Term

# Word groups in one term multiply; past this many ways a term is a mistake.
_MAX_VARIANTS = 500


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word with stars: `core` is its longest fixed part, by which it is looked for."""

    core: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a pattern: the lemmas that fill it, or wildcards."""

    keys: tuple[str, ...]
    wildcards: tuple[Wildcard, ...] = ()

    @property
    def open(self) -> bool:
        """Tell whether words that are not listed may fill it."""
        return bool(self.wildcards)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to meet a term: slots in any order, or a literal sequence."""

    slots: tuple[Slot, ...] = ()
    literal: str = ""
    # a word that must stand in the text before the literal is searched for
    probe: str = ""
    # where that word begins in the literal
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A term of a code with its patterns and those that a hit may not be part of."""

    term: Term
    code: str
    order: int
    patterns: tuple[Pattern, ...]
    behalve: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All search terms of a codebook, with the unit and the speakers that count.

    `anchors` tells for a word which terms (by position) need it; `always` are the terms that must
    be tried on every text.
    """

    terms: tuple[SearchTerm, ...]
    eenheid: Eenheid
    sprekers: tuple[str, ...]
    anchors: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]

    def candidates(self, keys: Collection[str]) -> list[SearchTerm]:
        """Give the terms that can occur in a text with these forms and lemmas, in order."""
        nrs = set(self.always)
        for key in self.anchors.keys() & keys:
            nrs.update(self.anchors[key])
        return [self.terms[nr] for nr in sorted(nrs)]


def maak_plan(codeboek: Codeboek, codes: Collection[str] | None = None) -> Plan:
    """Take a codebook's terms apart into patterns, of all codes or of those with these paths."""
    groups = {plain(name): names for name, names in codeboek.woordgroepen}
    terms = []
    for order, code in enumerate(codeboek.alle_codes()):
        for term in code.termen if codes is None or code.pad in codes else ():
            patterns = _patterns(term, groups)
            behalve = tuple(p for t in term.behalve for p in _patterns(t, groups))
            terms.append(SearchTerm(term, code.pad, order, patterns, behalve))
    settings = codeboek.instellingen
    anchors, always = _anchors(terms)
    return Plan(tuple(terms), settings.eenheid, settings.sprekers, anchors, always)


def plain(text: str) -> str:
    """Write a word as the language layer does: NFC, lower case, straight apostrophes."""
    return unicodedata.normalize("NFC", text).lower().replace("’", "'").replace("‘", "'")


def _anchors(terms: Sequence[SearchTerm]) -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    """Find per term the words without which it cannot occur; a long word is the rarest guess."""
    anchors: dict[str, list[int]] = {}
    always = []
    for nr, search in enumerate(terms):
        needed = {key for pattern in search.patterns for key in _needed(pattern)}
        if "" in needed or search.term.samenstellingen:
            always.append(nr)
            continue
        for key in needed:
            anchors.setdefault(key, []).append(nr)
    return {key: tuple(nrs) for key, nrs in anchors.items()}, tuple(always)


def _needed(pattern: Pattern) -> tuple[str, ...]:
    """Give words of which one must be there; an empty word where there is no telling."""
    if pattern.literal:
        return (pattern.probe,)
    closed = [slot for slot in pattern.slots if not slot.open]
    # the rarest, as far as one can guess: a long word is
    return max(closed, key=lambda s: min(map(len, s.keys))).keys if closed else ("",)


def _patterns(term: Term, groups: dict[str, tuple[str, ...]]) -> tuple[Pattern, ...]:
    text = plain(term.tekst).strip()
    if not text:
        return ()
    if term.exact:
        return _literals(text, groups)
    options = [_word_options(word, groups) for word in text.split()]
    variants = list(product(*options))[:_MAX_VARIANTS]
    return tuple(Pattern(tuple(s for part in variant for s in part)) for variant in variants)


def _word_options(word: str, groups: dict[str, tuple[str, ...]]) -> list[tuple[Slot, ...]]:
    """Give the ways to fill one word of a term; a group's several-word names are ways of their own."""
    if not word.startswith("@"):
        return [(_slot((word,)),)]
    names = _members(word[1:], groups)
    single = tuple(n for n in names if " " not in n)
    options: list[tuple[Slot, ...]] = [(_slot(single),)] if single else []
    options += [tuple(_slot((w,)) for w in n.split()) for n in names if " " in n]
    return options or [(_slot((word,)),)]


def _members(
    name: str, groups: dict[str, tuple[str, ...]], seen: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """List the names in a word group, its own name first; groups within it are opened once."""
    found: list[str] = [name.replace("_", " ")] if name in groups and not seen else []
    for member in groups.get(name, ()):
        text = plain(member).strip()
        if not text.startswith("@"):
            found.append(text)
        elif text[1:] not in seen | {name}:
            found += _members(text[1:], groups, seen | {name})
    return tuple(dict.fromkeys(filter(None, found)))


@lru_cache(maxsize=20_000)
def _slot(words: tuple[str, ...]) -> Slot:
    """Make a slot; equal words share one, so that a text is looked through once for them."""
    keys = tuple(w for w in words if "*" not in w)
    wild = tuple(_wildcard(w) for w in words if "*" in w)
    return Slot(keys, wild)


def _wildcard(word: str) -> Wildcard:
    parts = word.split("*")
    return Wildcard(max(parts, key=len), re.compile(".*".join(re.escape(p) for p in parts)))


def _literals(text: str, groups: dict[str, tuple[str, ...]]) -> tuple[Pattern, ...]:
    options = [list(_members(w[1:], groups)) or [w] if w.startswith("@") else [w] for w in text.split()]
    variants = list(product(*options))[:_MAX_VARIANTS]
    return tuple(_literal(" ".join(v)) for v in variants)


def _literal(text: str) -> Pattern:
    words = text.split()
    probe = max((w for w in words if w.isalpha()), key=len, default="")
    offset = len(" ".join(words[: words.index(probe)]) + " ") if probe and words[0] != probe else 0
    return Pattern(literal=" ".join(words), probe=probe, offset=offset)


@lru_cache(maxsize=20_000)
def literal_pattern(literal: str) -> re.Pattern[str]:
    """Make the pattern of a literal: white space as it comes, stars as letters, words whole."""
    words = (r"\w*".join(map(re.escape, word.split("*"))) for word in literal.split())
    body = r"\s+".join(words)
    return re.compile(rf"(?<!\w){body}(?!\w)")
