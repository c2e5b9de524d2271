"""Text made ready for the tokenizer: one string with the same characters, and where its paragraphs lie."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from codeer.core.interview import Interview

_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
# the tokenizer keeps `foto's` together, but not with a curly apostrophe
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)|(?<!\w)[’ʼ](?=[stknm]\b)")


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: offsets in the text, turn number and number within the turn."""

    begin: int
    eind: int
    beurt: int
    nr: int


@dataclass(frozen=True, slots=True)
class Bron:
    """A text to take apart; `invoer` is what the tokenizer reads.

    `plaats` maps each offset of `invoer` to one of `tekst`, or is None where they are the same.
    `anders` tells that characters differ, so that forms must be read from `tekst`.
    """

    tekst: str
    invoer: str
    alineas: tuple[Alinea, ...]
    plaats: Sequence[int] | None
    anders: bool


def from_interview(interview: Interview) -> Bron:
    """Make an interview ready: what lies outside its turns becomes white space."""
    tekst = interview.tekst
    pieces: list[str] = []
    alineas: list[Alinea] = []
    at = 0
    for beurt in interview.beurten:
        pieces += [" " * (beurt.begin - at), tekst[beurt.begin : beurt.eind]]
        alineas += _paragraphs(tekst, beurt.begin, beurt.eind, beurt.nr)
        at = beurt.eind
    return _bron(tekst, "".join(pieces) + " " * (len(tekst) - at), tuple(alineas))


def from_tekst(tekst: str) -> Bron:
    """Make a raw text ready: it is one turn."""
    return _bron(tekst, tekst, tuple(_paragraphs(tekst, 0, len(tekst), 1)))


def _paragraphs(tekst: str, begin: int, eind: int, beurt: int) -> list[Alinea]:
    matches = _PARAGRAPH.finditer(tekst, begin, eind)
    return [Alinea(m.start(), m.end(), beurt, nr) for nr, m in enumerate(matches, 1)]


def _bron(tekst: str, masked: str, alineas: tuple[Alinea, ...]) -> Bron:
    if not unicodedata.is_normalized("NFC", masked):
        invoer, plaats = _composed(masked)
        return Bron(tekst, _straight(invoer), alineas, plaats, anders=True)
    invoer = _straight(masked)
    return Bron(tekst, invoer, alineas, None, anders=invoer != masked)


def _straight(text: str) -> str:
    return _APOSTROPHE.sub("'", text) if "’" in text or "ʼ" in text else text


def _composed(text: str) -> tuple[str, list[int]]:
    """Compose letters with their accents, and tell for each offset where it lies in the text as given."""
    out: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (unicodedata.combining(text[end]) or "\u1161" <= text[end] <= "\u11ff"):
            end += 1
        cluster = unicodedata.normalize("NFC", text[at:end])
        if len(cluster) == end - at:
            places += range(at, end)
        else:
            places += [at] * len(cluster)
        out.append(cluster)
        at = end
    return "".join(out), [*places, len(text)]
