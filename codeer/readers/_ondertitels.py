"""Cues of vtt and srt: blocks of text under a time line, folded into turns."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from codeer.core import tijdcode
from codeer.core.errors import LeesFout
from codeer.core.indeling import find_labels
from codeer.core.labels import read_kop
from codeer.core.lezing import Lezing, Regel
from codeer.core.tekst import clean, count_removed, removed_remarks
from codeer.core.telwoord import count
from codeer.readers._grenzen import check_size
from codeer.readers._tekenset import decode

_STEM = re.compile(r"<v(?:\.[^\s<>]{0,60})?[ \t]+([^<>\n]{1,120})>")
_OPMAAK = re.compile(
    r"</?(?:v|c|i|b|u|ruby|rt|lang|font)(?:[.\s][^<>]{0,200})?>|<\d[\d:.]{3,12}>|\{\\an?\d\}", re.IGNORECASE
)
_WEBEX = re.compile(r'"([^"\n]{1,120})"\s*\(\d{1,20}\)')
_BLOK = re.compile(r"(NOTE|STYLE|REGION|Style:|Region:)(?:\s|$)")
_KOPREGEL = re.compile(r"WEBVTT|Kind:|Language:|X-TIMESTAMP-MAP|##|::cue")
_EINDE = re.compile(r"[.?!…][\"'”’)\]]*$")
_PAUZE = 2
ONBEKEND = "Onbekend"
_MAX_BEURT = 600


@dataclass(frozen=True, slots=True)
class Cue:
    """One block of text: begin and end in seconds (None = unreadable), voice if the file tells it."""

    begin: int | None
    eind: int | None
    tekst: str
    wie: str = ""


@dataclass(slots=True)
class _Telling:
    pijlen: int = 0
    kapot: int = 0
    kapot_pijl: int = 0
    onbekend: int = 0
    leeg: int = 0
    terug: int = 0
    blokken: int = 0
    los: int = 0
    cues: int = 0


def read_file(inhoud: bytes, tekenset: str) -> tuple[Lezing, ...]:
    """Read a subtitle file whole; raise LeesFout when there is no cue in it."""
    raw, meldingen = decode(inhoud, tekenset)
    check_size(len(raw))
    lines = clean(raw).split("\n")
    check_size(len(raw), len(lines))
    regels, remarks = read_cues(lines)
    if not regels:
        raise LeesFout(
            "Er staan geen ondertitels in: tijdregels («00:00:01.000 --> 00:00:04.000») met tekst eronder.",
            "Is het gewone tekst, geef het bestand dan de uitgang .txt.",
        )
    return (Lezing(regels, (*meldingen, *removed_remarks(count_removed(raw)), *remarks)),)


def has_cues(lines: Sequence[str]) -> bool:
    """Tell whether these lines are subtitles, and not speech with a stray arrow."""
    return sum(bool(tijdcode.PIJL.match(line[:200])) for line in lines) * 8 >= len(lines) > 0


def read_cues(lines: Sequence[str], *, named: bool = False) -> tuple[tuple[Regel, ...], tuple[str, ...]]:
    """Give the turns in the lines of a subtitle file, and what a user should know about them.

    With `named` the first line of every cue is the name of its speaker, as in old Teams documents.
    """
    telling = _Telling()
    starts = [i for i, line in enumerate(lines) if _is_time_line(line)]
    telling.pijlen = sum("-->" in line for line in lines)
    telling.los = _loose_head(lines[: starts[0]] if starts else lines, telling)
    cues: list[Cue] = []
    ident = lines[starts[0] - 1].strip() if starts and starts[0] else ""
    for n, start in enumerate(starts):
        limit = starts[n + 1] if n + 1 < len(starts) else len(lines)
        body, after = _body(lines[start + 1 : limit], telling, last=n + 1 == len(starts))
        found = _cues(lines[start], body, ident, telling, named=named)
        telling.leeg += not found
        cues.extend(found)
        ident = after
    cues, folded = _fold(cues)
    cues = _voices(cues, telling)
    return tuple(_beurten(cues)), _remarks(telling, len(cues), folded=folded)


def _is_time_line(line: str) -> bool:
    return bool(tijdcode.KAPOTTE_PIJL.match(line[:200]))


def _times(line: str) -> tuple[int | None, int | None]:
    match = tijdcode.PIJL.match(line[:200])
    if match is None:
        return None, None
    return tijdcode.seconds(match, "1"), tijdcode.seconds(match, "2")


def _loose_head(lines: Sequence[str], telling: _Telling) -> int:
    """Count the lines before the first cue that are neither header, note nor cue id."""
    kept = _without_blocks(lines, telling, head=True)
    return sum(bool(line.strip()) and not _KOPREGEL.match(line) for line in kept[:-1])


def _without_blocks(lines: Sequence[str], telling: _Telling, *, head: bool) -> list[str]:
    """Give the lines without the NOTE, STYLE and REGION blocks, which end at an empty line.

    A block starts after an empty line; in the head of the file also at its start and under a header
    line. Right under a time line "NOTE" is what somebody said.
    """
    kept: list[str] = []
    inside = False
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else ""
        may_open = bool(not above.strip() or _KOPREGEL.match(above)) if head else i > 0 and not above.strip()
        if not inside and may_open and _BLOK.match(line):
            inside = True
            telling.blokken += 1
        if not line.strip():
            inside = False
        if not inside:
            kept.append(line)
    return kept


def _body(lines: Sequence[str], telling: _Telling, *, last: bool) -> tuple[list[str], str]:
    """Give the spoken lines between two time lines, and the id of the cue that follows."""
    kept = _without_blocks(lines, telling, head=False)
    if last or not kept or not kept[-1].strip():
        return [line for line in kept if line.strip()], ""
    # the id stands right above the next time line, after an empty line; a counter may lack that
    after = kept[-1].strip()
    alone = len(kept) > 1 and not kept[-2].strip()
    if alone or (after.isdigit() and len(kept) > 1):
        return [line for line in kept[:-1] if line.strip()], after
    return [line for line in kept if line.strip()], ""


def _cues(time_line: str, body: Sequence[str], ident: str, telling: _Telling, *, named: bool) -> list[Cue]:
    begin, eind = _times(time_line)
    telling.kapot += begin is None
    telling.kapot_pijl += begin is None and "-->" in time_line
    telling.cues += begin is not None
    if begin is not None and eind is not None and eind < begin:
        telling.terug += 1
    webex = _WEBEX.search(ident)
    who = webex[1] if webex else ""
    if named and len(body) > 1:
        who, body = body[0].strip(), body[1:]
    pieces = _STEM.split("\n".join(body))
    voices = [(who, pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    result: list[Cue] = []
    for voice, raw in voices:
        text = html.unescape(_OPMAAK.sub("", raw)).replace("\xa0", " ")
        spoken = [line.strip() for line in text.split("\n") if line.strip()]
        name = html.unescape(voice).strip()
        result.extend(Cue(begin, eind, part, name) for part in _dashes(spoken))
    return result


def _dashes(lines: Sequence[str]) -> list[str]:
    """Split a cue in which a dash starts every line: then two people speak."""
    if len(lines) > 1 and all(line[0] in "-–—" for line in lines):
        return [line.lstrip("-–— ") for line in lines if line.lstrip("-–— ")]
    return [re.sub(r"\A[-–—]\s+", "", "\n".join(lines))] if lines else []


def _fold(cues: list[Cue]) -> tuple[list[Cue], bool]:
    """Keep only the new lines of rolling captions, which show each line two or three times."""
    if any(cue.wie for cue in cues):
        return cues, False
    rolling = sum(b.tekst.split("\n")[0] in a.tekst.split("\n") for a, b in pairwise(cues))
    if len(cues) < 3 or rolling * 10 <= len(cues) * 3:
        return cues, False
    result = []
    previous: list[str] = []
    for cue in cues:
        lines = cue.tekst.split("\n")
        fresh = [line for line in lines if line not in previous]
        previous = lines
        if fresh:
            result.append(replace(cue, tekst="\n".join(fresh)))
    return result, True


def _voices(cues: list[Cue], telling: _Telling) -> list[Cue]:
    """Give every cue its speaker: by voice tag, else by "Name: text" where the names return."""
    if any(cue.wie for cue in cues):
        telling.onbekend = sum(not cue.wie for cue in cues)
        return [cue if cue.wie else replace(cue, wie=ONBEKEND) for cue in cues]
    koppen = [read_kop(Regel(cue.tekst)) for cue in cues]
    labels, _ = find_labels(koppen, {})
    typed = [bool(kop.soort) and kop.sleutel in labels for kop in koppen]
    # where most cues have a name, one without goes on; else it is somebody whom the file does not name
    goes_on = sum(typed) * 2 >= len(cues)
    result: list[Cue] = []
    running = ""
    for cue, kop, own in zip(cues, koppen, typed, strict=True):
        running = kop.naam if own else running if goes_on else ""
        result.append(replace(cue, tekst=kop.rest if own else cue.tekst, wie=running))
    return result


def _beurten(cues: Sequence[Cue]) -> list[Regel]:
    """Join the cues of one speaker; without speakers, join a sentence that runs over cues."""
    beurten: list[Regel] = []
    pieces: list[str] = []
    begin: int | None = None
    previous: Cue | None = None
    for cue in cues:
        if previous is None or not _goes_on(previous, cue, sum(map(len, pieces))):
            if previous is not None:
                beurten.append(Regel(" ".join(pieces), previous.wie, begin))
            pieces, begin = [], cue.begin
        pieces.append(cue.tekst.replace("\n", " "))
        previous = cue
    if previous is not None:
        beurten.append(Regel(" ".join(pieces), previous.wie, begin))
    return beurten


def _goes_on(before: Cue, cue: Cue, length: int) -> bool:
    if before.wie != cue.wie or before.wie not in ("", ONBEKEND):
        return before.wie == cue.wie
    if before.begin is None or cue.begin is None or before.begin == cue.begin or _EINDE.search(before.tekst):
        return False
    pause = cue.begin - before.eind if before.eind is not None else 0
    return pause < _PAUZE and length < _MAX_BEURT


def _remarks(telling: _Telling, cues: int, *, folded: bool) -> tuple[str, ...]:
    stray = telling.pijlen - telling.cues - telling.kapot_pijl
    found = (
        (
            telling.kapot,
            "tijdregel is onleesbaar",
            "tijdregels zijn onleesbaar",
            "; de tekst eronder is bewaard",
        ),
        (telling.leeg, "ondertitel zonder tekst", "ondertitels zonder tekst", " weggelaten"),
        (telling.terug, "ondertitel heeft", "ondertitels hebben", " een eind vóór het begin"),
        (telling.blokken, "blok", "blokken", " met een opmerking of opmaak (NOTE, STYLE) weggelaten"),
        (telling.los, "regel", "regels", " vóór de eerste tijd weggelaten"),
        (stray, "pijl (-->)", "pijlen (-->)", " buiten een tijdregel: dat is als tekst gelezen"),
        (
            telling.onbekend,
            "ondertitel",
            "ondertitels",
            " zonder spreker, in de tekst gezet als O (telt niet mee)",
        ),
    )
    remarks = [f"{count(n, one, many)}{rest}." for n, one, many, rest in found if n > 0]
    if folded:
        remarks.append(f"Rollende ondertitels samengevoegd; over: {count(cues, 'regel', 'regels')}.")
    return tuple(remarks)
