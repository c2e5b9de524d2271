"""Verify events against the texts that they speak of: every quote stands where it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from codeer.core.blokken import Blokkaart
from codeer.core.gebeurtenis import OMGEVING, Anker, Gebeurtenis


@dataclass(frozen=True, slots=True)
class Afwijking:
    """What does not fit between an event (by id) and its text, and what to do about it."""

    gebeurtenis: str
    tekst: str
    tip: str = ""


class Vroeger(NamedTuple):
    """A former version of a text: the map from it to the text of now, which is what is left of it."""

    kaart: Blokkaart
    tekst: str


# by interview and sha256 of the former version
Vroegere = Mapping[tuple[str, str], Vroeger]
_GEEN: Vroegere = {}


def toets(
    gebeurtenissen: Iterable[Gebeurtenis],
    teksten: Mapping[tuple[str, str], str],
    vroegere: Vroegere = _GEEN,
) -> Iterator[Afwijking]:
    """Compare each anchor with the text that it was made in; `teksten` is by (interview, sha256).

    Of a former version that is not kept, all of it that still stands in the text of now is compared.
    """
    for g in gebeurtenissen:
        if g.anker is None:
            continue
        text = teksten.get((g.interview, g.tekst))
        former = vroegere.get((g.interview, g.tekst))
        if text is None and former is None:
            yield Afwijking(
                g.id,
                f"hoort bij een andere versie van interview {g.interview}.",
                "Zet de tekst terug waarmee gecodeerd is, of vervang hem met: codeer import --vervang",
            )
        elif text is not None and (wrong := _differs(g.anker, text)):
            yield Afwijking(
                g.id, f"{wrong} in interview {g.interview}.", "Zet de tekst terug uit een reservekopie."
            )
        elif text is None and former is not None and (wrong := _differed(g.anker, former)):
            yield Afwijking(
                g.id,
                f"{wrong} in een eerdere versie van interview {g.interview}.",
                "Zet het bestand met deze codering terug uit een reservekopie.",
            )


def _differs(anker: Anker, text: str) -> str:
    """Say what of an anchor does not stand in the text; nothing when all does."""
    begin, eind = anker.begin, anker.eind
    if text[begin:eind] != anker.citaat:
        return f"het citaat op {begin} tot {eind} staat daar niet"
    around = text[max(0, begin - OMGEVING) : begin], text[eind : eind + OMGEVING]
    if around != (anker.ervoor, anker.erna):
        return f"rond het citaat op {begin} tot {eind} staat iets anders"
    return ""


def _differed(anker: Anker, former: Vroeger) -> str:
    """Say what of an anchor cannot have stood in a former version, by what is left of that one."""
    begin, eind = anker.begin, anker.eind
    possible = len(anker.citaat) == eind - begin and len(anker.ervoor) <= begin
    if not (possible and _fits(begin, anker.citaat, former)):
        return f"het citaat op {begin} tot {eind} stond daar niet"
    if not (_fits(begin - len(anker.ervoor), anker.ervoor, former) and _fits(eind, anker.erna, former)):
        return f"wat er rond het citaat op {begin} tot {eind} staat, stond daar niet"
    return ""


def _fits(begin: int, text: str, former: Vroeger) -> bool:
    """Compare what is left of a stretch of a former version with what it is said to have been."""
    return all(
        text[oud - begin : oud - begin + lengte] == former.tekst[nieuw : nieuw + lengte]
        for oud, nieuw, lengte in former.kaart.stukken(begin, begin + len(text))
    )
