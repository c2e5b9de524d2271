"""What a session reads of a study again and again: anew from the disk, but only what changed there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from codeer.core.codeboek import Codeboek
from codeer.core.errors import CodeboekFout, CodeerFout, KenmerkenFout, OnderzoekFout
from codeer.core.gebeurtenis import STUDIE, Gebeurtenis, Onbekend
from codeer.core.interview import Interview
from codeer.core.interview_id import is_valid
from codeer.core.zinsdekking import Span, Zinsdekking
from codeer.steps.materiaal import Stroom, Voorgesteld, open_stroom
from codeer.steps.stand import Stand, Standen
from codeer.storage.interviews import interview_ids, lees_interview
from codeer.storage.journaal_lezen import Gelezen
from codeer.storage.journaal_meelezen import Meelezer
from codeer.storage.onderzoek import Onderzoek

# by what a file is known: inode, size and moment of change; None where there is none
Kenmerk = tuple[int, int, int] | None
_NIETS = Voorgesteld((), (), ())
Stuk = tuple[int, int]


class Bron(NamedTuple):
    """All that an interview's view is made of."""

    codeboek: Codeboek
    codeboek_hash: str
    interview: Interview
    stand: Stand
    voorgesteld: Voorgesteld
    dekking: Zinsdekking


class Plekken(Zinsdekking):
    """Finds units and remembers where it found them: an act changes little, and all is looked up again."""

    __slots__ = ("_known",)

    def __init__(self, interview: str, tekst: str, zinnen: Sequence[Span]) -> None:
        super().__init__(interview, tekst, zinnen)
        self._known: dict[Stuk, tuple[int, ...]] = {}

    def zinnen_van(self, begin: int, eind: int) -> tuple[int, ...]:
        """Give the units that a coding falls on."""
        found = self._known.get((begin, eind))
        if found is None:
            found = self._known[begin, eind] = super().zinnen_van(begin, eind)
        return found


class _Bekend(NamedTuple):
    """A state that was folded before, and all that it was folded from: events, codebook and text."""

    gebeurtenissen: dict[str, Gebeurtenis | Onbekend]
    codeboek_hash: str
    tekst: str
    stand: Stand


