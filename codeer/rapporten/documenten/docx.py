"""Hetzelfde verhaal als Word-document, om op verder te schrijven: stijlen, inhoudsopgave en bijschriften."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from codeer.core.materiaal import FIGUREN, Documentopzet, Documentuitvoer, Materiaal, Verslag
from codeer.core.tabel import Kolom, Tabel
from codeer.core.telwoord import count
from codeer.rapporten import _getal
from codeer.rapporten._citaatkeuze import Citaat
from codeer.rapporten._gedeeld import Gedeeld
from codeer.rapporten._groepen import VERSCHIL
from codeer.rapporten._tekenen import DPI, Figuur
from codeer.rapporten._tel import TOTAAL
from codeer.rapporten._themas import Kant, Thema, bron, mag, themas
from codeer.rapporten._word import Omslag, schrijf
from codeer.rapporten._word_lijf import EMU, Cel, Lijf, Stuk, maat

TITEL = "Rapport om op verder te schrijven"
BESTAND = "rapport.docx"
_KOP = "Alleen voor het team: in dit document staan citaten."
_TEKEN = {"plus": "▲ ", "min": "▼ "}
_CIJFERS = ("fragmenten", "interviews", "respondenten", "per 1.000 woorden")
# Of the tables behind the charts these columns are shown, where there are not too many rows; the rest is in
# the file beside the chart.
_FREQUENTIES = ("code", "pool", "fragmenten", "interviews", "respondenten", "per_1000_woorden")
_NIET_BIJ_AANDEEL = ("pool", "herkomst", *VERSCHIL)
_MAX_RIJEN = 60
_HOOG = 4.4 * EMU  # a chart is tall from here
_LANG = 1500  # signs of a quote that may go on on the next page


class Worddocument:
    """The document under way; it is written when the last interview has come by."""

    naam = "docx"

    def __init__(self, opzet: Documentopzet, gedeeld: Gedeeld) -> None:
        self._opzet = opzet
        self._gedeeld = gedeeld
        self._verhaal = gedeeld.verhaal
        self._ankers: dict[str, str] = {}
        self._lijf = Lijf()
        self._gelezen: set[str] = set()  # what was said of a chart need not be said of the next

    def verwerk(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        self._gedeeld.verwerk(materiaal)

    def sluit(self, verslag: Verslag) -> Documentuitvoer:
        """Write the document; its charts stand by themselves as well."""
        found = themas(self._verhaal, self._anker)
        self._hoe(verslag)
        self._figuren(verslag, "Figuren", [f for f in self._gedeeld.figuren if not f.interviews])
        self._themas(found)
        self._codeboek(verslag)
        lines = [f for f in self._gedeeld.figuren if f.interviews]
        if lines:
            self._figuren(verslag, "Bijlage: de codes door het interview heen", lines)
        pad = self._opzet.map / BESTAND
        omslag = Omslag(self._verhaal.codeboek.naam, _KOP, verslag.datum)
        schrijf(pad, omslag, self._voorwerk(verslag), self._lijf)
        bestanden = {BESTAND: pad, **self._gedeeld.figuurbestanden}
        meldingen = tuple(self._verhaal.citaten.meldingen())
        return Documentuitvoer(bestanden, self._gedeeld.figuurtabellen, meldingen)

    def staak(self) -> None:
        """Let go of nothing: no file is open between the interviews."""

    def _voorwerk(self, verslag: Verslag) -> Lijf:
        """Give what stands before the table of contents."""
        front = Lijf()
        front.alinea(self._verhaal.codeboek.naam, stijl="Titel")
        over = count(verslag.totaal["interviews"], "interview", "interviews")
        date = f", de nieuwste van {verslag.datum}" if verslag.datum else ""
        front.alinea(f"Rapport over {over}{date}. Gemaakt met codeer.", stijl="Ondertitel")
        if verslag.let_op:
            front.alinea(Stuk("Let op. ", "Zwaar"), f"{verslag.let_op}.", stijl="Letop")
        front.alinea(
            Stuk("Alleen voor het team. ", "Zwaar"),
            "In dit document staan citaten. Deel het niet met anderen.",
            stijl="Letop",
        )
        return front

    def _hoe(self, verslag: Verslag) -> None:
        lijf, totaal = self._lijf, verslag.totaal
        lijf.kop(1, "Het onderzoek")
        said = (
            ("interviews", "interview", "interviews"),
            ("respondenten", "respondent", "respondenten"),
            ("woorden", "geteld woord", "getelde woorden"),
            ("fragmenten", "fragment", "fragmenten"),
        )
        lijf.punten(f"{_getal.heel(totaal[k])} {one if totaal[k] == 1 else more}" for k, one, more in said)
        lijf.alinea(
            "Een fragment is een stuk tekst, meestal een zin, dat bij een code hoort. Naast fragmenten staat "
            "overal in hoeveel interviews en bij hoeveel respondenten een code voorkomt: zo telt wie veel "
            f"zegt niet zwaarder. Een streepje ({_getal.NIET_BEOORDEELD}) betekent dat niemand het heeft "
            "beoordeeld; dat is iets anders dan 0."
        )
        lijf.kop(1, "Hoe er gecodeerd is")
        lijf.alinea(verslag.methode)
        for kop, regels in verslag.delen:
            lijf.kop(2, kop)
            lijf.punten(regel.replace("`", "") for regel in regels)

    def _figuren(self, verslag: Verslag, kop: str, figuren: list[Figuur]) -> None:
        lijf = self._lijf
        lijf.kop(1, kop)
        if not figuren:
            lijf.alinea("Er is nog niets om te laten zien: er zijn geen codes.")
        for wat, groep in groupby(figuren, _onderwerp):
            if wat:
                lijf.kop(2, wat)
            charts = list(groep)
            if warning := verslag.let_op_per.get(charts[0].kenmerk, "") if charts[0].kenmerk else "":
                lijf.alinea(Stuk("Let op. ", "Zwaar"), f"{warning}.", stijl="Letop", bij_volgende=True)
            for figuur in charts:
                self._figuur(figuur)
        for per in self._verhaal.te_veel_groepen if kop == "Figuren" else ():
            lijf.alinea(f"Van {per} is geen figuur gemaakt: er zijn te veel verschillende waarden.")

    def _figuur(self, figuur: Figuur) -> None:
        tabel = _te_tonen(figuur)
        where = "" if tabel else f"De cijfers staan in {FIGUREN}/{figuur.naam}.csv."
        # a tall chart leaves the foot of a page empty: its table comes first and fills that
        tall = maat(figuur.png, DPI)[1] > _HOOG
        if tabel and tall:
            self._tabel(tabel)
        if figuur.lees not in self._gelezen:
            self._gelezen.add(figuur.lees)
            self._lijf.alinea(figuur.lees, stijl="Zacht", bij_volgende=not tall)
        self._lijf.figuur(figuur.png, DPI, (figuur.titel, figuur.lees), where)
        if tabel and not tall:
            self._tabel(tabel)
        if verschil := _verschil(figuur.tabel):
            self._tabel(verschil)

    def _tabel(self, tabel: Tabel) -> None:
        kop = [Cel(Stuk(_kop(k)), _getal.is_getal(k)) for k in tabel.kolommen]
        names = [k.naam for k in tabel.kolommen]
        rows = []
        for rij in tabel.rijen:
            row = dict(zip(names, rij, strict=True))
            bold = "Zwaar" if row.get("pool") == TOTAAL else ""
            cells = []
            for kolom, waarde in zip(tabel.kolommen, rij, strict=True):
                shown = _getal.cel(waarde, kolom)
                if kolom.naam == "pool" and waarde != TOTAAL:
                    shown = self._verhaal.poolnaam(str(row["code"]), shown)
                naar = self._ankers.get(shown, "") if kolom.naam in ("code", "code_a", "code_b") else ""
                cells.append(
                    Cel(
                        Stuk(shown, "Verwijzing" if naar and not bold else bold, naar), _getal.is_getal(kolom)
                    )
                )
            rows.append(cells)
        self._lijf.tabel(tabel.titel, kop, rows)

    def _themas(self, found: Iterable[Thema]) -> None:
        lijf, rows = self._lijf, tuple(found)
        lijf.kop(1, "Thema's")
        own = any(thema.is_eigen for thema in rows)
        lijf.alinea(
            f"De citaten zijn {'gekozen door het team, en waar dat niet deed ' if own else ''}zo gekozen dat "
            "ze van verschillende respondenten komen. Ze zijn voorbeelden: tel ze niet. De interviews zelf "
            "staan niet in dit document; onder elk citaat staat in welk interview het staat, en bij welke "
            "regel."
        )
        for thema in rows:
            self._thema(thema)

    def _thema(self, thema: Thema) -> None:
        lijf = self._lijf
        extra = "" if thema.titel.casefold() in thema.pad.casefold() else f": {thema.titel}"
        lijf.kop(2, f"{thema.pad}{extra}", thema.anker)
        if thema.definitie:
            lijf.alinea(thema.definitie)
        for label, tekst in (("Wel: ", thema.wel), ("Niet: ", thema.niet)):
            if tekst:
                lijf.alinea(Stuk(label, "Zwaar"), tekst)
        kop = [Cel(Stuk("kant")), *(Cel(Stuk(wat), is_getal=True) for wat in _CIJFERS)]
        rows = [_cijferrij(f"{_teken(k.pool)}{k.naam}", k.cijfers) for k in thema.kanten]
        rows.append(_cijferrij(TOTAAL, thema.totaal, "Zwaar"))
        lijf.tabel(f"Hoe vaak {thema.pad} voorkomt", kop, rows)
        for kant in thema.kanten:
            if kant.citaten:
                self._kant(kant)

    def _kant(self, kant: Kant) -> None:
        self._lijf.kop(3, f"{_teken(kant.pool)}{kant.naam}")
        if kant.is_enige:
            said = "Al deze citaten komen van één respondent: alleen die zei dit."
            self._lijf.alinea(said, stijl="Zacht", bij_volgende=True)
        for citaat in kant.citaten:
            self._citaat(citaat)

    def _citaat(self, citaat: Citaat) -> None:
        f = citaat.fragment
        around = [f"{f.voor} " if f.voor else "", f" {f.na}" if f.na else ""]
        pieces = [Stuk(around[0], "Rondom"), Stuk(f.citaat, "Zwaar"), Stuk(around[1], "Rondom")]
        # one that is longer than half a page would leave the rest of the page before it empty
        short = sum(len(p.tekst) for p in pieces) < _LANG
        self._lijf.alinea(
            *(p for p in pieces if p.tekst), stijl="Citaat", bij_volgende=short, mag_breken=not short
        )
        intern = mag(citaat)
        self._lijf.alinea(f"{bron(citaat)}{f'. {intern}.' if intern else ''}", stijl="Bronbijcitaat")

    def _codeboek(self, verslag: Verslag) -> None:
        lijf = self._lijf
        lijf.kop(1, "Hoe het codeboek veranderde")
        if not verslag.codeboek:
            lijf.alinea("In het logboek staat geen wijziging van het codeboek.")
            return
        lijf.alinea(
            "Wie de codes na een wijziging gebruikt, leest en telt anders dan ervoor. Dit staat in het "
            "logboek, de oudste stap eerst."
        )
        for stap in verslag.codeboek:
            lijf.alinea(
                Stuk(f"{stap.datum}. ", "Zwaar"), stap.zin, stijl="Lijstopsomteken", bij_volgende=True
            )
            lijf.punten(stap.wat, diep=True)

    def _anker(self, code: str) -> str:
        return self._ankers.setdefault(code, f"thema_{len(self._ankers) + 1}")


def _onderwerp(figuur: Figuur) -> str:
    """Give the heading under which a chart stands with those about the same."""
    if figuur.interviews:
        return ""
    if figuur.kenmerk:
        return f"Vergeleken per {figuur.kenmerk.replace('_', ' ')}"
    return "Hoe vaak en aan welke kant" if figuur.naam.startswith(("codes", "kanten")) else figuur.titel


def _te_tonen(figuur: Figuur) -> Tabel | None:
    """Give the table behind a chart as far as a page can show it; None where it stays in its file."""
    tabel = figuur.tabel
    names = [k.naam for k in tabel.kolommen]
    if figuur.naam == "codes":
        keep, rows = [names.index(naam) for naam in _FREQUENTIES], list(tabel.rijen)
    elif figuur.naam.startswith("aandeel_"):
        keep = [nr for nr, naam in enumerate(names) if naam not in _NIET_BIJ_AANDEEL or nr == 0]
        rows = [rij for rij in tabel.rijen if rij[2] == TOTAAL]
    elif figuur.naam == "samen_genoemd":
        keep, rows = list(range(len(names))), list(tabel.rijen)
    else:
        return None
    if not 0 < len(rows) <= _MAX_RIJEN:
        return None
    shown = tuple(tuple(rij[nr] for nr in keep) for rij in rows)
    titel = f"{tabel.titel}, met het interval van 95 %" if "aandeel_pct" in names else tabel.titel
    return Tabel(tabel.naam, titel, tuple(tabel.kolommen[nr] for nr in keep), shown)


def _verschil(tabel: Tabel) -> Tabel | None:
    """Give per code how much two groups differ, out of the table behind their chart; beside it is no room."""
    names = [k.naam for k in tabel.kolommen]
    if VERSCHIL[0] not in names:
        return None
    keep = [names.index(naam) for naam in ("code", *VERSCHIL[1:])]
    een, ander = next((str(rij[0]), str(rij[names.index(VERSCHIL[0])])) for rij in tabel.rijen)
    rows = tuple(tuple(rij[nr] for nr in keep) for rij in tabel.rijen if rij[0] == een and rij[2] == TOTAAL)
    if not 0 < len(rows) <= _MAX_RIJEN:
        return None
    titel = f"Verschil in procentpunten: {een} min {ander}, met het interval van 95 %"
    return Tabel(f"{tabel.naam}_verschil", titel, tuple(tabel.kolommen[nr] for nr in keep), rows)


def _cijferrij(naam: str, cijfers: Iterable[str], stijl: str = "") -> list[Cel]:
    return [Cel(Stuk(naam, stijl)), *(Cel(Stuk(c, stijl), is_getal=True) for c in cijfers)]


def _teken(pool: str) -> str:
    return _TEKEN.get(pool, "● ")


def _kop(kolom: Kolom) -> str:
    """Give the heading of a column as people read it."""
    own = {"pool": "kant", "per_1000_woorden": "per 1.000 woorden", "onder": "van", "boven": "tot"}
    own |= dict(zip(VERSCHIL[2:], ("van", "tot"), strict=True))
    return own.get(kolom.naam, kolom.naam.replace("_pct", " (%)").replace("_", " "))


def maak(opzet: Documentopzet, gedeeld: Gedeeld | None = None) -> Worddocument:
    """Begin the document; documents of one run share what they tell."""
    return Worddocument(opzet, gedeeld or Gedeeld(opzet))
