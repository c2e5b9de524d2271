"""The dictionary of simplemma as plain strings: form to lemma, and all lemmas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Woordenboek:
    """Forms with their lemma; lemmas are lower case and without the `_` of separable verbs."""

    vormen: Mapping[str, str]
    lemmas: frozenset[str]

    def lemma(self, form: str) -> str | None:
        """Give the lemma of a lower-cased form, or None when the form is unknown."""
        lemma = self.vormen.get(form) or self.vormen.get(form.capitalize())
        if lemma is not None and lemma.endswith("ster") and not form.endswith(("ster", "sters")):
            return form.removesuffix("s")  # the dictionary makes a maker a maakster
        return lemma

    def knows(self, lemma: str) -> bool:
        """Tell whether a word is a lemma."""
        return lemma in self.lemmas


@lru_cache(maxsize=1)
def woordenboek() -> Woordenboek:
    """Load the dictionary, once in a process (some 0.8 s, most of it simplemma's own)."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415
        DEFAULT_DICTIONARY_FACTORY,
    )

    dictionary = DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl")
    # One decode of everything joined is five times as fast as 370,000 small ones.
    raw = getattr(dictionary, "_dict", None)
    if isinstance(raw, dict) and raw and isinstance(next(iter(raw)), bytes):
        forms = b"\n".join(raw.keys()).decode().split("\n")
        lemmas = b"\n".join(raw.values()).decode()
    else:
        forms = list(dictionary)
        lemmas = "\n".join(dictionary[form] for form in forms)
    clean = lemmas.replace("_", "").lower().split("\n")
    return Woordenboek(dict(zip(forms, clean, strict=True)), frozenset(clean))
