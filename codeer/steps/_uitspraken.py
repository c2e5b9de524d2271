"""What people said that counts, quote by quote: who said it, under which themes, and who may see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codeer.core.citeren import Citeerregel, mag_citeren
from codeer.core.codeboek import POLEN
from codeer.core.codering import Fragment, Herkomst
from codeer.core.gebeurtenis import Anker
from codeer.core.interview import Interview
from codeer.core.materiaal import Materiaal
from codeer.core.publiek import Themanamen
from codeer.core.terugkoppeling import geblokkeerd
from codeer.storage.interviews import hash_tekst

_EROMHEEN = 120  # characters of a person's own words on either side of a quote
_STERK = {Herkomst.AUTOMAAT: 0, Herkomst.NAGEKEKEN: 1, Herkomst.MENS: 2}


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """One stretch that someone said, with all its fragments; `mag`: it may be quoted outside the team.

    `tekst` is the sha256 of the text that it is in.
    """

    interview: Interview
    tekst: str
    respondent: str
    fragmenten: tuple[Fragment, ...]
    mag: bool
    geblokkeerd: bool
    kenmerken: Mapping[str, str]

    @property
    def eerste(self) -> Fragment:
        """Give the first fragment: all stand in the same place."""
        return self.fragmenten[0]

    @property
    def herkomst(self) -> Herkomst:
        """Give the strongest ground that it rests on."""
        return max((f.herkomst for f in self.fragmenten), key=_STERK.__getitem__)

    @property
    def anker(self) -> Anker:
        """Give the place, with what proves it."""
        return Anker.in_tekst(self.interview.tekst, self.eerste.begin, self.eerste.eind)

    def eromheen(self) -> tuple[str, str]:
        """Give what the same person said just before and after it, in the same turn."""
        text, beurt = self.interview.tekst, self.interview.beurten[self.eerste.beurt - 1]
        before = " ".join(text[beurt.begin : self.eerste.begin].split())
        after = " ".join(text[self.eerste.eind : beurt.eind].split())
        if len(before) > _EROMHEEN:
            before = f"… {before[-_EROMHEEN:].partition(' ')[2]}"
        if len(after) > _EROMHEEN:
            after = f"{after[:_EROMHEEN].rpartition(' ')[0]} …"
        return before, after


def uitspraken(materiaal: Materiaal, namen: Themanamen, regel: Citeerregel) -> Iterator[Uitspraak]:
    """Give the quotes of one interview in the order of the text, each with all its themes."""
    places: dict[tuple[int, int], list[Fragment]] = {}
    for f in materiaal.fragmenten:
        places.setdefault((f.begin, f.eind), []).append(f)
    sha, columns = hash_tekst(materiaal.interview.tekst), list(materiaal.kenmerken)
    for place in sorted(places):
        rows = sorted(places[place], key=lambda f: (namen.volgorde(f.code), POLEN.index(f.pool)))
        first = rows[0]
        yield Uitspraak(
            interview=materiaal.interview,
            tekst=sha,
            respondent=materiaal.respondenten.get(first.spreker) or materiaal.interview.id,
            fragmenten=tuple(rows),
            mag=mag_citeren(materiaal, first, regel),
            geblokkeerd=geblokkeerd(materiaal.blokkades, *place),
            kenmerken={naam: materiaal.kenmerk(naam, first.spreker) for naam in columns},
        )
