"""Eén Excel-werkmap met een blad per tabel en een leeswijzer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_range, xl_range_abs

from codeer.core.tabel import Cel, Celsoort, Kolom, Rij
from codeer.core.telwoord import count
from codeer.exporters._afdruk import CITATEN, volgorde, zet_afdruk
from codeer.exporters._uitvoer import Getallen, Kop

UITGANG = ".xlsx"
BESTAND = "rapport.xlsx"
LEESWIJZER = "Leeswijzer"
_GEEN_DATUM = "2000-01-01"

MAX_TEKENS = 32_767  # what Excel holds in a cell, in UTF-16 units
MAX_RIJEN = 1_000_000  # Excel stops at 1,048,576
MAX_CITATEN = 200_000  # above this Excel opens slowly; the CSV file is always complete
_INGEKORT = " […] (ingekort: de hele tekst staat in het csv-bestand)"
_VERBODEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BLADNAAM = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# Widths in characters. Columns with sentences have a fixed one: their rows get the height that it takes.
_MIN, _MAX = 8, 28
_VERHAAL = {
    "citaat": 60,
    "voor": 50,
    "na": 50,
    "waarom": 34,
    "memo": 34,
    "definitie": 50,
    "wel": 40,
    "niet": 40,
}
# stays in sight when one scrolls to the right
_VASTE_KOLOM = ("interview", "code")
_DATUM = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_DAG = "yyyy-mm-dd"
_REGELHOOGTE, _MAX_REGELS = 15, 20
_LEESWIJZER_BREED = (28, 90, 28, 28)


class Blad:
    """One sheet under way: a frozen header with a filter, numbers as numbers, text always as text."""

    def __init__(self, werkmap: XlsxUitvoer, blad: Any, kop: Kop) -> None:  # noqa: ANN401 -- XlsxWriter has no types
        self.let_op = ""
        self.over = 0
        self.ingekort = 0
        self._volgorde = volgorde(kop)
        self.kop = kop = replace(kop, kolommen=tuple(kop.kolommen[i] for i in self._volgorde))
        self._blad = blad
        self._vormen = [werkmap.vorm(kolom) for kolom in kop.kolommen]
        self._werkmap = werkmap
        self._verhalen = [(i, _VERHAAL[k.naam]) for i, k in enumerate(kop.kolommen) if k.naam in _VERHAAL]
        self._breedtes = [len(kolom.naam) + 4 for kolom in kop.kolommen]
        self._max = MAX_CITATEN if kop.naam == CITATEN else MAX_RIJEN
        self._rijen = 0
        self._eerste = -1

    def schrijf(self, rijen: Iterable[Rij]) -> None:
        """Add rows; those above the maximum are counted and left out."""
        for rij in rijen:
            if self._eerste < 0:
                self._begin()
            if self._rijen >= self._max:
                self.over += 1
                continue
            plek = self._eerste + self._rijen
            rij = tuple(rij[i] for i in self._volgorde)  # noqa: PLW2901 -- as it stands on the sheet
            for kolom, cel in enumerate(rij):
                self._schrijf_cel(plek, kolom, cel)
            if self._verhalen:
                verhalen = [(str(rij[kolom] or ""), breedte) for kolom, breedte in self._verhalen]
                zet_hoogte(self._blad, plek, verhalen)
            self._rijen += 1

    def sluit(self) -> None:
        """Set what is known only now: widths, filter, frozen header."""
        if self._eerste < 0:
            self._begin()
        widths = [
            _VERHAAL.get(kolom.naam, min(max(breedte, _MIN), _MAX))
            for kolom, breedte in zip(self.kop.kolommen, self._breedtes, strict=True)
        ]
        for i, width in enumerate(widths):
            self._blad.set_column(i, i, width)
        laatste = max(self._eerste + self._rijen - 1, self._eerste)
        einde = len(self.kop.kolommen) - 1
        self._blad.autofilter(self._eerste - 1, 0, laatste, einde)
        # a year that people gave as the name of a moment is no number: Excel need not warn of it
        self._blad.ignore_errors({"number_stored_as_text": xl_range(self._eerste, 0, laatste, einde)})
        self._werkmap.noem(self.kop.naam, self._blad, xl_range_abs(self._eerste - 1, 0, laatste, einde))
        vast = self._vast()
        self._blad.freeze_panes(self._eerste, vast)
        self._blad.repeat_rows(0, self._eerste - 1)
        pages = zet_afdruk(self._blad, sum(widths))
        if pages > 1 and vast:
            self._blad.repeat_columns(0, vast - 1)
            self._blad.print_across()  # what belongs to the same rows comes out one after the other

    def _vast(self) -> int:
        """Count the columns that stay in sight when one scrolls to the right."""
        names = [kolom.naam for kolom in self.kop.kolommen[:2]]
        if names[:1] == ["id"]:
            return 1 + (names[1:] == ["interview"])
        return int(names[0] in _VASTE_KOLOM)

    def _begin(self) -> None:
        """Write the warning, if there is one, and the header."""
        if self.let_op:
            self._blad.write_string(0, 0, self.let_op, self._werkmap.waarschuwing)
        self._eerste = 2 if self.let_op else 1
        for i, kolom in enumerate(self.kop.kolommen):
            self._blad.write_string(self._eerste - 1, i, _schoon(kolom.naam), self._werkmap.kopvorm)

    def _schrijf_cel(self, rij: int, kolom: int, cel: Cel) -> None:
        if cel is None or cel == "":
            return
        vorm = self._vormen[kolom]
        if self.kop.kolommen[kolom].soort is Celsoort.DATUM and (dag := _dag(cel)):
            self._blad.write_datetime(rij, kolom, dag, self._werkmap.dagvorm)
            breedte = len(_DAG) + 4
        elif isinstance(cel, str):
            tekst = _schoon(cel)
            if cel and tekst.endswith(_INGEKORT):
                self.ingekort += 1
            self._blad.write_string(rij, kolom, tekst, vorm)
            breedte = len(tekst) + 1
        else:
            self._blad.write_number(rij, kolom, cel, vorm)
            breedte = len(str(int(cel))) + 4
        self._breedtes[kolom] = max(self._breedtes[kolom], breedte)


class XlsxUitvoer:
    """One workbook; rows go to disk as they come, and equal input gives equal bytes."""

    def __init__(self, pad: Path) -> None:
        opties = {"constant_memory": True, "tmpdir": str(pad.parent)}
        self._pad = pad
        self._boek = xlsxwriter.Workbook(str(pad), opties)
        self.kopvorm = self._boek.add_format({"bold": True, "bg_color": "#DDE7EE", "valign": "top"})
        self.dagvorm = self._boek.add_format({"num_format": _DAG, "valign": "top", "align": "left"})
        self.waarschuwing = self._boek.add_format({"bold": True, "font_color": "#9C2B00"})
        self._vormen: dict[tuple[bool, str], Any] = {}
        self._bladen: dict[str, Blad] = {}
        self._namen: set[str] = set()
        self._bereiken: set[str] = set()
        self._leeswijzer = self._boek.add_worksheet(self._bladnaam(LEESWIJZER))

    @property
    def bestanden(self) -> Mapping[str, Path]:
        """Give the one file."""
        return {self._pad.name: self._pad}

    def tabel(self, kop: Kop) -> Blad:
        """Begin the sheet of a table."""
        self._bladen[kop.naam] = Blad(self, self._boek.add_worksheet(self._bladnaam(kop.titel)), kop)
        return self._bladen[kop.naam]

    def let_op(self, naam: str, zin: str) -> None:
        """Put a warning above the header of a sheet that has no rows yet."""
        self._bladen[naam].let_op = zin

    def toelichting(self, blokken: Sequence[tuple[str, Sequence[tuple[str, ...]]]]) -> None:
        """Fill the first sheet: per block a heading and its lines, folded in three columns."""
        vouw = self._boek.add_format({"text_wrap": True, "valign": "top"})
        rij = 0
        for titel, regels in blokken:
            self._leeswijzer.write_string(rij, 0, _schoon(titel), self.kopvorm)
            for regel in regels:
                rij += 1
                for i, tekst in enumerate(regel):
                    self._leeswijzer.write_string(rij, i, _schoon(tekst), vouw)
                zet_hoogte(self._leeswijzer, rij, list(zip(regel, _LEESWIJZER_BREED, strict=False)))
            rij += 2
        zet_afdruk(self._leeswijzer, sum(_LEESWIJZER_BREED))
        for i, breedte in enumerate(_LEESWIJZER_BREED):
            self._leeswijzer.set_column(i, i, breedte)

    def sluit(self, datum: str = "") -> tuple[str, ...]:
        """Finish the workbook and tell what did not fit in it."""
        gemaakt = datetime.fromisoformat(datum or _GEEN_DATUM).replace(tzinfo=UTC)
        self._boek.set_properties({"author": "codeer", "created": gemaakt})
        meldingen = []
        for blad in self._bladen.values():
            blad.sluit()
            meldingen += _meldingen(blad)
        self._sluit_boek()
        return tuple(meldingen)

    def staak(self) -> None:
        """Let go of the file, finished or not."""
        if not self._boek.fileclosed:
            with suppress(OSError):
                self._sluit_boek()

    def vorm(self, kolom: Kolom) -> Any:  # noqa: ANN401 -- XlsxWriter has no types
        """Give the format of a column's cells."""
        getal = {Celsoort.GEHEEL: "0", Celsoort.DECIMAAL: "0." + "0" * kolom.decimalen}
        sleutel = (kolom.naam in _VERHAAL, getal.get(kolom.soort, "@"))
        if sleutel not in self._vormen:
            keuzes = {"text_wrap": sleutel[0], "num_format": sleutel[1], "valign": "top"}
            if sleutel[1] != "@":
                keuzes |= {"align": "right", "indent": 1}  # air between a number and the text beside it
            elif sleutel[0]:
                keuzes |= {"indent": 1}  # and between sentences and those beside them
            self._vormen[sleutel] = self._boek.add_format(keuzes)
        return self._vormen[sleutel]

    def noem(self, naam: str, blad: Any, bereik: str) -> None:  # noqa: ANN401 -- XlsxWriter has no types
        """Give the rows of a sheet, header included, a name: it is all that a pivot table asks for."""
        plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in naam)
        plain = plain if plain[:1].isalpha() else f"_{plain}"
        where = blad.get_name().replace("'", "''")
        while plain in self._bereiken:
            plain += "_"
        self._bereiken.add(plain)
        self._boek.define_name(plain, f"='{where}'!{bereik}")

    def _sluit_boek(self) -> None:
        try:
            self._boek.close()
        except FileCreateError as fout:
            for blad in self._boek.worksheets():
                blad._opt_close()  # noqa: SLF001 -- XlsxWriter forgets this here, and Windows then keeps the file
            raise OSError(*fout.args) from fout

    def _bladnaam(self, titel: str) -> str:
        """Make a sheet name that Excel takes: short, without its own signs, unique."""
        kaal = _BLADNAAM.sub("-", titel).strip("' ") or "Blad"
        naam, nr = kaal[:31].rstrip("' "), 1
        while naam.casefold() in self._namen:
            nr += 1
            naam = f"{kaal[: 28 - len(str(nr))]} ({nr})"
        self._namen.add(naam.casefold())
        return naam


