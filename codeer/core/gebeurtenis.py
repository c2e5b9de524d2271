"""The event: one thing that one person did, as the journal keeps it for ever."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

VERSIE = 1
OMGEVING = 32  # characters kept on either side of a quote, to find it back in another text
# the `interview` of what belongs to no interview: a memo on a code or on the study
STUDIE = ""


class Beslissing(StrEnum):
    """What a person decided on a suggestion."""

    AKKOORD = "akkoord"
    AFGEWEZEN = "afgewezen"
    ANDERS = "anders"  # another code or pole, given in the same event


class Over(StrEnum):
    """What a memo is about; `sleutel` is then an event id, an interview, a code, or empty."""

    CODERING = "codering"
    INTERVIEW = "interview"
    CODE = "code"
    STUDIE = "studie"


class Anker(NamedTuple):
    """A place in one version of a text, with the quote and what stands around it to prove it."""

    begin: int
    eind: int
    citaat: str
    ervoor: str = ""
    erna: str = ""

    @classmethod
    def in_tekst(cls, tekst: str, begin: int, eind: int) -> Anker:
        """Anchor the characters from begin to eind; ValueError when there are none."""
        if not 0 <= begin < eind <= len(tekst):
            raise ValueError(f"geen tekst van {begin} tot {eind}")
        before = tekst[max(0, begin - OMGEVING) : begin]
        return cls(begin, eind, tekst[begin:eind], before, tekst[eind : eind + OMGEVING])


# facets with the value that was chosen, by name
Facetten = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Besluit:
    """A decision on the suggestion (begin, eind, code, pool); `waarom` is what made the suggestion.

    With `anders`, `wordt_code` and `wordt_pool` say what it became. `reden` is for joint decisions.
    """

    beslissing: Beslissing
    code: str
    pool: str
    wordt_code: str = ""
    wordt_pool: str = ""
    facetten: Facetten = ()
    waarom: str = ""
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Codering:
    """A code that a person gave to a text she selected; `blind`: without suggestions or others in view."""

    code: str
    pool: str
    facetten: Facetten = ()
    blind: bool = False
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """What a person wrote down about a coding (by event id), an interview, a code or the study."""

    over: Over
    sleutel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class OpenCode:
    """An idea for a code that the codebook does not have yet."""

    naam: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Herroeping:
    """What this event replaces no longer holds, and nothing comes in its place."""


@dataclass(frozen=True, slots=True)
class Afronding:
    """A passage (the anchor) or a whole interview (no anchor) is finished for the codes that existed.

    `zonder` are stretches within it that are not: they came in with a later version of the text, or were
    opened again. `sprekers` are those that counted then; empty (as in older files): those that count now.
    """

    codes: tuple[str, ...]
    blind: bool = False
    zonder: tuple[tuple[int, int], ...] = ()
    sprekers: tuple[str, ...] = ()

    def dekt(self, begin: int, eind: int) -> bool:
        """Tell whether a unit within the passage has nothing of what came in later."""
        return all(eind <= start or stop <= begin for start, stop in self.zonder)


class Zicht(StrEnum):
    """What a codeur had in view that keeps her further work from being independent."""

    VOORSTELLEN = "voorstellen"
    ANDEREN = "anderen"


@dataclass(frozen=True, slots=True)
class Inzage:
    """From here on the codeur saw suggestions, or the work of others: what follows is not blind."""

    van: Zicht


Inhoud = Besluit | Codering | Memo | OpenCode | Herroeping | Afronding | Inzage
SOORTEN: dict[str, type[Inhoud]] = {
    "besluit": Besluit,
    "codering": Codering,
    "memo": Memo,
    "open_code": OpenCode,
    "herroeping": Herroeping,
    "afronding": Afronding,
    "inzage": Inzage,
}
_SOORT = {kind: soort for soort, kind in SOORTEN.items()}
MET_ANKER = (Besluit, Codering, OpenCode)


class Gebeurtenis(NamedTuple):
    """One event: who, where in the order, in which text and codebook, and what.

    `nr` counts on from the highest number that the writer had seen (a Lamport counter). `na` holds
    the ids of the events that it replaces. `tekst` is the sha256 of the text that the anchor is in.
    `tijd` (UTC) is for people; nothing is decided by it. `terug` is the id of the event that this one
    undoes, empty for all that is no undoing. Events of one codeur with the same `nr` and `apparaat` are
    one act.
    """

    id: str
    apparaat: str
    nr: int
    tijd: str
    codeur: str
    inhoud: Inhoud
    na: tuple[str, ...] = ()
    interview: str = STUDIE
    tekst: str = ""
    codeboek: str = ""
    anker: Anker | None = None
    terug: str = ""

    @property
    def soort(self) -> str:
        """Give the kind as the file names it."""
        return _SOORT[type(self.inhoud)]

    @property
    def volgorde(self) -> tuple[int, str, str]:
        """Give the place in the order in which events are folded."""
        return self.nr, self.apparaat, self.id


@dataclass(frozen=True, slots=True)
class Onbekend:
    """An event that this version cannot read: of a later version, a new kind, or damaged.

    `regel` is the line as it stands in the file; nothing of it is lost. What the head of the line
    tells is there, or empty. It decides on nothing.
    """

    id: str
    regel: str
    reden: str
    nr: int = 0
    apparaat: str = ""
    codeur: str = ""
    soort: str = ""
    interview: str = STUDIE

    @property
    def volgorde(self) -> tuple[int, str, str]:
        """Give the place in the order of events."""
        return self.nr, self.apparaat, self.id
