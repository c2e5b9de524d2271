"""Reading a search query: what was typed becomes a tree, or a fault that points at the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from codeer.core._zoekvraag_woord import HOOFDWOORDEN, Fout, Stuk, Teken, controleer_woord, lees_stukken
from codeer.core.errors import ZoekvraagFout
from codeer.core.zoekvraag import (
    CODE,
    FACET,
    GEEN,
    Afstand,
    En,
    Facet,
    Gecodeerd,
    Kenmerk,
    Nabij,
    Niet,
    Of,
    Plek,
    Vraag,
    Woorden,
    bestaat_uit,
    schrijf,
    vindt,
)

MAX_STUKKEN = 200
_MAX_DIEP = 40
_MAX_HOEVER = 1000
_EENHEDEN = {
    "woord": Afstand.WOORDEN,
    "woorden": Afstand.WOORDEN,
    "zin": Afstand.ZINNEN,
    "zinnen": Afstand.ZINNEN,
    "beurt": Afstand.BEURTEN,
    "beurten": Afstand.BEURTEN,
}
_POLEN = {"+": "plus", "-": "min", GEEN: ""}


def lees_vraag(tekst: str) -> Vraag:
    """Read a query; raises ZoekvraagFout with the place of the first thing that makes no sense."""
    text = unicodedata.normalize("NFC", tekst)
    try:
        vraag = _Lezer(lees_stukken(text), len(text)).lees()
        if not vindt(vraag):
            raise _niets_te_vinden(vraag, (0, len(text)))
    except Fout as fout:
        raise ZoekvraagFout(fout.fout, fout.tip, text, fout.plek) from None
    return vraag


def _niets_te_vinden(vraag: Vraag, plek: Plek) -> Fout:
    if isinstance(vraag, Of):
        what = "Niet alles rond OF zegt wat je zoekt."
        return Fout(what, "Zoek aan elke kant van OF een woord of een code.", plek)
    rest = schrijf(vraag) if isinstance(vraag, (Niet, Kenmerk)) else "…"
    tip = f"Zet er een woord of code bij: stress EN {rest}"
    return Fout("Deze vraag zegt wel waar of wat niet, maar niet wat je zoekt.", tip, plek)


class _Lezer:
    """Recursive descent: OF holds loosest, then EN, NIET, and BINNEN or GEVOLGD DOOR tightest."""

    def __init__(self, stukken: list[Stuk], eind: int) -> None:
        if len(stukken) > MAX_STUKKEN:
            tip = "Maak er een paar kortere vragen van, of een woordgroep in het codeboek: @groep."
            raise Fout("Deze vraag is te lang.", tip, (stukken[MAX_STUKKEN].begin, eind))
        self._stukken = stukken
        self._at = 0
        self._diep = 0
        self._eind = eind

    def lees(self) -> Vraag:
        """Read the whole query."""
        if not self._stukken:
            raise Fout("Er staat geen vraag.", "Zoek bijvoorbeeld: wantrouwen EN stress", (0, 1))
        vraag = self._of()
        rest = self._nu()
        if rest.soort is Teken.DICHT:
            raise Fout("Dit haakje sluit niets.", "Haal het weg, of zet er ergens voor een (.", rest.plek)
        if rest.soort is not Teken.EIND:
            raise self._los(rest)
        return vraag

    def _nu(self, verder: int = 0) -> Stuk:
        at = self._at + verder
        return self._stukken[at] if at < len(self._stukken) else Stuk(Teken.EIND, "", self._eind, self._eind)

    def _is(self, woord: str, verder: int = 0) -> bool:
        return self._nu(verder).is_hoofdwoord(woord)

    def _of(self) -> Vraag:
        parts = self._reeks("OF", self._en)
        return Of(parts) if len(parts) > 1 else parts[0]

    def _en(self) -> Vraag:
        parts = self._reeks("EN", self._niet)
        return En(parts) if len(parts) > 1 else parts[0]

    def _reeks(self, woord: str, lees: Callable[[], Vraag]) -> tuple[Vraag, ...]:
        parts = [lees()]
        while self._is(woord):
            self._at += 1
            parts.append(lees())
        return tuple(parts)

    def _niet(self) -> Vraag:
        if not self._is("NIET"):
            return self._nabij()
        with_ = self._nu()
        self._dieper(with_.plek)
        self._at += 1
        inner = self._niet()
        self._diep -= 1
        return Niet(inner)

    def _nabij(self) -> Vraag:
        begin = self._nu().begin
        left = self._kern()
        while self._is("BINNEN") or self._is("GEVOLGD"):
            sign = self._nu()
            hoever, ordered = self._verband()
            middle = self._nu().begin
            right = self._kern()
            for side, place in ((left, (begin, sign.begin)), (right, (middle, self._voorbij))):
                if not vindt(side):
                    tip = "Zet er een woord of een code, en de rest erachter met EN."
                    raise Fout(f"Bij {sign.tekst} hoort aan elke kant iets dat je zoekt.", tip, place)
            far, unit = hoever or ((0, Afstand.BEURTEN) if ordered else (0, None))
            unit = unit or self._gewoon(left, right)
            if far == 0 and unit is Afstand.WOORDEN:
                tip = "Naast elkaar is BINNEN 1 woord; in één zin is BINNEN 0 zinnen."
                raise Fout("Binnen 0 woorden past niets.", tip, sign.plek)
            left = Nabij(left, right, far, unit, ordered)
        return left

    @staticmethod
    def _gewoon(left: Vraag, right: Vraag) -> Afstand:
        """Give what a bare number counts: words between words, sentences where a code takes part."""
        words = bestaat_uit(left, Woorden) and bestaat_uit(right, Woorden)
        return Afstand.WOORDEN if words else Afstand.ZINNEN

    @property
    def _voorbij(self) -> int:
        return self._stukken[self._at - 1].eind

    def _verband(self) -> tuple[tuple[int, Afstand | None] | None, bool]:
        """Read BINNEN n, GEVOLGD DOOR, or both in either order."""
        how_far = self._binnen() if self._is("BINNEN") else None
        ordered = self._is("GEVOLGD")
        if ordered:
            if not self._is("DOOR", 1):
                raise Fout("Achter GEVOLGD hoort DOOR.", "Schrijf: GEVOLGD DOOR", self._nu().plek)
            self._at += 2
            if how_far is None and self._is("BINNEN"):
                how_far = self._binnen()
        return how_far, ordered

    def _binnen(self) -> tuple[int, Afstand | None]:
        sign = self._nu()
        self._at += 1
        number = self._nu()
        if number.soort is not Teken.WOORD or not (number.tekst.isascii() and number.tekst.isdigit()):
            tip = "Schrijf een getal in cijfers: BINNEN 3 woorden, BINNEN 2 zinnen of BINNEN 1 beurt."
            raise Fout("Achter BINNEN hoort een getal.", tip, number.plek if number.tekst else sign.plek)
        if len(number.tekst) > 4 or int(number.tekst) > _MAX_HOEVER:
            raise Fout(
                f"Verder dan {_MAX_HOEVER} kan niet.", "Zoek met EN en --binnen interview.", number.plek
            )
        self._at += 1
        unit = _EENHEDEN.get(self._nu().tekst.lower()) if self._nu().soort is Teken.WOORD else None
        if unit:
            self._at += 1
        return int(number.tekst), unit

    def _kern(self) -> Vraag:
        stuk = self._nu()
        if stuk.soort is Teken.OPEN:
            return self._haakjes()
        if stuk.soort is Teken.EXACT:
            self._at += 1
            return Woorden(stuk.tekst, exact=True, plek=stuk.plek)
        if stuk.soort is Teken.KIES:
            self._at += 1
            return _kies(stuk)
        if stuk.soort is Teken.WOORD and stuk.tekst not in HOOFDWOORDEN:
            return self._woorden()
        raise self._ontbreekt(stuk)

    def _haakjes(self) -> Vraag:
        opening = self._nu()
        self._dieper(opening.plek)
        self._at += 1
        if self._nu().soort is Teken.DICHT:
            raise Fout("Tussen deze haakjes staat niets.", "Haal ze weg.", (opening.begin, self._nu().eind))
        inner = self._of()
        closing = self._nu()
        if closing.soort is Teken.EIND:
            raise Fout("Dit haakje wordt niet gesloten.", "Zet er een ) bij.", opening.plek)
        if closing.soort is not Teken.DICHT:
            raise self._los(closing)
        self._at += 1
        self._diep -= 1
        return inner

    def _dieper(self, plek: Plek) -> None:
        self._diep += 1
        if self._diep > _MAX_DIEP:
            raise Fout("Hier zit te veel in elkaar.", "Maak er een paar eenvoudigere vragen van.", plek)

    def _woorden(self) -> Vraag:
        """Read words that stand beside each other: together they are one term."""
        first = last = self._nu()
        words: list[str] = []
        while self._nu().soort is Teken.WOORD and self._nu().tekst not in HOOFDWOORDEN:
            last = self._nu()
            controleer_woord(last, self._nu(1), words[-1] if words else "")
            words.append(last.tekst)
            self._at += 1
        return Woorden(" ".join(words), plek=(first.begin, last.eind))

    def _ontbreekt(self, stuk: Stuk) -> Fout:
        """Say what is missing where something to look for was expected."""
        former = self._stukken[self._at - 1] if self._at else None
        tip = "Zet er een woord, een code (code:stress) of iets tussen haakjes."
        if stuk.soort is Teken.EIND:
            assert former is not None  # noqa: S101 -- an empty query is told before
            return Fout(f"Achter {former.tekst} ontbreekt wat je zoekt.", tip, former.plek)
        if stuk.soort is Teken.DICHT:
            return Fout("Voor dit haakje ontbreekt wat je zoekt.", tip, stuk.plek)
        if former is not None and former.tekst in HOOFDWOORDEN:
            return Fout(f"Tussen {former.tekst} en {stuk.tekst} ontbreekt wat je zoekt.", tip, stuk.plek)
        quoted = f'Zoek je het woord zelf, zet het dan tussen aanhalingstekens: "{stuk.tekst.lower()}"'
        return Fout(f"Voor {stuk.tekst} ontbreekt wat je zoekt.", quoted, stuk.plek)

    def _los(self, stuk: Stuk) -> Fout:
        """Say that two things stand beside each other without a word that binds them."""
        if stuk.tekst == "NIET":
            return Fout("Voor NIET hoort EN.", "Schrijf: EN NIET", stuk.plek)
        if stuk.is_hoofdwoord("DOOR"):
            return Fout("DOOR hoort achter GEVOLGD.", "Schrijf: GEVOLGD DOOR", stuk.plek)
        tip = "Zet er EN (allebei), OF (een van beide) of BINNEN 5 woorden tussen."
        former = self._stukken[self._at - 1]
        if former.soort is Teken.KIES and stuk.soort is Teken.WOORD and '"' not in former.tekst:
            name, _, value = former.tekst.partition(":")
            tip += f' Of hoort het bij elkaar? Schrijf dan: {name}:"{value} {stuk.tekst}"'
        return Fout("Hiervoor ontbreekt hoe dit bij het vorige hoort.", tip, stuk.plek)


def _kies(stuk: Stuk) -> Vraag:
    """Read what has a colon: a code, a facet or a kenmerk."""
    naam, waarde = stuk.naam, stuk.waarde
    kind = naam.lower()
    if kind == CODE:
        code, _, pool = waarde.partition(".")
        if not code or (not pool and "." in waarde):
            raise Fout(
                "Achter code: hoort een code uit het codeboek.", "Bijvoorbeeld: code:stress.min", stuk.plek
            )
        return Gecodeerd(code, _POLEN.get(pool, pool) if "." in waarde else None, stuk.plek)
    if kind == FACET:
        if not waarde:
            raise Fout(
                "Achter facet: hoort een facet uit het codeboek.", "Bijvoorbeeld: facet:soort=wens", stuk.plek
            )
        return Facet(waarde, stuk.facetwaarde, stuk.plek)
    return Kenmerk(naam, waarde, stuk.plek)
