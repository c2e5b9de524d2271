"""A hyphen at the end of a line: part of the word, a break in it, or speech that was broken off."""

from __future__ import annotations

import re

_LINKS = re.compile(r"([^\W\d_]+)[-\u2010]\Z")
_RECHTS = re.compile(r"[^\W\d_]+")
# After these the word before stays open: "thuis- en werksituatie", "ik wil- maar ja".
_LOS = frozenset(
    """en of noch tot als dan dat de die deze dit dus een eh ehm en er ga ging had heb hem het hier hij hoe
    ik in is ja je kan kon maar me mijn moet na naar nee niet nou nu of om omdat ook op te toch toen u uit
    van voor waar want was wat we weet wel wil ze zeg zei zich zij zijn zo zou""".split()
)
# Before these a hyphen is spelling: re-integratie, ex-partner, niet-gebruik.
_MET_STREEPJE = frozenset(
    "re ex co non niet oud mede vice pre pro semi anti pseudo quasi bijna info mail sociaal".split()
)
_BOTSING = re.compile(r"a[aeiu]|e[eiu]|i[eij]|o[eiou]|u[ui]|[aeiou]i")
# A line that broke a word was full; a shorter one ends where speech was broken off.
_VOL = 30


def glue(boven: str, onder: str, woorden: frozenset[str], *, hard: bool) -> tuple[str, str]:
    """Give what comes between two lines of one sentence, and the line above as it then stands.

    The hyphen goes only where the whole word is known from the text, or is written as one by rule;
    in doubt it stays. `hard` says that a program broke the lines.
    """
    left, right = _LINKS.search(boven, max(0, len(boven) - 60)), _RECHTS.match(onder)
    if left is None or right is None or not right[0][0].islower():
        return " ", boven
    first, second = left[1].casefold(), right[0].casefold()
    if second in _LOS:
        return " ", boven
    if f"{first}-{second}" in woorden:
        return "", boven
    if first + second in woorden:
        return "", boven[:-1]
    if first in _MET_STREEPJE or _BOTSING.fullmatch(first[-1] + second[0]):
        return "", boven
    if not hard and len(boven) < _VOL:
        # "nou- wacht": nothing tells that this was one word
        return (" ", boven) if len(second) < 5 else ("", boven)
    return ("", boven[:-1]) if len(first) > 1 and len(second) > 2 else ("", boven)