def zet_hoogte(blad: Any, rij: int, cellen: Sequence[tuple[str, int]]) -> None:  # noqa: ANN401 -- XlsxWriter has no types
    """Make a row as high as its longest cell needs when folded at its width; not every program does that."""
    regels = max(
        sum(max(-(-len(alinea) // breed), 1) for alinea in tekst.split("\n")) for tekst, breed in cellen
    )
    if regels > 1:
        blad.set_row(rij, _REGELHOOGTE * min(regels, _MAX_REGELS))


def _dag(cel: Cel) -> datetime | None:
    """Give the day that a cell tells, None where it tells none that Excel knows."""
    if not isinstance(cel, str) or not _DATUM.fullmatch(cel):
        return None
    with suppress(ValueError):
        return datetime.fromisoformat(cel)
    return None


def _meldingen(blad: Blad) -> list[str]:
    titel, naam = blad.kop.titel, blad.kop.naam
    gezegd = []
    if blad.over:
        rijen = count(blad.over, "rij paste", "rijen pasten")
        gezegd.append(f"Blad {titel}: {rijen} niet; {naam}.csv is volledig.")
    if blad.ingekort:
        cellen = count(blad.ingekort, "cel is", "cellen zijn")
        gezegd.append(f"Blad {titel}: {cellen} ingekort; {naam}.csv is volledig.")
    return gezegd


def _schoon(tekst: str) -> str:
    """Make text fit for a cell: no signs that XML forbids, no more than Excel holds."""
    tekst = _VERBODEN.sub("", tekst)
    if len(tekst) > MAX_TEKENS // 2 and len(tekst.encode("utf-16-le")) // 2 > MAX_TEKENS:
        ruim = tekst.encode("utf-16-le")[: 2 * (MAX_TEKENS - len(_INGEKORT))]
        tekst = ruim.decode("utf-16-le", "ignore") + _INGEKORT
    # XlsxWriter takes text between these marks for its own rich text; a space shows that it is not
    return f"{tekst} " if tekst.startswith("<r>") and tekst.endswith("</r>") else tekst


def begin(map: Path, getallen: Getallen = Getallen.NL) -> XlsxUitvoer:  # noqa: ARG001 -- Excel shows numbers as its own settings say
    """Begin the workbook in an existing folder."""
    return XlsxUitvoer(map / BESTAND)
