"""The command `codeer samenvoegen`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie, expand
from codeer.core.errors import Afloop
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps._samenvoegen_uitkomst import Bron, Samenvoeging

Bronnen = Annotated[
    list[str],
    typer.Argument(
        metavar="MAP|ZIP…",
        help="Wat je terugkreeg: het bestand werk-NAAM.zip, een hele map of zip die je meegaf, een los "
        "journaal (.jsonl), of een map waar er meer in staan.",
    ),
]
Proef = Annotated[bool, typer.Option("--proef", help="Laat alleen zien wat er zou komen.")]
MetOverleg = Annotated[
    bool,
    typer.Option("--met-overleg", help="Neem ook besluiten van het overleg over; anders blijven die daar."),
]
AnderOnderzoek = Annotated[
    bool, typer.Option("--ander-onderzoek", help="Ook werk dat van een ander onderzoek lijkt te zijn.")
]


def samenvoegen(
    bronnen: Bronnen,
    proef: Proef = False,
    met_overleg: MetOverleg = False,
    ander_onderzoek: AnderOnderzoek = False,
    map: MapOptie = None,
    json: JsonOptie = False,
) -> int:
    """Voeg het werk van codeurs bij elkaar dat op andere computers is gedaan.

    Alles wat nieuw is, komt erbij. Wat er al is, blijft precies zo. Je mag hetzelfde bestand vaker
    samenvoegen, in elke volgorde. Uit een zip-bestand wordt niets uitgepakt.

    Voorbeelden:

        codeer samenvoegen werk-anna.zip werk-bo.zip
        codeer samenvoegen map-met-teruggestuurd-werk --proef
    """
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.samenvoegen import samenvoegen as step

    uitkomst = step(
        open_onderzoek(map),
        [Path(name) for name in expand(bronnen)],
        proef=proef,
        met_overleg=met_overleg,
        ander_onderzoek=ander_onderzoek,
    )
    if json:
        _uitvoer.show_json(uitkomst.to_json())
    else:
        _show(uitkomst)
    return Afloop.GOED if uitkomst.gelukt else Afloop.FOUT


def _show(uitkomst: Samenvoeging) -> None:
    """Show what came in per codeur and interview, and then all that needs a look."""
    if uitkomst.aankomsten:
        heads = ("codeur", "interview", "nieuw", "had je al", "niet overgenomen")
        rows = [
            (a.codeur, a.interview or "(memo's)", a.nieuw, a.bekend, a.geweigerd) for a in uitkomst.aankomsten
        ]
        _uitvoer.show_table(heads, rows)
        _uitvoer.show()
    for bron in uitkomst.bronnen:
        for line in _bron(bron):
            _uitvoer.tell(line)
    for reden, n in uitkomst.geweigerd:
        _uitvoer.tell(f"Niet overgenomen, {count(n, 'gebeurtenis', 'gebeurtenissen')}: {reden}.")
    for interview, n in uitkomst.conflicten:
        what = count(n, "nieuw conflict", "nieuwe conflicten")
        _uitvoer.tell(f"{interview or 'memo’s'}: {what}; bekijk ze met: codeer open")
    for melding in uitkomst.meldingen:
        _uitvoer.tell(f"Let op: {melding}")
    came = count(uitkomst.nieuw, "gebeurtenis", "gebeurtenissen")
    if uitkomst.proef:
        _uitvoer.show(f"Er zouden {came} bij komen. Dit was een proef: er is niets bewaard.")
    else:
        _uitvoer.show(_samengevat(uitkomst, came))


def _samengevat(uitkomst: Samenvoeging, came: str) -> str:
    """Say in one line what came of it; what could not be read was not there already."""
    if uitkomst.nieuw:
        return f"{came} erbij."
    if not uitkomst.gelezen:
        return "Er is niets samengevoegd."
    if uitkomst.antwoorden:
        return f"{count(uitkomst.antwoorden, 'antwoord', 'antwoorden')} van respondenten erbij."
    if any(a.geweigerd for a in uitkomst.aankomsten) or not uitkomst.aankomsten:
        return "Er kwam niets bij."
    return "Niets nieuws; alles was er al."


def _bron(bron: Bron) -> Iterator[str]:
    """Say what was wrong with one source, and how its codebook differs."""
    if bron.fout:
        yield f"Overgeslagen: {bron.bron}: {bron.fout}"
        yield f"  Tip: {bron.tip}"
    for name, what in bron.problemen:
        yield f"{bron.bron}: {name} {what}"
    verschil = bron.codeboek
    if verschil:
        yield f"{bron.bron}: er is gecodeerd met een ander codeboek dan dat van nu:"
        for code, parts in verschil.anders:
            yield f"  {code}: anders bij {', '.join(parts)}"
        for code in verschil.erbij:
            yield f"  {code}: die code heeft dit onderzoek niet"
        for code in verschil.weg:
            yield f"  {code}: die code was er daar niet; wat daar af is, is voor deze code niet beoordeeld"
