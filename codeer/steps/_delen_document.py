"""Bring the page to read into what is shared: it is made of the tables and quotes that may be seen."""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Herkomst
from codeer.core.materiaal import Documentuitvoer
from codeer.core.tabel import Tabel
from codeer.rapporten._citaatkeuze import AANTAL, WOORDEN
from codeer.steps._delen_tabellen import CITATEN, FREQUENTIES, Gekozen
from codeer.steps._rapport_keuze import Keuze

HTML = "html"
# of what is shared when no names are given
STANDAARD = (HTML,)
VERGELIJKING = "vergelijking"
NODIG = (FREQUENTIES, VERGELIJKING, CITATEN)
_RANG = {Herkomst.MENS: 0, Herkomst.NAGEKEKEN: 1, Herkomst.AUTOMAAT: 2}

Genummerd = tuple[str, Gekozen]


def is_gevraagd(keuze: Keuze) -> bool:
    """Tell whether the page is asked for."""
    return HTML in (keuze.rapporten or STANDAARD)


def kies_citaten(citaten: Iterable[Genummerd], eigen: Sequence[str]) -> tuple[list[Genummerd], list[str]]:
    """Choose the quotes of the page, and say which of those that the team chose may not be shared.

    Spread over people as far as that tells nothing: those equally fit are ordered by what only the team
    has, and they stand in the order of their numbers. So nobody can tell which are of one person.
    """
    per_kant: defaultdict[tuple[str, str], list[Genummerd]] = defaultdict(list)
    found: dict[str, Genummerd] = {}
    for nr, one in citaten:
        per_kant[one.fragment.code, one.fragment.pool].append((nr, one))
        found[one.fragment.id] = nr, one
    own = {id: found[id] for id in dict.fromkeys(eigen) if id in found}
    own_codes = {one.fragment.code for _, one in own.values()}
    chosen = list(own.values())
    for (code, _), rows in per_kant.items():
        if code not in own_codes:
            chosen += _gespreid(rows)
    lost = [id for id in dict.fromkeys(eigen) if id not in own]
    told = [f"Niet in het rapport om te delen, want dat mag niet of het telt niet: {', '.join(lost)}."]
    return sorted(chosen, key=lambda row: row[0]), told if lost else []


def _gespreid(rows: Sequence[Genummerd]) -> list[Genummerd]:
    """Give so many quotes at most, the fittest first, and of those equally fit one per person in turn."""
    fit: defaultdict[tuple[int, bool], list[Genummerd]] = defaultdict(list)
    for nr, one in rows:
        unfit = len(one.fragment.citaat.split()) not in WOORDEN
        fit[_RANG[one.fragment.herkomst], unfit].append((nr, one))
    chosen: list[Genummerd] = []
    for _, equal in sorted(fit.items(), key=lambda item: item[0]):
        rounds: defaultdict[str, int] = defaultdict(int)
        ordered = sorted(equal, key=lambda row: hashlib.sha256(row[1].fragment.id.encode()).digest())
        placed = []
        for row in ordered:
            placed.append((rounds[row[1].wie], row))
            rounds[row[1].wie] += 1
        chosen += [row for _, row in sorted(placed, key=lambda item: item[0])]
    return chosen[:AANTAL]


def schrijf(
    codeboek: Codeboek,
    tabellen: tuple[Tabel, Mapping[str, Tabel]],
    citaten: Iterable[Genummerd],
    account: tuple[Sequence[tuple[str, Sequence[str]]], str, Mapping[str, str]],
    map: Path,
) -> Documentuitvoer:
    """Write the page of the table of the whole study and those per kenmerk.

    `account` is what it tells of itself, its warning, and the warning per kenmerk.
    """
    # the plotting library tells in English that it reads the fonts of this computer
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from codeer.rapporten import _deelpagina as pagina  # noqa: PLC0415 -- the plotting library is heavy

    verhaal = pagina.Deelverhaal(
        codeboek,
        *tabellen,
        [
            pagina.Deelcitaat(nr, one.fragment.code, one.fragment.pool, one.fragment.citaat, one.groep)
            for nr, one in citaten
        ],
    )
    return pagina.schrijf(verhaal, account[0], account[1:], map)
