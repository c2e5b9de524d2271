"""The option `--werkblad` of `codeer open`: the same review as a sheet for Excel."""

from __future__ import annotations

from pathlib import Path

from codeer.core.errors import GebruiksFout


def werkblad(map: Path | None, codeur: str, bestand: Path | None, *, blind: bool, interview: str) -> int:
    """Make a sheet, or read one back when `bestand` is given; give the exit code."""
    del map, codeur, bestand, blind, interview
    raise GebruiksFout("Een werkblad voor Excel kan nog niet.", "Werk op de pagina, zonder --werkblad.")
