"""Keep what people do: events at the end of a file, on the disk before anyone is told."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import filelock

from codeer.core.codeurnaam import is_eigenaar
from codeer.core.errors import SlotFout
from codeer.core.gebeurtenis import STUDIE, Gebeurtenis
from codeer.core.gebeurtenis_regel import lees_regel, schrijf_regel
from codeer.core.interview_id import is_valid
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults

WACHT = 3.0
# no interview bears this name: theirs begin with a letter
STUDIEBESTAND = "_studie"
# Windows would turn line ends over without it
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


def journaal_pad(onderzoek: Onderzoek, codeur: str, interview: str) -> Path:
    """Give the file of a codeur's work on an interview (STUDIE: on none).

    Raises ValueError for names that are no codeur or interview; they may come from elsewhere.
    """
    if not is_eigenaar(codeur) or not (interview == STUDIE or is_valid(interview)):
        raise ValueError(f"{codeur}/{interview}")
    return onderzoek.coderingen / codeur / f"{interview or STUDIEBESTAND}.jsonl"


class Journaal(AbstractContextManager["Journaal"]):
    """One codeur's journal of one interview, open to write; others are kept out until it closes.

    Raises SlotFout on entering when another codeer holds it after `wacht` seconds.
    """

    def __init__(self, onderzoek: Onderzoek, codeur: str, interview: str, wacht: float = WACHT) -> None:
        self.pad = journaal_pad(onderzoek, codeur, interview)
        self._owner = codeur, interview
        self._slot = onderzoek.tijdelijk / f"slot.{codeur}.{self.pad.stem}"
        self._wacht = wacht
        self._stack = ExitStack()
        self._file = -1

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(_locked(self._slot, self._wacht, *self._owner))
            with write_faults(self.pad):
                self._file = _open(self.pad)
            stack.callback(os.close, self._file)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def bewaar(self, gebeurtenissen: Iterable[Gebeurtenis]) -> None:
        """Add events; when this returns, they stand on the disk.

        Raises SchrijfFout when the disk is full or gone: nothing of before is harmed, and the same
        events may be offered again. ValueError for an event of another journal.
        """
        self.bewaar_regels([self._line(g) for g in gebeurtenissen])

    def bewaar_regels(self, regels: Iterable[bytes]) -> None:
        """Add lines as they are, each with its line end: events from elsewhere, also of later versions."""
        data = b"".join(regels)
        if not data:
            return
        with write_faults(self.pad):
            # a line that a power cut or a full disk cut off stays alone: it must not swallow this one
            _write_all(self._file, data if _at_line_start(self._file) else b"\n" + data)
            os.fsync(self._file)

    def _line(self, gebeurtenis: Gebeurtenis) -> bytes:
        line = schrijf_regel(gebeurtenis)
        same = lees_regel(line.decode("utf-8")) == gebeurtenis
        if not same or (gebeurtenis.codeur, gebeurtenis.interview) != self._owner:
            raise ValueError(f"{gebeurtenis.id} hoort niet in {self.pad.name}")
        return line


@contextlib.contextmanager
def _locked(path: Path, wacht: float, codeur: str, interview: str) -> Iterator[None]:
    lock = filelock.FileLock(path)
    with write_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=wacht, poll_interval=0.02)
        except filelock.Timeout as error:
            what = f"interview {interview}" if interview else "dit onderzoek"
            raise SlotFout(
                f"{codeur} werkt op dit moment in een ander venster aan {what}.",
                "Wacht tot dat klaar is, of sluit het andere venster, en probeer het opnieuw.",
            ) from error
    try:
        yield
    finally:
        lock.release()


def _open(path: Path) -> int:
    """Open a journal to add to; a new one has its name on the disk before anything is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, _FLAGS, 0o666)
    try:
        if os.fstat(file).st_size == 0:
            for folder in path.parents[:3]:
                _sync_folder(folder)
    except BaseException:
        os.close(file)
        raise
    return file


def _sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _at_line_start(file: int) -> bool:
    size = os.fstat(file).st_size
    if size == 0:
        return True
    os.lseek(file, size - 1, os.SEEK_SET)
    return os.read(file, 1) == b"\n"


def _write_all(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
