"""What to ask next, after the first look at a study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codeer.core.codeboek import Codeboek
from codeer.steps._verken_uitkomst import Onderdeel


def verder_met(
    kenmerken: Sequence[str], parts: Sequence[Onderdeel], codeboek: Codeboek, *, lijst: bool
) -> Iterator[tuple[str, str]]:
    """Give commands to go on with, made of what this study has, each with what it tells."""
    groups = [k for k in ("rol", "gemeente", "meetmoment") if k in kenmerken]
    word = next((w.vondst.woord for part in parts for w in part.woorden), "")
    if word:
        yield f"codeer zoek {word}", "waar en hoe dat woord gezegd wordt"
        yield f"codeer verken --bij {word}", "welke woorden er vlak bij staan"
    if groups:
        yield f"codeer verken --per {groups[0]}", "wat elke groep vaker zegt dan de anderen"
    for code in codeboek.codes[:1]:
        yield f"codeer verken --code {code.pad}", "nieuwe termen, uit wat mensen zo codeerden"
    if not lijst:
        yield "codeer verken --lijst BESTAND", "vergelijk met een lijst van gewoon Nederlands"
