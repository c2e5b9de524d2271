"""Which files an import is about: files, folders and standard input, without what is no one's work."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from codeer.core.errors import LeesFout
from codeer.core.interview_id import natural_key
from codeer.core.namen import is_terzijde
from codeer.storage.onderzoek import Onderzoek

STDIN = "-"
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Bron:
    """One source: how it is shown, its name without path (empty for standard input), where it stands.

    A source that cannot be taken carries its fault instead.
    """

    toon: str
    naam: str = ""
    pad: Path | None = None
    fout: LeesFout | None = None

    @property
    def stam(self) -> str:
        """Give the name without extension, to make an interview id of."""
        return Path(self.naam).stem if self.naam else "invoer"

    def read(self, stdin: Callable[[int], bytes]) -> bytes:
        """Give the bytes; LeesFout when they cannot be read or are too many."""
        if self.fout is not None:
            raise self.fout
        if self.pad is None:
            inhoud = stdin(MAX_BYTES + 1)
        else:
            try:
                with self.pad.open("rb") as file:
                    inhoud = file.read(MAX_BYTES + 1)
            except OSError as error:
                tip = f"Sluit {self.naam} in andere programma's, of kijk of je het mag lezen."
                raise LeesFout(f"{self.naam} kan niet gelezen worden.", tip) from error
        if len(inhoud) > MAX_BYTES:
            raise LeesFout(
                f"{self.naam or 'De invoer'} is te groot voor een transcript: meer dan 50 MB.",
                "Bewaar alleen de tekst, zonder beeld en geluid, en importeer die.",
            )
        return inhoud

    def kind(self, inhoud: bytes) -> str:
        """Give the extension that tells the reader what this is; for standard input from its first bytes."""
        return Path(self.naam).suffix.lower() if self.naam else _sniff(inhoud)


def vind_bronnen(onderzoek: Onderzoek, namen: Sequence[str]) -> Iterator[Bron]:
    """Walk over all sources, folders in natural order; the study's own files are left alone."""
    for naam in namen:
        if naam == STDIN:
            yield Bron(STDIN)
            continue
        pad = Path(naam)
        if not naam.strip() or not os.path.lexists(pad):
            yield _refused(
                pad, f"{printable(naam) or 'Een lege naam'} bestaat niet.", "Kijk of de naam goed getypt is."
            )
        elif pad.is_dir():
            yield from _folder(onderzoek, pad)
        else:
            yield _own_text(onderzoek, pad) or _file(pad)


def printable(naam: str) -> str:
    """Give a name that can be written as UTF-8 and shown: no control characters, no half characters."""
    safe = naam.encode("utf-8", "replace").decode("utf-8")
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in unicodedata.normalize("NFC", safe)
    )


def _file(pad: Path) -> Bron:
    if pad.is_symlink():
        return _refused(
            pad,
            f"{printable(pad.name)} is een verwijzing naar een ander bestand; die volgt codeer niet.",
            "Geef het bestand zelf op.",
        )
    if not pad.is_file():
        return _refused(
            pad, f"{printable(pad.name)} is geen gewoon bestand.", "Geef een bestand of een map op."
        )
    return Bron(printable(str(pad)), printable(pad.name), pad)


def _own_text(onderzoek: Onderzoek, pad: Path) -> Bron | None:
    """Refuse a file that codeer wrote for an interview; a stray file in that folder is a source."""
    if _identity(pad.parent) != _identity(onderzoek.interviews):
        return None
    name = printable(pad.name)
    if pad.name.casefold() == onderzoek.kenmerken.name:
        return _refused(
            pad, f"{name} is de kenmerkentabel van het onderzoek zelf.", "Geef je transcripten op."
        )
    if pad.suffix.casefold() not in (".txt", ".json") or not onderzoek.herkomst(pad.stem).is_file():
        return None
    return _refused(
        pad,
        f"{name} hoort bij interview {pad.stem} van het onderzoek zelf en staat er dus al in.",
        f"Een nieuwe versie? Importeer het bestand waar {pad.stem} uit komt, met --vervang.",
    )


def _refused(pad: Path, fout: str, tip: str) -> Bron:
    return Bron(printable(str(pad)), printable(pad.name), None, LeesFout(fout, tip))


def _folder(onderzoek: Onderzoek, root: Path) -> Iterator[Bron]:
    own = {_identity(p) for p in (onderzoek.interviews, onderzoek.rapporten, onderzoek.coderingen)}
    whole = root.resolve()
    if own & {_identity(p) for p in (whole, *whole.parents)}:
        yield _refused(
            root,
            f"{printable(str(root))} is een map van het onderzoek zelf.",
            "Geef de map met je bestanden op.",
        )
        return
    files = {_identity(p) for p in (onderzoek.codeboek, onderzoek.studie, onderzoek.logboek)}
    faults: list[OSError] = []
    empty = True
    for folder, folders, names in os.walk(root, onerror=faults.append):
        here = Path(folder)
        folders[:] = sorted(
            (n for n in folders if not is_terzijde(n) and _identity(here / n) not in own), key=natural_key
        )
        for name in sorted((n for n in names if not is_terzijde(n)), key=lambda n: (natural_key(n), n)):
            if _identity(here / name) not in files or (here / name).is_symlink():
                empty = False
                yield _file(here / name)
        for name in [n for n in folders if (here / n).is_symlink()]:
            empty = False
            yield _file(here / name)
    for fault in faults:
        yield _refused(
            Path(fault.filename), "Deze map kan niet gelezen worden.", "Kijk of je erin mag lezen."
        )
    if empty and not faults:
        yield _refused(
            root, f"In {printable(str(root))} staan geen bestanden.", "Geef een map met transcripten op."
        )


def _identity(pad: Path) -> object:
    """Give what tells a file or folder from all others, however its path is written."""
    try:
        stat = pad.stat()
    except OSError:
        return pad.absolute()
    # macOS takes Interviews for interviews, so a path says too little; some network drives number nothing
    return (stat.st_dev, stat.st_ino) if stat.st_ino else pad.resolve()


def _sniff(inhoud: bytes) -> str:
    start = inhoud[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK\x03\x04"):
        return ".odt" if b"opendocument.text" in start else ".docx"
    marks = {b"WEBVTT": ".vtt", b"{\\rtf": ".rtf", b"%PDF": ".pdf", b"{": ".json", b"[{": ".json"}
    if start[:9].lower().startswith((b"<!doctype", b"<html")):
        return ".html"
    return next((kind for mark, kind in marks.items() if start.startswith(mark)), ".txt")
