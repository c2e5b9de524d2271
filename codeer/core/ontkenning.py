"""Negation in spoken Dutch: does a negator reach a hit, and which one?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from codeer.core.zinsdelen import FILLERS, FINITE, Clauses

NEGATORS = frozenset(
    "niet niks niets nooit geen niemand nergens noch geenszins allerminst nauwelijks amper evenmin "
    "nie nimmer zelden".split()
)
# These deny only what comes shortly after them.
_SHORT_REACH = frozenset(
    "zonder weinig minder onvoldoende gebrek tekort verlies ontbreken gemis afwezigheid".split()
)
_MISSING = frozenset("mis mist miste misten gemist missen ontbreekt ontbrak ontbraken".split())
# "niet alleen", "niet zozeer": no denial of what follows.
_UNDONE_BY = frozenset("alleen slechts zozeer zomaar enkel louter anders".split())
# "ik heb niet het gevoel dat …": the denial passes into the clause after "dat".
_RAISERS = frozenset(
    "gevoel idee indruk denk dacht denken geloof geloofde geloven vind vond vinden merk merkte "
    "ervaar ervaarde verwacht verwachtte gehad".split()
)
# "…, of niet?" asks and denies nothing.
_TAGS = ("of", "waarom", "toch", ",")
_BEFORE, _AFTER, _SHORT = 8, 7, 4


def find_negator(words: Sequence[str], clauses: Clauses, hit: Collection[int], verb: bool) -> int | None:
    """Find the negator that reaches a hit.

    `words` are the lower-cased words of one sentence and `hit` the positions in it; `verb` tells
    that the hit is an inflected verb, which a negator may follow ("ik vertrouw ze niet").
    Gives the position of the negator, or None.
    """
    low, high = min(hit), max(hit)
    found = [i for i in _candidates(words) if i not in hit]
    reaching = [i for i in found if _reaches(words, clauses, i, (low, high), verb)]
    if not reaching or _cancelled(words, reaching):
        return None
    return min(reaching, key=lambda i: min(abs(i - low), abs(i - high)))


def _candidates(words: Sequence[str]) -> list[int]:
    out = []
    for i, word in enumerate(words):
        if word in NEGATORS:
            following = words[i + 1] if i + 1 < len(words) else ""
            before = words[i - 1] if i else ""
            tag = i + 2 == len(words) and following in ("?", "!") and before in _TAGS
            if following not in _UNDONE_BY and not tag and not (word == "niets" and before == "voor"):
                out.append(i)
        elif word in _SHORT_REACH or (word in _MISSING and _is_lack(words, i)):
            out.append(i)
    return out


def _is_lack(words: Sequence[str], i: int) -> bool:
    """Tell "ik mis" from "het ging mis"."""
    return words[i] != "mis" or any(w in ("ik", "je") for w in words[max(0, i - 2) : i + 3])


def _reaches(words: Sequence[str], clauses: Clauses, i: int, hit: tuple[int, int], verb: bool) -> bool:
    low, high = hit
    word = words[i]
    if low < i < high:
        return word in NEGATORS
    if i < low:
        return _reaches_forward(words, clauses, i, low)
    distance = _distance(words, high, i)
    if clauses.soft[i] != clauses.soft[high] or "en" in words[high + 1 : i]:
        return False
    if word in _MISSING:
        return distance <= _SHORT
    if word not in NEGATORS or distance > _AFTER:
        return False
    return verb or _opens_clause(words, clauses, low)


def _reaches_forward(words: Sequence[str], clauses: Clauses, i: int, low: int) -> bool:
    distance = _distance(words, i, low)
    if words[i] in _MISSING and (distance > 2 or not FINITE.isdisjoint(words[i:low])):
        return False
    if words[i : i + 2] == ["zonder", "dat"]:
        return clauses.soft[low] <= clauses.soft[i] + 1 and distance <= _BEFORE
    if words[i] in _SHORT_REACH or words[i] in _MISSING:
        return distance <= _SHORT and clauses.soft[i] == clauses.soft[low]
    if clauses.soft[i] == clauses.soft[low]:
        return distance <= _BEFORE
    return _raised(words, clauses, i, low)


def _raised(words: Sequence[str], clauses: Clauses, i: int, low: int) -> bool:
    """Tell whether a denied thought or feeling carries the denial into its dat-clause."""
    if clauses.soft[low] != clauses.soft[i] + 1:
        return False
    opener = next((k for k in range(i, low) if clauses.soft[k] != clauses.soft[i]), low)
    return words[opener] == "dat" and any(w in _RAISERS for w in words[max(0, i - 4) : opener])


def _opens_clause(words: Sequence[str], clauses: Clauses, low: int) -> bool:
    """Tell whether a hit stands first in its clause: "Rust heb ik daar niet"."""
    start = low
    while start > 0 and clauses.soft[start - 1] == clauses.soft[low]:
        start -= 1
    before = [w for w in words[start:low] if w not in FILLERS and w not in ("de", "een", "dat", "die", ",")]
    return not before or (len(before) == 1 and not words[start][:1].isalnum())


def _distance(words: Sequence[str], a: int, b: int) -> int:
    return sum(1 for w in words[a + 1 : b] if w not in FILLERS)


def _cancelled(words: Sequence[str], reaching: Sequence[int]) -> bool:
    """Two denials undo each other only where one is a lack: "geen gebrek aan vertrouwen"."""
    lacks = [i for i in reaching if words[i] in _SHORT_REACH]
    denials = [i for i in reaching if words[i] in NEGATORS]
    return bool(lacks and denials) and min(lacks) > min(denials)
