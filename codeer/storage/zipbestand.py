"""Zip files: made so that the same content gives the same bytes, and read without trusting a word of them."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

from codeer.core.errors import LeesFout

# no journal comes near these; an archive that does was made to do harm
MAX_BESTANDEN = 50_000
MAX_INHOUDSOPGAVE = 20_000_000
MAX_BESTAND = 64_000_000
MAX_TOTAAL = 256_000_000
MAX_VERHOUDING = 200
_KLEIN = 1_000_000  # below this no ratio can hurt
_BLOK = 1 << 20

_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_EOCD, _ZIP64, _STAART = b"PK\x05\x06", b"PK\x06\x07", 65_557
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)
_TIP = "Vraag om een nieuw bestand, gemaakt met codeer."


class Stuk(NamedTuple):
    """One file for an archive: its name, its bytes or where they stand, and whether it can be run."""

    naam: str
    inhoud: bytes | Path
    uitvoerbaar: bool = False


def schrijf_zip(doel: BinaryIO, stukken: Iterable[Stuk]) -> None:
    """Write an archive whose bytes follow from its content alone; big files are copied piece by piece."""
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archive:
        for stuk in sorted(stukken, key=lambda s: s.naam):
            info = zipfile.ZipInfo(stuk.naam, _MOMENT)
            info.create_system = _UNIX
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | (0o755 if stuk.uitvoerbaar else 0o644)) << 16
            with archive.open(info, "w") as target:
                if isinstance(stuk.inhoud, bytes):
                    target.write(stuk.inhoud)
                    continue
                with stuk.inhoud.open("rb") as source:
                    while block := source.read(_BLOK):
                        target.write(block)


def maak_zip(stukken: Iterable[Stuk]) -> bytes:
    """Give the bytes of a small archive."""
    buffer = io.BytesIO()
    schrijf_zip(buffer, stukken)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Deel:
    """A file in an archive that may be read: its name with `/` between the parts."""

    naam: str
    info: zipfile.ZipInfo


class Zip:
    """An archive from elsewhere: `delen` may be read, `geweigerd` says what may not, and why.

    Nothing is ever put on the disk. Raises LeesFout when it is no archive, or one made to do harm.
    """

    def __init__(self, pad: Path) -> None:
        self._naam = pad.name
        try:
            with pad.open("rb") as file:
                _check_size(file, pad.name)
            self._archive = zipfile.ZipFile(pad)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error) as error:
            raise LeesFout(f"{pad.name} is geen goed zip-bestand, of het is beschadigd.", _TIP) from error
        except OSError as error:
            raise LeesFout(
                f"{pad.name} kan niet gelezen worden.", "Sluit het bestand elders en probeer het opnieuw."
            ) from error
        self._left = MAX_TOTAAL
        self.geweigerd: list[tuple[str, str]] = []
        self.delen = tuple(self._allowed())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def lees(self, deel: Deel) -> bytes:
        """Give the bytes of a file; LeesFout when they are damaged, or more than a journal can be."""
        room = min(MAX_BESTAND, self._left)
        try:
            with self._archive.open(deel.info) as file:
                data = file.read(room + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise LeesFout(f"{deel.naam} is beschadigd.", _TIP) from error
        if len(data) > room:
            raise LeesFout(f"{deel.naam} is te groot om werk van een codeur te zijn.", _TIP)
        self._left -= len(data)
        return data

    def _allowed(self) -> Iterator[Deel]:
        files = [info for info in self._archive.infolist() if not info.is_dir()]
        seen = Counter(_plain(info).casefold() for info in files)
        for info in files:
            name = _plain(info)
            reason = "staat er twee keer in" if seen[name.casefold()] > 1 else _refused(info, name)
            if reason:
                self.geweigerd.append((name, reason))
            else:
                yield Deel(name, info)


def _check_size(file: BinaryIO, naam: str) -> None:
    """Raise LeesFout when the table of contents alone is too big to read."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _STAART))
    tail = file.read(_STAART)
    at = tail.find(_EOCD)
    while at >= 0:
        count = int.from_bytes(tail[at + 10 : at + 12], "little")
        length = int.from_bytes(tail[at + 12 : at + 16], "little")
        if count > MAX_BESTANDEN or length > MAX_INHOUDSOPGAVE or _ZIP64 in tail:
            raise LeesFout(f"In {naam} zit te veel om werk van een codeur te zijn.", _TIP)
        at = tail.find(_EOCD, at + 1)


def _plain(info: zipfile.ZipInfo) -> str:
    # some programs on Windows write backslashes
    return info.orig_filename.replace("\\", "/")


def _refused(info: zipfile.ZipInfo, name: str) -> str:
    """Say why a file in an archive may not be read; nothing when it may."""
    parts = name.split("/")
    if name.startswith("/") or ":" in name or ".." in parts or any(c < " " or c == "\x7f" for c in name):
        return "heeft een naam die buiten de map wijst"
    if any(_DEVICE.fullmatch(part.strip(" .")) for part in parts):
        return "heeft een naam die Windows voor zichzelf houdt"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "is een verwijzing en geen bestand"
    if info.flag_bits & 0x41:
        return "zit achter een wachtwoord"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is ingepakt op een manier die codeer niet leest"
    if info.file_size > _KLEIN and info.file_size > MAX_VERHOUDING * info.compress_size:
        return "wordt bij het uitpakken veel te groot"
    return ""
