"""Show what a change of the codebook did, or would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, tell
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps._codeboek_wijziging import Geraakt, Wijzigingsuitkomst


def show_wijziging(uitkomst: Wijzigingsuitkomst) -> None:
    """Show the change, what it touches, and what is left to do by hand."""
    show(_zin(uitkomst))
    for regel in _geraakt(uitkomst):
        show(regel)
    for melding in uitkomst.meldingen:
        tell(f"Let op: {melding}")
    if uitkomst.proef:
        tell("Dit was een proef: er is niets gewijzigd.")
    else:
        tell(f"Het codeboek van hiervoor staat in {uitkomst.kopie}.")
        tell("Verder: codeer codeboek toets")


def _zin(uitkomst: Wijzigingsuitkomst) -> str:
    oud, nieuw = uitkomst.oud, ", ".join(uitkomst.nieuw)
    would = uitkomst.proef
    if uitkomst.soort == "hernoem":
        return f"De code {oud[0]} {'zou' if would else 'heet nu'} {nieuw}{' heten' if would else ''}."
    if uitkomst.soort == "voeg-samen":
        names = f"{', '.join(oud[:-1])} en {oud[-1]}"
        return (
            f"De codes {names} {'zouden' if would else 'zijn nu'} samen {nieuw}{' worden' if would else ''}."
        )
    return f"Onder {oud[0]} {'zouden' if would else 'staan nu'} {nieuw}{' komen' if would else ''}."


def _geraakt(uitkomst: Wijzigingsuitkomst) -> list[str]:
    found: Geraakt = uitkomst.geraakt
    parts = (
        count(found.coderingen, "eigen codering", "eigen coderingen"),
        count(found.besluiten, "nagekeken voorstel", "nagekeken voorstellen"),
        count(found.voorstellen, "voorstel van de computer", "voorstellen van de computer"),
    )
    where = count(len(found.interviews), "interview", "interviews")
    goes = "Blijft bij de code zelf" if uitkomst.soort == "splits" else "Verhuist mee"
    lines = [f"{goes}: {', '.join(parts)}, in {where}."]
    if found.codeurs:
        lines.append(f"Van: {', '.join(found.codeurs)}.")
    where = ", ".join(found.niet_beoordeeld)
    if where and uitkomst.soort == "splits":
        lines.append(f"In {where} was al iets klaar; de nieuwe codes zijn daar nog niet beoordeeld.")
    elif where:
        lines.append(
            f"Nog niet helemaal beoordeeld in {where}: daar is maar naar een deel van de codes gekeken."
        )
    return lines
