"""The command `codeer nieuw`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie
from codeer.core.errors import GebruiksFout

Plek = Annotated[
    Path, typer.Argument(metavar="MAP", help="De map van het onderzoek; wat er al staat, blijft staan.")
]


def nieuw(ctx: typer.Context, map: Plek, json: JsonOptie = False) -> None:
    """Begin een onderzoek: een map met een startcodeboek.

    Kies een plek die alleen het team kan lezen: er komen interviews in te staan.

    Voorbeeld:

        codeer nieuw mijn-onderzoek
    """
    from codeer.steps.nieuw import nieuw as step

    if ctx.find_root().params.get("map"):
        tip = f"Zo begin je het onderzoek: codeer nieuw {_quoted(map)}"
        raise GebruiksFout("--map en nieuw gaan niet samen: noem één map, achter nieuw.", tip)
    begonnen = step(map)
    if json:
        _uitvoer.show_json({"map": begonnen.onderzoek.map, "meldingen": begonnen.meldingen})
        return
    _uitvoer.show(f"Onderzoek begonnen in {begonnen.onderzoek.map}")
    for melding in begonnen.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    _uitvoer.tell(f"Verder: codeer --map {_quoted(map)} import MAP-MET-TRANSCRIPTEN")


def _quoted(path: Path) -> str:
    """Give a path as it must be typed."""
    return f'"{path}"' if " " in str(path) else str(path)
