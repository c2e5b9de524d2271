"""What `codeer consistentie` does with differences: list them, the agenda, decisions, and the computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from codeer.cli._uitvoer import progress, show, show_json, tell, tell_fout, thousands
from codeer.core.errors import Afloop, GebruiksFout
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps._verschillen import Lijst, Plaats, Vinder
    from codeer.steps.overleg import Uitkomst as Vastgelegd
    from codeer.steps.verschillen import Uitkomst as Geschreven
    from codeer.steps.werkblad import Werkbladuitkomst

_VERSCHIL = "Verschil is niet fout. Het laat zien waar een code nog niet duidelijk is."


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which of these a user asked for, and about whom."""

    verschillen: bool = False
    agenda: bool = False
    besluiten: Path | None = None
    computer: bool = False
    codeurs: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    steekproef: int = 0
    werkblad: str = ""

    def __bool__(self) -> bool:
        asked = (self.verschillen, self.agenda, self.computer, self.besluiten, self.steekproef, self.werkblad)
        return any(asked)


def beantwoord(vraag: Vraag, map: Path | None, *, json: bool) -> None:
    """Do what is asked for in the study, and show what came of it."""
    from codeer.steps.onderzoek import open_onderzoek

    onderzoek = open_onderzoek(map)
    found: dict[str, object] = {}
    fine = True
    if vraag.besluiten is not None:
        from codeer.steps.overleg import leg_vast

        kept = leg_vast(onderzoek, vraag.besluiten)
        found["besluiten"] = kept
        fine = kept.afloop is Afloop.GOED
        if not json:
            _toon_vastgelegd(kept)
    if vraag.verschillen or vraag.agenda:
        from codeer.steps.verschillen import schrijf

        wie, welke = vraag.codeurs, vraag.codes
        written = schrijf(onderzoek, wie, welke, lijst=vraag.verschillen, agenda=vraag.agenda)
        found |= _als_json(written)
        fine = fine and not written.mislukt
        if not json:
            _toon_geschreven(written)
    if vraag.werkblad:  # before the figures: what is filled in counts in them
        found["werkblad"] = sheet = _werkblad(vraag, map, json=json)
        fine = fine and not sheet.problemen
    if vraag.computer or vraag.steekproef:
        from codeer.cli._toon_computer import toon_computer
        from codeer.steps.automaat_oordeel import vergelijk_computer

        with progress("Vergelijken") as voortgang:
            compared = vergelijk_computer(onderzoek, vraag.codeurs, vraag.codes, vraag.steekproef, voortgang)
        found["computer"] = compared
        if not json:
            toon_computer(compared, werkblad=bool(vraag.werkblad))
    if json:
        show_json(found)
    if not fine:
        raise typer.Exit(Afloop.FOUT)


def _werkblad(vraag: Vraag, map: Path | None, *, json: bool) -> Werkbladuitkomst:
    """Make the sheet of the sample, or read it back first; GebruiksFout when no sample is asked for."""
    from codeer.cli._open_werkblad import maak, toon

    if not vraag.steekproef:
        tip = f"codeer consistentie --computer --steekproef 100 --werkblad {vraag.werkblad}"
        raise GebruiksFout("--werkblad hoort bij --steekproef.", f"Zeg hoeveel zinnen: {tip}")
    sheet, notes = maak(map, vraag.werkblad, None, steekproef=vraag.steekproef)
    if not json:
        toon(sheet, notes)
        show("")
    return sheet


def toon_eerste_plekken(vinder: Vinder) -> None:
    """Show the five places to begin discussing, after the words about each code."""
    from codeer.steps._verschillen import lijst_van

    lijst = lijst_van(vinder)
    if lijst.open:
        many = sum(not p.besluit for p in lijst.plekken)
        first = lijst.eerste()
        plekken = "1 plek" if many == 1 else f"{thousands(many)} plekken"
        begin = f" Begin met deze {len(first)}:" if len(first) > 1 else ""
        show(f"\nSamen bespreken ({plekken}).{begin}")
        for nr, plaats in enumerate(first, 1):
            _toon_plek(nr, plaats, lijst)
        tell("\nTip: alles om te bespreken maak je met: codeer consistentie --agenda --verschillen")


