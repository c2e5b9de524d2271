"""Bring the sentences of a study by as words, with who said them, in which group, and under which code."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.codeboek_namen import check_verwijzingen
from codeer.core.codeboek_termen import check_termen
from codeer.core.codering import Herkomst
from codeer.core.errors import GebruiksFout
from codeer.core.interview import Interview
from codeer.core.markeer import vind
from codeer.core.materiaal import Materiaal
from codeer.core.taalindex import Taalindex
from codeer.core.taallaag import Taallaag
from codeer.core.woordenschat import Woordenschat
from codeer.core.woordtelling import Kant, Zin
from codeer.core.zoekplan import Plan, maak_plan
from codeer.rapporten._kolommen import persoon
from codeer.steps._verken_groepen import vinder
from codeer.steps._woordgroepen import met_woordgroepen
from codeer.steps.materiaal import Stroom
from codeer.taal.grondvorm import grondvorm

INTERVIEWER = "I"


@dataclass(slots=True)
class Zinnen:
    """All sentences of a study: those that count, and what interviewers said."""

    schat: Woordenschat = field(default_factory=lambda: Woordenschat(grondvorm))
    antwoorden: list[Zin] = field(default_factory=list)
    vragen: list[Zin] = field(default_factory=list)
    interviews: int = 0


def lees_zinnen(
    stroom: Stroom, per: str = "", term: Plan | None = None, *, met_vragen: bool = False
) -> Zinnen:
    """Read every interview once; with `per` each sentence has its groups, with `term` where that is said."""
    found = Zinnen()
    for materiaal in met_woordgroepen(stroom, (per,)):
        found.interviews += 1
        laag = stroom.laag(materiaal.interview)
        found.antwoorden += _antwoorden(
            materiaal, laag, found.schat, per, _raak(term, laag, materiaal.interview)
        )
        if met_vragen and any(b.rol == INTERVIEWER for b in materiaal.interview.beurten):
            found.vragen += _vragen(materiaal, stroom, found.schat)
    found.schat.sluit()
    return found


def zoekplan(codeboek: Codeboek, term: str) -> Plan:
    """Take a term apart that was typed as in the codebook; raises GebruiksFout when it is none."""
    text = " ".join(term.split())
    code = Code("gezocht", termen=(Term(text),)) if text else Code("gezocht")
    book = Codeboek(codeboek.naam, woordgroepen=codeboek.woordgroepen, codes=(code,))
    faults = [*check_verwijzingen(book, {}), *check_termen(book)]
    if not text or faults:
        what = faults[0].tekst if faults else "er staat niets."
        tip = faults[0].tip if faults else "Geef een woord: codeer verken --bij vertrouwen"
        raise GebruiksFout(f"Hiernaar kan codeer niet zoeken: {what}", tip)
    return maak_plan(book)


# per sentence the tokens of each hit
_Hits = dict[int, set[tuple[int, ...]]]


def _raak(plan: Plan | None, laag: Taallaag, interview: Interview) -> _Hits:
    found: _Hits = {}
    if plan is not None:
        index = Taalindex(laag, interview.tekst)
        for search in plan.candidates(index.keys()):
            for hit in vind(search, index):
                found.setdefault(hit.zin, set()).add(tuple(sorted(hit.tokens)))
    return found


def _antwoorden(
    materiaal: Materiaal, laag: Taallaag, schat: Woordenschat, per: str, raak: _Hits
) -> list[Zin]:
    codes = _codes(materiaal, laag)
    groups = vinder(materiaal, laag, per)
    beurten = materiaal.interview.beurten
    found = []
    for nr, (first, past, beurt, _) in enumerate(laag.zinnen):
        spreker = beurten[beurt - 1].spreker
        words, tokens = schat.neem(laag, first, past)
        hits = raak.get(nr, set())
        looked_for = {t for hit in hits for t in hit}
        given = codes[nr]
        found.append(
            Zin(
                materiaal.interview.id,
                persoon(materiaal, spreker),
                groups(nr, spreker),
                beurt,
                laag.begin[first],
                laag.eind[past - 1],
                words,
                frozenset(given),
                frozenset(kant for kant, by_people in given.items() if by_people),
                frozenset(at for at, token in enumerate(tokens) if token in looked_for),
                len(hits),
            )
        )
    return found


def _codes(materiaal: Materiaal, laag: Taallaag) -> list[dict[Kant, bool]]:
    """Give per sentence its codes, and of each whether people gave or accepted it."""
    begins = [laag.begin[first] for first, *_ in laag.zinnen]
    found: list[dict[Kant, bool]] = [{} for _ in begins]
    for f in materiaal.fragmenten:
        people = f.herkomst is not Herkomst.AUTOMAAT
        for nr in range(bisect_left(begins, f.begin), bisect_left(begins, f.eind)):
            found[nr][f.code, f.pool] = people or found[nr].get((f.code, f.pool), False)
    return found


def _vragen(materiaal: Materiaal, stroom: Stroom, schat: Woordenschat) -> list[Zin]:
    """Give what interviewers said, where that does not count already."""
    interview = materiaal.interview
    laag = stroom.laag(interview, alle=True)
    found = []
    for first, past, beurt, _ in laag.zinnen:
        spreker = interview.beurten[beurt - 1].spreker
        if not spreker.startswith(INTERVIEWER) or spreker in materiaal.woorden:
            continue
        words, _tokens = schat.neem(laag, first, past)
        who = f"{interview.id} {spreker}"
        found.append(Zin(interview.id, who, (), beurt, laag.begin[first], laag.eind[past - 1], words))
    return found
