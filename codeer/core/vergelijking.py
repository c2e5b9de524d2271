"""What is compared: per code a matrix of all interviews, from what each codeur found of their units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from codeer.core.codeboek import POLEN, Codeboek
from codeer.core.oordelen import Nummering, Oordelenmatrix
from codeer.core.zinsoordelen import Kant, Zinsoordelen

# per code: the code itself and all below it, which count for it too
Families = Mapping[str, tuple[str, ...]]


class Codeoordeel(NamedTuple):
    """One codeur on one code: the units judged, those with the code, and those per pole of POLEN."""

    gezien: int = 0
    gegeven: int = 0
    polen: tuple[int, ...] = (0,) * len(POLEN)

    def binnen(self, eenheden: int) -> Codeoordeel:
        """Give the judgement with nothing judged outside these units."""
        return self._replace(gezien=self.gezien & eenheden)


_NIETS = Codeoordeel()


@dataclass(frozen=True, slots=True)
class Blad:
    """One interview as it is compared: per codeur and code what she found."""

    interview: str
    eenheden: int
    oordelen: Mapping[str, Mapping[str, Codeoordeel]]

    def oordeel(self, codeur: str, code: str) -> Codeoordeel:
        """Give what a codeur found; nothing judged when she was not there or the code was not."""
        return self.oordelen.get(codeur, {}).get(code, _NIETS)


@dataclass(frozen=True, slots=True)
class Codematrix:
    """One code (or one pole of it): the matrix of each interview, and of all together."""

    code: str
    delen: tuple[Oordelenmatrix, ...]
    geheel: Oordelenmatrix


def families(codeboek: Codeboek) -> Families:
    """Give for each code of the codebook the codes that count for it."""
    every = [code.pad for code in codeboek.alle_codes()]
    return {pad: tuple(c for c in every if c == pad or c.startswith(f"{pad}/")) for pad in every}


def maak_blad(interview: str, eenheden: int, codeurs: Mapping[str, Zinsoordelen], onder: Families) -> Blad:
    """Lay what codeurs found of an interview beside one another; subcodes count for their parents."""
    rows = {
        naam: {code: _roll_up(judged, code, family) for code, family in onder.items()}
        for naam, judged in codeurs.items()
    }
    return Blad(interview, eenheden, rows)


def niet_onafhankelijk(zelf: Blad, nu: Blad) -> Blad:
    """Give of the work as it is now only the units in which someone's judgement is not independent."""
    codes = dict.fromkeys(code for row in nu.oordelen.values() for code in row)
    apart = {code: _later(zelf, nu, code) for code in codes}
    rows = {
        naam: {code: judged.binnen(apart[code]) for code, judged in row.items()}
        for naam, row in nu.oordelen.items()
    }
    return replace(nu, oordelen=rows)


def met_overleg(codeurs: Mapping[str, Zinsoordelen], overleg: Zinsoordelen) -> dict[str, Zinsoordelen]:
    """Give what codeurs found with the team's decisions in place of theirs.

    A code that the team gave settles the unit for that code, whatever its poles; a pole that the team
    refused is gone. Who did not judge a unit still did not.
    """
    codes = {code for code, _ in overleg.gegeven} | overleg.gezien.keys()
    settled = {code: overleg.gezien.get(code, 0) | _given(overleg, code) for code in codes}
    return {naam: _decided(judged, overleg, settled) for naam, judged in codeurs.items()}


def codematrix(
    bladen: Sequence[Blad], codeurs: Sequence[str], code: str, pool: str | None = None
) -> Codematrix:
    """Make the matrices of a code, or of one of its poles, in the order of the interviews."""
    rows = [[blad.oordeel(naam, code) for naam in codeurs] for blad in bladen]
    given = [[_of(judged, pool) for judged in row] for row in rows]
    seen = [[judged.gezien for judged in row] for row in rows]
    sizes = [blad.eenheden for blad in bladen]
    parts = tuple(
        Oordelenmatrix.from_ja_nee(codeurs, Nummering(size), s, g)
        for size, s, g in zip(sizes, seen, given, strict=True)
    )
    return Codematrix(code, parts, _whole(codeurs, sizes, seen, given))


