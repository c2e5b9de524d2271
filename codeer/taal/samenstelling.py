"""Compounds: which lemmas are a part of a word, by the dictionary alone."""

from __future__ import annotations

from functools import lru_cache

from codeer.taal._spelling import singulars
from codeer.taal._woordenboek import Woordenboek, woordenboek
from codeer.taal.lemma import FUNCTION_WORDS

_LINKS = {"s": ("", "s"), "e": ("", "e"), "n": ("", "en", "n"), "r": ("", "er")}
_ER_LINKED = frozenset("kind ei rund kalf lam volk been blad hoen lied goed".split())
_NUMBERS = (
    "twintig",
    "dertig",
    "veertig",
    "vijftig",
    "zestig",
    "zeventig",
    "tachtig",
    "negentig",
    "honderd",
    "duizend",
)
_PLAIN = ("",)
# endings that the dictionary holds as words, but that are suffixes at the end of a word
_SUFFIXES = frozenset(
    """aard aars baar chap ders dering eling eren ering heden heid ieren iode ische iste isme lijk lijks ling
    lingen loos loosheid matig menten ment nissen rage rein rijen ringen ring schap schappen sels ster sters
    teit ties tig zaam zame sing ding king ning ting kers rennen enten ente este ions erend erende ende
    baren gevende houdend lijkheid baarheid zaamheid achtig achtige waarts halve gewijs lijken maat teel
    tering eraan erover erom erbij erin erop eruit eraf""".split()
)
# words that stand before another word without being a part: prefixes, particles, function words
_PREFIXES = frozenset(
    """achter binnen boven buiten door hier haar mede mijn naar onder over tegen tussen vooruit voor waar
    want weer zelfs terug samen toen deze door heel niet onze jouw goed veel waar voort voorts gaan staan
    lijken daarin hierin ander sinds allen alle ever inter trans pseudo semi verre""".split()
)
# three letters are mostly chance: only these words count as a part
_SHORT = frozenset(
    """bad bak bed bel bom bos bus dag dak eis gas god hof hok hal hut ijs jas kas kat kar kip koe kok kop lab
    les lid lot man mes net nek oog oor pan pas pin pot rug som tak tas vak vee vis wet web
    top wil zak zee zin zus""".split()
)
# before an unknown word these hide a known one: `ondervoorzitter`
_HIDING = (
    "onder",
    "over",
    "voor",
    "tegen",
    "her",
    "ex",
    "oud",
    "vice",
    "mede",
    "super",
    "mini",
    "tussen",
    "na",
    "bij",
)
_WHOLE = frozenset(
    """automaat kampioen gemeente misschien waarschijnlijk eigenlijk achterdocht blokkade scharnier pastoor
    ambtenaar vrijwilliger allemaal andersom scheiding vergissing onderuit achterom burgemeester""".split()
)
_S_LINKED = (
    "ing",
    "heid",
    "teit",
    "schap",
    "gang",
    "ment",
    "dom",
    "eit",
    "sel",
    "tijd",
    "lijf",
    "ger",
    "rouwen",
)
# common in interviews on social assistance, and missing from the dictionary
_EXTRA = frozenset(
    """bijstand klantmanager werkcoach jobcoach casemanager participatie wajong uwv wmo wwb wia ggz
    inburgering budgetcoach toeslag jeugdzorg mantelzorg sanctie consulent""".split()
)
_UNDIVIDED = _WHOLE | _EXTRA
_INFINITIVES = ("en", "gaan", "staan", "slaan")
_MIN_LENGTH = 7
_MAX_LENGTH = 45


def parts(form: str) -> tuple[str, ...]:
    """Give the lemmas that are a part of a lower-cased word as a compound, sorted; mostly none."""
    if not _MIN_LENGTH <= len(form) <= _MAX_LENGTH or form[-1] in "-'’":
        return ()
    book = woordenboek()
    if "-" in form:
        found = {lemma for part in form.split("-") if len(part) > 1 for lemma in (part, *_head(part, book))}
        return tuple(sorted(found))
    lemma = book.lemma(form)
    if not _UNDIVIDED.isdisjoint((form, lemma)) or form.endswith(_NUMBERS) or _is_verb(form, lemma, book):
        return ()
    # an inflected simplex (`kinderen`) is no compound: split what the dictionary makes of it
    inflected = lemma is not None and lemma[:3] == form[:3] and not lemma.endswith("en")
    found = set(_split(lemma if lemma is not None and inflected else form, 3))
    if not found and lemma is None:
        found = _hidden(form, book)
    return tuple(sorted(found - {form, lemma or ""}))