class Bronbeeld:
    """Reads codebook, interviews, suggestions and people's work of one study; for one thread at a time.

    A codebook that was changed while the session runs is read anew. One with faults is left aside:
    the one of before stays, and `codeboek_fout` says why.
    """

    def __init__(self, onderzoek: Onderzoek) -> None:
        self._onderzoek = onderzoek
        self._journalen = Meelezer()
        self._stroom = open_stroom(onderzoek)
        self._hash = self._stroom.codeboek.hash()
        self._watched = self._look()
        self._interviews: dict[str, tuple[tuple[Kenmerk, ...], Interview]] = {}
        self._suggested: dict[str, tuple[str, str, Voorgesteld]] = {}
        self._places: dict[str, Plekken] = {}
        self._standen: dict[str, _Bekend] = {}
        self.codeboek_fout: CodeboekFout | KenmerkenFout | None = None

    @property
    def codeboek(self) -> Codeboek:
        """Give the codebook of now."""
        return self._refreshed().codeboek

    @property
    def onleesbaar(self) -> tuple[Path, ...]:
        """Give the journals that could not be opened when they were last looked at."""
        return self._journalen.onleesbaar

    def kenmerken(self, interview: str) -> dict[str, str]:
        """Give what is known of an interview."""
        return dict(self._refreshed().kenmerken.interview(interview))

    def interviews(self) -> tuple[str, ...]:
        """Give the ids of the interviews that are there now."""
        return interview_ids(self._onderzoek)

    def check(self, interview: str) -> None:
        """Raise OnderzoekFout when there is no such interview; STUDIE is always there."""
        there = is_valid(interview) and self._onderzoek.tekst(interview).is_file()
        if interview != STUDIE and not there:
            raise OnderzoekFout(
                "Dit interview is er niet (meer).", "Ga terug naar de lijst met interviews en kies er een."
            )

    def lees(self, interview: str) -> Bron:
        """Read an interview with all that people did in it; STUDIE for what belongs to none."""
        self.check(interview)
        self._journalen.kijk(self._onderzoek)
        return self._lees(interview)

    def lees_alle(self) -> Iterator[tuple[str, Bron | CodeerFout]]:
        """Read all interviews, looking at the journals once; one that cannot be read stops nothing."""
        self._journalen.kijk(self._onderzoek)
        for id in self.interviews():
            try:
                found: Bron | CodeerFout = self._lees(id)
            except OnderzoekFout as fout:
                found = fout
            yield id, found

    def _lees(self, interview: str) -> Bron:
        stroom = self._refreshed()
        gelezen = self._journalen.van(self._onderzoek, interview)
        if interview == STUDIE:
            found = Interview(STUDIE, "", ())
            nothing = _NIETS, Plekken(STUDIE, "", ())
            return Bron(stroom.codeboek, self._hash, found, self._stand(found, gelezen), *nothing)
        found = self._interview(interview)
        suggested = self._voorgesteld(stroom, found)
        stand = self._stand(found, gelezen)
        places = self._plekken(stand, suggested)
        return Bron(stroom.codeboek, self._hash, found, stand, suggested, places)

    def _plekken(self, stand: Stand, suggested: Voorgesteld) -> Plekken:
        known = self._places.get(stand.interview)
        if known is None or known.tekst != stand.tekst or known.zinnen is not suggested.eenheden:
            known = self._places[stand.interview] = Plekken(stand.interview, stand.tekst, suggested.eenheden)
        return known

    def _interview(self, id: str) -> Interview:
        files = _stat([self._onderzoek.tekst(id), self._onderzoek.herkomst(id)])
        known = self._interviews.get(id)
        if known is None or known[0] != files:
            known = self._interviews[id] = files, lees_interview(self._onderzoek, id)
        return known[1]

    def _voorgesteld(self, stroom: Stroom, interview: Interview) -> Voorgesteld:
        known = self._suggested.get(interview.id)
        if known is None or known[:2] != (self._hash, interview.tekst):
            known = self._hash, interview.tekst, stroom.voorgesteld(interview)
            self._suggested[interview.id] = known
        return known[2]

    def _stand(self, interview: Interview, gelezen: Gelezen) -> Stand:
        known = self._standen.get(interview.id)
        events = {regel.gebeurtenis.id: regel.gebeurtenis for regel in gelezen.regels}
        same = known is not None and known[:3] == (events, self._hash, interview.tekst)
        if known is not None and same and len(events) == len(gelezen.regels):
            return known.stand
        standen = Standen(self._onderzoek, self._stroom.codeboek, interview.id, lambda *_: gelezen)
        stand = standen.van(interview)
        self._standen[interview.id] = _Bekend(events, self._hash, interview.tekst, stand)
        return stand

    def onthoud(self, stand: Stand, nieuw: Sequence[Gebeurtenis]) -> None:
        """Take over the state after an act, so that it is not folded anew when it reads back the same."""
        known = self._standen.get(stand.interview)
        if known is not None:
            events = known.gebeurtenissen | {g.id: g for g in nieuw}
            self._standen[stand.interview] = known._replace(gebeurtenissen=events, stand=stand)

    def _refreshed(self) -> Stroom:
        """Give the stream of the codebook and kenmerken as they are now."""
        files = self._look()
        if files != self._watched:
            self._watched = files
            try:
                self._stroom = open_stroom(self._onderzoek)
            except (CodeboekFout, KenmerkenFout) as fout:
                self.codeboek_fout = fout
            else:
                self.codeboek_fout = None
                self._hash = self._stroom.codeboek.hash()
        return self._stroom

    def _look(self) -> tuple[Kenmerk, ...]:
        return _stat([self._onderzoek.codeboek, self._onderzoek.kenmerken])


def _stat(paths: Iterable[Path]) -> tuple[Kenmerk, ...]:
    return tuple(_kenmerk(path) for path in paths)


def _kenmerk(path: Path) -> Kenmerk:
    try:
        found = os.stat(path)  # noqa: PTH116 -- as quick as can be: every act asks it
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
