"""Keep the version of the codebook that a report is made with, and note that it changed."""

from __future__ import annotations

from collections.abc import Mapping

from codeer.core.codeboek import Codeboek
from codeer.core.errors import CodeerFout
from codeer.storage.codeboek_versies import bewaar_kopie, kopieen
from codeer.storage.logboek import Waarde, lees_logboek, noteer
from codeer.storage.onderzoek import Onderzoek

SOORT = "codeboek gewijzigd"


def bewaar_gebruikt(onderzoek: Onderzoek, codeboek: Codeboek) -> tuple[str, ...]:
    """Keep the codebook beside its former versions; gives what to tell when that cannot be.

    A change since the version that was known last goes into the log: people edit the codebook by hand,
    and this is the first moment that codeer is there.
    """
    hash = codeboek.hash()
    former = _laatste(onderzoek)
    try:
        bewaar_kopie(onderzoek, codeboek)
        if former and not hash.startswith(former):
            noteer(onderzoek, SOORT, {"van": former, "codeboek": hash})
    except CodeerFout as fout:
        return (f"Van het codeboek kon geen kopie worden bewaard: {fout.fout}",)
    return ()


def _laatste(onderzoek: Onderzoek) -> str:
    """Give the hash (or its begin) of the version that was known last; empty when none was."""
    events, _ = lees_logboek(onderzoek)
    noted = [str(e.gegevens["codeboek"]) for e in events if is_codeboekstap(e.soort, e.gegevens)]
    kept = [kopie.merk for kopie in kopieen(onderzoek) if kopie.is_hash]
    return noted[-1] if noted else kept[-1] if kept else ""


def is_codeboekstap(soort: str, gegevens: Mapping[str, Waarde]) -> bool:
    """Tell whether an event in the log is a change of the codebook."""
    return soort.startswith("codeboek ") and "codeboek" in gegevens
