"""What is known of a word type: lemmas, parts and marks, worked out once in a process."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from codeer.taal import homografen, scheidbaar, zinnen
from codeer.taal._woordenboek import woordenboek
from codeer.taal.lemma import FUNCTION_WORDS, lemmas
from codeer.taal.samenstelling import parts

DEELTJE = 1  # can be the particle of a separated verb
BEPALER = 2  # a determiner or preposition: what follows is no finite verb
BIJZONDER = 4  # has a context rule of its own
TEKEN = 8  # matters for where a sentence ends
_LIMIT = 400_000  # types kept in memory; past this the store starts afresh
_MONOSYLLABLES = frozenset("gaan staan slaan doen zien zijn".split())


@dataclass(frozen=True, slots=True)
class Type:
    """One word type: form, candidate lemmas, parts as a compound, verbs among the lemmas, marks."""

    vorm: str
    lemmas: tuple[str, ...]
    delen: tuple[str, ...]
    werkwoorden: tuple[str, ...]
    persoonsvorm: tuple[str, ...]
    meervoud: tuple[str, ...]
    merken: int


@dataclass(slots=True)
class Typen:
    """A store of word types by form."""

    per_vorm: dict[str, Type] = field(default_factory=dict)

    def of(self, form: str) -> Type:
        """Give the type of a lower-cased NFC form."""
        found = self.per_vorm.get(form)
        if found is None:
            if len(self.per_vorm) >= _LIMIT:
                self.per_vorm.clear()
            found = self.per_vorm[form] = make_type(form)
        return found

    def of_written(self, written: str) -> Type:
        """Give the type of a word as written."""
        return self.of(unicodedata.normalize("NFC", written.lower()))


def make_type(form: str) -> Type:
    """Work out what is known of a form."""
    merken = (
        DEELTJE * (form in scheidbaar.SEPARABLE)
        | BEPALER * (form in homografen.DETERMINERS or form in homografen.PREPOSITIONS)
        | BIJZONDER * (form in homografen.TRIGGERS)
        | TEKEN * (form in zinnen.MARKS)
    )
    if not any(c.isalpha() for c in form):
        return Type(form, (form,), (), (), (), (), merken)
    if form in FUNCTION_WORDS:
        return Type(form, lemmas(form), (), (), (), (), merken)
    found = lemmas(form)
    known = woordenboek().lemmas
    verbs = tuple(x for x in found if (x.endswith("en") or x in _MONOSYLLABLES) and x in known)
    return Type(
        form,
        found,
        parts(form),
        verbs,
        homografen.finite_readings(form),
        homografen.noun_readings(form),
        merken,
    )
