"""Find the version of the codebook that a person means: a file, the one of now, or one that was kept."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.errors import GebruiksFout, OnderzoekFout
from codeer.steps._rapport_bestanden import VERANTWOORDING
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.codeboek_versies import kopieen, vind_kopie
from codeer.storage.onderzoek import CODEBOEK, Onderzoek

NU, RAPPORT = "nu", "rapport"
_HASH = re.compile(r"[0-9a-f]{4,64}")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Versie:
    """A version of the codebook with the name by which people know it."""

    naam: str
    codeboek: Codeboek
    hash: str


def lees_versie(onderzoek: Onderzoek, gevraagd: str) -> Versie:
    """Read the version that was asked for.

    Raises GebruiksFout when it is not there, OnderzoekFout when a report's version was not kept, and
    CodeboekFout when it has faults.
    """
    if gevraagd == NU:
        return _van(onderzoek.codeboek, f"{CODEBOEK} (nu)")
    if gevraagd == RAPPORT:
        return _van_rapport(onderzoek, onderzoek.rapporten / VERANTWOORDING)
    for path in (Path(gevraagd), onderzoek.map / gevraagd):
        if path.is_file():
            return (
                _van_rapport(onderzoek, path)
                if path.suffix == ".json"
                else _van(path, _kort(onderzoek, path))
            )
    found = [k.pad for k in kopieen(onderzoek) if gevraagd in (k.pad.name, k.pad.stem, k.merk)]
    if not found and _HASH.fullmatch(gevraagd):
        found = [
            k.pad for k in kopieen(onderzoek) if k.is_hash and k.merk.startswith(gevraagd[: len(k.merk)])
        ]
    if len(found) == 1:
        return _van(found[0], _kort(onderzoek, found[0]))
    raise GebruiksFout(f"Er is geen versie «{gevraagd}» van het codeboek.", _tip(onderzoek))


def _van(path: Path, naam: str) -> Versie:
    book = lees_codeboek(path)
    return Versie(naam, book, book.hash())


def _van_rapport(onderzoek: Onderzoek, path: Path) -> Versie:
    """Find the codebook that a report was made with, by the hash in its account."""
    try:
        hash = str(json.loads(path.read_bytes())["codeboek"]["hash"])
    except FileNotFoundError as fout:
        raise GebruiksFout("Er is nog geen rapport.", "Maak het met: codeer rapport") from fout
    except (OSError, ValueError, KeyError, TypeError) as fout:
        tip = "Geef de verantwoording.json van een rapport, of een codeboek."
        raise GebruiksFout(f"{path.name} noemt geen codeboek.", tip) from fout
    now = lees_codeboek(onderzoek.codeboek)
    if now.hash() == hash:
        return Versie(f"{path.name} (gelijk aan nu)", now, hash)
    copy = vind_kopie(onderzoek, hash)
    if copy is None:
        raise OnderzoekFout(
            f"Het codeboek van {path.name} is niet bewaard.",
            "Bij elk rapport komt een kopie in de map bewaard. Heb je het bestand nog, geef dat dan.",
        )
    return Versie(f"{path.name} ({_kort(onderzoek, copy)})", lees_codeboek(copy), hash)


def _kort(onderzoek: Onderzoek, path: Path) -> str:
    inside = path.absolute().is_relative_to(onderzoek.map)
    return path.absolute().relative_to(onderzoek.map).as_posix() if inside else path.name


def _tip(onderzoek: Onderzoek) -> str:
    names = [k.pad.name for k in kopieen(onderzoek)]
    kept = f" Bewaard: {', '.join(names[-_SHOWN:])}." if names else ""
    return f"Geef een bestand, of een van de woorden {NU} en {RAPPORT}.{kept}"
