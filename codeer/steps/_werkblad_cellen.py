"""What a person filled in on a row: read as it stands, refused where it could mean more than one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from codeer.core.codeboek import Codeboek
from codeer.core.hernoemd import namen_van_nu
from codeer.core.namen import meant, plain_naam
from codeer.core.werkblad import Gelezenrij, Invulling, Rijsoort, Sleutel, facetkolom
from codeer.steps._werkblad_maak import GEEN
from codeer.steps._werkblad_stand import EIGEN, OPEN, WEG

AKKOORD, AFGEWEZEN, ANDERS = "akkoord", "afgewezen", "anders"
_VOORSTEL, _CODERING = (AKKOORD, AFGEWEZEN, ANDERS, OPEN), (EIGEN, ANDERS, WEG)


class RijFoutError(Exception):
    """A row cannot be taken over: why, and what to do.

    With `conflict` something else was decided meanwhile. With `opnieuw` what was filled in does not
    come back in the next sheet: nobody knows any more what it was about.
    """

    def __init__(self, tekst: str, tip: str, *, conflict: bool = False, opnieuw: bool = False) -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.tip = tip
        self.conflict = conflict
        self.opnieuw = opnieuw or conflict


@dataclass(frozen=True, slots=True)
class Cellen:
    """The cells of a row, read by the words of a codebook."""

    rij: Gelezenrij
    codeboek: Codeboek

    def invulling(self, sleutel: Sleutel, nu: Invulling) -> Invulling | None:
        """Give what the row says; None when it says nothing. Facets left empty stay as they are now."""
        words = _CODERING if sleutel.soort is Rijsoort.CODERING else _VOORSTEL
        word = plain_naam(self.rij.cel("besluit"))
        becomes = self.rij.cel("wordt_code") or self.rij.cel("wordt_kant")
        if not word:
            if becomes:
                tip = "Kies bij besluit het woord anders, of maak die cel leeg."
                raise RijFoutError("Er staat wel iets bij wordt_code of wordt_kant, maar geen besluit.", tip)
            return None
        if word not in words:
            raise RijFoutError(
                f"«{self.rij.cel('besluit')}» is geen besluit.", f"Kies uit: {', '.join(words)}."
            )
        if becomes and word != ANDERS:
            tip = "Kies bij besluit het woord anders, of maak wordt_code en wordt_kant leeg."
            raise RijFoutError(f"Er staat {word}, en ook een andere code of kant.", tip)
        if word in (OPEN, WEG):
            return Invulling(word)
        facets = {**dict(nu.facetten), **self.facetten()}
        if word == AFGEWEZEN:
            return Invulling(word, facetten=nu.facetten if nu.besluit == AFGEWEZEN else ())
        if word == ANDERS:
            code, pool = self._wordt(sleutel)
            # a coding of one's own that was changed is a coding of one's own
            word = EIGEN if sleutel.soort is Rijsoort.CODERING else word
            return Invulling(word, code, pool).met(facets)
        if word == EIGEN:
            return Invulling(word, self._nu(sleutel.code), sleutel.pool).met(facets)
        return Invulling(word).met(facets)

    def code_en_kant(self, code: str, kant: str) -> tuple[str, str]:
        """Read a code and its pole out of two cells, by their columns."""
        pad = self._code(self.rij.cel(code))
        return pad, self._kant(pad, self.rij.cel(kant))

    def facetten(self) -> dict[str, str]:
        """Give the facets that are filled in; `geen` gives an empty one."""
        found = {}
        for naam, waarden in self.codeboek.facetten:
            if text := self.rij.cel(facetkolom(naam).lower()):
                known = {plain_naam(w): w for w in waarden} | {GEEN: ""}
                if plain_naam(text) not in known:
                    raise RijFoutError(f"«{text}» is geen waarde van facet {naam}.", meant(text, waarden))
                found[naam] = known[plain_naam(text)]
        return found

    def _wordt(self, sleutel: Sleutel) -> tuple[str, str]:
        if not self.rij.cel("wordt_code") and not self.rij.cel("wordt_kant"):
            tip = "Kies een code bij wordt_code, of een andere kant bij wordt_kant."
            raise RijFoutError("Bij anders hoort welke code of kant het wordt.", tip)
        pad = self._code(self.rij.cel("wordt_code")) if self.rij.cel("wordt_code") else self._nu(sleutel.code)
        pool = self._kant(pad, self.rij.cel("wordt_kant"))
        if (pad, pool) == (self._nu(sleutel.code), sleutel.pool):
            tip = "Kies bij besluit akkoord (of eigen), of kies een andere code of kant."
            raise RijFoutError("Dat is dezelfde code en kant als er al stond.", tip)
        return pad, pool

    def _nu(self, code: str) -> str:
        return namen_van_nu(self.codeboek).get(code, code)

    def _code(self, tekst: str) -> str:
        known = {plain_naam(c.pad): c.pad for c in self.codeboek.alle_codes()}
        former = {plain_naam(old): now for old, now in namen_van_nu(self.codeboek).items()}
        found = {**former, **known}.get(plain_naam(tekst))
        if found is None:
            tip = meant(tekst, list(known.values())) or "Kies een code uit de lijst."
            raise RijFoutError(f"De code «{tekst}» staat niet in het codeboek.", tip)
        return found

    def _kant(self, pad: str, tekst: str) -> str:
        code = self.codeboek.code(pad)
        polen = code.polen if code else ("",)
        shown = {plain_naam(n): p for p, n in code.namen} if code else {}
        words: Mapping[str, str] = {"plus": "plus", "+": "plus", "min": "min", "-": "min", GEEN: "", "": ""}
        pool = {**words, **shown}.get(plain_naam(tekst))
        if pool is None or pool not in polen:
            sides = ", ".join((code.poolnaam(p) if code and p else GEEN) for p in polen)
            what = (
                f"De code {pad} heeft geen kant «{tekst}»." if tekst else f"Bij de code {pad} hoort een kant."
            )
            raise RijFoutError(what, f"Kies uit: {sides}.")
        return pool
