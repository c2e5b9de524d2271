"""Show what an import did, so that thirty files stay as readable as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, show_table, tell, tell_fout

if TYPE_CHECKING:
    from codeer.steps.importeer import Gelukt, Uitkomst

_MAX_GUESSES = 8
_MAX_NAMES = 6


def show_import(uitkomst: Uitkomst) -> None:
    """Show a table of what came in, who speaks, what stood out, what failed and what comes next."""
    if uitkomst.gelukt:
        rows = [(g.interview, g.bron, g.beurten, g.woorden, _speakers_of(g)) for g in uitkomst.gelukt]
        show_table(("interview", "bron", "beurten", "woorden", "sprekers"), rows)
    _show_guesses(uitkomst.gelukt)
    _tell_notices(uitkomst)
    for mis in uitkomst.mislukt:
        tell()
        tell_fout(f"{mis.bron}: {mis.fout}", mis.tip)
    tell()
    tell(_summary(uitkomst))
    tell(_next(uitkomst))


def _speakers_of(gelukt: Gelukt) -> str:
    return ", ".join(f"{s.naam} = {s.spreker} ({s.beurten})" for s in gelukt.sprekers)


def _show_guesses(gelukt: Iterable[Gelukt]) -> None:
    """Show, with examples, the names whose role the computer guessed: only people can tell."""
    guesses = [(g.interview, s) for g in gelukt for s in g.sprekers if s.hoe == "gegokt"]
    if not guesses:
        return
    show("\nKijk na wie er spreekt; dit is gegokt:")
    for interview, label in guesses[:_MAX_GUESSES]:
        show(f"  {interview}: {label.uitleg}")
    if len(guesses) > _MAX_GUESSES:
        show(f"  … en nog {len(guesses) - _MAX_GUESSES}, in de tabel hierboven.")
    show('Klopt er een niet: codeer import BRON --vervang --spreker "Naam=I"')


def _tell_notices(uitkomst: Uitkomst) -> None:
    """Tell each notice once, with the interviews it is about."""
    about: dict[str, list[str]] = {}
    for g in uitkomst.gelukt:
        for melding in g.meldingen:
            about.setdefault(melding, []).append(g.interview)
    if about or uitkomst.meldingen:
        tell("\nLet op:")
    for melding, interviews in about.items():
        tell(f"  {', '.join(interviews[:_MAX_NAMES])}{_more(interviews)}: {melding}")
    for melding in uitkomst.meldingen:
        tell(f"  {melding}")


def _more(names: list[str]) -> str:
    return f" en nog {len(names) - _MAX_NAMES}" if len(names) > _MAX_NAMES else ""


def _summary(uitkomst: Uitkomst) -> str:
    new = [g for g in uitkomst.gelukt if not g.ongewijzigd]
    verb = "te lezen" if uitkomst.proef else "ingelezen"
    words = f"{sum(g.woorden for g in new):,}".replace(",", ".")
    parts = [f"{_count(len(new), 'interview', 'interviews')} {verb}, {words} woorden"]
    if len(new) < len(uitkomst.gelukt):
        parts.append(f"{len(uitkomst.gelukt) - len(new)} ongewijzigd")
    if uitkomst.mislukt:
        parts.append(f"{len(uitkomst.mislukt)} mislukt")
    return "; ".join(parts) + "."


def _next(uitkomst: Uitkomst) -> str:
    if uitkomst.proef:
        return "Dit was een proef: er is niets geschreven. Laat --proef weg om het te doen."
    return "Verder: codeer rapport" if uitkomst.gelukt else "Er is niets ingelezen."


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
