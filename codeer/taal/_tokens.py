"""Tokens in bulk: spaCy takes each new chunk of text apart once, the rest is looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from codeer.taal._bouw import Woorden
from codeer.taal._tekst import Alinea, normal_form, readable
from codeer.taal._typen import Type, make_type
from codeer.taal._woordenboek import woordenboek

_CHUNK = re.compile(r"\S+")
_LIMIT = 400_000  # chunks and types kept in memory; past this the store starts afresh
# a word with at most one mark behind it, of which spaCy makes that word and that mark
_PLAIN = re.compile(r"([A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]{2,})[.,?!]?")
_LONG = 200  # spaCy takes ever longer on a longer chunk: a line of underscores, words without spaces
# in such a chunk: a web address to its end, a word, or one mark however often
_PIECES = re.compile(r"(?:https?://|www\.)\S+|\w+(?:['’-]\w+)*|(.)\1*", re.DOTALL)
_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
# beside spaCy's own: long dashes, a slash between words, and a quote glued to a stop
_INFIXES = ("[—–]", f"(?<=[{_LETTERS}]{{3}})/(?=[{_LETTERS}]{{3}})", f'(?<=[{_LETTERS}])[:,;.!?]["“”]')

_ABBREVIATIONS = frozenset("bv ca gem min nl nr nrs prof pct diss co".split())

Delen = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]  # forms, begin and eind in the chunk


def make_nlp() -> Any:  # noqa: ANN401 # spaCy's types say less than its documentation
    """Make spaCy's Dutch tokenizer, with some more places to split and fewer abbreviations."""
    from spacy.lang import nl  # noqa: PLC0415 # slow to import

    dutch: Any = nl.Dutch
    words = woordenboek().vormen
    # spaCy takes the end of "ik weet dat." for datum; a stop behind an ordinary word ends a sentence
    exceptions = {
        text: pieces
        for text, pieces in dutch.Defaults.tokenizer_exceptions.items()
        if text[-1] != "." or text[:-1].lower() not in words or text[:-1].lower() in _ABBREVIATIONS
    }
    settings = {"tokenizer_exceptions": exceptions, "infixes": [*dutch.Defaults.infixes, *_INFIXES]}
    defaults = type("Defaults", (dutch.Defaults,), settings)
    return type("Spreektaal", (dutch,), {"Defaults": defaults})()


class Opdeler:
    """Takes texts apart into tokens.

    spaCy's tokenizer works on each chunk between white space by itself. So what a chunk gives is kept,
    with the types of its words: that makes a text of many known words several times as fast.
    """

    def __init__(self) -> None:
        self._nlp = make_nlp()
        self._chunks: dict[str, Delen] = {}
        self._types: dict[str, Type] = {}

    def split(self, tekst: str, alineas: Sequence[Alinea]) -> Woorden:
        """Give the tokens of the paragraphs of a text."""
        if len(self._chunks) > _LIMIT or len(self._types) > _LIMIT:
            self.__init__()  # type: ignore[misc] # spaCy's own store of strings must go as well
        starts: list[int] = []
        chunks: list[str] = []
        counts: list[int] = []
        for alinea in alineas:
            found = tekst[alinea.begin : alinea.eind].split()
            starts += _starts(tekst, alinea, found)
            chunks += found
            counts.append(len(found))
        if new := set(chunks).difference(self._chunks):
            self._learn(new)
        entries = list(map(self._chunks.__getitem__, chunks))
        forms = [form for entry in entries for form in entry[0]]
        begin = [at + start for at, entry in zip(starts, entries, strict=True) for start in entry[1]]
        eind = [at + end for at, entry in zip(starts, entries, strict=True) for end in entry[2]]
        numbers = {form: number for number, form in enumerate(dict.fromkeys(forms))}
        return Woorden(
            tekst,
            list(zip(alineas, _ranges(counts, entries), strict=True)),
            begin,
            eind,
            # numbered in the order in which they appear: the layer hangs on the text alone
            list(map(numbers.__getitem__, forms)),
            list(map(self._types.__getitem__, numbers)),
            forms,
        )

    def _learn(self, chunks: Iterable[str]) -> None:
        """Take new chunks apart: plain words and very long chunks by rule, the rest by spaCy.

        One by one: in a longer text spaCy lets marks of neighbouring chunks influence each other.
        """
        tokenize = self._nlp.tokenizer
        for chunk in chunks:
            match = _PLAIN.fullmatch(chunk)
            if match is not None and chunk not in tokenize.rules:
                size = len(match[1])
                spans = [(0, size)] if size == len(chunk) else [(0, size), (size, size + 1)]
                self._chunks[chunk] = self._parts(chunk, spans, None)
                continue
            text, places = (chunk, None) if chunk.isascii() else readable(chunk)
            if len(text) > _LONG:
                spans = [match.span() for match in _PIECES.finditer(text)]
            else:
                spans = [(token.idx, token.idx + len(token)) for token in tokenize(text)]
            self._chunks[chunk] = self._parts(chunk, spans, places)

    def _parts(self, chunk: str, spans: list[tuple[int, int]], places: list[int] | None) -> Delen:
        begin: list[int] = []
        eind: list[int] = []
        forms: list[str] = []
        for start, end in spans:
            first, last = (start, end) if places is None else (places[start], places[end])
            if last > first >= (eind[-1] if eind else 0):  # composing can leave a token without characters
                forms.append(self._form(normal_form(chunk[first:last])))
                begin.append(first)
                eind.append(last)
        return tuple(forms), tuple(begin), tuple(eind)

    def _form(self, form: str) -> str:
        """Note the type of a form, and give the one string that stands for it."""
        found = self._types.get(form)
        if found is None:
            found = self._types[form] = make_type(form)
        return found.vorm


def _starts(tekst: str, alinea: Alinea, chunks: Sequence[str]) -> Iterable[int]:
    """Give where the chunks of a paragraph begin."""
    if not chunks:
        return ()
    first = tekst.index(chunks[0], alinea.begin)
    sizes = list(map(len, chunks))
    last = tekst.rindex(chunks[-1], 0, alinea.eind) + sizes[-1]
    if sum(sizes) + len(sizes) - 1 == last - first:  # one space between all, as mostly
        return accumulate([first, *[size + 1 for size in sizes[:-1]]])
    return [match.start() for match in _CHUNK.finditer(tekst, alinea.begin, alinea.eind)]


def _ranges(counts: Sequence[int], entries: Sequence[Delen]) -> Iterator[tuple[int, int]]:
    """Give per paragraph its first token and one past its last."""
    at = token = 0
    for count in counts:
        first = token
        token += sum(len(entry[0]) for entry in entries[at : at + count])
        at += count
        yield first, token
