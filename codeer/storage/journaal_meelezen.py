"""Read the journals again and again, parsing only what changed since the last time."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from codeer.core.errors import Melding
from codeer.storage.journaal_lezen import (
    Gelezen,
    Regel,
    journaal_bestanden,
    lees_bestand,
    ontleed,
    zonder_doden,
)
from codeer.storage.onderzoek import Onderzoek

# what a file is known by: its inode, size and moment of change; one that grew or was replaced differs
Kenmerk = tuple[int, int, int]


class _Bestand:
    """One journal as it was read, its lines by interview; `kenmerk` is None where it must be read again."""

    __slots__ = ("_digest", "_length", "_newlines", "by_interview", "kenmerk", "meldingen", "regels")

    def __init__(self, kenmerk: Kenmerk | None, data: bytes, gelezen: Gelezen) -> None:
        self.kenmerk = kenmerk
        self.regels = gelezen.regels
        self.meldingen = gelezen.meldingen
        self._length = len(data)
        self._newlines = data.count(b"\n")
        self._digest = hashlib.sha256(data).digest()
        self.by_interview: dict[str, list[Regel]] = {}
        for regel in gelezen.regels:
            self.by_interview.setdefault(regel.gebeurtenis.interview, []).append(regel)

    def aangevuld(self, path: Path, data: bytes) -> Gelezen | None:
        """Read what was added at the end; None when more than that changed."""
        before = data[: self._length]
        if not before.endswith(b"\n") or hashlib.sha256(before).digest() != self._digest:
            return None
        tail = ontleed(path, data[self._length :])
        return Gelezen(
            (*self.regels, *(r._replace(nr=r.nr + self._newlines) for r in tail.regels)),
            (*self.meldingen, *((p, replace(m, regel=m.regel + self._newlines)) for p, m in tail.meldingen)),
        )


class Meelezer:
    """Reads the journals of a study like `lees_journaal`, and remembers the files that stay the same.

    What another process or a cloud service writes is seen at the next reading: every file is looked
    at each time, and its inode, size and moment of change decide. Not safe for several threads at once.
    """

    def __init__(self) -> None:
        self._known: dict[Path, _Bestand] = {}

    def __call__(self, onderzoek: Onderzoek, interview: str | None = None) -> Gelezen:
        """Give what stands in the journals now; with `interview` only what is about that one."""
        self.kijk(onderzoek)
        return self.van(onderzoek, interview)

    def kijk(self, onderzoek: Onderzoek) -> None:
        """Look at all files, and read what changed."""
        paths = journaal_bestanden(onderzoek.coderingen)
        self._known = {path: self._read(path) for path in paths}

    @property
    def onleesbaar(self) -> tuple[Path, ...]:
        """Give the files that could not be opened at the last look."""
        return tuple(path for path, file in self._known.items() if file.kenmerk is None and file.meldingen)

    def van(self, onderzoek: Onderzoek, interview: str | None = None) -> Gelezen:
        """Give what stood in the journals at the last look."""
        files = self._known.values()
        rows = (f.regels if interview is None else f.by_interview.get(interview, ()) for f in files)
        regels = tuple(regel for row in rows for regel in row)
        meldingen: list[tuple[Path, Melding]] = [m for f in files for m in f.meldingen]
        return zonder_doden(onderzoek, Gelezen(regels, tuple(meldingen)))

    def _read(self, path: Path) -> _Bestand:
        # looked at before it is read: what is added while reading makes it differ the next time
        kenmerk = _kenmerk(path)
        known = self._known.get(path)
        if known is not None and kenmerk is not None and known.kenmerk == kenmerk:
            return known
        try:
            data = path.read_bytes()
        except OSError:
            # read once more, for the words that tell what is wrong
            return _Bestand(None, b"", lees_bestand(path))
        found = known.aangevuld(path, data) if known else None
        return _Bestand(kenmerk, data, found or ontleed(path, data))


def _kenmerk(path: Path) -> Kenmerk | None:
    try:
        found = os.stat(path)  # noqa: PTH116 -- by far the most of the work for a big study
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
