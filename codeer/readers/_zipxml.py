"""A zip with XML in it, opened with guards: size, ratio, passwords, and no DTD whatever the encoding."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import IO, Protocol
from xml.etree import ElementTree as ET

from codeer.core.errors import LeesFout

MAX_ZIP = 100_000_000
MAX_PART = 64_000_000
MAX_RATIO = 200
# A part this small may shrink as much as it likes.
_SMALL = 5_000
# An hour of talk is some 50,000 elements.
MAX_ELEMENTS = 2_000_000
_CHUNK = 65_536
_MAX_MIME = 200

# Office documents know no others; the rest may unpack without a limit, so they stay closed.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

TIP_OPNIEUW = "Open het bestand in Word of LibreOffice, bewaar het opnieuw als .docx en importeer dat."
# What the zip module may raise on bytes that are not what they should be.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    struct.error,
    ValueError,
    LookupError,
)


class Ontvanger(Protocol):
    """What gets the events of the XML parser: names without their namespace."""

    def start(self, naam: str, attributen: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, naam: str) -> None:
        """Take the end of an element."""

    def data(self, tekst: str) -> None:
        """Take a piece of text."""


def damaged(detail: str = "") -> LeesFout:
    """Give the fault of a file that is broken."""
    return LeesFout(f"Het bestand is beschadigd of onvolledig{detail}.", TIP_OPNIEUW)


def too_big(what: str) -> LeesFout:
    """Give the fault of a file that unpacks to more than an interview can be."""
    return LeesFout(
        f"Het bestand is uitgepakt te groot ({what}).",
        "Haal grote afbeeldingen en bijlagen eruit, of bewaar alleen de tekst als .txt, en importeer dat.",
    )


def open_zip(inhoud: bytes) -> zipfile.ZipFile:
    """Open a zip after checking what it will unpack to; raise LeesFout when that is not safe."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(inhoud))
        entries = archive.infolist()
    except DAMAGE as fault:
        raise damaged() from fault
    if any(entry.flag_bits & 1 for entry in entries):
        raise LeesFout(
            "Het bestand is met een wachtwoord versleuteld.",
            "Open het, haal het wachtwoord eraf, bewaar het en importeer het opnieuw.",
        )
    if sum(entry.file_size for entry in entries) > MAX_ZIP:
        raise too_big(f"meer dan {MAX_ZIP // 1_000_000} MB")
    return archive


def mimetype(archive: zipfile.ZipFile) -> str:
    """Give what the archive says of itself in its entry `mimetype`; "" without a readable one."""
    try:
        entry = archive.getinfo("mimetype")
        if entry.file_size > _MAX_MIME or entry.compress_type not in _METHODS:
            return ""
        return archive.read(entry).decode("ascii", "replace").strip()
    except DAMAGE:
        return ""


def stream(archive: zipfile.ZipFile, name: str, ontvanger: Ontvanger) -> bool:
    """Send the XML of one part to `ontvanger`; False when the part is not there, LeesFout when unsafe."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return False
    if entry.compress_type not in _METHODS:
        raise damaged()
    if entry.file_size > MAX_PART or entry.file_size > MAX_RATIO * max(entry.compress_size, _SMALL):
        raise too_big(f"{entry.file_size // 1_000_000} MB in één onderdeel")
    try:
        with archive.open(entry) as part:
            _parse(part, ontvanger)
    except ET.ParseError as fault:
        raise damaged(" (de XML klopt niet)") from fault
    except DAMAGE as fault:
        raise damaged() from fault
    return True


def _parse(part: IO[bytes], ontvanger: Ontvanger) -> None:
    parser = ET.XMLParser(target=_Doel(ontvanger))  # noqa: S314 - the target refuses every DTD
    size = 0
    while chunk := part.read(_CHUNK):
        size += len(chunk)
        if size > MAX_PART:
            raise too_big(f"meer dan {MAX_PART // 1_000_000} MB in één onderdeel")
        parser.feed(chunk)
    parser.close()


class _Doel:
    """The target of the parser: builds no tree, so depth and size cost nothing."""

    def __init__(self, ontvanger: Ontvanger) -> None:
        self._ontvanger = ontvanger
        self.data = ontvanger.data
        self._count = 0

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise too_big("te veel onderdelen")
        self._ontvanger.start(tag.rpartition("}")[2], {k.rpartition("}")[2]: v for k, v in attrib.items()})

    def end(self, tag: str) -> None:
        self._ontvanger.end(tag.rpartition("}")[2])

    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        raise LeesFout(
            "Het bestand bevat een DTD: dat hoort niet in een transcript en is niet veilig.", TIP_OPNIEUW
        )

    def close(self) -> None:
        """Build nothing."""
