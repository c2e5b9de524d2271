"""Check the codebook: every fault and warning, and what is in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import INGEBOUWD
from codeer.core.errors import Melding
from codeer.core.taallaag import Taallaag
from codeer.steps._vindbaar import Laag, warn_onvindbaar
from codeer.storage.codeboek import laad_codeboek
from codeer.taal._woordenboek import woordenboek


@dataclass(frozen=True, slots=True)
class Controle:
    """What a check found; the counts are of what could be read."""

    bestand: str
    naam: str
    hash: str
    fouten: tuple[Melding, ...]
    waarschuwingen: tuple[Melding, ...]
    codes: int = 0
    subcodes: int = 0
    termen: int = 0
    voorbeelden: int = 0

    @property
    def in_orde(self) -> bool:
        """Tell whether there are no faults; warnings may remain."""
        return not self.fouten

    def json(self) -> dict[str, object]:
        """Give the check as plain values."""
        return {
            "bestand": self.bestand,
            "in_orde": self.in_orde,
            "codeboek": self.naam,
            "hash": self.hash,
            "codes": self.codes,
            "subcodes": self.subcodes,
            "termen": self.termen,
            "voorbeelden": self.voorbeelden,
            "fouten": [_plain(m) for m in self.fouten],
            "waarschuwingen": [_plain(m) for m in self.waarschuwingen],
        }


def lemma_of(woord: str) -> str:
    """Give the lemma of a word; a word that can be a lemma itself (`vragen`) stays as it is."""
    book = woordenboek()
    return woord if book.knows(woord) else book.lemma(woord) or woord


def layer_of(tekst: str) -> Taallaag:
    """Make the language layer of a text; every language model has the tokens of the built-in one."""
    from codeer.taal.model import open_taal  # noqa: PLC0415 -- a faulty codebook needs no language layer

    return open_taal(INGEBOUWD).laag_tekst(tekst)


def controleer(
    pad: Path, lemmatiseer: Callable[[str], str] | None = lemma_of, laag: Laag = layer_of
) -> Controle:
    """Check the codebook at a path, and whether texts are read in the words that its terms are made of.

    Terms that stand there inflected are found with `lemmatiseer`, terms that never match with `laag`.
    """
    loaded = laad_codeboek(pad, lemmatiseer)
    book = loaded.codeboek
    if book is None:
        return Controle(loaded.bestand, "", "", loaded.fouten, loaded.waarschuwingen)
    lost = () if loaded.fouten else warn_onvindbaar(book, loaded.groepregels, laag)
    codes = list(book.alle_codes())
    return Controle(
        bestand=loaded.bestand,
        naam=book.naam,
        hash=book.hash() if not loaded.fouten else "",
        fouten=loaded.fouten,
        waarschuwingen=tuple(sorted((*loaded.waarschuwingen, *lost))),
        codes=len(book.codes),
        subcodes=len(codes) - len(book.codes),
        termen=sum(len(c.termen) for c in codes),
        voorbeelden=sum(len(c.voorbeelden) for c in codes),
    )


def _plain(melding: Melding) -> dict[str, object]:
    return {"regel": melding.regel, "tekst": melding.tekst, "tip": melding.tip}
