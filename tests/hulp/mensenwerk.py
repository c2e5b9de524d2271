"""People at work in a study on disk: what they do goes into real journals."""

from __future__ import annotations

from dataclasses import replace

from gebeurtenissen import maker

from codeer.core.gebeurtenis import (
    STUDIE,
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Codering,
    Herroeping,
    Inzage,
    Memo,
    OpenCode,
    Over,
    Zicht,
)
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.journaal import Journaal

# a codebook, what stands in its terms, and all its codes
CODEBOEK = """\
formaat: 1
codeboek: Klein
versie: "1"
codes:
  stress:
    definitie: Spanning.
    min: ['stress*']
  nabijheid:
    definitie: Gezien worden.
    plus: [luisteren]
"""
STRESS, LUISTERDE = ("Ik had stress.", "stress.min"), ("Ze luisterde.", "nabijheid.plus")
CODES = ("stress", "nabijheid")


def kant(words: str) -> tuple[str, str]:
    """`stress.min` is code stress, pole min."""
    code, _, pool = words.partition(".")
    return code, pool


class Mensen:
    """Each codeur works on a device of her own and writes at once; each act gives its event."""

    def __init__(self, onderzoek):
        self.onderzoek = onderzoek
        self._makers = {}

    def _doe(self, wie, inhoud, interview, citaat=None, apparaat="a1", **meer):
        who = self._makers.setdefault((wie, apparaat), maker(wie, apparaat))
        where = {"interview": interview}
        if interview != STUDIE:
            tekst = lees_interview(self.onderzoek, interview).tekst
            where["tekst"] = hash_tekst(tekst)
            if citaat is not None:
                begin = tekst.index(citaat)
                where["anker"] = Anker.in_tekst(tekst, begin, begin + len(citaat))
        made = who.maak(inhoud, **where, **meer)
        self.bewaar(made)
        return made

    def bewaar(self, gebeurtenis, codeur=None):
        with Journaal(self.onderzoek, codeur or gebeurtenis.codeur, gebeurtenis.interview) as journaal:
            journaal.bewaar([gebeurtenis])

    def geeft(self, wie, interview, citaat, code, **meer):
        return self._doe(wie, Codering(*kant(code), **meer), interview, citaat)

    def akkoord(self, wie, interview, citaat, code, **meer):
        return self._besluit(wie, interview, citaat, Besluit(Beslissing.AKKOORD, *kant(code)), **meer)

    def wijst_af(self, wie, interview, citaat, code, **meer):
        return self._besluit(wie, interview, citaat, Besluit(Beslissing.AFGEWEZEN, *kant(code)), **meer)

    def maakt_anders(self, wie, interview, citaat, code, *, wordt, **meer):
        inhoud = Besluit(Beslissing.ANDERS, *kant(code), *kant(wordt))
        return self._besluit(wie, interview, citaat, inhoud, **meer)

    def _besluit(self, wie, interview, citaat, inhoud, apparaat="a1", **meer):
        return self._doe(wie, replace(inhoud, **meer), interview, citaat, apparaat)

    def rondt_af(self, wie, interview, *codes, citaat=None, blind=False):
        return self._doe(wie, Afronding(codes, blind), interview, citaat)

    def memo(self, wie, gebeurtenis, tekst):
        inhoud = Memo(Over.CODERING, gebeurtenis.id, tekst)
        return self._doe(wie, inhoud, gebeurtenis.interview)

    def idee(self, wie, interview, citaat, naam, toelichting=""):
        return self._doe(wie, OpenCode(naam, toelichting), interview, citaat)

    def ziet(self, wie, interview, wat=Zicht.VOORSTELLEN):
        return self._doe(wie, Inzage(wat), interview)

    def neemt_terug(self, gebeurtenis):
        return self._doe(gebeurtenis.codeur, Herroeping(), gebeurtenis.interview, na=(gebeurtenis.id,))
