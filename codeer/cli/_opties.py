"""Options that several commands share, so that each is worded and read in one way."""

from __future__ import annotations

import os
from glob import glob
from pathlib import Path
from typing import Annotated

import typer

from codeer.core.errors import GebruiksFout


def _choose_map(ctx: typer.Context, value: Path | None) -> Path | None:
    """Take the folder after the command, else before it, else from CODEER_MAP, else none."""
    if ctx.resilient_parsing:
        return value
    before = ctx.find_root().params.get("map")
    from_environment = os.environ.get("CODEER_MAP")
    return value or before or (Path(from_environment) if from_environment else None)


MapOptie = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="MAP",
        help="De map van het onderzoek; anders CODEER_MAP, of de map waarin je staat.",
        callback=_choose_map,
    ),
]
Minimum = Annotated[
    int,
    typer.Option(
        "--minimum",
        metavar="AANTAL",
        help="Zoveel mensen moeten iets gezegd hebben voor het in wat je deelt komt te staan.",
    ),
]
Delen = Annotated[
    bool, typer.Option("--delen", help="Maak het om te delen. Dat is ook zo zonder deze optie.")
]
JsonOptie = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als één JSON-object.")]


def pairs(option: str, values: list[str], shape: str, *, last: bool = False) -> dict[str, str]:
    """Read `name=value` options into a mapping; they part at the first `=`, or with `last` at the last."""
    found = {}
    for value in values:
        name, sign, right = value.rpartition("=") if last else value.partition("=")
        if not sign or not name.strip():
            tip = f"Schrijf het zo: {option} {shape}"
            raise GebruiksFout(f"Optie {option}: «{value}» is onvolledig.", tip)
        found[name.strip()] = right.strip()
    return found


def expand(names: list[str]) -> list[str]:
    """Replace `*.docx` and the like by the files it stands for; a Windows prompt leaves that to us."""
    found = []
    for name in names:
        matches = [] if os.path.lexists(name) else sorted(glob(name))  # noqa: PTH207 - Path.glob takes no absolute pattern
        found += matches or [name]
    return found


def is_intern(intern: bool, delen: bool) -> bool:
    """Tell whether something is for the team; GebruiksFout when it is asked to be both."""
    if intern and delen:
        raise GebruiksFout(
            "--intern en --delen gaan niet samen.", "Maak ze na elkaar; het zijn twee bestanden."
        )
    return intern
