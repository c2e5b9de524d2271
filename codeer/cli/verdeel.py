"""The command `codeer verdeel`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import Afloop
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.verdeel import Uitgedeeld


class JaNee(StrEnum):
    """An answer that is yes or no."""

    JA = "ja"
    NEE = "nee"


Codeurs = Annotated[
    list[str] | None,
    typer.Argument(metavar="CODEUR…", help="Wie gaan coderen. Zonder naam: wie al in de verdeling staan."),
]
Dubbel = Annotated[
    str,
    typer.Option(
        "--dubbel",
        metavar="DEEL",
        help="Hoeveel interviews twee mensen coderen: een deel (20%) of een aantal (3). "
        "Anders ongeveer 15%, en minstens één.",
    ),
]
Blind = Annotated[
    JaNee,
    typer.Option(
        "--blind",
        metavar="JA|NEE",
        help="Of de dubbele interviews blind gecodeerd worden: zonder voorstellen en elkaars werk te zien.",
    ),
]
Proef = Annotated[bool, typer.Option("--proef", help="Laat alleen zien wat er zou gebeuren.")]


def verdeel(
    codeurs: Codeurs = None,
    dubbel: Dubbel = "",
    blind: Blind = JaNee.JA,
    proef: Proef = False,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Verdeel de interviews over wie coderen, in verdeling.csv.

    Iedereen krijgt ongeveer evenveel woorden. Wat al verdeeld of begonnen is, blijft zoals het is; er komt
    alleen bij. Pas verdeling.csv gerust aan in Excel. Zet in de kolom niet_door wie een interview niet
    mag coderen, bijvoorbeeld omdat zij de respondent kent.

    Voorbeelden:

        codeer verdeel anna bo cor
        codeer verdeel anna bo --dubbel 25%
        codeer verdeel
    """
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.verdeel import verdeel as step

    uitkomst = step(open_onderzoek(map), codeurs or (), dubbel, blind=blind is JaNee.JA, proef=proef)
    if json:
        _uitvoer.show_json(uitkomst.to_json())
    else:
        _show(uitkomst)
    return Afloop.FOUT if uitkomst.overgeslagen else Afloop.GOED


def _show(uitkomst: Uitgedeeld) -> None:
    """Show the plan, who has how much, and what is still to be arranged."""
    rows = [
        (r.interview, ", ".join(r.doeners), "ja" if r.is_blind else "", ", ".join(r.niet_door))
        for r in uitkomst.verdeling.rijen
    ]
    _uitvoer.show_table(("interview", "codeurs", "blind", "niet door"), rows)
    _uitvoer.show()
    for codeur, words in uitkomst.woorden.items():
        n = len(uitkomst.verdeling.toegewezen(codeur))
        much = f"{count(n, 'interview', 'interviews')}, {_uitvoer.thousands(words)} woorden"
        _uitvoer.show(f"{codeur}: {much}")
    if uitkomst.dubbel:
        many = count(len(uitkomst.dubbel), "interview", "interviews")
        _uitvoer.show(f"Door twee of meer mensen: {many} ({', '.join(uitkomst.dubbel)}).")
    for codeur in uitkomst.zonder:
        _uitvoer.show(f"{codeur}: geen interviews, want ze zijn allemaal al verdeeld.")
    for line in uitkomst.onmogelijk:
        _uitvoer.tell(f"Dit lukte niet: {line}")
    for melding in uitkomst.meldingen:
        _uitvoer.tell(f"Let op, {uitkomst.bestand}: {melding} {melding.tip}".rstrip())
    for interview, fout, tip in uitkomst.overgeslagen:
        _uitvoer.tell(f"Niet verdeeld: {interview}: {fout} {tip}".rstrip())
    _uitvoer.tell(_verder(uitkomst))
    if uitkomst.zonder:
        _uitvoer.tell(_iets_geven(uitkomst))


def _verder(uitkomst: Uitgedeeld) -> str:
    if uitkomst.proef:
        return "Dit was een proef: er is niets bewaard."
    if not uitkomst.verdeling.codeurs:
        return (
            f"{uitkomst.bestand} staat klaar. Vul in de kolom niet_door in wie wat niet mag coderen, "
            "en noem dan wie meedoen: codeer verdeel anna bo"
        )
    if not uitkomst.nieuw:
        return "Alles was al verdeeld; er is niets veranderd."
    added = count(len(uitkomst.nieuw), "toewijzing", "toewijzingen")
    return f"{added} erbij in {uitkomst.bestand}. Geef ieder haar deel mee met: codeer meegeven NAAM"


def _iets_geven(uitkomst: Uitgedeeld) -> str:
    """Say how someone who has nothing can be given something."""
    one = uitkomst.zonder[0]
    everyone = " ".join(sorted({*uitkomst.verdeling.codeurs, *uitkomst.zonder}))
    more = min(len(uitkomst.dubbel) + len(uitkomst.zonder), len(uitkomst.verdeling.rijen))
    by_hand = f"zet {one} in {uitkomst.bestand} bij een interview, in de kolom codeurs"
    if uitkomst.onmogelijk or more == len(uitkomst.dubbel):
        return f"Wil je {one} iets geven, {by_hand}."
    return (
        f"Wil je {one} iets geven, laat dan meer interviews dubbel coderen: "
        f"codeer verdeel {everyone} --dubbel {more}. Of {by_hand}."
    )
