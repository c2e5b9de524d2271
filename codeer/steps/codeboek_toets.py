"""Test the codebook: on its own examples, and on a table of labelled sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import Code, Codeboek, Voorbeeld
from codeer.core.codering import Voorstel
from codeer.core.errors import LeesFout
from codeer.core.ijkset import Ijking, Ijkrij, Labels, Score, label_index, parse_labels, score
from codeer.core.namen import meant, plain_naam
from codeer.steps.suggereer import suggereer
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.ijkset import Ijktabel, lees_ijkset

Suggereer = Callable[[Sequence[str], Codeboek], Sequence[Sequence[Voorstel]]]


@dataclass(frozen=True, slots=True)
class Mislukt:
    """An example that did not give what it should: where it stands, what was found instead and why."""

    code: str
    regel: int
    tekst: str
    reden: str
    gevonden: tuple[Voorstel, ...] = ()


@dataclass(frozen=True, slots=True)
class Voorbeeldtoets:
    """The outcome of the examples; codes that have no terms at all are not tested."""

    geslaagd: int
    mislukt: tuple[Mislukt, ...]
    zonder_termen: tuple[str, ...] = ()
    zonder_voorbeelden: tuple[str, ...] = ()

    @property
    def in_orde(self) -> bool:
        """Tell whether every example passed."""
        return not self.mislukt

    def json(self) -> dict[str, object]:
        """Give the outcome as plain values."""
        return {
            "geslaagd": self.geslaagd,
            "mislukt": [_mislukt(m) for m in self.mislukt],
            "zonder_termen": list(self.zonder_termen),
            "zonder_voorbeelden": list(self.zonder_voorbeelden),
        }


@dataclass(frozen=True, slots=True)
class Ijktoets:
    """The outcome on a table of labelled sentences."""

    bestand: str
    codeurs: tuple[str, ...]
    zinnen: int
    ijking: Ijking
    zonder_tekst: int = 0

    def json(self, *, fouten: bool = False) -> dict[str, object]:
        """Give precision, recall and F1 as plain, unrounded values; with the wrong sentences when asked."""
        micro = self.ijking.micro
        result: dict[str, object] = {
            "micro": {"p": micro.p, "r": micro.r, "f1": micro.f1},
            "codes": {code: _score(s) for code, s in self.ijking.codes.items()},
        }
        if fouten:
            result["fouten"] = [
                {"soort": f.soort, "code": f.code, "regel": f.regel, "tekst": f.tekst, "waarom": f.waarom}
                for f in self.ijking.fouten
            ]
        return result


def toets_voorbeelden(pad: Path, suggest: Suggereer = suggereer) -> Voorbeeldtoets:
    """Run the examples of every code: is the code, or a subcode of it, suggested with the right pole?"""
    return toets_codeboek(lees_codeboek(pad), suggest)


def toets_codeboek(codeboek: Codeboek, suggest: Suggereer = suggereer) -> Voorbeeldtoets:
    """Run the examples of a codebook that was read before."""
    codes = list(codeboek.alle_codes())
    cases = [(c, v) for c in codes if has_terms(c) for v in c.voorbeelden]
    hits = suggest([v.tekst for _, v in cases], codeboek) if cases else []
    outcomes = [_outcome(c, v, found) for (c, v), found in zip(cases, hits, strict=True)]
    failed = tuple(o for o in outcomes if o is not None)
    return Voorbeeldtoets(
        geslaagd=len(outcomes) - len(failed),
        mislukt=failed,
        zonder_termen=tuple(c.pad for c in codes if c.voorbeelden and not has_terms(c)),
        zonder_voorbeelden=tuple(c.pad for c in codes if c.termen and not c.voorbeelden),
    )


def has_terms(code: Code) -> bool:
    """Tell whether a code or one of its subcodes has terms, so that it can be suggested."""
    return bool(code.termen) or any(has_terms(sub) for sub in code.subcodes)


def _outcome(code: Code, voorbeeld: Voorbeeld, hits: Sequence[Voorstel]) -> Mislukt | None:
    own = [h for h in hits if h.code == code.pad or h.code.startswith(f"{code.pad}/")]
    reason = _reason(code, voorbeeld, own)
    if not reason:
        return None
    shown = own or list(hits)
    return Mislukt(code.pad, voorbeeld.regel, voorbeeld.tekst, reason, tuple(shown))


def _reason(code: Code, voorbeeld: Voorbeeld, own: Sequence[Voorstel]) -> str:
    """Say in Dutch what is wrong with what was found, or nothing."""
    why = "; ".join(dict.fromkeys(h.waarom for h in own))
    if not voorbeeld.verwacht:
        return f"{code.pad} wordt voorgesteld, en dat hoort niet: {why}" if own else ""
    if not own:
        return f"{code.pad} wordt niet voorgesteld: geen term van deze code past op de zin"
    pool = voorbeeld.pool
    if pool is None or any(h.pool == pool for h in own):
        return ""
    found = " en ".join(dict.fromkeys(_side(code, h.pool) for h in own))
    return f"{code.pad} wordt voorgesteld als {found}, verwacht was {_side(code, pool)}: {why}"


def _side(code: Code, pool: str) -> str:
    name = code.poolnaam(pool)
    return f"{pool} ({name})" if name != pool else pool or "zonder kant"


def toets_ijkset(pad: Path, tabel: Path, suggest: Suggereer = suggereer) -> Ijktoets:
    """Score the suggestions on a table of labelled sentences; raises LeesFout when the table does not fit."""
    book = lees_codeboek(pad)
    table = lees_ijkset(tabel)
    rows = label_rows(table, book)
    hits = suggest([r.tekst for r in rows], book)
    return Ijktoets(table.bestand, table.codeurs, len(rows), score(rows, hits, book), table.leeg)


def label_rows(tabel: Ijktabel, codeboek: Codeboek) -> list[Ijkrij]:
    """Read the labels of all rows as codes of the codebook; names that it lacks are a fault, all at once."""
    index = label_index(codeboek)
    unknown: dict[str, int] = {}
    rows = []
    for regel, tekst, cells in tabel.rijen:
        codeurs = []
        for cell in cells:
            labels = parse_labels(cell)
            for name, _ in labels:
                if plain_naam(name) not in index:
                    unknown.setdefault(name, regel)
            codeurs.append(_merge([(index.get(plain_naam(n), n), pool) for n, pool in labels]))
        rows.append(Ijkrij(regel, tekst, tuple(codeurs)))
    if unknown:
        raise _unknown(tabel.bestand, unknown, codeboek)
    return rows


def _merge(labels: Sequence[tuple[str, str]]) -> Labels:
    """Put the poles of one code together; a label without a pole adds none."""
    merged: dict[str, set[str]] = {}
    for code, pool in labels:
        merged.setdefault(code, set()).update({pool} if pool else ())
    return {code: frozenset(polen) for code, polen in merged.items()}


def _unknown(bestand: str, unknown: dict[str, int], codeboek: Codeboek) -> LeesFout:
    named = ", ".join(f"«{name}» (regel {regel})" for name, regel in list(unknown.items())[:10])
    more = f" en nog {len(unknown) - 10}" if len(unknown) > 10 else ""
    tip = meant(next(iter(unknown)), [c.pad for c in codeboek.alle_codes()])
    return LeesFout(f"{bestand} noemt codes die niet in het codeboek staan: {named}{more}.", tip)


def _score(one: Score) -> dict[str, object]:
    return {
        "p": one.p,
        "r": one.r,
        "f1": one.f1,
        "tp": one.tp,
        "fp": one.fp,
        "fn": one.fn,
        "pool_juist": one.pool_juist,
    }


def _mislukt(one: Mislukt) -> dict[str, object]:
    return {
        "code": one.code,
        "regel": one.regel,
        "tekst": one.tekst,
        "reden": one.reden,
        "gevonden": [{"code": v.code, "pool": v.pool, "waarom": v.waarom} for v in one.gevonden],
    }
