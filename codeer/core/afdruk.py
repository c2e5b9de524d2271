"""A print of a codebook: per code the hashes of what it says, to tell two apart without their words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from codeer.core.codeboek import Code, Codeboek

# what of a code differs, in the words that people see
UITLEG, TERMEN, OVERIG = "definitie", "termen", "overig"
_DELEN = (UITLEG, TERMEN, OVERIG)
_KORT = 16
_MAX_CODES, _MAX_NAAM = 5_000, 200

# per code (by the name used in data) the hash of each part
Afdruk = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Codeboekverschil:
    """How another codebook differs from the one of the study; `anders` says per code in what."""

    erbij: tuple[str, ...] = ()
    weg: tuple[str, ...] = ()
    anders: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.erbij or self.weg or self.anders)


def maak_afdruk(codeboek: Codeboek) -> dict[str, dict[str, str]]:
    """Make the print of a codebook."""
    return {code.pad: _parts(code) for code in codeboek.alle_codes()}


def vergelijk_afdruk(hier: Codeboek, daar: Afdruk) -> Codeboekverschil:
    """Say how another codebook differs; a code that only has another name now does not count as gone."""
    own = maak_afdruk(hier)
    renamed = {former: code.pad for code in hier.alle_codes() for former in code.voorheen}
    anders = []
    for pad, theirs in daar.items():
        ours = own.get(pad if pad in own else renamed.get(pad, ""))
        if ours and (parts := tuple(d for d in _DELEN if ours[d] != theirs.get(d))):
            anders.append((pad, parts))
    erbij = tuple(pad for pad in daar if pad not in own and pad not in renamed)
    there = {renamed.get(pad, pad) for pad in daar} | set(daar)
    return Codeboekverschil(erbij, tuple(pad for pad in own if pad not in there), tuple(anders))


def lees_afdruk(plain: object) -> dict[str, dict[str, str]] | None:
    """Take a print as JSON gives it; None when it is none."""
    if not isinstance(plain, dict) or len(plain) > _MAX_CODES:
        return None
    found = {}
    for pad, parts in plain.items():
        if not pad.isprintable() or len(pad) > _MAX_NAAM or not isinstance(parts, dict):
            return None
        found[pad] = {d: str(parts.get(d, "")) for d in _DELEN}
    return found


def _parts(code: Code) -> dict[str, str]:
    said = {
        UITLEG: (code.titel, code.definitie, code.wel, code.niet),
        TERMEN: tuple((t.tekst, t.pool, t.exact, t.samenstellingen, t.bij_ontkenning) for t in code.termen),
        OVERIG: (code.namen, tuple((v.tekst, v.pool, v.verwacht) for v in code.voorbeelden)),
    }
    return {
        part: hashlib.sha256(repr(value).encode("utf-8")).hexdigest()[:_KORT] for part, value in said.items()
    }
