"""Bring documents into a run of reports: begin them, tell them the account, and write what they became."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from codeer.core.codeboekverloop import Boekstap
from codeer.core.materiaal import FIGUREN, Document, Documentopzet, Opzet, Verslag
from codeer.core.tabel import Tabel
from codeer.exporters import _uitvoer as exporters
from codeer.exporters._uitvoer import Getallen, Kop
from codeer.rapporten._vind import documentnamen, laad_document
from codeer.steps import _verantwoording_md as leesbaar
from codeer.steps import _verantwoording_mensen_md as mensen
from codeer.steps._rapport_keuze import Keuze

# the documents of the default set
_STANDAARD = ("html", "docx")
# By these every study can be compared; by others when they are asked for with --per.
_VERGELIJK = ("meetmoment", "rol", "gemeente")
# These say nothing about a group to compare, or are about one interview only.
_GEEN_GROEP = ("interview", "spreker", "respondent", "datum", "toestemming_citeren", "toestemming_archief")


def gevraagd(keuze: Keuze) -> tuple[str, ...]:
    """Give the names of the documents that were asked for, each once."""
    if not keuze.rapporten:
        return _STANDAARD
    return tuple(dict.fromkeys(naam for naam in keuze.rapporten if naam in documentnamen()))


def vergelijkbaar(keuze: Keuze, kenmerken: Sequence[str]) -> tuple[str, ...]:
    """Give the kenmerken by which documents compare groups: those asked for, then those of the file."""
    if not gevraagd(keuze):
        return ()
    asked = [k for k in keuze.per if k not in _GEEN_GROEP]
    return tuple(dict.fromkeys((*asked, *(k for k in _VERGELIJK if k in kenmerken))))


def begin(keuze: Keuze, opzet: Opzet, map: Path, per: tuple[str, ...]) -> tuple[Document, ...]:
    """Begin the documents that were asked for, each in a folder of its own within `map`."""
    asked_for = gevraagd(keuze)
    if not asked_for:
        return ()
    from codeer.rapporten._gedeeld import Gedeeld  # noqa: PLC0415 -- the plotting library, only where needed

    # the plotting library tells in English that it reads the fonts of this computer
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    asked = Documentopzet(replace(opzet), map, per, transcripten=keuze.transcripten, citaten=keuze.citaten)
    common = map / f"{FIGUREN}.getekend"
    common.mkdir()
    gedeeld = Gedeeld(replace(asked, map=common))
    found = []
    for naam in asked_for:
        own = map / f"{naam}.bezig"
        own.mkdir()
        found.append(laad_document(naam).maak(replace(asked, map=own), gedeeld))
    return tuple(found)


def verslag(
    inhoud: Mapping[str, Any],
    per: Iterable[str],
    let_op: Callable[[str], str],
    codeboek: Iterable[Boekstap] = (),
) -> Verslag:
    """Give the account as documents tell it.

    `let_op` gives the warning for a kenmerk, `codeboek` is how the codebook changed.
    """
    delen = [
        ("Waar de cijfers op rusten", list(leesbaar.gronden(inhoud))),
        *mensen.delen(inhoud),
        ("Wat geteld is", leesbaar.geteld(inhoud)),
        ("Wat niet is meegenomen", leesbaar.weggelaten(inhoud["weggelaten"])),
        ("Grenzen", leesbaar.grenzen(inhoud)),
        ("Waarmee", leesbaar.waarmee(inhoud)),
    ]
    return Verslag(
        let_op=inhoud["let_op"],
        let_op_per={kenmerk: let_op(kenmerk) for kenmerk in per},
        methode=leesbaar.methode(inhoud),
        # the marks of Markdown are no words
        delen=tuple((kop, tuple(regel.replace("`", "") for regel in regels)) for kop, regels in delen),
        totaal=inhoud["totaal"],
        datum=inhoud["datum"] or "",
        codeboek=tuple(codeboek),
    )


def sluit(
    documenten: Iterable[Document], account: Verslag, map: Path, getallen: Getallen
) -> tuple[dict[str, Path], list[str]]:
    """Write the documents; give all files by their name in the folder of reports, and what to tell."""
    files: dict[str, Path] = {}
    tabellen: dict[str, Tabel] = {}
    told: list[str] = []
    for document in documenten:
        done = document.sluit(account)
        files |= done.bestanden
        tabellen |= done.tabellen
        told += done.meldingen
    return files | tabellen_erbij(tabellen, map, getallen), told


def tabellen_erbij(tabellen: Mapping[str, Tabel], map: Path, getallen: Getallen) -> dict[str, Path]:
    """Write the tables behind the charts beside them, as all tables are written."""
    if not tabellen:
        return {}
    folder = map / f"{FIGUREN}.bezig"
    folder.mkdir()
    uitvoer = exporters.laad("csv").begin(folder, getallen)
    try:
        for naam, tabel in tabellen.items():
            uitvoer.tabel(Kop(naam, tabel.titel, tabel.kolommen)).schrijf(tabel.rijen)
        uitvoer.sluit()
    finally:
        uitvoer.staak()
    return {f"{FIGUREN}/{naam}": path for naam, path in uitvoer.bestanden.items()}
