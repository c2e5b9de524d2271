"""Dutch spelling: from a cut-off stem back to the words that it can belong to."""

from __future__ import annotations

VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûü")
LONG = frozenset("aeou")  # vowels that are written double in a closed syllable
DEVOICED = {"v": "f", "z": "s"}
VOICED = {"f": "v", "s": "z"}


def singulars(stem: str) -> set[str]:
    """Give the spellings that a stem can have without its ending: `nam` to naam, `straff` to straf."""
    if len(stem) < 2:
        return {stem}
    last, before = stem[-1], stem[-2]
    out = {stem}
    if last == before and last not in VOWELS:
        out.add(stem[:-1])
    final = DEVOICED.get(last, last)
    out.add(stem[:-1] + final)
    if last not in VOWELS and before in LONG and stem[-3:-2] not in VOWELS and len(stem) > 2:
        out.add(stem[:-1] + before + final)
    return out


def infinitives(stem: str) -> set[str]:
    """Give the infinitives that a verb stem can have: `controleer`, `straf`, `leef`, `zet`, `ga`."""
    if len(stem) < 2:
        return set()
    last, before = stem[-1], stem[-2]
    out = {stem + "en"}
    if last in VOWELS:
        out.add(stem + "n")
        if last in LONG:
            out.add(stem + last + "n")
        return out
    long = before in LONG and stem[-3:-2] == before
    ends = (last, VOICED[last]) if last in VOICED else (last,)
    for end in ends:
        out.add(stem[:-1] + end + "en")
        if long:
            out.add(stem[:-2] + end + "en")
    if before in VOWELS and not long:
        out.add(stem + last + "en")
    return out
