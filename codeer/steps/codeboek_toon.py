"""Show the codebook, or one code of it, as plain values for a table or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Term, Voorbeeld
from codeer.core.errors import GebruiksFout
from codeer.core.namen import meant, plain_naam
from codeer.storage.codeboek import lees_codeboek


@dataclass(frozen=True, slots=True)
class Codebeeld:
    """One code as people read it: `termen` are (kant, words) in the order plus, min, none."""

    pad: str
    diepte: int
    titel: str
    definitie: str
    wel: str
    niet: str
    kleur: str
    kanten: tuple[tuple[str, str], ...]
    termen: tuple[tuple[str, tuple[str, ...]], ...]
    voorbeelden: tuple[str, ...]
    voorheen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codeboekbeeld:
    """A codebook, or part of it, as people read it."""

    naam: str
    versie: str
    taalmodel: str
    eenheid: str
    sprekers: tuple[str, ...]
    hash: str
    woordgroepen: tuple[tuple[str, tuple[str, ...]], ...]
    facetten: tuple[tuple[str, tuple[str, ...]], ...]
    codes: tuple[Codebeeld, ...]

    def json(self) -> dict[str, object]:
        """Give the codebook as plain values."""
        return {
            "codeboek": self.naam,
            "versie": self.versie,
            "taalmodel": self.taalmodel,
            "eenheid": self.eenheid,
            "sprekers": list(self.sprekers),
            "hash": self.hash,
            "woordgroepen": {naam: list(words) for naam, words in self.woordgroepen},
            "facetten": {naam: list(values) for naam, values in self.facetten},
            "codes": [_json(code) for code in self.codes],
        }


def toon(pad: Path, code: str = "") -> Codeboekbeeld:
    """Read the codebook and show it, or one code with its subcodes; an unknown code raises GebruiksFout."""
    return beeld(lees_codeboek(pad), code)


def beeld(codeboek: Codeboek, code: str = "") -> Codeboekbeeld:
    """Show a codebook that was read before."""
    return Codeboekbeeld(
        naam=codeboek.naam,
        versie=codeboek.versie,
        taalmodel=codeboek.taalmodel,
        eenheid=codeboek.instellingen.eenheid.value,
        sprekers=codeboek.instellingen.sprekers,
        hash=codeboek.hash(),
        woordgroepen=codeboek.woordgroepen,
        facetten=codeboek.facetten,
        codes=tuple(_beeld(c) for c in _chosen(codeboek, code)),
    )


def _chosen(codeboek: Codeboek, code: str) -> list[Code]:
    codes = list(codeboek.alle_codes())
    wanted = plain_naam(code)
    if not wanted:
        return codes
    exact = [c for c in codes if plain_naam(c.pad) == wanted]
    matches = exact or [c for c in codes if wanted in (plain_naam(c.naam), plain_naam(c.titel))]
    if not matches:
        tip = meant(code, [c.pad for c in codes])
        raise GebruiksFout(f"Code «{code}» staat niet in het codeboek.", tip)
    paths = tuple(m.pad for m in matches)
    return [c for c in codes if c.pad in paths or c.pad.startswith(tuple(f"{p}/" for p in paths))]


def _beeld(code: Code) -> Codebeeld:
    per_pool = {pool: tuple(show_term(t) for t in code.termen if t.pool == pool) for pool in code.polen}
    return Codebeeld(
        pad=code.pad,
        diepte=code.pad.count("/"),
        titel=code.titel or code.naam,
        definitie=code.definitie,
        wel=code.wel,
        niet=code.niet,
        kleur=code.kleur,
        kanten=tuple((pool, code.poolnaam(pool)) for pool in code.polen),
        termen=tuple((pool, terms) for pool, terms in per_pool.items()),
        voorbeelden=tuple(_voorbeeld(code, v) for v in code.voorbeelden),
        voorheen=code.voorheen,
    )


def show_term(term: Term) -> str:
    """Write a term in one line, with what differs from a plain term behind it."""
    extra = ["ook in samenstellingen"] if term.samenstellingen else []
    if term.behalve:
        extra.append("behalve " + ", ".join(show_term(t) for t in term.behalve))
    if term.bij_ontkenning is not BijOntkenning.standaard(term.pool) and not _within(term):
        extra.append(f"bij ontkenning: {term.bij_ontkenning.value.replace('_', ' ')}")
    if term.woordsoort:
        extra.append(f"woordsoort {term.woordsoort.replace('|', ' of ')}")
    text = f"«{term.tekst}»" if term.exact else term.tekst
    return f"{text} ({'; '.join(extra)})" if extra else text


def _within(term: Term) -> bool:
    """Tell whether a term has no pole and the plain default: then it stands under `behalve`."""
    return not term.pool and term.bij_ontkenning is BijOntkenning.KEERT_OM


def _voorbeeld(code: Code, voorbeeld: Voorbeeld) -> str:
    if not voorbeeld.verwacht:
        return f"niet: {voorbeeld.tekst}"
    side = code.poolnaam(voorbeeld.pool) if voorbeeld.pool else ""
    return f"{side}: {voorbeeld.tekst}" if side else voorbeeld.tekst


def _json(code: Codebeeld) -> dict[str, object]:
    return {
        "code": code.pad,
        "titel": code.titel,
        "definitie": code.definitie,
        "wel": code.wel,
        "niet": code.niet,
        "kleur": code.kleur,
        "kanten": dict(code.kanten),
        "termen": {pool: list(terms) for pool, terms in code.termen},
        "voorbeelden": list(code.voorbeelden),
        "voorheen": list(code.voorheen),
    }
