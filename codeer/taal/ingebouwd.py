"""The built-in language layer: spaCy's tokenizer, simplemma's dictionary and rules; nothing to download."""

from __future__ import annotations

from codeer.taal import _bouw
from codeer.taal._basis import Basis


class Ingebouwd(Basis):
    """Turns texts into language layers without a trained model."""

    def __init__(self) -> None:
        super().__init__("ingebouwd")

    def _read(self, woorden: _bouw.Woorden) -> list[_bouw.Zin]:
        found = _bouw.find_zinnen(woorden)
        _bouw.apply_homografen(woorden, found)
        _bouw.apply_scheidbaar(woorden, found)
        return found
