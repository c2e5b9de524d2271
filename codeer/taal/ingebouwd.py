"""The built-in language layer: spaCy's tokenizer, simplemma's dictionary and rules; nothing to download."""

from __future__ import annotations

from collections.abc import Sequence

from codeer.core.interview import Interview
from codeer.core.taallaag import Taallaag
from codeer.taal import _bouw, _tekst
from codeer.taal._tokens import Opdeler


class Ingebouwd:
    """Turns texts into language layers without a trained model."""

    naam = "ingebouwd"

    def __init__(self) -> None:
        self._opdeler = Opdeler()

    def laag(self, interview: Interview) -> Taallaag:
        """Make the layer of an interview; labels and text outside turns are no tokens."""
        return self._build(interview.tekst, _tekst.of_interview(interview))

    def laag_tekst(self, tekst: str) -> Taallaag:
        """Make the layer of a raw text, as one turn; offsets are those of the text as given."""
        return self._build(tekst, _tekst.of_tekst(tekst))

    def _build(self, tekst: str, alineas: Sequence[_tekst.Alinea]) -> Taallaag:
        woorden = self._opdeler.split(tekst, alineas)
        zinnen = _bouw.find_zinnen(woorden)
        _bouw.apply_homografen(woorden, zinnen)
        _bouw.apply_scheidbaar(woorden, zinnen)
        return _bouw.make_laag(woorden, zinnen)
