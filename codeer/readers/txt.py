"""Platte tekst, met of zonder sprekers: getypt, of uit f4, Whisper, noScribe, Amberscript, Zoom."""

from __future__ import annotations

from codeer.core.lezing import Lezing, Regel
from codeer.readers._grenzen import check_size
from codeer.readers._regels import make_lezing
from codeer.readers._tekenset import decode

UITGANGEN: tuple[str, ...] = (".txt", ".text")


def read(inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read plain text: every line is a paragraph, an empty line parts blocks."""
    tekst, meldingen = decode(inhoud, tekenset)
    check_size(len(tekst))
    lines = tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return make_lezing(map(Regel, lines), meldingen)
