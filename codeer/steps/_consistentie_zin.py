"""The sentence on agreement for the method section of an article."""

from __future__ import annotations

from codeer.core.vuistregels import ALPHA_ONDERGRENS, GENOEG
from codeer.rapporten._getal import heel
from codeer.steps._consistentie_keuze import TEKEN
from codeer.steps._consistentie_uitkomst import Geheel, Kop, Vergelijking

_AANTAL = ("", "", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")


def methodezin(kop: Kop, hoofd: Vergelijking | None) -> str:
    """Write the sentence, without anyone's name; empty when nothing was compared independently."""
    if hoofd is None:
        return ""
    share = f" ({_procent(kop.dubbel_deel)} van het materiaal)" if kop.dubbel_deel is not None else ""
    many = len(hoofd.codeurs)
    who = _AANTAL[many] if many < len(_AANTAL) else str(many)
    return (
        f"{who} codeurs codeerden {heel(kop.dubbel)} zinnen uit {kop.dubbel_interviews} "
        f"interviews{share} onafhankelijk van elkaar, zonder voorstellen van de computer in beeld. "
        f"{_unit(kop)} {_outcome(hoofd.geheel)} Berekend met codeer {kop.versie}."
    )


def _unit(kop: Kop) -> str:
    if kop.eenheid == TEKEN:
        return "De overeenstemming is per teken bepaald."
    return f"Een zin kreeg een code als ten minste {_procent(kop.drempel)} ervan zo was gemarkeerd."


def _outcome(geheel: Geheel) -> str:
    if geheel.mediaan_alpha is None or geheel.laagste_alpha is None:
        return f"Geen code is vaak genoeg gebruikt (ten minste {GENOEG} zinnen) om er een maat bij te geven."
    pooled = (
        "" if geheel.gepoolde_kappa is None else f"; de gepoolde kappa was {_getal(geheel.gepoolde_kappa)}"
    )
    many = "code" if geheel.codes == 1 else "codes"
    return (
        f"Over {geheel.codes} {many} met ten minste {GENOEG} zinnen was Krippendorffs alpha (nominaal, per "
        f"code) mediaan {_getal(geheel.mediaan_alpha)} (laagste {_getal(geheel.laagste_alpha)}), met "
        f"{geheel.onder_ondergrens} onder {_getal(ALPHA_ONDERGRENS, 3)}{pooled}."
    )


def _getal(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _procent(value: float | None) -> str:
    return f"{100 * (value or 0):.0f}%"
