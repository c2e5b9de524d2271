"""The command `codeer rapport verbeterideeen`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import Delen, JsonOptie, MapOptie, Minimum, is_intern, pairs
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.verbeterideeen import Uitkomst

Koppel = Annotated[
    list[str] | None,
    typer.Option(
        "--koppel",
        metavar="ID=IDEE",
        help="Zet dit citaat (het id uit citaten.csv) bij dit idee. Een nieuw idee komt op de lijst.",
    ),
]
Per = Annotated[
    str, typer.Option("--per", metavar="KENMERK", help="Tel per waarde van dit kenmerk wie het noemde.")
]
Intern = Annotated[
    bool,
    typer.Option(
        "--intern",
        help="Voor het team: ook citaten die niet gedeeld mogen worden, met erbij waar ze staan.",
    ),
]


def verbeterideeen(
    koppel: Koppel = None,
    per: Per = "rol",
    intern: Intern = False,
    delen: Delen = False,
    minimum: Minimum = 5,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Maak een overzicht van de verbeterideeën: per thema, hoe ver ze zijn en wie ze noemde.

    De ideeën houd je zelf bij in verbeterideeen.csv, in de map van je onderzoek; open het in Excel. De
    fase is genoemd, gekozen, uitgewerkt, uitgetest, ingevoerd of afgevallen. In de kolom citaten staan
    de id's uit citaten.csv waar het idee uit komt, met een komma ertussen.

    De bladzijde is om te delen. Er staan alleen citaten op die dat mogen, zonder van wie ze zijn, en geen
    getal van minder dan 5 mensen. Hoeveel mensen per groep het noemden, staat er alleen als het kenmerk in
    het codeboek bij delen staat en elke groep groot genoeg is. De tabel verbeterideeen-intern.csv en
    de bladzijde met --intern zijn voor het team.

    Voorbeelden:

        codeer rapport verbeterideeen
        codeer rapport verbeterideeen --koppel "f0123456789ab=Vaste contactpersoon"
        codeer rapport verbeterideeen --per gemeente --intern
    """
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.verbeterideeen import verbeterideeen as step

    koppels = [p for row in koppel or () for p in pairs("--koppel", [row], "f0123456789ab=IDEE").items()]
    with _uitvoer.progress("Lezen") as voortgang:
        uitkomst = step(
            open_onderzoek(map),
            per=per,
            koppels=koppels,
            intern=is_intern(intern, delen),
            minimum=minimum,
            voortgang=voortgang,
        )
    done = uitkomst.neergezet
    if json:
        skipped = [{"interview": id, "fout": fout, "tip": tip} for id, fout, tip in uitkomst.overgeslagen]
        _uitvoer.show_json(
            {
                "map": done.map,
                "geschreven": done.geschreven,
                "ideeen": [dict(zip(uitkomst.kolommen, row, strict=True)) for row in uitkomst.rijen],
                "los": uitkomst.los,
                "register": [{"regel": m.regel, "melding": m.tekst, "tip": m.tip} for m in uitkomst.register],
                "meldingen": uitkomst.meldingen,
                "mislukt": done.mislukt,
                "overgeslagen": skipped,
            }
        )
        return uitkomst.afloop
    _show(uitkomst)
    return uitkomst.afloop


def _show(uitkomst: Uitkomst) -> None:
    """Show the table, and what needs a look."""
    wanted = ("idee", "fase", "respondenten", "fragmenten")
    plek = [uitkomst.kolommen.index(k) for k in wanted]
    plek.insert(2, 7)
    _uitvoer.show_table(
        [uitkomst.kolommen[i] for i in plek], [[row[i] for i in plek] for row in uitkomst.rijen]
    )
    for melding in uitkomst.register:
        _uitvoer.tell(f"verbeterideeen.csv, {melding} {melding.tip}".rstrip())
    if uitkomst.los:
        which = count(len(uitkomst.los), "citaat met een idee staat", "citaten met een idee staan")
        _uitvoer.tell(f"{which} nog nergens bij: zie onderaan de bladzijde.")
    _uitvoer.tell_afloop(uitkomst.meldingen, uitkomst.overgeslagen, uitkomst.neergezet.mislukt)
    _uitvoer.tell(f"Geschreven in rapporten: {', '.join(uitkomst.neergezet.geschreven)}")
