"""Which terms a search can never find, because texts are read in other pieces than the term is written in."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Instellingen, Term
from codeer.core.codeboek_namen import also_on
from codeer.core.errors import Melding
from codeer.core.markeer import markeer
from codeer.core.taallaag import Taallaag
from codeer.core.zoekplan import Pattern, Slot, maak_plan

Laag = Callable[[str], Taallaag]
_LEESTEKENS = ".,;:?!…\"'()[]«»“”‘’"


def warn_onvindbaar(codeboek: Codeboek, regels: Mapping[str, int], laag: Laag) -> Iterator[Melding]:
    """Find terms and names in word groups that are not found in a text that holds just them.

    `regels` has the line of each word group; `laag` makes the language layer of a text without labels.
    """
    places: dict[tuple[str, Term], list[int]] = {}
    for naam, words in codeboek.woordgroepen:
        for word in words:
            if not word.startswith("@"):
                places.setdefault((naam, _bare(Term(word))), []).append(regels.get(naam, 0))
    for code in codeboek.alle_codes():
        for term in code.termen:
            for one in (term, *term.behalve):
                places.setdefault(("", _bare(one)), []).append(one.regel or term.regel)
    terms = dict.fromkeys(term for _, term in places)
    lost = terms.keys() - found_terms(terms, codeboek, laag)
    # a word before it can rule out a reading of the next one: then the other order will do
    lost -= found_terms(lost, codeboek, laag, backwards=True)
    better = _better(lost, codeboek, laag)
    for (groep, term), lines in places.items():
        if term in lost:
            where = f" in woordgroep {groep}" if groep else ""
            text = (
                f"«{term.tekst}»{where} wordt nooit gevonden, ook niet waar het precies zo in een tekst staat"
            )
            tip = better.get(term, "Schrijf het in woorden, zonder tekens ertussen.")
            if groep and "exact" in tip:
                tip = "Haal het uit de woordgroep, en maak er een term van met exact."
            yield Melding(min(lines), f"{text}{also_on(lines)}.", tip)


def found_terms(
    termen: Collection[Term], codeboek: Codeboek, laag: Laag, *, backwards: bool = False
) -> set[Term]:
    """Give the terms that are found where they stand by themselves; one text holds them all, a line each."""
    codes = {f"t{nr}": term for nr, term in enumerate(termen)}
    own = tuple(Code(naam, termen=(term,)) for naam, term in codes.items())
    plan = maak_plan(replace(codeboek, instellingen=Instellingen(), codes=own))
    text, begins, names = "", [], []
    for search in plan.terms:
        words = own_words(search.patterns[0]) if search.patterns else []
        begins.append(len(text))
        names.append(search.code)
        # a line of its own after each: so the words of one term do not weigh on those of the next
        text += " ".join(reversed(words) if backwards and not search.term.exact else words) + "\n.\n"
    hits = markeer(plan, laag(text), text) if text else []
    return {codes[v.code] for v in hits if names[bisect_right(begins, v.begin) - 1] == v.code}


def own_words(pattern: Pattern) -> list[str]:
    """Give the shortest words that fill a pattern: nothing for a star, the plainest name of a group."""
    if pattern.literal:
        return pattern.literal.replace("*", "").split()
    return [_plainest(slot) for slot in pattern.slots]


def _plainest(slot: Slot) -> str:
    words = [*slot.keys, *(wildcard.core for wildcard in slot.wildcards)]
    return next((word for word in words if word.isalpha()), words[0])


def _bare(term: Term) -> Term:
    """Take away all that decides whether a hit counts; what is left is what it is found by."""
    return Term(term.tekst, exact=term.exact, bij_ontkenning=BijOntkenning.BLIJFT)


def _better(lost: Collection[Term], codeboek: Codeboek, laag: Laag) -> dict[Term, str]:
    """Give for a term that is never found the tip with what would be found."""
    stripped = {term: replace(term, tekst=_strip(term.tekst)) for term in lost}
    literal = {term: replace(term, exact=True) for term in lost}
    options = dict.fromkeys(o for o in (*stripped.values(), *literal.values()) if o.tekst)
    found = found_terms(options, codeboek, laag)
    tips = {}
    for term in lost:
        if "/" in term.tekst:
            tips[term] = "Maak er een term per woord van."
        elif stripped[term] in found:
            tips[term] = f"Schrijf: {stripped[term].tekst}"
        elif literal[term] in found:
            tips[term] = f"Schrijf: {{exact: {json.dumps(term.tekst, ensure_ascii=False)}}}"
    return tips


def _strip(tekst: str) -> str:
    return " ".join(filter(None, (word.strip(_LEESTEKENS) for word in tekst.split())))
