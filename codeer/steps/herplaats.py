"""The proof of a replacement: what became of everyone's work when an interview got a new text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from codeer.core.gebeurtenis import Afronding, Anker, Gebeurtenis, Onbekend
from codeer.core.herplaatsing import Herplaatser, Plaats, te_plaatsen
from codeer.core.interview import Interview
from codeer.core.vouwen import Staat, vouw
from codeer.steps.stand import code_van, open_herplaatser
from codeer.storage.interviews import Herkomstblad
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.onderzoek import Onderzoek


@dataclass(frozen=True, slots=True)
class Regel:
    """One piece of work of a former version: what became of it, the old place and the new one.

    `nieuw` is a proposal when `plaats` is onzeker, and absent when it is verloren.
    """

    id: str
    codeur: str
    soort: str
    code: str
    pool: str
    plaats: Plaats
    oud: Anker
    nieuw: Anker | None

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints for it."""
        return {
            "id": self.id,
            "codeur": self.codeur,
            "soort": self.soort,
            "code": self.code,
            "pool": self.pool,
            "plaats": self.plaats.value,
            "oud": _plek(self.oud),
            "nieuw": _plek(self.nieuw) if self.nieuw else None,
        }


@dataclass(frozen=True, slots=True)
class Herplaatsing:
    """What became of all work in force that was made in a former version of an interview.

    `afrondingen` counts what was finished and now has something new in it. `onbekend` counts what was
    made in a text that no version of this interview leads from.
    """

    interview: str
    regels: tuple[Regel, ...]
    afrondingen: int = 0
    onbekend: int = 0

    def aantallen(self, codeur: str | None = None) -> dict[str, int]:
        """Count what became of it, of all or of one codeur."""
        found = Counter(r.plaats for r in self.regels if codeur in (None, r.codeur))
        return {plaats.value: found[plaats] for plaats in Plaats}

    @property
    def codeurs(self) -> tuple[str, ...]:
        """Give whose work it is, by name."""
        return tuple(sorted({r.codeur for r in self.regels}))

    @property
    def na_te_kijken(self) -> tuple[Regel, ...]:
        """Give what people have to look at: by codeur, uncertain before lost, in the order of the text."""
        found = (r for r in self.regels if r.plaats in (Plaats.ONZEKER, Plaats.VERLOREN))
        return tuple(sorted(found, key=lambda r: (r.codeur, r.plaats is Plaats.VERLOREN, r.oud.begin)))

    def __bool__(self) -> bool:
        return bool(self.regels or self.afrondingen or self.onbekend)

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            **self.aantallen(),
            "afrondingen": self.afrondingen,
            "onbekend": self.onbekend,
            "codeurs": {codeur: self.aantallen(codeur) for codeur in self.codeurs},
            "lijst": [r.to_json() for r in self.regels],
        }


def overzicht(onderzoek: Onderzoek, interview: Interview, blad: Herkomstblad | None = None) -> Herplaatsing:
    """Say, of all work made in former versions of an interview, where its quotes are now.

    `blad` is the provenance of a text that is not on the disk yet. Work that was placed by hand since,
    or taken back, is not in it. Nothing is changed.
    """
    return vergelijk(onderzoek, interview, lees_journaal(onderzoek, interview.id).gebeurtenissen, blad)


def vergelijk(
    onderzoek: Onderzoek,
    interview: Interview,
    gebeurtenissen: Iterable[Gebeurtenis | Onbekend],
    blad: Herkomstblad | None = None,
) -> Herplaatsing:
    """Do as `overzicht`, for events that were read already."""
    events = tuple(gebeurtenissen)
    # which speakers count makes no difference to where a quote is
    herplaatser = open_herplaatser(onderzoek, interview, (), blad)
    over = herplaatser.breng_over(events)
    former = {g.id: g for g in events if g.id in over.zeker | over.onzeker and isinstance(g, Gebeurtenis)}
    staat = vouw(over.gebeurtenissen)
    regels, onbekend = [], 0
    for g in te_plaatsen(staat):
        onbekend += g.id in over.onbekend
        first = former.get(g.id)
        if first and first.anker:
            found = herplaatser.plaats(first.anker, first.tekst)
            regels.append(
                Regel(g.id, g.codeur, g.soort, *code_van(g), found.plaats, first.anker, found.anker)
            )
    regels.sort(key=lambda r: (r.codeur, r.oud.begin, r.oud.eind, r.id))
    return Herplaatsing(interview.id, tuple(regels), _fewer(events, herplaatser, staat), onbekend)


def _fewer(events: Iterable[Gebeurtenis | Onbekend], herplaatser: Herplaatser, staat: Staat) -> int:
    """Count what was finished and has something new in it; what people opened again is nothing new."""
    holding = {g.id for g in staat.geldend}
    finished = [
        g._replace(inhoud=replace(g.inhoud, zonder=()))
        for g in events
        if g.id in holding and isinstance(g, Gebeurtenis) and isinstance(g.inhoud, Afronding)
    ]
    brought = herplaatser.breng_over(finished).gebeurtenissen
    return sum(
        isinstance(g, Gebeurtenis) and isinstance(g.inhoud, Afronding) and bool(g.inhoud.zonder)
        for g in brought
    )


def _plek(anker: Anker) -> dict[str, object]:
    return {"begin": anker.begin, "eind": anker.eind, "citaat": anker.citaat}
