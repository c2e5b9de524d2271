"""The frequencies as they are shown on the screen after a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codeer.core.codeboek import Codeboek
from codeer.core.tabel import Celsoort, Kolom, Rij, Tabel
from codeer.rapporten._tel import TOTAAL

_SAMENVATTING = (
    Kolom("code"),
    Kolom("kant"),
    Kolom("fragmenten", Celsoort.GEHEEL),
    Kolom("interviews", Celsoort.GEHEEL),
    Kolom("respondenten", Celsoort.GEHEEL),
    Kolom("per 1.000 woorden", Celsoort.DECIMAAL),
)


def vat_samen(codeboek: Codeboek, kolommen: Sequence[Kolom], frequenties: Iterable[Rij]) -> Tabel:
    """Give the frequencies for on the screen, each pole by its own name."""
    codes = {code.pad: code for code in codeboek.alle_codes()}
    plek = {kolom.naam: i for i, kolom in enumerate(kolommen)}
    velden = [plek[n] for n in ("fragmenten", "interviews", "respondenten", "per_1000_woorden")]
    rijen = []
    for rij in frequenties:
        code, pool = str(rij[plek["code"]]), str(rij[plek["pool"]])
        kant = codes[code].poolnaam(pool) if code in codes and pool != TOTAAL else pool
        rijen.append((code, kant, *(rij[i] for i in velden)))
    return Tabel("samenvatting", "Frequenties", _SAMENVATTING, rijen)
