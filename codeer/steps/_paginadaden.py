"""The acts that the page asks for: plain values from JSON, checked one by one, to acts of the Werkplek."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from codeer.core.errors import GebruiksFout
from codeer.core.gebeurtenis import Beslissing, Over
from codeer.core.tekst import heel
from codeer.steps.coderen import Bewaard, Plek, Werkplek

_TIP = "Laad de pagina opnieuw en probeer het nog eens."
# what JSON may hold of a number that is a place; more is no place in any text
_MAX = 10**9


class Vraag:
    """What the page sent, read with the type that each part must have; GebruiksFout for any other."""

    def __init__(self, gegevens: object) -> None:
        if not isinstance(gegevens, dict):
            raise GebruiksFout("De pagina stuurde iets dat codeer niet begrijpt.", _TIP)
        self._raw: dict[str, object] = gegevens

    def tekst(self, name: str, default: str | None = None) -> str:
        """Give a text."""
        value = self._raw.get(name, default)
        if not isinstance(value, str):
            raise self._wrong(name)
        return heel(value)

    def getal(self, name: str) -> int:
        """Give a whole number."""
        value = self._raw.get(name)
        if type(value) is not int or not 0 <= value <= _MAX:
            raise self._wrong(name)
        return value

    def gezien(self) -> int | None:
        """Give the highest event number that the page had, when it says so."""
        return None if self._raw.get("gezien") is None else self.getal("gezien")

    def plek(self) -> Plek:
        """Give a place with its quote."""
        return self.getal("begin"), self.getal("eind"), self.tekst("citaat")

    def passage(self) -> tuple[int, int] | None:
        """Give begin and end of a passage, or None for the whole interview."""
        if self._raw.get("begin") is None and self._raw.get("eind") is None:
            return None
        return self.getal("begin"), self.getal("eind")

    def teksten(self, name: str) -> tuple[str, ...] | None:
        """Give a list of texts, or None where there is none."""
        value = self._raw.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self._wrong(name)
        return tuple(value)

    def facetten(self) -> Mapping[str, str] | None:
        """Give facets with their values, or None where nothing is said of them."""
        value = self._raw.get("facetten")
        if value is None:
            return None
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self._wrong("facetten")
        return value

    def is_waar(self, name: str) -> bool:
        """Tell whether something is said to be so."""
        return self._raw.get(name) is True

    def over(self) -> Over:
        """Give what a memo is about."""
        try:
            return Over(self.tekst("over"))
        except ValueError as error:
            raise self._wrong("over") from error

    def beslissing(self) -> Beslissing:
        """Give a decision."""
        try:
            return Beslissing(self.tekst("beslissing"))
        except ValueError as error:
            raise self._wrong("beslissing") from error

    def _wrong(self, name: str) -> GebruiksFout:
        return GebruiksFout(f"De pagina stuurde geen bruikbare {name}.", _TIP)


def doe(werkplek: Werkplek, interview: str, vraag: Vraag) -> Bewaard:
    """Carry out the act that the page asks for."""
    act = _DADEN.get(vraag.tekst("soort"))
    if act is None:
        raise GebruiksFout("De pagina vroeg iets dat codeer niet kent.", _TIP)
    return act(werkplek, interview, vraag)


def _besluit(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    beslissing = v.beslissing()
    becomes = (v.tekst("wordt_code"), v.tekst("wordt_pool", "")) if beslissing is Beslissing.ANDERS else None
    place, code, pool = v.plek(), v.tekst("code"), v.tekst("pool")
    return w.besluit(
        interview, place, code, pool, beslissing, wordt=becomes, facetten=v.facetten(), gezien=v.gezien()
    )


def _codeer(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    place, code, pool = v.plek(), v.tekst("code"), v.tekst("pool")
    former = v.teksten("na") or ()
    return w.codeer(interview, place, code, pool, facetten=v.facetten(), na=former, gezien=v.gezien())


def _facetten(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.facetten(interview, v.tekst("id"), v.facetten() or {}, gezien=v.gezien())


def _haal_weg(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.haal_weg(interview, v.tekst("id"), gezien=v.gezien())


def _memo(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.memo(interview, v.over(), v.tekst("sleutel", ""), v.tekst("tekst"), gezien=v.gezien())


def _open_code(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.open_code(interview, v.plek(), v.tekst("naam"), v.tekst("toelichting", ""), gezien=v.gezien())


def _klaar(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.klaar(interview, v.passage(), v.teksten("codes"), gezien=v.gezien())


def _heropen(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.heropen(interview, v.passage(), gezien=v.gezien())


def _kies(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.kies(interview, v.teksten("ids") or (), v.tekst("id"), gezien=v.gezien())


def _plaats(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    if v.is_waar("weg"):
        return w.haal_weg(interview, v.tekst("id"), gezien=v.gezien())
    return w.plaats(interview, v.tekst("id"), v.plek(), gezien=v.gezien())


def _terug(w: Werkplek, interview: str, v: Vraag) -> Bewaard:
    return w.terug(interview, gezien=v.gezien())


_DADEN: dict[str, Callable[[Werkplek, str, Vraag], Bewaard]] = {
    "besluit": _besluit,
    "codeer": _codeer,
    "facetten": _facetten,
    "haal_weg": _haal_weg,
    "memo": _memo,
    "open_code": _open_code,
    "klaar": _klaar,
    "heropen": _heropen,
    "kies": _kies,
    "plaats": _plaats,
    "terug": _terug,
}
