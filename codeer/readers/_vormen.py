"""The layouts that programs make in plain lines: Teams, Word online, Whisper, f4, Zoom chat, Amberscript."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from codeer.core import tijdcode
from codeer.core.labels import read_kop
from codeer.core.lezing import Regel
from codeer.core.telwoord import count
from codeer.readers._ondertitels import has_cues, read_cues

Vorm = tuple[list[Regel], frozenset[int], tuple[str, ...]]

_CHAT = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})\t\s?([^\t\n:]{1,80}):\t(.*)", re.DOTALL)
_CHAT_AAN = re.compile(
    r"(\d{1,2}):(\d{2}):(\d{2})\s+(?:From|Van)\s+(.{1,80}?)\s+(?:to|aan|naar)\s+.{1,80}?\s?:\s*(.*)",
    re.DOTALL,
)
_GELUID = r"[^\n]{1,150}\.(?:m4a|mp3|mp4|wav|wma|aac|ogg|opus|flac|webm|mov|mkv|avi)"
_MAAND = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_KOPREGELS = re.compile(
    rf"{_GELUID}|transcript(?:ie|ion)?|audiobestand|audio file|"
    r"(?:\d{1,2}[hu] )?(?:\d{1,2}m )?\d{1,2}s|.{0,100}noscribe.{0,100}|audio source:.{0,300}|"
    r".{0,120}(?:opname van vergadering|meeting recording|vergaderingsopname|meeting transcript)|"
    rf"\d{{1,2}} (?:{_MAAND}) \d{{4}},? \d{{1,2}}[:.]\d{{2}}.{{0,8}}|"
    r"[a-z]{3,9} \d{1,2}, \d{4},? \d{1,2}:\d{2}.{0,5}",
    re.IGNORECASE,
)
_OPNAME = re.compile(
    r".{1,80} (?:heeft de transcriptie (?:gestart|gestopt|beëindigd)"
    r"|(?:startte|stopte|start|stopt) (?:de )?transcriptie"
    r"|(?:started|stopped) transcription)\.?",
    re.IGNORECASE,
)


def arrange(regels: list[Regel], leeg: frozenset[int]) -> Vorm:
    """Give the lines with speaker and time filled in where a program's layout tells them."""
    for layout in (_arrows, _chat):
        found = layout(regels)
        if found:
            return found
    dropped: Vorm = _drop_program_lines(regels, leeg)
    timed = _join_time_lines(*dropped[:2])
    marked = _f4(*timed[:2])
    return marked[0], marked[1], (*dropped[2], *timed[2], *marked[2])


def _arrows(regels: Sequence[Regel]) -> Vorm | None:
    """Read subtitles pasted in a document, old Teams documents, and the output of Whisper."""
    lines = [regel.tekst for regel in regels]
    whisper = [tijdcode.PIJL_REGEL.match(line[:80]) for line in lines]
    if sum(match is not None for match in whisper) * 2 > len(lines):
        flat: list[str] = []
        for line, match in zip(lines, whisper, strict=True):
            flat.extend((match[0].strip(" []"), line[match.end() :]) if match else (line,))
        beurten, remarks = read_cues(flat)
        return list(beurten), frozenset(), remarks
    if not has_cues(lines):
        return None
    beurten, remarks = read_cues(_with_gaps(lines), named=_names_above(lines))
    return list(beurten), frozenset(), remarks


def _with_gaps(lines: Sequence[str]) -> list[str]:
    """Put back the empty line above a counter or id: a document's paragraphs have none."""
    result: list[str] = []
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else ""
        if tijdcode.PIJL.match(below[:200]) and line.strip().isdigit():
            result.append("")
        result.append(line)
    return result


def _names_above(lines: Sequence[str]) -> bool:
    """Tell whether the first line of every cue is a name: short, without end mark, with text below."""
    starts = [i for i, line in enumerate(lines) if tijdcode.PIJL.match(line[:200])]
    firsts = [
        lines[i + 1] for i in starts if i + 2 < len(lines) and not tijdcode.PIJL.match(lines[i + 2][:200])
    ]
    short = [line for line in firsts if len(line) <= 60 and not re.search(r"[.?!,<]", line)]
    return len(short) == len(starts) > 0 and len(set(short)) * 3 <= 2 * len(short) + 2


