"""Reading the codebook: the one file that a researcher edits, with all its faults at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.codeboek_namen import check_groepen, check_namen, check_verwijzingen
from codeer.core.codeboek_termen import check_termen, warn_codes, warn_termen, warn_vormen
from codeer.core.errors import CodeboekFout, Melding
from codeer.storage._codeboek_bouw import build
from codeer.storage._codeboek_knoop import Bevindingen
from codeer.storage._yaml import compose
from codeer.storage._yaml_bytes import decode

_MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Lading:
    """A codebook as far as it could be read, with its faults and warnings in line order.

    `groepregels` tells on which line each word group stands.
    """

    bestand: str
    codeboek: Codeboek | None
    fouten: tuple[Melding, ...]
    waarschuwingen: tuple[Melding, ...]
    groepregels: Mapping[str, int] = field(default_factory=dict)

    def zonder_fouten(self) -> Codeboek:
        """Give the codebook, or raise CodeboekFout with all faults."""
        if self.fouten or self.codeboek is None:
            raise CodeboekFout(self.bestand, self.fouten)
        return self.codeboek


def lees_codeboek(pad: Path) -> Codeboek:
    """Read a sound codebook; raises CodeboekFout with every fault and its line when it is not."""
    return laad_codeboek(pad, waarschuw=False).zonder_fouten()


def laad_codeboek(
    pad: Path, lemmatiseer: Callable[[str], str] | None = None, *, waarschuw: bool = True
) -> Lading:
    """Read a codebook with its faults and, when asked, its warnings; raises nothing.

    With `lemmatiseer` (word in, lemma out) terms that stand there inflected are warned about too.
    """
    try:
        inhoud = pad.read_bytes()
    except FileNotFoundError:
        return _unread(pad, "het bestand bestaat niet.", "Ga naar de onderzoeksmap of geef haar met --map.")
    except OSError:
        return _unread(pad, "het bestand is niet te openen.", "Is het elders open, of een map?")
    if len(inhoud) > _MAX_BYTES:
        return _unread(pad, "het bestand is groter dan 10 MB.", "Is dit wel een codeboek?")
    return ontleed_codeboek(inhoud, pad.name, lemmatiseer, waarschuw=waarschuw)


def ontleed_codeboek(
    inhoud: bytes,
    bestand: str = "codeboek.yaml",
    lemmatiseer: Callable[[str], str] | None = None,
    *,
    waarschuw: bool = True,
) -> Lading:
    """Read a codebook from its bytes."""
    text, faults = decode(inhoud)
    composed = compose(text)
    uit = Bevindingen(composed.lines, [*faults, *composed.faults])
    if composed.root is None:
        if not uit.fouten:
            uit.fout(0, "het bestand is leeg.", "Begin met het codeboek dat «codeer nieuw» maakt.")
        return _lading(bestand, None, uit, {})
    book, group_lines = build(composed.root, Path(bestand).stem, uit)
    uit.fouten += [*check_namen(book), *check_groepen(book, group_lines)]
    uit.fouten += [*check_verwijzingen(book, group_lines), *check_termen(book)]
    if waarschuw:
        uit.waarschuwingen += [*warn_codes(book), *warn_termen(book)]
        if lemmatiseer is not None:
            uit.waarschuwingen += warn_vormen(book, lemmatiseer)
    return _lading(bestand, book, uit, group_lines)


def _lading(bestand: str, book: Codeboek | None, uit: Bevindingen, regels: Mapping[str, int]) -> Lading:
    faults = tuple(sorted(dict.fromkeys(uit.fouten)))
    return Lading(bestand, book, faults, tuple(sorted(dict.fromkeys(uit.waarschuwingen))), regels)


def _unread(pad: Path, tekst: str, tip: str) -> Lading:
    return Lading(str(pad), None, (Melding(0, tekst, tip),), ())
