"""Keep what a search found: `rapporten/zoek.csv` for Excel, and `zoek.json` that says what was asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from codeer import __version__
from codeer.core.tabel import Celsoort, Kolom, Rij
from codeer.exporters._uitvoer import Getallen, Kop
from codeer.exporters.csv import begin
from codeer.steps._rapport_bestanden import Plaatsing, als_json, bezig, eigen_sha, plaats, sha_van
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults
from codeer.storage.slot import slot
from codeer.taal.model import taal_versies

if TYPE_CHECKING:
    from codeer.steps.materiaal import Stroom
    from codeer.steps.zoek import Zoekuitkomst

NAAM = "zoek"
JSON, CSV = f"{NAAM}.json", f"{NAAM}.csv"
_VOORAAN = (Kolom("interview"),)
_DAARNA = (
    Kolom("spreker"),
    Kolom("tijd"),
    *(Kolom(naam, Celsoort.GEHEEL) for naam in ("regelnummer", "begin", "eind")),
    *(Kolom(naam, Celsoort.TEKST) for naam in ("voor", "treffer", "na", "zin", "waarom")),
)


def bewaar(onderzoek: Onderzoek, stroom: Stroom, found: Zoekuitkomst, getallen: Getallen) -> Zoekuitkomst:
    """Write both files; what a person changed there is kept apart first."""
    folder = onderzoek.rapporten
    stand = Plaatsing()
    own = {kolom.naam for kolom in (*_VOORAAN, *_DAARNA)}
    kenmerken = tuple(naam for naam in stroom.kenmerken.kolommen if naam not in own)
    columns = (*_VOORAAN, *(Kolom(naam, Celsoort.TEKST) for naam in kenmerken), *_DAARNA)
    with slot(onderzoek), bezig(folder) as busy, write_faults(folder):
        out = begin(busy, getallen)
        out.tabel(Kop(NAAM, "Gevonden", columns)).schrijf(_rijen(found, stroom, kenmerken))
        out.sluit()
        made = {CSV: busy / CSV, JSON: busy / JSON}
        content = {**_verantwoording(found, stroom), "bestanden": {CSV: sha_van(made[CSV])}}
        made[JSON].write_bytes(als_json(content))
        plaats(folder, made, _eerder(folder / JSON), stand)
    return replace(
        found,
        bestanden=tuple(stand.sha),
        mislukt=tuple(stand.mislukt),
        meldingen=(*found.meldingen, *stand.meldingen),
    )


def _rijen(found: Zoekuitkomst, stroom: Stroom, kenmerken: tuple[str, ...]) -> Iterator[Rij]:
    for v in found.vindplaatsen:
        row = stroom.kenmerken.sprekers(v.interview).get(v.spreker) or stroom.kenmerken.interview(v.interview)
        text = (v.voor.strip(), v.treffer, v.na.strip(), v.zin, "; ".join(v.waarom))
        known = tuple(row[naam] for naam in kenmerken)
        yield (v.interview, *known, v.spreker, v.tijd, v.regelnummer, v.begin, v.eind, *text)


def _verantwoording(found: Zoekuitkomst, stroom: Stroom) -> dict[str, object]:
    """Give what was asked and of what, so that the table can be made again."""
    return {
        "codeer": __version__,
        "vraag": found.vraag,
        "binnen": found.binnen,
        "sprekers": list(found.sprekers),
        "codeboek": {"versie": stroom.codeboek.versie, "hash": stroom.codeboek.hash()},
        "taalmodel": stroom.codeboek.taalmodel,
        "versies": taal_versies(stroom.codeboek.taalmodel),
        "treffers": len(found.vindplaatsen),
        "respondenten": found.respondenten,
        "per_interview": found.per_interview,
    }


def _eerder(path: Path) -> dict[str, str]:
    """Give the sha256 of both files as codeer last wrote them; empty when that cannot be told."""
    try:
        raw = path.read_bytes()
        content = json.loads(raw)
        found = {CSV: str(content["bestanden"][CSV])}
        sealed = content["sha256"] == eigen_sha(content)
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {**found, JSON: hashlib.sha256(raw).hexdigest()} if sealed else found
