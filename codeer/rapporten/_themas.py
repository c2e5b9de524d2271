"""The themes as documents tell them: what a code means, how often it comes up, and its chosen quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from codeer.rapporten import _getal
from codeer.rapporten._citaatkeuze import Citaat
from codeer.rapporten._tel import TOTAAL
from codeer.rapporten._verhaal import Verhaal

_CIJFERS = ("fragmenten", "interviews", "respondenten", "per_1000_woorden")


@dataclass(frozen=True, slots=True)
class Kant:
    """One pole of a theme with its figures as people read them, and its quotes."""

    pool: str
    naam: str
    cijfers: tuple[str, ...]
    citaten: tuple[Citaat, ...]
    is_enige: bool  # whether all of it comes from one respondent


@dataclass(frozen=True, slots=True)
class Thema:
    """One code as a document tells it; `anker` is the name of its place there."""

    pad: str
    anker: str
    titel: str
    is_sub: bool
    definitie: str
    wel: str
    niet: str
    kanten: tuple[Kant, ...]
    totaal: tuple[str, ...]
    waar: tuple[tuple[str, int, str], ...]
    is_eigen: bool


def themas(verhaal: Verhaal, anker: Callable[[str], str]) -> tuple[Thema, ...]:
    """Give all themes in the order of the codebook; `anker` names the place of each."""
    return tuple(_thema(verhaal, pad, anker(pad)) for pad in verhaal.codes)


def bron(citaat: Citaat) -> str:
    """Say where a quote comes from."""
    f = citaat.fragment
    parts = [f.interview, f.spreker, f"regel {f.regelnummer}", f.tijd, *citaat.context]
    return ", ".join(part for part in parts if part)


def mag(citaat: Citaat) -> str:
    """Say what keeps a quote within the team, or nothing."""
    if citaat.toestemming == "ja":
        return ""
    told = {"nee": "geen toestemming om te citeren", "na inzage": "citeren mag pas na inzage"}
    return f"Alleen binnen het team: {told.get(citaat.toestemming, 'toestemming om te citeren is onbekend')}"


def _thema(verhaal: Verhaal, pad: str, anker: str) -> Thema:
    code = verhaal.code(pad)
    return Thema(
        pad=pad,
        anker=anker,
        titel=code.titel or code.naam,
        is_sub=bool(code.ouder),
        definitie=code.definitie,
        wel=code.wel,
        niet=code.niet,
        kanten=tuple(_kant(verhaal, pad, pool) for pool in verhaal.polen(pad)),
        totaal=_cijfers(verhaal, pad, TOTAAL),
        waar=tuple((id, n, first) for id, (n, first) in verhaal.waar(pad).items()),
        is_eigen=verhaal.citaten.is_eigen(pad),
    )


def _kant(verhaal: Verhaal, code: str, pool: str) -> Kant:
    citaten = verhaal.citaten.van(code, pool)
    return Kant(
        pool=pool,
        naam=verhaal.poolnaam(code, pool),
        cijfers=_cijfers(verhaal, code, pool),
        citaten=citaten,
        is_enige=verhaal.cijfers[code, pool]["respondenten"] == 1 and len(citaten) > 1,
    )


def _cijfers(verhaal: Verhaal, code: str, pool: str) -> tuple[str, ...]:
    kolommen = {kolom.naam: kolom for kolom in verhaal.frequenties.kolommen}
    row = verhaal.cijfers[code, pool]
    return tuple(_getal.cel(row[naam], kolommen[naam]) for naam in _CIJFERS)
