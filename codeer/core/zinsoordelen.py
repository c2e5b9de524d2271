"""What each codeur found of an interview's units, out of the state of the journal: a bitmap per code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from codeer.core.gebeurtenis import Afronding, Beslissing, Besluit, Codering, Gebeurtenis
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Zinsdekking

# a code with a pole
Kant = tuple[str, str]


class Toekenning(NamedTuple):
    """A code and pole that an event gives to what it is anchored to; `gegeven` is False when it says no."""

    code: str
    pool: str
    gegeven: bool


def toekenningen(gebeurtenis: Gebeurtenis) -> Iterator[Toekenning]:
    """Say which codes an event gives or refuses; a suggestion that became another is both."""
    inhoud = gebeurtenis.inhoud
    if isinstance(inhoud, Codering):
        yield Toekenning(inhoud.code, inhoud.pool, gegeven=True)
    elif isinstance(inhoud, Besluit):
        accepted = inhoud.beslissing is Beslissing.AKKOORD
        yield Toekenning(inhoud.code, inhoud.pool, accepted)
        if inhoud.wordt_code:
            yield Toekenning(inhoud.wordt_code, inhoud.wordt_pool, gegeven=True)


@dataclass(frozen=True, slots=True)
class Zinsoordelen:
    """One codeur on one interview: bit i of a bitmap is unit i.

    `gezien` are the units that are finished for a code that existed then; `blind` those of them that
    were finished blind. `gegeven` are all codes given, `nagekeken` those given by deciding on a
    suggestion, `afgewezen` the suggestions refused. What is in conflict is in none of them: those units
    are in `betwist`, per code.
    """

    codeur: str
    gezien: dict[str, int] = field(default_factory=dict)
    blind: dict[str, int] = field(default_factory=dict)
    gegeven: dict[Kant, int] = field(default_factory=dict)
    nagekeken: dict[Kant, int] = field(default_factory=dict)
    afgewezen: dict[Kant, int] = field(default_factory=dict)
    betwist: dict[str, int] = field(default_factory=dict)
    # the events behind each code given, by unit, code and pole
    uit: dict[tuple[int, str, str], tuple[str, ...]] = field(default_factory=dict)

    def oordeel(self, zin: int, code: str) -> tuple[str, ...] | None:
        """Give the poles that the codeur gave to a unit; None when she did not judge it for this code."""
        if not self.gezien.get(code, 0) >> zin & 1:
            return None
        return tuple(p for (c, p), bits in sorted(self.gegeven.items()) if c == code and bits >> zin & 1)


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """The judgements of all codeurs on one interview, by codeur.

    `verouderd` are events that hold but speak of another version of the text: project them first.
    `buiten` touch no unit that counts.
    """

    codeurs: Mapping[str, Zinsoordelen]
    verouderd: tuple[Gebeurtenis, ...]
    buiten: tuple[Gebeurtenis, ...]


def beoordeel(staat: Staat, dekking: Zinsdekking) -> Beoordeling:
    """Bring the state of the journal down to the units of one interview."""
    codeurs: dict[str, Zinsoordelen] = {}
    verouderd, buiten = [], []
    for g in (g for g in staat.geldend if g.interview == dekking.interview and g.tekst):
        if g.tekst != dekking.tekst:
            verouderd.append(g)
        elif isinstance(g.inhoud, Afronding):
            _finish(codeurs.setdefault(g.codeur, Zinsoordelen(g.codeur)), g, g.inhoud, dekking)
        elif g.anker is not None and isinstance(g.inhoud, (Besluit, Codering)):
            zinnen = dekking.zinnen_van(g.anker.begin, g.anker.eind)
            _give(codeurs.setdefault(g.codeur, Zinsoordelen(g.codeur)), g, zinnen, dekking)
            if not zinnen:
                buiten.append(g)
    _dispute(codeurs, (g for c in staat.conflicten for g in c.gebeurtenissen), dekking)
    return Beoordeling(dict(sorted(codeurs.items())), tuple(verouderd), tuple(buiten))


def _finish(found: Zinsoordelen, g: Gebeurtenis, inhoud: Afronding, dekking: Zinsdekking) -> None:
    whole = range(len(dekking.zinnen))
    zinnen: Iterable[int] = whole if g.anker is None else dekking.geheel_in(g.anker.begin, g.anker.eind)
    if inhoud.zonder:  # what came in with a later version of the text was never judged
        zinnen = [nr for nr in zinnen if inhoud.dekt(*dekking.zinnen[nr][:2])]
    bits = dekking.bits_in(zinnen)
    for code in inhoud.codes:
        found.gezien[code] = found.gezien.get(code, 0) | bits
        if inhoud.blind:
            found.blind[code] = found.blind.get(code, 0) | bits


def _give(found: Zinsoordelen, g: Gebeurtenis, zinnen: tuple[int, ...], dekking: Zinsdekking) -> None:
    bits = dekking.bits_van(g.anker.begin, g.anker.eind, zinnen) if g.anker else 0
    for code, pool, given in toekenningen(g):
        kant = code, pool
        row = found.gegeven if given else found.afgewezen
        row[kant] = row.get(kant, 0) | bits
        if given and isinstance(g.inhoud, Besluit):
            found.nagekeken[kant] = found.nagekeken.get(kant, 0) | bits
        for zin in zinnen if given else ():
            place = zin, code, pool
            found.uit[place] = (*found.uit[place], g.id) if place in found.uit else (g.id,)


def _dispute(codeurs: dict[str, Zinsoordelen], heads: Iterable[Gebeurtenis], dekking: Zinsdekking) -> None:
    """Take what a conflict is about out of what its codeur judged, until she settles it."""
    for g in heads:
        here = (g.interview, g.tekst) == (dekking.interview, dekking.tekst)
        if g.anker is None or not here:
            continue
        bits = dekking.bits_van(g.anker.begin, g.anker.eind)
        judged = codeurs.setdefault(g.codeur, Zinsoordelen(g.codeur))
        for code, _, _ in toekenningen(g):
            judged.betwist[code] = judged.betwist.get(code, 0) | bits
            for row in (judged.gezien, judged.blind):
                row[code] = row.get(code, 0) & ~bits


def bitmap(zinnen: Iterable[int]) -> int:
    """Give the bitmap of unit numbers."""
    bits = 0
    for zin in zinnen:
        bits |= 1 << zin
    return bits


def nummers(bits: int) -> Iterator[int]:
    """Give the unit numbers of a bitmap, in order."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
