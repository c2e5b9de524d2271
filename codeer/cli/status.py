"""The command `codeer status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps._codeerstand import Codeerstand
    from codeer.steps.status import Status

_ROLLEN = {"R": "respondenten", "I": "interviewers", "O": "anderen"}
_MAX_NAMES = 8


def status(map: MapOptie = None, json: JsonOptie = False) -> None:
    """Vertel hoe het onderzoek ervoor staat, en wat je nu kunt doen."""
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.status import status as step

    with _uitvoer.progress("Kijken") as voortgang:
        stand = step(open_onderzoek(map), voortgang)
    if json:
        _uitvoer.show_json(stand.to_json())
    else:
        _show(stand)


def _show(stand: Status) -> None:
    """Show the state as a short list, and the next step."""
    roles = "; ".join(
        f"{_ROLLEN[r.rol]} {_many(r.beurten, 'beurt', 'beurten')}, {_many(r.woorden, 'woord', 'woorden')}"
        for r in stand.rollen
    )
    filled = ", ".join(f"{k.kenmerk} {k.ingevuld}" for k in stand.kenmerken if k.ingevuld)
    rows: list[tuple[str, object]] = [
        ("onderzoeksmap", stand.map),
        (
            "codeboek",
            f"{stand.codeboek}, {count(stand.codes, 'code', 'codes')}"
            + _count(stand.codeboek_fouten, "fout", "fouten"),
        ),
        ("taalmodel", stand.taalmodel),
        ("interviews", stand.interviews),
        ("wie er spreekt", roles),
        ("kenmerken ingevuld", filled),
        ("zonder rij", _names(stand.zonder_rij)),
        ("niet gepseudonimiseerd", stand.niet_gepseudonimiseerd or None),
        ("codeurs", _names(stand.codeurs)),
        (
            "overleg",
            count(n, "besluit", "besluiten") + ", per zin en code"
            if (n := stand.coderen.besluiten)
            else None,
        ),
        ("rapport", stand.rapport.value),
    ]
    _uitvoer.show_pairs(rows)
    _show_coderen(stand.coderen)
    for oud in stand.achterhaald:
        _uitvoer.show(f"\nDeel dit niet meer: {oud}.\n{oud.tip}")
    for zin in stand.toestemming:
        _uitvoer.show(f"Let op: {zin}")
    for fout in stand.fouten:
        _uitvoer.tell_fout(fout)
    _uitvoer.show(f"\nVerder: {stand.volgende}")


def _show_coderen(stand: Codeerstand) -> None:
    """Show how far each codeur is, and what waits for people."""
    rows = [
        (
            codeur,
            row.interview,
            f"{row.werk.afgerond} van {row.eenheden}",
            f"{100 * row.werk.afgerond // row.eenheden}%" if row.eenheden else "",
            row.werk.open_voorstellen,
        )
        for codeur, found in sorted(stand.codeurs.items())
        for row in found
    ]
    if rows:
        _uitvoer.show("")
        names = ["codeur", "interview", f"{stand.eenheid} af", "deel", "voorstellen open"]
        _uitvoer.show_table(names, rows, title="Wie hoe ver is")
    for code, codeur, interviews in stand.jonger():
        _uitvoer.show(
            f"Code {code} is jonger dan wat {codeur} afrondde in {_names(tuple(interviews))} en daar dus nog "
            f"niet beoordeeld. Nagaan kan met: codeer open --codeur {codeur}"
        )
    for plek in stand.conflicten[:_MAX_NAMES]:
        _uitvoer.show(
            f"Twee keuzes spreken elkaar tegen: {plek}. Kiezen kan met: codeer open --codeur {plek.codeur}"
        )
    if (more := len(stand.conflicten) - _MAX_NAMES) > 0:
        _uitvoer.show(f"En nog {count(more, 'zulke plek', 'zulke plekken')}.")
    if unsure := stand.onzekere_coderingen:
        _uitvoer.show(
            f"{count(unsure, 'codering staat', 'coderingen staan')} misschien niet meer op de goede "
            "plek, omdat de tekst veranderd is; ze tellen niet mee tot iemand ze heeft nagekeken."
        )
    if ideas := tuple(sorted({idee.naam for idee in stand.ideeen})):
        _uitvoer.show(f"Ideeën voor nieuwe codes: {_names(ideas)}")
    if stand.interviews_weg:
        _uitvoer.show(f"Gecodeerd, maar niet meer in dit onderzoek: {_names(stand.interviews_weg)}")


def _count(number: int, one: str, more: str) -> str:
    return f", {count(number, one, more)}" if number else ""


def _many(number: int, one: str, more: str) -> str:
    """Write a count that may be long."""
    return f"{_uitvoer.thousands(number)} {one if number == 1 else more}"


def _names(names: tuple[str, ...]) -> str:
    more = f" en nog {len(names) - _MAX_NAMES}" if len(names) > _MAX_NAMES else ""
    return ", ".join(names[:_MAX_NAMES]) + more
