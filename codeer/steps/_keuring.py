"""Judge what arrives from elsewhere, line by line: new, known, or refused with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from codeer.core.codering import AUTOMAAT, OVERLEG
from codeer.core.codeurnaam import is_eigenaar
from codeer.core.errors import CodeerFout
from codeer.core.gebeurtenis import STUDIE, Gebeurtenis, Onbekend
from codeer.core.gebeurtenis_toets import Vroeger, Vroegere, toets
from codeer.core.interview_id import is_valid
from codeer.steps.stand import vroegere_teksten
from codeer.storage.grafstenen import Grafstenen, lees_grafstenen
from codeer.storage.interviews import interview_ids, lees_herkomst, lees_interview
from codeer.storage.journaal_lezen import Regel, lees_journaal
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.pakket import Pakket

# nobody does so much; a higher number would leave no room to count on from
MAX_NR = 2**40


class Reden(StrEnum):
    """Why something is not taken in; each goes after «2 gebeurtenissen: »."""

    AUTOMAAT = "werk van de computer; dat maakt codeer zelf"
    OVERLEG = "besluiten van het overleg; die komen er alleen bij met --met-overleg"
    INGETROKKEN = "van wat uit dit onderzoek is gehaald"
    ANDERMANS = "niet van wie het bestand opstuurde"
    NAAM = "met een naam van codeur of interview die niet kan"
    NUMMER = "met een nummer dat niet kan, of dat iets anders al heeft"
    CITAAT = "het citaat staat niet op die plek in de tekst"
    BEZET = "er staat een ander venster open waarin daaraan gewerkt wordt; voeg later opnieuw samen"

    @property
    def is_gewoon(self) -> bool:
        """Tell whether this is how it should be, and no fault."""
        return self in (Reden.AUTOMAAT, Reden.OVERLEG, Reden.INGETROKKEN)


class Tekststand(StrEnum):
    """What is odd about the text that an event speaks of; such an event is taken in all the same."""

    ONTBREEKT = "over een interview dat dit onderzoek niet heeft"
    OUDER = "uit een eerdere versie van de tekst; codeer zoekt de plaats in de tekst van nu"
    ANDERS = "uit een andere versie van de tekst dan dit onderzoek kent"
    NIEUWER = "van een nieuwere codeer; dat is bewaard, en telt mee als je codeer bijwerkt"


@dataclass(frozen=True, slots=True)
class Beeld:
    """What this study has, to judge by: events by id, texts by interview and sha256, and what is gone."""

    bekend: dict[str, Gebeurtenis | Onbekend]
    teksten: dict[tuple[str, str], str]
    vroegere: Vroegere
    interviews: frozenset[str]
    stenen: Grafstenen

    @classmethod
    def van(cls, onderzoek: Onderzoek) -> Beeld:
        """Read it; an interview that cannot be read has no text to judge by."""
        texts: dict[tuple[str, str], str] = {}
        former: dict[tuple[str, str], Vroeger] = {}
        ids = interview_ids(onderzoek)
        for id in ids:
            try:
                blad = lees_herkomst(onderzoek, id)
                interview = lees_interview(onderzoek, id, blad)
            except CodeerFout:
                continue
            texts[id, blad.tekst_sha256] = interview.tekst
            former |= vroegere_teksten(onderzoek, interview)
        known = {g.id: g for g in lees_journaal(onderzoek).gebeurtenissen}
        return cls(known, texts, former, frozenset(ids), lees_grafstenen(onderzoek))

    def kent_tekst(self, pakket: Pakket) -> bool:
        """Tell whether any text that this work speaks of is of this study, or whether it speaks of none."""
        named = {
            (g.interview, g.tekst)
            for g in (r.gebeurtenis for r in pakket.regels)
            if isinstance(g, Gebeurtenis) and g.tekst
        }
        named |= {(r.interview, r.tekst) for r in pakket.terugkoppeling}
        return not named or any(n in self.teksten or n in self.vroegere for n in named)

    def tekststand(self, g: Gebeurtenis | Onbekend) -> Tekststand | None:
        """Say what is odd about the text of an event, or None."""
        if isinstance(g, Onbekend):
            return Tekststand.NIEUWER
        place = (g.interview, g.tekst)
        if g.interview == STUDIE or place in self.teksten:
            return None
        if g.interview not in self.interviews:
            return Tekststand.ONTBREEKT
        if not g.tekst:
            return None
        return Tekststand.OUDER if place in self.vroegere else Tekststand.ANDERS


@dataclass(slots=True)
class Keuring:
    """What came of judging: new lines, how many were known, and what was refused and why."""

    nieuw: list[Regel] = field(default_factory=list)
    bekend: list[Regel] = field(default_factory=list)
    geweigerd: list[tuple[Regel, Reden]] = field(default_factory=list)


def keur(beeld: Beeld, pakket: Pakket, *, met_overleg: bool) -> Keuring:
    """Judge the lines of a source; what is new is known from here on."""
    found = Keuring()
    for regel in pakket.regels:
        g = regel.gebeurtenis
        known = beeld.bekend.get(g.id)
        if known is not None and known == g:
            found.bekend.append(regel)
            continue
        reason = _refused(beeld, pakket, g, met_overleg=met_overleg)
        if reason is None and known is not None:
            reason = Reden.NUMMER
        if reason is not None:
            found.geweigerd.append((regel, reason))
            continue
        beeld.bekend[g.id] = g
        found.nieuw.append(regel)
    return found


def _refused(beeld: Beeld, pakket: Pakket, g: Gebeurtenis | Onbekend, *, met_overleg: bool) -> Reden | None:
    if beeld.stenen.is_dood(g):
        return Reden.INGETROKKEN
    if g.codeur == AUTOMAAT:
        return Reden.AUTOMAAT
    if g.codeur == OVERLEG and not met_overleg:
        return Reden.OVERLEG
    if pakket.codeur and g.codeur != pakket.codeur:
        return Reden.ANDERMANS
    if not is_eigenaar(g.codeur) or not (g.interview == STUDIE or is_valid(g.interview)):
        return Reden.NAAM
    if g.nr > MAX_NR:
        return Reden.NUMMER
    if not isinstance(g, Gebeurtenis):
        return None
    place = (g.interview, g.tekst)
    text_is_known = place in beeld.teksten or place in beeld.vroegere
    if text_is_known and any(toets([g], beeld.teksten, beeld.vroegere)):
        return Reden.CITAAT
    return None
