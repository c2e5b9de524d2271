"""A review sheet as a person has it before her: open it, fill cells in, save it as another program would."""

import random
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook


class Map:
    """All sheets of a workbook as rows of texts; the first row of each is its header."""

    def __init__(self, pad: Path) -> None:
        book = CalamineWorkbook.from_path(pad)
        self.bladen = {
            naam: [
                [str(c) for c in row] for row in book.get_sheet_by_name(naam).to_python(skip_empty_area=False)
            ]
            for naam in book.sheet_names
        }

    def rijen(self, blad: str = "Nakijken") -> list[dict[str, str]]:
        """Give the rows of a sheet by column; a change in one is not kept."""
        header, *rows = self.bladen[blad]
        return [dict(zip(header, row, strict=False)) for row in rows]

    def zet(self, blad: str, nr: int, **cellen: str) -> None:
        """Fill in cells of a row, numbered from 0 below the header; `facet_x` is the column `facet x`."""
        header, *rows = self.bladen[blad]
        for naam, waarde in cellen.items():
            plek = header.index(
                naam.replace("facet_", "facet ").replace("code_", "code ").replace("kant_", "kant ")
            )
            row = rows[nr]
            row.extend([""] * (plek + 1 - len(row)))
            row[plek] = waarde

    def erbij(self, blad: str = "Zelf coderen", **cellen: str) -> None:
        """Add a row at the end."""
        header = self.bladen[blad][0]
        self.bladen[blad].append([cellen.get(naam.replace("facet ", "facet_"), "") for naam in header])

    def weg(self, blad: str, nr: int) -> None:
        """Take a row away."""
        del self.bladen[blad][nr + 1]

    def schud(self, zaad: int = 1, blad: str = "Nakijken") -> None:
        """Put rows and columns in another order, with a column of one's own."""
        dice = random.Random(zaad)  # noqa: S311 -- the same order every time
        header, *rows = self.bladen[blad]
        dice.shuffle(rows)
        order = dice.sample(range(len(header)), len(header))
        table = [[row[i] if i < len(row) else "" for i in order] for row in (header, *rows)]
        self.bladen[blad] = [[*row, "eigen" if nr else "Mijn kolom"] for nr, row in enumerate(table)]

    def bewaar(self, pad: Path) -> Path:
        """Save it as a workbook."""
        book = xlsxwriter.Workbook(str(pad), {"in_memory": True})
        book.set_properties({"created": datetime(2026, 3, 1, tzinfo=UTC)})
        for naam, rows in self.bladen.items():
            sheet = book.add_worksheet(naam)
            for r, row in enumerate(rows):
                for c, text in enumerate(row):
                    sheet.write_string(r, c, text)
        book.close()
        return pad
