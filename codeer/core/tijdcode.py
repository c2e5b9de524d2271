"""Time marks as people and programs type them, in whole seconds."""

from __future__ import annotations

import re

_TC = r"(?:(?P<u{n}>\d{{1,3}}):)?(?P<m{n}>\d{{1,2}}):(?P<s{n}>\d{{1,2}})(?:[.,]\d{{1,6}})?"
_CLOCK = r"(?:(?P<u>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>\d{2})(?:[.,:-]\d{1,3})?"

# The time line of a subtitle, at the start of a line; old Teams writes 0:0:1.0.
PIJL = re.compile(rf"\s*{_TC.format(n=1)}\s*-->\s*{_TC.format(n=2)}(?![\w:])")
# A line that was meant as one: the words under it must not get lost.
KAPOTTE_PIJL = re.compile(r"\s*(?:\d[\w:.,]{3,16}\s{0,4}-{1,3}>|-->)")
# The same in brackets before the text, as Whisper prints it.
PIJL_REGEL = re.compile(rf"\s*\[{_TC.format(n=1)}\s*-->\s*{_TC.format(n=2)}\]")
# in brackets of any kind, f4 marks included, and bare
HAAK = re.compile(rf"[\[({{<#]{{1,2}}\s?{_CLOCK}\s?[\])}}>#]{{1,2}}")
KAAL = re.compile(rf"{_CLOCK}(?![\w:.])")
F4 = re.compile(rf"#{_CLOCK}#")


def seconds(match: re.Match[str], nr: str = "") -> int | None:
    """Give a matched time in whole seconds; None where minutes or seconds exceed 59."""
    hours, minutes, rest = (int(match[f"{part}{nr}"] or 0) for part in "ums")
    if rest > 59 or (minutes > 59 and match[f"u{nr}"]):
        return None
    return hours * 3600 + minutes * 60 + rest


def only_time(tekst: str) -> int | None:
    """Give the seconds when a text is a time mark and nothing else, else None."""
    tekst = tekst.strip()
    if len(tekst) > 24:
        return None
    match = HAAK.fullmatch(tekst) or KAAL.fullmatch(tekst)
    return seconds(match) if match else None


def clock(tijd: int) -> str:
    """Write seconds as hh:mm:ss."""
    return f"{tijd // 3600:02d}:{tijd // 60 % 60:02d}:{tijd % 60:02d}"
