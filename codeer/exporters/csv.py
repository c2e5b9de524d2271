"""CSV voor mensen: opent goed in Excel, en wordt nooit een formule."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from codeer.core.formule import guard
from codeer.core.tabel import Cel, Celsoort, Kolom, Rij
from codeer.exporters._uitvoer import Getallen, Kop

UITGANG = ".csv"
_BOM = "\ufeff"
_SCHEIDING = {Getallen.NL: ";", Getallen.INT: ","}


class _Tabel:
    """One CSV file under way."""

    def __init__(self, pad: Path, kolommen: tuple[Kolom, ...], getallen: Getallen) -> None:
        self._bestand: TextIOWrapper = pad.open("w", encoding="utf-8", newline="")
        self._bestand.write(_BOM)
        self._cellen = tuple(_cel(kolom, getallen) for kolom in kolommen)
        self._csv = csv.writer(self._bestand, delimiter=_SCHEIDING[getallen], lineterminator="\r\n")
        # headers are text too: a kenmerk is named by people
        self._csv.writerow([guard(kolom.naam) for kolom in kolommen])

    def schrijf(self, rijen: Iterable[Rij]) -> None:
        """Add rows to the file."""
        cellen = self._cellen
        self._csv.writerows([[cel(c) for cel, c in zip(cellen, rij, strict=True)] for rij in rijen])

    def sluit(self) -> None:
        """Finish the file."""
        self._bestand.close()


class CsvUitvoer:
    """A folder with a CSV file per table: UTF-8 with BOM, CRLF, quotes where needed."""

    def __init__(self, map: Path, getallen: Getallen) -> None:
        self._map = map
        self._getallen = getallen
        self._tabellen: list[_Tabel] = []
        self._bestanden: dict[str, Path] = {}

    @property
    def bestanden(self) -> Mapping[str, Path]:
        """Give the files, by name."""
        return self._bestanden

    def tabel(self, kop: Kop) -> _Tabel:
        """Begin the file of a table."""
        naam = kop.naam + UITGANG
        self._bestanden[naam] = self._map / naam
        self._tabellen.append(_Tabel(self._map / naam, kop.kolommen, self._getallen))
        return self._tabellen[-1]

    def let_op(self, naam: str, zin: str) -> None:
        """Do nothing: the first line of a CSV file is its header."""

    def toelichting(self, blokken: Sequence[tuple[str, Sequence[tuple[str, ...]]]]) -> None:
        """Do nothing: a CSV file holds the table only."""

    def sluit(self, datum: str = "") -> tuple[str, ...]:  # noqa: ARG002 -- a CSV file holds no date
        """Finish the files; nothing is ever left out of a CSV file."""
        for tabel in self._tabellen:
            tabel.sluit()
        return ()

    def staak(self) -> None:
        """Let go of the files, finished or not."""
        for tabel in self._tabellen:
            with suppress(OSError):
                tabel.sluit()


def _cel(kolom: Kolom, getallen: Getallen) -> Callable[[Cel], Cel]:
    """Give the function that writes the cells of one column."""
    if kolom.soort is Celsoort.DECIMAAL:
        vorm = f".{kolom.decimalen}f"
        return lambda c: _decimaal(c, vorm, getallen)
    return _bewaak if kolom.soort in (Celsoort.TEKST, Celsoort.DATUM) else _zoals_het_is


def _decimaal(cel: Cel, vorm: str, getallen: Getallen) -> str:
    if cel is None:
        return ""
    tekst = format(cel, vorm)
    return tekst.replace(".", ",") if getallen is Getallen.NL else tekst


def _bewaak(cel: Cel) -> Cel:
    return guard(cel) if isinstance(cel, str) else cel


def _zoals_het_is(cel: Cel) -> Cel:
    return cel


def begin(map: Path, getallen: Getallen = Getallen.NL) -> CsvUitvoer:
    """Begin CSV files in an existing folder."""
    return CsvUitvoer(map, getallen)
