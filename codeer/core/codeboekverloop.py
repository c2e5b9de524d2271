"""How the codebook changed, step by step, in the words of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from codeer.core.codeboek_vergelijking import ERBIJ, WEG, Codeboekwijziging, Codewijziging
from codeer.core.telwoord import count

_MAX_TERMEN = 15  # that are named; the others are counted
_MAX_TEKENS = 300  # of a former text
_NAMEN = {"namen": "namen van de kanten"}
ONBEKEND = "Wat er precies veranderde is niet na te gaan: een van beide versies is niet bewaard."
NIETS = "Aan wat telt veranderde niets."


class Boekstap(NamedTuple):
    """One step: on which day, what happened in a sentence, and what changed in lines."""

    datum: str
    zin: str
    wat: tuple[str, ...]


def wat_anders(wijziging: Codeboekwijziging | None) -> tuple[str, ...]:
    """Say what a step changed, code by code; None is a change of which a version was not kept."""
    if wijziging is None:
        return (ONBEKEND,)
    return (*_regels(wijziging),) or (NIETS,)


def _regels(wijziging: Codeboekwijziging) -> Iterator[str]:
    for tekst in wijziging.algemeen:
        yield f"{tekst.wat}: was {_aangehaald(tekst.was)}, nu {_aangehaald(tekst.wordt)}"
    for code in wijziging.gewijzigd:
        former = f" (eerst {code.was})" if code.was not in ("", code.code) else ""
        if code.soort == ERBIJ:
            yield f"nieuw: {code.code}, met {count(len(code.termen_erbij), 'term', 'termen')}"
        elif code.soort == WEG:
            yield f"weg: {code.code}"
        else:
            yield f"{code.code}{former}: {'; '.join(_delen(code)) or 'verder gelijk'}"


def _delen(code: Codewijziging) -> Iterator[str]:
    for tekst in code.teksten:
        name = _NAMEN.get(tekst.wat, tekst.wat)
        yield f"{name} aangepast, eerst {_aangehaald(tekst.was)}" if tekst.was else f"{name} erbij"
    for label, termen in (
        ("termen erbij", code.termen_erbij),
        ("termen weg", code.termen_weg),
        ("andere opties bij", code.termen_anders),
    ):
        if termen:
            yield f"{label}: {_opsomming(termen)}"
    for n, what in ((code.voorbeelden_erbij, "erbij"), (code.voorbeelden_weg, "weg")):
        if n:
            yield f"{count(n, 'voorbeeld', 'voorbeelden')} {what}"


def _opsomming(termen: Sequence[str]) -> str:
    more = len(termen) - _MAX_TERMEN
    return ", ".join(termen[:_MAX_TERMEN]) + (f" en nog {more}" if more > 0 else "")


def _aangehaald(tekst: str) -> str:
    if not tekst:
        return "niets"
    return f"«{tekst if len(tekst) <= _MAX_TEKENS else tekst[:_MAX_TEKENS] + '…'}»"
