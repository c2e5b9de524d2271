"""An interview: its text in the stored form, and the turns in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A speaker: interviewer, respondent or other, with a number from 1 to 99 where there are more.
_SPREKER = r"[IRO](?:[1-9]\d?)?"
# A turn starts at the beginning or after an empty line: "[00:01:02] R2: …".
BEURT = re.compile(rf"(?:\[(\d{{2,}}:[0-5]\d:[0-5]\d)\] )?({_SPREKER}): ?")
_ONE_SPREKER = re.compile(_SPREKER)
# From the first letter or digit of a white-space token to its end.
_WORD = re.compile(r"[^\W_]\S*")


@dataclass(frozen=True, slots=True)
class Beurt:
    """One turn: who speaks, when, and the offsets of what is said (label and time left out)."""

    nr: int
    spreker: str
    tijd: str
    begin: int
    eind: int

    @property
    def rol(self) -> str:
        """Give I, R or O without the number."""
        return self.spreker[:1]


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview in the stored text form; offsets are Unicode code points in `tekst`."""

    id: str
    tekst: str
    beurten: tuple[Beurt, ...]

    @classmethod
    def from_tekst(cls, id: str, tekst: str) -> Interview:
        """Make the interview from its stored text, without changing a character."""
        return cls(id, tekst, parse_beurten(tekst))

    def spoken(self, beurt: Beurt) -> str:
        """Give what is said in a turn."""
        return self.tekst[beurt.begin : beurt.eind]


def parse_beurten(tekst: str) -> tuple[Beurt, ...]:
    """Find the turns of a stored text; text before the first label belongs to no turn."""
    starts = list(_starts(tekst))
    beurten = []
    for i, match in enumerate(starts):
        limit = starts[i + 1].start() if i + 1 < len(starts) else len(tekst)
        eind = match.end() + len(tekst[match.end() : limit].rstrip("\n"))
        beurten.append(Beurt(i + 1, match[2], match[1] or "", match.end(), eind))
    return tuple(beurten)


def _starts(tekst: str) -> Iterator[re.Match[str]]:
    """Find the labels at the beginning and after each empty line."""
    at = 0
    while True:
        match = BEURT.match(tekst, at)
        if match:
            yield match
        blank = tekst.find("\n\n", max(0, at - 1))
        if blank < 0:
            return
        at = blank + 2


def parse_spreker(tekst: str) -> str:
    """Give the speaker that a person typed (`r2`, `R 2`) as texts have it, or nothing when it is none."""
    label = "".join(tekst.upper().split())
    return label if _ONE_SPREKER.fullmatch(label) else ""


def counts(spreker: str, sprekers: tuple[str, ...]) -> bool:
    """Tell whether a speaker is counted: `R` in the setting covers R, R1, R2 …"""
    return spreker in sprekers or spreker[:1] in sprekers


def count_woorden(tekst: str) -> int:
    """Count the white-space tokens that hold a letter or digit."""
    return len(_WORD.findall(tekst))


def woordplaatsen(interview: Interview, beurt: Beurt) -> Iterator[int]:
    """Give where the words of a turn begin in the text of the interview."""
    return (m.start() for m in _WORD.finditer(interview.tekst, beurt.begin, beurt.eind))
