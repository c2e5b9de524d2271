"""Read the journals again and again, parsing only what changed since the last time."""

from __future__ import annotations

import os
from pathlib import Path

from codeer.storage.journaal_lezen import Gelezen, Regel, journaal_bestanden, lees_bestand, zonder_doden
from codeer.storage.onderzoek import Onderzoek

# what a file is known by: its inode, size and moment of change; one that grew or was replaced differs
Kenmerk = tuple[int, int, int]
_NEVER = (0, -1, 0)  # of no file


class _Bestand:
    """One journal as it was read, its lines by interview."""

    __slots__ = ("by_interview", "kenmerk", "meldingen", "regels")

    def __init__(self, kenmerk: Kenmerk, gelezen: Gelezen) -> None:
        self.kenmerk = kenmerk
        self.regels = gelezen.regels
        self.meldingen = gelezen.meldingen
        self.by_interview: dict[str, list[Regel]] = {}
        for regel in gelezen.regels:
            self.by_interview.setdefault(regel.gebeurtenis.interview, []).append(regel)


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

    def van(self, onderzoek: Onderzoek, interview: str | None = None) -> Gelezen:
        """Give what stood in the journals at the last look."""
        files = self._known.values()
        rows = (f.regels if interview is None else f.by_interview.get(interview, ()) for f in files)
        regels = tuple(regel for row in rows for regel in row)
        return zonder_doden(onderzoek, Gelezen(regels, tuple(m for f in files for m in f.meldingen)))

    def _read(self, path: Path) -> _Bestand:
        kenmerk = _kenmerk(path)
        known = self._known.get(path)
        if known is not None and kenmerk is not None and known.kenmerk == kenmerk:
            return known
        # looked at before it is read: what is added while reading makes it differ the next time
        read = lees_bestand(path)
        unread = not read.regels and read.meldingen
        return _Bestand(kenmerk if kenmerk and not unread else _NEVER, read)


def _kenmerk(path: Path) -> Kenmerk | None:
    try:
        found = os.stat(path)  # noqa: PTH116 -- by far the most of the work for a big study
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
