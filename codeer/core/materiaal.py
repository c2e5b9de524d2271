"""What reports work on: one interview at a time, with its kenmerken and its fragments that count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from codeer.core.beoordeeld import Beoordeeld
from codeer.core.codeboek import Codeboek
from codeer.core.codering import Fragment
from codeer.core.interview import Interview
from codeer.core.menswerk import Menswerk
from codeer.core.tabel import Kolom, Rij
from codeer.core.terugkoppeling import Blokkade

# Within what two codes can be named together.
BINNEN = ("beurt", "zin", "interview")


@dataclass(frozen=True, slots=True)
class Materiaal:
    """One interview ready to be counted.

    `kenmerken` are those of the interview; `sprekerkenmerken` those of a speaker in it (group
    sessions), already filled up with the interview's. `woorden` counts words per counted speaker,
    `respondenten` names the person behind each counted speaker.
    """

    interview: Interview
    kenmerken: Mapping[str, str]
    sprekerkenmerken: Mapping[str, Mapping[str, str]]
    woorden: Mapping[str, int]
    respondenten: Mapping[str, str]
    fragmenten: tuple[Fragment, ...]
    # sentence spans of the counted speakers, as (begin, eind, turn number); for co-occurrence
    zinnen: tuple[tuple[int, int, int], ...] = ()
    # who judged what; None where the computer's suggestions are all there is: they are about every word
    beoordeeld: Beoordeeld | None = None
    # what people did here, and what of it does not count; None where nobody did anything
    werk: Menswerk | None = None
    # what people said must not be quoted, see core.terugkoppeling.geblokkeerd
    blokkades: tuple[Blokkade, ...] = ()

    @property
    def alles_beoordeeld(self) -> bool:
        """Tell whether every word counts as judged for every code, as it does for the computer."""
        return self.beoordeeld is None or self.beoordeeld.alles

    def beoordeelde_woorden(self, codes: Iterable[str]) -> Mapping[str, int] | None:
        """Count the words per counted speaker judged for any of these codes; None where nothing was."""
        if self.beoordeeld is None or self.beoordeeld.alles:
            return self.woorden
        bits = self.beoordeeld.bits(codes)
        if bits and bits == (1 << len(self.beoordeeld.eenheden)) - 1:
            return self.woorden
        return self.beoordeeld.woorden_van(bits) if bits else None

    def kenmerk(self, naam: str, spreker: str) -> str:
        """Give the value of a kenmerk for a speaker, or for the interview; empty when unknown."""
        own = self.sprekerkenmerken.get(spreker, {})
        return own.get(naam) or self.kenmerken.get(naam, "")


@dataclass(frozen=True, slots=True)
class Opzet:
    """What a report must know before the first interview comes by."""

    codeboek: Codeboek
    kenmerken: tuple[str, ...]  # the kenmerken columns, in the order of the file, `interview` left out
    per: str = ""  # the kenmerk to group by; empty = per interview
    binnen: str = BINNEN[0]  # co-occurrence within one of these


class Rapport(Protocol):
    """One report under way: rows that are ready while interviews come by, and the rest at the end."""

    naam: str  # stem of the output file
    titel: str
    kolommen: tuple[Kolom, ...]

    def verwerk(self, materiaal: Materiaal) -> Iterable[Rij]:
        """Take in one interview and give the rows that are ready."""
        ...

    def sluit(self) -> Iterable[Rij]:
        """Give the rows that are known only now that all interviews have come by."""
        ...
