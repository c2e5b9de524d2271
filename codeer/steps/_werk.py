"""What an act works on: one interview as it stands on the disk, and the checks that every act passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from codeer.core.codeboek import Codeboek
from codeer.core.errors import GebruiksFout, OnderzoekFout, VerouderdFout
from codeer.core.gebeurtenis import Afronding, Anker, Codering, Facetten, Gebeurtenis, Inhoud
from codeer.core.gebeurtenis_maak import Maker, sluit_aan
from codeer.core.gebeurtenis_regel import MAX_NR
from codeer.core.interview import Interview
from codeer.core.vouwen import Conflict, Staat
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Zinsoordelen, beoordeel
from codeer.steps._anderen import VanAnder, van_anderen
from codeer.steps.materiaal import Voorgesteld
from codeer.steps.stand import Stand

# events of an act, before they get one number
_ROOM = 10_000
_VERS = "Kijk hoe het nu staat en doe het dan opnieuw."


@dataclass(frozen=True)
class Werkbeeld:
    """One interview for one codeur at one moment, as it stands on the disk.

    `blind`: she is to see no suggestions and no others. `onafhankelijk`: she is blind now and saw
    nothing of that kind before, so that what she does here may count as blind.
    """

    codeur: str
    codeboek: Codeboek
    codeboek_hash: str
    interview: Interview
    stand: Stand
    voorgesteld: Voorgesteld
    dekking: Zinsdekking  # finds units
    blind: bool

    @property
    def staat(self) -> Staat:
        """Give the folded work of all people on the interview."""
        return self.stand.staat

    @cached_property
    def oordelen(self) -> Mapping[str, Zinsoordelen]:
        """Give what each codeur found of the units."""
        return beoordeel(self.staat, self.dekking).codeurs

    @cached_property
    def eigen_oordelen(self) -> Zinsoordelen:
        """Give what this codeur found of the units."""
        return self.oordelen.get(self.codeur, Zinsoordelen(self.codeur))

    @cached_property
    def eigen(self) -> tuple[Gebeurtenis, ...]:
        """Give what holds of this codeur's own work, in order."""
        return tuple(g for g in self.staat.geldend if g.codeur == self.codeur)

    @cached_property
    def conflicten(self) -> tuple[Conflict, ...]:
        """Give this codeur's own conflicts."""
        return tuple(c for c in self.staat.conflicten if c.gebeurtenissen[0].codeur == self.codeur)

    @cached_property
    def anderen(self) -> tuple[VanAnder, ...]:
        """Give what others coded where this codeur finished; nothing when she is blind."""
        if self.blind:
            return ()
        return van_anderen(self.codeur, self.staat.geldend, self.dekking, self.oordelen)

    @property
    def onafhankelijk(self) -> bool:
        """Tell whether what the codeur does now is done without suggestions or others in view."""
        return self.blind and not any(g.codeur == self.codeur for g in self.staat.inzagen)


