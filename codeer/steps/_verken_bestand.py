"""Keep what exploring found as `verken.csv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from codeer.core.tabel import Celsoort, Kolom, Rij
from codeer.exporters._uitvoer import Kop
from codeer.exporters.csv import begin
from codeer.steps._neerzetten import zet_neer
from codeer.steps._verken_uitkomst import Verkenning
from codeer.storage.onderzoek import Onderzoek

NAAM = "verken"
BESTAND = f"{NAAM}.csv"
_T, _G, _D = Celsoort.TEKST, Celsoort.GEHEEL, Celsoort.DECIMAAL
KOLOMMEN = (
    Kolom("onderdeel"),
    Kolom("over", _T),
    Kolom("woord", _T),
    Kolom("bij", _T),
    Kolom("vormen", _T),
    Kolom("aantal", _G),
    Kolom("per_1000_woorden", _D),
    Kolom("elders", _G),
    Kolom("elders_per_1000", _D),
    Kolom("interviews", _G),
    Kolom("respondenten", _G),
    Kolom("log_likelihood", _D),
    Kolom("log_ratio", _D),
    Kolom("log_dice", _D),
    Kolom("opmerking", _T),
    Kolom("voorbeeld", _T),
    Kolom("plaats", _T),
)


def bewaar(onderzoek: Onderzoek, found: Verkenning) -> Verkenning:
    """Write all words that were found into `rapporten/`; a file that a person changed is kept first."""

    def schrijf(folder: Path) -> Mapping[str, Path]:
        out = begin(folder)
        out.tabel(Kop(NAAM, "Verkenning", KOLOMMEN)).schrijf(_rows(found))
        out.sluit()
        return out.bestanden

    stand = zet_neer(onderzoek, schrijf)
    return replace(
        found,
        bestand=BESTAND if BESTAND in stand.sha else "",
        mislukt=tuple(stand.mislukt),
        meldingen=(*found.meldingen, *stand.meldingen),
    )


def _rows(found: Verkenning) -> Iterator[Rij]:
    for deel in found.onderdelen:
        for word in deel.woorden:
            v = word.vondst
            show = word.voorbeelden[0] if word.voorbeelden else None
            yield (
                *(deel.soort.value, deel.over, v.woord, v.bij, ", ".join(word.vormen)),
                *(v.aantal, v.per_1000, v.elders, v.elders_per_1000, v.interviews, v.respondenten),
                *(v.log_likelihood, v.log_ratio, v.log_dice, word.opmerking),
                *((show.citaat, show.plaats) if show else ("", "")),
            )
