"""Eén pagina om te lezen en af te drukken: grafieken, thema's met citaten, en de interviews."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from codeer.core.materiaal import Documentopzet, Documentuitvoer, Materiaal, Verslag
from codeer.core.tabel import Celsoort, Kolom, Tabel
from codeer.rapporten import _getal, _grafieken
from codeer.rapporten._citaatkeuze import Citaat
from codeer.rapporten._tekenen import Figuur
from codeer.rapporten._tel import TOTAAL
from codeer.rapporten._transcript import beurten
from codeer.rapporten._verhaal import Verhaal
from codeer.rapporten._verloop import MAX_INTERVIEWS

TITEL = "Rapport om te lezen"
BESTAND = "rapport.html"
FIGUREN = "figuren"
_SJABLONEN = Path(__file__).parents[1] / "_sjablonen"
_MAX_RIJEN = 400  # of a table under a chart; the file beside it has them all


@dataclass(frozen=True, slots=True)
class Kant:
    """One pole of a theme with its figures as people read them, and its quotes."""

    pool: str
    naam: str
    cijfers: tuple[str, ...]
    citaten: tuple[Citaat, ...]
    is_enige: bool  # whether all of it comes from one respondent


@dataclass(frozen=True, slots=True)
class Thema:
    """One code as the page tells it."""

    pad: str
    anker: str
    titel: str
    is_sub: bool
    definitie: str
    wel: str
    niet: str
    kanten: tuple[Kant, ...]
    totaal: tuple[str, ...]
    waar: tuple[tuple[str, int, str], ...]
    is_eigen: bool


class Pagina:
    """The page under way: transcripts go to a file beside it, so that memory stays flat."""

    naam = "html"

    def __init__(self, opzet: Documentopzet) -> None:
        self._opzet = opzet
        self._verhaal = Verhaal(opzet)
        self._sjablonen = _omgeving(self._anker)
        self._ankers: dict[str, str] = {}
        self._met_transcripten = opzet.transcripten
        self._interviews: list[str] = []
        self._pad = opzet.map / "transcripten"
        self._transcripten = self._pad.open("w", encoding="utf-8", newline="\n")
        self._transcript = self._sjablonen.get_template("transcript.html")

    def verwerk(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        self._verhaal.verwerk(materiaal)
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
        bestanden = {BESTAND: self._opzet.map / BESTAND}
        tabellen: dict[str, Tabel] = {}
        figuren: list[Figuur] = []
        for figuur in _grafieken.figuren(self._verhaal):
            for uitgang, inhoud in (("svg", figuur.svg.encode()), ("png", figuur.png)):
                naam = f"{figuur.naam}.{uitgang}"
                bestanden[f"{FIGUREN}/{naam}"] = self._opzet.map / naam
                (self._opzet.map / naam).write_bytes(inhoud)
            tabellen[figuur.naam] = figuur.tabel
            figuren.append(figuur)
        self._schrijf(verslag, figuren)
        return Documentuitvoer(bestanden, tabellen, tuple(self._verhaal.citaten.meldingen()))

    def staak(self) -> None:
        """Let go of the file."""
        with suppress(OSError):
            self._transcripten.close()

    def _schrijf(self, verslag: Verslag, figuren: Iterable[Figuur]) -> None:
        verhaal = self._verhaal
        stream = self._sjablonen.get_template("rapport.html").stream(
            codeboek=verhaal.codeboek,
            v=verslag,
            figuren=figuren,
            themas=[self._thema(code) for code in verhaal.codes],
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

    def _thema(self, pad: str) -> Thema:
        verhaal = self._verhaal
        code = verhaal.code(pad)
        kanten = tuple(self._kant(pad, pool) for pool in verhaal.polen(pad))
        return Thema(
            pad=pad,
            anker=self._anker(pad),
            titel=code.titel or code.naam,
            is_sub=bool(code.ouder),
            definitie=code.definitie,
            wel=code.wel,
            niet=code.niet,
            kanten=kanten,
            totaal=self._cijfers(pad, TOTAAL),
            waar=tuple((id, n, first) for id, (n, first) in verhaal.waar(pad).items()),
            is_eigen=verhaal.citaten.is_eigen(pad),
        )

    def _kant(self, code: str, pool: str) -> Kant:
        citaten = self._verhaal.citaten.van(code, pool)
        row = self._verhaal.cijfers[code, pool]
        return Kant(
            pool=pool,
            naam=self._verhaal.poolnaam(code, pool),
            cijfers=self._cijfers(code, pool),
            citaten=citaten,
            is_enige=row["respondenten"] == 1 and len(citaten) > 1,
        )

    def _cijfers(self, code: str, pool: str) -> tuple[str, ...]:
        names = ("fragmenten", "interviews", "respondenten", "per_1000_woorden")
        kolommen = {kolom.naam: kolom for kolom in self._verhaal.frequenties.kolommen}
        row = self._verhaal.cijfers[code, pool]
        return tuple(_getal.cel(row[naam], kolommen[naam]) for naam in names)

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
        context=_context,
        mag=_mag,
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


def _context(citaat: Citaat) -> str:
    """Say where a quote comes from."""
    f = citaat.fragment
    parts = [f.interview, f.spreker, f"regel {f.regelnummer}", f.tijd, *citaat.context]
    return ", ".join(part for part in parts if part)


def _mag(citaat: Citaat) -> str:
    """Say what keeps a quote within the team, or nothing."""
    if citaat.toestemming == "ja":
        return ""
    told = {"nee": "geen toestemming om te citeren", "na inzage": "citeren mag pas na inzage"}
    return f"Alleen binnen het team: {told.get(citaat.toestemming, 'toestemming om te citeren is onbekend')}"


def maak(opzet: Documentopzet) -> Pagina:
    """Begin the page."""
    return Pagina(opzet)
