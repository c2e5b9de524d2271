"""What people did in one interview: how far each of them is, and what of it does not count yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from codeer.core.codering import AUTOMAAT, OVERLEG, Voorstel
from codeer.core.codeurnaam import is_herhaling
from codeer.core.gebeurtenis import Besluit, Codering, Gebeurtenis, OpenCode
from codeer.core.keuze_codering import Keuze
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Zinsoordelen, toekenningen


class Codeurwerk(NamedTuple):
    """One codeur in one interview; `afgerond` and `blind` count units, finished for any code.

    `blind` are those finished before she saw suggestions or the work of others.
    `jonger` are codes of now that were not there yet in a part that she finished. `onaf` are codings
    in what she did not finish, `open_voorstellen` suggestions on which she has not said anything. What
    she contradicts herself on is in neither of the two: that is for her to settle.
    """

    codeur: str
    afgerond: int
    blind: int
    open_voorstellen: int
    jonger: tuple[str, ...]
    onaf: int


class Idee(NamedTuple):
    """A code that the codebook does not have, as a codeur noted it."""

    naam: str
    toelichting: str
    codeur: str


@dataclass(frozen=True, slots=True)
class Menswerk:
    """The work of people on one interview of `eenheden` units.

    `afgerond` of them were finished by anyone, `blind` blind by anyone, and `dubbel` by two or more.

    Left out of the count: `verouderd` speak of another text, `buiten` touch nothing that counts,
    `conflicten` contradict each other, `onbekend` cannot be read, `andere_codes` are not in the
    codebook (with how often each).
    """

    eenheden: int
    afgerond: int
    blind: int
    dubbel: int
    codeurs: tuple[Codeurwerk, ...]
    nog_niet_besproken: int
    overleg: int
    verouderd: int
    buiten: int
    conflicten: int
    onbekend: int
    andere_codes: Mapping[str, int]
    ideeen: tuple[Idee, ...]
    geldend: tuple[str, ...]  # the ids of what holds: equal ids, equal work


def vat_samen(
    staat: Staat,
    keuze: Keuze,
    dekking: Zinsdekking,
    voorstellen: Collection[Voorstel] = (),
    onafhankelijk: Mapping[str, Zinsoordelen] | None = None,
) -> Menswerk:
    """Sum up what people did; `voorstellen` are the computer's.

    `onafhankelijk` has what each codeur finished blind, as `verdeel_werk` tells it.
    """
    suggested = {(v.code, v.pool, nr) for v in voorstellen for nr in dekking.zinnen_van(v.begin, v.eind)}
    codes = tuple(keuze.per_laag)
    names = sorted({g.codeur for g in staat.gebeurtenissen} - {AUTOMAAT})
    unfinished = Counter(g.codeur for g in keuze.onaf)
    found = keuze.beoordeling
    judged = {naam: found.codeurs.get(naam, Zinsoordelen(naam)) for naam in names}
    blind = {naam: _any(alone.gezien) for naam, alone in (onafhankelijk or {}).items()}
    once, twice = _samen(_any(j.gezien) for naam, j in judged.items() if _counts(naam))
    return Menswerk(
        eenheden=len(dekking.zinnen),
        afgerond=once.bit_count(),
        blind=_samen(bits for naam, bits in blind.items() if _counts(naam))[0].bit_count(),
        dubbel=twice.bit_count(),
        codeurs=tuple(
            _codeur(j, blind.get(naam, 0), codes, suggested, unfinished[naam]) for naam, j in judged.items()
        ),
        nog_niet_besproken=sum(g.nog_niet_besproken for g in keuze.gekozen),
        overleg=sum(OVERLEG in g.codeurs for g in keuze.gekozen),
        verouderd=sum(isinstance(g.inhoud, (Besluit, Codering)) for g in found.verouderd),
        buiten=len(found.buiten),
        conflicten=len(staat.conflicten),
        onbekend=len(staat.onbekend),
        andere_codes=_others(staat.geldend, frozenset(codes)),
        ideeen=tuple(
            Idee(g.inhoud.naam, g.inhoud.toelichting, g.codeur)
            for g in staat.open_codes
            if isinstance(g.inhoud, OpenCode)
        ),
        geldend=tuple(_telling(staat)),
    )


def _codeur(
    judged: Zinsoordelen,
    blind: int,
    codes: Sequence[str],
    suggested: set[tuple[str, str, int]],
    onaf: int,
) -> Codeurwerk:
    done = _any(judged.gezien)
    still = 0
    for code, pool, nr in suggested:
        said = judged.nagekeken.get((code, pool), 0) | judged.afgewezen.get((code, pool), 0)
        still += not (said | judged.gezien.get(code, 0) | judged.betwist.get(code, 0)) >> nr & 1
    return Codeurwerk(
        codeur=judged.codeur,
        afgerond=done.bit_count(),
        blind=blind.bit_count(),
        open_voorstellen=still,
        jonger=tuple(
            code for code in codes if done & ~judged.gezien.get(code, 0) & ~judged.betwist.get(code, 0)
        ),
        onaf=onaf,
    )


def _any(rows: Mapping[str, int]) -> int:
    bits = 0
    for row in rows.values():
        bits |= row
    return bits


def _samen(rows: Iterable[int]) -> tuple[int, int]:
    """Give the units of anyone, and those of two or more."""
    once = twice = 0
    for bits in rows:
        twice |= once & bits
        once |= bits
    return once, twice


def _counts(codeur: str) -> bool:
    return codeur != OVERLEG and not is_herhaling(codeur)


def _others(geldend: Iterable[Gebeurtenis], codes: frozenset[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for g in geldend:
        for given in toekenningen(g):
            if given.gegeven and given.code not in codes:
                found[given.code] = found.get(given.code, 0) + 1
    return dict(sorted(found.items()))


def _telling(staat: Staat) -> Iterator[str]:
    """Give the ids of what holds or contradicts; who saw what changes no figure."""
    seen = {g.id for g in staat.inzagen}
    yield from (g.id for g in staat.geldend if g.id not in seen)
    yield from (id for conflict in staat.conflicten for id in conflict.ids)
