"""The command `codeer taalmodel`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import Afloop

if TYPE_CHECKING:
    from codeer.steps.taalmodel import Taalmodellen


def taalmodel(map: MapOptie = None, json: JsonOptie = False) -> int:
    """Toon welke taalmodellen er zijn, en welk model het codeboek noemt.

    Het model ingebouwd zit in codeer en is er altijd. Een ander kies je in codeboek.yaml.
    """
    from codeer.steps.onderzoek import zoek_onderzoek
    from codeer.steps.taalmodel import taalmodel as step

    modellen = step(zoek_onderzoek(map))
    if json:
        _uitvoer.show_json(modellen.to_json())
    else:
        _show(modellen)
    return Afloop.GOED if modellen.klopt else Afloop.FOUT


def _show(modellen: Taalmodellen) -> None:
    """Show the models, with the chosen one marked, and how to get those that are absent."""
    rows = [
        ("*" if m.gekozen else "", m.naam, m.versie or "niet geïnstalleerd", m.uitleg)
        for m in modellen.modellen
    ]
    _uitvoer.show_table(("", "model", "versie", "wat het is"), rows)
    if modellen.gekozen:
        _uitvoer.show(f"\n* Het codeboek noemt {modellen.gekozen}.")
    absent = [m for m in modellen.modellen if m.installeer]
    if absent:
        _uitvoer.show("\nInstalleren:")
    for model in absent:
        _uitvoer.show(f"  {model.installeer}")
    _uitvoer.tell(f"Tip: {modellen.tip}")
