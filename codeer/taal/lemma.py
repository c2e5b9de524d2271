"""Candidate lemmas of one Dutch word, without a tagger: the form, the dictionary and rules.

A rule proposes only words that the dictionary knows as a lemma; that keeps its inventions out.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from codeer.taal._spelling import infinitives, singulars
from codeer.taal._sterk import fixed_forms, other_forms, strong_lemmas
from codeer.taal._woordenboek import Woordenboek, woordenboek

PARTICLES = frozenset(
    """aan achter achterna achteruit af bij binnen boven buiten dicht dood door dwars fijn gelijk goed
    heen in kapot klaar kwijt langs leeg los mede mee mis na neer om omhoog omlaag omver onder op
    open over overeen plaats rond samen schoon stil stuk tegemoet tegen tekort teleur tentoon terecht terug
    thuis toe tussen uit uiteen vast vol voor voorbij vooraf vooruit voort vrij waar weer weg""".split()
)
_PARTICLE_LENGTHS = tuple(sorted({len(particle) for particle in PARTICLES}))
UNSTRESSED = ("be", "ge", "her", "er", "mis", "ont", "ver", "wan")
_PREFIXES = (*UNSTRESSED, *sorted(PARTICLES))
FUNCTION_WORDS = frozenset(
    """een de het en van in is dat op te met voor die zijn ik je niet er aan om ook als dan maar wel nog
    zo bij of uit naar over door heeft had was hij ze we zij wij jij u me mij mijn jouw haar hem hun hen
    ons onze dit deze wat wie waar hoe toen nu al geen meer veel tot want zich kan moet wordt werd worden
    alleen alle ja nee hè heel erg weer toch even eens iets niets iemand niemand tegen onder na zonder mee
    af toe in per dus tussen daar hier altijd nooit steeds gewoon eigenlijk misschien natuurlijk omdat
    terwijl hoewel sinds totdat voordat nadat zodat zoals zelf elkaar best laatste eerste minder
    echter zelfs volgens slechts trouwens daarnaast langs rechts links gemeente voldoende
    verschillende sommige enkele beide welke zulke waarom wanneer gedurende betreffende aangaande
    wegens vanwege tijdens ondanks heden honderd duizend anders""".split()
)
# by last letter, what an inflected form can have behind its stem
VERB_ENDINGS = {"e": ("te", "de"), "n": ("ten", "den"), "t": ("t",), "d": ("d",)}
NOMINAL_ENDINGS = {
    "s": ("'s", "s"),
    "n": ("en", "ën"),
    "e": ("e", "ste", "ere", "dere"),
    "r": ("er", "der"),
    "t": ("st",),
}
DIMINUTIVES = ("etje", "pje", "tje", "je")
ADJECTIVES = ("ische", "aanse", "lijke", "baar", "loze")
CLITICS = ("-ie", "'t", "'k", "'m", "'r", "'ie")
_DIAERESIS = str.maketrans("ïëüö", "ieuo")
_LONGEST = 60  # beyond this a form is a web address or noise, and no word
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})


@lru_cache(maxsize=200_000)
def lemmas(form: str) -> tuple[str, ...]:
    """Give the candidate lemmas of a word, the lower-cased form itself included, sorted."""
    lower = form.lower()
    plain = lower
    if not lower.isascii() or "`" in lower:
        lower = unicodedata.normalize("NFC", lower)
        plain = lower.translate(_APOSTROPHES)
    found = _analyse(plain, woordenboek()) if len(plain) <= _LONGEST else set()
    found.update((lower, plain))
    return tuple(sorted(found))


def _analyse(form: str, book: Woordenboek) -> set[str]:
    if form in fixed_forms():
        return set(fixed_forms()[form])
    lemma = _repaired(form, book.lemma(form), book)
    found = set(other_forms().get(form, ())) | ({lemma} if lemma else set())
    if form in FUNCTION_WORDS or form.endswith("-"):
        return found
    found |= strong_lemmas(form, book.lemmas)
    if lemma is None:
        found |= _unknown(form, book)
    elif lemma == form:
        found |= _attested(form, book)
    elif lemma[-1] in "dt" and lemma.startswith(
        UNSTRESSED
    ):  # gecontroleerde: gecontroleerd, so also controleren
        found |= verb_readings(lemma, book)
    elif lemma[-1] in "dt":  # afgekeurde
        found |= particle_readings(lemma, book)
    if (
        lemma
        and lemma.startswith("ge")
        and form.startswith("ge")
        and lemma[2:] in book.lemmas
        and form[-1] in "dte"
    ):
        found.add(lemma[2:])  # gevoeld: the dictionary knows gevoelen alone
    if (lemma == form and form.endswith("ige")) or (lemma == form + "n" and form.endswith("e")):
        # an adjective or noun: heilige, zuivere, boete
        found |= {word for word in singulars(form[:-1]) if word in book.lemmas}
    found |= _diminutive(form, lemma, book)
    return {x for x in found if not _wrong(form, x)}


def _repaired(form: str, lemma: str | None, book: Woordenboek) -> str | None:
    """Take away a prefix that the dictionary made up: `merkte` is not opmerken."""
    if lemma is None or not lemma.endswith("n") or lemma[:3] == form[:3]:
        return lemma
    for prefix in _PREFIXES:
        rest = lemma[len(prefix) :]
        made_up = lemma.startswith(prefix) and not form.startswith(prefix[:2])
        if made_up and rest in book.lemmas and len(rest) > 3:
            return rest
    return lemma


def _wrong(form: str, lemma: str) -> bool:
    """Tell whether a lemma cannot be right for a form, whatever the dictionary says."""
    if form == lemma + "te" and len(form) > 5:  # drukte is a noun of its own, not druk
        return True
    # no finite verb ends in -e alone (`korte` is kort, `boete` a noun); `zette` and `redde` are pasts
    if form + "n" != lemma or form[-2] in "aeiou":
        return False
    return not form.endswith(("dde", "tte")) and not (form[-2] in "dt" and form.startswith(UNSTRESSED))


def _attested(form: str, book: Woordenboek) -> set[str]:
    """Read a form that is a lemma itself only as a participle: `gecontroleerd`, `verplicht`."""
    if form.endswith("ische"):
        return {form[:-1]}
    if not form.endswith(("d", "t", "de", "te", "end", "ende")):
        return set()
    present = form.endswith(("end", "ende"))
    prefixed = form.startswith(UNSTRESSED) and not form.endswith("te")
    verbs = verb_readings(form, book)
    return {verb for verb in verbs if present or prefixed} | particle_readings(form, book)


def _unknown(form: str, book: Woordenboek) -> set[str]:
    """Try everything on a form that the dictionary does not hold."""
    found = verb_readings(form, book) | particle_readings(form, book) | nominal_readings(form, book)
    if form.endswith(ADJECTIVES) and form.endswith("e"):
        found.update(singulars(form[:-1]) & {form[:-1]})
    if "-" in form:
        head = form.rpartition("-")
        found.update(head[0] + "-" + x for x in (_analyse(head[2], book) if head[2] else ()))
        found |= _analyse(form.replace("-", ""), book)
    for clitic in CLITICS if form.endswith(CLITICS) else ():
        if form.endswith(clitic) and len(form) > len(clitic) + 1:
            found |= {form[: -len(clitic)]} | _analyse(form[: -len(clitic)], book)
    plain = form if form.isascii() else _without_accents(form)
    if plain != form:
        found |= {plain} | _analyse(plain, book)
    if form.endswith("se") and len(form) > 5:  # amersfoortse, oostendse
        found.add(form[:-1])
    return found or _by_head(form, book)


def _without_accents(form: str) -> str:
    """Drop the accents of emphasis (`héél`, `dát`); a diaeresis stays."""
    split = unicodedata.normalize("NFD", form)
    return unicodedata.normalize("NFC", split.replace("\u0301", "").replace("\u0300", ""))


def _by_head(form: str, book: Woordenboek) -> set[str]:
    """Lemmatise an unknown compound by its longest known head: `klantmanagers`."""
    heads = book.vormen.tails(form, 4)
    return {form[: heads[0]] + book.vormen[form[heads[0] :]]} if heads else set()


def verb_readings(form: str, book: Woordenboek) -> set[str]:
    """Give the infinitives of which a form can be a past, participle or present participle."""
    endings = VERB_ENDINGS.get(form[-1:])
    if endings is None:
        return set()
    stems = {form[: -len(end)] for end in endings if form.endswith(end) and len(form) - len(end) > 2}
    if form[-1] == "e" and form[-2:-1] in ("d", "t"):  # inflected: gecontroleerde
        stems.add(form[:-2])
    # geïnformeerd: the diaeresis goes with the prefix
    stems |= {stem[2:].translate(_DIAERESIS) for stem in stems if stem.startswith("ge") and len(stem) > 4}
    found = {verb for stem in stems for verb in infinitives(stem) if verb in book.lemmas}
    if form.endswith("en"):
        if form.startswith("ge") and len(form) > 5 and form[2:] in book.lemmas:
            found.add(form[2:])
    elif form.endswith(("end", "ende")):
        stem = form.removesuffix("e")[:-3]
        found |= {verb for verb in (stem + "en", stem + "n") if verb in book.lemmas}
    return found


def particle_readings(form: str, book: Woordenboek) -> set[str]:
    """Read a form as a separable verb written as one: `uitgelegd`, `doorverwezen`, `uitteleggen`."""
    found: set[str] = set()
    for length in _PARTICLE_LENGTHS:
        particle = form[:length]
        if particle not in PARTICLES or len(form) < length + 3:
            continue
        rest = form[length:]
        if rest.startswith("te") and particle + rest[2:] in book.lemmas:
            found.add(particle + rest[2:])
        verbs = _verbs_of(rest, book)
        found.update(particle + v for v in verbs if v in book.lemmas or particle + v in book.lemmas)
    return found


def _verbs_of(rest: str, book: Woordenboek) -> set[str]:
    lemma = book.lemma(rest)
    verbs = verb_readings(rest, book) | strong_lemmas(rest, book.lemmas)
    if lemma is not None and lemma != rest:
        verbs.add(lemma)
    return {verb for verb in verbs if verb.endswith("n")}


def nominal_readings(form: str, book: Woordenboek) -> set[str]:
    """Give the singulars, adjectives and base words of which a form can be an inflection."""
    found: set[str] = set()
    for end in NOMINAL_ENDINGS.get(form[-1:], ()):
        if form.endswith(end):
            stem = form[: -len(end)]
            if form[-1] == "s":
                found.add(stem)
            elif len(stem) > 2:
                found |= singulars(stem)
    if form.endswith("heden"):
        found.add(form[:-5] + "heid")
    if form.endswith(("je", "jes")):
        found |= _without_diminutive(form)
    return {word for word in found if word in book.lemmas and len(word) > 2}


def _without_diminutive(form: str) -> set[str]:
    found: set[str] = set()
    single = form.removesuffix("s")
    for end in DIMINUTIVES:
        if single.endswith(end) and len(single) > len(end) + 2:
            base = single[: -len(end)]
            found |= singulars(base) if end == "etje" else {base}
            if base[-2:-1] == base[-1:] and base[-1:] in "aou":  # autootje
                found.add(base[:-1])
    return found


def _diminutive(form: str, lemma: str | None, book: Woordenboek) -> set[str]:
    """Give the base of a diminutive that the dictionary keeps whole: `baantjes`."""
    if not (lemma or form).endswith("je") or len(lemma or form) < 6:
        return set()
    bases = _without_diminutive(form) | _without_diminutive(lemma or form)
    return {x for x in bases if x in book.lemmas and len(x) > 2 and form.startswith(x[:-1])}
