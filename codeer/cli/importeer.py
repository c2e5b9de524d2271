"""tmp."""

from __future__ import annotations
from codeer.cli._opties import JsonOptie, MapOptie


def importeer(map: MapOptie = None, json: JsonOptie = False) -> None:
    """Tijdelijk."""
