"""People at work in a study on disk: what each gives to which sentence, through real journals."""

from functools import lru_cache

from gebeurtenissen import maker

from codeer.core.codering import OVERLEG
from codeer.core.gebeurtenis import Afronding, Anker, Beslissing, Besluit, Codering, Inzage, Zicht
from codeer.steps.materiaal import open_stroom
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.journaal import Journaal
from codeer.storage.journaal_lezen import lees_journaal


def kant(woord):
    """`stress.min` is code stress, pole min."""
    code, _, pool = woord.partition(".")
    return code, pool


@lru_cache(maxsize=1)
def _stroom(onderzoek, codeboek):
    """Opening the language takes longer than all else."""
    return open_stroom(onderzoek)


class Werk:
    """One codeur on one interview; sentences are numbered from 0, codes written as `stress.min`."""

    def __init__(self, onderzoek, codeur, interview, apparaat="a1", start=0):
        self._onderzoek, self._codeur, self._interview = onderzoek, codeur, interview
        self.tekst = lees_interview(onderzoek, interview).tekst
        stroom = _stroom(onderzoek, onderzoek.codeboek.read_bytes())
        self.zinnen = stroom.voorgesteld(lees_interview(onderzoek, interview)).zinnen
        self.codes = tuple(c.pad for c in stroom.codeboek.alle_codes())
        # the team meets after all that was done; codeurs work beside one another
        done = lees_journaal(onderzoek, interview).gebeurtenissen if codeur == OVERLEG else ()
        self.maker = maker(codeur, apparaat, max((g.nr for g in done), default=0), start)
        self.gemaakt = []

    def geef(self, zin, *woorden, van=0, tot=None):
        """Give codes to a sentence, or to a part of it, in characters of the sentence."""
        begin, eind, _ = self.zinnen[zin]
        for woord in woorden:
            inhoud = Codering(*kant(woord), blind=True)
            self._doe(inhoud, begin + van, eind if tot is None else begin + tot)
        return self

    def besluit(self, zin, beslissing, woord):
        """Decide on a suggestion, which shows that she saw it."""
        begin, eind, _ = self.zinnen[zin]
        return self._doe(Besluit(Beslissing(beslissing), *kant(woord)), begin, eind)

    def zag(self, wat="voorstellen"):
        """See suggestions, or the work of others."""
        return self._doe(Inzage(Zicht(wat)))

    def rond(self, eerste=None, laatste=None, codes=None, blind=True):
        """Finish the interview, or from a sentence up to and including another."""
        inhoud = Afronding(self.codes if codes is None else codes, blind)
        if eerste is None:
            return self._doe(inhoud)
        return self._doe(inhoud, self.zinnen[eerste][0], self.zinnen[laatste][1])

    def bewaar(self):
        """Put it all on the disk."""
        with Journaal(self._onderzoek, self._codeur, self._interview) as journaal:
            journaal.bewaar(self.gemaakt)
        self.gemaakt = []

    def _doe(self, inhoud, begin=None, eind=None):
        anker = None if begin is None else Anker.in_tekst(self.tekst, begin, eind)
        where = {"interview": self._interview, "tekst": hash_tekst(self.tekst)}
        self.gemaakt.append(self.maker.maak(inhoud, **where, anker=anker, codeboek="c" * 64))
        return self


def codeert(onderzoek, codeur, per_interview, **rond):
    """Let a codeur code whole interviews: {interview: {sentence: words}}, and finish them blind."""
    for interview, zinnen in per_interview.items():
        werk = Werk(onderzoek, codeur, interview)
        for zin, woorden in zinnen.items():
            werk.geef(zin, *woorden.split())
        werk.rond(**rond).bewaar()
