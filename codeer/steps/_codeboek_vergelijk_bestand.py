"""Keep the quotes that come and go with another version of the codebook as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from codeer.core.tabel import Celsoort, Kolom
from codeer.exporters._uitvoer import Kop
from codeer.exporters.csv import begin
from codeer.steps._codeboek_vergelijk_uitkomst import Vergelijkuitkomst
from codeer.steps._neerzetten import zet_neer
from codeer.storage.onderzoek import Onderzoek

NAAM = "codeboek_vergelijking"
BESTAND = f"{NAAM}.csv"
KOLOMMEN = (
    *(Kolom(naam) for naam in ("verandering", "interview", "spreker")),
    *(Kolom(naam, Celsoort.GEHEEL) for naam in ("regelnummer", "begin", "eind")),
    *(Kolom(naam) for naam in ("code", "pool", "pool_was")),
    *(Kolom(naam, Celsoort.TEKST) for naam in ("citaat", "waarom", "besloten")),
)


def bewaar(onderzoek: Onderzoek, found: Vergelijkuitkomst) -> Vergelijkuitkomst:
    """Write all quotes into `rapporten/`; a file that a person changed is kept first."""
    rows = [
        (
            *(c.soort, c.interview, c.spreker, c.regelnummer, c.begin, c.eind),
            *(c.code, c.pool, c.was, c.citaat, c.waarom, "; ".join(c.besloten)),
        )
        for c in found.citaten
    ]

    def schrijf(folder: Path) -> Mapping[str, Path]:
        out = begin(folder)
        out.tabel(Kop(NAAM, "Codeboek vergeleken", KOLOMMEN)).schrijf(rows)
        out.sluit()
        return out.bestanden

    stand = zet_neer(onderzoek, schrijf)
    return replace(
        found,
        bestand=BESTAND if BESTAND in stand.sha else "",
        mislukt=tuple(stand.mislukt),
        meldingen=(*found.meldingen, *stand.meldingen),
    )
