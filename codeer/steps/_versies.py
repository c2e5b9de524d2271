"""The versions of an interview's text: each new one comes with the block map that leads to it."""

from __future__ import annotations

from codeer.core.blokken import GEEN_KAART
from codeer.core.blokken_zoek import zoek_blokken
from codeer.core.errors import OnderzoekFout
from codeer.storage.interviews import (
    Herkomstblad,
    Versie,
    is_half_written,
    lees_interview,
    tekst_van,
)
from codeer.storage.onderzoek import Onderzoek


def volgende_versie(
    onderzoek: Onderzoek, old: Herkomstblad, blad: Herkomstblad, tekst: str, *, gecodeerd: bool
) -> tuple[Versie, ...]:
    """Give the versions of `old` with `tekst` (of `blad`) added, compared with what stands there now.

    OnderzoekFout when people coded a text that a power cut took: without it nothing can be compared.
    """
    if not is_half_written(onderzoek, old):
        was = lees_interview(onderzoek, old.interview, old).tekst
        step = Versie(old.tekst_sha256, blad.tekst_sha256, old.bron_sha256, zoek_blokken(was, tekst))
        return (*old.versies, step)
    if not old.versies:
        return ()
    # the version that was cut off never was: this one takes its place
    *earlier, cut = old.versies
    if cut.oud == blad.tekst_sha256:
        return tuple(earlier)
    former = tekst_van(onderzoek, old.interview, cut.oud)
    if former is None and gecodeerd:
        raise OnderzoekFout(
            f"De vorige import van {old.interview} is afgebroken en de tekst is er niet meer; "
            "waar de coderingen horen is zo niet te zien.",
            f"Importeer eerst {old.bron or 'de tekst'} nog eens zoals hij toen was, en daarna deze versie.",
        )
    kaart = GEEN_KAART if former is None else zoek_blokken(former, tekst)
    return (*earlier, Versie(cut.oud, blad.tekst_sha256, cut.bron_oud, kaart))
