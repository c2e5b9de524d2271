"""Read a study for the comparison with the computer: an interview at a time, as bitmaps of units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codeer.core.automaat_oordeel import Nagekeken, Sleutel, als_codeur, nagekeken
from codeer.core.codeboek import Codeboek
from codeer.core.codering import AUTOMAAT, OVERLEG, Herkomst, Voorstel
from codeer.core.codeurnaam import is_herhaling
from codeer.core.errors import CodeerFout
from codeer.core.interview import Interview
from codeer.core.keuze_codering import Gekozen, kies
from codeer.core.onafhankelijk import verdeel_werk
from codeer.core.vergelijking import Blad, families, maak_blad
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Zinsoordelen
from codeer.steps._interviews_langs import Voortgang, interviews_langs
from codeer.steps._verschillen import bekende
from codeer.steps.materiaal import open_stroom
from codeer.steps.stand import Standen
from codeer.storage.onderzoek import Onderzoek


@dataclass(slots=True)
class Gelezen:
    """One interview as it was read: what is needed after all others came by."""

    interview: Interview
    dekking: Zinsdekking
    voorgesteld: dict[str, int]
    gezien: dict[str, int]  # finished by anyone, per code
    blind: dict[str, int]
    gegeven: dict[str, int]  # what counts there
    nagekeken: dict[str, tuple[int, int]]  # with the decisions on suggestions: judged, given
    oordelen: tuple[Zinsoordelen, ...]

    def door(self, zin: int) -> list[str]:
        """Give who finished a unit, for any code."""
        return [z.codeur for z in self.oordelen if any(bits >> zin & 1 for bits in z.gezien.values())]


class Vergelijker:
    """Lets the interviews come by and counts."""

    def __init__(self, onderzoek: Onderzoek, codeurs: Sequence[str], codes: Sequence[str]) -> None:
        self._onderzoek = onderzoek
        self.stroom = open_stroom(onderzoek)
        self.codeboek: Codeboek = self.stroom.codeboek
        self._standen = Standen(onderzoek, self.codeboek)
        people = [c for c in self._standen.codeurs if c not in (AUTOMAAT, OVERLEG)]
        chosen = bekende(codeurs, people, "codeur")
        self.codeurs = tuple(sorted(chosen)) or tuple(c for c in people if not is_herhaling(c))
        every = [c.pad for c in self.codeboek.alle_codes()]
        asked = bekende(codes, every, "code")
        self.codes = tuple(c for c in every if not asked or c in asked)
        self._families = families(self.codeboek)
        self.decided: dict[Sleutel, Nagekeken] = {}
        self.voorstellen: list[tuple[str, Voorstel]] = []
        self.bladen: list[Blad] = []
        self.gelezen: list[Gelezen] = []
        self.overgeslagen: list[tuple[str, str, str]] = []

    def loop(self, voortgang: Voortgang | None) -> None:
        """Read all interviews."""

        def skip(id: str, fout: CodeerFout) -> None:
            self.overgeslagen.append((id, fout.fout, fout.tip))

        for interview in interviews_langs(self._onderzoek, self.stroom.ids, voortgang, skip):
            self._neem(interview)

    def _neem(self, interview: Interview) -> None:
        found = self.stroom.voorgesteld(interview)
        stand = self._standen.van(interview)
        dekking = Zinsdekking(interview.id, stand.tekst, found.eenheden)
        self.decided |= nagekeken(stand.staat, dekking, self.codeurs)
        self.voorstellen += [(interview.id, v) for v in found.voorstellen if v.code in self.codes]
        work = verdeel_werk(stand.gebeurtenissen, stand.staat, dekking)
        automaat = als_codeur(found.voorstellen, dekking, self.codes)
        alone = {naam: z for naam, z in work.onafhankelijk.items() if naam in self.codeurs}
        size = len(dekking.zinnen)
        if len(alone) > 1:
            row = {**alone, AUTOMAAT: automaat}
            self.bladen.append(maak_blad(interview.id, size, row, self._families))
        who = {*self.codeurs, OVERLEG}
        finished = kies(stand.staat, dekking, self.codes, lagen=[Herkomst.MENS], codeurs=who)
        reviewed = kies(
            stand.staat, dekking, self.codes, lagen=[Herkomst.MENS, Herkomst.NAGEKEKEN], codeurs=who
        )
        now = [z for naam, z in work.nu.items() if naam in self.codeurs]
        suggested = {c: _union(b for (k, _), b in automaat.gegeven.items() if k == c) for c in self.codes}
        self.gelezen.append(
            Gelezen(
                interview=interview,
                dekking=dekking,
                voorgesteld=suggested,
                gezien={c: finished.beoordeeld.get(c, 0) for c in self.codes},
                blind={c: _union(z.blind.get(c, 0) for z in now) for c in self.codes},
                gegeven={c: _bits(finished.gekozen, c) for c in self.codes},
                nagekeken={
                    c: (reviewed.beoordeeld.get(c, 0), _bits(reviewed.gekozen, c)) for c in self.codes
                },
                oordelen=tuple(now),
            )
        )


def _bits(gekozen: Iterable[Gekozen], code: str) -> int:
    found = 0
    for g in gekozen:
        if g.code == code:
            found |= 1 << g.zin
    return found


def _union(bitmaps: Iterable[int]) -> int:
    bits = 0
    for bitmap in bitmaps:
        bits |= bitmap
    return bits
