"""What must hold for the terms and examples of a codebook, and what deserves a warning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from codeer.core.codeboek import INGEBOUWD, BijOntkenning, Code, Codeboek, Term
from codeer.core.codeboek_namen import also_on
from codeer.core.errors import Melding
from codeer.core.namen import plain_naam
from codeer.core.zoekplan import plain_groepen, te_veel

Lemmatiseer = Callable[[str], str]
_PAST = re.compile(r".+(?<!en)(?:de|te|den|ten)")
_DEGREE = re.compile(r".+(?:er|ere|st|ste)")


def check_termen(codeboek: Codeboek) -> Iterator[Melding]:
    """Find terms that match nothing, everything or far too much, or stand there twice."""
    groepen = plain_groepen(codeboek)
    for code in codeboek.alle_codes():
        for term in code.termen:
            for one in (term, *term.behalve):
                yield from _words(one)
            yield from te_veel(term, groepen)
        yield from _twice(code)


def _words(term: Term) -> Iterator[Melding]:
    for word in term.tekst.split():
        if word.startswith("@"):
            if "*" in word:
                tip = "Schrijf de woordgroep zonder sterretje."
                yield Melding(term.regel, f"«{word}»: een woordgroep kan geen sterretje hebben.", tip)
        elif not word.strip("*"):
            tip = "Zet er letters bij: stress*"
            yield Melding(term.regel, f"«{term.tekst}»: een sterretje alleen past op elk woord.", tip)
        elif "*" in word.strip("*"):
            tip = "Een sterretje staat aan het begin of het eind van een woord: *stress, stress*, *stress*."
            yield Melding(term.regel, f"«{word}»: een sterretje midden in een woord kan niet.", tip)
    if not any(c.isalnum() or c == "*" for c in term.tekst):
        yield Melding(term.regel, f"«{term.tekst}» heeft geen letter of cijfer.", "Vul een woord in.")


def _twice(code: Code) -> Iterator[Melding]:
    """Find the terms that a code has twice, in one pole or in two."""
    seen: dict[tuple[object, ...], list[Term]] = {}
    for term in code.termen:
        earlier = seen.setdefault(_key(term), [])
        for other in earlier:
            fault = _clash(code, term, other)
            if fault:
                yield fault
                break
        earlier.append(term)


def _clash(code: Code, term: Term, other: Term) -> Melding | None:
    where = f"op regel {other.regel}"
    if term.pool == other.pool:
        if _only(term) != _only(other):
            return None
        text = f"«{term.tekst}» staat twee keer bij {code.pad}: ook {where}."
        return Melding(term.regel, text, "Haal er een weg.")
    if _only(term) or _only(other):
        return None  # the one counts only negated, the other as it stands: that is no contradiction
    one, two = _side(code, term), _side(code, other)
    text = f"«{term.tekst}» staat bij {code.pad} aan twee kanten: hier {one}, {where} {two}."
    tip = "Kies één kant; een ontkenning keert die vanzelf om, of zet er bij_ontkenning: alleen_dan bij."
    return Melding(term.regel, text, tip)


def clash(term: Term, other: Term) -> bool:
    """Tell whether a code cannot have both of these terms."""
    if _key(term) != _key(other):
        return False
    if term.pool == other.pool:
        return _only(term) == _only(other)
    return not (_only(term) or _only(other))


def _only(term: Term) -> bool:
    return term.bij_ontkenning is BijOntkenning.ALLEEN_DAN


def _side(code: Code, term: Term) -> str:
    name = code.poolnaam(term.pool)
    return f"{term.pool} ({name})" if name != term.pool else term.pool or "zonder kant"


def _key(term: Term) -> tuple[object, ...]:
    """Give what makes two terms the same: their words, in any order unless exact."""
    words = plain_words(term.tekst)
    return (tuple(words if term.exact else sorted(words)), term.exact, term.woordsoort)


def plain_words(tekst: str) -> list[str]:
    """Give the words of a term as they are compared; accents stay, as they tell words apart."""
    return tekst.lower().replace("’", "'").split()


def warn_termen(codeboek: Codeboek) -> Iterator[Melding]:
    """Find terms in two codes, and word classes that the language model cannot tell."""
    seen: dict[tuple[object, ...], tuple[Code, Term]] = {}
    for code in codeboek.alle_codes():
        own: set[tuple[object, ...]] = set()
        for term in code.termen:
            key = _key(term)
            if key in seen and key not in own:
                other, earlier = seen[key]
                text = f"«{term.tekst}» staat bij {code.pad} en ook bij {other.pad} (regel {earlier.regel})."
                yield Melding(term.regel, text, "Bedoel je dat? Een zin krijgt dan allebei de codes.")
            elif key not in seen:
                seen[key] = (code, term)
            own.add(key)
            if term.woordsoort and codeboek.taalmodel == INGEBOUWD:
                text = f"«{term.tekst}»: woordsoort doet niets met taalmodel {INGEBOUWD}."
                yield Melding(term.regel, text, "Kies een taalmodel dat woordsoorten kent, of laat haar weg.")


def warn_codes(codeboek: Codeboek) -> Iterator[Melding]:
    """Find codes without a definition or terms, and examples that ask for what cannot be."""
    for code in codeboek.alle_codes():
        if not code.definitie:
            tip = "Schrijf in een zin wanneer je deze code gebruikt."
            yield Melding(code.regel, f"code {code.pad} heeft geen definitie.", tip)
        if not code.termen and not code.subcodes:
            tip = "De computer stelt haar nooit voor; met de hand coderen kan wel."
            yield Melding(code.regel, f"code {code.pad} heeft geen termen.", tip)
        yield from _voorbeelden(code)


def _voorbeelden(code: Code) -> Iterator[Melding]:
    seen: dict[str, int] = {}
    for example in code.voorbeelden:
        if not example.verwacht and example.pool is not None:
            text = "een voorbeeld met «verwacht: nee» en een pool: de pool telt niet mee."
            yield Melding(
                example.regel, text, "Laat pool weg: de code wordt dan aan geen enkele kant verwacht."
            )
        elif example.pool and example.pool not in code.polen:
            text = f"dit voorbeeld verwacht {example.pool}, maar {code.pad} heeft geen plus en min."
            yield Melding(example.regel, text, "Zet termen onder plus of min, of laat pool hier weg.")
        key = plain_naam(example.tekst)
        if key in seen:
            yield Melding(
                example.regel, f"dit voorbeeld staat er ook op regel {seen[key]}.", "Haal er een weg."
            )
        seen.setdefault(key, example.regel)


def warn_vormen(codeboek: Codeboek, lemmatiseer: Lemmatiseer) -> Iterator[Melding]:
    """Find words that stand there inflected, while a term finds the inflected forms of its lemma itself."""
    found: dict[tuple[str, str], list[int]] = {}
    for code in codeboek.alle_codes():
        for term in code.termen:
            words = [] if term.exact else plain_words(term.tekst)
            for word in words:
                lemma = _better(word, lemmatiseer, alone=len(words) == 1)
                if lemma:
                    found.setdefault((word, lemma), []).append(term.regel)
    for (word, lemma), lines in found.items():
        tip = f"Bedoel je «{lemma}»? Dat vindt alle vormen; alleen deze kan met exact."
        yield Melding(min(lines), f"«{word}» lijkt een vorm van «{lemma}»{also_on(lines)}.", tip)


def _better(word: str, lemmatiseer: Lemmatiseer, *, alone: bool) -> str:
    """Give the lemma of a plural, past tense or lone inflected adjective; nothing where the word may stand.

    What stands: participles (`gespannen`), degrees (`persoonlijker`), adjectives within a phrase
    (`vaste begeleider`), nouns that the lemmatiser takes for a verb (`stress`).
    """
    if not word.isalpha() or len(word) < 4:
        return ""
    lemma = lemmatiseer(word).replace("_", "").lower()
    if lemma == word or len(lemma) > len(word) or lemma[:2] != word[:2]:
        return ""
    if _DEGREE.fullmatch(word) and word != f"{lemma}e":
        return ""
    if lemma.endswith("n") and "ge" in word and "ge" not in lemma:
        return ""
    if word.endswith("e") and not (alone or lemma.endswith("en")):
        return ""
    if lemma.endswith("en") and not (word.endswith("s") or _PAST.fullmatch(word)):
        return ""
    return lemma
