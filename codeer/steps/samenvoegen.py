"""Bring the work of codeurs together: whatever is new of it is added, and nothing that is there changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codeer.core.afdruk import Codeboekverschil, vergelijk_afdruk
from codeer.core.codeboek import Codeboek
from codeer.core.codeurnaam import is_eigenaar
from codeer.core.errors import SlotFout
from codeer.core.gebeurtenis import Gebeurtenis, Onbekend
from codeer.core.telwoord import count
from codeer.core.vouwen import vouw
from codeer.steps._keuring import Beeld, Keuring, Reden, keur
from codeer.steps._samenvoegen_uitkomst import Aankomst, Bron, Samenvoeging
from codeer.steps._terugkoppeling_samen import Inkomend
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.journaal_lezen import Regel
from codeer.storage.journaal_verenig import Eigenaar, schrijf
from codeer.storage.logboek import noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.pakket import Geweigerd, Pakket, lees_pakketten
from codeer.storage.slot import slot
from codeer.storage.studie import lees_studie

_NAAMLOOS = "?"
# each is a file on the disk: an archive made to do harm must not make a million
_MAX_JOURNALEN = 20_000


def samenvoegen(
    onderzoek: Onderzoek,
    paden: Sequence[Path],
    *,
    proef: bool = False,
    met_overleg: bool = False,
    ander_onderzoek: bool = False,
) -> Samenvoeging:
    """Add what codeurs sent back to their journals; done again, or cut off and done again, it is the same.

    One source that cannot be read stops none of the others. Raises SchrijfFout when the disk is full:
    what arrived before that stays.
    """
    with slot(onderzoek):
        work = _Werk(onderzoek, met_overleg=met_overleg, ander_onderzoek=ander_onderzoek)
        for pad in paden:
            for found in lees_pakketten(pad):
                work.take(found)
        conflicten = work.conflicten()
        if not proef:
            work.write()
            # where nothing could be read nothing was merged
            if any(not bron.fout for bron in work.bronnen):
                work.note()
        return work.result(conflicten, proef=proef)


@dataclass
class _Werk:
    """One merge under way."""

    onderzoek: Onderzoek
    met_overleg: bool
    ander_onderzoek: bool
    bronnen: list[Bron] = field(default_factory=list)
    nieuw: dict[Eigenaar, list[Regel]] = field(default_factory=dict)
    bekend: dict[Eigenaar, set[str]] = field(default_factory=dict)
    geweigerd: Counter[tuple[Eigenaar, Reden]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._beeld = Beeld.van(self.onderzoek)
        self._inkomend = Inkomend(self.onderzoek, self._beeld)
        self._before = tuple(self._beeld.bekend.values())
        self._ids = frozenset(self._beeld.bekend)
        self._boek = laad_codeboek(self.onderzoek.codeboek, waarschuw=False).codeboek
        studie = lees_studie(self.onderzoek)
        self._studie = studie.id if studie else ""

    def take(self, found: Pakket | Geweigerd) -> None:
        """Judge one source and keep what is new of it."""
        if isinstance(found, Geweigerd):
            self.bronnen.append(Bron(found.bron, fout=found.fout, tip=found.tip))
            return
        if not self.ander_onderzoek and (strange := self._strange(found)):
            tip = "Klopt het toch? Voeg het dan samen met --ander-onderzoek."
            self.bronnen.append(
                Bron(found.bron, found.codeur, fout=strange, tip=tip, problemen=found.problemen)
            )
            return
        if len({_owner(r) for r in found.regels}) > _MAX_JOURNALEN:
            fout = f"{found.bron} gaat over meer interviews dan een onderzoek heeft."
            self.bronnen.append(Bron(found.bron, found.codeur, fout=fout, tip="Klopt het bestand wel?"))
            return
        self._inkomend.neem(found.terugkoppeling)
        judged = keur(self._beeld, found, met_overleg=self.met_overleg)
        for regel in judged.nieuw:
            self.nieuw.setdefault(_owner(regel), []).append(regel)
        # what came in twice now was not there before
        for regel in (r for r in judged.bekend if r.gebeurtenis.id in self._ids):
            self.bekend.setdefault(_owner(regel), set()).add(regel.gebeurtenis.id)
        self.geweigerd.update((_owner(regel), reason) for regel, reason in judged.geweigerd)
        self.bronnen.append(self._bron(found, judged))

    def conflicten(self) -> tuple[tuple[str, int], ...]:
        """Count per interview the conflicts that were not there before."""
        before = _by_interview(self._before)
        arrived = _by_interview(r.gebeurtenis for rows in self.nieuw.values() for r in rows)
        found = []
        for id, events in sorted(arrived.items()):
            old = {c.ids for c in vouw(before.get(id, ())).conflicten}
            now = {c.ids for c in vouw([*before.get(id, ()), *events]).conflicten}
            if fresh := len(now - old):
                found.append((id, fresh))
        return tuple(found)

    def write(self) -> None:
        """Put the new lines on the disk, journal by journal; one that is in use waits for the next time."""
        self._inkomend.schrijf()
        for owner, rows in sorted(self.nieuw.items()):
            try:
                schrijf(self.onderzoek, owner, rows)
            except SlotFout:
                self.geweigerd[owner, Reden.BEZET] += len(rows)
                self.nieuw[owner] = []

    def note(self) -> None:
        """Note in the log who brought how much, without content."""
        owners = {*(o for o, rows in self.nieuw.items() if rows), *self.bekend}
        changed = {code for b in self.bronnen for code, _ in b.codeboek.anders}
        changed |= {code for b in self.bronnen for code in (*b.codeboek.erbij, *b.codeboek.weg)}
        noteer(
            self.onderzoek,
            "samenvoegen",
            {
                "codeurs": sorted({codeur for codeur, _ in owners}),
                "interviews": sorted({interview for _, interview in owners if interview}),
                "bronnen": len(self.bronnen),
                "nieuw": sum(map(len, self.nieuw.values())),
                "bekend": sum(map(len, self.bekend.values())),
                "geweigerd": self.geweigerd.total(),
                "antwoorden": self._inkomend.antwoorden,
                "codeboek_anders": sorted(changed),
            },
        )

    def result(self, conflicten: tuple[tuple[str, int], ...], *, proef: bool) -> Samenvoeging:
        """Give what came of it all."""
        refused: Counter[Eigenaar] = Counter()
        reasons: Counter[Reden] = Counter()
        for (owner, reason), n in self.geweigerd.items():
            refused[owner] += n
            reasons[reason] += n
        owners = sorted({*self.nieuw, *self.bekend, *refused})
        rows = tuple(
            Aankomst(*o, len(self.nieuw.get(o, ())), len(self.bekend.get(o, ())), refused[o]) for o in owners
        )
        by_reason = tuple((reason, reasons[reason]) for reason in Reden if reasons[reason])
        told = (*self._meldingen(), *self._inkomend.meldingen(proef=proef))
        new = self._inkomend.antwoorden
        return Samenvoeging(tuple(self.bronnen), rows, by_reason, conflicten, told, proef, new)

    def _strange(self, found: Pakket) -> str:
        """Say why this is work of another study; nothing when it is of this one."""
        if found.studie and self._studie:
            same = found.studie == self._studie
        else:
            same = self._beeld.kent_tekst(found)
        return "" if same else f"{found.bron} is werk van een ander onderzoek."

    def _bron(self, found: Pakket, judged: Keuring) -> Bron:
        codeurs = sorted({_owner(r)[0] for r in found.regels})
        return Bron(
            found.bron,
            found.codeur or ", ".join(codeurs),
            len(judged.nieuw),
            len(judged.bekend),
            len(judged.geweigerd),
            problemen=found.problemen,
            codeboek=_codeboekverschil(self._boek, found),
        )

    def _meldingen(self) -> tuple[str, ...]:
        """Say what is odd about what came in."""
        rows = [r.gebeurtenis for lines in self.nieuw.values() for r in lines]
        found = []
        odd = Counter((stand, g.codeur) for g in rows if (stand := self._beeld.tekststand(g)))
        for (stand, codeur), n in sorted(odd.items()):
            found.append(f"van {codeur}: {count(n, 'gebeurtenis', 'gebeurtenissen')} {stand}.")
        here: dict[str, set[str]] = {}
        for g in self._before:
            here.setdefault(g.codeur, set()).add(g.apparaat)
        for codeur in sorted({g.codeur for g in rows}):
            there = {g.apparaat for g in rows if g.codeur == codeur}
            devices = here.get(codeur, set()) | there
            if len(devices) > 1 and there - here.get(codeur, set()):
                found.append(
                    f"Onder de naam {codeur} is op {len(devices)} computers gewerkt. Is dat steeds dezelfde "
                    f"persoon? Zo niet, kies dan elk een eigen naam."
                )
        return tuple(found)


def _owner(regel: Regel) -> Eigenaar:
    g = regel.gebeurtenis
    # a name that cannot be one may be anything; it is not shown and not kept
    return (g.codeur, g.interview) if is_eigenaar(g.codeur) else (_NAAMLOOS, "")


def _by_interview(
    events: Iterable[Gebeurtenis | Onbekend],
) -> dict[str, list[Gebeurtenis | Onbekend]]:
    found: dict[str, list[Gebeurtenis | Onbekend]] = {}
    for g in events:
        found.setdefault(g.interview, []).append(g)
    return found


def _codeboekverschil(boek: Codeboek | None, found: Pakket) -> Codeboekverschil:
    return vergelijk_afdruk(boek, found.codes) if boek and found.codes is not None else Codeboekverschil()
