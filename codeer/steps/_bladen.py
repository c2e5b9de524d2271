"""Put pages and tables for people in the folder of reports, without losing what someone wrote in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codeer.core.errors import Afloop
from codeer.steps import _rapport_bestanden as bestanden
from codeer.steps._rapport_bestanden import Mislukt, Plaatsing
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults
from codeer.storage.verschillen import lees_merk, schrijf_merk

_MERK = "bladen.json"


@dataclass(frozen=True, slots=True)
class Neergezet:
    """What was written in `map` (with the sha256 of each file), what was not, and what to tell."""

    map: Path
    geschreven: tuple[str, ...]
    mislukt: tuple[Mislukt, ...] = ()
    meldingen: tuple[str, ...] = ()
    sha: Mapping[str, str] = field(default_factory=dict)

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: a file that was not written is a fault."""
        return Afloop.FOUT if self.mislukt else Afloop.GOED


def zet_neer(onderzoek: Onderzoek, inhoud: Mapping[str, bytes]) -> Neergezet:
    """Write files by their name below `rapporten`; one that is in use fails alone.

    A file that a person changed since it was made is kept in `bewaard` first.
    """
    map = onderzoek.rapporten
    eerder, stand = lees_merk(onderzoek, _MERK), Plaatsing()
    with bestanden.bezig(map) as tijdelijk, write_faults(map):
        for nr, (naam, data) in enumerate(inhoud.items()):
            (map / naam).parent.mkdir(parents=True, exist_ok=True)
            ready = tijdelijk / f"{nr}{Path(naam).suffix}"
            ready.write_bytes(data)
            bestanden.plaats(map, {naam: ready}, eerder, stand)
    schrijf_merk(onderzoek, {**eerder, **stand.sha}, _MERK)
    return Neergezet(map, tuple(stand.sha), tuple(stand.mislukt), tuple(stand.meldingen), dict(stand.sha))


def vergeten(onderzoek: Onderzoek, map: str, geschreven: Mapping[str, object]) -> tuple[str, ...]:
    """Give the pages in a folder of the reports that an earlier run made and this one did not."""
    found = sorted(p.name for p in (onderzoek.rapporten / map).glob("*.html"))
    return tuple(naam for naam in found if f"{map}/{naam}" not in geschreven)
