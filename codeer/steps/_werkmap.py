"""The sheets that only the workbook has: the codebook, and interviews beside codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from codeer.core.codeboek import POLEN, Code, Codeboek
from codeer.core.materiaal import Rapport
from codeer.core.tabel import Cel, Celsoort, Kolom, Rij, Tabel
from codeer.exporters._uitvoer import Kop, Uitvoer

_T, _G = Celsoort.TEKST, Celsoort.GEHEEL
_CODEBOEK = (
    *(Kolom("code"), Kolom("ouder")),
    *(Kolom(naam, _T) for naam in ("titel", "definitie", "wel", "niet", "plus", "min")),
    *(Kolom(naam, _G) for naam in ("termen_plus", "termen_min", "termen_zonder_kant", "voorbeelden")),
    Kolom("voorheen", _T),
)
PER_INTERVIEW = "frequenties_per_interview"
_NA_KENMERKEN = 5  # code, pool, fragmenten, woorden, per 1,000 words
_CODEBOEKBLAD = "Elke code: haar definitie, wanneer je haar wel en niet gebruikt, en hoeveel termen ze heeft."
_INTERVIEWBLAD = (
    "Een rij per interview, een kolom per code en kant; in de cel het aantal fragmenten. Leeg: door niemand "
    "beoordeeld. Dezelfde getallen als in frequenties_per_interview.csv."
)
BLADEN = (
    ("Codeboek", _CODEBOEKBLAD, "naam: codeboek"),
    ("Codes per interview", _INTERVIEWBLAD, "naam: codes_per_interview"),
)


def zet_blad(werkmap: Sequence[Uitvoer], tabel: Tabel) -> None:
    """Add a sheet to the workbook, where there is one; rows come by once."""
    for een in werkmap:
        een.tabel(Kop(tabel.naam, tabel.titel, tabel.kolommen)).schrijf(tabel.rijen)


def codeboekblad(codeboek: Codeboek) -> Tabel:
    """Give the codebook as a table, a row per code."""
    return Tabel("codeboek", BLADEN[0][0], _CODEBOEK, [_rij(code) for code in codeboek.alle_codes()])


def _rij(code: Code) -> Rij:
    names = dict(code.namen)
    terms = (sum(t.pool == pool for t in code.termen) for pool in POLEN)
    return (
        *(code.pad, code.ouder, code.titel, code.definitie, code.wel, code.niet),
        *(names.get(pool, pool if pool in code.polen else "") for pool in ("plus", "min")),
        *terms,
        *(len(code.voorbeelden), ", ".join(code.voorheen)),
    )


def interviewblad(rapport: Rapport) -> Tabel:
    """Turn the table per interview: a row per interview, a column per code and pole."""
    free = rapport.kolommen[:-_NA_KENMERKEN]
    rows = _per_interview(rapport, len(free))
    first = next(rows, None)
    cells = [(str(code), str(pool)) for code, pool, _ in first[1]] if first else []
    columns = (*free, *(Kolom(f"{code}: {pool}" if pool else code, _G) for code, pool in cells))

    def turned() -> Iterator[Rij]:
        for who, counts in _per_interview(rapport, len(free)):
            yield (*who, *(n for _, _, n in counts))

    return Tabel("codes_per_interview", BLADEN[1][0], columns, turned())


def _per_interview(rapport: Rapport, vrij: int) -> Iterator[tuple[Rij, Sequence[tuple[Cel, Cel, Cel]]]]:
    for who, rows in groupby(rapport.sluit(), key=lambda rij: rij[:vrij]):
        yield who, [(rij[vrij], rij[vrij + 1], rij[vrij + 2]) for rij in rows]
