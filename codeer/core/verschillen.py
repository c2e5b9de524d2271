"""Where codeurs differ: a list to talk about, each difference with what kind it is and who gave what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from codeer.core.codeboek import POLEN
from codeer.core.zinsdekking import Span
from codeer.core.zinsoordelen import Kant, Zinsoordelen, nummers


class Verschilsoort(StrEnum):
    """What kind of difference it is; where several fit, the first of these."""

    ANDERE_KANT = "andere kant"  # both gave this code, with another pole
    GRENS = "grens"  # the other gave this code in the unit before or after
    ANDERE_CODE = "andere code"  # the other gave another code instead
    GEMIST = "gemist"  # the other gave nothing instead


@dataclass(frozen=True, slots=True)
class Gaf:
    """What one codeur gave where codeurs differ: her poles of the code, () for a judged no.

    `andere` are the other codes that she gave to the unit, `ernaast` tells that she gave the code in the
    unit before or after. `los` is False for what she judged with suggestions or others in view.
    """

    codeur: str
    polen: tuple[str, ...]
    andere: tuple[Kant, ...] = ()
    ernaast: bool = False
    los: bool = False


@dataclass(frozen=True, slots=True)
class Verschil:
    """One unit and code that codeurs judged differently; `gaven` has everyone who judged it, by name.

    `samen_met` are the ids of the differences that are the other half of this one: the code that the
    other gave instead, or the unit beside it.
    """

    interview: str
    zin: int
    begin: int
    eind: int
    code: str
    soort: Verschilsoort
    onafhankelijk: bool
    gaven: tuple[Gaf, ...]
    samen_met: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Give the stable id: a hash of interview, place and code; its first letter keeps it a word."""
        key = "\x1f".join((self.interview, str(self.begin), str(self.eind), self.code))
        return "v" + hashlib.sha256(key.encode()).hexdigest()[:12]

    @property
    def gegeven(self) -> tuple[str, ...]:
        """Give all poles that anyone gave."""
        return tuple(p for p in POLEN if any(p in g.polen for g in self.gaven))

    def van(self, codeur: str) -> Gaf | None:
        """Find what one codeur gave; None when she did not judge it."""
        return next((g for g in self.gaven if g.codeur == codeur), None)


def vind_verschillen(
    interview: str,
    zinnen: Sequence[Span],
    codes: Sequence[str],
    nu: Mapping[str, Zinsoordelen],
    los: Mapping[str, Zinsoordelen],
) -> tuple[Verschil, ...]:
    """Find the differences between codeurs in one interview, by code in the order of `codes`, then by place.

    `nu` is what they find now, `los` what they found independently (its `gezien` says where). Where two
    or more judged independently those judgements are compared, elsewhere those of now. A unit that fewer
    than two finished for a code is no difference: nobody knows what the other finds.
    """
    zoeker = _Zoeker(interview, zinnen, codes, nu, los)
    found = {(v.zin, v.code): v for code in codes for v in zoeker.van_code(code)}
    halves = {place: _other_halves(v, found) for place, v in found.items()}
    for place, others in list(halves.items()):
        for other in others:
            halves[other] |= {place}
    return tuple(
        replace(v, samen_met=tuple(sorted(found[other].id for other in halves[place])))
        for place, v in found.items()
    )


