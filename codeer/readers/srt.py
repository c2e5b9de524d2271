"""Ondertitels in SubRip (srt), zoals transcriptiediensten ze geven."""

from __future__ import annotations

from codeer.core.lezing import Lezing
from codeer.readers._ondertitels import read_file

UITGANGEN: tuple[str, ...] = (".srt",)


def read(inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read SubRip: a name before a colon is the speaker when it returns, cues of one speaker in a row are one turn."""
    return read_file(inhoud, tekenset)
