"""The built-in language layer: spaCy's tokenizer, simplemma's dictionary and rules; nothing to download."""

from __future__ import annotations

from codeer.core.interview import Interview
from codeer.core.taallaag import Taallaag
from codeer.taal import _bouw, _tekst, _tokens
from codeer.taal._typen import Type, Typen

_MAX_STRINGS = 400_000


class Ingebouwd:
    """Turns texts into language layers without a trained model."""

    naam = "ingebouwd"

    def __init__(self) -> None:
        self._nlp = _tokens.make_nlp()
        self._typen = Typen()
        self._per_orth: dict[int, Type] = {}

    def laag(self, interview: Interview) -> Taallaag:
        """Make the layer of an interview; labels and text outside turns are no tokens."""
        return self._build(_tekst.from_interview(interview))

    def laag_tekst(self, tekst: str) -> Taallaag:
        """Make the layer of a raw text, as one turn; offsets are those of the text as given."""
        return self._build(_tekst.from_tekst(tekst))

    def _build(self, bron: _tekst.Bron) -> Taallaag:
        self._refresh()
        doc = self._nlp.tokenizer(bron.invoer)
        begin, eind, types, _ = _tokens.read_doc(bron, doc, 0, self._typen, self._per_orth)
        woorden = _tokens.make_woorden(bron, begin, eind, types)
        zinnen = _bouw.find_zinnen(woorden)
        _bouw.apply_homografen(woorden, zinnen)
        _bouw.apply_scheidbaar(woorden, zinnen)
        return _bouw.make_laag(woorden, zinnen)

    def _refresh(self) -> None:
        """Start the tokenizer afresh before spaCy's store of strings fills the memory."""
        if len(self._per_orth) > _MAX_STRINGS:
            self._nlp = _tokens.make_nlp()
            self._per_orth.clear()
