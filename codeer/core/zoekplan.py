"""The search plan: a codebook's terms, taken apart once so that every text can be matched quickly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

from codeer.core.codeboek import Codeboek, Eenheid, Term
from codeer.core.errors import CodeboekFout, Melding

# Word groups in one term multiply; past this many ways a term is a mistake.
MAX_SCHRIJFWIJZEN = 500

Groepen = Mapping[str, tuple[str, ...]]
# One way to fill a word of a term: places, each with the words of which one must stand there.
Filling = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word with stars: `core` is its longest fixed part, by which it is looked for."""

    core: str
    word: str

    def covers(self, key: str) -> bool:
        """Tell whether a form or lemma is one that the stars stand for."""
        return wildcard_pattern(self.word).fullmatch(key) is not None


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
    """Take a codebook's terms apart into patterns, of all codes or of those with these paths.

    Raises CodeboekFout when terms stand for more ways of writing than a search can hold.
    """
    groups = plain_groepen(codeboek)
    chosen = [
        (order, code, term)
        for order, code in enumerate(codeboek.alle_codes())
        for term in (code.termen if codes is None or code.pad in codes else ())
    ]
    faults = [fault for _, _, term in chosen for fault in te_veel(term, groups)]
    if faults:
        raise CodeboekFout(codeboek.naam, tuple(faults))
    terms = [
        SearchTerm(
            term,
            code.pad,
            order,
            _patterns(term, groups),
            tuple(p for t in term.behalve for p in _patterns(t, groups)),
        )
        for order, code, term in chosen
    ]
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


def plain_groepen(codeboek: Codeboek) -> Groepen:
    """Give the word groups by name, as terms look them up."""
    return {plain(name): names for name, names in codeboek.woordgroepen}


def woorden_van(groep: str, codeboek: Codeboek) -> tuple[str, ...]:
    """Give the names in a word group as `@groep` finds them: its own name, and those of groups in it."""
    return tuple(_members(plain(groep), plain_groepen(codeboek), set()))


def te_veel(term: Term, groepen: Groepen) -> Iterator[Melding]:
    """Say of a term and its exclusions which stand for more ways of writing than can be searched for."""
    for one in (term, *term.behalve):
        n = prod(map(len, _options(one, groepen))) if "@" in one.tekst else 1
        if n > MAX_SCHRIJFWIJZEN:
            text = f"«{one.tekst}» staat voor {n} schrijfwijzen, en meer dan {MAX_SCHRIJFWIJZEN} kan niet."
            tip = "Neem minder woordgroepen in één term, of groepen met minder namen van meer woorden."
            yield Melding(one.regel or term.regel, text, tip)


def _patterns(term: Term, groepen: Groepen) -> tuple[Pattern, ...]:
    ways = product(*_options(term, groepen)) if plain(term.tekst).strip() else ()
    if term.exact:
        return tuple(_literal(" ".join(words[0] for part in way for words in part)) for way in ways)
    return tuple(Pattern(tuple(_slot(words) for part in way for words in part)) for way in ways)


def _options(term: Term, groepen: Groepen) -> list[list[Filling]]:
    """Give per word of a term the ways to fill it; names of one word are one way, unless exact."""
    options: list[list[Filling]] = []
    for word in plain(term.tekst).split():
        names = _names(word, groepen)
        single = () if term.exact else tuple(n for n in names if " " not in n)
        long: list[Filling] = [tuple((w,) for w in n.split()) for n in names if term.exact or " " in n]
        options.append([(single,), *long] if single else long)
    return options


def _names(word: str, groepen: Groepen) -> list[str]:
    """Give what a word of a term may be: itself, or the names in its group."""
    return (list(_members(word[1:], groepen, set())) if word.startswith("@") else []) or [word]


def _members(name: str, groepen: Groepen, seen: set[str]) -> dict[str, None]:
    """List the names in a word group, its own name first; groups within it are opened once."""
    found = dict.fromkeys([name.replace("_", " ")] if name in groepen and not seen else [])
    seen.add(name)
    for member in groepen.get(name, ()):
        text = plain(member).strip()
        if not text.startswith("@"):
            found.update({text: None} if text else {})
        elif text[1:] not in seen:
            found.update(_members(text[1:], groepen, seen))
    return found


@lru_cache(maxsize=20_000)
def _slot(words: tuple[str, ...]) -> Slot:
    """Make a slot; equal words share one, so that a text is looked through once for them."""
    keys = tuple(w for w in words if "*" not in w)
    wild = tuple(_wildcard(w) for w in words if "*" in w)
    return Slot(keys, wild)


def _wildcard(word: str) -> Wildcard:
    return Wildcard(max(word.split("*"), key=len), word)


@lru_cache(maxsize=20_000)
def wildcard_pattern(word: str) -> re.Pattern[str]:
    """Make the pattern of a word with stars, only when a text may hold it."""
    return re.compile(".*".join(map(re.escape, word.split("*"))))


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