def _toon_plek(nr: int, plaats: Plaats, lijst: Lijst) -> None:
    from codeer.cli._toon_onderzoek import people
    from codeer.core.overlegbesluit import wat_gaf

    v, f = plaats.verschil, plaats.fragment
    show(f" {nr}. {v.interview}, regel {f.regelnummer} ({v.code}): «{' '.join(f.citaat.split())}»")
    gave = (f"{people([g.codeur])[0]}: {wat_gaf(g, v.code, lijst.codeboek)}" for g in v.gaven)
    show("    " + "     ".join(gave))


def _toon_geschreven(uitkomst: Geschreven) -> None:
    lijst = uitkomst.lijst
    for melding in uitkomst.meldingen:
        tell(f"Let op: {melding}")
    for interview, fout, tip in lijst.overgeslagen:
        tell_fout(f"{interview}: {fout}", tip)
    for mislukt in uitkomst.mislukt:
        tell_fout(mislukt.fout, mislukt.tip)
    if not lijst.interviews:
        tell("Let op: nog geen interview is door twee codeurs afgerond; er valt niets te vergelijken.")
    many, rows = len(lijst.plekken), len(lijst.plaatsen)
    done = sum(bool(p.besluit) for p in lijst.plekken)
    plekken = "1 plek" if many == 1 else f"{thousands(many)} plekken"
    show(f"{plekken} waar codeurs verschillen, {thousands(done)} daarvan al besloten. {_VERSCHIL}")
    if rows > many and "verschillen.csv" in uitkomst.geschreven:
        tell(
            f"In verschillen.csv zijn dat {thousands(rows)} rijen: wat bij elkaar hoort, staat er elk apart."
        )
    for naam in uitkomst.geschreven:
        show(f"Geschreven: {(uitkomst.map / naam)}")
    if "verschillen.csv" in uitkomst.geschreven and lijst.open:
        tell(
            "Tip: vul de kolommen besluit en reden in. Bij besluit schrijf je wat jullie kiezen, met een van "
            "de woorden uit de kolom keuzes, of de naam van wie jullie volgen. Lees het daarna terug met: "
            "codeer consistentie --besluiten rapporten/verschillen.csv"
        )
    elif uitkomst.geschreven and lijst.open:
        tell("Tip: leg tijdens of na het gesprek vast wat jullie besluiten, met: codeer open --overleg")


def _toon_vastgelegd(uitkomst: Vastgelegd) -> None:
    for melding in uitkomst.meldingen:
        tell_fout(f"{uitkomst.bestand}, {melding}", melding.tip)
    parts = [f"{thousands(uitkomst.vastgelegd)} vastgelegd", f"{thousands(uitkomst.ongewijzigd)} stond er al"]
    parts.append(f"{count(uitkomst.open, 'rij', 'rijen')} nog open")
    show(f"Besluiten uit {uitkomst.bestand}: {', '.join(parts)}.")
    if uitkomst.zonder_reden:
        tell(f"Let op: bij {uitkomst.zonder_reden} staat geen reden. Die kun je er later nog bij zetten.")


def _als_json(uitkomst: Geschreven) -> dict[str, object]:
    lijst = uitkomst.lijst
    rows = [
        {
            "id": p.verschil.id,
            "interview": p.verschil.interview,
            "regelnummer": p.fragment.regelnummer,
            "code": p.verschil.code,
            "soort": p.verschil.soort.value,
            "onafhankelijk": p.verschil.onafhankelijk,
            "gaven": {g.codeur: g.polen for g in p.verschil.gaven},
            "besluit": p.besluit,
        }
        for p in lijst.plaatsen
    ]
    return {
        "codeurs": lijst.codeurs,
        "interviews": lijst.interviews,
        "verschillen": rows,
        "geschreven": uitkomst.geschreven,
        "mislukt": uitkomst.mislukt,
        "meldingen": uitkomst.meldingen,
        "overgeslagen": lijst.overgeslagen,
    }
