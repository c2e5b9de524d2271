"""The sample as a sheet: sentences drawn by chance, to read without seeing what the computer found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from codeer.core.automaat_oordeel import Zin
from codeer.core.codeboek import Codeboek
from codeer.core.codering import Voorstel
from codeer.core.plaats import Plaatsbepaler
from codeer.core.werkblad import (
    CODEBOEK,
    FORMAAT,
    GELEZEN,
    MELDING,
    NAKIJKEN,
    SLEUTEL,
    STEEKPROEF,
    UITLEG,
    Blad,
    Bladkolom,
    Bladrij,
    Rijsoort,
    Werkmap,
    kort,
)
from codeer.steps._werkblad_maak import (
    CODEKOLOMMEN,
    JANEE,
    codekolommen,
    coderij,
    facetkolommen,
    gecodeerd,
    lijsten,
    nakijkkolommen,
    nakijkrijen,
)
from codeer.steps._werkblad_stand import JA, Bladstand
from codeer.steps._werkblad_uitleg import uitleg_steekproef

Over = Mapping[str, dict[str, str]]


def maak_steekproef(
    standen: Sequence[Bladstand],
    getrokken: Iterable[Zin],
    codeboek: Codeboek,
    gegevens: Iterable[tuple[str, str]],
    over: Over,
) -> Werkmap:
    """Make the workbook: a row for each sentence that was drawn, and what the codeur coded there."""
    places: dict[str, list[Zin]] = {}
    for zin in getrokken:
        places.setdefault(zin.interview, []).append(zin)
    facets = facetkolommen(codeboek)
    rows = [r for s in standen for r in _rijen(s, places.get(s.beeld.interview.id, ()), over)]
    own = [r for s in standen for r in nakijkrijen(s, over)]
    sheets = [
        Blad(UITLEG, (Bladkolom("uitleg", 30), Bladkolom("wat het is", 100)), uitleg_steekproef()),
        Blad(STEEKPROEF, _kolommen(facets), rows, vast=2),
    ]
    if own:
        sheets.append(Blad(NAKIJKEN, nakijkkolommen(facets), own, vast=2))
    sheets.append(Blad(CODEBOEK, CODEKOLOMMEN, [coderij(codeboek, c.pad) for c in codeboek.alle_codes()], 1))
    return Werkmap(sheets, [("formaat", FORMAAT), *gegevens], lijsten(codeboek, standen))


def _kolommen(facets: Sequence[Bladkolom]) -> tuple[Bladkolom, ...]:
    return (
        Bladkolom("interview", 12),
        Bladkolom("regel", 7),
        Bladkolom("ervoor", 30),
        Bladkolom("zin", 60),
        Bladkolom("erna", 30),
        Bladkolom(GELEZEN, 10, invul=True, lijst=JANEE),
        *codekolommen(),
        *facets,
        Bladkolom("memo", 34, invul=True),
        Bladkolom("al gecodeerd", 26),
        Bladkolom(MELDING, 34),
        Bladkolom("spreker", 8),
        Bladkolom(SLEUTEL, 20, verborgen=True),
    )


def _rijen(stand: Bladstand, zinnen: Iterable[Zin], over: Over) -> Iterator[Bladrij]:
    place, done = Plaatsbepaler(stand.beeld.interview), gecodeerd(stand)
    for zin in zinnen:
        f = place.fragment(Voorstel("", "", zin.begin, zin.eind, ""))
        sleutel = stand.sleutel(Rijsoort.STEEKPROEF, zin.begin, zin.eind)
        read = stand.gelezen(zin.begin, zin.eind)
        cells = {
            "interview": f.interview,
            "spreker": f.spreker,
            "regel": str(f.regelnummer),
            "ervoor": f.voor,
            "zin": kort(f.citaat),
            "erna": f.na,
            GELEZEN: read if read == JA else "",
            "al gecodeerd": "; ".join(done.get((zin.begin, zin.eind), ())),
            SLEUTEL: sleutel.schrijf(),
        }
        yield Bladrij(cells | over.get(sleutel.rij, {}))
