"""Read what people coded in a study, interview by interview, ready to be compared in several ways."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.core.codeboek import Codeboek
from codeer.core.errors import CodeerFout
from codeer.core.interview import Interview, counts
from codeer.core.onafhankelijk import Werk, verdeel_werk
from codeer.core.zinsdekking import DREMPEL, Span, Tekendekking, Zinsdekking
from codeer.steps._interviews_langs import Voortgang, interviews_langs
from codeer.steps.materiaal import Stroom, open_stroom
from codeer.steps.stand import Stand, Standen
from codeer.storage.onderzoek import Onderzoek


@dataclass(frozen=True, slots=True)
class Gespreksstand:
    """One interview: its zinnen_samen that count, and the state of people's work on it."""

    interview: str
    zinnen: tuple[Span, ...]
    stand: Stand

    def werk(self, drempel: float = DREMPEL, *, per_teken: bool = False) -> Werk:
        """Give what codeurs found per sentence, from this share of it up, or per character."""
        kind = Tekendekking if per_teken else Zinsdekking
        dekking = kind(self.interview, self.stand.tekst, self.zinnen, drempel)
        return verdeel_werk(self.stand.gebeurtenissen, self.stand.staat, dekking)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A study as it is compared; `gesprekken` are those that anyone worked on, in id order."""

    codeboek: Codeboek
    gesprekken: tuple[Gespreksstand, ...]
    codeurs: tuple[str, ...]
    interviews: int
    zinnen: int
    beurten_weggelaten: int
    meldingen: tuple[str, ...]


def lees_onderzoek(
    onderzoek: Onderzoek, voortgang: Voortgang | None = None, standen: Standen | None = None
) -> Gelezen:
    """Read all interviews, and the journals where `standen` is not given; what is unreadable is told."""
    stroom = open_stroom(onderzoek)
    standen = standen or Standen(onderzoek, stroom.codeboek)
    worked = frozenset(standen.interviews)
    talks: list[Gespreksstand] = []
    told = [f"{pad.name}: {melding}" for pad, melding in standen.meldingen]
    zinnen_samen = apart = read = 0

    def skip(id: str, fout: CodeerFout) -> None:
        told.append(f"interview {id} is overgeslagen: {fout.fout}")

    for interview in interviews_langs(onderzoek, stroom.ids, voortgang, skip):
        zinnen = stroom.voorgesteld(interview).zinnen
        read, zinnen_samen = read + 1, zinnen_samen + len(zinnen)
        apart += _apart(interview, stroom)
        if interview.id in worked:
            talks.append(Gespreksstand(interview.id, zinnen, standen.van(interview)))
    gone = sorted(worked - set(stroom.ids))
    if gone:
        told.append(f"er zijn coderingen bij interviews die er niet meer zijn: {', '.join(gone)}")
    return Gelezen(stroom.codeboek, tuple(talks), standen.codeurs, read, zinnen_samen, apart, tuple(told))


def _apart(interview: Interview, stroom: Stroom) -> int:
    counted = stroom.codeboek.instellingen.sprekers
    return sum(not counts(beurt.spreker, counted) for beurt in interview.beurten)
