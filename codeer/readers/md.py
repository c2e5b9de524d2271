"""Markdown: koppen, vet en lijsten worden gewone tekst; een vetgedrukte naam blijft een naam."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from codeer.core.labels import is_known
from codeer.core.lezing import Lezing, Regel
from codeer.core.rollen import looks_like_naam
from codeer.core.telwoord import count
from codeer.readers._grenzen import check_size
from codeer.readers._regels import make_lezing
from codeer.readers._tabel import table_regels
from codeer.readers._tekenset import decode

UITGANGEN: tuple[str, ...] = (".md", ".markdown")

_VOOR = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# a line of YAML: a key with or without a value, and what may stand under one
_GEGEVEN = re.compile(r"([^\W_][\w .-]{0,40}?)\s?:(?:\s+(.*))?")
_ONDER_GEGEVEN = re.compile(r"\s+\S.*|-\s+.*|#.*|\s*")
_BLOK = re.compile(r"\s{0,12}(?:>\s?)*(?:#{1,6}\s+|[-*+]\s+|\d{1,3}[.)]\s+)?")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SLUIT_KOP = re.compile(r"\s#{1,6}\s*$")
_LIJN = re.compile(r"\s{0,3}(?:(?:[-*_=]\s*){3,}|`{3,}.{0,40}|~{3,}.{0,40})")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,500})\]\([^()\s]{0,1000}(?:\s\"[^\"\n]{0,300}\")?\)")
_KAAL = re.compile(
    r"<(https?://[^<>\s]{1,1000})>|</?(?:br|b|i|u|em|strong|span|p|div|sub|sup)(?:\s[^<>]{0,200})?/?>"
)
# Linear on purpose: no pattern can run past the next mark of its own kind.
_STERK = re.compile(
    r"\*\*\*?(?=[^\s*])([^*\n]{1,2000})(?<=\S)\*\*\*?|__(?=[^\s_])([^_\n]{1,2000})(?<=\S)__(?!\w)"
)
_NADRUK = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000})(?<=\S)\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])([^_\n]{1,2000})(?<=\S)_(?![\w_])"
)
_VET_BEGIN = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,80})(?<=\S)\1(:?)")
_RIJ = re.compile(r"\s*\|.*\|\s*")
_STREEP = re.compile(r"[\s|:-]*-{2,}[\s|:-]*")
# Escaped characters wait here while markup goes: code points that no text may hold.
_LEESTEKENS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_SCHUIL = {leesteken: chr(0xFDD0 + i) for i, leesteken in enumerate(_LEESTEKENS)}
_TERUG = {ord(schuil): leesteken for leesteken, schuil in _SCHUIL.items()}
_TEKEN = re.compile(r"[*_\\<\[&]")
# A line this long is no markup.
_MAX_REGEL = 100_000


def read(inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read Markdown as the text that a reader of the page would see."""
    raw, meldingen = decode(inhoud, tekenset)
    check_size(len(raw))
    tekst = raw.replace("\r\n", "\n").replace("\r", "\n")
    remarks = list(meldingen)
    front = _VOOR.match(tekst)
    if front and _is_data(front[1].split("\n")):
        tekst = tekst[front.end() :]
        remarks.append("Het blok met gegevens bovenaan (tussen ---) is weggelaten.")
    tekst, comments = _without_comments(tekst)
    if comments:
        hidden = count(comments, "verborgen opmerking", "verborgen opmerkingen")
        remarks.append(f"{hidden} (<!-- -->) weggelaten.")
    return make_lezing(_regels(tekst.split("\n"), remarks), remarks)


def _is_data(lines: Sequence[str]) -> bool:
    """Tell whether these lines are data about the talk, and not turns between two rules."""
    keys: set[str] = set()
    for line in lines:
        match = _GEGEVEN.fullmatch(line.strip(" \t-"))
        if match and _is_speech(match[1], (match[2] or "").strip()):
            return False
        if keys and _ONDER_GEGEVEN.fullmatch(line):
            continue
        # no key comes twice in data; a speaker does
        if match is None or match[1] in keys:
            return False
        keys.add(match[1])
    return not all(map(is_known, keys))


def _is_speech(sleutel: str, waarde: str) -> bool:
    """Tell whether a key is somebody who speaks; "interviewer: Anna Bos" only says who that was."""
    if is_known(sleutel):
        return not (len(sleutel) > 2 and sleutel.islower() and looks_like_naam(waarde))
    return looks_like_naam(sleutel) and waarde.endswith((".", "?", "!", "…"))


def _regels(lines: Sequence[str], remarks: list[str]) -> list[Regel]:
    result: list[Regel] = []
    rows: list[list[list[Regel]]] = []
    # the line under a heading or a table begins something too
    apart = False
    for line in [*lines, ""]:
        if _RIJ.fullmatch(line[:5000]):
            if not _STREEP.fullmatch(line):
                rows.append([[_line(cel.strip())] for cel in line.strip().strip("|").split("|")])
            continue
        if rows:
            regels, notes = table_regels(rows)
            result.extend(regels)
            remarks.extend(notes)
            rows = []
            apart = True
        result.extend(replace(r, blok=r.blok or apart) for r in _plain_lines(line))
        apart = line.lstrip().startswith("#")
    return result


def _plain_lines(line: str) -> Iterator[Regel]:
    if not _LIJN.fullmatch(line[:200]):
        yield _line(line.removesuffix("\\"))


def _line(line: str) -> Regel:
    """Give one line without its markup, with the bold name it starts with."""
    block = _BLOK.match(line[:200])
    body = line[block.end() if block else 0 :]
    if block and "#" in block[0]:
        body = _SLUIT_KOP.sub("", body)
    bold = _VET_BEGIN.match(body[:100])
    vet = _inline(bold[2]) if bold else ""
    # a quotation may go on over lines; a heading or an item of a list begins something
    blok = bool(block and block[0].strip(" \t>"))
    return Regel(_inline(body), vet=vet, blok=blok)


def _inline(tekst: str) -> str:
    if len(tekst) > _MAX_REGEL or not _TEKEN.search(tekst):
        return tekst
    hidden = _ESCAPE.sub(lambda m: _SCHUIL[m[1]], tekst)
    hidden = _LINK.sub(lambda m: "" if m[1] else m[2], hidden)
    hidden = _KAAL.sub(lambda m: m[1] or (" " if m[0].startswith("<br") else ""), hidden)
    hidden = _NADRUK.sub(lambda m: m[1] or m[2], hidden)
    hidden = _STERK.sub(lambda m: m[1] or m[2], hidden)
    # emphasis around or inside bold
    hidden = _NADRUK.sub(lambda m: m[1] or m[2], hidden)
    return html.unescape(hidden).translate(_TERUG)


def _without_comments(tekst: str) -> tuple[str, int]:
    """Take out what stands between <!-- and -->; an open one without an end is text."""
    pieces = []
    done = number = 0
    while (begin := tekst.find("<!--", done)) >= 0 and (end := tekst.find("-->", begin + 4)) >= 0:
        pieces.append(tekst[done:begin])
        done = end + 3
        number += 1
    return "".join([*pieces, tekst[done:]]), number
