"""What a user can ask of `codeer rapport`, and which tables that gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.codering import AUTOMAAT
from codeer.core.errors import CodeerFout, GebruiksFout
from codeer.core.materiaal import BINNEN, Opzet, Rapport
from codeer.core.namen import meant, plain_naam
from codeer.core.onderdrukking import MINIMUM
from codeer.exporters._uitvoer import Getallen
from codeer.rapporten._vind import documentnamen, laad, namen
from codeer.steps._per_keuze import ALTIJD, kies_naam
from codeer.storage.fragmentlijst import lees_fragmentlijst

BRONNEN = ("automaat", "nagekeken", "mens", "alles")
_PER = "frequenties_per"
_GEPAARD = "gepaard"
# These want to know per which kenmerk; the first comes with every --per.
_MET_PER = (_PER, "vergelijking", _GEPAARD)
_PER_INTERVIEW = "frequenties_per_interview"
_NOG_NIEMAND = "Nog niemand heeft gecodeerd. Begin ermee met: codeer open --codeur JOUW-NAAM"
_STANDAARD = ("frequenties", _PER_INTERVIEW, _PER, "citaten", "samenhang")


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the user asked; no names means the default set with the workbook."""

    rapporten: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    binnen: str = BINNEN[0]
    bron: str = "alles"
    getallen: str = "nl"
    codeurs: tuple[str, ...] = ()
    delen: bool = False
    minimum: int = MINIMUM  # of people behind a figure that leaves the team
    # for documents: whether the interviews are in it as a whole, and which fragments people chose to quote
    transcripten: bool = True
    citaten: tuple[str, ...] = ()


def controleer(keuze: Keuze) -> None:
    """Check what can be checked without a study; raises GebruiksFout or CodeerFout."""
    for optie, waarde, mag in (
        ("--binnen", keuze.binnen, BINNEN),
        ("--bron", keuze.bron, BRONNEN),
        ("--getallen", keuze.getallen, tuple(g.value for g in Getallen)),
    ):
        if waarde not in mag:
            raise GebruiksFout(f"{optie} {waarde} bestaat niet.", f"Kies uit: {', '.join(mag)}.")
    for naam in keuze.rapporten:
        if naam not in alle_namen():
            raise GebruiksFout(f"Er is geen rapport {naam!r}.", _tip_rapport(naam))
    _check_codeurs(keuze)
    if keuze.minimum != MINIMUM and not keuze.delen:
        raise GebruiksFout(
            "--minimum hoort bij --delen.", "Bijvoorbeeld: codeer rapport --delen --minimum 10"
        )


def _tip_rapport(naam: str) -> str:
    if naam.startswith(f"{_PER}_"):
        return f"Bedoel je: codeer rapport --per {naam.removeprefix(f'{_PER}_')}"
    return meant(naam, alle_namen())


def alle_namen() -> tuple[str, ...]:
    """Give the names of all tables and documents that can be asked for."""
    return tuple(sorted((*namen(), *documentnamen())))


def _check_codeurs(keuze: Keuze) -> None:
    """Refuse to ask for the work of people and not to ask for it at once."""
    people = [naam for naam in keuze.codeurs if plain_naam(naam) != AUTOMAAT]
    if keuze.bron == AUTOMAAT and people:
        raise GebruiksFout(
            f"--bron automaat is het werk van de computer, niet van {' en '.join(people)}.",
            "Laat een van beide weg: --bron of --codeur.",
        )
    if keuze.codeurs and not people and keuze.bron not in (AUTOMAAT, "alles"):
        raise GebruiksFout(
            f"--codeur automaat is de computer, en die geeft niets met herkomst {keuze.bron}.",
            "Laat een van beide weg: --bron of --codeur.",
        )


def eigen_citaten(pad: Path | None) -> tuple[str, ...]:
    """Give the fragments that people chose to quote in a file, if there is one; raises LeesFout."""
    return lees_fragmentlijst(pad) if pad else ()


def kies_codeurs(keuze: Keuze, bekend: Collection[str]) -> Keuze:
    """Give the choice with each codeur as the study names her; CodeerFout names those who are there."""
    names = {plain_naam(naam): naam for naam in (*bekend, AUTOMAAT)}
    for naam in keuze.codeurs:
        if plain_naam(naam) not in names:
            tip = meant(naam, sorted(names.values())) if bekend else _NOG_NIEMAND
            raise CodeerFout(f"Er zijn geen coderingen van een codeur {naam!r}.", tip)
    return replace(keuze, codeurs=tuple(dict.fromkeys(names[plain_naam(naam)] for naam in keuze.codeurs)))


def kies_kenmerken(keuze: Keuze, kenmerken: Sequence[str], codeboek: Codeboek) -> Keuze:
    """Give the choice with kenmerken as the file writes them, facets and word groups as the codebook does.

    KenmerkenFout names those that exist.
    """
    return replace(keuze, per=tuple(dict.fromkeys(kies_naam(n, kenmerken, codeboek) for n in keuze.per)))


def maak_tabellen(keuze: Keuze, opzet: Opzet) -> tuple[Rapport, ...]:
    """Begin the reports that were asked for, each once; `opzet.per` is filled in from the choice."""
    gevraagd = [naam for naam in keuze.rapporten or _STANDAARD if naam not in documentnamen()]
    if keuze.per and not keuze.rapporten:
        gevraagd[gevraagd.index(_PER) + 1 : gevraagd.index(_PER) + 1] = _MET_PER[1:]
    elif keuze.per and not set(gevraagd) & set(_MET_PER):
        gevraagd.append(_PER)
    tabellen: dict[str, Rapport] = {}
    for naam in gevraagd:
        if naam not in _MET_PER or (keuze.rapporten and not keuze.per):
            tabellen.setdefault(naam, laad(naam).maak(opzet))
            continue
        for per in keuze.per:
            if not keuze.rapporten and not _past(naam, per):
                continue
            bron = _PER_INTERVIEW if (naam, per) == (_PER, "interview") else naam
            rapport = laad(bron).maak(replace(opzet, per=per))
            tabellen.setdefault(rapport.naam, rapport)
    return tuple(tabellen.values())


def _past(naam: str, per: str) -> bool:
    """Tell whether a table per kenmerk says something that is worth a place in the default set."""
    return naam == _PER or (per not in ALTIJD and (naam != _GEPAARD or per == "meetmoment"))


def andere_namen(keuze: Keuze, opzet: Opzet) -> Iterator[str]:
    """Say which tables per kenmerk have a number in their name, as another kenmerk has the name itself."""
    for per in keuze.per:
        eigen = laad(_PER).maak(replace(opzet, kenmerken=(), per=per)).naam
        naam = laad(_PER).maak(replace(opzet, per=per)).naam
        if naam != eigen:
            yield f"De tabel per {per} heet {naam}: een ander kenmerk heeft bijna dezelfde naam."
