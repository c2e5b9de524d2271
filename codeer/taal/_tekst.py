"""The paragraphs of a text, and words in the spelling that the tokenizer and the dictionary know."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from codeer.core.interview import Interview

_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
# inside a word, or before a clitic; quotes around words stay
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)|(?<!\w)[’ʼ](?=[stknm]\b)")


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: offsets in the text, turn number and number within the turn."""

    begin: int
    eind: int
    beurt: int
    nr: int


def of_interview(interview: Interview) -> list[Alinea]:
    """Give the paragraphs of the turns; labels and text outside turns belong to none."""
    return [
        alinea
        for beurt in interview.beurten
        for alinea in _paragraphs(interview.tekst, beurt.begin, beurt.eind, beurt.nr)
    ]


def of_tekst(tekst: str) -> list[Alinea]:
    """Give the paragraphs of a raw text, which is one turn."""
    return _paragraphs(tekst, 0, len(tekst), 1)


def _paragraphs(tekst: str, begin: int, eind: int, beurt: int) -> list[Alinea]:
    matches = _PARAGRAPH.finditer(tekst, begin, eind)
    return [Alinea(m.start(), m.end(), beurt, nr) for nr, m in enumerate(matches, 1)]


def normal_form(written: str) -> str:
    """Give the lower-cased NFC form of a word as written."""
    lower = written.lower()
    return lower if lower.isascii() else unicodedata.normalize("NFC", lower)


def readable(chunk: str) -> tuple[str, list[int]]:
    """Give a chunk composed and with straight apostrophes, and for each offset its place in the chunk.

    The tokenizer takes `foto’s` and decomposed accents apart where it keeps `foto's` and `café` whole.
    """
    out: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(chunk):
        end = at + 1
        while end < len(chunk) and _joins(chunk[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", chunk[at:end])
        places += range(at, end) if len(cluster) == end - at else [at] * len(cluster)
        out.append(cluster)
        at = end
    return _APOSTROPHE.sub("'", "".join(out)), [*places, len(chunk)]


def _joins(char: str) -> bool:
    """Tell whether a character belongs to the one before it: an accent, or a Korean vowel or final."""
    return bool(unicodedata.combining(char)) or "\u1161" <= char <= "\u11ff"
