"""The command `codeer controleer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.errors import Afloop
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.controleer import Bevinding, Controle


def controleer(map: MapOptie = None, json: JsonOptie = False) -> int:
    """Kijk of alles in het onderzoek nog klopt; er wordt niets veranderd.

    Gaat na of de teksten zijn zoals ze zijn ingelezen, of elke codering van een mens nog op haar plaats
    staat, en of codeboek, kenmerken en rapporten daarbij passen.
    """
    from codeer.steps.controleer import controleer as step
    from codeer.steps.onderzoek import open_onderzoek

    with _uitvoer.progress("Controleren") as voortgang:
        controle = step(open_onderzoek(map), voortgang)
    if json:
        _uitvoer.show_json(controle.to_json())
    else:
        _show(controle)
    return Afloop.CONTROLE if controle.fouten else Afloop.GOED


def _show(controle: Controle) -> None:
    """Show what was found, faults first, and the verdict."""
    for bevinding in sorted(controle.bevindingen, key=lambda b: b.ernst != "fout"):
        _uitvoer.show(_line(bevinding))
    looked = f"{count(controle.interviews, 'interview', 'interviews')} nagekeken"
    found = count(len(controle.fouten), "fout", "fouten") if controle.fouten else "geen fouten"
    _uitvoer.show(f"{looked}: {found}.")


def _line(bevinding: Bevinding) -> str:
    kind = "Fout" if bevinding.ernst == "fout" else "Let op"
    tip = f"\n  Tip: {bevinding.melding.tip}" if bevinding.melding.tip else ""
    return f"{kind}: {bevinding.bestand}: {bevinding.melding}{tip}"
