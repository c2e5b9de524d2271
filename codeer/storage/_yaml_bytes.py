"""The bytes of a text file that people edit: byte order mark, line ends, encoding, stray characters."""

from __future__ import annotations

import codecs
import re
import unicodedata

from codeer.core.errors import Melding

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BLANK = re.compile(r"^[ \t]+$", re.MULTILINE)
_BREAKS = re.compile("[\x85\u2028\u2029]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TIP = "Sla het bestand op met codering UTF-8 (in Kladblok: Opslaan als, onderaan Codering)."


def decode(inhoud: bytes) -> tuple[str, tuple[Melding, ...]]:
    """Give the text in NFC with plain line ends, and what was wrong; checks go on with a guessed encoding."""
    text, faults = _decode(inhoud)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in text:
        text = _BLANK.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _BREAKS.sub(" ", text))
    if _CONTROL.search(text):
        found = {n: line for n, line in enumerate(text.split("\n"), 1) if _CONTROL.search(line)}
        faults += [
            Melding(n, "er staat een onzichtbaar stuurteken op deze regel.", "Typ de regel opnieuw.")
            for n in list(found)[:20]
        ]
        text = _CONTROL.sub("", text)
    return text, tuple(faults)


def _decode(inhoud: bytes) -> tuple[str, list[Melding]]:
    if inhoud.startswith(_WIDE):
        return inhoud.decode("utf-16", "replace"), [Melding(0, "het bestand is opgeslagen als UTF-16.", _TIP)]
    try:
        return inhoud.decode("utf-8"), []
    except UnicodeDecodeError as error:
        text = inhoud.decode("cp1252", "replace")
        line = inhoud[: error.start].count(b"\n") + 1
        shown = text.split("\n")[line - 1].strip()[:60]
        why = f"het bestand is niet opgeslagen als UTF-8; hier gaat het mis: «{shown}»."
        return text, [Melding(line, why, _TIP)]