@dataclass(frozen=True, slots=True)
class Werk:
    """An act under way: the state, the maker, and the highest number that the person had seen (or None).

    `getoond` are the ids that she was shown with that number, where it is known: what came in from
    another computer since may bear a lower one.
    """

    beeld: Werkbeeld
    maker: Maker
    gezien: int | None = None
    getoond: frozenset[str] | None = None

    def anker(self, begin: int, eind: int, citaat: str) -> Anker:
        """Anchor a place; VerouderdFout when its text is not what the person had before her."""
        text = self.beeld.interview.tekst
        if not (0 <= begin < eind <= len(text)) or text[begin:eind] != citaat:
            raise VerouderdFout("De tekst op deze plek is niet wat jij voor je had.", _VERS)
        if not citaat.strip():
            raise GebruiksFout("Je koos alleen een lege plek.", "Selecteer woorden in de tekst.")
        return Anker.in_tekst(text, begin, eind)

    def kant(self, code: str, pool: str) -> tuple[str, str]:
        """Check that the codebook has a code with this pole."""
        found = self.beeld.codeboek.code(code)
        if found is None:
            tip = "Kies een code uit het codeboek, of noteer een idee voor een nieuwe code."
            raise GebruiksFout(f"De code {code} staat niet in het codeboek.", tip)
        if pool not in found.polen:
            sides = ", ".join(found.poolnaam(p) or "geen kant" for p in found.polen)
            raise GebruiksFout(f"De code {code} heeft deze kant niet.", f"Kies uit: {sides}.")
        return code, pool

    def facetten(self, given: Mapping[str, str] | None, former: Facetten = ()) -> Facetten:
        """Check facets against the codebook; None leaves them as they were, an empty value leaves one out."""
        if given is None:
            return former
        known = dict(self.beeld.codeboek.facetten)
        for facet, waarde in given.items():
            if waarde and waarde not in known.get(facet, ()):
                raise GebruiksFout(
                    f"Het facet {facet} met waarde {waarde} staat niet in het codeboek.",
                    "Kies een waarde uit het codeboek.",
                )
        # in the order of the codebook, so that the same choice is always the same event
        return tuple((facet, given[facet]) for facet in known if given.get(facet))

    def _check_nr(self) -> None:
        if self.beeld.staat.nr >= MAX_NR - _ROOM:
            raise OnderzoekFout(
                "In het werk aan dit interview staat een onmogelijk hoog volgnummer.",
                "Zoek met codeer controleer welk bestand het is, en haal dat weg.",
            )

    def maak(self, inhoud: Inhoud, anker: Anker | None = None, na: tuple[str, ...] = ()) -> Gebeurtenis:
        """Make an event that replaces what holds on its target; VerouderdFout when that was not seen."""
        return self._maak(inhoud, self._tekst(inhoud, anker), anker, na)

    def maak_als(self, former: Gebeurtenis, inhoud: Inhoud, na: tuple[str, ...]) -> Gebeurtenis:
        """Do as `maak`, at the place and in the text of an event: one of a former text stays in that."""
        return self._maak(inhoud, former.tekst, former.anker, na)

    def _maak(self, inhoud: Inhoud, tekst: str, anker: Anker | None, na: tuple[str, ...]) -> Gebeurtenis:
        self._check_nr()
        self._check_plek(tekst, anker)
        self.maker.zag(self.beeld.staat.nr)
        made = self.maker.maak(
            inhoud,
            interview=self.beeld.interview.id,
            tekst=tekst,
            anker=anker,
            codeboek=self.beeld.codeboek_hash,
            na=na,
        )
        joined = sluit_aan(self.beeld.staat, made)
        self.check_gezien(joined.na)
        return joined

    def _check_plek(self, tekst: str, anker: Anker | None) -> None:
        """See that a quote stands where its anchor says, before it is kept as a place in the text of now."""
        if anker is None or tekst != self.beeld.stand.tekst:
            return
        if self.beeld.interview.tekst[anker.begin : anker.eind] != anker.citaat:
            raise VerouderdFout("De tekst op deze plek is niet wat jij voor je had.", _VERS)

    def check_gezien(self, ids: tuple[str, ...]) -> None:
        """Raise VerouderdFout when the person acts on what came after all that she saw."""
        found = (self.beeld.staat.gebeurtenis(id) for id in ids)
        if any(self._is_new(g) for g in found if g is not None):
            raise VerouderdFout("Hier is intussen iets veranderd, in een ander venster of elders.", _VERS)

    def _is_new(self, g: Gebeurtenis) -> bool:
        if self.gezien is None:
            return False
        return g.nr > self.gezien or (self.getoond is not None and g.id not in self.getoond)

    def eigen(self, id: str) -> Gebeurtenis:
        """Find what holds of the codeur's own; VerouderdFout when it holds no longer or never did."""
        found = next((g for g in self.beeld.eigen if g.id == id), None)
        if found is None:
            raise VerouderdFout("Dit geldt niet meer, of het is niet van jou.", _VERS)
        return found

    def eigen_of_betwist(self, id: str) -> tuple[Gebeurtenis, tuple[str, ...]]:
        """Find what holds of the codeur's own or contradicts it, with the ids of all that contradict."""
        for conflict in self.beeld.conflicten:
            for g in conflict.gebeurtenissen:
                if g.id == id:
                    return g, conflict.ids
        return self.eigen(id), (id,)

    def inhoud(self, g: Gebeurtenis) -> Inhoud:
        """Give what an event says as it was written: a name that is only for reading is never kept."""
        return self.beeld.stand.geschreven.get(g.id, g).inhoud

    def bestaand(self, inhoud: Inhoud, anker: Anker | None) -> Gebeurtenis | None:
        """Find what says the very same already: doing an act twice makes no second event."""
        place, wanted = (self._tekst(inhoud, anker), anker), _bare(inhoud)
        return next(
            (g for g in self.beeld.eigen if (g.tekst, g.anker) == place and _bare(g.inhoud) == wanted), None
        )

    def _tekst(self, inhoud: Inhoud, anker: Anker | None) -> str:
        """Give the version of the text that an event speaks of; a memo or a view speaks of none."""
        speaks = anker is not None or isinstance(inhoud, Afronding)
        return self.beeld.stand.tekst if speaks else ""


def _bare(inhoud: Inhoud) -> Inhoud:
    """Leave out what does not make it another act."""
    if isinstance(inhoud, Afronding):
        return replace(inhoud, blind=False, sprekers=())
    return replace(inhoud, blind=False) if isinstance(inhoud, Codering) else inhoud
