"""Keep the outcome of a comparison as files: `consistentie.json`, and `consistentie.csv` for Excel."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from codeer.core.tabel import Cel, Celsoort, Kolom, Rij
from codeer.exporters._uitvoer import Kop as Tabelkop
from codeer.exporters.csv import begin
from codeer.steps._consistentie_json import als_object
from codeer.steps._consistentie_uitkomst import Codeuitslag, Onderzoeksconsistentie, Paar, Vergelijking
from codeer.steps._rapport_bestanden import Plaatsing, als_json, bezig, eigen_sha, plaats, sha_van
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults
from codeer.storage.slot import slot

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
    """Write both files into `rapporten/`; what a person changed there is kept apart first.

    In the files nobody has a name: they are passed on, and are about a codebook and not about people.
    """
    folder = onderzoek.rapporten
    stand = Plaatsing()
    nameless = zonder_namen(found)
    with slot(onderzoek), bezig(folder) as busy, write_faults(folder):
        out = begin(busy)
        out.tabel(Tabelkop(NAAM, "Consistentie", KOLOMMEN)).schrijf(_rows(nameless))
        out.sluit()
        made = {CSV: busy / CSV}
        content = {**als_object(nameless), "bestanden": {CSV: sha_van(made[CSV])}}
        made[JSON] = busy / JSON
        made[JSON].write_bytes(als_json(content))
        plaats(folder, made, _earlier(folder / JSON), stand)
    return replace(
        found,
        bestanden=tuple(naam for naam in (JSON, CSV) if naam in stand.sha),
        mislukt=tuple(stand.mislukt),
        meldingen=(*found.meldingen, *stand.meldingen),
    )


def zonder_namen(found: Onderzoeksconsistentie) -> Onderzoeksconsistentie:
    """Give the outcome with `codeur 1`, `codeur 2` and so on for people, in the order of their names."""
    people = sorted({stand.codeur.partition("@")[0] for stand in found.kop.standen})
    number = {naam: f"codeur {nr}" for nr, naam in enumerate(people, 1)}

    def name(codeur: str) -> str:
        base, again, times = codeur.partition("@")
        return f"{number[base]}{again}{times}"

    def about(one: Vergelijking | None) -> Vergelijking | None:
        if one is None:
            return None
        codes = tuple(replace(code, paren=tuple(_renamed(p, name) for p in code.paren)) for code in one.codes)
        return replace(one, codeurs=tuple(map(name, one.codeurs)), codes=codes)

    standen = tuple(stand._replace(codeur=name(stand.codeur)) for stand in found.kop.standen)
    jonger = tuple(row._replace(codeur=name(row.codeur)) for row in found.kop.jonger)
    return replace(
        found,
        kop=replace(found.kop, standen=standen, jonger=jonger),
        hoofd=about(found.hoofd),
        na_overleg=about(found.na_overleg),
        niet_onafhankelijk=about(found.niet_onafhankelijk),
        met_jezelf=tuple(one for pair in found.met_jezelf if (one := about(pair))),
    )


def _renamed(pair: Paar, name: Callable[[str], str]) -> Paar:
    one, other = pair.codeurs
    return replace(pair, codeurs=(name(one), name(other)))


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
        if one is None:
            continue
        for code in one.codes:
            for row in (code, *code.polen):
                yield from _of_code(one, row)


def _of_code(one: Vergelijking, code: Codeuitslag) -> Iterator[Rij]:
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
