"""In which groups a sentence is: of who said it, of a facet that people gave, or of words said in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from codeer.core.codeboek import Codeboek
from codeer.core.materiaal import Materiaal
from codeer.core.opdeling import (
    RESTGROEPEN,
    WOORDGROEP,
    facetwaarden,
    is_facet,
    is_opdeling,
    is_woordgroep,
    kaal,
    waarden_van,
)
from codeer.core.taallaag import Taallaag
from codeer.core.zoekplan import woorden_van
from codeer.rapporten._kolommen import groepswaarde

# the groups of a sentence by its number and who said it
Groepsvinder = Callable[[int, str], tuple[str, ...]]
_EEN_MENS = ("respondent", "interview")


def vinder(materiaal: Materiaal, laag: Taallaag, per: str) -> Groepsvinder:
    """Give what tells the groups of a sentence in one interview."""
    if not per:
        return lambda _nr, _spreker: ()
    if not is_opdeling(per):
        return lambda _nr, spreker: (groepswaarde(materiaal, per, spreker),)
    begins = [laag.begin[first] for first, *_ in laag.zinnen]
    found: list[dict[str, None]] = [{} for _ in begins]
    if is_facet(per):
        for f in materiaal.fragmenten:
            for nr in range(bisect_left(begins, f.begin), bisect_left(begins, f.eind)):
                found[nr].update(dict.fromkeys(facetwaarden(f, kaal(per))))
    else:
        units = [begin for begin, _, _ in materiaal.eenheden]
        for nr, begin in enumerate(begins):
            bit = 1 << max(bisect_right(units, begin) - 1, 0)
            found[nr].update(dict.fromkeys(w for w, bits in materiaal.genoemd[per].items() if bits & bit))
    # what people gave no value, and what only the computer found, is no group to compare with
    return lambda nr, _spreker: tuple(w for w in found[nr] if w not in RESTGROEPEN)


def een_mens(per: str) -> bool:
    """Tell whether every group is one person, or one conversation."""
    return per in _EEN_MENS


def tegen(per: str) -> str:
    """Say what a group is measured against."""
    if is_facet(per):
        return f"wat mensen een andere waarde gaven (facet {kaal(per)})"
    if is_woordgroep(per):
        what = "een andere woordgroep" if per == WOORDGROEP else f"een ander woord van {kaal(per)}"
        return f"zinnen met {what}"
    return f"de anderen (per {per})"


def eigen_woorden(per: str, codeboek: Codeboek) -> frozenset[str]:
    """Give the words by which the groups are made: that these stand out tells nothing."""
    if not is_woordgroep(per):
        return frozenset()
    named = waarden_van(per, codeboek) if per == WOORDGROEP else (kaal(per),)
    terms = (term for groep in named for term in woorden_van(groep, codeboek))
    return frozenset(word for term in terms for word in term.split())
