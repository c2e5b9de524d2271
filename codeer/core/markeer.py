"""Matching: a search plan on the language layer of a text gives suggestions that explain themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from codeer.core.codeboek import BijOntkenning, Eenheid
from codeer.core.codering import Voorstel
from codeer.core.ontkenning import find_negator
from codeer.core.taalindex import Hit, Taalindex
from codeer.core.taallaag import Taallaag
from codeer.core.zoekplan import Pattern, Plan, SearchTerm, Slot

_TURNED = {"plus": "min", "min": "plus", "": ""}
_POLES = {"plus": 0, "min": 1, "": 2}
_INFINITIVE = ("en", "aan", "oen", "ien", "ijn")
# How much may stand between the words of a term, fillers not counted.
_GAP = 6


def markeer(plan: Plan, laag: Taallaag, tekst: str, beurten: Collection[int] | None = None) -> list[Voorstel]:
    """Suggest codes for a text; offsets span the unit (sentence, paragraph or turn) with the hit.

    `beurten` limits this to the turns with these numbers (the speakers that count); None takes all.
    Order: by place, then code order of the codebook, then plus, min, no pole.
    """
    index = Taalindex(laag, tekst)
    units = _units(plan.eenheid, laag, beurten)
    found: dict[tuple[int, int, str], tuple[str, list[str]]] = {}
    for search in plan.terms:
        for hit in _hits(search, index):
            unit = units[hit.zin]
            judged = _judge(search, hit, index) if unit >= 0 else None
            if judged is None:
                continue
            pool, why = judged
            reasons = found.setdefault((unit, search.order, pool), (search.code, []))[1]
            if why not in reasons:
                reasons.append(why)
    spans = _spans(units, laag)
    ordered = sorted(found, key=lambda k: (spans[k[0]], k[1], _POLES[k[2]]))
    return [Voorstel(found[k][0], k[2], *spans[k[0]], "; ".join(found[k][1])) for k in ordered]


def _units(eenheid: Eenheid, laag: Taallaag, beurten: Collection[int] | None) -> list[int]:
    """Give per sentence the number of its unit, or -1 where its turn does not count."""
    out = []
    seen: dict[tuple[int, ...], int] = {}
    for nr, (_, _, beurt, alinea) in enumerate(laag.zinnen):
        if beurten is not None and beurt not in beurten:
            out.append(-1)
            continue
        whole = {Eenheid.ZIN: (nr,), Eenheid.ALINEA: (beurt, alinea), Eenheid.BEURT: (beurt,)}[eenheid]
        out.append(seen.setdefault(whole, len(seen)))
    return out


def _spans(units: Sequence[int], laag: Taallaag) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for unit, (first, past, _, _) in zip(units, laag.zinnen, strict=True):
        begin, eind = laag.begin[first], laag.eind[past - 1]
        spans[unit] = (spans[unit][0] if unit in spans else begin, eind)
    return spans


def _hits(search: SearchTerm, index: Taalindex) -> Iterator[Hit]:
    """Give every hit of a term that no exclusion covers and whose word class fits."""
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
    own = set(hit.tokens)
    hits = _pattern_hits(pattern, index, compounds=False)
    return any(other.zin == hit.zin and own & set(other.tokens) for other in hits)


def _pattern_hits(pattern: Pattern, index: Taalindex, *, compounds: bool) -> list[Hit]:
    cached = index.pattern_cache.get((id(pattern), compounds))
    if cached is None:
        found = _literal_hits if pattern.literal is not None else _slot_hits
        cached = list(found(pattern, index, compounds=compounds))
        index.pattern_cache[id(pattern), compounds] = cached
    return cached


def _literal_hits(pattern: Pattern, index: Taalindex, *, compounds: bool) -> Iterator[Hit]:
    del compounds  # a literal is found as it is written
    if pattern.literal is None or pattern.probe not in index.lower:
        return
    for match in pattern.literal.finditer(index.lower):
        tokens = index.tokens_in(match.start(), match.end())
        zin = index.zin_of[tokens[0]] if tokens else -1
        if zin >= 0 and index.zin_of[tokens[-1]] == zin:
            yield Hit(zin, tokens, tuple(index.laag.woord(t) for t in tokens))


def _slot_hits(pattern: Pattern, index: Taalindex, *, compounds: bool) -> Iterator[Hit]:
    filled = []
    for slot in pattern.slots:
        places = _places(slot, index, compounds)
        if not places:
            return
        filled.append(places)
    if len(filled) == 1:
        for token, key in filled[0].items():
            if index.zin_of[token] >= 0:
                yield Hit(index.zin_of[token], (token,), (key,), key not in index.keys_of(token))
        return
    anchor = min(range(len(filled)), key=lambda n: len(filled[n]))
    sorted_places = [sorted(places) for places in filled]
    for token in sorted_places[anchor]:
        tokens = _combine(token, anchor, sorted_places, index)
        if tokens:
            keys = tuple(filled[n][t] for n, t in enumerate(tokens))
            yield Hit(index.zin_of[token], tokens, keys)


def _places(slot: Slot, index: Taalindex, compounds: bool) -> dict[int, str]:
    """Give the tokens that fill a slot, each with the key it was found by."""
    out: dict[int, str] = {}
    keys = list(slot.keys)
    for wildcard in slot.wildcards:
        keys += index.matching_keys(wildcard)
    for key in keys:
        for token in index.places(key):
            out.setdefault(token, key)
        if compounds:
            for token in index.part_places(key):
                out.setdefault(token, key)
    return out


def _combine(
    token: int, anchor: int, places: Sequence[Sequence[int]], index: Taalindex
) -> tuple[int, ...] | None:
    """Find for the other slots the nearest tokens in the same clause; None when too far apart."""
    zin = index.zin_of[token]
    if zin < 0:
        return None
    first, past, _, _ = index.laag.zinnen[zin]
    clauses = index.clauses(zin)
    mine = clauses.hard[token - first]
    chosen: dict[int, int] = {anchor: token}
    for n in sorted(range(len(places)), key=lambda n: len(places[n])):
        if n == anchor:
            continue
        options = [
            t
            for t in index.between(places[n], first, past)
            if t not in chosen.values() and clauses.hard[t - first] == mine
        ]
        if not options:
            return None
        chosen[n] = min(options, key=lambda t: (min(abs(t - c) for c in chosen.values()), t))
    tokens = tuple(chosen[n] for n in range(len(places)))
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
