"""What is known of a word type: lemmas, parts and marks, worked out once in a process."""

from __future__ import annotations

from typing import NamedTuple

from codeer.taal import homografen, scheidbaar, zinnen
from codeer.taal._woordenboek import woordenboek
from codeer.taal.lemma import FUNCTION_WORDS, lemmas
from codeer.taal.samenstelling import parts

DEELTJE = 1  # can be the particle of a separated verb
BEPALER = 2  # a determiner or preposition: what follows is no finite verb
ONDERWERP = 16  # a pronoun that is a subject
BIJZONDER = 4  # has a context rule of its own
TEKEN = 8  # matters for where a sentence ends


class Type(NamedTuple):
    """One word type: form, candidate lemmas, parts as a compound, marks, and readings by context.

    `werkwoorden` are the infinitives among the lemmas, `persoonsvorm` those that hold as a finite verb
    only, `meervoud` the singulars that a determiner before it brings out, `na_onderwerp` the infinitives
    that a subject beside it brings out.
    """

    vorm: str
    lemmas: tuple[str, ...]
    delen: tuple[str, ...] = ()
    werkwoorden: tuple[str, ...] = ()
    persoonsvorm: tuple[str, ...] = ()
    meervoud: tuple[str, ...] = ()
    na_onderwerp: tuple[str, ...] = ()
    merken: int = 0


def make_type(form: str) -> Type:
    """Work out what is known of a form."""
    merken = _MARKED.get(form, 0)
    if not (form.isalpha() or any(c.isalpha() for c in form)):
        return Type(form, (form,), merken=merken)
    found = lemmas(form)
    if form in FUNCTION_WORDS:
        return Type(form, found, merken=merken)
    known = woordenboek().lemmas
    verbs = tuple(x for x in found if x[-1] == "n" and _is_infinitive(x) and x in known)
    finite = homografen.finite_readings(form, found) if verbs else ()
    plural = homografen.noun_readings(form, found) if verbs else ()
    beside = () if verbs else homografen.subject_readings(form)
    return Type(form, found, parts(form), verbs, finite, plural, beside, merken)


def _is_infinitive(lemma: str) -> bool:
    """Tell by its end whether a lemma can be an infinitive; `schoen` cannot."""
    if lemma.endswith("en"):
        return not lemma.endswith("oen") or lemma.endswith("doen")
    return lemma.endswith(("gaan", "staan", "slaan", "zijn"))


def _marked() -> dict[str, int]:
    found: dict[str, int] = {}
    for mark, forms in (
        (DEELTJE, scheidbaar.SEPARABLE),
        (BEPALER, homografen.DETERMINERS | homografen.PREPOSITIONS),
        (ONDERWERP, homografen.FIRST_PERSON | homografen.THIRD_PERSON),
        (BIJZONDER, homografen.TRIGGERS),
        (TEKEN, zinnen.MARKS),
    ):
        for form in forms:
            found[form] = found.get(form, 0) | mark
    return found


_MARKED = _marked()
