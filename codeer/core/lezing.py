"""What a reader makes of a source file: lines with perhaps a speaker and a time, before labels are mapped."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Regel:
    """One paragraph as the source has it.

    `spreker` is the name or label when the format itself tells it (a vtt voice, a table column),
    otherwise empty: then the text may still start with a typed label. `tijd` is in whole seconds.
    `vet` is the part of the text, at its start, that is bold: a typed name often is. `blok` says that the
    format itself begins something here (a list item, a heading, a cell): never the rest of a sentence.
    """

    tekst: str
    spreker: str = ""
    tijd: int | None = None
    vet: str = ""
    blok: bool = False


@dataclass(frozen=True, slots=True)
class Lezing:
    """The lines of one interview in a source file, and what the reader has to say about it."""

    regels: tuple[Regel, ...]
    meldingen: tuple[str, ...] = ()
    # a file with several interviews gives several readings, each with its own name
    naam: str = ""
    # empty lines in the source, as index of the line that follows: they may mark turns
    leeg_voor: frozenset[int] = field(default=frozenset())
