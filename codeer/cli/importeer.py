"""The command `codeer import`, also written `codeer importeer`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie, expand, pairs
from codeer.core.errors import LeesFout

Bronnen = Annotated[
    list[str],
    typer.Argument(metavar="BRON…", help="Bestanden of mappen met transcripten; - leest van de invoer."),
]
Spreker = Annotated[
    list[str] | None,
    typer.Option(
        "--spreker",
        metavar="NAAM=R",
        help="Wie een naam in de transcripten is: I (interviewer), R (respondent) of O (iemand anders).",
    ),
]
Kenmerk = Annotated[
    list[str] | None,
    typer.Option(
        "--kenmerk", metavar="KENMERK=WAARDE", help="Een kenmerk van al deze interviews, zoals meetmoment=T1."
    ),
]
Kenmerken = Annotated[
    Path | None,
    typer.Option("--kenmerken", metavar="TABEL.CSV", help="Een tabel met kenmerken, een rij per interview."),
]
Id = Annotated[
    str, typer.Option("--id", metavar="NAAM", help="Hoe het interview heet, in plaats van het bestand.")
]
Reeks = Annotated[
    str,
    typer.Option(
        "--id-reeks", metavar="LETTER", help="Nummer de interviews: met R heten ze R01, R02 en zo door."
    ),
]
Vervang = Annotated[
    bool,
    typer.Option(
        "--vervang",
        help="Dit zijn nieuwe versies van interviews die er al zijn. "
        "Wie er spreekt blijft zoals het was, tenzij je --spreker geeft. "
        "Wat mensen codeerden gaat mee; je ziet wat iemand moet nakijken.",
    ),
]
Proef = Annotated[bool, typer.Option("--proef", help="Laat alleen zien wat er zou gebeuren.")]
Tekenset = Annotated[
    str,
    typer.Option(
        "--tekenset",
        metavar="NAAM",
        help="Hoe de letters zijn opgeslagen als codeer dat verkeerd ziet, zoals cp1252.",
    ),
]


def importeer(
    bron: Bronnen,
    spreker: Spreker = None,
    kenmerk: Kenmerk = None,
    kenmerken: Kenmerken = None,
    id: Id = "",
    id_reeks: Reeks = "",
    vervang: Vervang = False,
    proef: Proef = False,
    tekenset: Tekenset = "",
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Lees interviews in; je bestanden zelf blijven onaangeroerd.

    Per bestand zie je wat er gelezen is en wie er spreekt. Eén onleesbaar bestand houdt de rest niet
    tegen, en wat er al was blijft zoals het is.

    Voorbeelden:

        codeer import transcripten
        codeer import gesprek.docx --spreker "Marieke=I" --kenmerk meetmoment=T1
        codeer import transcripten --id-reeks R --proef
    """
    from codeer.cli._toon_import import show_import
    from codeer.steps.importeer import Keuzes
    from codeer.steps.importeer import importeer as step
    from codeer.steps.onderzoek import open_onderzoek

    keuzes = Keuzes(
        kenmerken=pairs("--kenmerk", kenmerk or [], "meetmoment=T1"),
        kenmerkentabel=kenmerken,
        # a label can hold any sign, also an `=`; what it stands for cannot
        sprekers=pairs("--spreker", spreker or [], '"Marieke=I"', last=True),
        id=id,
        id_reeks=id_reeks,
        vervang=vervang,
        proef=proef,
        tekenset=tekenset,
    )
    with _uitvoer.progress("Inlezen") as voortgang:
        uitkomst = step(open_onderzoek(map), expand(bron), keuzes, _read_stdin, voortgang)
    if json:
        _uitvoer.show_json(uitkomst.to_json())
    else:
        show_import(uitkomst)
    return 1 if uitkomst.mislukt else 0


def _read_stdin(most: int) -> bytes:
    """Give the bytes of standard input; LeesFout when codeer was started without one."""
    if sys.stdin is None:
        tip = "Geef een bestand of een map op, of stuur de tekst naar codeer met een |."
        raise LeesFout("Er is geen invoer om van te lezen.", tip)
    return sys.stdin.buffer.read(most)
