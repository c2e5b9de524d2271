"""Show what became of people's work when an interview got a new text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, show_table
from codeer.core.codering import OVERLEG
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps.herplaats import Herplaatsing, Regel

_MOST = 20
_WIDTH = 160  # of a quote; the page shows it whole


def show_herplaatsing(herplaatsing: Herplaatsing) -> None:
    """Show per codeur what stayed, moved, is uncertain or lost, and of the last two the old and new quote."""
    h = herplaatsing
    show(f"\nCodeerwerk in {h.interview} dat bij een eerdere tekst is gedaan:")
    if h.codeurs:
        rows = [(codeur, *h.aantallen(codeur).values()) for codeur in h.codeurs]
        show_table(("codeur", *h.aantallen()), rows)
    shown = h.na_te_kijken[:_MOST]
    for codeur, regels in groupby(shown, key=lambda r: r.codeur):
        if codeur == OVERLEG:
            who, how = "Samen na te kijken, als ieder het eigen werk heeft nagekeken,", "overleg"
        else:
            who, how = f"Na te kijken door {codeur},", f"codeur {codeur}"
        show(f"\n{who} met codeer open --{how}; tot dan telt het niet mee:")
        for regel in regels:
            _show_regel(regel)
    if len(h.na_te_kijken) > len(shown):
        show(f"  … en nog {len(h.na_te_kijken) - len(shown)}; allemaal met --json.")
    if h.afrondingen:
        what = count(h.afrondingen, "afronding geldt", "afrondingen gelden")
        show(f"\n{what} nu alleen voor de zinnen die gelijk bleven; de andere zijn nog te beoordelen.")
    if h.onbekend:
        what = count(h.onbekend, "codering hoort", "coderingen horen")
        show(f"\n{what} bij een tekst die dit interview nooit had; zie: codeer controleer")


def _show_regel(regel: Regel) -> None:
    about = f"{regel.code} ({regel.pool})" if regel.pool else regel.code or "open code"
    show(f"  {regel.plaats.value}: {about}")
    show(f"    was: «{_short(regel.oud.citaat)}»")
    if regel.nieuw is None:
        show("    nu:  niets dat erop lijkt")
    elif regel.nieuw.citaat == regel.oud.citaat:
        show("    nu:  dezelfde woorden, maar op een andere plek of vaker")
    else:
        show(f"    nu:  «{_short(regel.nieuw.citaat)}»")


def _short(citaat: str) -> str:
    line = " ".join(citaat.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
