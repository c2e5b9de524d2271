"""The language layer of one text: what matching needs to know, and nothing that needs spaCy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Taallaag:
    """Tokens, sentences and candidate lemmas of one text.

    Token i spans `begin[i]:eind[i]` of the text and has the lower-cased NFC form
    `vormen[vorm[i]]`. `zinnen` holds (first token, one past the last, turn number, alinea number);
    sentences lie within one turn and one paragraph and are ordered.
    `lemmas[v]` are the candidate lemmas of form v, the form itself included (sorted);
    `delen[v]` the lemmas that are a part of form v as a compound.
    `erbij` and `eraf` correct candidates for single tokens, by context: a separated verb adds
    its whole infinitive to the verb, a noun reading takes the verb's lemma away.
    `deeltje` tells for a token with a separated verb which token is its particle.
    `woordsoort` is the universal POS per token, or empty where the language model tells none.
    """

    begin: Sequence[int]
    eind: Sequence[int]
    vorm: Sequence[int]
    vormen: Sequence[str]
    lemmas: Sequence[Sequence[str]]
    delen: Mapping[int, Sequence[str]]
    zinnen: Sequence[tuple[int, int, int, int]]
    erbij: Mapping[int, Sequence[str]] = field(default_factory=dict)
    eraf: Mapping[int, Sequence[str]] = field(default_factory=dict)
    deeltje: Mapping[int, int] = field(default_factory=dict)
    woordsoort: Sequence[str] = ()

    def woord(self, token: int) -> str:
        """Give the lower-cased form of a token."""
        return self.vormen[self.vorm[token]]
