"""The command `codeer open`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _foutmelding, _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import GebruiksFout

if TYPE_CHECKING:
    from codeer.steps.open import Geopend

CodeurOptie = Annotated[
    str,
    typer.Option(
        "--codeur",
        metavar="NAAM",
        help="Wie je bent: je eigen naam of een schuilnaam. Staat er één naam in verdeling.csv, dan is dat "
        "genoeg.",
    ),
]
Blind = Annotated[
    bool,
    typer.Option("--blind", help="Codeer zonder voorstellen en zonder werk van anderen te zien."),
]
Poort = Annotated[
    int,
    typer.Option("--poort", metavar="GETAL", min=0, max=65535, show_default=False, help="Een vaste poort."),
]
GeenBrowser = Annotated[
    bool, typer.Option("--geen-browser", help="Laat alleen het adres zien en open geen browser.")
]
Overleg = Annotated[
    bool, typer.Option("--overleg", help="Bespreek samen de verschillen, en leg vast wat jullie besluiten.")
]
Interview = Annotated[str, typer.Option("--interview", metavar="ID", help="Begin meteen bij dit interview.")]
Werkblad = Annotated[
    bool,
    typer.Option("--werkblad", help="Maak een werkblad voor Excel, of lees BESTAND terug."),
]
Bestand = Annotated[
    Path | None,
    typer.Argument(metavar="BESTAND", help="Een ingevuld werkblad om terug te lezen, bij --werkblad."),
]


def open_(
    codeur: CodeurOptie = "",
    bestand: Bestand = None,
    blind: Blind = False,
    interview: Interview = "",
    werkblad: Werkblad = False,
    overleg: Overleg = False,
    poort: Poort = 0,
    geen_browser: GeenBrowser = False,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Open de pagina Lezen en coderen in je browser.

    Je leest de interviews, kijkt voorstellen na en geeft zelf codes. Alles wat je doet wordt meteen
    bewaard, in de map coderingen. De pagina is alleen op deze computer te bereiken. Stoppen: Ctrl+C.

    Voorbeeld:

        codeer open --codeur anna
        codeer open --overleg
    """
    if overleg:
        from codeer.cli._open_overleg import bespreek

        return bespreek(map, poort=poort, browser=not geen_browser)
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.open import open_pagina, wie

    onderzoek = open_onderzoek(map)
    codeur = wie(onderzoek, codeur)
    if werkblad:
        from codeer.cli._open_werkblad import werkblad as sheet

        return sheet(map, codeur, bestand, blind=blind, interview=interview, json=json)
    if json:
        raise GebruiksFout("--json hoort bij --werkblad.", "De pagina zelf geeft geen uitkomst.")
    if bestand is not None:
        tip = f"Een werkblad lees je terug met: codeer open --codeur {codeur} --werkblad {bestand}"
        raise GebruiksFout(f"Met {bestand} kan codeer open niets.", tip)
    with _uitvoer.progress("Voorstellen maken") as voortgang:
        page = open_pagina(
            onderzoek,
            codeur,
            blind=blind,
            poort=poort,
            interview=interview,
            voortgang=voortgang,
            storing=_storing,
        )
    _show(page, browser=not geen_browser)
    page.server.loop()
    _uitvoer.tell(f"\nGestopt. Je werk staat in {page.waar}")
    return 0


def _show(page: Geopend, *, browser: bool) -> None:
    """Say where the page is and how to stop; the address holds the secret, and is shown here alone."""
    for melding in page.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    _uitvoer.tell(f"Lezen en coderen, als {page.codeur}. Je werk wordt bewaard in {page.waar}")
    _uitvoer.tell("Laat dit venster open zolang je werkt. Stoppen: Ctrl+C.")
    _uitvoer.show(f"Adres: {page.adres}")
    if browser and not _open_browser(page.adres):
        _uitvoer.tell("Er opende geen browser. Kopieer het adres en plak het in je browser.")
    _flush()


def _open_browser(adres: str) -> bool:
    import webbrowser

    open_page: Callable[[str], bool] = webbrowser.open
    return open_page(adres)


def _flush() -> None:
    """Let the address be there at once, also when a script reads it."""
    import sys

    sys.stdout.flush()


def _storing(error: Exception) -> None:
    """Tell of a fault in codeer itself, and go on: the page says that it did not work."""
    _foutmelding.meld_storing(error, ("open",))
