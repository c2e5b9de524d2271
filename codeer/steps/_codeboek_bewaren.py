"""Keep the version of the codebook that a report is made with, and note that it changed."""

from __future__ import annotations

from collections.abc import Mapping

from codeer.core.codeboek import Codeboek
from codeer.core.errors import CodeerFout
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.codeboek_versies import bewaar_kopie, kopieen, vind_kopie
from codeer.storage.logboek import Waarde, lees_logboek, noteer
from codeer.storage.onderzoek import Onderzoek

SOORT = "codeboek gewijzigd"


def bewaar_gebruikt(onderzoek: Onderzoek, codeboek: Codeboek) -> tuple[str, ...]:
    """Keep the codebook beside its former versions; gives what to tell when that cannot be.

    A change since the version that was known last goes into the log: people edit the codebook by hand,
    and this is the first moment that codeer is there.
    """
    hash, noted = codeboek.hash(), _genoteerd(onderzoek)
    kept = [kopie.merk for kopie in kopieen(onderzoek) if kopie.is_hash]
    try:
        copy = bewaar_kopie(onderzoek, codeboek)
        # without a log only a version that was never seen is a change, and only one can be the former
        former = noted[-1] if noted else kept[0] if copy and len(kept) == 1 else ""
        if former and not _is(onderzoek, codeboek, former):
            noteer(onderzoek, SOORT, {"van": former, "codeboek": hash})
    except CodeerFout as fout:
        return (f"Van het codeboek kon geen kopie worden bewaard: {fout.fout}",)
    return ()


def _genoteerd(onderzoek: Onderzoek) -> list[str]:
    """Give the hashes of the versions that the log knows, the latest last."""
    events, _ = lees_logboek(onderzoek)
    return [str(e.gegevens["codeboek"]) for e in events if is_codeboekstap(e.soort, e.gegevens)]


def _is(onderzoek: Onderzoek, codeboek: Codeboek, hash: str) -> bool:
    """Tell whether this is the codebook that had this hash, also when codeer counts hashes otherwise now."""
    if codeboek.hash().startswith(hash):
        return True
    copy = vind_kopie(onderzoek, hash)
    return copy is not None and laad_codeboek(copy, waarschuw=False).codeboek == codeboek


def is_codeboekstap(soort: str, gegevens: Mapping[str, Waarde]) -> bool:
    """Tell whether an event in the log is a change of the codebook."""
    return soort.startswith("codeboek ") and "codeboek" in gegevens
