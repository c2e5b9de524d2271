"""Ondertitels in SubRip (srt), zoals transcriptiediensten ze geven."""

from __future__ import annotations

from codeer.core.lezing import Lezing
from codeer.readers._ondertitels import read_file

UITGANGEN: tuple[str, ...] = (".srt",)


def read(inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read SubRip: a returning name before a colon is the speaker, its cues in a row are one turn."""
    return read_file(inhoud, tekenset)
