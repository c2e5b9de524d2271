"""Scoring suggestions against labelled sentences: precision, recall and F1 per code and together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from codeer.core.codeboek import Code, Codeboek
from codeer.core.codering import Voorstel
from codeer.core.namen import plain_naam

# the poles that a coder gave to each code; an empty set where she named none
Labels = Mapping[str, frozenset[str]]
_POLEN = {"+": "plus", "-": "min", "plus": "plus", "min": "min"}
_LABEL = re.compile(r"(?P<naam>.+?)(?:\s*(?P<teken>[+-])|[\s.:]+(?P<woord>plus|min))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ijkrij:
    """One sentence with the labels of each coder; `regel` is its line in the table."""

    regel: int
    tekst: str
    labels: tuple[Labels, ...]


@dataclass(frozen=True, slots=True)
class Ijkfout:
    """A sentence that is suggested but not labelled (FP), or labelled but not suggested (FN)."""

    soort: str
    code: str
    regel: int
    tekst: str
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one code, or of all together; `polen` are the hits on whose pole the coders agree."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    polen: int = 0
    polen_juist: int = 0
    overgeslagen: int = 0

    @property
    def p(self) -> float:
        """Give the precision; 0 where nothing was suggested."""
        return self.tp / max(1, self.tp + self.fp)

    @property
    def r(self) -> float:
        """Give the recall; 0 where nothing was labelled."""
        return self.tp / max(1, self.tp + self.fn)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return 2 * self.tp / max(1, 2 * self.tp + self.fp + self.fn)

    @property
    def pool_juist(self) -> float | None:
        """Give the share of hits with the coders' own pole; None where they gave none."""
        return self.polen_juist / self.polen if self.polen else None

    def __add__(self, other: Score) -> Score:
        return Score(
            self.tp + other.tp,
            self.fp + other.fp,
            self.fn + other.fn,
            self.polen + other.polen,
            self.polen_juist + other.polen_juist,
            self.overgeslagen + other.overgeslagen,
        )


@dataclass(frozen=True, slots=True)
class Ijking:
    """The scores per code in the order of the codebook, and the sentences that went wrong."""

    codes: Mapping[str, Score]
    micro: Score
    fouten: tuple[Ijkfout, ...] = field(default=())
    # codes of the codebook that no label names
    ongebruikt: tuple[str, ...] = ()


def parse_labels(cel: str) -> list[tuple[str, str]]:
    """Take a cell apart in names and poles (plus, min or empty); `-` and an empty cell name none."""
    labels = []
    for part in cel.split(";"):
        text = part.strip()
        match = _LABEL.fullmatch(text)
        if text == "-" or match is None:
            continue
        pool = (match["teken"] or match["woord"] or "").lower()
        labels.append((match["naam"].strip(), _POLEN.get(pool, "")))
    return labels


def label_index(codeboek: Codeboek) -> dict[str, str]:
    """Map every name that a label may use, as compared, to the top code that it counts for."""
    index: dict[str, str] = {}
    for code in codeboek.codes:
        for name in _names(code):
            index.setdefault(plain_naam(name), code.naam)
    for code in codeboek.codes:  # now the names that stand for a code only when no code has that name
        for sub in _below(code):
            for name in (*sub.voorheen, sub.naam, sub.titel):
                index.setdefault(plain_naam(name), code.naam)
    index.pop("", None)
    return index


def _names(code: Code) -> Iterable[str]:
    yield code.pad
    for sub in code.subcodes:
        yield from _names(sub)


def _below(code: Code) -> Iterable[Code]:
    yield code
    for sub in code.subcodes:
        yield from _below(sub)


def score(rijen: Sequence[Ijkrij], voorstellen: Sequence[Sequence[Voorstel]], codeboek: Codeboek) -> Ijking:
    """Score suggestions per row; a row on which coders differ for a code counts neither way for that code."""
    used = {code for rij in rijen for labels in rij.labels for code in labels}
    scores: dict[str, Score] = {}
    faults: list[Ijkfout] = []
    found = [_by_code(hits) for hits in voorstellen]
    for code in codeboek.codes:
        if code.naam not in used:
            continue
        total = Score()
        for rij, hits in zip(rijen, found, strict=True):
            one = _row(rij, code.naam, hits.get(code.naam, []))
            total += one
            if one.fp or one.fn:
                why = "; ".join(hit.waarom for hit in hits.get(code.naam, []))
                faults.append(Ijkfout("FP" if one.fp else "FN", code.naam, rij.regel, rij.tekst, why))
        scores[code.naam] = total
    unused = tuple(c.naam for c in codeboek.codes if c.naam not in used)
    return Ijking(scores, sum(scores.values(), Score()), tuple(faults), unused)


def _by_code(hits: Iterable[Voorstel]) -> dict[str, list[Voorstel]]:
    found: dict[str, list[Voorstel]] = {}
    for hit in hits:
        found.setdefault(hit.code.split("/")[0], []).append(hit)
    return found


def _row(rij: Ijkrij, code: str, hits: Sequence[Voorstel]) -> Score:
    given = [code in labels for labels in rij.labels]
    if any(given) != all(given):
        return Score(overgeslagen=1)
    if not given[0]:
        return Score(fp=1 if hits else 0)
    if not hits:
        return Score(fn=1)
    common = frozenset.intersection(*(labels[code] for labels in rij.labels))
    right = bool(common & {hit.pool for hit in hits})
    return Score(tp=1, polen=1 if common else 0, polen_juist=1 if right else 0)
