"""The command `codeer logboek`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.logboek import Logboekbeeld, Logregel

Notitie = Annotated[
    str | None,
    typer.Option("--notitie", metavar="TEKST", help="Schrijf dit erbij, met de tijd van nu."),
]
Codeur = Annotated[str, typer.Option("--codeur", metavar="NAAM", help="Wie de notitie schrijft.")]


def logboek(
    notitie: Notitie = None, codeur: Codeur = "", map: MapOptie = None, json: JsonOptie = False
) -> int:
    """Vertel wat er met het onderzoek gebeurd is, en schrijf er zelf iets bij.

    Je ziet wanneer interviews zijn ingelezen of vervangen, hoe het codeboek veranderde, en de notities
    en memo's van het team. Zet in een notitie geen namen of verhalen van respondenten.

    Voorbeelden:

        codeer logboek
        codeer logboek --notitie "Besloten om wensen apart te tellen." --codeur anna
    """
    from codeer.steps.logboek import logboek as step
    from codeer.steps.onderzoek import open_onderzoek

    beeld = step(open_onderzoek(map), notitie=notitie, codeur=codeur)
    if json:
        _uitvoer.show_json(beeld)
    else:
        _show(beeld)
    return 0


def _show(beeld: Logboekbeeld) -> None:
    for regel in [beeld.genoteerd] if beeld.genoteerd else beeld.regels:
        _uitvoer.show(f"{_moment(regel.tijd)}  {_zin(regel)}")
        for line in regel.tekst.splitlines():
            _uitvoer.show(f"    {line}")
    if not beeld.regels:
        _uitvoer.show("Er is nog niets gebeurd.")
    if beeld.genoteerd:
        _uitvoer.tell("De notitie staat in logboek.jsonl.")
    if beeld.kapot:
        where = ", ".join(map(str, beeld.kapot))
        lines = count(len(beeld.kapot), "regel", "regels")
        _uitvoer.tell(f"Let op: {lines} van logboek.jsonl niet te lezen: {where}.")
        _uitvoer.tell("Tip: Laat ze staan; de andere regels tellen gewoon.")


def _zin(regel: Logregel) -> str:
    who = f" ({regel.codeur})" if regel.codeur and regel.tekst else ""
    return f"{regel.zin.rstrip('.')}{who}" + (":" if regel.tekst else ".")


def _moment(tijd: str) -> str:
    """Write a moment as the clock on the wall had it; what is no moment stays as it is."""
    try:
        return datetime.fromisoformat(tijd).astimezone().strftime("%d-%m-%Y %H:%M")
    except ValueError:
        return tijd
