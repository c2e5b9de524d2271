"""What a user asked of a comparison, checked against the study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codeer.core.codeboek import Codeboek
from codeer.core.codering import AUTOMAAT, OVERLEG
from codeer.core.codeurnaam import GERESERVEERD, is_herhaling
from codeer.core.errors import GebruiksFout
from codeer.core.namen import meant, plain_naam

ZIN, TEKEN = "zin", "teken"
_NIET_ZO = {
    AUTOMAAT: "De computer vergelijk je met: codeer consistentie --computer",
    OVERLEG: "Wat jullie samen besloten reken je mee met: codeer consistentie --na-overleg",
}


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the user asked of a comparison; `volledig` is with intervals, sensitivity and MASI."""

    codeurs: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    eenheid: str = ZIN
    drempel: str = "0,5"
    na_overleg: bool = False
    volledig: bool = False
    bewaar: bool = False


@dataclass(frozen=True, slots=True)
class Groepen:
    """Who are compared with one another: the people, and each who coded once more with herself."""

    mensen: tuple[str, ...]
    zelf: tuple[tuple[str, ...], ...]


def lees_drempel(tekst: str) -> float:
    """Read a share as people write it (0,5 or 0.5 or 50%); or GebruiksFout."""
    plain = tekst.strip().replace(",", ".")
    try:
        value = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise GebruiksFout(
            f"Optie --drempel: «{tekst}» is geen deel van een zin.",
            "Geef een getal van 0 tot en met 1, zoals 0,5 voor de helft.",
        )
    return value


def lees_eenheid(tekst: str) -> str:
    """Read the unit, or GebruiksFout."""
    if plain_naam(tekst) not in {ZIN, TEKEN}:
        raise GebruiksFout(f"Optie --eenheid: «{tekst}» kan niet.", f"Kies uit {ZIN} of {TEKEN}.")
    return plain_naam(tekst)


def kies_codes(codeboek: Codeboek, gevraagd: Sequence[str]) -> tuple[str, ...]:
    """Give the codes to compare, in codebook order: those asked for, or all."""
    every = [code.pad for code in codeboek.alle_codes()]
    by_name = {plain_naam(pad): pad for pad in every}
    for naam in gevraagd:
        if plain_naam(naam) not in by_name:
            raise GebruiksFout(f"Het codeboek kent geen code «{naam}».", meant(naam, every))
    wanted = {by_name[plain_naam(naam)] for naam in gevraagd}
    return tuple(pad for pad in every if not wanted or pad in wanted)


def kies_codeurs(bekend: Sequence[str], gevraagd: Sequence[str]) -> Groepen:
    """Give who are compared, by name; who codes once more is compared with herself alone."""
    people = [naam for naam in sorted(bekend) if naam not in GERESERVEERD]
    chosen = [_known(naam, people) for naam in gevraagd] or people
    repeats = sorted(naam for naam in chosen if is_herhaling(naam))
    first = sorted({naam for naam in chosen if not is_herhaling(naam)})
    own = {_base(naam) for naam in repeats}
    if gevraagd and repeats and set(first) - own:
        other = min(set(first) - own)
        raise GebruiksFout(
            f"{repeats[0]} vergelijk je alleen met {_base(repeats[0])}.",
            f"Dat is dezelfde persoon op een later moment. Laat {other} weg, of laat {repeats[0]} weg.",
        )
    if len(gevraagd) == 1 and not repeats:
        repeats = [naam for naam in people if is_herhaling(naam) and _base(naam) == first[0]]
        if not repeats:
            raise GebruiksFout(
                f"Met {first[0]} alleen valt er niets te vergelijken.",
                "Noem nog iemand, of laat de namen weg om iedereen te vergelijken.",
            )
    pairs = tuple((_base(naam), naam) for naam in repeats if _base(naam) in people)
    return Groepen(() if gevraagd and repeats else tuple(first), pairs)


def _known(naam: str, people: Sequence[str]) -> str:
    plain = naam.strip().lower()
    if plain in _NIET_ZO:
        raise GebruiksFout(f"«{plain}» is geen codeur om mensen mee te vergelijken.", _NIET_ZO[plain])
    if plain not in people:
        raise GebruiksFout(f"Er is geen werk van een codeur «{naam}».", meant(naam, people))
    return plain


def _base(naam: str) -> str:
    return naam.partition("@")[0]
