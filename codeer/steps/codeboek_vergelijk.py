"""Compare two versions of the codebook: what changed in it, and which quotes come and go by that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from codeer.core.codeboek import POLEN, Codeboek
from codeer.core.codeboek_vergelijking import namen_in, vergelijk_codeboeken
from codeer.core.codering import Voorstel
from codeer.core.errors import CodeerFout
from codeer.core.gebeurtenis import Besluit
from codeer.core.interview import Interview
from codeer.core.plaats import Plaatsbepaler
from codeer.steps._codeboek_vergelijk_bestand import bewaar
from codeer.steps._codeboek_vergelijk_uitkomst import (
    ANDERE_KANT,
    ERBIJ,
    WEG,
    Citaatwijziging,
    Codetelling,
    Vergelijkuitkomst,
)
from codeer.steps._codeboek_versie import NU, Versie, lees_versie
from codeer.steps.materiaal import Stroom
from codeer.steps.stand import Standen
from codeer.storage.cache import Cache, Leescache
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.interviews import lees_interview
from codeer.storage.kenmerken import lees_kenmerken
from codeer.storage.onderzoek import Onderzoek

Voortgang = Callable[[int, int, str], None]
# where a suggestion stands, with its code as the later version names it, and its pole
_Sleutel = tuple[int, int, str, str]


def vergelijk(
    onderzoek: Onderzoek, oud: str, nieuw: str = NU, *, csv: bool = False, voortgang: Voortgang | None = None
) -> Vergelijkuitkomst:
    """Compare two versions of the codebook on the interviews of this study; nothing is changed.

    Raises GebruiksFout for a version that is not there, CodeboekFout for one with faults.
    """
    before, after = lees_versie(onderzoek, oud), lees_versie(onderzoek, nieuw)
    work = _Vergelijking(onderzoek, before, after)
    rows: list[Citaatwijziging] = []
    skipped: list[tuple[str, str, str]] = []
    for nr, id in enumerate(work.ids):
        if voortgang:
            voortgang(nr, len(work.ids), id)
        try:
            interview = lees_interview(onderzoek, id)
        except CodeerFout as fout:
            skipped.append((id, fout.fout, fout.tip))
            continue
        rows += work.citaten(interview)
    if voortgang:
        voortgang(len(work.ids), len(work.ids), "")
    found = Vergelijkuitkomst(
        before.naam,
        after.naam,
        vergelijk_codeboeken(before.codeboek, after.codeboek),
        tuple(work.tellingen.values()),
        tuple(rows),
        work.gelijk,
        len(work.ids) - len(skipped),
        tuple(skipped),
    )
    return bewaar(onderzoek, found) if csv else found


class _Vergelijking:
    """Both versions at work on the same interviews."""

    def __init__(self, onderzoek: Onderzoek, oud: Versie, nieuw: Versie) -> None:
        now = laad_codeboek(onderzoek.codeboek, waarschuw=False).codeboek or Codeboek("")
        self._names = namen_in(oud.codeboek, nieuw.codeboek)
        self._of_now = namen_in(now, nieuw.codeboek)
        self._standen = Standen(onderzoek, now)
        self._oud = _stroom(onderzoek, oud.codeboek, now)
        self._nieuw = _stroom(onderzoek, nieuw.codeboek, now)
        # the version of now first: what the cache lacks is made once, and kept
        self._now_first = oud.codeboek == now
        self.ids = self._nieuw.ids
        self.gelijk = 0
        codes = [code.pad for code in nieuw.codeboek.alle_codes()]
        codes += [code.pad for code in oud.codeboek.alle_codes() if code.pad not in self._names]
        self.tellingen = {pad: Codetelling(pad) for pad in codes}

    def citaten(self, interview: Interview) -> Iterator[Citaatwijziging]:
        """Give what came and went in one interview, and count it."""
        before, after = self._beide(interview)
        decided = self._besluiten(interview)
        place = Plaatsbepaler(interview)
        order = {pad: nr for nr, pad in enumerate(self.tellingen)}
        self.gelijk += len(before.keys() & after.keys())
        self._tel(before, after)
        gone = {key: why for key, why in before.items() if key not in after}
        come = {key: why for key, why in after.items() if key not in before}
        turned = {key: other for key in come if (other := _andere_kant(key, gone))}
        rows = [(key, WEG) for key in gone if key not in set(turned.values())]
        rows += [(key, ANDERE_KANT if key in turned else ERBIJ) for key in come]
        for key, soort in sorted(rows, key=lambda r: (r[0][:2], order[r[0][2]], POLEN.index(r[0][3]))):
            begin, eind, code, pool = key
            f = place.fragment(Voorstel(code, pool, begin, eind, (come if key in come else gone)[key]))
            was = turned[key][3] if key in turned else ""
            on = [decided.get(k, ()) for k in ([turned[key], key] if key in turned else [key])]
            self._noteer(code, soort)
            yield Citaatwijziging(
                *(soort, f.interview, f.spreker, f.regelnummer, begin, eind, code, pool, was),
                citaat=f.citaat,
                waarom=f.waarom,
                besloten=tuple(dict.fromkeys(said for row in on for said in row)),
            )

    def _beide(self, interview: Interview) -> tuple[dict[_Sleutel, str], dict[_Sleutel, str]]:
        streams = [self._oud, self._nieuw] if self._now_first else [self._nieuw, self._oud]
        found = {id(s): s.voorgesteld(interview).voorstellen for s in streams}
        before: dict[_Sleutel, str] = {}
        for v in found[id(self._oud)]:
            before.setdefault((v.begin, v.eind, self._names.get(v.code, v.code), v.pool), v.waarom)
        after = {(v.begin, v.eind, v.code, v.pool): v.waarom for v in found[id(self._nieuw)]}
        return before, after

    def _besluiten(self, interview: Interview) -> Mapping[_Sleutel, list[str]]:
        """Give what people decided on suggestions here, with the codes as the later version names them."""
        found: dict[_Sleutel, list[str]] = {}
        for g in self._standen.van(interview).staat.besluiten:
            if isinstance(g.inhoud, Besluit) and g.anker is not None:
                code = self._of_now.get(g.inhoud.code, g.inhoud.code)
                key = (g.anker.begin, g.anker.eind, code, g.inhoud.pool)
                found.setdefault(key, []).append(f"{g.codeur}: {g.inhoud.beslissing.value}")
        return found

    def _tel(self, before: Mapping[_Sleutel, str], after: Mapping[_Sleutel, str]) -> None:
        for key in before:
            row = self.tellingen[key[2]]
            self.tellingen[key[2]] = replace(row, was=row.was + 1)
        for key in after:
            row = self.tellingen[key[2]]
            self.tellingen[key[2]] = replace(row, wordt=row.wordt + 1)

    def _noteer(self, code: str, soort: str) -> None:
        row = self.tellingen[code]
        if soort == ERBIJ:
            row = replace(row, erbij=row.erbij + 1)
        elif soort == WEG:
            row = replace(row, weg=row.weg + 1)
        else:
            row = replace(row, andere_kant=row.andere_kant + 1)
        self.tellingen[code] = row


def _stroom(onderzoek: Onderzoek, codeboek: Codeboek, now: Codeboek) -> Stroom:
    """Open the interviews for a version; only the one of now may keep in the cache what it finds."""
    kind = Cache if codeboek == now else Leescache
    return Stroom(onderzoek, codeboek, lees_kenmerken(onderzoek.kenmerken), cache=kind(onderzoek.tijdelijk))


def _andere_kant(key: _Sleutel, gone: Mapping[_Sleutel, str]) -> _Sleutel | None:
    """Give the same place and code with another pole, among what is gone."""
    others = ((*key[:3], pool) for pool in POLEN if pool != key[3])
    return next((other for other in others if other in gone), None)
