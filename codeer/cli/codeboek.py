"""The commands `codeer codeboek …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._nederlands import NAMES_OF_HELP, Groep, Opdracht
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import Afloop

groep = typer.Typer(
    cls=Groep,
    rich_markup_mode=None,
    context_settings=NAMES_OF_HELP,
    invoke_without_command=True,
    help="Het codeboek controleren, tonen en op de proef stellen.",
)

Code = Annotated[str, typer.Argument(metavar="CODE", help="Toon alleen deze code, met haar subcodes.")]
Ijkset = Annotated[
    Path | None,
    typer.Option(
        "--ijkset",
        metavar="TABEL",
        help="Meet aan een tabel (tsv of csv) met de kolom tekst, en codes of enkele kolommen codeur_….",
    ),
]
Fouten = Annotated[bool, typer.Option("--fouten", help="Toon bij --ijkset ook de zinnen die misgaan.")]


@groep.callback()
def codeboek(ctx: typer.Context) -> None:
    """Show the help page when no command follows."""
    if ctx.invoked_subcommand is None:
        _uitvoer.show(ctx.get_help())


@groep.command("controleer", cls=Opdracht)
def controleer(map: MapOptie = None, json: JsonOptie = False) -> int:
    """Zoek fouten in het codeboek: alle tegelijk, met regelnummer en hoe het wel moet."""
    from codeer.cli._toon_codeboek import show_controle
    from codeer.steps.codeboek_controleer import controleer as step
    from codeer.steps.onderzoek import open_onderzoek

    controle = step(open_onderzoek(map).codeboek)
    if json:
        _uitvoer.show_json(controle.json())
    else:
        show_controle(controle)
    return Afloop.GOED if controle.in_orde else Afloop.CONTROLE


@groep.command("toon", cls=Opdracht)
def toon(code: Code = "", map: MapOptie = None, json: JsonOptie = False) -> None:
    """Toon het codeboek zoals je het een collega zou geven."""
    from codeer.cli._toon_codeboek import show_codeboek
    from codeer.steps.codeboek_toon import toon as step
    from codeer.steps.onderzoek import open_onderzoek

    beeld = step(open_onderzoek(map).codeboek, code)
    if json:
        _uitvoer.show_json(beeld.json())
    else:
        show_codeboek(beeld)


@groep.command("toets", cls=Opdracht)
def toets(
    ijkset: Ijkset = None, fouten: Fouten = False, map: MapOptie = None, json: JsonOptie = False
) -> int:
    """Draai de voorbeelden in het codeboek als proef, of meet de voorstellen aan een ijkset.

    Met een ijkset zie je per code welk deel van de voorstellen klopt (precisie), welk deel gevonden is
    (vangst) en beide samen (F1).

    Voorbeelden:

        codeer codeboek toets
        codeer codeboek toets --ijkset gelabeld.csv --fouten
    """
    from codeer.cli._toon_codeboek import show_ijking, show_voorbeelden
    from codeer.steps.codeboek_toets import toets_ijkset, toets_voorbeelden
    from codeer.steps.onderzoek import open_onderzoek

    pad = open_onderzoek(map).codeboek
    if ijkset:
        ijking = toets_ijkset(pad, ijkset)
        _uitvoer.show_json(ijking.json(fouten=fouten)) if json else show_ijking(ijking, fouten=fouten)
        return Afloop.GOED
    uitkomst = toets_voorbeelden(pad)
    _uitvoer.show_json(uitkomst.json()) if json else show_voorbeelden(uitkomst)
    return Afloop.GOED if uitkomst.in_orde else Afloop.CONTROLE
