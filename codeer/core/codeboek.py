"""The codebook: codes with their terms, examples and settings, as frozen values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

POLEN = ("plus", "min", "")
INGEBOUWD = "ingebouwd"


class BijOntkenning(StrEnum):
    """What a negation does to a hit."""

    KEERT_OM = "keert_om"
    BLIJFT = "blijft"
    TELT_NIET = "telt_niet"
    ALLEEN_DAN = "alleen_dan"

    @classmethod
    def standaard(cls, pool: str) -> BijOntkenning:
        """Give what holds for a term of which the codebook does not say it."""
        return cls.KEERT_OM if pool else cls.TELT_NIET


class Eenheid(StrEnum):
    """The unit in which hits are counted."""

    ZIN = "zin"
    ALINEA = "alinea"
    BEURT = "beurt"


@dataclass(frozen=True, slots=True)
class Term:
    """One search term of a code, as written, with its options.

    `exact` terms match as a sequence as written; others match lemmas, in any order.
    Words may hold wildcards (`stress*`) and word groups (`@consulent`).
    """

    tekst: str
    pool: str = ""
    exact: bool = False
    samenstellingen: bool = False
    behalve: tuple[Term, ...] = ()
    bij_ontkenning: BijOntkenning = BijOntkenning.KEERT_OM
    woordsoort: str = ""
    regel: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """An example sentence of a code: a test that `codeboek toets` runs.

    `pool` is None where any pole will do; `verwacht` is False for a negative example.
    """

    tekst: str
    pool: str | None = None
    verwacht: bool = True
    regel: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Code:
    """One code (theme) or subcode."""

    naam: str
    ouder: str = ""
    titel: str = ""
    definitie: str = ""
    wel: str = ""
    niet: str = ""
    kleur: str = ""
    namen: tuple[tuple[str, str], ...] = ()
    termen: tuple[Term, ...] = ()
    voorbeelden: tuple[Voorbeeld, ...] = ()
    voorheen: tuple[str, ...] = ()
    # the earlier names that came in with another code, per code that was merged into this one
    samengevoegd: tuple[tuple[str, ...], ...] = ()
    subcodes: tuple[Code, ...] = ()
    regel: int = field(default=0, compare=False)

    @property
    def pad(self) -> str:
        """Give the name used in data: `ouder/sub` for a subcode."""
        return f"{self.ouder}/{self.naam}" if self.ouder else self.naam

    @property
    def polen(self) -> tuple[str, ...]:
        """Give the poles that this code can have: plus, min and empty, as its terms and names tell."""
        used = {t.pool for t in self.termen} | {p for p, _ in self.namen}
        if "plus" in used or "min" in used:
            used |= {"plus", "min"}
        return tuple(p for p in POLEN if p in used) or ("",)

    def poolnaam(self, pool: str) -> str:
        """Give what people see for a pole: its own name, or plus, min or nothing."""
        return dict(self.namen).get(pool, pool)


@dataclass(frozen=True, slots=True)
class Instellingen:
    """The settings of a study, from the codebook."""

    eenheid: Eenheid = Eenheid.ZIN
    sprekers: tuple[str, ...] = ("R",)
    delen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codeboek:
    """A whole codebook; equal content gives an equal hash, whatever the layout of the file."""

    naam: str
    versie: str = ""
    taalmodel: str = INGEBOUWD
    instellingen: Instellingen = Instellingen()
    woordgroepen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    facetten: tuple[tuple[str, tuple[str, ...]], ...] = ()
    codes: tuple[Code, ...] = ()

    def alle_codes(self) -> Iterator[Code]:
        """Walk over all codes, each parent before its subcodes, in the order of the file."""
        for code in self.codes:
            yield from _walk(code)

    def code(self, pad: str) -> Code | None:
        """Find a code by the name used in data, or None."""
        return next((c for c in self.alle_codes() if c.pad == pad), None)

    def hash(self) -> str:
        """Give the sha256 of the whole content (definitions and examples too)."""
        return _sha(_plain(self))

    def zoek_hash(self) -> str:
        """Give the sha256 of what decides on suggestions: terms, word groups, unit, speakers, model."""
        return _sha([[pad, hash] for pad, hash in self.zoek_hashes().items()])

    def zoek_hashes(self) -> dict[str, str]:
        """Give per code (by path) the sha256 of what decides on its own suggestions."""
        settings = self.instellingen
        shared = [settings.eenheid, settings.sprekers, self.taalmodel, self.woordgroepen]
        return {c.pad: _sha([shared, c.pad, [_plain(t) for t in c.termen]]) for c in self.alle_codes()}


def _walk(code: Code) -> Iterator[Code]:
    yield code
    for sub in code.subcodes:
        yield from _walk(sub)


def _plain(value: object) -> object:
    """Turn nested values into lists for hashing, leaving out line numbers."""
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is not None:
        return [[n, _plain(getattr(value, n))] for n in fields if n != "regel"]
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _sha(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