def hele_matrix(bladen: Sequence[Blad], codeurs: Sequence[str], code: str) -> Oordelenmatrix:
    """Make the matrix of a code over all interviews together, for who needs none of each."""
    rows = [[blad.oordeel(naam, code) for naam in codeurs] for blad in bladen]
    seen = [[judged.gezien for judged in row] for row in rows]
    given = [[judged.gegeven for judged in row] for row in rows]
    return _whole(codeurs, [blad.eenheden for blad in bladen], seen, given)


def andere_kant(bladen: Iterable[Blad], codeurs: Sequence[str], code: str) -> int:
    """Count the units in which two codeurs or more gave the code, but not with the same poles."""
    found = 0
    for blad in bladen:
        givers = [j for j in (blad.oordeel(naam, code) for naam in codeurs) if j.gezien & j.gegeven]
        differ = 0
        for nr, one in enumerate(givers):
            for other in givers[nr + 1 :]:
                both = one.gezien & one.gegeven & other.gezien & other.gegeven
                differ |= both & _union(a ^ b for a, b in zip(one.polen, other.polen, strict=True))
        found += differ.bit_count()
    return found


def _roll_up(judged: Zinsoordelen, code: str, family: Sequence[str]) -> Codeoordeel:
    per_pool = tuple(_union(judged.gegeven.get((c, pool), 0) for c in family) for pool in POLEN)
    # as long as she contradicts herself on a subcode, the parent is open too
    torn = _union(judged.betwist.get(c, 0) for c in family)
    return Codeoordeel(judged.gezien.get(code, 0) & ~torn, _union(per_pool), per_pool)


def _later(zelf: Blad, nu: Blad, code: str) -> int:
    bits = 0
    for naam in nu.oordelen:
        before, now = zelf.oordeel(naam, code), nu.oordeel(naam, code)
        changed = _union(a ^ b for a, b in zip(before.polen, now.polen, strict=True))
        bits |= now.gezien & (~before.gezien | changed)
    return bits


def _given(judged: Zinsoordelen, code: str) -> int:
    return _union(judged.gegeven.get((code, pool), 0) for pool in POLEN)


def _decided(judged: Zinsoordelen, overleg: Zinsoordelen, settled: Mapping[str, int]) -> Zinsoordelen:
    given: dict[Kant, int] = {}
    for kant in judged.gegeven.keys() | overleg.gegeven.keys():
        team = overleg.gegeven.get(kant, 0)
        own = judged.gegeven.get(kant, 0) & ~settled.get(kant[0], 0) & ~overleg.afgewezen.get(kant, 0)
        given[kant] = own | team
    return replace(judged, gegeven=given)


def _of(judged: Codeoordeel, pool: str | None) -> int:
    return judged.gegeven if pool is None else judged.polen[POLEN.index(pool)]


def _whole(
    codeurs: Sequence[str],
    sizes: Sequence[int],
    seen: Sequence[Sequence[int]],
    given: Sequence[Sequence[int]],
) -> Oordelenmatrix:
    joined = (
        [_joined([row[nr] for row in rows], sizes) for nr in range(len(codeurs))] for rows in (seen, given)
    )
    return Oordelenmatrix.from_ja_nee(codeurs, Nummering(sum(sizes)), *joined)


def _joined(bitmaps: Sequence[int], sizes: Sequence[int]) -> int:
    """Lay bitmaps of so many units one after another: two by two, since each step copies what it makes."""
    parts = list(zip(bitmaps, sizes, strict=True))
    while len(parts) > 1:
        odd = parts[-1:] if len(parts) % 2 else []
        pairs = zip(parts[::2], parts[1::2], strict=False)
        parts = [(a | b << width, width + more) for (a, width), (b, more) in pairs] + odd
    return parts[0][0] if parts else 0


def _union(bitmaps: Iterable[int]) -> int:
    bits = 0
    for bitmap in bitmaps:
        bits |= bitmap
    return bits
