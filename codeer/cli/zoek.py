"""The command `codeer zoek`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie

if TYPE_CHECKING:
    from codeer.steps.zoek import Zoekuitkomst

Vraag = Annotated[
    list[str],
    typer.Argument(metavar="VRAAG…", help="Wat je zoekt. Zet er enkele aanhalingstekens omheen."),
]
Binnen = Annotated[
    str,
    typer.Option(
        "--binnen", metavar="EENHEID", help="Waarbinnen EN en NIET kijken: zin, beurt of interview."
    ),
]
Alle = Annotated[
    bool,
    typer.Option("--alle-sprekers", help="Zoek ook in wat de interviewer en anderen zeggen."),
]
Samenstellingen = Annotated[
    bool,
    typer.Option(
        "--samenstellingen", help="Vind een woord ook als deel van een langer woord: lijst vindt wachtlijst."
    ),
]
Voor = Annotated[
    int | None,
    typer.Option(
        "--voor",
        metavar="N",
        help="Toon zoveel woorden ervoor (en erna, zonder --na), over zoveel regels als nodig.",
    ),
]
Na = Annotated[
    int | None, typer.Option("--na", metavar="N", help="Toon zoveel woorden erna (en ervoor, zonder --voor).")
]
Aantal = Annotated[
    int, typer.Option("--aantal", metavar="N", min=0, help="Toon hoogstens zoveel treffers. 0 toont alles.")
]
Csv = Annotated[bool, typer.Option("--csv", help="Zet alle treffers in rapporten/zoek.csv, voor Excel.")]
Getallen = Annotated[
    str,
    typer.Option(
        "--getallen", metavar="SOORT", help="nl: puntkomma, voor Excel. int: komma, voor R en Python."
    ),
]
Term = Annotated[
    str,
    typer.Option(
        "--als-term",
        metavar="CODE",
        help="Zeg welke regel je in het codeboek zet om dit voortaan als voorstel te krijgen bij deze code "
        "(stress, of met de kant erbij: stress.min), en hoeveel nieuwe voorstellen dat geeft.",
    ),
]


def zoek(
    vraag: Vraag,
    binnen: Binnen = "beurt",
    alle_sprekers: Alle = False,
    samenstellingen: Samenstellingen = False,
    voor: Voor = None,
    na: Na = None,
    aantal: Aantal = 100,
    csv: Csv = False,
    getallen: Getallen = "nl",
    als_term: Term = "",
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Zoek woorden en codes in de interviews, en zie ze in hun zin.

    Een woord vindt al zijn vormen, net als een term in het codeboek. EN, OF, NIET, BINNEN en GEVOLGD
    DOOR schrijf je in hoofdletters. Alleen wie meetelt wordt doorzocht. Alles over zoeken staat in
    docs/zoeken.md.

    Voorbeelden:

        codeer zoek wantrouwen
        codeer zoek 'wantrouwen EN stress'
        codeer zoek '"geen woord" OF (@consulent BINNEN 5 woorden luisteren)'
        codeer zoek 'code:nabijheid.min BINNEN 3 zinnen code:stress'
        codeer zoek 'stress* EN gemeente:Utrecht EN NIET code:stress'
        codeer zoek 'buikpijn OF wakker liggen' --als-term stress.min
    """
    from codeer.cli._toon_zoek import als_json, toon
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.zoek import Zoekopdracht
    from codeer.steps.zoek import zoek as step

    asked = Zoekopdracht(
        " ".join(vraag),
        binnen=binnen,
        alle_sprekers=alle_sprekers,
        samenstellingen=samenstellingen,
        csv=csv,
        getallen=getallen,
        als_term=als_term,
    ).met_context(voor, na)
    with _uitvoer.progress("Zoeken") as voortgang:
        uitkomst = step(open_onderzoek(map), asked, voortgang)
    if json:
        _uitvoer.show_json(als_json(uitkomst))
    else:
        toon(uitkomst, aantal=aantal, ruim=voor is not None or na is not None)
        _tell(uitkomst)
    return uitkomst.afloop


def _tell(uitkomst: Zoekuitkomst) -> None:
    for melding in uitkomst.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    for id, fout, tip in uitkomst.overgeslagen:
        _uitvoer.tell_fout(f"Interview {id} is overgeslagen. {fout}", tip)
    for bestand in uitkomst.mislukt:
        _uitvoer.tell_fout(bestand.fout, bestand.tip)
    if not uitkomst.vindplaatsen and uitkomst.interviews_doorzocht:
        _uitvoer.tell("Tip: Zoek ruimer: met een sterretje (stress*), met OF, of met --samenstellingen.")
    if uitkomst.bestanden:
        _uitvoer.tell(f"\nGeschreven in rapporten: {', '.join(uitkomst.bestanden)}")
