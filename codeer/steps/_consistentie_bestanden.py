"""Keep the outcome of a comparison as files: `consistentie.json`, and `consistentie.csv` for Excel."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from codeer.core.tabel import Cel, Celsoort, Kolom, Rij
from codeer.exporters._uitvoer import Kop as Tabelkop
from codeer.exporters.csv import begin
from codeer.steps._consistentie_json import als_object
from codeer.steps._consistentie_uitkomst import Codeuitslag, Onderzoeksconsistentie, Paar, Vergelijking
from codeer.steps._rapport_bestanden import Plaatsing, als_json, bezig, eigen_sha, plaats, sha_van
from codeer.storage.onderzoek import Onderzoek

NAAM = "consistentie"
JSON, CSV = f"{NAAM}.json", f"{NAAM}.csv"
_HELE = ("zinnen", "keren", "samen", "niet_samen")
_MATEN = {
    "p_pos": "positieve_overeenstemming",
    "p_neg": "negatieve_overeenstemming",
    "percentage": "percentage",
    "alpha": "krippendorff_alpha",
    "kappa": "cohen_kappa",
    "ac1": "gwet_ac1",
    "pabak": "pabak",
    "prevalentie": "prevalentie",
    "bias": "bias",
}
_MET_INTERVAL = ("p_pos", "alpha")
KOLOMMEN = (
    *(Kolom(naam) for naam in ("soort", "ronde", "code", "pool", "codeurs")),
    *(Kolom(naam, Celsoort.GEHEEL) for naam in _HELE),
    *(
        Kolom(f"{naam}{side}", Celsoort.DECIMAAL, 3)
        for naam in _MATEN
        for side in (("", "_onder", "_boven") if naam in _MET_INTERVAL else ("",))
    ),
    Kolom("opmerking", Celsoort.TEKST),
)


def bewaar(onderzoek: Onderzoek, found: Onderzoeksconsistentie) -> Onderzoeksconsistentie:
    """Write both files into `rapporten/`; what a person changed there is kept apart first."""
    folder = onderzoek.rapporten
    stand = Plaatsing()
    with bezig(folder) as busy:
        out = begin(busy)
        out.tabel(Tabelkop(NAAM, "Consistentie", KOLOMMEN)).schrijf(_rows(found))
        out.sluit()
        made = {CSV: busy / CSV}
        content = {**als_object(found), "bestanden": {CSV: sha_van(made[CSV])}}
        made[JSON] = busy / JSON
        made[JSON].write_bytes(als_json(content))
        plaats(folder, made, _earlier(folder / JSON), stand)
    return replace(
        found,
        bestanden=tuple(naam for naam in (JSON, CSV) if naam in stand.sha),
        mislukt=tuple(stand.mislukt),
        meldingen=(*found.meldingen, *stand.meldingen),
    )


def _earlier(path: Path) -> dict[str, str]:
    """Give the sha256 of both files as codeer last wrote them; empty when that cannot be told."""
    try:
        raw = path.read_bytes()
        content = json.loads(raw)
        found = {str(naam): str(sha) for naam, sha in content["bestanden"].items()}
        sealed = content["sha256"] == eigen_sha(content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {**found, JSON: hashlib.sha256(raw).hexdigest()} if sealed else found


def _rows(found: Onderzoeksconsistentie) -> Iterator[Rij]:
    for one in (found.hoofd, found.na_overleg, found.niet_onafhankelijk, *found.met_jezelf):
        for code in one.codes if one else ():
            for row in (code, *code.polen):
                yield from _of_code(one, row)


def _of_code(one: Vergelijking | None, code: Codeuitslag) -> Iterator[Rij]:
    if one is None:
        return
    head = (one.soort.value, one.ronde.value, code.code, code.pool)
    counts = (code.eenheden, code.keren, code.gebruik.samen, code.gebruik.deels)
    remark = "; ".join(filter(None, (code.zekerheid, code.reden, code.geen_interval)))
    yield (*head, " en ".join(one.codeurs), *counts, *_figures(code), remark)
    if len(one.codeurs) > 2:
        for pair in code.paren:
            yield (*head, " en ".join(pair.codeurs), *_of_pair(pair), "")


def _figures(code: Codeuitslag) -> Iterator[Cel]:
    for naam, maat in _MATEN.items():
        yield code.maten[maat]
        if naam in _MET_INTERVAL:
            interval = code.intervallen.get(maat)
            yield interval.onder if interval else None
            yield interval.boven if interval else None


def _of_pair(pair: Paar) -> Iterator[Cel]:
    alone = sum(pair.alleen)
    yield from (pair.eenheden, pair.samen + alone, pair.samen, alone)
    for naam, maat in _MATEN.items():
        yield pair.maten.get(maat)
        if naam in _MET_INTERVAL:
            yield from (None, None)
