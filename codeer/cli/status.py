"""The command `codeer status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli import _uitvoer
from codeer.cli._opties import JsonOptie, MapOptie
from codeer.core.telwoord import count

if TYPE_CHECKING:
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
        ("rapport", stand.rapport.value),
    ]
    _uitvoer.show_pairs(rows)
    for fout in stand.fouten:
        _uitvoer.tell_fout(fout)
    _uitvoer.show(f"\nVerder: {stand.volgende}")


def _count(number: int, one: str, more: str) -> str:
    return f", {count(number, one, more)}" if number else ""


def _many(number: int, one: str, more: str) -> str:
    """Write a count that may be long."""
    return f"{_uitvoer.thousands(number)} {one if number == 1 else more}"


def _names(names: tuple[str, ...]) -> str:
    more = f" en nog {len(names) - _MAX_NAMES}" if len(names) > _MAX_NAMES else ""
    return ", ".join(names[:_MAX_NAMES]) + more
