"""Compare what coders found: how often they agree, per value and as measures."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from codeer.core.errors import GebruiksFout
from codeer.core.interview_id import natural_key
from codeer.core.namen import meant
from codeer.core.oordelen import Gebruik, Oordelenmatrix
from codeer.core.oordelentabel import Oordelentabel
from codeer.core.telling import Maatsoort, Telling
from codeer.maten._vind import laad, namen
from codeer.maten.tabel._vind import Uitkomst, alle
from codeer.storage.oordelen import lees_oordelen

# the order in which measures are shown; a new one comes after these
_VOLGORDE = (
    "percentage",
    "cohen_kappa",
    "scott_pi",
    "fleiss_kappa",
    "krippendorff_alpha",
    "gwet_ac1",
    "pabak",
    "brennan_prediger",
    "positieve_overeenstemming",
    "negatieve_overeenstemming",
    "prevalentie",
)


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One measure: its name, its title, the two coders where it is about two, and what came out."""

    maat: str
    titel: str
    codeurs: tuple[str, ...]
    uitkomst: float | None

    @property
    def sleutel(self) -> str:
        """Give the key of the measure in JSON."""
        return f"{self.maat}:{','.join(self.codeurs)}" if self.codeurs else self.maat


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value: how often it was given together and alone, and the measures about it."""

    waarde: str
    gebruik: Gebruik
    maten: tuple[Uitslag, ...]

    def uitkomst(self, maat: str) -> float | None:
        """Give the outcome of a measure by its name."""
        return next(u.uitkomst for u in self.maten if u.maat == maat)


@dataclass(frozen=True, slots=True)
class Consistentie:
    """What came out of a comparison; `vergelijkbaar` units have values of two coders or more."""

    bestand: str
    codeurs: tuple[str, ...]
    eenheden: int
    vergelijkbaar: int
    maten: tuple[Uitslag, ...]
    waarden: tuple[Waarde, ...]
    meldingen: tuple[str, ...] = ()
    # what a table has besides: weighted measures, errors and intervals
    verder: Mapping[str, Uitkomst] = field(default_factory=dict)

    def to_json(self) -> dict[str, Uitkomst]:
        """Give the measures about all values together, unrounded, under the keys of the design."""
        return {**{uitslag.sleutel: uitslag.uitkomst for uitslag in self.maten}, **self.verder}


def vergelijk_tabel(pad: Path, codeurs: Sequence[str] = ()) -> Consistentie:
    """Compare the coders in a table of ratings, or those named; raises LeesFout and GebruiksFout."""
    matrix = Oordelenmatrix.from_oordelen(lees_oordelen(pad))
    if codeurs:
        matrix = matrix.kies(_known(codeurs, matrix.codeurs, pad.name))
    return replace(vergelijk(matrix, pad.name), verder=alle(Oordelentabel.van(matrix)))


def vergelijk(matrix: Oordelenmatrix, bestand: str = "") -> Consistentie:
    """Compare the coders of a matrix with every measure there is."""
    telling = matrix.tel()
    gebruik = matrix.gebruik()
    waarden = [
        Waarde(naam, gebruik[naam], tuple(_about_value(replace(telling, positief=nr))))
        for nr, naam in enumerate(matrix.waarden)
        if any(telling.gegeven[nr])
    ]
    return Consistentie(
        bestand=bestand,
        codeurs=matrix.codeurs,
        eenheden=len(matrix.eenheden),
        vergelijkbaar=telling.vergelijkbaar,
        maten=tuple(_about_all(matrix, telling)),
        waarden=tuple(sorted(waarden, key=lambda waarde: (natural_key(waarde.waarde), waarde.waarde))),
        meldingen=(
            *_look_alikes("codeurs", matrix.codeurs),
            *_look_alikes("waarden", [waarde.waarde for waarde in waarden]),
        ),
    )


def _known(codeurs: Sequence[str], known: Sequence[str], bestand: str) -> list[str]:
    """Give the coders once each; GebruiksFout for a name that the table lacks."""
    # the table is read in this form too: an é typed on a Mac is the same letter
    names = [unicodedata.normalize("NFC", naam).strip() for naam in codeurs]
    for naam in names:
        if naam not in known:
            raise GebruiksFout(f"{bestand} kent geen codeur «{naam}».", meant(naam, known))
    return list(dict.fromkeys(names))


def _about_all(matrix: Oordelenmatrix, telling: Telling) -> Iterator[Uitslag]:
    pairs = [(pair.codeurs, pair.tel()) for pair in matrix.paren()] if len(matrix.codeurs) > 2 else []
    for naam in _ordered(Maatsoort.GROEP, Maatsoort.PAAR):
        maat = laad(naam)
        yield Uitslag(naam, maat.TITEL, (), maat.compute(telling))
        if maat.SOORT is Maatsoort.PAAR:
            for codeurs, count in pairs:
                yield Uitslag(naam, maat.TITEL, codeurs, maat.compute(count))


def _about_value(telling: Telling) -> Iterator[Uitslag]:
    for naam in _ordered(Maatsoort.WAARDE, Maatsoort.VERDELING):
        maat = laad(naam)
        yield Uitslag(naam, maat.TITEL, (), maat.compute(telling))


def _ordered(*soorten: Maatsoort) -> list[str]:
    found = [naam for naam in namen() if laad(naam).SOORT in soorten]
    return sorted(found, key=lambda naam: (*_VOLGORDE, naam).index(naam))


def _look_alikes(what: str, names: Sequence[str]) -> Iterator[str]:
    """Say which names differ only in capitals: they count apart, which may not be meant."""
    groups: dict[str, list[str]] = {}
    for naam in names:
        groups.setdefault(naam.casefold(), []).append(naam)
    for group in groups.values():
        if len(group) > 1:
            yield f"{' en '.join(f'«{naam}»' for naam in group)} tellen als verschillende {what}."
