"""What `codeer consistentie` does with differences: list them, the agenda, decisions, and the computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codeer.core.errors import GebruiksFout


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which of these a user asked for, and about whom."""

    verschillen: bool = False
    agenda: bool = False
    besluiten: Path | None = None
    computer: bool = False
    codeurs: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.verschillen or self.agenda or self.computer or self.besluiten is not None


def beantwoord(vraag: Vraag, map: Path | None, *, json: bool) -> None:
    """Do what is asked for in the study, and show what came of it."""
    del vraag, map, json
    raise GebruiksFout("Dit kan nog niet.")


def toon_eerste_plekken(map: Path | None, codeurs: Sequence[str], codes: Sequence[str]) -> None:
    """Show the five places to begin discussing, after the words about each code."""
