"""Matching: a search plan on the language layer of a text gives suggestions that explain themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from codeer.core.codeboek import BijOntkenning, Eenheid
from codeer.core.codering import Voorstel
from codeer.core.ontkenning import find_negator
from codeer.core.taalindex import Hit, Taalindex
from codeer.core.taallaag import Taallaag
from codeer.core.zinsdelen import Clauses
from codeer.core.zoekplan import Pattern, Plan, SearchTerm, Slot, literal_pattern

_TURNED = {"plus": "min", "min": "plus", "": ""}
_RANG = {"plus": 0, "min": 1, "": 2}
_INFINITIVE = ("en", "aan", "oen", "ien", "ijn")
# How much may stand between the words of a term, fillers not counted.
_GAP = 6
# Room around a literal for double spaces and what a star stands for.
_SLACK = 40


def markeer(plan: Plan, laag: Taallaag, tekst: str, beurten: Collection[int] | None = None) -> list[Voorstel]:
    """Suggest codes for a text; offsets span the unit (sentence, paragraph or turn) with the hit.

    `beurten` limits this to the turns with these numbers (the speakers that count); None takes all.
    Order: by place, then code order of the codebook, then plus, min, no pole.
    """
    index = Taalindex(laag, tekst, beurten)
    span_of = _spans(plan.eenheid, laag)
    found: dict[tuple[int, int, int, str], _Found] = {}
    for search in plan.candidates(index.keys()):
        for hit in vind(search, index):
            judged = _judge(search, hit, index)
            if judged is None:
                continue
            pool, why = judged
            place = (*span_of(hit.zin), search.order, pool)
            found.setdefault(place, _Found(search.code, [], set())).add(why, hit.tokens)
    ordered = sorted(found, key=lambda k: (*k[:3], _RANG[k[3]]))
    return [Voorstel(found[k].code, k[3], k[0], k[1], "; ".join(found[k].reasons)) for k in ordered]


class _Found(NamedTuple):
    """The reasons of one suggestion; words that already are a reason need no second one."""

    code: str
    reasons: list[str]
    told: set[int]

    def add(self, why: str, tokens: tuple[int, ...]) -> None:
        """Take in a reason, unless its words have one."""
        if not self.told.issuperset(tokens):
            self.reasons.append(why)
            self.told.update(tokens)


def _spans(eenheid: Eenheid, laag: Taallaag) -> Callable[[int], tuple[int, int]]:
    """Give the function from a sentence to the span of its unit."""

    def span(zin: int) -> tuple[int, int]:
        first, past, _, _ = laag.zinnen[zin]
        return laag.begin[first], laag.eind[past - 1]

    if eenheid == Eenheid.ZIN:
        return span
    size = 3 if eenheid == Eenheid.BEURT else 4
    spans: dict[tuple[int, ...], tuple[int, int]] = {}
    for nr, zin in enumerate(laag.zinnen):
        begin, eind = span(nr)
        whole = tuple(zin[2:size])
        spans[whole] = (spans[whole][0] if whole in spans else begin, eind)
    return lambda zin: spans[tuple(laag.zinnen[zin][2:size])]


def vind(search: SearchTerm, index: Taalindex) -> Iterator[Hit]:
    """Give every hit of a term that no exclusion covers and whose word class fits, negated or not."""
    seen: set[tuple[int, ...]] = set()
    for pattern in search.patterns:
        for hit in _pattern_hits(pattern, index, compounds=search.term.samenstellingen):
            if hit.tokens in seen or not _fits_class(search, hit, index):
                continue
            seen.add(hit.tokens)
            if not any(_covers(p, hit, index) for p in search.behalve):
                yield hit


def _fits_class(search: SearchTerm, hit: Hit, index: Taalindex) -> bool:
    wanted, told = search.term.woordsoort, index.laag.woordsoort
    return not wanted or not told or any(told[t] in wanted.split("|") for t in hit.tokens)


def _covers(pattern: Pattern, hit: Hit, index: Taalindex) -> bool:
    """Tell whether an exclusion shares a token with the hit."""
    found = index.exclusions.get(id(pattern))
    if found is None:
        hits = _pattern_hits(pattern, index, compounds=False)
        found = index.exclusions[id(pattern)] = frozenset(t for other in hits for t in other.tokens)
    return not found.isdisjoint(hit.tokens)


def _pattern_hits(pattern: Pattern, index: Taalindex, *, compounds: bool) -> Iterator[Hit]:
    if pattern.literal:
        return _literal_hits(pattern, index)
    if len(pattern.slots) == 1:
        return _single_hits(pattern.slots[0], index, compounds)
    return _joint_hits(pattern.slots, index, compounds)


def _literal_hits(pattern: Pattern, index: Taalindex) -> Iterator[Hit]:
    for begin, eind in sorted(_literal_spans(pattern, index)):
        tokens = index.tokens_in(begin, eind)
        zin = index.zin_of[tokens[0]] if tokens else -1
        if zin >= 0 and index.zin_of[tokens[-1]] == zin:
            yield Hit(zin, tokens, tuple(index.laag.woord(t) for t in tokens))


def _literal_spans(pattern: Pattern, index: Taalindex) -> set[tuple[int, int]]:
    """Give the places of a literal, looked for only around its longest word."""
    text, literal = index.lower, pattern.literal
    if not pattern.probe:
        if not all(part in text for part in literal.replace("*", " ").split()):
            return set()
        return {m.span() for m in literal_pattern(literal).finditer(text)}
    reach = len(literal) + _SLACK
    anyhow = "*" in literal or index.double_spaced
    spans: set[tuple[int, int]] = set()
    for at in index.begins_of(pattern.probe):
        start = at - pattern.offset
        if not anyhow:
            if start >= 0 and text.startswith(literal, start) and _stands_alone(text, start, len(literal)):
                spans.add((start, start + len(literal)))
        else:
            near = literal_pattern(literal).finditer(text, max(0, at - reach), at + reach)
            spans.update(m.span() for m in near)
    return spans


def _stands_alone(text: str, start: int, length: int) -> bool:
    """Tell whether no word goes on before or after a piece of text."""
    edges = text[max(0, start - 1) : start] + text[start + length : start + length + 1]
    return not any(c.isalnum() or c == "_" for c in edges)


def _single_hits(slot: Slot, index: Taalindex, compounds: bool) -> Iterator[Hit]:
    alone = slot.keys if len(slot.keys) == 1 and not slot.open and not compounds else ()
    for token in index.tokens(slot, compounds=compounds):
        keys = alone or (index.key_for(slot, token),)
        yield Hit(index.zin_of[token], (token,), keys, compounds and keys[0] not in index.keys_of(token))


def _joint_hits(slots: Sequence[Slot], index: Taalindex, compounds: bool) -> Iterator[Hit]:
    if not compounds and not all(map(index.has_slot, slots)):
        return
    shared = set.intersection(*[index.zinnen(slot, compounds=compounds) for slot in slots])
    for zin in sorted(shared):
        rows = [index.tokens_of(zin, slot, compounds=compounds) for slot in slots]
        anchor = min(range(len(rows)), key=lambda n: len(rows[n]))
        for token in rows[anchor]:
            found = _combine(token, anchor, rows, index.clauses(zin))
            if found:
                keys = tuple(index.key_for(s, t) for s, t in zip(slots, found, strict=True))
                yield Hit(zin, found, keys)


def _combine(
    token: int, anchor: int, rows: Sequence[Sequence[int]], clauses: Clauses
) -> tuple[int, ...] | None:
    """Find for the other slots the nearest tokens in the same clause; None when too far apart."""
    mine = clauses.hard[token - clauses.first]
    chosen: dict[int, int] = {anchor: token}
    for n in sorted(range(len(rows)), key=lambda n: len(rows[n])):
        if n == anchor:
            continue
        taken = chosen.values()
        options = [t for t in rows[n] if t not in taken and clauses.hard[t - clauses.first] == mine]
        if not options:
            return None
        chosen[n] = min(options, key=lambda t: (min(abs(t - c) for c in taken), t))
    tokens = tuple(chosen[n] for n in range(len(rows)))
    return tokens if clauses.gap(tokens) <= _GAP else None


def _judge(search: SearchTerm, hit: Hit, index: Taalindex) -> tuple[str, str] | None:
    """Weigh a negation: give the pole that results and the reason, or None where it does not count."""
    term = search.term
    first = index.laag.zinnen[hit.zin][0]
    words = index.words(hit.zin)
    local = [t - first for t in hit.tokens]
    verb = any(key.endswith(_INFINITIVE) and key != words[t] for t, key in zip(local, hit.keys, strict=True))
    negator = find_negator(words, index.clauses(hit.zin), local, verb)
    why = index.explain(term.tekst, hit.tokens, hit.keys, compound=hit.compound)
    rule = term.bij_ontkenning
    if negator is None:
        return None if rule is BijOntkenning.ALLEEN_DAN else (term.pool, why)
    said = index.quote([first + negator])
    if rule is BijOntkenning.TELT_NIET:
        return None
    if rule is BijOntkenning.KEERT_OM and term.pool:
        return _TURNED[term.pool], f"{why}, omgekeerd door {said}"
    if rule is BijOntkenning.ALLEEN_DAN:
        return term.pool, f"{why}, met ontkenning {said}"
    return term.pool, f"{why}, ook met {said}"
