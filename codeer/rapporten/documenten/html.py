"""Eén pagina om te lezen en af te drukken: grafieken, thema's met citaten, en de interviews."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from codeer.core.materiaal import Documentopzet, Documentuitvoer, Materiaal, Verslag
from codeer.rapporten._gedeeld import Gedeeld
from codeer.rapporten._paginavorm import Ankers, omgeving
from codeer.rapporten._themas import themas
from codeer.rapporten._transcript import beurten
from codeer.rapporten._verloop import MAX_INTERVIEWS

TITEL = "Rapport om te lezen"
BESTAND = "rapport.html"


class Pagina:
    """The page under way: transcripts go to a file beside it, so that memory stays flat."""

    naam = "html"

    def __init__(self, opzet: Documentopzet, gedeeld: Gedeeld) -> None:
        self._opzet = opzet
        self._gedeeld = gedeeld
        self._verhaal = gedeeld.verhaal
        self._anker = Ankers().geef
        self._sjablonen = omgeving(self._anker)
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


def maak(opzet: Documentopzet, gedeeld: Gedeeld | None = None) -> Pagina:
    """Begin the page; documents of one run share what they tell."""
    return Pagina(opzet, gedeeld or Gedeeld(opzet))
