"""The base form that the dictionary gives for a word."""

from __future__ import annotations

from codeer.taal._woordenboek import woordenboek


def grondvorm(vorm: str) -> str:
    """Give the base form of a word in lower case; the word itself when the dictionary does not know it."""
    return woordenboek().lemma(vorm) or vorm
