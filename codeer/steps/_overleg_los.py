"""What the team decided in a former text and that no place on the page speaks of: seen, and let go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from codeer.core.codeboek import Codeboek
from codeer.core.codering import OVERLEG
from codeer.core.errors import VerouderdFout
from codeer.core.gebeurtenis import Anker, Herroeping
from codeer.core.overlegbesluit import Besloten, Plek, lees_eerdere
from codeer.steps.stand import Onzeker, Stand, Standen
from codeer.storage.apparaat import open_maker
from codeer.storage.interviews import lees_interview
from codeer.storage.journaal import Journaal
from codeer.storage.onderzoek import Onderzoek

_LAAD = "Laad de pagina opnieuw."


class Los(NamedTuple):
    """A decision that counts nowhere any more.

    `weg` when nothing like its words is left in the text, `wacht` when codeurs have to look at the new
    words before there is anything to decide anew.
    """

    interview: str
    code: str
    citaat: str
    weg: bool
    wacht: bool
    besloten: Besloten

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the events of it, each once."""
        return tuple(sorted({g.id for g in self.besloten.gebeurtenissen}))


def vind_los(
    stand: Stand, getoond: Collection[Besloten], klaar: Callable[[Anker, str], bool]
) -> tuple[Los, ...]:
    """Find what the team decided in a former text and that none of `getoond` is, in order of place.

    `klaar` tells whether codeurs finished a place of now for a code, so that they can differ there.
    """
    shown = {g.id for past in getoond for g in past.gebeurtenissen}
    rows: dict[tuple[Anker, str, str], list[Onzeker]] = {}
    for o in stand.onzeker:
        g = stand.staat.gebeurtenis(o.id)
        if o.codeur == OVERLEG and o.code and o.id not in shown and g and g.anker:
            rows.setdefault((g.anker, g.tekst, o.code), []).append(o)
    found = sorted(rows.items())
    # the words have no place of now: each decision gets a number instead
    waar = {(nr, o.code, o.pool): _ids(row, o.pool) for nr, (_, row) in enumerate(found) for o in row}
    past: Mapping[Plek, Besloten] = lees_eerdere(stand.staat, waar)
    loose = []
    for nr, ((anker, _, code), row) in enumerate(found):
        now = [o.voorstel for o in row if o.voorstel]
        waits = not all(klaar(place, code) for place in now)
        loose.append(Los(stand.interview, code, anker.citaat, not now, waits, past[nr, code]))
    return tuple(loose)


def _ids(row: Iterable[Onzeker], pool: str) -> tuple[str, ...]:
    return tuple(o.id for o in row if o.pool == pool)


def laat_los(onderzoek: Onderzoek, codeboek: Codeboek, interview: str, ids: Iterable[str]) -> None:
    """Let decisions whose words changed go; they stay in the journal, and nobody is asked again.

    VerouderdFout when one of them was let go or decided anew in the meantime.
    """
    with Journaal(onderzoek, OVERLEG, interview) as journaal:
        # read under the lock: another window may have decided in the meantime
        stand = Standen(onderzoek, codeboek, interview).van(lees_interview(onderzoek, interview))
        unsure = {o.id for o in stand.onzeker if o.codeur == OVERLEG}
        asked = sorted({*ids})
        if not asked or not unsure.issuperset(asked):
            raise VerouderdFout("Dit besluit is intussen al losgelaten of opnieuw genomen.", _LAAD)
        maker = open_maker(onderzoek, OVERLEG, stand.staat.nr)
        past = [g for g in map(stand.staat.gebeurtenis, asked) if g]
        journaal.bewaar(
            tuple(
                maker.maak(
                    Herroeping(),
                    interview=interview,
                    tekst=g.tekst,
                    anker=g.anker,
                    codeboek=g.codeboek,
                    na=(g.id,),
                )
                for g in past
            )
        )
