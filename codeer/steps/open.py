"""Open the page "Lezen en coderen" for one codeur: her name, her plan, her work, and the server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeurnaam import GERESERVEERD, is_codeur, propose_codeur
from codeer.core.errors import CodeerFout, GebruiksFout, OnderzoekFout
from codeer.core.interview_id import GEEN_INTERVIEWS, zoek_id
from codeer.core.verdeling import Verdeling
from codeer.steps.coderen import Werkplek
from codeer.steps.pagina import Pagina
from codeer.steps.zending import maak_zending
from codeer.storage.apparaat import lees_kluis
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.verdeling import lees_verdeling
from codeer.web.server import Server

Voortgang = Callable[[int, int, str], None]
Storing = Callable[[Exception], None]
_SHORT = 3  # names of fewer letters always look alike


@dataclass(frozen=True, slots=True)
class Plaatsnemen:
    """Who sits down to work, and what she must know before she begins."""

    codeur: str
    meldingen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Geopend:
    """The page is ready: its address (with the secret), where the work is kept, and what to say first."""

    adres: str
    codeur: str
    waar: Path
    meldingen: tuple[str, ...]
    server: Server


def neem_plaats(onderzoek: Onderzoek, naam: str) -> Plaatsnemen:
    """Make a codeur's name of what was typed, and say when it looks like another's.

    Raises GebruiksFout for a name that codeer keeps for itself.
    """
    codeur = propose_codeur(naam)
    if naam.strip().lower() in GERESERVEERD:
        raise GebruiksFout(
            f"De naam {naam.strip().lower()} gebruikt codeer zelf.",
            "Kies je eigen naam of een schuilnaam: codeer open --codeur NAAM",
        )
    notes = [] if codeur == naam.strip() else [f"Je werkt als {codeur}: zo heten ook je bestanden."]
    known = bekende_codeurs(onderzoek)
    plan = lees_verdeling(onderzoek)
    if not plan.kent(codeur):
        notes.append(_niet_in_plan(codeur, plan))
    if codeur not in known:
        notes += [
            f"Er is nog geen werk van {codeur}, wel van {other}. Ben jij dat, stop dan met Ctrl+C en "
            f"begin opnieuw met: codeer open --codeur {other}"
            for other in lijkt_op(codeur, known)
        ]
    return Plaatsnemen(codeur, tuple(notes))


def _niet_in_plan(codeur: str, plan: Verdeling) -> str:
    """Say that a name is not in the plan, and who is; work under another's name is hard to mend."""
    names = plan.codeurs
    who = ", ".join(names[:-1]) + " en " + names[-1] if len(names) > 1 else names[0]
    stands = "staan" if len(names) > 1 else "staat"
    return (
        f"{codeur} staat niet in verdeling.csv; daarin {stands} {who}. Klopt de naam niet, stop dan met "
        f"Ctrl+C en begin opnieuw met: codeer open --codeur {names[0]}"
    )


def wie(onderzoek: Onderzoek, naam: str) -> str:
    """Give the name that was typed, else the only one in the plan, as in a bundle for one codeur.

    Raises GebruiksFout when it cannot be known.
    """
    planned = lees_verdeling(onderzoek).codeurs
    if naam.strip() or len(planned) == 1:
        return naam.strip() or planned[0]
    known = bekende_codeurs(onderzoek)
    names = f" Bekend zijn: {', '.join(known)}." if known else ""
    raise GebruiksFout("Wie ben je?", f"Zeg het met --codeur: codeer open --codeur NAAM.{names}")


def bekende_codeurs(onderzoek: Onderzoek) -> tuple[str, ...]:
    """Give who has work in the study or is in its plan, by name."""
    folder = onderzoek.coderingen
    at_work = [p.name for p in folder.iterdir() if p.is_dir()] if folder.is_dir() else []
    planned = lees_verdeling(onderzoek).codeurs
    return tuple(sorted(name for name in {*at_work, *planned} if is_codeur(name)))


def lijkt_op(naam: str, bekend: Iterable[str]) -> tuple[str, ...]:
    """Give the names that differ from this one by a letter, or only in their marks."""
    return tuple(other for other in bekend if other != naam and _alike(naam, other))


def open_pagina(  # noqa: PLR0913 -- a session has these choices
    onderzoek: Onderzoek,
    naam: str,
    *,
    blind: bool = False,
    poort: int = 0,
    interview: str = "",
    voortgang: Voortgang | None = None,
    storing: Storing | None = None,
) -> Geopend:
    """Make all ready and take a port; the caller shows the address and then calls `server.loop()`."""
    seat = neem_plaats(onderzoek, naam)
    werkplek, plan, notes = neem_werkplek(onderzoek, seat.codeur, blind=blind)
    if interview:
        interview = zoek_id(interview, werkplek.bron.interviews())
        plan.weiger(seat.codeur, interview)
    notes += _prepare(werkplek, voortgang)
    pagina = Pagina(werkplek, plan, lambda: maak_zending(onderzoek, seat.codeur))
    server = Server(pagina, poort, storing, lees_kluis(onderzoek, seat.codeur))
    waar = onderzoek.coderingen / seat.codeur
    return Geopend(server.adres(interview), seat.codeur, waar, (*seat.meldingen, *notes), server)


def neem_werkplek(
    onderzoek: Onderzoek, codeur: str, *, blind: bool = False
) -> tuple[Werkplek, Verdeling, list[str]]:
    """Open a codeur's Werkplek, blind where the plan says so; also give the plan and what is odd in it."""
    plan = lees_verdeling(onderzoek)
    notes = [f"verdeling.csv, {m}" for m in plan.meldingen]
    return Werkplek(onderzoek, codeur, blind=blind, blind_in=plan.blind), plan, notes


def _prepare(werkplek: Werkplek, voortgang: Voortgang | None) -> list[str]:
    """Make the suggestions of all interviews before the page asks for them; say what cannot be read."""
    ids = werkplek.bron.interviews()
    if not ids:
        raise OnderzoekFout(*GEEN_INTERVIEWS)
    notes = []
    for done, (id, found) in enumerate(werkplek.beelden()):
        if voortgang:
            voortgang(done, len(ids), id)
        if isinstance(found, CodeerFout):
            notes.append(f"{found.fout} {found.tip}")
    if voortgang:
        voortgang(len(ids), len(ids), "")
    return notes


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORT or "@" in one + other:
        return False
    if re.sub(r"[-_]", "", one) == re.sub(r"[-_]", "", other):
        return True
    if re.sub(r"\d+", "", one) == re.sub(r"\d+", "", other):
        return False  # codeur1 and codeur2 are two people
    return _one_letter_off(one, other)


def _one_letter_off(one: str, other: str) -> bool:
    """Tell whether one letter more, less, different or two swapped make the one into the other."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
