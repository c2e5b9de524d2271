"""Show what an import did, so that thirty files stay as readable as one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from codeer.cli._toon_herplaatsing import show_herplaatsing
from codeer.cli._uitvoer import show, show_table, tell, tell_fout, thousands
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.importeer import Gelukt, Uitkomst

_MAX_GUESSES = 8
_MAX_NAMES = 6


def show_import(uitkomst: Uitkomst) -> None:
    """Show a table of what came in, who speaks, what stood out, what failed and what comes next."""
    short = _short_names([g.bron for g in uitkomst.gelukt] + [m.bron for m in uitkomst.mislukt])
    if uitkomst.gelukt:
        rows = [
            (g.interview, short[g.bron], thousands(g.beurten), thousands(g.woorden), _sprekers_of(g))
            for g in uitkomst.gelukt
        ]
        show_table(("interview", "bron", "beurten", "woorden", "sprekers"), rows)
    _show_guesses(uitkomst.gelukt)
    for g in uitkomst.gelukt:
        if g.herplaatsing:
            show_herplaatsing(g.herplaatsing)
    _tell_meldingen(uitkomst)
    _tell_mislukt(uitkomst, short)
    tell()
    tell(_summary(uitkomst))
    tell(_next(uitkomst))


def _short_names(sources: list[str]) -> dict[str, str]:
    """Show only the name of each file, unless two files have the same one."""
    short = {source: Path(source).name or source for source in sources}
    return short if len(set(short.values())) == len(short) else {source: source for source in short}


def _sprekers_of(gelukt: Gelukt) -> str:
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


def _tell_meldingen(uitkomst: Uitkomst) -> None:
    """Tell each notice once, with the interviews it is about; what is unchanged is only counted."""
    from codeer.steps._uitkomst import ONGEWIJZIGD

    about: dict[str, list[str]] = {}
    for g in uitkomst.gelukt:
        for melding in (m for m in g.meldingen if m != ONGEWIJZIGD):
            about.setdefault(melding, []).append(g.interview)
    if about or uitkomst.meldingen:
        tell("\nLet op:")
    for melding, interviews in about.items():
        tell(f"  {', '.join(interviews[:_MAX_NAMES])}{_more(interviews)}: {melding}")
    for melding in uitkomst.meldingen:
        tell(f"  {melding}")


def _tell_mislukt(uitkomst: Uitkomst, short: dict[str, str]) -> None:
    """Tell what failed; files with the same tip stand together, above that one tip."""
    by_tip: dict[str, dict[str, list[str]]] = {}
    for mis in uitkomst.mislukt:
        by_tip.setdefault(mis.tip, {}).setdefault(mis.fout, []).append(short[mis.bron])
    for tip, faults in by_tip.items():
        tell()
        *first, last = [f"{', '.join(names)}: {fout}" for fout, names in faults.items()]
        for line in first:
            tell_fout(line)
        tell_fout(last, tip)


def _more(names: list[str]) -> str:
    return f" en nog {len(names) - _MAX_NAMES}" if len(names) > _MAX_NAMES else ""


def _summary(uitkomst: Uitkomst) -> str:
    new = [g for g in uitkomst.gelukt if not g.ongewijzigd]
    verb = "te lezen" if uitkomst.proef else "ingelezen"
    words = thousands(sum(g.woorden for g in new))
    word = "woord" if words == "1" else "woorden"
    parts = [f"{count(len(new), 'interview', 'interviews')} {verb}, {words} {word}"]
    if len(new) < len(uitkomst.gelukt):
        parts.append(f"{len(uitkomst.gelukt) - len(new)} ongewijzigd")
    if uitkomst.mislukt:
        parts.append(f"{len(uitkomst.mislukt)} mislukt")
    return "; ".join(parts) + "."


def _next(uitkomst: Uitkomst) -> str:
    if uitkomst.proef:
        return "Dit was een proef: er is niets geschreven. Laat --proef weg om het te doen."
    if any(g.herplaatsing and g.herplaatsing.na_te_kijken for g in uitkomst.gelukt):
        return "Kijk eerst na wat niet zeker mee kon: hierboven staat wie wat doet. Daarna: codeer rapport"
    return "Verder: codeer rapport" if uitkomst.gelukt else "Er is niets ingelezen."
