"""What respondents said of their quotes, from one computer to another: a no holds everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from codeer.core.gebeurtenis import Anker
from codeer.core.interview import Interview
from codeer.core.interview_id import is_valid
from codeer.core.telwoord import count
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort, Vraag
from codeer.steps._gedeeld import achterhaald
from codeer.steps._keuring import MAX_NR, Beeld
from codeer.steps.blokkades import Blokkadelijst
from codeer.storage.interviews import hash_tekst
from codeer.storage.kenmerken import lees_kenmerken
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.terugkoppeling import bewaar, lees_terugkoppeling

_Regel = Vraag | Antwoord


class Inkomend:
    """Questions and answers that come in: each once, and none that was here is changed or undone."""

    def __init__(self, onderzoek: Onderzoek, beeld: Beeld) -> None:
        read = lees_terugkoppeling(onderzoek)
        self.nieuw: list[_Regel] = []
        self.geweigerd = 0
        self._onderzoek = onderzoek
        self._beeld = beeld
        self._ids = {v.id for v in read.vragen} | {a.id for a in read.antwoorden}
        self._ooit = [a for a in read.antwoorden if a.antwoord is not Antwoordsoort.KLOPT]

    @property
    def antwoorden(self) -> int:
        """Count the new answers."""
        return sum(isinstance(r, Antwoord) for r in self.nieuw)

    def neem(self, regels: Iterable[_Regel]) -> None:
        """Judge what one source brings."""
        for regel in regels:
            if regel.id in self._ids or self._is_kopie(regel):
                continue
            if self._beeld.stenen.is_weg(regel.tekst):
                continue
            if not self._past(regel):
                self.geweigerd += 1
                continue
            self._ids.add(regel.id)
            self.nieuw.append(regel)
            if isinstance(regel, Antwoord) and regel.antwoord is not Antwoordsoort.KLOPT:
                self._ooit.append(regel)

    def schrijf(self) -> None:
        """Put what is new on the disk; SchrijfFout when that cannot be."""
        bewaar(self._onderzoek, self.nieuw)

    def meldingen(self, *, proef: bool) -> tuple[str, ...]:
        """Say what came in, what could not be taken, and what must not be shared any more."""
        told = []
        if n := self.antwoorden:
            who = count(n, "antwoord van een respondent", "antwoorden van respondenten")
            told.append(f"{who} op het eigen citaat {'zou' if proef else 'kwam'} erbij.")
        if self.geweigerd:
            what = count(self.geweigerd, "antwoord past", "antwoorden passen")
            told.append(f"{what} niet bij de tekst van het interview, en is niet overgenomen.")
        if told and not proef:
            old = achterhaald(self._onderzoek, lees_kenmerken(self._onderzoek.kenmerken))
            told += [f"{a}. {a.tip}" for a in old]
        return tuple(told)

    def _is_kopie(self, regel: _Regel) -> bool:
        """Tell whether this is the bare block that went along in a bundle, of a no that came from here."""
        if not isinstance(regel, Antwoord) or regel.respondent:
            return False
        here = [a for a in self._ooit if a.interview == regel.interview]
        return any(
            a.tekst != regel.tekst or (a.anker.begin < regel.anker.eind and regel.anker.begin < a.anker.eind)
            for a in here
        )

    def _past(self, regel: _Regel) -> bool:
        tekst = self._beeld.teksten.get((regel.interview, regel.tekst))
        anker = regel.anker
        right = tekst is None or tekst[anker.begin : anker.eind] == anker.citaat
        return right and is_valid(regel.interview) and 0 < regel.nr <= MAX_NR


def kale_blokkades(onderzoek: Onderzoek, interviews: Iterable[Interview]) -> tuple[Antwoord, ...]:
    """Give what must not be quoted of these interviews, without who said so, why or when.

    That is all that someone who gets a part of the study needs to know.
    """
    lijst = Blokkadelijst(onderzoek)
    return tuple(
        Antwoord(
            *(1, "", "", i.id, hash_tekst(i.tekst), Anker.in_tekst(i.tekst, b.begin, b.eind)),
            *(Antwoordsoort.NIET, "", "", ()),
        )
        for i in interviews
        for b in lijst.van(i)
    )


def eigen_terugkoppeling(onderzoek: Onderzoek) -> tuple[_Regel, ...]:
    """Give the questions and answers to send along: not the bare blocks that came with a bundle."""
    read = lees_terugkoppeling(onderzoek)
    return (*read.vragen, *(a for a in read.antwoorden if a.respondent))
