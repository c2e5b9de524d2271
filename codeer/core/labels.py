"""The typed labels: what at the start of a line may say who speaks, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from codeer.core import tijdcode
from codeer.core.interview import BEURT
from codeer.core.lezing import Regel
from codeer.core.rollen import looks_like_naam, sleutel, woordrol

# Only the head of a line is looked at: that keeps a line of megabytes cheap.
_HOOFD = 100
_PUNT = re.compile(r"([^\W_][^:\t\n\[\]<>\"“”?!;|]{0,50}?)\s?:")
_HAAK = re.compile(r"[\[<({]([^\W_][^\]\[<>{}\n:]{0,40})[\]>)}](?:\s?:|(?=\s|$))")
_STREEP = re.compile(r"([^\W_][^:\t\n–—|]{0,30}?)\s[-–—|]+(?=\s)")
_TAB = re.compile(r"([^\W_][^:\t\n?!;]{0,40})\t")
# name and time alone: Anna Jansen   0:11, Spreker 1 [00:00:03]
_NAAM_TIJD = re.compile(r"([^\W_][^:\t\n\[\](#]{0,60}?)[\s|,–-]+(\S{4,14})\s?:?\s*")
_NAAM_TIJD_PUNT = re.compile(r"([^\W_][^:\t\n\[\](#]{0,45}?)\s+([\[(#]\S{4,14}[\])#])\s?:(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Kop:
    """What the start of one line may tell: a name, a time, and the text that is left."""

    naam: str
    tijd: int | None
    rest: str
    # the text of the line, and its time, if the name turns out to be no label
    zonder: str = ""
    tijd_zonder: int | None = None
    # how it was written: bron, tijd, punt, haak, streep, tab, vet, kaal; "" = no name
    soort: str = ""

    @property
    def sleutel(self) -> str:
        """Give the name in the form in which names are compared."""
        return sleutel(self.naam)


def read_kop(regel: Regel) -> Kop:
    """Take the start of a line apart; whether the name is a label is decided over the whole text."""
    if regel.spreker:
        return Kop(regel.spreker, regel.tijd, regel.tekst, soort="bron")
    if regel.tekst.startswith("\xa0") and BEURT.match(regel.tekst[1:]):
        # our own mark of "this is not a label"
        return Kop("", None, "", regel.tekst[1:], regel.tijd)
    tekst = regel.tekst.lstrip()
    alone = _named_time(tekst)
    if alone and alone.tijd is not None:
        return replace(alone, zonder=tekst, tijd_zonder=regel.tijd)
    tijd, na_tijd, zeker = _leading_time(tekst)
    zonder, tijd_zonder = (na_tijd, tijd) if zeker else (tekst, None)
    if tijd_zonder is None:
        tijd_zonder = regel.tijd
    found = _label(na_tijd, regel.vet)
    if found is None:
        return Kop("", None, "", zonder, tijd_zonder)
    naam, rest, soort = found
    if soort == "kaal" and tijd is not None:
        soort = "tijd"
    if tijd is None:
        tijd, rest = _time_after_label(rest)
    return Kop(naam, regel.tijd if tijd is None else tijd, rest, zonder, tijd_zonder, soort)


def _time_after_label(rest: str) -> tuple[int | None, str]:
    """Take the time from "S01: [00:00:12] text"."""
    match = tijdcode.HAAK.match(rest)
    tijd = tijdcode.seconds(match) if match else None
    if match is None or tijd is None:
        return None, rest
    return tijd, rest[match.end() :].lstrip()


def _named_time(tekst: str) -> Kop | None:
    """Read a line that is only a name and a time, or a name with the time before its colon."""
    if len(tekst) <= 90:
        match = _NAAM_TIJD.fullmatch(tekst)
        if match and looks_like_naam(match[1]):
            return Kop(match[1].strip(), tijdcode.only_time(match[2]), "", soort="tijd")
    match = _NAAM_TIJD_PUNT.match(tekst[:_HOOFD])
    if match:
        return Kop(match[1].strip(), tijdcode.only_time(match[2]), tekst[match.end() :].strip(), soort="punt")
    return None


def _leading_time(tekst: str) -> tuple[int | None, str, bool]:
    """Give the time before a label, the text after it, and whether it can only be a time mark."""
    head = tekst[:_HOOFD]
    for pattern in (tijdcode.PIJL_REGEL, tijdcode.HAAK, tijdcode.KAAL):
        match = pattern.match(head)
        if match is None:
            continue
        tijd = tijdcode.seconds(match, "1" if pattern is tijdcode.PIJL_REGEL else "")
        if tijd is None:
            continue
        rest = tekst[match.end() :].lstrip()
        # "10:30 kwam ik aan" is speech, "00:10:30 Ik kwam aan" is not
        zeker = pattern is not tijdcode.KAAL or bool(match["u"]) or not rest or tekst[match.end()] == "\t"
        return tijd, rest.lstrip("|–- \t") if zeker else rest, zeker
    return None, tekst, False


def _label(tekst: str, vet: str) -> tuple[str, str, str] | None:
    """Give name, rest and form when the text starts with what may be a label."""
    head = tekst[:_HOOFD]
    for soort, pattern in (("punt", _PUNT), ("haak", _HAAK), ("tab", _TAB), ("streep", _STREEP)):
        match = pattern.match(head)
        if match is None:
            continue
        naam = match[1].strip()
        known = is_known(naam)
        rest = tekst[match.end() :]
        if soort == "punt" and not known and rest[:1] not in ("", " ", "\t", "\xa0"):
            continue
        if known or (soort != "streep" and looks_like_naam(naam)):
            # a second mark may follow the bracket, as in [INTERVIEWER]: Wanneer
            return naam, rest.strip(" \t:") if soort == "haak" else rest.strip(), soort
    bold = vet.strip(" \t:-–—\xa0")
    if bold and looks_like_naam(bold) and bold[-1] not in ".!?" and tekst.startswith(bold):
        return bold, tekst[len(bold) :].lstrip(" \t:-–—\xa0"), "vet"
    if 0 < len(tekst) <= 45 and tekst[0].isalnum() and (is_known(tekst) or looks_like_naam(tekst)):
        return tekst.strip(), "", "kaal"
    return None


def is_known(naam: str) -> bool:
    """Tell whether a label's words name a role or a numbered voice."""
    found = woordrol(naam)
    return bool(found.rol or found.stem)
