"""Put files about agreement into `rapporten`, and never write over what a person changed there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from codeer.steps import _rapport_bestanden as bestanden
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults
from codeer.storage.slot import slot
from codeer.storage.verschillen import lees_merk, schrijf_merk


def zet_neer(onderzoek: Onderzoek, schrijf: Callable[[Path], Mapping[str, Path]]) -> bestanden.Plaatsing:
    """Let `schrijf` make files in an empty folder, and move them to their names in `rapporten`.

    Raises SlotFout and SchrijfFout; a file that is in use fails alone.
    """
    eerder = lees_merk(onderzoek)
    stand = bestanden.Plaatsing()
    map = onderzoek.rapporten
    with slot(onderzoek), bestanden.bezig(map) as tijdelijk, write_faults(map):
        bestanden.plaats(map, schrijf(tijdelijk), eerder, stand)
        schrijf_merk(onderzoek, {**eerder, **stand.sha})
    return stand
