"""The command `codeer consistentie`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import OnderzoekFout

if TYPE_CHECKING:
    from codeer.steps.consistentie import Consistentie

Codeurs = Annotated[
    list[str] | None,
    typer.Argument(metavar="CODEUR…", help="Vergelijk alleen deze codeurs. Zonder naam: allemaal."),
]
Tabel = Annotated[
    Path | None,
    typer.Option(
        "--tabel",
        metavar="TABEL.CSV",
        help="Een tabel met de kolommen codeur, eenheid en waarde, een rij per oordeel. "
        "Een lege waarde is niet beoordeeld. Een onderzoek is dan niet nodig.",
    ),
]
Methodoloog = Annotated[
    bool, typer.Option("--methodoloog", help="Toon alle maten, zoals kappa en alpha, in plaats van woorden.")
]


def consistentie(
    codeurs: Codeurs = None,
    tabel: Tabel = None,
    methodoloog: Methodoloog = False,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> None:
    """Laat zien hoe gelijk codeurs coderen, en waar ze verschillen.

    Nu nog alleen voor een tabel met oordelen. Codeurs binnen een onderzoek vergelijken kan zodra mensen
    daarin kunnen coderen; dat komt met een latere versie.

    Voorbeelden:

        codeer consistentie --tabel oordelen.csv
        codeer consistentie --tabel oordelen.csv Amira Bo --methodoloog
    """
    from codeer.cli._toon_consistentie import show_maten, show_woorden
    from codeer.steps.consistentie import vergelijk_tabel

    uitkomst = vergelijk_tabel(tabel, codeurs or ()) if tabel else _in_onderzoek(map)
    if json:
        _uitvoer.show_json(uitkomst.to_json())
    elif methodoloog:
        show_maten(uitkomst)
    else:
        show_woorden(uitkomst)


def _in_onderzoek(map: Path | None) -> Consistentie:
    """Compare the coders of a study; without a study say what can be compared all the same."""
    from codeer.steps.consistentie import vergelijk_onderzoek
    from codeer.steps.onderzoek import open_onderzoek

    try:
        onderzoek = open_onderzoek(map)
    except OnderzoekFout as fout:
        tip = "Een tabel met oordelen vergelijk je met: codeer consistentie --tabel TABEL.CSV"
        raise OnderzoekFout(fout.fout, tip) from fout
    return vergelijk_onderzoek(onderzoek)
