"""What reports work on: one interview at a time, with its kenmerken and its fragments that count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from codeer.core.beoordeeld import Beoordeeld
from codeer.core.codeboek import Codeboek
from codeer.core.codeboekverloop import Boekstap
from codeer.core.codering import Fragment
from codeer.core.ijking import Ijking
from codeer.core.interview import Interview
from codeer.core.menswerk import Menswerk
from codeer.core.tabel import Kolom, Rij, Tabel
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
    # how the computer's suggestions hold where people looked, per code, pole and speaker
    ijking: Mapping[tuple[str, str, str], Ijking] = field(default_factory=dict)
    # what people said must not be quoted, see core.terugkoppeling.geblokkeerd
    blokkades: tuple[Blokkade, ...] = ()
    # the units in which codings count; filled where a table per word group is asked
    eenheden: tuple[tuple[int, int, int], ...] = ()
    # per word group asked for, for each of its words in which units it is said: bit i is unit i
    genoemd: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

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
    per: str = ""  # the kenmerk, facet or word group to group by (core.opdeling); empty = per interview
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


@dataclass(frozen=True, slots=True)
class Documentopzet:
    """What a document must know before the first interview comes by."""

    opzet: Opzet
    map: Path  # an empty folder to write in, cleared away afterwards
    per: tuple[str, ...] = ()  # the kenmerken by which it compares groups
    transcripten: bool = True
    citaten: tuple[str, ...] = ()  # ids of the fragments to quote, where people chose them


@dataclass(frozen=True, slots=True)
class Verslag:
    """What is known only after the last interview: the account of the run, in words.

    `delen` are headings with their lines; `let_op_per` warns where groups of a kenmerk cannot be compared.
    """

    let_op: str
    let_op_per: Mapping[str, str]
    methode: str
    delen: tuple[tuple[str, tuple[str, ...]], ...]
    totaal: Mapping[str, int]
    datum: str = ""
    codeboek: tuple[Boekstap, ...] = ()  # how it changed, the oldest step first


FIGUREN = "figuren"  # the folder beside a document with its charts


@dataclass(frozen=True, slots=True)
class Documentuitvoer:
    """What a document became: files by their name in the folder of reports, tables by the name of theirs."""

    bestanden: Mapping[str, Path]
    tabellen: Mapping[str, Tabel] = field(default_factory=dict)
    meldingen: tuple[str, ...] = ()


class Document(Protocol):
    """A report of running text and charts under way; unlike a table it is written in one go at the end."""

    naam: str

    def verwerk(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        ...

    def sluit(self, verslag: Verslag) -> Documentuitvoer:
        """Write the document in the folder that it was given."""
        ...

    def staak(self) -> None:
        """Let go of all files, finished or not."""
        ...
