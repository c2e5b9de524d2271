"""The review sheet as an Excel workbook: lists to choose from, and every text a plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from codeer.core.werkblad import VERBORGEN, Blad, Werkmap
from codeer.exporters.xlsx import _schoon as schoon
from codeer.exporters.xlsx import zet_hoogte

_GEMAAKT = datetime(2000, 1, 1, tzinfo=UTC)
_BREED = 30  # from this width on a column holds sentences
_RAND = {"border": 1, "border_color": "#D5DBE1"}
_CEL = {"text_wrap": True, "valign": "top", "num_format": "@", **_RAND}
# empty rows below the last one in which the lists are there too
_RUIMTE = 300


class _Boek:
    def __init__(self, werkmap: Werkmap) -> None:
        self.inhoud = BytesIO()
        self._boek = xlsxwriter.Workbook(self.inhoud, {"in_memory": True, "strings_to_formulas": False})
        self._boek.set_properties({"author": "codeer", "created": _GEMAAKT})
        make = self._boek.add_format
        self._kop = make({"bold": True, "bg_color": "#C9D3DC", "valign": "top", "text_wrap": True, **_RAND})
        self._invulkop = make({**_CEL, "bold": True, "bg_color": "#FFD966"})
        self._vast = make({**_CEL, "bg_color": "#EEF1F4", "font_color": "#2B2B2B"})
        self._invul = make({**_CEL, "bg_color": "#FFFBEA"})
        self._melding = make({**_CEL, "font_color": "#9C2B00", "bold": True})
        self._werkmap = werkmap
        self._lijsten: dict[str, str] = {}

    def maak(self) -> bytes:
        """Write all sheets and give the bytes of the file."""
        sheets = [(blad, self._boek.add_worksheet(blad.naam)) for blad in self._werkmap.bladen]
        self._verborgen(self._boek.add_worksheet(VERBORGEN))
        for blad, sheet in sheets:
            self._blad(blad, sheet)
        self._boek.close()
        return self.inhoud.getvalue()

    def _verborgen(self, sheet: Any) -> None:  # noqa: ANN401 -- XlsxWriter has no types
        for row, pair in enumerate(self._werkmap.gegevens):
            for column, text in enumerate(pair):
                sheet.write_string(row, column, schoon(text))
        for column, (naam, words) in enumerate(self._werkmap.lijsten.items(), 3):
            for row, word in enumerate(words):
                sheet.write_string(row, column, schoon(word))
            letter = xl_col_to_name(column)
            self._lijsten[naam] = f"={VERBORGEN}!${letter}$1:${letter}${max(len(words), 1)}"
        sheet.very_hidden()

    def _blad(self, blad: Blad, sheet: Any) -> None:  # noqa: ANN401 -- XlsxWriter has no types
        for column, kolom in enumerate(blad.kolommen):
            sheet.set_column(column, column, kolom.breedte, None, {"hidden": kolom.verborgen})
            sheet.write_string(0, column, schoon(kolom.naam), self._invulkop if kolom.invul else self._kop)
        for row, rij in enumerate(blad.rijen, 1):
            shown = []
            for column, kolom in enumerate(blad.kolommen):
                text = schoon(rij.cellen.get(kolom.naam, ""))
                form = self._invul if kolom.invul and not rij.alleen_lezen else self._vast
                form = self._melding if kolom.naam == "melding" and text else form
                if text:
                    sheet.write_string(row, column, text, form)
                else:
                    sheet.write_blank(row, column, None, form)
                if kolom.breedte >= _BREED and not kolom.verborgen:
                    shown.append((text, kolom.breedte))
            if shown:
                zet_hoogte(sheet, row, shown)
        self._keuzes(blad, sheet)
        sheet.freeze_panes(1, blad.vast)
        if any(kolom.invul for kolom in blad.kolommen):
            sheet.autofilter(0, 0, max(len(blad.rijen), 1), len(blad.kolommen) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _keuzes(self, blad: Blad, sheet: Any) -> None:  # noqa: ANN401 -- XlsxWriter has no types
        """Put the lists to choose from on the cells, one rule for all cells with the same list."""
        room = _RUIMTE if not blad.rijen or blad.rijen[-1].cellen.keys() <= {"interview"} else 0
        for column, kolom in enumerate(blad.kolommen):
            if not kolom.lijst:
                continue
            cells: dict[str, list[int]] = {}
            for row, rij in enumerate(blad.rijen, 1):
                if not rij.alleen_lezen:
                    cells.setdefault(rij.lijsten.get(kolom.naam, kolom.lijst), []).append(row)
            past = len(blad.rijen) + 1
            cells.setdefault(kolom.lijst, []).extend(range(past, past + room))
            for lijst, rows in cells.items():
                ranges = [[first, column, last, column] for first, last in _runs(rows)]
                if ranges:
                    sheet.data_validation(*ranges[0], self._regel(lijst, ranges))

    def _regel(self, lijst: str, ranges: Sequence[Sequence[int]]) -> dict[str, object]:
        return {
            "validate": "list",
            "source": self._lijsten[lijst],
            "ignore_blank": True,
            "error_title": "Kies uit de lijst",
            "error_message": "Kies een woord uit de lijst, of laat de cel leeg.",
            "other_cells": [list(r) for r in ranges[1:]],
        }


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Give the first and last of each row of consecutive numbers."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] + 1 == row:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    return runs


def schrijf_werkmap(werkmap: Werkmap) -> bytes:
    """Give the bytes of the workbook; the same content gives the same bytes."""
    return _Boek(werkmap).maak()
