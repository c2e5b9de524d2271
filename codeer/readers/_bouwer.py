"""Gathers the paragraphs, soft breaks, bold starts and tables of a word processor's document."""

from __future__ import annotations

from dataclasses import replace

from codeer.core.lezing import Regel
from codeer.readers._grenzen import check_size
from codeer.readers._tabel import table_regels


class Bouwer:
    """Takes pieces of text with their weight, and gives raw lines; paragraphs and tables may nest."""

    def __init__(self) -> None:
        self.regels: list[Regel] = []
        self.meldingen: list[str] = []
        self._size = 0
        self._open: list[list[tuple[str, bool]]] = []
        self._waiting: list[tuple[str, bool]] = []
        # nested tables lie flat in the outer one
        self._tables = 0
        self._rows: list[list[list[Regel]]] = []
        # the next paragraph begins something of its own: it stands under a table
        self._blok = False

    def start_alinea(self) -> None:
        """Open a paragraph, or go on with one whose end was deleted; one inside another is a text box."""
        self._open.append(self._waiting)
        self._waiting = []

    def end_alinea(self, *, joins: bool = False, blok: bool = False) -> None:
        """Close the paragraph; `joins` when its end was deleted, so that the next one goes on.

        `blok` when it is an item of a list or a heading.
        """
        pieces = self._open.pop() if self._open else []
        if joins:
            self._waiting = pieces
        else:
            self._add(Regel("".join(text for text, _ in pieces), vet=_bold_start(pieces), blok=blok))

    def close(self) -> None:
        """Close what a broken or odd document left open."""
        if self._waiting:
            self._open.append(self._waiting)
            self._waiting = []
        while self._open:
            self.end_alinea()
        while self._tables:
            self.end_tabel()

    def text(self, tekst: str, *, vet: bool = False) -> None:
        """Add a piece of text to the paragraph that is open; text outside paragraphs is layout."""
        if self._open:
            self._size += len(tekst)
            check_size(self._size)
            self._open[-1].append((tekst, vet))

    def start_tabel(self) -> None:
        """Open a table."""
        self._tables += 1
        if self._tables == 1:
            self._rows = []

    def start_rij(self) -> None:
        """Open a row of the outermost table."""
        if self._tables == 1:
            self._rows.append([])

    def start_cel(self) -> None:
        """Open a cell of the outermost table."""
        if self._tables == 1 and self._rows:
            self._rows[-1].append([])

    def end_tabel(self) -> None:
        """Close a table and read it."""
        self._tables -= 1
        if self._tables == 0:
            regels, remarks = table_regels(self._rows)
            self.regels.extend(regels)
            self._blok = True
            self.meldingen.extend(remarks)
            self._rows = []

    def _add(self, regel: Regel) -> None:
        if self._tables and self._rows and self._rows[-1]:
            # the cells of a table within this one are told apart no longer
            self._rows[-1][-1].append(replace(regel, blok=regel.blok or self._tables > 1))
        else:
            self.regels.append(replace(regel, blok=regel.blok or self._blok))
            self._blok = False
            check_size(self._size, len(self.regels))


def _bold_start(pieces: list[tuple[str, bool]]) -> str:
    """Give the bold pieces at the start of each line of a paragraph, one line each."""
    lines: list[str] = []
    current: list[str] = []
    leading = True
    for text, bold in pieces:
        for i, part in enumerate(text.split("\n")):
            if i:
                lines.append("".join(current).strip())
                current, leading = [], True
            if not part.strip():
                if leading:
                    current.append(part)
            elif bold and leading:
                current.append(part)
            else:
                leading = False
    lines.append("".join(current).strip())
    return "\n".join(lines) if any(lines) else ""
