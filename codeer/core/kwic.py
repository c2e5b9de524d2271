"""A place with the words around it (keyword in context), as people read it on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

# Roughly how long a word can be: the window in which a number of words is looked for.
_LANG = 40
# What stands between two found words is cut in the middle from this length on.
_TUSSEN = 32
_TIJD = re.compile(r"\[\d{2,}:[0-5]\d:[0-5]\d\] ")
_BEURT = re.compile(r"\n\n+")
_WOORD = re.compile(r"\S*[^\W_]\S*")


class Stuk(NamedTuple):
    """A piece of a line; `raak` tells that it is what was looked for."""

    tekst: str
    raak: bool


def voor_en_na(tekst: str, begin: int, eind: int, voor: int, na: int) -> tuple[str, str]:
    """Give so many words before and after a place, with the labels of who speaks where that changes.

    White space is folded; a turn ends in a slash. What touches the place touches it here too.
    """
    before = plat(tekst[max(0, begin - (voor + 1) * _LANG) : begin])
    after = plat(tekst[eind : eind + (na + 1) * _LANG])
    starts = [m.start() for m in _WOORD.finditer(before)]
    ends = [m.end() for m in _WOORD.finditer(after)]
    before = before[starts[-voor] :] if 0 < voor <= len(starts) else before if voor else ""
    after = after[: ends[na - 1]] if 0 < na <= len(ends) else after if na else ""
    return before.lstrip(), after.rstrip()


def plat(tekst: str) -> str:
    """Write text on one line: time left out, a slash between turns, single spaces."""
    return re.sub(r"\s+", " ", _BEURT.sub(" / ", _TIJD.sub("", tekst)))


def kern(tekst: str, delen: Sequence[tuple[int, int]]) -> tuple[Stuk, ...]:
    """Give a place from its first to its last word, what stands between shortened where it is long."""
    pieces: list[Stuk] = []
    at = delen[0][0]
    for begin, eind in delen:
        if begin > at:
            pieces.append(Stuk(_kort(plat(tekst[at:begin])), raak=False))
        pieces.append(Stuk(plat(tekst[begin:eind]), raak=True))
        at = eind
    return tuple(pieces)


def _kort(tussen: str) -> str:
    if len(tussen) <= _TUSSEN:
        return tussen
    left, right = tussen[: _TUSSEN // 3], tussen[-_TUSSEN // 3 :]
    return f"{left.rpartition(' ')[0] or ' '} … {right.partition(' ')[2] or ' '}"
