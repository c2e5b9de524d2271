"""The command `codeer meegeven`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import Afloop, GebruiksFout
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.meegeven import Meegegeven

Naam = Annotated[str, typer.Argument(metavar="NAAM", help="Wie de map krijgt.")]
ZonderProgramma = Annotated[
    bool,
    typer.Option(
        "--zonder-programma", help="Laat de map programma van je onderzoek weg; het zip-bestand blijft klein."
    ),
]
Terug = Annotated[
    bool,
    typer.Option(
        "--terug",
        help="Maak het bestand om werk terug te sturen: alleen wat NAAM deed, zonder de interviews.",
    ),
]


def meegeven(
    naam: Naam,
    zonder_programma: ZonderProgramma = False,
    terug: Terug = False,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Maak een zip-bestand voor de laptop van een codeur, met alleen haar interviews.

    Erin zitten de interviews die zij volgens verdeling.csv codeert, het codeboek, «Start hier» en een uitleg.
    Werk van anderen, rapporten en het logboek gaan niet mee. Staat er in je onderzoek een map programma, met
    daarin Python en codeer, dan gaat die mee en hoeft zij niets te installeren.

    Is zij klaar, dan stuurt zij haar werk terug met de knop «Werk opsturen», of met --terug.

    Voorbeelden:

        codeer meegeven anna
        codeer meegeven anna --terug
    """
    from codeer.steps.meegeven import meegeven as step
    from codeer.steps.onderzoek import open_onderzoek

    if terug and zonder_programma:
        raise GebruiksFout("--terug en --zonder-programma gaan niet samen.", "Kies er een.")
    onderzoek = open_onderzoek(map)
    if terug:
        from codeer.steps.verdeel import naam_codeur
        from codeer.steps.zending import zend

        zending = zend(onderzoek, naam_codeur(naam))
        if json:
            _uitvoer.show_json(zending.to_json())
        else:
            what = count(zending.gebeurtenissen, "gebeurtenis", "gebeurtenissen")
            where = count(len(zending.interviews), "interview", "interviews")
            _uitvoer.show(f"{zending.pad}")
            _uitvoer.tell(f"Hierin staat wat {zending.codeur} deed: {what} in {where}. Geef dit aan je team.")
        return Afloop.GOED
    gegeven = step(onderzoek, naam, programma=not zonder_programma)
    if json:
        _uitvoer.show_json(gegeven.to_json())
    else:
        _show(gegeven)
    return Afloop.FOUT if gegeven.overgeslagen else Afloop.GOED


def _show(gegeven: Meegegeven) -> None:
    """Show where the bundle is and what is in it, and warn where names may stand in the texts."""
    _uitvoer.show(f"{gegeven.pad}")
    listed = ", ".join(f"{id} (blind)" if blind else id for id, blind in gegeven.interviews)
    many = count(len(gegeven.interviews), "interview", "interviews")
    _uitvoer.tell(f"Voor {gegeven.codeur}: {many}: {listed}.")
    if not gegeven.programma:
        _uitvoer.tell("Het programma zit er niet bij: op haar computer moet codeer al staan.")
    if gegeven.niet_gepseudonimiseerd:
        ids = ", ".join(gegeven.niet_gepseudonimiseerd)
        _uitvoer.tell(
            f"Let op: nog niet gepseudonimiseerd: {ids}. Er kunnen namen van mensen in staan. "
            "Geef dit alleen mee als dat is afgesproken, en dan versleuteld."
        )
    for melding in gegeven.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    for interview, fout, tip in gegeven.overgeslagen:
        _uitvoer.tell(f"Niet meegegeven: {interview}: {fout} {tip}".rstrip())
    _uitvoer.tell(f"Komt haar werk terug, voeg het dan toe met: codeer samenvoegen werk-{gegeven.codeur}.zip")
