"""Ondertitels in WebVTT, zoals Teams, Zoom, Webex en YouTube ze geven."""

from __future__ import annotations

from codeer.core.lezing import Lezing
from codeer.readers._ondertitels import read_file

UITGANGEN: tuple[str, ...] = (".vtt",)


def read(inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read WebVTT: the voice is the speaker, cues of one speaker in a row are one turn."""
    return read_file(inhoud, tekenset)
