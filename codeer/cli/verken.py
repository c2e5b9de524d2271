"""The command `codeer verken`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie

Per = Annotated[
    str,
    typer.Option(
        "--per",
        metavar="KENMERK",
        help="Wat elke groep vaker zegt dan de anderen, bijvoorbeeld per gemeente. Ook een facet of een "
        "woordgroep uit het codeboek mag.",
    ),
]
Bij = Annotated[
    str, typer.Option("--bij", metavar="TERM", help="Welke woorden vlak bij dit woord gezegd worden.")
]
Code = Annotated[
    str,
    typer.Option(
        "--code",
        metavar="CODE",
        help="Woorden die een term van deze code kunnen worden, uit wat mensen zo codeerden; ook stress.min.",
    ),
]
Lijst = Annotated[
    Path | None,
    typer.Option(
        "--lijst",
        metavar="BESTAND",
        help="Vergelijk met gewoon Nederlands: een tabel met woorden en hoe vaak ze voorkomen, of wordfreq "
        "als dat pakket geïnstalleerd is.",
    ),
]
Minstens = Annotated[
    int,
    typer.Option("--minstens", metavar="N", help="Hoeveel mensen een woord moeten zeggen. Standaard 2."),
]
Aantal = Annotated[
    int,
    typer.Option(
        "--aantal",
        metavar="N",
        min=0,
        help="Hoeveel woorden je op het scherm ziet. 0 toont alle. Standaard 15.",
    ),
]
Csv = Annotated[bool, typer.Option("--csv", help="Zet alles ook in rapporten/verken.csv.")]


def verken(
    per: Per = "",
    bij: Bij = "",
    code: Code = "",
    lijst: Lijst = None,
    minstens: Minstens = 2,
    aantal: Aantal = 15,
    csv: Csv = False,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Zoek wat het codeboek mist: woorden die opvallen in wat nog geen code heeft.

    Het gaat om wat respondenten zeggen, elke vorm van een woord bij elkaar. Je ziet welke woorden
    opvallen, welke vaak vallen, welke samen gaan, en welke bij elk thema horen, met zinnen erbij. Wat één
    mens zegt, is nog geen thema: een woord telt pas als twee mensen het zeggen.

    Voorbeelden:

        codeer verken
        codeer verken --per gemeente
        codeer verken --bij brief
        codeer verken --code stress.min
        codeer verken --lijst woorden.csv --csv
    """
    from codeer.cli._toon_verken import show_verkenning
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.verken import Vraag
    from codeer.steps.verken import verken as step

    vraag = Vraag(per, bij, code, lijst, minstens, csv)
    with _uitvoer.progress("Lezen") as voortgang:
        found = step(open_onderzoek(map), vraag, voortgang)
    if json:
        _uitvoer.show_json(found.to_json())
    else:
        show_verkenning(found, aantal or sys.maxsize)
    return found.afloop
