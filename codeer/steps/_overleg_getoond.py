"""Note that differences were shown: what codeurs do in those interviews from then on is not independent."""

from __future__ import annotations

from collections.abc import Iterable

from codeer.core.codering import OVERLEG
from codeer.core.gebeurtenis import Inzage, Zicht
from codeer.core.onafhankelijk import eerste_overleg
from codeer.storage.apparaat import open_maker
from codeer.storage.journaal import Journaal
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.onderzoek import Onderzoek


def noteer_getoond(onderzoek: Onderzoek, interviews: Iterable[str]) -> None:
    """Note once per interview, in the journal of `overleg`, that its differences came into view.

    Call this before they do. Raises SlotFout and SchrijfFout.
    """
    for id in dict.fromkeys(interviews):
        if eerste_overleg(lees_journaal(onderzoek, id).gebeurtenissen) is not None:
            continue
        with Journaal(onderzoek, OVERLEG, id) as journaal:
            found = lees_journaal(onderzoek, id).gebeurtenissen  # anew, now that no other can write
            if eerste_overleg(found) is None:
                last = max((g.nr for g in found), default=0)
                maker = open_maker(onderzoek, OVERLEG, last)
                journaal.bewaar([maker.maak(Inzage(Zicht.ANDEREN), interview=id)])
