"""What people found of the computer's suggestions: per term, and per unit what it saw and missed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from codeer.core.codering import AUTOMAAT, OVERLEG, Voorstel
from codeer.core.codeurnaam import is_herhaling
from codeer.core.gebeurtenis import Beslissing, Besluit
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Span, Zinsdekking
from codeer.core.zinsoordelen import Zinsoordelen, bitmap

# one reason of a suggestion: «what was said»: the term, and what else the rule has to say
_REDEN = re.compile(
    r"«(?P<gezegd>[^»]*)»"
    r"(?:: (?P<term>.*?))?"
    r"(?: \((?:deel van samenstelling|scheidbaar werkwoord)\))?"
    r"(?:, (?:omgekeerd door|met ontkenning|ook met) «[^»]*»)?"
)
Sleutel = tuple[str, int, int, str, str]  # a suggestion: interview, begin, eind, code, pool


class Bevinding(StrEnum):
    """What people found of one suggestion, together."""

    AKKOORD = "akkoord"
    AFGEWEZEN = "afgewezen"
    ANDERS = "anders"
    ONEENS = "oneens"  # one accepted what another did not: no verdict yet


class Nagekeken(NamedTuple):
    """A suggestion that was decided on: what people found, and what made it."""

    bevinding: Bevinding
    waarom: str


@dataclass(slots=True)
class Teller:
    """How often something was suggested, and what people found of it."""

    voorgesteld: int = 0
    akkoord: int = 0
    afgewezen: int = 0
    anders: int = 0
    oneens: int = 0

    @property
    def beslist(self) -> int:
        """Give on how many people agree what it was."""
        return self.akkoord + self.afgewezen + self.anders

    def tel(self, bevinding: Bevinding | None) -> None:
        """Count one suggestion, decided on or not."""
        self.voorgesteld += 1
        if bevinding is not None:
            setattr(self, bevinding.value, getattr(self, bevinding.value) + 1)


def termen_van(waarom: str) -> tuple[str, ...]:
    """Give the terms of the codebook that made a suggestion, each once."""
    found = []
    for part in re.split(r"; (?=«)", waarom):
        match = _REDEN.fullmatch(part)
        if match:
            found.append(match["term"] or match["gezegd"])
    return tuple(dict.fromkeys(found))


def nagekeken(staat: Staat, dekking: Zinsdekking, codeurs: Iterable[str] = ()) -> dict[Sleutel, Nagekeken]:
    """Find what people decided on suggestions in one interview; all people, unless some are named."""
    chosen = frozenset(codeurs)
    rows: dict[Sleutel, list[Besluit]] = {}
    for g in staat.besluiten:
        b = g.inhoud
        if not isinstance(b, Besluit) or g.anker is None:
            continue
        if (g.interview, g.tekst) != (dekking.interview, dekking.tekst) or not _counts(g.codeur, chosen):
            continue
        rows.setdefault((g.interview, g.anker.begin, g.anker.eind, b.code, b.pool), []).append(b)
    return {key: Nagekeken(_together(row), _why(row)) for key, row in rows.items()}


def _counts(codeur: str, chosen: frozenset[str]) -> bool:
    if chosen:
        return codeur in chosen
    return codeur not in (OVERLEG, AUTOMAAT) and not is_herhaling(codeur)


def _together(row: Sequence[Besluit]) -> Bevinding:
    found = {b.beslissing for b in row}
    # refusing and changing agree that the suggestion was not right
    if found == {Beslissing.AFGEWEZEN, Beslissing.ANDERS}:
        return Bevinding.ANDERS
    return Bevinding(found.pop().value) if len(found) == 1 else Bevinding.ONEENS


def _why(row: Sequence[Besluit]) -> str:
    return next((b.waarom for b in row if b.waarom), "")


def als_codeur(voorstellen: Iterable[Voorstel], dekking: Zinsdekking, codes: Iterable[str]) -> Zinsoordelen:
    """Give the computer's suggestions as the judgements of a codeur who read everything."""
    every = (1 << len(dekking.zinnen)) - 1
    found = Zinsoordelen(AUTOMAAT, gezien=dict.fromkeys(codes, every))
    for v in voorstellen:
        key = v.code, v.pool
        found.gegeven[key] = found.gegeven.get(key, 0) | bitmap(dekking.zinnen_van(v.begin, v.eind))
    return found


class Zin(NamedTuple):
    """A unit without a suggestion, that can be drawn."""

    interview: str
    zin: int
    begin: int
    eind: int


def trek(zinnen: Mapping[str, Sequence[Zin]], aantal: int, zaad: str) -> tuple[Zin, ...]:
    """Draw units by chance, from each interview in proportion; the same seed draws the same ones.

    A larger draw holds the smaller one of the same interview, so that what was read stays of use.
    """
    total = sum(map(len, zinnen.values()))
    aantal = min(aantal, total)
    shares = {id: aantal * len(row) / total for id, row in zinnen.items()} if total else {}
    sizes = {id: int(share) for id, share in shares.items()}
    rest = aantal - sum(sizes.values())
    for id in sorted(shares, key=lambda naam: (sizes[naam] - shares[naam], naam))[:rest]:
        sizes[id] += 1
    drawn = [zin for id, size in sizes.items() for zin in sorted(zinnen[id], key=_lot(zaad))[:size]]
    order = {id: nr for nr, id in enumerate(zinnen)}
    return tuple(sorted(drawn, key=lambda z: (order[z.interview], z.zin)))


def trek_zinnen(zinnen: Mapping[str, Sequence[Span]], aantal: int, zaad: str) -> tuple[Zin, ...]:
    """Draw units out of those of all interviews."""
    rows = {
        id: [Zin(id, nr, begin, eind) for nr, (begin, eind, _) in enumerate(row)]
        for id, row in zinnen.items()
    }
    return trek(rows, aantal, zaad)


def _lot(zaad: str) -> Callable[[Zin], str]:
    """Give the function that tells the place of a unit in the draw."""

    def lot(zin: Zin) -> str:
        key = "\x1f".join((zaad, zin.interview, str(zin.begin), str(zin.eind)))
        return hashlib.sha256(key.encode()).hexdigest()

    return lot


def tel_termen(
    voorstellen: Iterable[tuple[str, Voorstel]], decided: Mapping[Sleutel, Nagekeken]
) -> Iterator[tuple[str, str, str, Bevinding | None]]:
    """Give every suggestion, made now or decided on before, once per term: (code, pole, term, found)."""
    seen = set()
    for interview, v in voorstellen:
        key = interview, v.begin, v.eind, v.code, v.pool
        seen.add(key)
        made = decided.get(key)
        why = (made.waarom if made else "") or v.waarom
        for term in termen_van(why):
            yield v.code, v.pool, term, made.bevinding if made else None
    for key, made in decided.items():
        if key not in seen:
            for term in termen_van(made.waarom):
                yield key[3], key[4], term, made.bevinding
