"""Which reader a file needs: found by its extension, checked against its content."""

from __future__ import annotations

import importlib
import io
import pkgutil
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Protocol, cast

from codeer import readers
from codeer.core.errors import LeesFout
from codeer.core.lezing import Lezing
from codeer.readers._grenzen import MAX_BESTAND
from codeer.readers._zipxml import DAMAGE, mimetype


class Lezer(Protocol):
    """What every module in this package offers, unless its name starts with an underscore."""

    UITGANGEN: tuple[str, ...]

    def read(self, inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
        """Read one file into its readings; raise LeesFout when it cannot be read."""


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TIP_TEKST = "Bewaar het transcript als Word-document (.docx) of platte tekst (.txt) en importeer dat."
# first bytes, where they stand, and what the file then is
_MAGIE: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF", 0, "een pdf"),
    (b"{\\rtf", 0, "een RTF-document"),
    (b"\x89PNG", 0, "een afbeelding"),
    (b"\xff\xd8\xff", 0, "een afbeelding"),
    (b"GIF8", 0, "een afbeelding"),
    (b"ID3", 0, "een geluidsopname"),
    (b"OggS", 0, "een geluidsopname"),
    (b"fLaC", 0, "een geluidsopname"),
    (b"RIFF", 0, "een geluidsopname of film"),
    (b"ftyp", 4, "een geluidsopname of film"),
    (b"\x1aE\xdf\xa3", 0, "een geluidsopname of film"),
    (b"SQLite format 3", 0, "een database of project van een ander programma"),
    (b"\x1f\x8b", 0, "een ingepakt bestand"),
    (b"7z\xbc\xaf", 0, "een ingepakt bestand"),
    (b"Rar!", 0, "een ingepakt bestand"),
)
# Bytes that stand near the start of every such file, and in no text: "ID3: Hoe gaat het?" is speech.
_GEEN_TEKST = frozenset(range(9))
_TEKST_SOORT = frozenset({"een pdf", "een RTF-document", "een database of project van een ander programma"})
# a file, an empty archive, a part of one over several disks
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SOORT_UITGANG = {"een pdf": ".pdf", "een RTF-document": ".rtf"}
_ODF = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/epub+zip": ".epub",
}
_ZIP_MAP = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx", "Index/": ".pages"}
_ZIP_UITGANGEN = frozenset({".docx", ".docm", ".odt", ".xlsx", ".ods", ".pptx", ".odp", ".epub", ".pages"})
# Same content, other name.
_ZELFDE = {".docm": ".docx", ".dotx": ".docx"}


def uitgangen() -> tuple[str, ...]:
    """Give the extensions that can be read, in order."""
    return tuple(sorted(_readers()))


def lees(inhoud: bytes, uitgang: str, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read the content of one source file; `uitgang` is its extension, "" when it has none.

    Raises LeesFout, with what to do next, for anything that is no transcript this version reads.
    """
    uitgang = uitgang.strip().lower()
    if not inhoud.strip(b" \t\r\n"):
        raise LeesFout("Het bestand is leeg.", "Kijk of het transcript goed is opgeslagen.")
    if len(inhoud) > MAX_BESTAND:
        raise LeesFout(
            f"Het bestand is groter dan {MAX_BESTAND // 1_000_000} MB.",
            "Haal grote afbeeldingen of geluid eruit, of bewaar alleen de tekst als .txt, en importeer dat.",
        )
    _refuse_ole(inhoud)
    _refuse_magic(inhoud, uitgang)
    uitgang = _check_zip(inhoud, uitgang) or ".txt"
    reader = _readers().get(uitgang)
    if reader is None:
        raise LeesFout(
            f"Bestanden met de uitgang {uitgang} leest deze versie niet.",
            f"{_TIP_TEKST} Te lezen zijn: {', '.join(uitgangen())}.",
        )
    return reader.read(inhoud, tekenset)


@cache
def _readers() -> Mapping[str, Lezer]:
    found = {}
    for module in pkgutil.iter_modules(readers.__path__):
        if not module.name.startswith("_"):
            reader = cast("Lezer", importlib.import_module(f"{readers.__name__}.{module.name}"))
            found.update(dict.fromkeys(reader.UITGANGEN, reader))
    return found


def _refuse_ole(inhoud: bytes) -> None:
    if not inhoud.startswith(_OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        raise LeesFout(
            "Het document is met een wachtwoord versleuteld.",
            "Open het in Word, haal het wachtwoord eraf (Bestand > Info > Document beveiligen), bewaar het "
            "en importeer het opnieuw.",
        )
    raise LeesFout(
        "Dit is een oud Office-bestand (zoals .doc van voor 2007).",
        "Open het in Word of LibreOffice, kies Opslaan als, kies .docx en importeer dat.",
    )


def _refuse_magic(inhoud: bytes, uitgang: str) -> None:
    for magic, place, kind in _MAGIE:
        own = _SOORT_UITGANG.get(kind, "")
        if inhoud[place : place + len(magic)] != magic or (own and own == uitgang and own in _readers()):
            continue
        if magic.isascii() and kind not in _TEKST_SOORT and _GEEN_TEKST.isdisjoint(inhoud[:1000]):
            continue
        if own in _readers():
            raise LeesFout(
                f"De inhoud is {kind}, maar de uitgang is «{uitgang}».", f"Geef het bestand de uitgang {own}."
            )
        if "opname" in kind:
            raise LeesFout(
                f"Dit is {kind}, geen tekst.", "Laat er eerst een transcript van maken en importeer dat."
            )
        raise LeesFout(f"Dit is {kind}; dat leest deze versie niet.", _TIP_TEKST)


def _check_zip(inhoud: bytes, uitgang: str) -> str:
    """Give the extension to read by; raise LeesFout when the content is of another kind."""
    if not inhoud.startswith(_ZIP):
        if uitgang in _ZIP_UITGANGEN & set(_readers()):
            raise _no_zip(inhoud, uitgang)
        return uitgang
    kind = _zip_kind(inhoud)
    wanted = _ZELFDE.get(uitgang, uitgang)
    if not kind and uitgang in _ZIP_UITGANGEN:
        return uitgang
    if kind and not uitgang:
        uitgang = wanted = kind
    if kind == wanted:
        return uitgang
    if kind in _readers():
        raise LeesFout(
            f"De inhoud is een {kind}-document, maar de uitgang is «{uitgang}».",
            f"Geef het bestand de uitgang {kind} en importeer het opnieuw.",
        )
    if kind:
        raise LeesFout(f"Dit is een {kind}-bestand; dat leest deze versie niet.", _TIP_TEKST)
    raise LeesFout("Dit is een ingepakt bestand (zip).", "Pak het uit en importeer de map die je dan krijgt.")


def _no_zip(inhoud: bytes, uitgang: str) -> LeesFout:
    if b"\0" in inhoud[:1000]:
        return LeesFout(
            f"Dit is geen {uitgang}-document: het is beschadigd of van een ander programma.", _TIP_TEKST
        )
    return LeesFout(
        f"De inhoud is platte tekst, maar de uitgang is «{uitgang}».",
        "Geef het bestand de uitgang .txt en importeer het opnieuw.",
    )


def _zip_kind(inhoud: bytes) -> str:
    """Give the extension that fits what is in the zip, "" when that is unclear."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archive:
            names = archive.namelist()
            mime = mimetype(archive)
    except DAMAGE:
        return ""
    if mime in _ODF:
        return _ODF[mime]
    if "content.xml" in names:
        return ".odt"
    return next((kind for start, kind in _ZIP_MAP.items() if any(n.startswith(start) for n in names)), "")
