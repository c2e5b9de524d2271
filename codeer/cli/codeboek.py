"""The commands `codeer codeboek …`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._nederlands import NAMES_OF_HELP, Groep, Opdracht
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import Afloop

if TYPE_CHECKING:
    from codeer.steps._codeboek_wijziging import Wijzigingsuitkomst

groep = typer.Typer(
    cls=Groep,
    rich_markup_mode=None,
    context_settings=NAMES_OF_HELP,
    invoke_without_command=True,
    help="Het codeboek controleren, tonen, op de proef stellen en wijzigen.",
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
Oud = Annotated[str, typer.Argument(metavar="OUD", help="De code zoals zij nu heet.")]
Nieuw = Annotated[str, typer.Argument(metavar="NIEUW", help="Hoe zij moet heten.")]
Codes = Annotated[list[str], typer.Argument(metavar="CODE…", help="De codes die samen één code worden.")]
In = Annotated[
    str,
    typer.Option(
        "--in",
        metavar="CODE",
        help="Waar ze in opgaan: een van deze codes, of een nieuwe naam voor de eerste.",
    ),
]
Splitscode = Annotated[str, typer.Argument(metavar="CODE", help="De code die je wilt verdelen.")]
Subcodes = Annotated[
    list[str], typer.Argument(metavar="NIEUW…", help="De namen van de nieuwe codes die eronder komen.")
]
Proef = Annotated[bool, typer.Option("--proef", help="Laat alleen zien wat er zou gebeuren.")]
Fouten = Annotated[bool, typer.Option("--fouten", help="Toon bij --ijkset ook de zinnen die misgaan.")]


Versie_oud = Annotated[
    str,
    typer.Argument(
        metavar="A",
        help="De eerste versie: een bestand, een kopie uit de map bewaard, de verantwoording.json van een "
        "rapport, of het woord rapport (het vorige) of nu.",
    ),
]
Versie_nieuw = Annotated[str, typer.Argument(metavar="B", help="De tweede versie, op dezelfde manier.")]
Aantal = Annotated[
    int, typer.Option("--aantal", metavar="N", help="Hoeveel citaten je van elke soort ziet. Standaard 10.")
]
Csv = Annotated[
    bool, typer.Option("--csv", help="Zet alle citaten ook in rapporten/codeboek_vergelijking.csv.")
]


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


@groep.command("vergelijk", cls=Opdracht)
def vergelijk(
    a: Versie_oud,
    b: Versie_nieuw = "nu",
    aantal: Aantal = 10,
    csv: Csv = False,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Laat zien welke citaten erbij komen en weggaan tussen twee versies van het codeboek.

    Zo zie je wat een wijziging doet met jullie eigen interviews: wat de computer meer, minder of anders
    voorstelt. Er verandert niets: wat mensen besloten, blijft staan.

    Voorbeelden:

        codeer codeboek vergelijk rapport nu
        codeer codeboek vergelijk bewaard/codeboek-01.yaml nu
        codeer codeboek vergelijk nu codeboek-voorstel.yaml --csv
    """
    from codeer.cli._toon_vergelijking import show_vergelijking
    from codeer.steps.codeboek_vergelijk import vergelijk as step
    from codeer.steps.onderzoek import open_onderzoek

    with _uitvoer.progress("Vergelijken") as voortgang:
        uitkomst = step(open_onderzoek(map), a, b, csv=csv, voortgang=voortgang)
    if json:
        _uitvoer.show_json(uitkomst.to_json())
    else:
        show_vergelijking(uitkomst, max(0, aantal))
    return uitkomst.afloop


@groep.command("hernoem", cls=Opdracht)
def hernoem(
    oud: Oud, nieuw: Nieuw, proef: Proef = False, map: MapOptie = None, json: JsonOptie = False
) -> None:
    """Geef een code een andere naam; wat er al gecodeerd is, verhuist mee.

    Het codeboek zelf wordt aangepast, met alles wat je er verder in schreef. De oude naam blijft bewaard
    onder «voorheen», en een kopie van het oude codeboek in de map bewaard.

    Voorbeelden:

        codeer codeboek hernoem stress spanning --proef
        codeer codeboek hernoem stress/thuis prive
    """
    from codeer.steps.codeboek_hernoem import hernoem as step
    from codeer.steps.onderzoek import open_onderzoek

    with _uitvoer.progress("Tellen") as voortgang:
        uitkomst = step(open_onderzoek(map), oud, nieuw, proef=proef, voortgang=voortgang)
    _show(uitkomst, json)


@groep.command("voeg-samen", cls=Opdracht)
def voeg_samen(
    codes: Codes, in_: In, proef: Proef = False, map: MapOptie = None, json: JsonOptie = False
) -> None:
    """Maak van twee codes of meer één code, met hun termen, voorbeelden en alles wat gecodeerd is.

    Wie alleen naar een van de codes keek, heeft de nieuwe code daar nog niet beoordeeld; dat zie je met
    codeer status. De definities komen achter elkaar te staan, dus lees ze even na.

    Voorbeelden:

        codeer codeboek voeg-samen stress spanning --in stress --proef
        codeer codeboek voeg-samen stress spanning --in druk
    """
    from codeer.steps.codeboek_voeg_samen import voeg_samen as step
    from codeer.steps.onderzoek import open_onderzoek

    with _uitvoer.progress("Tellen") as voortgang:
        uitkomst = step(open_onderzoek(map), codes, in_, proef=proef, voortgang=voortgang)
    _show(uitkomst, json)


@groep.command("splits", cls=Opdracht)
def splits(
    code: Splitscode, nieuw: Subcodes, proef: Proef = False, map: MapOptie = None, json: JsonOptie = False
) -> None:
    """Verdeel een code in subcodes; wat gecodeerd is, blijft bij de code zelf.

    Zo blijft het totaal van de code gelijk. De nieuwe codes hebben nog geen termen: verdeel die zelf in
    het codeboek. In wat al klaar is, zijn zij nog niet beoordeeld.

    Voorbeeld:

        codeer codeboek splits stress thuis werk
    """
    from codeer.steps.codeboek_splits import splits as step
    from codeer.steps.onderzoek import open_onderzoek

    with _uitvoer.progress("Tellen") as voortgang:
        uitkomst = step(open_onderzoek(map), code, nieuw, proef=proef, voortgang=voortgang)
    _show(uitkomst, json)


def _show(uitkomst: Wijzigingsuitkomst, json: bool) -> None:
    from codeer.cli._toon_wijziging import show_wijziging

    if json:
        _uitvoer.show_json(uitkomst)
    else:
        show_wijziging(uitkomst)
