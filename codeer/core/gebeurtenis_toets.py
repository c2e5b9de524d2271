"""Verify events against the texts that they speak of: every quote stands where it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from codeer.core.gebeurtenis import OMGEVING, Anker, Gebeurtenis


@dataclass(frozen=True, slots=True)
class Afwijking:
    """What does not fit between an event (by id) and its text, and what to do about it."""

    gebeurtenis: str
    tekst: str
    tip: str = ""


def toets(
    gebeurtenissen: Iterable[Gebeurtenis], teksten: Mapping[tuple[str, str], str]
) -> Iterator[Afwijking]:
    """Compare each anchor with the text that it was made in; `teksten` is by (interview, sha256)."""
    for g in gebeurtenissen:
        if g.anker is None:
            continue
        text = teksten.get((g.interview, g.tekst))
        if text is None:
            yield Afwijking(
                g.id,
                f"hoort bij een andere versie van interview {g.interview}.",
                "Zet de tekst terug waarmee gecodeerd is, of vervang hem met: codeer import --vervang",
            )
        elif wrong := _differs(g.anker, text):
            yield Afwijking(
                g.id, f"{wrong} in interview {g.interview}.", "Zet de tekst terug uit een reservekopie."
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
