"""The command `codeer rapport`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.plugins import plugin_namen

if TYPE_CHECKING:
    from codeer.steps.rapport import Uitkomst

Namen = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAAM…",
        help="Welke rapporten: "
        f"{', '.join(sorted((*plugin_namen('rapporten'), *plugin_namen('rapporten.documenten'))))}. "
        "Zonder naam: de gewone set, met werkmap.",
    ),
]
Per = Annotated[
    list[str] | None,
    typer.Option(
        "--per",
        metavar="KENMERK",
        help="Ook een tabel per waarde van dit kenmerk, of van een facet (facet:soort) of woordgroep "
        "(@consulent) uit het codeboek.",
    ),
]
Binnen = Annotated[
    str,
    typer.Option(
        "--binnen", metavar="EENHEID", help="Waarbinnen codes samen genoemd zijn: beurt, zin of interview."
    ),
]
Bron = Annotated[
    str,
    typer.Option(
        "--bron",
        metavar="BRON",
        help="Wat meetelt: automaat (open voorstellen van de computer), nagekeken (voorstellen die iemand "
        "goedkeurde), mens (wat mensen afrondden of samen besloten) of alles. Bij alles gaat per zin overleg "
        "voor mens, mens voor nagekeken en nagekeken voor automaat.",
    ),
]
Codeur = Annotated[
    list[str] | None,
    typer.Option(
        "--codeur",
        metavar="CODEUR",
        help="Alleen het werk van deze codeur: wat zij afrondde en de voorstellen die zij goedkeurde, zonder "
        "de rest van het team. Overleg (het team samen) en automaat (de open voorstellen van de "
        "computer) mogen ook.",
    ),
]
Citaten = Annotated[
    Path | None,
    typer.Option(
        "--citaten",
        metavar="BESTAND",
        help="Welke citaten er in html en docx komen: een csv met een kolom id, zoals citaten.csv. Van codes "
        "die er niet in staan worden citaten gekozen, gespreid over respondenten.",
    ),
]
ZonderTranscripten = Annotated[
    bool,
    typer.Option("--zonder-transcripten", help="Zet in html niet de hele interviews, alleen de citaten."),
]
Delen = Annotated[
    bool,
    typer.Option(
        "--delen",
        help="Maak in rapporten/delen wat buiten het team mag komen: alleen kenmerken die het codeboek bij "
        "delen noemt, geen rijen van minder dan vijf mensen, en alleen citaten van wie daar ja op zei. Ook "
        "rapport.html komt er dan in, zonder de interviews.",
    ),
]
Minimum = Annotated[
    int,
    typer.Option(
        "--minimum", metavar="AANTAL", help="Met --delen: zoveel mensen moeten er achter elke rij zitten."
    ),
]
Getallen = Annotated[
    str,
    typer.Option(
        "--getallen",
        metavar="SOORT",
        help="nl: puntkomma en decimale komma, voor Excel. int: komma en decimale punt, voor R en Python.",
    ),
]


def rapport(
    namen: Namen = None,
    per: Per = None,
    binnen: Binnen = "beurt",
    bron: Bron = "alles",
    codeur: Codeur = None,
    citaten: Citaten = None,
    zonder_transcripten: ZonderTranscripten = False,
    delen: Delen = False,
    minimum: Minimum = 5,
    getallen: Getallen = "nl",
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Maak tabellen, citaten, een leesbaar rapport en de verantwoording in de map rapporten.

    Het leesbare rapport heet rapport.html en opent in elke browser, zonder internet: grafieken, thema's met
    citaten en de gemarkeerde interviews. Hetzelfde verhaal staat in rapport.docx, zonder de interviews, om in
    Word op verder te schrijven. De grafieken staan ook los in de map figuren, als SVG en PNG, met de tabel
    erachter als CSV.

    Een bestand dat je zelf hebt veranderd, gaat eerst naar rapporten/bewaard. Een lege cel in een tabel
    betekent dat niemand die code daar heeft beoordeeld; dat is iets anders dan 0.

    Voorbeelden:

        codeer rapport
        codeer rapport frequenties citaten
        codeer rapport html --zonder-transcripten
        codeer rapport docx --citaten gekozen.csv
        codeer rapport --per meetmoment
        codeer rapport vergelijking --per rol
        codeer rapport --bron mens
        codeer rapport frequenties citaten --codeur anna
        codeer rapport --getallen int
        codeer rapport --delen
    """
    # from the first moment: what is fetched here takes seconds the first time
    with _uitvoer.progress("Rapport maken") as voortgang:
        from codeer.steps._rapport_keuze import Keuze, eigen_citaten
        from codeer.steps.onderzoek import open_onderzoek
        from codeer.steps.rapport import maak_rapport

        keuze = Keuze(
            tuple(namen or ()),
            tuple(per or ()),
            binnen,
            bron,
            getallen,
            tuple(codeur or ()),
            delen,
            minimum,
            transcripten=not zonder_transcripten,
            citaten=eigen_citaten(citaten),
        )
        uitkomst = maak_rapport(open_onderzoek(map), keuze, voortgang)
    _show_json(uitkomst) if json else _show(uitkomst)
    return uitkomst.afloop


def _show_json(uitkomst: Uitkomst) -> None:
    names = [k.naam for k in uitkomst.samenvatting.kolommen]
    rows = [dict(zip(names, row, strict=True)) for row in uitkomst.samenvatting.rijen]
    keys = ("map", "geschreven", "mislukt", "overgeslagen", "meldingen", "let_op")
    _uitvoer.show_json({**{k: getattr(uitkomst, k) for k in keys}, "samenvatting": rows})


def _show(uitkomst: Uitkomst) -> None:
    """Show the summary, and say which files there are and what went wrong."""
    if uitkomst.let_op:
        _uitvoer.show(f"{uitkomst.let_op}\n")
    tabel = uitkomst.samenvatting
    _uitvoer.show_table([k.naam for k in tabel.kolommen], tabel.rijen, title=tabel.titel)
    for one in uitkomst.tabellen:
        _uitvoer.show()
        _uitvoer.show_table([k.naam for k in one.kolommen], one.rijen, title=one.titel)
    for melding in uitkomst.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    for gemist in uitkomst.overgeslagen:
        _uitvoer.tell_fout(f"Interview {gemist.interview} is overgeslagen. {gemist.fout}", gemist.tip)
    for bestand in uitkomst.mislukt:
        _uitvoer.tell_fout(bestand.fout, bestand.tip)
    _uitvoer.tell(f"\nGeschreven in {_short(uitkomst.map)}: {', '.join(_names(uitkomst.geschreven))}")


def _names(geschreven: Sequence[str]) -> list[str]:
    """Give the names of files, those of charts as one folder."""
    charts = [naam for naam in geschreven if "/" in naam]
    folders = dict.fromkeys(naam.split("/")[0] for naam in charts)
    return [naam for naam in geschreven if "/" not in naam] + [f"{map}/ ({len(charts)})" for map in folders]


def _short(path: Path) -> str:
    """Give a path from where the user stands, when it lies below that."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
