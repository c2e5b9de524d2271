"""Eén pagina om te lezen en af te drukken: grafieken, thema's met citaten, en de interviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from codeer.core.materiaal import Documentopzet, Documentuitvoer, Materiaal, Verslag
from codeer.core.tabel import Celsoort, Kolom, Tabel
from codeer.rapporten import _getal
from codeer.rapporten._gedeeld import Gedeeld
from codeer.rapporten._themas import bron, mag, themas
from codeer.rapporten._transcript import beurten
from codeer.rapporten._verloop import MAX_INTERVIEWS

TITEL = "Rapport om te lezen"
BESTAND = "rapport.html"
_SJABLONEN = Path(__file__).parents[1] / "_sjablonen"
_MAX_RIJEN = 400  # of a table under a chart; the file beside it has them all


class Pagina:
    """The page under way: transcripts go to a file beside it, so that memory stays flat."""

    naam = "html"

    def __init__(self, opzet: Documentopzet, gedeeld: Gedeeld) -> None:
        self._opzet = opzet
        self._gedeeld = gedeeld
        self._verhaal = gedeeld.verhaal
        self._sjablonen = _omgeving(self._anker)
        self._ankers: dict[str, str] = {}
        self._met_transcripten = opzet.transcripten
        self._interviews: list[str] = []
        self._pad = opzet.map / "transcripten"
        self._transcripten = self._pad.open("w", encoding="utf-8", newline="\n")
        self._transcript = self._sjablonen.get_template("transcript.html")

    def verwerk(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        self._gedeeld.verwerk(materiaal)
        if self._met_transcripten and self._verhaal.verloop.te_veel:
            self._met_transcripten = False
            self._transcripten.truncate(0)
        if not self._met_transcripten:
            return
        id = materiaal.interview.id
        self._interviews.append(id)
        rows = beurten(materiaal, self._verhaal.poolnaam)
        kenmerken = [(k, materiaal.kenmerken.get(k, "")) for k in self._opzet.opzet.kenmerken]
        shown = [(k, v) for k, v in kenmerken if v]
        self._transcripten.write(self._transcript.render(id=id, beurten=rows, kenmerken=shown))

    def sluit(self, verslag: Verslag) -> Documentuitvoer:
        """Write the page and the charts."""
        self._transcripten.close()
        self._schrijf(verslag)
        bestanden = {BESTAND: self._opzet.map / BESTAND, **self._gedeeld.figuurbestanden}
        meldingen = tuple(self._verhaal.citaten.meldingen())
        return Documentuitvoer(bestanden, self._gedeeld.figuurtabellen, meldingen)

    def staak(self) -> None:
        """Let go of the file."""
        with suppress(OSError):
            self._transcripten.close()

    def _schrijf(self, verslag: Verslag) -> None:
        verhaal = self._verhaal
        stream = self._sjablonen.get_template("rapport.html").stream(
            codeboek=verhaal.codeboek,
            v=verslag,
            figuren=self._gedeeld.figuren,
            themas=themas(verhaal, self._anker),
            interviews=self._interviews,
            te_veel=verhaal.te_veel_groepen,
            geen_transcripten=self._waarom_niet(),
        )
        with (self._opzet.map / BESTAND).open("w", encoding="utf-8", newline="\n") as page:
            for part in stream:
                before, mark, after = part.partition("<!-- transcripten -->")
                page.write(before)
                if mark:
                    self._giet(page.write)
                page.write(after)

    def _giet(self, write: Callable[[str], object]) -> None:
        with self._pad.open(encoding="utf-8", newline="\n") as source:
            while piece := source.read(1 << 20):
                write(piece)

    def _waarom_niet(self) -> str:
        if self._met_transcripten:
            return ""
        if self._verhaal.verloop.te_veel:
            return f"Er zijn meer dan {MAX_INTERVIEWS} interviews: ze staan niet zelf in dit rapport."
        return "De interviews zelf staan niet in dit rapport: daar is niet om gevraagd."

    def _anker(self, code: str) -> str:
        """Give the name of the place of a theme; a number keeps odd names apart."""
        if code not in self._ankers:
            plain = "".join(c if c.isalnum() and c.isascii() else "-" for c in code)
            taken = f"thema-{plain}" in self._ankers.values()
            self._ankers[code] = f"thema-{plain}-{len(self._ankers) + 1}" if taken else f"thema-{plain}"
        return self._ankers[code]


def _omgeving(anker: Callable[[str], str]) -> Environment:
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
        is_getal=_is_getal,
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


def _is_getal(kolom: Kolom) -> bool:
    """Tell whether a column holds numbers."""
    return kolom.soort in {Celsoort.GEHEEL, Celsoort.DECIMAAL}


def _kop(kolom: Kolom) -> str:
    """Give the heading of a column as people read it."""
    return {"pool": "kant"}.get(kolom.naam, kolom.naam.replace("_pct", " (%)").replace("_", " "))


def maak(opzet: Documentopzet, gedeeld: Gedeeld | None = None) -> Pagina:
    """Begin the page; documents of one run share what they tell."""
    return Pagina(opzet, gedeeld or Gedeeld(opzet))
