"""What a cell of `kenmerken.csv` means, in the notations that Excel NL and people use."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

SOORTEN = ("interview", "groepsgesprek", "reflectie", "veldnotitie")
JA, NEE, NA_INZAGE = "ja", "nee", "na inzage"

_JA = frozenset({"ja", "j", "waar", "true", "x", "yes", "y", "1", "✓", "✔"})
_NEE = frozenset({"nee", "n", "onwaar", "false", "no", "neen", "0"})
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ANDERS = {"maa": "mrt", "mar": "mrt", "may": "mei", "oct": "okt"}

_TIJD = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIJD}")
_NL = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}}){_TIJD}")
_WOORD = re.compile(r"(?:[a-z]+ )?(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4}|\d{2})", re.IGNORECASE)
_DEEL = re.compile(r"\d{4}(?:-\d{2})?")


def parse_datum(tekst: str) -> str | None:
    """Give a date as yyyy-mm-dd (a year or year-month as it is), or None when it is no date.

    A day comes before the month, as Excel NL writes it; two digits of a year mean 1970-2069.
    """
    if _DEEL.fullmatch(tekst):
        return tekst
    if m := _ISO.fullmatch(tekst):
        return _iso(m[1], m[2], m[3])
    if m := _NL.fullmatch(tekst):
        return _iso(m[3], m[2], m[1])
    if m := _WOORD.fullmatch(tekst):
        month = m[2][:3].lower()
        month = _ANDERS.get(month, month)
        if month in _MAANDEN:
            return _iso(m[3], str(_MAANDEN.index(month) + 1), m[1])
    return None


def parse_toestemming(tekst: str) -> str | None:
    """Give ja, nee, na inzage or nothing (unknown); None when the answer is not understood."""
    plain = " ".join(tekst.casefold().replace("_", " ").split())
    if plain in _JA:
        return JA
    if plain in _NEE:
        return NEE
    return plain if plain in ("", NA_INZAGE) else None


def parse_soort(tekst: str) -> str | None:
    """Give the kind of conversation, or None when it is none of the known ones."""
    plain = tekst.casefold()
    return plain if plain in ("", *SOORTEN) else None


def understand(kolom: str, tekst: str) -> tuple[str | None, str]:
    """Give what a cell of this column means, or None with what to say about it."""
    if not tekst or kolom not in _KOLOMMEN:
        return tekst, ""
    parse, complaint = _KOLOMMEN[kolom]
    return parse(tekst), complaint


def parse_spreker(tekst: str) -> str | None:
    """Give a speaker label such as R2, or None."""
    label = tekst.upper().replace(" ", "")
    return label if re.fullmatch(r"(?:[IRO](?:[1-9]\d?)?)?", label) else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    try:
        return date(number, int(month), int(day)).isoformat()
    except ValueError:
        return None


_TOESTEMMING = (parse_toestemming, "is geen ja, nee of na inzage; dit telt als onbekend.")
_KOLOMMEN: dict[str, tuple[Callable[[str], str | None], str]] = {
    "datum": (parse_datum, "is geen datum die codeer begrijpt. Schrijf dag-maand-jaar: 4-3-2024."),
    "soort": (parse_soort, f"is geen soort. Kies uit: {', '.join(SOORTEN)}."),
    "toestemming_citeren": _TOESTEMMING,
    "toestemming_archief": _TOESTEMMING,
}
