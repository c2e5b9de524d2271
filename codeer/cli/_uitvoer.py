"""Say things: data on stdout, messages on stderr, harmless on every console."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import Any, TextIO

from codeer.cli._tabelvorm import layout

# Control, bidi and lone surrogate characters: a file name or transcript must not steer the terminal.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDTH_OF_A_PIPE = 160

Voortgang = Callable[[int, int, str], None]


def prepare_streams() -> None:
    """Make stdout and stderr take any character: UTF-8 into files and pipes, `?` where a console cannot.

    A stream that is closed (`>&-`, or Windows without a console) gets a void to write to.
    """
    # taken before any file of the study is opened, so that none of those becomes stdout
    sys.stdout = sys.stdout or _void()
    sys.stderr = sys.stderr or _void()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            keep = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if keep else "utf-8", errors="replace")


def _void() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


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


def tell_afloop(
    meldingen: Iterable[str], overgeslagen: Iterable[tuple[str, str, str]], mislukt: Iterable[Any]
) -> None:
    """Say what was odd, which interviews were left out (id, fault, tip), and which files were not written."""
    for melding in meldingen:
        tell(f"Let op: {melding}")
    for id, fout, tip in overgeslagen:
        tell_fout(f"Interview {id} is overgeslagen. {fout}", tip)
    for bestand in mislukt:
        tell_fout(bestand.fout, bestand.tip)


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
    """Show a table that fits the screen; columns whose cells are all numbers are aligned to the right."""
    table = [[clean(cell_text(cell)) for cell in row] for row in (headers, *rows)]
    stream = sys.stderr if err else sys.stdout
    # A pipe has no width; folding at 80 columns would ruin a table for the next program.
    width = shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns
    lines = [clean(title), ""] if title else []
    print("\n".join([*lines, *layout(table, width)]), file=stream)


def show_pairs(pairs: Iterable[tuple[str, object]]) -> None:
    """Show names with what belongs to each, below one another; what is empty is left out."""
    filled = [(name, cell_text(value)) for name, value in pairs if cell_text(value)]
    width = max((len(name) for name, _ in filled), default=0)
    for name, value in filled:
        show(f"{name.ljust(width)}  {value}")


@contextmanager
def progress(what: str) -> Iterator[Voortgang]:
    """Give a function to report progress with (done, total, name); silent without a terminal."""
    if not sys.stderr.isatty():
        yield _no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
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


def cell_text(value: object) -> str:
    """Write a value as people read it; what is not known stays empty."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return str(value)
