"""Former versions of the codebook, kept in `bewaard/`: each as it was, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.storage.codeboek import laad_codeboek, ontleed_codeboek
from codeer.storage.codeboek_wijzig import BEWAARD
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic, write_faults

_NAAM = "codeboek-{}.yaml"
_LETTERS = 12  # of the hash, in the name of a copy
_KOPIE = re.compile(r"codeboek-([0-9a-f]{2,64})\.yaml")


@dataclass(frozen=True, slots=True)
class Kopie:
    """A copy of a codebook that was kept; `merk` is its number, or the begin of its hash."""

    pad: Path
    merk: str

    @property
    def is_hash(self) -> bool:
        """Tell whether the name says what the copy holds."""
        return len(self.merk) == _LETTERS

    def heeft(self, hash: str) -> bool:
        """Tell whether this is the version with this hash, or with a hash that begins so."""
        if self.is_hash:
            return hash.startswith(self.merk) or self.merk.startswith(hash)
        book = laad_codeboek(self.pad, waarschuw=False).codeboek
        return book is not None and book.hash().startswith(hash)


def kopieen(onderzoek: Onderzoek) -> Iterator[Kopie]:
    """Give the copies that were kept: first those with a hash in their name."""
    names = [(p, _KOPIE.fullmatch(p.name)) for p in sorted((onderzoek.map / BEWAARD).glob("*.yaml"))]
    found = [Kopie(p, match[1]) for p, match in names if match]
    yield from sorted(found, key=lambda k: (not k.is_hash, k.merk))


def vind_kopie(onderzoek: Onderzoek, hash: str) -> Path | None:
    """Find the copy of the version with this hash, if it was kept."""
    return next((kopie.pad for kopie in kopieen(onderzoek) if kopie.heeft(hash)), None)


def bewaar_kopie(onderzoek: Onderzoek, codeboek: Codeboek) -> Path | None:
    """Keep the codebook of now by its hash; None when it is there, or the file is not `codeboek` any more."""
    hash = codeboek.hash()
    folder = onderzoek.map / BEWAARD
    copy = folder / _NAAM.format(hash[:_LETTERS])
    if copy.exists():
        return None
    with write_faults(copy):
        data = onderzoek.codeboek.read_bytes()
        if ontleed_codeboek(data, onderzoek.codeboek.name, waarschuw=False).codeboek != codeboek:
            return None
        folder.mkdir(exist_ok=True)
    write_atomic(copy, data)
    return copy