def _is_verb(form: str, lemma: str | None, book: Woordenboek) -> bool:
    """Tell whether a word is a verb or a form of one: `volgehouden` has no parts."""
    if form in book.lemmas and form.endswith(_INFINITIVES):
        return True
    return lemma is not None and lemma != form and lemma.endswith(_INFINITIVES) and not form.startswith(lemma)


def _hidden(form: str, book: Woordenboek) -> set[str]:
    for prefix in _HIDING if form.startswith(_HIDING) else ():
        rest = form[len(prefix) :]
        if form.startswith(prefix) and len(rest) > 4 and (found := _head(rest, book)):
            return set(found)
    return set()


@lru_cache(maxsize=20_000)
def _split(word: str, depth: int) -> tuple[str, ...]:
    """Give the parts of the cheapest split, parts of parts included."""
    best: tuple[float, tuple[str, ...]] | None = None
    book = woordenboek()
    tails = book.vormen.tails(word, 3)
    for at in range(3, len(word) - 2):
        head = word[at:]
        if at not in tails and head not in _EXTRA:
            continue
        heads = _head(head, book)
        if not heads:
            continue
        for link in _LINKS.get(word[at - 1], _PLAIN):
            first = word[: at - len(link)] if link else word[:at]
            modifiers = _modifier(first, link, depth, book)
            if modifiers:
                cost = _cost(first, link, head, len(modifiers), book)
                if best is None or cost < best[0]:
                    best = (cost, (*modifiers, *heads))
    if best is None:
        return ()
    last = best[1][-1]
    return best[1] + (_split(last, depth - 1) if depth > 1 and len(last) >= _MIN_LENGTH else ())


def _head(head: str, book: Woordenboek) -> tuple[str, ...]:
    """Give the lemmas of the last part: `wetten` is wetten and wet."""
    if (
        head in _SUFFIXES
        or head in FUNCTION_WORDS
        or head == "thuis"
        or (len(head) < 4 and head not in _SHORT)
    ):
        return ()
    if head in _EXTRA:
        return (head,)
    lemma = book.lemma(head)
    if lemma is None:
        return ()
    if head.endswith("en"):
        single = (x for x in singulars(head[:-2]) if x in book.lemmas and x != lemma and len(x) > 2)
        own = (head,) if head in book.lemmas and head != lemma else ()
        return (*own, *sorted(single), lemma)
    # an inflected verb is no head: `slaap` is the noun, not slapen
    return (head,) if lemma.endswith("en") and not head.endswith("en") else (lemma,)


def _modifier(first: str, link: str, depth: int, book: Woordenboek) -> tuple[str, ...]:
    if (len(first) < 4 and first not in _SHORT) or first in _PREFIXES:
        return ()
    if link == "er" and first not in _ER_LINKED:
        return ()
    lemma = book.vormen.get(first) if link == "" else None
    if first in book.lemmas or first in _EXTRA:
        singular = lemma is not None and lemma != first and first.endswith("en") and lemma in book.lemmas
        return (first, lemma) if singular and lemma else (first,)
    if lemma is not None and lemma in book.lemmas:
        return (first, lemma) if lemma.endswith("n") else (lemma,)
    return _split(first, depth - 1) if depth > 1 and len(first) >= _MIN_LENGTH else ()


def _cost(first: str, link: str, head: str, modifiers: int, book: Woordenboek) -> float:
    """Weigh a split: few and long parts, a link that fits its modifier."""
    shortest = min(len(first), len(head))
    cost = 2.0 * modifiers - 0.2 * shortest - 0.05 * len(head)
    if link == "s" and first.endswith(_S_LINKED):
        cost -= 1.2
    if link in ("er", "n"):
        cost += 0.5
    if link == "" and first[-1] == "s" and first[:-1] in book.lemmas:
        cost += 0.3  # volk and a link, rather than volks
    if link == "" and first.endswith("en") and first[:-2] in book.lemmas:
        cost += 0.15
    return cost + (1.5 if shortest < 4 else 0.0)
