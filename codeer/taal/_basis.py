"""What every language model does alike: take a text apart, read it, and make the layer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from codeer.core.interview import Interview
from codeer.core.taallaag import Taallaag
from codeer.taal import _bouw, _tekst
from codeer.taal._tokens import Opdeler


class Basis(ABC):
    """Turns texts into language layers; a model says how it reads the words."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        self._opdeler = Opdeler()

    def laag(self, interview: Interview) -> Taallaag:
        """Make the layer of an interview; labels and text outside turns are no tokens."""
        return self._build(interview.tekst, _tekst.of_interview(interview))

    def laag_tekst(self, tekst: str) -> Taallaag:
        """Make the layer of a raw text, as one turn; offsets are those of the text as given."""
        return self._build(tekst, _tekst.of_tekst(tekst))

    def _build(self, tekst: str, alineas: Sequence[_tekst.Alinea]) -> Taallaag:
        woorden = self._opdeler.split(tekst, alineas)
        return _bouw.make_laag(woorden, self._read(woorden))

    @abstractmethod
    def _read(self, woorden: _bouw.Woorden) -> list[_bouw.Zin]:
        """Note in the words what context adds and takes away, and give the sentences."""
