"""Lay a table out in lines of text that fit a screen, without losing a character."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_LEAST = 6


def layout(table: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Give the lines of a table whose first row is the heading.

    Cells that are too wide are folded between words, and inside words only where nothing else helps.
    """
    columns = list(zip(*table, strict=True))
    gap, widths = _widths(columns, width)
    right = [len(column) > 1 and all(map(_is_number, column[1:])) for column in columns]
    for nr, row in enumerate(table):
        yield from _row(row, widths, right, gap)
        if nr == 0:
            yield "─" * (sum(widths) + len(gap) * (len(widths) - 1))


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool], gap: str) -> Iterator[str]:
    folded = [_fold(cell, width) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*folded, fillvalue=""):
        cells = zip(parts, widths, right, strict=True)
        yield gap.join(p.rjust(w) if r else p.ljust(w) for p, w, r in cells).rstrip()


def _fold(cell: str, width: int) -> list[str]:
    lines = [textwrap.wrap(line, width, break_on_hyphens=False) for line in cell.split("\n")]
    return [part for line in lines for part in line] or [""]


def _widths(columns: Sequence[Sequence[str]], width: int) -> tuple[str, list[int]]:
    """Give the space between columns and the width of each: words stay whole where that can be done."""
    natural = [max(1, *(len(line) for cell in column for line in cell.split("\n"))) for column in columns]
    words = [max(map(len, " ".join(column).split()), default=1) for column in columns]
    for gap in ("  ", " "):
        room = width - len(gap) * (len(columns) - 1)
        widths = _narrow(natural, words, room)
        if sum(widths) <= room:
            return gap, widths
    return " ", _narrow(widths, [min(word, _LEAST) for word in words], room)


def _narrow(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Take from the widest column that can give way, until all fit or none can."""
    narrowed = list(widths)
    while sum(narrowed) > room:
        able = [i for i, now in enumerate(narrowed) if now > least[i]]
        if not able:
            break
        narrowed[max(able, key=narrowed.__getitem__)] -= 1
    return narrowed


def _is_number(text: str) -> bool:
    return not text or text.strip("-").replace(",", "", 1).replace(".", "").isdigit()