def _chat(regels: Sequence[Regel]) -> Vorm | None:
    """Read a chat log of Zoom: time, name and text in each line."""
    matches = [_CHAT.match(r.tekst[:100_000]) or _CHAT_AAN.match(r.tekst[:100_000]) for r in regels]
    if sum(match is not None for match in matches) * 2 <= len(regels) or len(regels) < 2:
        return None
    result = []
    for regel, match in zip(regels, matches, strict=True):
        if match:
            tijd = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3])
            result.append(Regel(regel.tekst[match.start(5) :].strip(), match[4].strip(), tijd))
        else:
            result.append(regel)
    return result, frozenset(), ("Gelezen als chat: elke regel met tijd en naam is een beurt.",)


def _drop_program_lines(regels: list[Regel], leeg: frozenset[int]) -> Vorm:
    """Leave out the title, date and audio file that a program wrote above the transcript."""
    timed = [i for i, regel in enumerate(regels) if read_kop(regel).soort == "tijd"]
    gone = {
        i
        for i, regel in enumerate(regels)
        if len(regel.tekst) < 160 and _OPNAME.fullmatch(regel.tekst.strip())
    }
    if len(timed) >= 2 or any("noscribe" in regel.tekst[:200].lower() for regel in regels[:4]):
        limit = timed[0] if timed else 6
        gone |= {
            i
            for i, r in enumerate(regels[:limit])
            if len(r.tekst) < 320 and _KOPREGELS.fullmatch(r.tekst.strip())
        }
    if not gone:
        return regels, leeg, ()
    kept = [i for i in range(len(regels)) if i not in gone]
    lines = count(len(gone), "regel", "regels")
    remark = (
        f"{lines} van het programma weggelaten (titel, datum, geluidsbestand, start of stop van de opname)."
    )
    return [regels[i] for i in kept], _renumber(leeg, kept), (remark,)


def _renumber(leeg: frozenset[int], kept: Sequence[int]) -> frozenset[int]:
    """Move the places of empty lines to where their next line went."""
    moved = (bisect_left(kept, place) for place in leeg)
    return frozenset(place for place in moved if 0 < place < len(kept))


def _join_time_lines(regels: list[Regel], leeg: frozenset[int]) -> Vorm:
    """Give the time on a line of its own to the line under it, as Amberscript writes it."""
    times = [None if regel.spreker else tijdcode.only_time(regel.tekst) for regel in regels]
    if all(tijd is None for tijd in times):
        return regels, leeg, ()
    result = []
    kept = []
    waiting: int | None = None
    for i, (regel, tijd) in enumerate(zip(regels, times, strict=True)):
        if tijd is not None:
            waiting = tijd
            continue
        kept.append(i)
        result.append(replace(regel, tijd=waiting) if waiting is not None and regel.tijd is None else regel)
        waiting = None
    return result, _renumber(leeg, kept), ()


def _f4(regels: list[Regel], leeg: frozenset[int]) -> Vorm:
    """Read the marks of f4: at the end of a turn, where the next one starts."""
    if not any("#" in regel.tekst for regel in regels):
        return regels, leeg, ()
    ends = sum(
        bool(tijdcode.F4.search(r.tekst, len(r.tekst.rstrip()) - 14)) for r in regels if len(r.tekst) > 14
    )
    starts = sum(bool(tijdcode.F4.match(r.tekst)) for r in regels)
    if ends <= starts:
        return regels, leeg, ()
    result = []
    waiting: int | None = None
    inside = 0
    for regel in regels:
        marks = list(tijdcode.F4.finditer(regel.tekst))
        tekst = tijdcode.F4.sub(" ", regel.tekst).rstrip() if marks else regel.tekst
        begins = waiting is not None and read_kop(regel).soort
        result.append(replace(regel, tekst=tekst, tijd=waiting if begins else regel.tijd))
        last = marks[-1] if marks and not regel.tekst[marks[-1].end() :].strip() else None
        inside += len(marks) - (last is not None)
        waiting = tijdcode.seconds(last) if last else None if begins or marks else waiting
    remark = (f"{count(inside, 'tijdcode', 'tijdcodes')} midden in een beurt weggelaten.",) if inside else ()
    return result, leeg, remark
