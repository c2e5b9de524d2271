"""The command `codeer rapport terugkoppeling`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.antwoorden import Uitkomst as Ingelezen
    from codeer.steps.terugkoppeling import Uitkomst

Respondent = Annotated[
    list[str] | None,
    typer.Option("--respondent", metavar="NAAM", help="Alleen het blad van deze respondent."),
]
Antwoorden = Annotated[
    Path | None,
    typer.Option(
        "--antwoorden",
        metavar="BESTAND",
        help="Lees de ingevulde tabel met antwoorden in (CSV of werkmap). Hetzelfde bestand mag vaker.",
    ),
]


def terugkoppeling(
    respondent: Respondent = None,
    antwoorden: Antwoorden = None,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Maak voor elke respondent een blad met haar eigen woorden, om te vragen of het klopt.

    De bladen staan in rapporten/terugkoppeling: open ze in een browser en druk ze af. Op een blad staan
    alleen de woorden van wie het krijgt. Ernaast staat de tabel antwoorden.csv. Vul daarin per citaat in
    wat iemand zei: klopt, anders of niet gebruiken.

    Wat je met --antwoorden inleest, wordt voorgoed bewaard in terugkoppeling.jsonl. Een citaat met
    anders of niet gebruiken komt nergens meer in wat je buiten het team deelt, welke code er ook bij
    staat, ook niet na een nieuwe versie van het interview.

    Voorbeelden:

        codeer rapport terugkoppeling
        codeer rapport terugkoppeling --respondent R01
        codeer rapport terugkoppeling --antwoorden rapporten/terugkoppeling/antwoorden.csv
    """
    from codeer.steps.onderzoek import open_onderzoek

    onderzoek = open_onderzoek(map)
    if antwoorden is not None:
        from codeer.core.errors import GebruiksFout
        from codeer.steps.antwoorden import antwoorden as lees_in

        if respondent:
            raise GebruiksFout(
                "--respondent en --antwoorden gaan niet samen.",
                "In de tabel met antwoorden staat al van wie elk antwoord is.",
            )
        ingelezen = lees_in(onderzoek, antwoorden)
        _json_antwoorden(ingelezen) if json else _show_antwoorden(ingelezen)
        return ingelezen.afloop
    from codeer.steps.terugkoppeling import terugkoppeling as step

    with _uitvoer.progress("Lezen") as voortgang:
        uitkomst = step(onderzoek, respondent or (), voortgang)
    _json_bladen(uitkomst) if json else _show_bladen(uitkomst)
    return uitkomst.afloop


def _json_antwoorden(ingelezen: Ingelezen) -> None:
    keys = ("bestand", "nieuw", "bekend", "leeg", "antwoorden", "meldingen")
    wrong = [{"regel": m.regel, "kolom": m.kolom, "fout": m.fout, "tip": m.tip} for m in ingelezen.mislukt]
    old = [a.to_json() for a in ingelezen.achterhaald]
    own = {k: getattr(ingelezen, k) for k in keys}
    _uitvoer.show_json({**own, "mislukt": wrong, "achterhaald": old})


def _show_antwoorden(ingelezen: Ingelezen) -> None:
    said = ", ".join(f"{n} × {soort}" for soort, n in ingelezen.antwoorden.items() if n)
    known = f" ({ingelezen.bekend} al bekend)" if ingelezen.bekend else ""
    _uitvoer.show(f"{count(ingelezen.nieuw, 'nieuw antwoord', 'nieuwe antwoorden')} bewaard{known}.")
    if said:
        _uitvoer.show(f"In de tabel: {said}.")
    if ingelezen.leeg:
        _uitvoer.tell(f"Nog niet ingevuld: {count(ingelezen.leeg, 'citaat', 'citaten')}.")
    for melding in ingelezen.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    for oud in ingelezen.achterhaald:
        _uitvoer.tell(f"Let op: {oud}.\n  Tip: {oud.tip}")
    for fout in ingelezen.mislukt:
        _uitvoer.tell_fout(f"{ingelezen.bestand}, {fout}", fout.tip)


def _json_bladen(uitkomst: Uitkomst) -> None:
    done = uitkomst.neergezet
    _uitvoer.show_json(
        {
            "map": done.map,
            "geschreven": done.geschreven,
            "respondenten": uitkomst.personen,
            "tabel": uitkomst.tabel,
            "mislukt": done.mislukt,
            "overgeslagen": [
                {"interview": id, "fout": fout, "tip": tip} for id, fout, tip in uitkomst.overgeslagen
            ],
            "meldingen": uitkomst.meldingen,
        }
    )


def _show_bladen(uitkomst: Uitkomst) -> None:
    rows = [(p.respondent, p.citaten, f"rapporten/{p.bestand}") for p in uitkomst.personen]
    _uitvoer.show_table(["respondent", "citaten", "blad"], rows)
    _uitvoer.tell_afloop(uitkomst.meldingen, uitkomst.overgeslagen, uitkomst.neergezet.mislukt)
    _uitvoer.tell(f"\nVul de antwoorden in: rapporten/{uitkomst.tabel}")
    _uitvoer.tell(f"Daarna: codeer rapport terugkoppeling --antwoorden rapporten/{uitkomst.tabel}")
