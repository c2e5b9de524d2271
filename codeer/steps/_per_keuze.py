"""What `--per` names: a kenmerk of who said it, a facet of a coding, or words of a word group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Herkomst
from codeer.core.errors import KenmerkenFout
from codeer.core.materiaal import Materiaal
from codeer.core.namen import meant, nearest, plain_naam
from codeer.core.opdeling import (
    ALLE_WOORDGROEPEN,
    FACET,
    NIET_INGEVULD,
    WOORDGROEP,
    is_facet,
    is_opdeling,
    kaal,
)
from codeer.storage.kenmerken import Kenmerken

# These need no column in kenmerken.csv: every interview has them.
ALTIJD = ("interview", "spreker", "respondent")


def kies_naam(naam: str, kenmerken: Sequence[str], codeboek: Codeboek) -> str:
    """Give what `--per` names as core.opdeling writes it; KenmerkenFout names what there is.

    A kenmerk goes before a facet and a facet before a word group, unless `facet:` or `@` says otherwise.
    """
    facets = [facet for facet, _ in codeboek.facetten]
    groups = [groep for groep, _ in codeboek.woordgroepen]
    sign = plain_naam(naam)
    if sign.startswith(FACET):
        return FACET + _een(naam.strip()[len(FACET) :], facets, "facet", "facetten")
    if sign.startswith(WOORDGROEP):
        return WOORDGROEP + _een(naam.strip()[1:], groups, "woordgroep", "woordgroepen")
    columns = (*kenmerken, *(k for k in ALTIJD if k not in kenmerken))
    if found := Kenmerken(columns).find_kolom(naam):
        return found
    if found := _vind(naam, facets):
        return FACET + found
    if groups and sign in (ALLE_WOORDGROEPEN, "woordgroepen"):
        return WOORDGROEP
    if found := _vind(naam, groups):
        return WOORDGROEP + found
    if not kenmerken:
        raise KenmerkenFout(
            f"Er is geen kenmerk {naam!r}: interviews/kenmerken.csv is er nog niet, of heeft geen kolommen.",
            f"Maak kenmerken.csv in de map interviews, in Excel: een rij per interview en een kolom {naam}. "
            "Een facet vraag je met facet:NAAM, een woordgroep met @NAAM.",
        )
    where = "in kenmerken.csv"
    if facets or groups:
        where += ", en geen facet of woordgroep in codeboek.yaml"
    if groups and not nearest(naam, (*columns, *facets, *groups)):
        # a codebook has many word groups: the others would drown in them
        tip = f"{meant(naam, (*columns, *facets))} Een woordgroep uit je codeboek kan ook.".strip()
    else:
        tip = meant(naam, (*columns, *facets, *groups))
    raise KenmerkenFout(f"Er is geen kenmerk {naam!r} {where}.", tip)


def ook_een_facet(gekozen: Iterable[str], codeboek: Codeboek) -> Iterator[str]:
    """Say where a kenmerk was taken that is also the name of a facet: the other can be asked for too."""
    facets = [facet for facet, _ in codeboek.facetten]
    for per in gekozen:
        if not is_opdeling(per) and (found := _vind(per, facets)):
            yield (
                f"Per {per} gaat over het kenmerk uit kenmerken.csv. In het codeboek staat ook een facet "
                f"{found}: dat vraag je met --per {FACET}{found}."
            )


def niet_ingevuld(per: Iterable[str], kenmerken: Kenmerken) -> Iterator[str]:
    """Say which kenmerken that were asked for have no value anywhere: all would be one group."""
    filled = {naam for _, row in kenmerken.rows() for naam, value in row.items() if value.strip()}
    for naam in per:
        if not is_opdeling(naam) and naam not in (*ALTIJD, *filled):
            yield f"Nergens is {naam} ingevuld: vul eerst de kolom {naam} in, in interviews/kenmerken.csv."


class Facetten:
    """How many codings by people have a value of each facet that was asked for."""

    def __init__(self, per: Iterable[str]) -> None:
        self._aantal = {kaal(p): 0 for p in per if is_facet(p)}
        self._mensen = 0

    def neem(self, materiaal: Materiaal) -> None:
        """Count one interview."""
        for f in materiaal.fragmenten if self._aantal else ():
            self._mensen += f.herkomst is not Herkomst.AUTOMAAT
            for facet, _ in f.facetten:
                if facet in self._aantal:
                    self._aantal[facet] += 1

    def meldingen(self) -> Iterator[str]:
        """Say it where nothing can be compared: nobody coded, or gave that facet."""
        for facet, n in self._aantal.items():
            if not self._mensen:
                yield (
                    f"Per facet {facet} is nog niets te zien: een facet geef je als mens bij een codering, "
                    "en nog niemand codeerde iets dat telt. Begin ermee met: codeer open --codeur JOUW-NAAM"
                )
            elif not n:
                yield (
                    f"Nog niemand gaf een waarde voor facet {facet}: alles staat bij {NIET_INGEVULD}. "
                    "Je geeft haar bij de codering, in: codeer open --codeur JOUW-NAAM"
                )


def _vind(naam: str, known: Iterable[str]) -> str:
    return next((k for k in known if plain_naam(k) == plain_naam(naam)), "")


def _een(naam: str, known: Sequence[str], soort: str, sleutel: str) -> str:
    """Find a facet or word group; KenmerkenFout says where it should stand."""
    if not known:
        raise KenmerkenFout(
            f"Het codeboek heeft geen {sleutel}.", f"Zet ze bovenaan in codeboek.yaml, onder {sleutel}."
        )
    if found := _vind(naam, known):
        return found
    raise KenmerkenFout(f"Er is geen {soort} {naam!r} in codeboek.yaml, onder {sleutel}.", meant(naam, known))
