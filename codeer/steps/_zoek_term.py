"""A query as a term of the codebook: the line to put there, and what it would suggest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codeer.core.codeboek import BijOntkenning, Code, Term
from codeer.core.codeboek_termen import clash
from codeer.core.codeboek_wijzig import wijzig
from codeer.core.errors import ZoekvraagFout
from codeer.core.interview import Interview
from codeer.core.markeer import markeer
from codeer.core.zoekplan import maak_plan
from codeer.core.zoekvraag import Gecodeerd, Of, Vraag, Woorden, delen
from codeer.core.zoekvraag_toets import toets_vraag
from codeer.storage._codeboek_boom import woord

if TYPE_CHECKING:
    from codeer.steps.materiaal import Stroom
    from codeer.steps.zoek import Zoekopdracht

_OPTIE = "--als-term "


@dataclass(frozen=True, slots=True)
class Termvoorstel:
    """Lines for the codebook, below `sleutel` of a code, and what they would suggest.

    `voorstellen` counts units; `nieuw` are those that this code and pole does not yet have, of which
    `omgekeerd` come to the other pole by a negation. `bekend` are the terms that this code has already,
    on the lines `staat_er_al` of the codebook; `elders` are other codes with one of the terms.
    """

    code: str
    pool: str
    sleutel: str
    regels: tuple[str, ...]
    voorstellen: int
    nieuw: int
    omgekeerd: int
    staat_er_al: tuple[int, ...]
    bekend: tuple[str, ...] = ()
    elders: tuple[str, ...] = ()


class Termzoeker:
    """Tries terms on every interview, as the codebook would."""

    def __init__(self, stroom: Stroom, vraag: Vraag, opdracht: Zoekopdracht) -> None:
        self._stroom = stroom
        code, self._pool = _doel(stroom, opdracht.als_term)
        self._code = code
        words = _woorden(vraag, opdracht)
        self._termen = tuple(
            Term(
                w.tekst,
                pool=self._pool,
                exact=w.exact,
                samenstellingen=opdracht.samenstellingen and not w.exact,
                bij_ontkenning=BijOntkenning.standaard(self._pool),
            )
            for w in words
        )
        book = wijzig(stroom.codeboek, code.pad, lambda c: replace(c, termen=self._termen))
        self._plan = maak_plan(book, {code.pad})
        self._voorstellen = self._nieuw = self._omgekeerd = 0

    def neem(self, interview: Interview) -> None:
        """Take in one interview; only speakers that count are read."""
        known = {
            (v.begin, v.eind, v.pool)
            for v in self._stroom.voorgesteld(interview).voorstellen
            if v.code == self._code.pad
        }
        for v in markeer(self._plan, self._stroom.laag(interview), interview.tekst):
            self._voorstellen += 1
            if (v.begin, v.eind, v.pool) not in known:
                self._nieuw += 1
                self._omgekeerd += v.pool != self._pool

    def uitkomst(self) -> Termvoorstel:
        """Give what came of it."""
        return Termvoorstel(
            code=self._code.pad,
            pool=self._pool,
            sleutel=self._pool or "termen",
            regels=tuple(_regel(term) for term in self._termen if not self._heeft(self._code, term)),
            voorstellen=self._voorstellen,
            nieuw=self._nieuw,
            omgekeerd=self._omgekeerd,
            staat_er_al=tuple(
                other.regel for term in self._termen for other in self._code.termen if clash(term, other)
            ),
            bekend=tuple(term.tekst for term in self._termen if self._heeft(self._code, term)),
            elders=tuple(
                code.pad
                for code in self._stroom.codeboek.alle_codes()
                if code.pad != self._code.pad and any(self._heeft(code, term) for term in self._termen)
            ),
        )

    @staticmethod
    def _heeft(code: Code, term: Term) -> bool:
        return any(clash(term, other) for other in code.termen)


def _doel(stroom: Stroom, als_term: str) -> tuple[Code, str]:
    """Find the code and pole; ZoekvraagFout says what is wrong with them."""
    naam, point, pool = als_term.partition(".")
    asked = Gecodeerd(
        naam.strip(),
        {"+": "plus", "-": "min", "geen": ""}.get(pool, pool) if point else None,
        (len(_OPTIE), len(_OPTIE) + len(als_term)),
    )
    if asked.code == "*":
        asked = replace(asked, code="")
    found = toets_vraag(asked, _OPTIE + als_term, stroom.codeboek, ())
    assert isinstance(found, Gecodeerd)  # noqa: S101 -- a code stays a code
    code = stroom.codeboek.code(found.code)
    assert code is not None  # noqa: S101 -- it was just found
    return code, found.pool or ""


def _woorden(vraag: Vraag, opdracht: Zoekopdracht) -> list[Woorden]:
    """Give the terms that a query is: words, or words with OF between; ZoekvraagFout for all else."""
    return list(_bladen(vraag, opdracht))


def _bladen(vraag: Vraag, opdracht: Zoekopdracht) -> Iterator[Woorden]:
    if isinstance(vraag, Woorden):
        yield vraag
    elif isinstance(vraag, Of):
        for deel in delen(vraag):
            yield from _bladen(deel, opdracht)
    else:
        raise ZoekvraagFout(
            "Deze vraag kan geen term in het codeboek worden.",
            "Een term bestaat uit woorden, met hoogstens OF ertussen (dat worden dan twee termen).",
            opdracht.vraag,
            (0, len(opdracht.vraag)),
        )


def _regel(term: Term) -> str:
    """Write a term as a line of the codebook."""
    text = woord(term.tekst)
    if term.exact:
        return f"- {{exact: {text}}}"
    return f"- {{term: {text}, samenstellingen: ja}}" if term.samenstellingen else f"- {text}"
