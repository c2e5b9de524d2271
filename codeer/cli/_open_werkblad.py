"""The option `--werkblad` of `codeer open`: the same review as a sheet for Excel."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from codeer.cli import _uitvoer
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.werkblad import Werkbladuitkomst

_MAX_GETOOND = 40


def werkblad(
    map: Path | None, codeur: str, bestand: Path | None, *, blind: bool, interview: str, json: bool = False
) -> int:
    """Make a sheet, after reading back what is filled in when it is there already; give the exit code."""
    uitkomst, notes = maak(map, codeur, bestand, blind=blind, interview=interview)
    if json:
        _uitvoer.show_json(uitkomst)
    else:
        toon(uitkomst, notes)
    return 1 if uitkomst.problemen else 0


def maak(
    map: Path | None,
    codeur: str,
    bestand: Path | None,
    *,
    blind: bool = False,
    interview: str = "",
    steekproef: int = 0,
) -> tuple[Werkbladuitkomst, tuple[str, ...]]:
    """Make or read back a sheet, and give what came of it with what there is to say of the codeur."""
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.open import neem_plaats
    from codeer.steps.werkblad import werkblad as step

    onderzoek = open_onderzoek(map)
    seat = neem_plaats(onderzoek, codeur)
    with _uitvoer.progress("Werkblad") as voortgang:
        uitkomst = step(
            onderzoek,
            seat.codeur,
            bestand,
            blind=blind,
            interview=interview,
            steekproef=steekproef,
            voortgang=voortgang,
        )
    return uitkomst, seat.meldingen


def toon(uitkomst: Werkbladuitkomst, meldingen: Iterable[str]) -> None:
    """Say what was taken over, what was not and why, and how to go on."""
    for melding in (*meldingen, *uitkomst.meldingen):
        _uitvoer.tell(f"Let op: {melding}")
    if uitkomst.gelezen:
        rows = count(uitkomst.overgenomen, "rij", "rijen")
        _uitvoer.show(f"{rows} overgenomen uit {uitkomst.bestand.name}.")
    for probleem in uitkomst.problemen[:_MAX_GETOOND]:
        kind = "Anders besloten" if probleem.conflict else "Niet overgenomen"
        _uitvoer.show(f"{kind}: blad {probleem.blad}, rij {probleem.rij}: {probleem.tekst}")
        if probleem.tip:
            _uitvoer.show(f"  Tip: {probleem.tip}")
    left = len(uitkomst.problemen) - _MAX_GETOOND
    if left > 0:
        _uitvoer.show(f"En nog {left}; ze staan allemaal in de kolom melding van het nieuwe werkblad.")
    if uitkomst.kopie:
        _uitvoer.tell(f"Je ingevulde werkblad staat ook in {uitkomst.kopie}")
    many = count(len(uitkomst.interviews), "interview", "interviews")
    _uitvoer.show(f"Werkblad van {uitkomst.codeur}, met {many}: {uitkomst.bestand}")
    if uitkomst.blind:
        _uitvoer.show(f"Blind, zonder voorstellen: {', '.join(uitkomst.blind)}")
    command = f"codeer open --codeur {uitkomst.codeur} --werkblad"
    if uitkomst.bestand.name != f"werkblad-{uitkomst.codeur}.xlsx":
        command += f' "{uitkomst.bestand.name}"'
    _uitvoer.tell(f"Vul de gele kolommen in, bewaar het, en lees het terug met: {command}")
