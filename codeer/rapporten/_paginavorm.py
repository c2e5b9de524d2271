"""What every page of a report is made with: its templates, and how they write numbers and headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from codeer.core.tabel import Kolom, Tabel
from codeer.rapporten import _getal
from codeer.rapporten._themas import bron, mag

_SJABLONEN = Path(__file__).parent / "_sjablonen"
_MAX_RIJEN = 400  # of a table under a chart; the file beside it has them all


class Ankers:
    """The names of the places of themes in one page."""

    def __init__(self) -> None:
        self._ankers: dict[str, str] = {}

    def geef(self, code: str) -> str:
        """Give the name of the place of a theme; a number keeps odd names apart."""
        if code not in self._ankers:
            plain = "".join(c if c.isalnum() and c.isascii() else "-" for c in code)
            taken = f"thema-{plain}" in self._ankers.values()
            self._ankers[code] = f"thema-{plain}-{len(self._ankers) + 1}" if taken else f"thema-{plain}"
        return self._ankers[code]


def omgeving(anker: Callable[[str], str]) -> Environment:
    """Give the templates; `anker` names the place of a theme."""
    environment = Environment(
        loader=FileSystemLoader(_SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        anker=anker,
        is_getal=_getal.is_getal,
        heel=_getal.heel,
        cel=_getal.cel,
        rijen=_rijen,
        kop=_kop,
        context=bron,
        mag=mag,
    )
    return environment


def _rijen(tabel: Tabel) -> Iterator[list[tuple[Kolom, str]]]:
    """Give the rows of a table as people read them, so many at most."""
    for nr, rij in enumerate(tabel.rijen):
        if nr == _MAX_RIJEN:
            return
        yield [(kolom, _getal.cel(c, kolom)) for kolom, c in zip(tabel.kolommen, rij, strict=True)]


def _kop(kolom: Kolom) -> str:
    """Give the heading of a column as people read it."""
    return {"pool": "kant"}.get(kolom.naam, kolom.naam.replace("_pct", " (%)").replace("_", " "))
