"""One line of YAML that a researcher typed: where its value stands, and how it reads with quotes in place."""

from __future__ import annotations

import re
from typing import NamedTuple

# what a plain value may not start with
LASTIG = "@`%*&!|>,[]{}"
_QUOTES = "\"'"
_PREFIX = re.compile(
    r"""(?P<inspring>\s*(?:-[ ]+)*)"""
    r"""(?P<sleutel>(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#,&*!|>%@`:][^:\[\]{}"]*?)[ ]*:(?:[ ]+|$))?"""
)
_KEY = re.compile(r"""\s*(?P<sleutel>[\w+-]+|"[^"]*"|'[^']*')\s*:(?:\s+|$)""")
_COMMENT = re.compile(r"\s{2,}# .*$")


class Deel(NamedTuple):
    """A line cut up: indent, dashes and key; the value; what follows it."""

    voor: str
    waarde: str
    na: str


def cut(regel: str) -> Deel:
    """Cut a line in what stands before its value, the value, and a comment after it."""
    match = _PREFIX.match(regel)
    voor = match[0] if match else ""
    if match and "-" in match["inspring"] and " " in (match["sleutel"] or "").split(":")[0]:
        voor = match["inspring"]  # a sentence in a list: what stands before its colon is no key
    rest = regel[len(voor) :].rstrip()
    comment = _COMMENT.search(rest)
    na = comment[0] if comment else ""
    return Deel(voor, rest[: len(rest) - len(na)], na)


def quote(tekst: str) -> str:
    """Put a text between quotes, so that YAML takes it as written."""
    if '"' not in tekst and "\\" not in tekst:
        return f'"{tekst}"'
    if "'" not in tekst:
        return f"'{tekst}'"
    escaped = tekst.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quote_value(waarde: str) -> str:
    """Give a block value with the quotes it needs; lists and mappings are mended inside."""
    if waarde[:1] in ("[", "{") and waarde:
        return mend_flow(waarde)
    return quote(_unquoted(waarde))


def quote_line(regel: str) -> str:
    """Give the line with its value between quotes."""
    voor, waarde, na = cut(regel)
    return f"{voor}{quote_value(waarde)}{na}"


def mend_flow(waarde: str) -> str:
    """Give a `[…]` or `{…}` with quotes round what needs them, and closed when it was left open."""
    text, end = _collection(waarde, 0)
    rest = waarde[end:].strip()
    if rest.startswith("#"):
        return f"{text} {rest}"
    return quote(waarde) if any(c.isalnum() for c in rest) else text


def mend_flow_part(regel: str) -> str:
    """Give a line in the middle of a list over several lines, with quotes round what needs them."""
    indent = regel[: len(regel) - len(regel.lstrip())]
    body = regel.strip()
    core = body.rstrip("]}, ")
    parts = [_mend_item(p) for p in _pieces(core)]
    return indent + ", ".join(parts) + body[len(core) :]


def open_brackets(regels: list[str]) -> str:
    """Give the brackets that would close what these lines leave open."""
    closers: list[str] = []
    quoted = ""
    before = " "
    for char in "\n".join(regels):
        if quoted:
            quoted = "" if char == quoted else quoted
        elif char in _QUOTES and not before.isalnum():
            quoted = char
        elif char in "[{":
            closers.append("]" if char == "[" else "}")
        elif char in "]}" and closers:
            closers.pop()
        before = char
    return "".join(reversed(closers))


def _unquoted(waarde: str) -> str:
    """Take away quotes that stand round the whole value, and one that was never closed."""
    first = waarde[:1]
    if first and first in _QUOTES:
        if len(waarde) > 1 and waarde.endswith(first):
            inner = waarde[1:-1]
            return inner.replace("''", "'") if first == "'" else inner
        if first == '"' and waarde.count('"') == 1:
            return waarde[1:]
    return waarde


def _collection(text: str, start: int) -> tuple[str, int]:
    """Mend the collection that opens at `start`; give it and where it ends."""
    opener = text[start]
    closer = "]" if opener == "[" else "}"
    parts: list[str] = []
    at = start + 1
    while at < len(text):
        while at < len(text) and text[at] in " ,":
            at += 1
        if at >= len(text) or text[at] in "]}":
            at += 1
            break
        item, at = _item(text, at)
        _add(parts, item, mapping=opener == "{")
    return f"{opener}{', '.join(_mend_item(p) for p in parts)}{closer}", at


def _add(parts: list[str], item: str, *, mapping: bool) -> None:
    """Add an item; in a mapping a piece without a key is the rest of the sentence before a comma."""
    if mapping and parts and not _KEY.match(item):
        parts[-1] = f"{parts[-1]}, {item}"
    else:
        parts.append(item)


def _item(text: str, at: int) -> tuple[str, int]:
    """Read one item of a collection, with its key if it has one; nested ones come back mended."""
    key = _KEY.match(text, at)
    value = key.end() if key else at
    head = text[at:value]
    first = text[value : value + 1]
    if first in ("[", "{") and first:
        inner, end = _collection(text, value)
        return head + inner, end
    if first and first in _QUOTES:
        closing = re.compile(rf"{first}(?=\s*(?:[,\]}}]|$))").search(text, value + 1)
        if closing:
            return text[at : closing.end()], closing.end()
    stop = re.compile(r"[,\]}]").search(text, value)
    end = stop.start() if stop else len(text)
    return text[at:end].rstrip(), end


def _pieces(text: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at < len(text):
        item, at = _item(text, at)
        parts.append(item)
        while at < len(text) and text[at] in " ,]}":
            at += 1
    return parts


def _mend_item(item: str) -> str:
    """Put quotes round the value of an item when YAML would trip over it."""
    key = _KEY.match(item)
    head, value = (item[: key.end()], item[key.end() :]) if key else ("", item)
    return head + (quote(_unquoted(value)) if _needs_quotes(value) else value)


def _needs_quotes(value: str) -> bool:
    first = value[:1]
    if not first:
        return False
    if first in "[{":
        return False
    if first in _QUOTES:
        inner = value[1:-1].replace("''", "") if first == "'" else value[1:-1].replace('\\"', "")
        return len(value) < 2 or not value.endswith(first) or first in inner
    return (
        first in LASTIG
        or ": " in value
        or " #" in value
        or ", " in value
        or value.endswith(":")
        or value.startswith(("- ", "? ", "#"))
    )


def quote_whole(regel: str) -> str:
    """Give the line with its whole sentence between quotes, the part before a `: ` in a list item too."""
    voor, waarde, na = cut(regel)
    dashes = re.match(r"\s*(?:-[ ]+)+", voor)
    if dashes and waarde[:1] not in ("[", "{"):
        return f"{dashes[0]}{quote(voor[dashes.end() :] + waarde)}{na}"
    return f"{voor}{quote_value(waarde)}{na}" if waarde else regel


def quote_text(regel: str) -> str:
    """Give the line with all that follows its key as one text; empty when it has no key of its own."""
    voor, waarde, na = cut(regel)
    return f"{voor}{quote(waarde)}{na}" if waarde and voor.rstrip().endswith(":") else ""
