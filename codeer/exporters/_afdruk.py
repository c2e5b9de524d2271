"""How a sheet of a workbook comes out of a printer."""

from __future__ import annotations

from typing import Any

from codeer.exporters._uitvoer import Kop

_A4 = 9  # as Excel numbers it
# what fits beside one another upright, and what one page holds that can still be read
_TEKENS_STAAND, _TEKENS_PAGINA = 95, 250
# on this sheet what a quote says comes before who said it: it is in sight, and on the first page
CITATEN = "citaten"
_EERST = frozenset(
    ("spreker", "tijd", "regelnummer", "begin", "eind", "code", "pool", "citaat", "voor", "na")
)


def zet_afdruk(blad: Any, breed: int) -> int:  # noqa: ANN401 -- XlsxWriter has no types
    """Make a sheet of so many characters wide print well on A4; give how many pages it is wide."""
    pages = max(-(-breed // _TEKENS_PAGINA), 1)
    blad.set_paper(_A4)
    if breed > _TEKENS_STAAND:
        blad.set_landscape()
    blad.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    blad.fit_to_pages(pages, 0)
    blad.hide_gridlines(0)  # lines on paper too: rows of a wide sheet are hard to follow without
    blad.set_footer("&L&8&A&R&8pagina &P van &N")
    return pages


def volgorde(kop: Kop) -> list[int]:
    """Give which column of a table stands where on its sheet."""
    names = [kolom.naam for kolom in kop.kolommen]
    if kop.naam != CITATEN or names[:2] != ["id", "interview"]:
        return list(range(len(names)))
    # the last of each name: a kenmerk may be called as a column of the report is
    quote = [i for i, naam in enumerate(names) if naam in _EERST and naam not in names[i + 1 :]]
    return [0, 1, *quote, *(i for i in range(2, len(names)) if i not in quote)]