class _Zoeker:
    """Looks for differences, a code at a time, on bitmaps."""

    def __init__(
        self,
        interview: str,
        zinnen: Sequence[Span],
        codes: Sequence[str],
        nu: Mapping[str, Zinsoordelen],
        los: Mapping[str, Zinsoordelen],
    ) -> None:
        self._interview, self._zinnen = interview, zinnen
        self._order = {code: nr for nr, code in enumerate(codes)}
        self._nu = dict(sorted(nu.items()))
        self._los = {naam: z for naam, z in sorted(los.items()) if naam in nu}
        self._given_now = {naam: _per_unit(z) for naam, z in self._nu.items()}
        self._given_alone = {naam: _per_unit(z) for naam, z in self._los.items()}

    def van_code(self, code: str) -> Iterator[Verschil]:
        """Give the differences about one code, by place."""
        independent = _differing(self._los.values(), code)
        for zin in nummers(independent | _differing(self._nu.values(), code)):
            yield self._verschil(zin, code, los=bool(independent >> zin & 1))

    def _verschil(self, zin: int, code: str, *, los: bool) -> Verschil:
        gaven = tuple(self._gaven(zin, code, los=los))
        begin, eind, _ = self._zinnen[zin]
        soort = _soort([g for g in gaven if g.los] if los else gaven)
        return Verschil(self._interview, zin, begin, eind, code, soort, los, gaven)

    def _gaven(self, zin: int, code: str, *, los: bool) -> Iterator[Gaf]:
        for naam, now in self._nu.items():
            alone = self._los.get(naam)
            own = los and alone is not None and _has(alone.gezien.get(code, 0), zin)
            judged = alone if own and alone is not None else now
            if not _has(judged.gezien.get(code, 0), zin):
                continue
            by_unit = (self._given_alone if own else self._given_now)[naam]
            given = by_unit.get(zin, set())
            polen = tuple(p for p in POLEN if (code, p) in given)
            others = sorted((k for k in given if k[0] != code), key=self._rank)
            around = by_unit.get(zin - 1, set()) | by_unit.get(zin + 1, set())
            beside = any(c == code for c, _ in around)
            yield Gaf(naam, polen, tuple(others), beside, own)

    def _rank(self, kant: Kant) -> tuple[int, str, int]:
        return self._order.get(kant[0], len(self._order)), kant[0], POLEN.index(kant[1])


def _differing(judged: Iterable[Zinsoordelen], code: str) -> int:
    """Give the units that one codeur gave a pole of the code, and another who judged them did not."""
    differing = 0
    for pool in POLEN:
        yes = no = 0
        for z in judged:
            seen, given = z.gezien.get(code, 0), z.gegeven.get((code, pool), 0)
            yes |= seen & given
            no |= seen & ~given
        differing |= yes & no
    return differing


def _per_unit(judged: Zinsoordelen) -> dict[int, set[Kant]]:
    """Give the codes and poles that a codeur gave, by unit, where she judged it for them."""
    found: dict[int, set[Kant]] = {}
    for kant, bits in judged.gegeven.items():
        for zin in nummers(bits & judged.gezien.get(kant[0], 0)):
            found.setdefault(zin, set()).add(kant)
    return found


def _has(bits: int, zin: int) -> bool:
    return bool(bits >> zin & 1)


def _soort(gaven: Sequence[Gaf]) -> Verschilsoort:
    """Say what kind of difference this is; of several, the one that stands first in the list."""
    givers = [g for g in gaven if g.polen]
    others = [g for g in gaven if not g.polen]
    if len({g.polen for g in givers}) > 1:
        return Verschilsoort.ANDERE_KANT
    if any(g.ernaast for g in others):
        return Verschilsoort.GRENS
    if any(_instead(giver, other) for giver in givers for other in others):
        return Verschilsoort.ANDERE_CODE
    return Verschilsoort.GEMIST


def _instead(giver: Gaf, other: Gaf) -> set[str]:
    """Give the codes that the other gave where this one did not: they may be hard to tell apart."""
    return {code for code, _ in other.andere} - {code for code, _ in giver.andere}


def _other_halves(v: Verschil, found: Mapping[tuple[int, str], Verschil]) -> set[tuple[int, str]]:
    """Find the differences that are settled together with this one."""
    givers = [g for g in v.gaven if g.polen]
    others = [g for g in v.gaven if not g.polen]
    if v.soort is Verschilsoort.ANDERE_CODE:
        codes = {code for giver in givers for other in others for code in _instead(giver, other)}
        return {(v.zin, code) for code in codes if (v.zin, code) in found}
    if v.soort is not Verschilsoort.GRENS:
        return set()
    beside = [found[place] for place in ((v.zin - 1, v.code), (v.zin + 1, v.code)) if place in found]
    mine = {g.codeur for g in givers}
    return {(n.zin, n.code) for n in beside if mine.isdisjoint(g.codeur for g in n.gaven if g.polen)}
