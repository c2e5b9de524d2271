"""Where the YAML scanner stops: what the researcher probably meant, in Dutch, with the corrected line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codeer.core.errors import Melding
from codeer.storage._yaml_regel import LASTIG, cut, mend_flow_part, open_brackets, quote_line

_KEY_LINE = re.compile(r"""\s*(?:- +)*[^\s"'\[\]{}#,][^:"'\[\]{}]*:(?:\s|$)""")
_GLUED = re.compile(r"^(\s*(?:- +)*)([^\W\d][\w+-]*):(?=[^\s/])")
_STRAY = re.compile(r"""(?P<voor>\s*)(?P<teken>[^\w\s#"'\[{-])(?P<na>\s+(?:- .*|[\w"'+-]+\s*:(?:\s.*)?))""")
_NO_COLON = re.compile(r"^(\s*(?:- +)*)([^\W\d][\w-]*)(\s+\S.*)?$")
_WHY = {
    "@": "een waarde mag in YAML niet met @ beginnen",
    "`": "een waarde mag in YAML niet met ` beginnen",
    "%": "een waarde mag in YAML niet met % beginnen",
    "*": "een sterretje aan het begin heeft in YAML een eigen betekenis",
    "&": "een & aan het begin heeft in YAML een eigen betekenis",
    "!": "een uitroepteken aan het begin heeft in YAML een eigen betekenis",
    "|": "een | aan het begin heeft in YAML een eigen betekenis",
    ">": "een > aan het begin heeft in YAML een eigen betekenis",
    ",": "een waarde mag in YAML niet met een komma beginnen",
    "]": "er staat een ] die nergens bij hoort",
    "}": "er staat een } die nergens bij hoort",
}
_QUOTED = "de aanhalingstekens kloppen niet: er staat er een te veel of te weinig"
_COLON = "een dubbele punt met een spatie erachter midden in een zin leest YAML als een nieuwe sleutel"


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the scanner; lines and columns count from 0."""

    problem: str
    context: str
    line: int
    column: int
    begin: int
    # first and last line of the last quoted text that ran over a line end
    quoted: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class Diagnose:
    """What is said about a stop, and the lines that would have been right."""

    melding: Melding
    mended: Mapping[int, str] = field(default_factory=dict)


def diagnose(lines: Sequence[str], stop: Stop) -> Diagnose:
    """Find the cause of a stop and the corrected line; the most telling signs go first."""
    for rule in (
        _tabs,
        _stray,
        _open_quote,
        _open_bracket,
        _lost_dash,
        _in_flow,
        _dash,
        _value,
        _missing_colon,
        _indent,
    ):
        found = rule(lines, stop)
        if found:
            return found
    return Diagnose(
        Melding(
            stop.line + 1,
            "hier klopt de opmaak niet: YAML kan deze regel niet lezen.",
            "Kijk naar inspringing, aanhalingstekens en haakjes, ook op de regel erboven.",
        )
    )


def left_out(lines: Sequence[str], line: int) -> dict[int, str]:
    """Give the line made empty, when nothing else hangs on it: an item, or a key with its value."""
    text = lines[line]
    item = text.lstrip().startswith("- ") or (_KEY_LINE.match(text) and cut(text).waarde)
    return {line: ""} if item else {}


def _corrected(line: int, why: str, new: str, mended: Mapping[int, str] | None = None) -> Diagnose:
    tip = f"Schrijf: {new.strip()}"
    return Diagnose(Melding(line + 1, f"{why}.", tip), mended if mended is not None else {line: new})


def _tabs(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Tabs in the indentation: all such lines at once, as they come in droves."""
    indented = [n for n, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    if stop.line not in indented and not (indented and "\t" in lines[stop.line]):
        return None
    others = ", ".join(str(n + 1) for n in indented[1:9]) + (" …" if len(indented) > 9 else "")
    also = f" (ook regel {others})" if others else ""
    text = f"de regel springt in met een tab{also}; YAML kent alleen spaties."
    tip = "Vervang elke tab aan het begin van een regel door twee spaties."
    return Diagnose(Melding(indented[0] + 1, text, tip), {n: _spaces(lines[n]) for n in indented})


def _spaces(line: str) -> str:
    body = line.lstrip()
    return line[: len(line) - len(body)].replace("\t", "  ") + body


def _stray(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find a lone sign that slipped in before the indentation."""
    found = _STRAY.fullmatch(lines[stop.line])
    if not found:
        return None
    new = f"{found['voor']}{found['na']}"
    why = f"voor de inspringing staat een losse {found['teken']}"
    return _corrected(stop.line, why, new)


def _open_quote(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find the quoted text that started earlier and was not closed on its own line."""
    begin = stop.begin if "quoted" in stop.context else -1
    if begin < 0 and stop.quoted[1] == stop.line:
        begin = stop.quoted[0]
    if begin < 0:
        return None
    if "escape" in stop.problem:
        line = lines[stop.line]
        why = "een \\ heeft tussen dubbele aanhalingstekens een eigen betekenis"
        new = line.replace("\\", "\\\\")
        return _corrected(stop.line, why, new)
    new = quote_line(lines[begin])
    return _corrected(begin, "het aanhalingsteken op deze regel wordt niet gesloten", new)


def _open_bracket(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find the `[` or `{` that was left open: its lines run into the next key."""
    if "flow" not in stop.context or stop.line <= stop.begin:
        return None
    hides = next((n for n in range(stop.begin, stop.line) if _cuts(lines[n])), -1)
    if hides >= 0:
        why = "een # na een spatie kapt de regel af: wat erachter staat telt niet mee"
        return _corrected(hides, why, _mend(lines[hides]))
    resume = _resumes(lines, stop)
    if resume < 0:
        return None
    last = max((n for n in range(stop.begin, resume) if lines[n].strip()), default=stop.begin)
    voor, waarde, na = cut(lines[last])
    closers = open_brackets(list(lines[stop.begin : last + 1])) or "]"
    new = f"{voor}{waarde.rstrip().rstrip(',')}{closers}{na}"
    opened = "[" if "sequence" in stop.context else "{"
    where = "" if last == stop.begin else f" van regel {stop.begin + 1}"
    why = f"de {opened}{where} wordt niet gesloten"
    return _corrected(last, why, new)


def _resumes(lines: Sequence[str], stop: Stop) -> int:
    """Find the line where the file goes on with a key or item as if the bracket were closed, or -1."""
    depth = _depth(lines[stop.begin])
    for n in range(stop.begin + 1, stop.line + 1):
        line = lines[n]
        if (
            line.strip()
            and _depth(line) <= depth
            and (_KEY_LINE.match(line) or line.lstrip().startswith("- "))
        ):
            return n
    rest = lines[stop.line :]
    return stop.line if not any(line.strip() for line in rest) else -1


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cuts(line: str) -> bool:
    """Tell whether a ` #` on this line swallows the bracket or comma after it."""
    at = line.find(" #")
    return at >= 0 and any(c in line[at:] for c in ",]}")


def _mend(line: str) -> str:
    new = quote_line(line)
    return new if new != line else mend_flow_part(line)


def _lost_dash(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find the line between list items, this one or the one above, whose dash is gone or glued."""
    if "flow" in stop.context or "quoted" in stop.context:
        return None
    above = next((n for n in range(stop.line - 1, -1, -1) if _content(lines[n])), -1)
    for n in (stop.line, above):
        body = lines[n].lstrip() if n >= 0 else ""
        if not _content(body) or body.startswith("- ") or (_KEY_LINE.match(body) and body[0] != "-"):
            continue
        beside = [lines[i] for i in (n - 1, n + 1) if 0 <= i < len(lines)]
        indents = [_depth(b) for b in beside if b.lstrip().startswith("- ")]
        if indents and (body[0] == "-" or len(indents) == 2):
            glued = body.startswith("-")
            why = "na het streepje hoort een spatie" if glued else "vooraan deze regel ontbreekt een streepje"
            return _corrected(n, why, f"{' ' * indents[0]}- {body.removeprefix('-').lstrip()}")
    return None


def _in_flow(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find the item of a list that YAML trips over."""
    line = lines[stop.line]
    voor, waarde, _ = cut(line)
    starts = waarde[:1] in ("[", "{") and bool(waarde)
    if (starts and stop.column < len(voor)) or (not starts and "flow" not in stop.context):
        return None
    new = quote_line(line) if starts else mend_flow_part(line)
    if new == line:
        return None
    char = line[stop.column : stop.column + 1]
    before = line[: stop.column + 1].rstrip()
    sign = next((s for s in reversed(before[-2:]) if s in _WHY and s not in ",]}"), "")
    if stop.context.startswith("while scanning an alias"):
        sign = "*"
    if char and char in "]}":
        sign = char
    colon = char == ":" or (": " in waarde and '"' not in waarde and "'" not in waarde)
    why = _WHY.get(sign) or (_COLON if colon else _QUOTED)
    if starts and "flow" not in stop.context and not sign:
        why = "achter de ] of } staat nog tekst"
    return _corrected(stop.line, why, new)


def _dash(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find a lone dash as value, or a list that starts on the line of its key."""
    if "sequence entries" not in stop.problem:
        return None
    voor, waarde, na = cut(lines[stop.line])
    if waarde == "-":
        return _corrected(stop.line, "een los streepje leest YAML als een lijst", f'{voor}"-"{na}')
    text = waarde.removeprefix("- ").strip()
    why = "een lijst met streepjes begint op een nieuwe regel, of staat tussen [ en ]"
    return _corrected(stop.line, why, f"{voor}[{text}]{na}")


def _value(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find a value that needs quotes because of how it starts or what it holds."""
    line = lines[stop.line]
    voor, waarde, _ = cut(line)
    if not waarde or stop.column < len(voor):
        return None
    if waarde[0] in LASTIG:
        return _corrected(stop.line, _WHY.get(waarde[0], _QUOTED), quote_line(line))
    if waarde[0] in "\"'":
        return _corrected(stop.line, _QUOTED, quote_line(line))
    if ": " in waarde or (waarde.endswith(":") and voor.strip(" -")):
        return _corrected(stop.line, _COLON, quote_line(line))
    if waarde.startswith("? "):
        why = "een vraagteken aan het begin heeft in YAML een eigen betekenis"
        return _corrected(stop.line, why, quote_line(line))
    return None


def _missing_colon(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find the line, this one or the one above, that lacks a colon or the space after it."""
    above = next((n for n in range(stop.line - 1, -1, -1) if _content(lines[n])), -1)
    for n in (stop.line, above):
        if n < 0 or lines[n].lstrip().startswith("#"):
            continue
        glued = _GLUED.match(lines[n])
        if glued and not _KEY_LINE.match(lines[n]):
            new = f"{glued[0]} {lines[n][glued.end() :]}"
            return _corrected(n, "na de dubbele punt hoort een spatie", new)
        bare = _NO_COLON.match(lines[n])
        if bare and not _KEY_LINE.match(lines[n]) and not lines[n].lstrip().startswith("- "):
            new = f"{bare[1]}{bare[2]}:{bare[3] or ''}"
            return _corrected(n, "na de naam aan het begin van de regel ontbreekt een dubbele punt", new)
    return None


def _content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(lines: Sequence[str], stop: Stop) -> Diagnose | None:
    """Find a line whose indentation fits no line above it."""
    line = lines[stop.line]
    body = line.lstrip()
    if not body:
        return None
    depth, dash = _depth(line), body.startswith("- ")
    depths = [
        _depth(above)
        for above in reversed(lines[: stop.line])
        if _content(above) and above.lstrip().startswith("- ") is dash
    ]
    if not depths:
        return None
    best = min(depths[: 1 if dash else 40], key=lambda d: abs(d - depth))
    if best == depth:
        return None
    why = "de inspringing past niet bij de regels erboven"
    found = _corrected(stop.line, why, " " * best + body)
    tip = f"Laat de regel met {best} spaties beginnen in plaats van {depth}."
    return Diagnose(Melding(stop.line + 1, f"{why}.", tip), found.mended)
