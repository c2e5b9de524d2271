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
    from codeer.cli._browser import Doorstuurblad
    from codeer.steps.open import Geopend

# has something done once the page is there
Wachter = Callable[[Callable[[], None]], None]
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
    typer.Option(
        "--poort",
        metavar="GETAL",
        min=0,
        max=65535,
        show_default=False,
        help="Een vaste poort. Liever niet op een computer die je deelt: een poort die een ander kan raden, "
        "kan hij bezetten als codeer uit staat.",
    ),
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
    from codeer.cli._browser import Doorstuurblad
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
    blad = Doorstuurblad(page.adres)
    try:
        _show(page, None if geen_browser else blad)
        page.server.loop()
    finally:
        blad.weg()
    _uitvoer.tell(f"\nGestopt. Je werk staat in {page.waar}")
    return 0


def _show(page: Geopend, blad: Doorstuurblad | None) -> None:
    """Say where the page is and how to stop; the address holds the secret, and is shown here alone."""
    for melding in page.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    _uitvoer.tell(f"Lezen en coderen, als {page.codeur}. Je werk wordt bewaard in {page.waar}")
    _uitvoer.tell("Laat dit venster open zolang je werkt. Stoppen: Ctrl+C.")
    show_adres(page.adres, page.server.bij_eerste, blad)


def show_adres(adres: str, bij_eerste: Wachter, blad: Doorstuurblad | None) -> None:
    """Show the address, and open a browser through `blad`, which is gone once the page is there."""
    _uitvoer.show(f"Adres: {adres}")
    if blad is not None:
        bij_eerste(blad.weg)
        if blad.open():
            _uitvoer.tell("Opent er geen pagina? Kopieer dan het adres en plak het in je browser.")
        else:
            _uitvoer.tell("Er opende geen browser. Kopieer het adres en plak het in je browser.")
    _flush()


def _flush() -> None:
    """Let the address be there at once, also when a script reads it."""
    import sys

    sys.stdout.flush()


def _storing(error: Exception) -> None:
    """Tell of a fault in codeer itself, and go on: the page says that it did not work."""
    _foutmelding.meld_storing(error, ("open",))
