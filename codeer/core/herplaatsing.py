"""Bring what people did in a former version of a text to the one of now, or say that it is not sure.

Events are never rewritten. One that stands in the new text as it was is read at its new place; one whose
words changed keeps its old text, and so counts nowhere until a person gives it a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from codeer.core.blokken import Blokkaart, Stuk, verenig
from codeer.core.gebeurtenis import MET_ANKER, Afronding, Anker, Gebeurtenis, Onbekend
from codeer.core.interview import Interview, counts
from codeer.core.plaatsvoorstel import Plaatszoeker
from codeer.core.vouwen import Staat
from codeer.core.woordenrij import hangs_together


class Plaats(StrEnum):
    """What became of a quote in a later version of its text."""

    ONGEWIJZIGD = "ongewijzigd"
    VERPLAATST = "verplaatst"
    ONZEKER = "onzeker"
    VERLOREN = "verloren"


class Plaatsing(NamedTuple):
    """What became of an anchor: where it is now; when that is not sure, where it may be."""

    plaats: Plaats
    anker: Anker | None

    @property
    def zeker(self) -> bool:
        """Tell whether the quote stands there word for word."""
        return self.plaats in (Plaats.ONGEWIJZIGD, Plaats.VERPLAATST)


@dataclass(frozen=True, slots=True)
class Overgebracht:
    """Events brought to the text of now.

    `zeker` are the ids of those whose quote stands in it, `onzeker` of those that a person must place;
    both were made in a former version. `onbekend` were made in a text that no version leads from.
    """

    gebeurtenissen: tuple[Gebeurtenis | Onbekend, ...]
    zeker: frozenset[str]
    onzeker: frozenset[str]
    onbekend: frozenset[str]


class Herplaatser:
    """Projects events of one interview into its text of now (`tekst` is the sha256).

    `kaarten` has the map from every former version; `sprekers` are those who count.
    """

    def __init__(
        self, interview: Interview, tekst: str, kaarten: Mapping[str, Blokkaart], sprekers: tuple[str, ...]
    ) -> None:
        self._interview = interview
        self._tekst = tekst
        self._kaarten = kaarten
        self._sprekers = sprekers
        self._zoeker = Plaatszoeker(interview)
        self._sure: dict[tuple[str, Anker], Anker | None] = {}
        self._new: dict[tuple[str, tuple[str, ...]], tuple[Stuk, ...]] = {}

    def breng_over(self, gebeurtenissen: Iterable[Gebeurtenis | Onbekend]) -> Overgebracht:
        """Bring all that can be brought; the rest stays as it was."""
        found: list[Gebeurtenis | Onbekend] = []
        zeker: set[str] = set()
        onzeker: set[str] = set()
        onbekend: set[str] = set()
        for g in gebeurtenissen:
            if isinstance(g, Onbekend) or not g.tekst or g.tekst == self._tekst:
                found.append(g)
            elif g.tekst not in self._kaarten:
                found.append(g)
                onbekend.add(g.id)
            elif isinstance(g.inhoud, Afronding):
                found.append(self._finish(g, g.inhoud))
            else:
                found.append(self._move(g))
                (onzeker if found[-1] is g else zeker).add(g.id)
        return Overgebracht(tuple(found), frozenset(zeker), frozenset(onzeker), frozenset(onbekend))

    def plaats(self, anker: Anker, tekst: str) -> Plaatsing:
        """Say what became of an anchor in the version `tekst`; KeyError when no map leads from there."""
        sure = self.zeker(anker, tekst)
        if sure:
            same = sure.begin == anker.begin
            return Plaatsing(Plaats.ONGEWIJZIGD if same else Plaats.VERPLAATST, sure)
        found = self._zoeker.voorstel(anker, self._kaarten[tekst])
        return Plaatsing(Plaats.ONZEKER if found else Plaats.VERLOREN, found)

    def zeker(self, anker: Anker, tekst: str) -> Anker | None:
        """Give an anchor where its quote stands now; None when that is not sure."""
        key = tekst, anker
        if key not in self._sure:
            self._sure[key] = self._find(anker, self._kaarten[tekst])
        return self._sure[key]

    def _find(self, anker: Anker, kaart: Blokkaart) -> Anker | None:
        text = self._interview.tekst
        begin = kaart.heel(anker.begin, anker.eind)
        if begin is None and self._is_restored(anker):
            begin = text.find(anker.citaat)
        if begin is None:
            return None
        eind = begin + len(anker.citaat)
        if text[begin:eind] != anker.citaat or self._cuts(anker, begin, eind):
            return None
        return Anker.in_tekst(text, begin, eind)

    def _is_restored(self, anker: Anker) -> bool:
        """Tell whether a long quote stands in the text just once, in all of what stood around it."""
        text, whole = self._interview.tekst, anker.ervoor + anker.citaat + anker.erna
        return (
            len(anker.citaat) >= 20
            and len(anker.citaat.split()) >= 4
            and text.count(anker.citaat) == 1
            and whole in text
        )

    def _cuts(self, anker: Anker, begin: int, eind: int) -> bool:
        """Tell whether the quote is a part of a word now that it was not before."""
        text = self._interview.tekst
        return (
            hangs_together(text[:begin][-1:], text[begin]) and not hangs_together(anker.ervoor, anker.citaat)
        ) or (
            hangs_together(text[eind - 1], text[eind : eind + 1])
            and not hangs_together(anker.citaat, anker.erna)
        )

    def _move(self, g: Gebeurtenis) -> Gebeurtenis:
        """Give the event in the text of now; the very same event when its place is not sure."""
        if g.anker is None:
            return g._replace(tekst=self._tekst)
        found = self.zeker(g.anker, g.tekst)
        return g._replace(tekst=self._tekst, anker=found) if found else g

    def _finish(self, g: Gebeurtenis, inhoud: Afronding) -> Gebeurtenis:
        """Let a finish reach to what was there when it was given; all that is new stays outside."""
        kaart = self._kaarten[g.tekst]
        counted = inhoud.sprekers or self._sprekers
        key = g.tekst, counted
        if key not in self._new:
            self._new[key] = verenig([*kaart.gewijzigd, *_not_counted(kaart, counted)])
        stukken = [*self._new[key], *(s for stuk in inhoud.zonder for s in kaart.mee(stuk))]
        anker = g.anker
        if anker is not None:
            left = list(kaart.stukken(anker.begin, anker.eind))
            if not left:
                return g  # nothing of the passage is left
            begin, eind = left[0].nieuw, left[-1].nieuw + left[-1].lengte
            anker = Anker.in_tekst(self._interview.tekst, begin, eind)
            stukken = [s for s in stukken if s[1] >= begin and s[0] <= eind]
        return g._replace(tekst=self._tekst, anker=anker, inhoud=replace(inhoud, zonder=verenig(stukken)))


def _not_counted(kaart: Blokkaart, sprekers: tuple[str, ...]) -> Iterable[Stuk]:
    """Give what was said by someone who does not count, in the text of then: nobody judged it."""
    return ((begin, eind) for begin, eind, spreker in kaart.sprekers if not counts(spreker, sprekers))


def zonder_nieuwe_sprekers(g: Gebeurtenis, interview: Interview, sprekers: tuple[str, ...]) -> Gebeurtenis:
    """Let a finish in this text leave out who counts now and did not then: nobody judged what they say."""
    then = g.inhoud.sprekers if isinstance(g.inhoud, Afronding) else ()
    new = [
        b for b in interview.beurten if then and counts(b.spreker, sprekers) and not counts(b.spreker, then)
    ]
    if not new or not isinstance(g.inhoud, Afronding):
        return g
    stukken = verenig([*g.inhoud.zonder, *((b.begin, b.eind) for b in new)])
    return g._replace(inhoud=replace(g.inhoud, zonder=stukken))


def te_plaatsen(staat: Staat) -> Iterator[Gebeurtenis]:
    """Give, once each, the events in force or in conflict that have a place of their own in the text."""
    heads = (*staat.geldend, *(g for conflict in staat.conflicten for g in conflict.gebeurtenissen))
    yield from {g.id: g for g in heads if isinstance(g.inhoud, MET_ANKER)}.values()
