"""An idea to make things better: who thought of it, how far it is, and the quotes it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.core.namen import plain_naam

# from the first mention to what became of it
FASEN = ("genoemd", "gekozen", "uitgewerkt", "uitgetest", "ingevoerd", "afgevallen")
_OOK = {
    "idee": "genoemd",
    "nieuw": "genoemd",
    "getest": "uitgetest",
    "uitgeprobeerd": "uitgetest",
    "geprobeerd": "uitgetest",
    "vervallen": "afgevallen",
    "gestopt": "afgevallen",
    "klaar": "ingevoerd",
}


@dataclass(frozen=True, slots=True)
class Verbeteridee:
    """One row of the register; `fase` is empty where `geschreven`, which is what stands there, is none."""

    regel: int
    idee: str
    omschrijving: str = ""
    themas: tuple[str, ...] = ()
    bedacht_door: str = ""
    fase: str = ""
    geschreven: str = ""
    aan_zet: str = ""
    uitkomst: str = ""
    citaten: tuple[str, ...] = ()

    @property
    def getoonde_fase(self) -> str:
        """Give the phase, or what people wrote where it is none."""
        return self.fase or self.geschreven


def lees_fase(cel: str) -> str:
    """Understand how far an idea is; nothing where it is none of the phases."""
    plain = plain_naam(cel)
    found = {plain_naam(f): f for f in FASEN} | _OOK
    return found.get(plain, "")
