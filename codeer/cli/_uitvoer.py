"""Say things: data on stdout, messages on stderr, harmless on every console."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from io import TextIOWrapper
from pathlib import PurePath
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

# Control, bidi and lone surrogate characters: a file name or transcript must not steer the terminal.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDTH_OF_A_PIPE = 160

Voortgang = Callable[[int, int, str], None]


def prepare_streams() -> None:
    """Make stdout and stderr take any character: UTF-8 into files and pipes, `?` where a console cannot."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            keep = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if keep else "utf-8", errors="replace")


def clean(text: str) -> str:
    """Show control characters as codes (\\x1b) instead of letting the terminal obey them."""
    return _UNSAFE.sub(lambda m: m[0].encode("unicode_escape").decode(), text.replace("\r\n", "\n"))


def show(text: str = "") -> None:
    """Put a line of data on stdout."""
    print(clean(text))


def tell(text: str = "") -> None:
    """Put a message for the person on stderr."""
    print(clean(text), file=sys.stderr)


def tell_fout(fout: str, tip: str = "") -> None:
    """Put a fault on stderr, with what to do next."""
    tell(f"Fout: {fout}")
    if tip:
        tell(f"Tip: {tip}")


def show_json(value: object) -> None:
    """Put one JSON object on stdout; dataclasses become objects, tuples lists."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: object) -> object:
    """Turn a result value into what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return [plain(v) for v in value]
    if isinstance(value, PurePath):
        return value.as_posix()
    return value


def show_table(
    headers: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "", err: bool = False
) -> None:
    """Show a table; columns whose cells are all numbers are aligned to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    body = [[_cell(c) for c in row] for row in rows]
    right = [all(_is_number(row[i]) for row in body) and bool(body) for i in range(len(headers))]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title_justify="left")
    if title:
        table.title = Text(clean(title), style="bold")
    for header, to_right in zip(headers, right, strict=True):
        table.add_column(Text(clean(header)), justify="right" if to_right else "left", overflow="fold")
    for row in body:
        table.add_row(*(Text(clean(c)) for c in row))
    console = _console(err=err)
    with console.capture() as capture:
        console.print(table)
    lines = capture.get().rstrip("\n").split("\n")
    print("\n".join(line.rstrip() for line in lines), file=sys.stderr if err else sys.stdout)


def show_pairs(pairs: Iterable[tuple[str, object]]) -> None:
    """Show names with what belongs to each, below one another; what is empty is left out."""
    filled = [(name, _cell(value)) for name, value in pairs if _cell(value)]
    width = max((len(name) for name, _ in filled), default=0)
    for name, value in filled:
        show(f"{name.ljust(width)}  {value}")


@contextmanager
def progress(what: str) -> Iterator[Voortgang]:
    """Give a function to report progress with (done, total, name); silent without a terminal."""
    if not sys.stderr.isatty():
        yield _no_progress
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_console(err=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def report(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=_markup_free(f"{what} {name}"))

        yield report


def thousands(number: int) -> str:
    """Write a whole number with points between the thousands."""
    return f"{number:,}".replace(",", ".")


def _no_progress(_done: int, _total: int, _name: str) -> None:
    """Report nothing."""


def _markup_free(text: str) -> str:
    return clean(text).replace("[", "\\[")


def _console(*, err: bool) -> Console:
    from rich.console import Console

    stream: TextIO = sys.stderr if err else sys.stdout
    # Without a terminal rich would fold at 80 columns, which ruins a table for the next program.
    width = None if stream.isatty() else int(os.environ.get("COLUMNS") or _WIDTH_OF_A_PIPE)
    return Console(file=stream, width=width, highlight=False, emoji=False, markup=False)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return str(value)


def _is_number(text: str) -> bool:
    return not text or text.strip("-").replace(",", "", 1).isdigit()
