"""Note that differences were shown: what codeurs do in those interviews from then on is not independent."""

from __future__ import annotations

from collections.abc import Iterable

from codeer.core.codering import OVERLEG
from codeer.core.gebeurtenis import Inzage, Zicht
from codeer.core.onafhankelijk import eerste_overleg
from codeer.steps.stand import Standen
from codeer.storage.apparaat import open_maker
from codeer.storage.journaal import Journaal
from codeer.storage.journaal_lezen import lees_bestand
from codeer.storage.onderzoek import Onderzoek


def noteer_getoond(onderzoek: Onderzoek, interviews: Iterable[str], standen: Standen) -> None:
    """Note once per interview, in the journal of `overleg`, that its differences came into view.

    Call this before they do, and after `standen` was read, the work in which they were found. What is
    done in the meantime counts as done after. Raises SlotFout and SchrijfFout.
    """
    for id in dict.fromkeys(interviews):
        seen = standen.gebeurtenissen(id)
        if eerste_overleg(seen) is not None:
            continue
        with Journaal(onderzoek, OVERLEG, id) as journaal:
            # now that no other can write: another window may have noted it since
            if eerste_overleg(lees_bestand(journaal.pad, id).gebeurtenissen) is None:
                last = max((g.nr for g in seen), default=0)
                maker = open_maker(onderzoek, OVERLEG, last)
                journaal.bewaar([maker.maak(Inzage(Zicht.ANDEREN), interview=id)])
