"""The program `codeer`: which commands there are, and how one is started."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

import codeer
from codeer.cli import _foutmelding, _uitvoer
from codeer.cli._nederlands import NAMES_OF_HELP, Groep, Opdracht
from codeer.cli._rapportgroep import Rapportopdracht
from codeer.cli.codeboek import groep as codeboek
from codeer.cli.consistentie import consistentie
from codeer.cli.controleer import controleer
from codeer.cli.importeer import importeer
from codeer.cli.logboek import logboek
from codeer.cli.meegeven import meegeven
from codeer.cli.nieuw import nieuw
from codeer.cli.open import open_
from codeer.cli.rapport import rapport
from codeer.cli.samenvoegen import samenvoegen
from codeer.cli.status import status
from codeer.cli.taalmodel import taalmodel
from codeer.cli.verdeel import verdeel
from codeer.cli.verken import verken
from codeer.cli.zoek import zoek

app = typer.Typer(
    name="codeer",
    cls=Groep,
    add_completion=False,
    rich_markup_mode=None,
    context_settings=NAMES_OF_HELP,
    invoke_without_command=True,
)
app.command("nieuw", cls=Opdracht)(nieuw)
app.command("import", cls=Opdracht)(importeer)
app.command("importeer", cls=Opdracht, hidden=True)(importeer)
app.add_typer(codeboek, name="codeboek")
app.command("open", cls=Opdracht)(open_)
app.command("rapport", cls=Rapportopdracht)(rapport)
app.command("zoek", cls=Opdracht)(zoek)
app.command("consistentie", cls=Opdracht)(consistentie)
app.command("verken", cls=Opdracht)(verken)
app.command("status", cls=Opdracht)(status)
app.command("controleer", cls=Opdracht)(controleer)
app.command("verdeel", cls=Opdracht)(verdeel)
app.command("meegeven", cls=Opdracht)(meegeven)
app.command("samenvoegen", cls=Opdracht)(samenvoegen)
app.command("logboek", cls=Opdracht)(logboek)
app.command("taalmodel", cls=Opdracht)(taalmodel)


@app.callback()
def codeer_(
    ctx: typer.Context,
    map: Annotated[  # noqa: ARG001 - read by the commands, see _opties.py
        Path | None, typer.Option("--map", metavar="MAP", help="De map van het onderzoek.")
    ] = None,
    versie: Annotated[bool, typer.Option("--versie", help="De versie tonen en stoppen.")] = False,
) -> None:
    """Interviews coderen, nakijken, tellen en citeren, op je eigen computer.

    De computer stelt voor, mensen beslissen, en elk cijfer is terug te voeren op een citaat.

    Zo begin je:

        codeer nieuw mijn-onderzoek
        codeer --map mijn-onderzoek import map-met-interviews
        codeer --map mijn-onderzoek rapport

    Meer over een opdracht: codeer OPDRACHT --help
    """
    if versie:
        _uitvoer.show(f"codeer {codeer.__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        _uitvoer.show(ctx.get_help())


def command_words() -> frozenset[str]:
    """Give every word that is the name of a command or a subcommand."""
    root: Any = get_command(app)
    below = (sub for cmd in root.commands.values() for sub in getattr(cmd, "commands", {}))
    return frozenset({*root.commands, *below})


def main(args: Sequence[str] | None = None) -> int:
    """Run codeer with the words of the command line and give the exit code."""
    words = list(sys.argv[1:] if args is None else args)
    # Interviews and their layers are large trees without cycles: looking for garbage often only costs time.
    gc.set_threshold(100_000, 50, 50)
    _uitvoer.prepare_streams()
    if not sys.warnoptions and not os.environ.get("CODEER_DEBUG"):
        warnings.simplefilter("ignore")  # English remarks of packages are nothing a researcher can act on
    return _foutmelding.run(lambda: _start(words), words)


def _start(words: list[str]) -> int:
    command = get_command(app)
    with command.make_context("codeer", words) as ctx:
        return command.invoke(ctx) or 0
