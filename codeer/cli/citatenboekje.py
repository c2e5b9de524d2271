"""The command `codeer rapport citatenboekje`."""

from __future__ import annotations

from typing import Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import Delen, JsonOptie, MapOptie, Minimum, is_intern
from codeer.core.telwoord import count

Code = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="Alleen dit thema, met wat eronder valt."),
]
Alles = Annotated[
    bool, typer.Option("--alles", help="Alle citaten, en niet een keuze van 8 per kant van een thema.")
]
Intern = Annotated[
    bool,
    typer.Option(
        "--intern",
        help="Voor het team: ook citaten die niet gedeeld mogen worden, met erbij waar ze staan.",
    ),
]


def citatenboekje(
    code: Code = None,
    alles: Alles = False,
    intern: Intern = False,
    delen: Delen = False,
    minimum: Minimum = 5,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Maak een boekje met citaten per thema, om af te drukken of mee te nemen.

    In het boekje staat alleen wat je mag delen: wie het zei heeft toestemming_citeren op ja, en zei niet
    dat het citaat anders is of niet gebruikt mag worden. De citaten zijn verdeeld over de respondenten.
    Nergens staat van wie een citaat is of uit welk interview, en een thema waar minder dan 5 mensen iets
    over zeiden staat er niet in. Een kenmerk staat er alleen bij als het in het codeboek bij delen staat.

    Met --intern is het boekje voor het team. Bij elk citaat staat dan in welk interview en op welke regel
    je het terugvindt.

    Voorbeelden:

        codeer rapport citatenboekje
        codeer rapport citatenboekje --code stress --code nabijheid
        codeer rapport citatenboekje --code stress --alles --intern
    """
    from codeer.steps.citatenboekje import citatenboekje as step
    from codeer.steps.onderzoek import open_onderzoek

    with _uitvoer.progress("Lezen") as voortgang:
        onderzoek = open_onderzoek(map)
        uitkomst = step(
            onderzoek,
            code or (),
            alles=alles,
            intern=is_intern(intern, delen),
            minimum=minimum,
            voortgang=voortgang,
        )
    done = uitkomst.neergezet
    if json:
        keys = ("bestand", "citaten", "respondenten", "niet_te_delen", "te_klein", "meldingen")
        skipped = [{"interview": id, "fout": fout, "tip": tip} for id, fout, tip in uitkomst.overgeslagen]
        own = {k: getattr(uitkomst, k) for k in keys}
        _uitvoer.show_json({"map": done.map, **own, "mislukt": done.mislukt, "overgeslagen": skipped})
        return uitkomst.afloop
    people = count(uitkomst.respondenten, "respondent", "respondenten")
    _uitvoer.show(f"{count(uitkomst.citaten, 'citaat', 'citaten')} van {people}.")
    _uitvoer.tell_afloop(uitkomst.meldingen, uitkomst.overgeslagen, done.mislukt)
    if done.geschreven:
        _uitvoer.tell(f"Geschreven: rapporten/{uitkomst.bestand}")
    return uitkomst.afloop
