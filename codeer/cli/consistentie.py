"""The command `codeer consistentie`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import OnderzoekFout

if TYPE_CHECKING:
    from codeer.steps._consistentie_keuze import Keuzes

Codeurs = Annotated[
    list[str] | None,
    typer.Argument(metavar="CODEUR…", help="Vergelijk alleen deze codeurs. Zonder naam: allemaal."),
]
Code = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="Alleen deze code. Zonder: alle codes."),
]
Drempel = Annotated[
    str,
    typer.Option(
        "--drempel",
        metavar="DEEL",
        help="Een zin heeft een code als dit deel van de zin ermee gemarkeerd is.",
    ),
]
Eenheid = Annotated[str, typer.Option("--eenheid", metavar="EENHEID", help="Vergelijk per zin of per teken.")]
NaOverleg = Annotated[
    bool,
    typer.Option(
        "--na-overleg", help="Reken ook met wat jullie samen besloten; de cijfers van ervoor blijven erbij."
    ),
]
Methodoloog = Annotated[
    bool, typer.Option("--methodoloog", help="Toon alle maten, zoals kappa en alpha, in plaats van woorden.")
]
Uitleg = Annotated[
    bool, typer.Option("--uitleg", help="Leg in gewone woorden uit wat toeval ermee te maken heeft.")
]
Bewaar = Annotated[
    bool, typer.Option("--bewaar", help="Schrijf consistentie.json en consistentie.csv in de map rapporten.")
]
Verschillen = Annotated[
    bool, typer.Option("--verschillen", help="Schrijf alle verschillen in rapporten/verschillen.csv.")
]
Agenda = Annotated[
    bool, typer.Option("--agenda", help="Maak een agenda om de verschillen samen te bespreken.")
]
Besluiten = Annotated[
    Path | None,
    typer.Option(
        "--besluiten",
        metavar="BESTAND",
        help="Lees wat jullie besloten uit het ingevulde bestand met verschillen.",
    ),
]
Computer = Annotated[
    bool, typer.Option("--computer", help="Vergelijk de codeurs met de voorstellen van de computer.")
]
Steekproef = Annotated[
    int,
    typer.Option(
        "--steekproef",
        metavar="AANTAL",
        min=0,
        help="Trek met --computer zoveel zinnen, om te lezen wat de computer mist. "
        "Steeds dezelfde zinnen; ze komen in rapporten/steekproef.csv.",
    ),
]
Werkblad = Annotated[
    str,
    typer.Option(
        "--werkblad",
        metavar="NAAM",
        help="Zet de steekproef ook in een werkblad voor deze codeur, om blind in Excel in te vullen. "
        "Wat er al ingevuld was, wordt eerst overgenomen.",
    ),
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


def consistentie(
    codeurs: Codeurs = None,
    code: Code = None,
    drempel: Drempel = "0,5",
    eenheid: Eenheid = "zin",
    na_overleg: NaOverleg = False,
    methodoloog: Methodoloog = False,
    uitleg: Uitleg = False,
    bewaar: Bewaar = False,
    verschillen: Verschillen = False,
    agenda: Agenda = False,
    besluiten: Besluiten = None,
    computer: Computer = False,
    steekproef: Steekproef = 0,
    werkblad: Werkblad = "",
    tabel: Tabel = None,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Laat zien hoe gelijk codeurs coderen, en waar ze verschillen.

    Vergeleken wordt wat codeurs los van elkaar afrondden, zonder voorstellen in beeld. Wat iemand niet
    afrondde telt niet mee, ook niet als nee.

    Voorbeelden:

        codeer consistentie
        codeer consistentie amira bo --methodoloog
        codeer consistentie --agenda
        codeer consistentie --tabel oordelen.csv
    """
    from codeer.cli._consistentie_verschillen import Vraag, beantwoord
    from codeer.steps._consistentie_keuze import Keuzes

    wie, welke = tuple(codeurs or ()), tuple(code or ())
    vraag = Vraag(verschillen, agenda, besluiten, computer, wie, welke, steekproef, werkblad)
    if tabel:
        _in_tabel(tabel, wie, methodoloog=methodoloog, json=json)
        return 0
    if vraag:
        beantwoord(vraag, map, json=json)
        return 0
    volledig = methodoloog or json or bewaar
    keuzes = Keuzes(wie, welke, eenheid, drempel, na_overleg, volledig, bewaar)
    return _in_onderzoek(map, keuzes, methodoloog=methodoloog, uitleg=uitleg, json=json)


def _in_tabel(tabel: Path, codeurs: tuple[str, ...], *, methodoloog: bool, json: bool) -> None:
    """Compare the coders of a table of ratings."""
    from codeer.cli._toon_consistentie import show_maten, show_woorden
    from codeer.steps.consistentie import vergelijk_tabel

    uitkomst = vergelijk_tabel(tabel, codeurs)
    if json:
        _uitvoer.show_json(uitkomst.to_json())
    elif methodoloog:
        show_maten(uitkomst)
    else:
        show_woorden(uitkomst)


def _in_onderzoek(map: Path | None, keuzes: Keuzes, *, methodoloog: bool, uitleg: bool, json: bool) -> int:
    """Compare the coders of a study; without a study say what can be compared all the same."""
    from codeer.cli._consistentie_verschillen import toon_eerste_plekken
    from codeer.cli._toon_onderzoek import show_voet, show_woorden
    from codeer.cli._toon_onderzoek_maten import show_maten
    from codeer.steps._consistentie_json import als_object
    from codeer.steps._verschillen import Vinder
    from codeer.steps.consistentie_onderzoek import vergelijk_onderzoek
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.stand import lees_standen

    try:
        onderzoek = open_onderzoek(map)
    except OnderzoekFout as fout:
        tip = "Een tabel met oordelen vergelijk je met: codeer consistentie --tabel TABEL.CSV"
        raise OnderzoekFout(fout.fout, tip) from fout
    with _uitvoer.progress("Lezen") as voortgang:
        standen = lees_standen(onderzoek)
        uitkomst = vergelijk_onderzoek(onderzoek, keuzes, voortgang, standen)
    if json:
        _uitvoer.show_json(als_object(uitkomst))
    elif methodoloog:
        show_maten(uitkomst)
    else:
        show_woorden(uitkomst)
        if uitkomst.hoofd:
            codes = [code.code for code in uitkomst.hoofd.codes] if keuzes.codes else ()
            toon_eerste_plekken(Vinder(onderzoek, uitkomst.hoofd.codeurs, codes, standen))
        show_voet(uitkomst, uitleg=uitleg)
    for bestand in uitkomst.mislukt:
        _uitvoer.tell_fout(bestand.fout, bestand.tip)
    if uitkomst.bestanden:
        _uitvoer.tell(f"Geschreven in rapporten: {', '.join(uitkomst.bestanden)}")
    return int(bool(uitkomst.mislukt))
