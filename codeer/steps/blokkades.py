"""What must not be quoted in the texts of now, by the answers that people gave to their quotes."""

from __future__ import annotations

from collections.abc import Iterator

from codeer.core.blokken import Blokkaart
from codeer.core.errors import OnderzoekFout
from codeer.core.gebeurtenis import Anker
from codeer.core.interview import Interview
from codeer.core.terugkoppeling import Antwoord, Blokkade, Geplaatst, blokkades
from codeer.storage.interviews import hash_tekst, lees_herkomst
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.terugkoppeling import Gelezen, lees_terugkoppeling


class Blokkadelijst:
    """The stretches that people do not want quoted, per interview; read once."""

    def __init__(self, onderzoek: Onderzoek, gelezen: Gelezen | None = None) -> None:
        read = gelezen or lees_terugkoppeling(onderzoek)
        self.meldingen = read.meldingen
        self._onderzoek = onderzoek
        self._by_interview: dict[str, list[Antwoord]] = {}
        for a in read.antwoorden:
            self._by_interview.setdefault(a.interview, []).append(a)

    def van(self, interview: Interview) -> tuple[Blokkade, ...]:
        """Give what must not be quoted of an interview: where the text changed, all it may have become."""
        return blokkades(self.geplaatst(interview))

    def geplaatst(self, interview: Interview) -> tuple[Geplaatst, ...]:
        """Give the answers about an interview, brought to its text of now."""
        answers = self._by_interview.get(interview.id, ())
        return tuple(self._breng_over(interview, answers)) if answers else ()

    def overgebracht(self, interview: Interview) -> tuple[Antwoord, ...]:
        """Give the answers whose quote stands in the text of now for sure, as if given in that text."""
        sha = hash_tekst(interview.tekst)
        sure = [g for g in self.geplaatst(interview) if g.zeker]
        moved = [
            g.antwoord._replace(tekst=sha, anker=Anker.in_tekst(interview.tekst, *g.stukken[0])) for g in sure
        ]
        # what a yes knew of goes by id, and in another text an answer has another one
        ids = {g.antwoord.id: a.id for g, a in zip(sure, moved, strict=True)}
        return tuple(a if a.na is None else a._replace(na=tuple(ids.get(i, i) for i in a.na)) for a in moved)

    def _breng_over(self, interview: Interview, answers: list[Antwoord] | tuple[()]) -> Iterator[Geplaatst]:
        from codeer.steps.stand import open_herplaatser  # noqa: PLC0415 -- most studies have no answers

        sha = hash_tekst(interview.tekst)
        kaarten = self._kaarten(interview.id, sha)
        herplaatser = open_herplaatser(self._onderzoek, interview, ())
        for a in answers:
            anker = a.anker
            if a.tekst == sha and interview.tekst[anker.begin : anker.eind] == anker.citaat:
                yield Geplaatst(a, ((anker.begin, anker.eind),))
            elif a.tekst not in kaarten:
                yield Geplaatst(a, _wherever(anker, interview.tekst), zeker=False)
            elif found := herplaatser.zeker(anker, a.tekst):
                yield Geplaatst(a, ((found.begin, found.eind),))
            else:
                proposed = herplaatser.plaats(anker, a.tekst).anker
                yield Geplaatst(a, _may_be(anker, proposed, kaarten[a.tekst], interview.tekst), zeker=False)

    def _kaarten(self, id: str, sha: str) -> dict[str, Blokkaart]:
        try:
            return lees_herkomst(self._onderzoek, id).kaarten(sha)
        except OnderzoekFout:
            return {}


def _may_be(
    anker: Anker, proposed: Anker | None, kaart: Blokkaart, tekst: str
) -> tuple[tuple[int, int], ...]:
    """Give all that a quote may have become: what is between its surroundings, and what looks like it."""
    found = {(kaart.ervoor(anker.begin), kaart.erna(anker.eind, len(tekst)))}
    found |= {(s.nieuw, s.nieuw + s.lengte) for s in kaart.stukken(anker.begin, anker.eind)}
    if proposed:
        found.add((proposed.begin, proposed.eind))
    found.update(_occurrences(anker.citaat, tekst))
    return tuple(sorted(span for span in found if span[0] < span[1]))


def _wherever(anker: Anker, tekst: str) -> tuple[tuple[int, int], ...]:
    """Give where a quote stands in a text that no version leads to; the whole text where it is not found."""
    return tuple(_occurrences(anker.citaat, tekst)) or ((0, len(tekst)),)


def _occurrences(citaat: str, tekst: str) -> Iterator[tuple[int, int]]:
    at = tekst.find(citaat)
    while at >= 0:
        yield at, at + len(citaat)
        at = tekst.find(citaat, at + 1)
