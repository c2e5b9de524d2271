"""A CSV file as people leave it: read whatever Excel made of it, change cells, keep every other byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from codeer.core.errors import KenmerkenFout
from codeer.core.formule import guard, unguard

_SEP = re.compile(r'"?sep=([;,\t])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_EINDE = re.compile(r"\r\n|\r|\n")
_SCHEIDINGEN = ";,\t"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its text as it stands in the file with line end, its cells, its first line number."""

    ruw: str
    cellen: tuple[str, ...]
    regel: int

    @property
    def leeg(self) -> bool:
        """Tell whether no cell holds anything."""
        return not any(c.strip() for c in self.cellen)


@dataclass(frozen=True, slots=True)
class Tabelbestand:
    """A decoded CSV file; `records` starts with the header, `kop` is a `sep=` line."""

    bom: bytes
    tekenset: str
    scheiding: str
    regeleinde: str
    kop: str
    records: tuple[Record, ...]

    def encode(self) -> bytes:
        """Give the bytes of the file; equal to what was read when nothing was changed."""
        text = self.kop + "".join(r.ruw for r in self.records)
        try:
            return self.bom + text.encode(self.tekenset)
        except UnicodeEncodeError as error:
            raise KenmerkenFout(
                f"Het teken {text[error.start]!r} past niet in de tekenset {self.tekenset} van deze tabel.",
                "Bewaar het bestand in Excel als 'CSV UTF-8' en probeer het opnieuw.",
            ) from error

    def with_cells(self, nr: int, cellen: Mapping[int, str]) -> Tabelbestand:
        """Set cells of one record by column number; its other cells keep their notation."""
        record = self.records[nr]
        pieces, end = _pieces(record.ruw, self.scheiding)
        pieces += [""] * (max(cellen, default=0) + 1 - len(pieces))
        for column, value in cellen.items():
            pieces[column] = self._quote(value)
        changed = self._record(pieces, end, record.regel)
        return replace(self, records=(*self.records[:nr], changed, *self.records[nr + 1 :]))

    def with_rows(self, rijen: Sequence[tuple[str, ...]]) -> Tabelbestand:
        """Add rows after the last row that holds something; empty rows at the end stay where they are."""
        if not rijen:
            return self
        last = max((i for i, r in enumerate(self.records) if not r.leeg), default=-1) + 1
        before, after = list(self.records[:last]), self.records[last:]
        if before and not before[-1].ruw.endswith(("\r", "\n")):
            before[-1] = replace(before[-1], ruw=before[-1].ruw + self.regeleinde)
        new = [self._record([self._quote(c) for c in rij], self.regeleinde, 0) for rij in rijen]
        return replace(self, records=(*before, *new, *after))

    def _record(self, pieces: list[str], end: str, regel: int) -> Record:
        raw = self.scheiding.join(pieces) + end
        return Record(raw, _cells(pieces), regel)

    def _quote(self, value: str) -> str:
        text = guard(value)
        if any(c in text for c in f'{self.scheiding}"\r\n') or text != text.strip():
            return '"' + text.replace('"', '""') + '"'
        return text


def new_file(kolommen: tuple[str, ...]) -> Tabelbestand:
    """Make an empty table in the form that Excel NL opens well."""
    header = Record(";".join(kolommen) + "\r\n", kolommen, 1)
    return Tabelbestand(codecs.BOM_UTF8, "utf-8", ";", "\r\n", "", (header,))


def parse_file(inhoud: bytes, letterlijk: str = "") -> Tabelbestand:
    """Read the bytes of a CSV file; raises KenmerkenFout when they make no table.

    Where a sign in `letterlijk` separates the cells, quotes are part of the text.
    """
    bom, encoding, text = _decode(inhoud)
    sep = _SEP.match(text)
    head = sep[0] if sep else ""
    rest = text[len(head) :]
    delimiter = sep[1] if sep else _delimiter(rest)
    end = _EINDE.search(text)
    records = tuple(_records(rest, delimiter, 2 if head else 1, quotes=delimiter not in letterlijk))
    return Tabelbestand(bom, encoding, delimiter, end[0] if end else "\r\n", head, records)


def _decode(inhoud: bytes) -> tuple[bytes, str, str]:
    for bom, encoding in {codecs.BOM_UTF8: "utf-8", **_UTF16}.items():
        if inhoud.startswith(bom):
            encodings = [encoding]
            break
    else:
        bom, encodings = b"", ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = inhoud[len(bom) :].decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return bom, encoding, text
    raise KenmerkenFout(
        "Dit is geen CSV-bestand met leesbare tekst.",
        "Open de tabel in Excel en bewaar hem als 'CSV UTF-8 (door komma's gescheiden)'.",
    )


def _delimiter(text: str) -> str:
    """Count the delimiters in the first line that holds something; a semicolon wins a draw."""
    line = next((part for part in _EINDE.split(text) if part.strip()), "")
    bare = re.sub(r'"[^"]*"', "", line)
    return max(_SCHEIDINGEN, key=lambda d: (bare.count(d), -_SCHEIDINGEN.index(d)))


def _records(text: str, delimiter: str, regel: int, *, quotes: bool) -> Iterator[Record]:
    begin = 0
    while begin < len(text):
        end = _line_end(text, begin)
        raw = text[begin:end]
        if quotes and '"' in raw:
            pieces, end = _scan(text, begin, delimiter, regel)
            raw = text[begin:end]
        else:
            pieces = raw.rstrip("\r\n").split(delimiter)
        yield Record(raw, _cells(pieces) if quotes else tuple(map(unguard, pieces)), regel)
        regel += len(_EINDE.findall(raw))
        begin = end


def _line_end(text: str, begin: int) -> int:
    match = _EINDE.search(text, begin)
    return match.end() if match else len(text)


def _scan(text: str, begin: int, delimiter: str, regel: int) -> tuple[list[str], int]:
    """Take one record with quoted cells, which may hold line ends and delimiters."""
    cell = re.compile(rf'(?:"(?:[^"]|"")*+")?[^{delimiter}\r\n]*+')
    pieces = []
    while True:
        match = cell.match(text, begin)
        piece = match[0] if match else ""
        if piece.startswith('"') and not _closed(piece):
            raise KenmerkenFout(
                f"Op regel {regel} begint een cel met een aanhalingsteken dat nergens sluit.",
                "Haal het aanhalingsteken weg, of zet er ook een aan het eind van de cel.",
            )
        pieces.append(piece)
        begin += len(piece)
        if not text.startswith(delimiter, begin):
            return pieces, _line_end(text, begin) if begin < len(text) else begin
        begin += 1


def _closed(piece: str) -> bool:
    return re.match(r'"(?:[^"]|"")*+"', piece) is not None


def _pieces(raw: str, delimiter: str) -> tuple[list[str], str]:
    pieces, _ = _scan(raw, 0, delimiter, 0)
    return pieces, raw[len(delimiter.join(pieces)) :]


def _cells(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(unguard(_unquote(p)) for p in pieces)


def _unquote(piece: str) -> str:
    if not piece.startswith('"'):
        return piece
    match = re.match(r'"((?:[^"]|"")*+)"', piece)
    inner, rest = (match[1], piece[match.end() :]) if match else (piece, "")
    return inner.replace('""', '"') + rest
