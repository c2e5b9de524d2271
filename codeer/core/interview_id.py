"""The name of an interview: safe as a file name on every system, and left alone by Excel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from codeer.core.errors import OnderzoekFout
from codeer.core.namen import meant, plain_naam

MAX = 40
GEEN_INTERVIEWS = ("In dit onderzoek zijn nog geen interviews.", "Haal ze erin met: codeer import BESTAND")
_VEEL = 12  # more are not told one by one
ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_VOOR = "int-"
_ZONDER_NAAM = "interview"

# letters that do not fall apart into a letter and a mark
_FOLD = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
    | dict.fromkeys("'’‘`´", "")
)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_MAAND = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec"
    "|january|february|march|may|june|july|august|october"
)
# what Excel reads as a date (mei-2024, maart3, dec-3-24) or as a truth value
_EXCEL = re.compile(rf"(?:(?:{_MAAND})-?\d{{1,4}}(?:-\d{{1,4}})?|waar|onwaar|true|false)", re.IGNORECASE)


def propose_id(naam: str) -> str:
    """Make an interview id out of any name; always valid, not yet unique."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", naam).translate(_FOLD))
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    slug = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-_") or _ZONDER_NAAM
    if not slug[0].isalpha() or not is_safe(slug):
        slug = _VOOR + slug
    return _cut(slug, MAX)


def is_safe(id: str) -> bool:
    """Tell whether Windows and Excel leave this name alone."""
    return not (_DEVICE.fullmatch(id) or _EXCEL.fullmatch(id))


def is_valid(id: str) -> bool:
    """Tell whether this may be the name of an interview."""
    return ID.fullmatch(id) is not None and is_safe(id)


def zoek_id(gevraagd: str, ids: Sequence[str]) -> str:
    """Find an interview by its id in capitals or not; OnderzoekFout says which there are."""
    wanted = plain_naam(gevraagd).removesuffix(".txt")
    found = next((id for id in ids if plain_naam(id) == wanted), None)
    if found is not None:
        return found
    if not ids:
        raise OnderzoekFout(*GEEN_INTERVIEWS)
    tip = meant(gevraagd, ids)
    if len(ids) > _VEEL and not tip.startswith("Bedoel"):
        tip = f"Er zijn {len(ids)} interviews, van {ids[0]} tot en met {ids[-1]}."
    raise OnderzoekFout(f"Interview {gevraagd} is er niet.", tip)


def make_unique(id: str, bezet: Collection[str]) -> str:
    """Give the id, or the first free one with a suffix: -2, -3 …; `bezet` holds casefolded ids.

    A month gets `int-` before it, since Excel reads mei-2 as a date.
    """
    if id.casefold() not in bezet:
        return id
    if not is_safe(f"{id}-2"):
        return make_unique(_VOOR + id, bezet)
    for nr in range(2, len(bezet) + 3):
        suffix = f"-{nr}"
        candidate = _cut(id, MAX - len(suffix)) + suffix
        if candidate.casefold() not in bezet:
            break
    return candidate


def reeks(voor: str, bezet: Collection[str]) -> Iterator[str]:
    """Count on from the highest number in use: R01, R02 …; `bezet` holds casefolded ids."""
    pattern = re.compile(re.escape(voor.casefold()) + r"(\d+)")
    used = (pattern.fullmatch(id) for id in bezet)
    nr = max((int(m[1]) for m in used if m), default=0)
    while True:
        nr += 1
        yield f"{voor}{nr:02d}"


def owner(stam: str, ids: Collection[str]) -> str:
    """Give the id whose file this is, or nothing; `R7 (conflict)` and `R7-LAPTOP` are copies of R7.

    `ids` holds casefolded ids, and so does what comes back.
    """
    name = stam.casefold()
    ends = (end for end in range(len(name), 0, -1) if end == len(name) or not name[end].isalnum())
    return next((name[:end] for end in ends if name[:end] in ids), "")


def natural_key(naam: str) -> tuple[tuple[int, int, str], ...]:
    """Give a key that sorts R2 before R10, whatever the case."""
    parts = re.split(r"(\d+)", naam.casefold())
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p)


def _cut(slug: str, length: int) -> str:
    return slug[:length].rstrip("-_")
