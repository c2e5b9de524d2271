"""The one place where faults become words and exit codes."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import typer

from codeer.cli import _uitvoer
from codeer.cli._nederlands import CLICK_ERROR, translate
from codeer.core.errors import Afloop, CodeerFout, SchrijfFout

# For developers: CODEER_DEBUG=1 shows the traceback instead of writing a report file.
_DEBUG = "CODEER_DEBUG"
_SCHIJF = {
    errno.ENOSPC: ("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw."),
    errno.EIO: ("De schijf leest of schrijft niet.", "Kijk of de schijf of het netwerk nog is aangesloten."),
}
_LONGEST_NAME, _SHOWN = 255, 60
_PACKAGES = ("codeer", "typer", "rich", "spacy", "simplemma", "pandas", "PyYAML", "XlsxWriter", "filelock")


def run(start: Callable[[], int], args: Sequence[str]) -> int:
    """Run a command and give its exit code; every fault is told here, in Dutch, once."""
    as_json = wants_json(args)
    try:
        afloop = start()
        sys.stdout.flush()
    except typer.Exit as stop:
        return int(stop.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _report(CodeerFout("Onderbroken."), Afloop.ONDERBROKEN, as_json=as_json)
    except BrokenPipeError:
        return _leave_quietly()
    except Exception as error:  # the one place: whatever comes up here becomes words
        return _handle(error, args, as_json=as_json)
    return afloop


def wants_json(args: Sequence[str]) -> bool:
    """Tell whether the answer must be JSON, also when the rest of the line cannot be understood."""
    before = args[: args.index("--")] if "--" in args else args
    return "--json" in before


def _handle(error: Exception, args: Sequence[str], *, as_json: bool) -> int:
    fault = _as_fout(error)
    if fault is not None:
        return _report(fault, fault.afloop, as_json=as_json)
    if os.environ.get(_DEBUG):
        raise error
    return meld_storing(error, args, as_json=as_json)


def meld_storing(error: Exception, args: Sequence[str], *, as_json: bool = False) -> int:
    """Tell of a fault in codeer itself, and write down where it was, without what people said."""
    path = _write_report(error, args)
    fout = f"Er ging iets mis in codeer zelf ({type(error).__name__})."
    tip = "Aan je onderzoek ligt het niet. Probeer het opnieuw, of meld het"
    tip += f" en stuur dit verslag mee (er staat geen interviewtekst in): {path}" if path else "."
    return _report(CodeerFout(fout, tip), Afloop.INTERN, as_json=as_json)


def _as_fout(error: Exception) -> CodeerFout | None:
    """Give the fault with its Dutch sentence, or None for a fault of codeer itself."""
    if isinstance(error, CodeerFout):
        return error
    if isinstance(error, CLICK_ERROR):
        return translate(error)
    if isinstance(error, OSError) and error.errno in _SCHIJF:
        return SchrijfFout(*_SCHIJF[error.errno])
    if isinstance(error, PermissionError) and error.filename:
        return SchrijfFout(
            f"Geen toegang tot {os.fsdecode(error.filename)}.",
            "Sluit het bestand als het ergens openstaat, en kijk of je er rechten voor hebt.",
        )
    if isinstance(error, OSError) and isinstance(error.filename, str | bytes):
        return _file_fault(error.errno or 0, os.fsdecode(error.filename))
    return None


def _file_fault(number: int, name: str) -> SchrijfFout:
    """Say what is wrong with a file or folder that the system refuses."""
    longest = max(Path(name).parts, key=len, default="")
    if number == errno.ENAMETOOLONG or len(longest) > _LONGEST_NAME:
        what = f"De naam {longest[:_SHOWN]}… is te lang voor deze schijf."
        return SchrijfFout(what, "Kies een kortere naam, of een map dichter bij de hoofdmap van de schijf.")
    return SchrijfFout(
        f"{name} is niet te openen of te schrijven.",
        "Kijk of de naam klopt, of de map bestaat, en of de schijf nog is aangesloten.",
    )


def _report(fault: CodeerFout, afloop: int, *, as_json: bool) -> int:
    """Tell a fault; a closed pipe or a full disk behind stdout must not turn that into a traceback."""
    try:
        if afloop == Afloop.ONDERBROKEN:
            _uitvoer.tell(fault.fout)
        else:
            _uitvoer.tell_fout(fault.fout, fault.tip)
        if as_json:
            _uitvoer.show_json({"fout": _uitvoer.clean(fault.fout), "tip": _uitvoer.clean(fault.tip)})
        sys.stdout.flush()
    except OSError:
        _leave_quietly()
    return afloop


def _leave_quietly() -> int:
    """Stop without a word when nobody reads the output any more."""
    # Python flushes stdout once more at the end; into the void that cannot fail again.
    with suppress(OSError, ValueError):  # no real file behind it: then nothing is flushed either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Afloop.FOUT


def _write_report(error: Exception, args: Sequence[str]) -> Path | None:
    """Write what an engineer needs and nothing of what people said: no values, no messages, no paths."""
    try:
        handle, name = tempfile.mkstemp(prefix="codeer-storing-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(_report_lines(error, args)) + "\n")
    except OSError:
        return None
    return Path(name)


def _report_lines(error: Exception, args: Sequence[str]) -> Iterator[str]:
    yield "Verslag van een storing in codeer. Er staat geen tekst uit interviews in."
    yield f"opdracht: {_command_name(args)}"
    yield f"python: {platform.python_version()} op {platform.system()} {platform.release()}"
    yield from (f"{name}: {version}" for name, version in _versions())
    seen: BaseException | None = error
    while seen is not None:
        yield f"{type(seen).__name__}:"
        for frame, line in traceback.walk_tb(seen.__traceback__):
            yield f"  {frame.f_globals.get('__name__', '?')}:{line} in {frame.f_code.co_name}"
        seen = seen.__cause__ or seen.__context__


def _command_name(args: Sequence[str]) -> str:
    """Give the words that are names of commands; anything else on the line may hold a person's name."""
    from codeer.cli.app import command_words

    known = command_words()
    return " ".join(a for a in args if a in known) or "-"


def _versions() -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    for name in _PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "niet gevonden"
