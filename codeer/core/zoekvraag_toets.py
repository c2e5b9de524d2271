"""Hold a search query against the study: codes, facets, word groups and kenmerken that are really there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from codeer.core.codeboek import POLEN, Code, Codeboek, Term
from codeer.core.errors import ZoekvraagFout
from codeer.core.interview import parse_spreker
from codeer.core.namen import meant, plain_naam
from codeer.core.zoekplan import plain, plain_groepen, te_veel
from codeer.core.zoekvraag import (
    ALTIJD,
    ELKE_CODE,
    GEEN,
    Blad,
    En,
    Facet,
    Gecodeerd,
    Kenmerk,
    Nabij,
    Niet,
    Of,
    Vraag,
    Woorden,
    bladen,
)


def toets_vraag(vraag: Vraag, tekst: str, codeboek: Codeboek, kolommen: Collection[str]) -> Vraag:
    """Give the query with every name as the study writes it; ZoekvraagFout for a name that is not there.

    `tekst` is the query as typed, `kolommen` are those of kenmerken.csv.
    """
    return _doe(vraag, _Toets(tekst, codeboek, kolommen))


def _doe(vraag: Vraag, toets: _Toets) -> Vraag:
    if isinstance(vraag, (En, Of)):
        return replace(vraag, delen=tuple(_doe(deel, toets) for deel in vraag.delen))
    if isinstance(vraag, Niet):
        return Niet(_doe(vraag.deel, toets))
    if isinstance(vraag, Nabij):
        return replace(vraag, links=_doe(vraag.links, toets), rechts=_doe(vraag.rechts, toets))
    return toets.blad(vraag)


class _Toets:
    def __init__(self, tekst: str, codeboek: Codeboek, kolommen: Collection[str]) -> None:
        self._tekst = tekst
        self._codeboek = codeboek
        self._codes = {plain_naam(code.pad): code for code in codeboek.alle_codes()}
        self._facetten = dict(codeboek.facetten)
        self._groepen = plain_groepen(codeboek)
        self._kolommen = (*kolommen, *(k for k in ALTIJD if k not in kolommen))

    def blad(self, blad: Blad) -> Blad:
        """Give one thing to look for, with its names as the study has them."""
        if isinstance(blad, Gecodeerd):
            return self._code(blad)
        if isinstance(blad, Facet):
            return self._facet(blad)
        return self._kenmerk(blad) if isinstance(blad, Kenmerk) else self._woorden(blad)

    def _fout(self, fout: str, tip: str, blad: Blad) -> ZoekvraagFout:
        return ZoekvraagFout(fout, tip, self._tekst, blad.plek)

    def _code(self, blad: Gecodeerd) -> Gecodeerd:
        if blad.code == ELKE_CODE:
            if blad.pool not in (None, *POLEN):
                raise self._fout(f"Er is geen kant «{blad.pool}».", f"Kies uit: plus, min, {GEEN}.", blad)
            return blad
        code = self._codes.get(plain_naam(blad.code))
        if code is None:
            known = [c.pad for c in self._codes.values()]
            raise self._fout(f"Er is geen code «{blad.code}» in het codeboek.", meant(blad.code, known), blad)
        return replace(blad, code=code.pad, pool=self._pool(blad, code))

    def _pool(self, blad: Gecodeerd, code: Code) -> str | None:
        if blad.pool is None:
            return None
        names = {plain_naam(code.poolnaam(pool) or GEEN): pool for pool in code.polen}
        names |= {pool or GEEN: pool for pool in POLEN}
        pool = names.get(plain_naam(blad.pool or GEEN))
        if pool is None:
            shown = [pool or GEEN for pool in code.polen]
            raise self._fout(
                f"Code {code.pad} heeft geen kant «{blad.pool}».", f"Kies uit: {', '.join(shown)}.", blad
            )
        return pool

    def _facet(self, blad: Facet) -> Facet:
        if not self._facetten:
            tip = "Zet facetten bovenaan in codeboek.yaml, en geef ze bij het coderen."
            raise self._fout("Het codeboek heeft geen facetten.", tip, blad)
        naam = _one_of(blad.naam, list(self._facetten))
        if not naam:
            tip = meant(blad.naam, self._facetten)
            raise self._fout(f"Er is geen facet «{blad.naam}» in het codeboek.", tip, blad)
        if not blad.waarde:  # any value, or («») none
            return replace(blad, naam=naam)
        values = self._facetten[naam]
        waarde = _one_of(blad.waarde, values)
        if not waarde:
            fout = f"Facet {naam} heeft geen waarde «{blad.waarde}»."
            raise self._fout(fout, f"Kies uit: {', '.join(values)}.", blad)
        return replace(blad, naam=naam, waarde=waarde)

    def _kenmerk(self, blad: Kenmerk) -> Kenmerk:
        naam = _one_of(blad.naam, self._kolommen)
        if not naam:
            tip = meant(blad.naam, ["code", "facet", *self._kolommen])
            raise self._fout(f"Er is geen kenmerk «{blad.naam}» in kenmerken.csv.", tip, blad)
        if naam != "spreker":
            return replace(blad, naam=naam)
        spreker = parse_spreker(blad.waarde)
        if not spreker:
            tip = "Een spreker is R (elke respondent), R2, I (interviewer) of O."
            raise self._fout(f"«{blad.waarde}» is geen spreker.", tip, blad)
        return replace(blad, naam=naam, waarde=spreker)

    def _woorden(self, blad: Woorden) -> Woorden:
        for word in blad.tekst.split():
            if word.startswith("@") and plain(word[1:]) not in self._groepen:
                begin = max(blad.plek[0], self._tekst.find(word, blad.plek[0]))
                names = [naam for naam, _ in self._codeboek.woordgroepen]
                tip = meant(word[1:], names) or "Het codeboek heeft nog geen woordgroepen."
                fout = f"Er is geen woordgroep «{word[1:]}» in het codeboek."
                raise ZoekvraagFout(fout, tip, self._tekst, (begin, begin + len(word)))
        for melding in te_veel(Term(blad.tekst, exact=blad.exact), self._groepen):
            raise self._fout(melding.tekst, melding.tip, blad)
        return blad


def _one_of(naam: str, known: Sequence[str]) -> str:
    return next((k for k in known if plain_naam(k) == plain_naam(naam)), "")


def onbekende_waarden(vraag: Vraag, waarden: Mapping[str, Collection[str]]) -> list[str]:
    """Say which values of kenmerken no interview has; `waarden` has those that there are, per kenmerk."""
    told = []
    for blad in bladen(vraag):
        if isinstance(blad, Kenmerk) and blad.naam in waarden and "*" not in blad.waarde and blad.waarde:
            known = sorted(waarden[blad.naam])
            if not _one_of(blad.waarde, known):
                tip = meant(blad.waarde, known)
                told.append(f"Geen interview heeft {blad.naam} «{blad.waarde}». {tip}".strip())
    return list(dict.fromkeys(told))
