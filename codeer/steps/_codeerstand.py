"""How far people are with coding: per codeur and interview, out of the journal and the suggestions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codeer.core.codeboek import Codeboek, Eenheid
from codeer.core.codering import OVERLEG
from codeer.core.errors import CodeerFout, Melding
from codeer.core.gebeurtenis import Besluit, Codering, Gebeurtenis
from codeer.core.interview import Interview
from codeer.core.menswerk import Codeurwerk, Idee
from codeer.core.telwoord import count
from codeer.core.zinsoordelen import Toekenning, toekenningen
from codeer.steps._verantwoording_mensen import hash_werk
from codeer.steps.stand import code_van
from codeer.storage.kenmerken import Kenmerken
from codeer.storage.onderzoek import Onderzoek

if TYPE_CHECKING:
    from codeer.steps.materiaal import Stroom
    from codeer.steps.stand import Standen

MEERVOUD = {Eenheid.ZIN: "zinnen", Eenheid.ALINEA: "alinea's", Eenheid.BEURT: "beurten"}


class Voortgangsregel(NamedTuple):
    """One codeur in one interview of `eenheden` units (sentences, unless the codebook says otherwise)."""

    interview: str
    eenheden: int
    werk: Codeurwerk

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints for it."""
        return {
            "eenheden": self.eenheden,
            "afgerond": self.werk.afgerond,
            "blind": self.werk.blind,
            "open_voorstellen": self.werk.open_voorstellen,
            "coderingen_onaf": self.werk.onaf,
            "jongere_codes": list(self.werk.jonger),
        }


class Conflictplek(NamedTuple):
    """Two choices of one codeur that contradict each other: where, and about which codes."""

    codeur: str
    interview: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        about = f" over {' en '.join(self.codes)}" if self.codes else ""
        return f"{self.codeur} in {self.interview}{about}"


@dataclass(slots=True)
class Codeerstand:
    """What people have done so far; all empty where nobody coded."""

    eenheid: str = ""  # what is counted, in the plural: zinnen, unless the codebook says otherwise
    codeurs: dict[str, list[Voortgangsregel]] = field(default_factory=dict)
    conflicten: list[Conflictplek] = field(default_factory=list)
    onzeker: dict[str, int] = field(default_factory=dict)  # places to look at again in a changed text
    nog_niet_besproken: int = 0
    besluiten: int = 0  # places that the team decided on together
    ideeen: list[Idee] = field(default_factory=list)
    interviews_weg: tuple[str, ...] = ()
    fouten: list[str] = field(default_factory=list)
    meldingen: tuple[tuple[Path, Melding], ...] = ()
    geldend: list[str] = field(default_factory=list)

    @property
    def hash(self) -> str:
        """Give the hash of what people did, as the account of a report has it."""
        return hash_werk(self.geldend)

    @property
    def onzekere_coderingen(self) -> int:
        """Count the codings that their codeurs must look at again; what the team decided is no coding."""
        return sum(n for codeur, n in self.onzeker.items() if codeur != OVERLEG)

    def jonger(self) -> Iterator[tuple[str, str, list[str]]]:
        """Give code, codeur and interviews where a code is younger than what she finished there."""
        found: dict[tuple[str, str], list[str]] = {}
        for codeur, rows in sorted(self.codeurs.items()):
            for row in rows if codeur != OVERLEG else ():
                for code in row.werk.jonger:
                    found.setdefault((code, codeur), []).append(row.interview)
        for (code, codeur), interviews in found.items():
            yield code, codeur, interviews

    def to_json(self) -> dict[str, object]:
        """Give the part of the object that `--json` prints which is about coding."""
        return {
            "coderen": {
                codeur: {row.interview: row.to_json() for row in rows}
                for codeur, rows in sorted(self.codeurs.items())
            },
            "jongere_codes": [
                {"code": code, "codeur": codeur, "interviews": interviews}
                for code, codeur, interviews in self.jonger()
            ],
            "conflicten": [
                {"codeur": c.codeur, "interview": c.interview, "codes": list(c.codes)}
                for c in self.conflicten
            ],
            "onzekere_plaatsen": sum(self.onzeker.values()),
            "nog_niet_besproken": self.nog_niet_besproken,
            "open_codes": sorted({idee.naam for idee in self.ideeen}),
            "interviews_weg": list(self.interviews_weg),
        }

    def volgende(self) -> str:
        """Give what people should do next, or nothing when all is done."""
        if self.conflicten:
            first = self.conflicten[0]
            n = count(len(self.conflicten), "plek", "plekken")
            return (
                f"Op {n} spreken keuzes elkaar tegen; de eerste is van {first}. "
                f"Kies wat blijft: codeer open --codeur {first.codeur}"
            )
        for codeur, aantal in sorted(self.onzeker.items()):
            if codeur != OVERLEG:
                n = count(aantal, f"codering van {codeur} staat", f"coderingen van {codeur} staan")
                return (
                    f"{n} misschien niet meer goed, omdat de tekst veranderd is. "
                    f"Kijk het na: codeer open --codeur {codeur}"
                )
        return self._onaf() or self._na_te_lopen()

    def _onaf(self) -> str:
        for codeur, rows in sorted(self.codeurs.items()):
            for row in rows if codeur != OVERLEG else ():
                if 0 < row.werk.afgerond < row.eenheden or row.werk.onaf:
                    done = f"{row.werk.afgerond} van de {row.eenheden} {self.eenheid} af"
                    return (
                        f"{codeur} is bezig met {row.interview} ({done}). "
                        f"Ga door met: codeer open --codeur {codeur}"
                    )
        return ""

    def _na_te_lopen(self) -> str:
        for code, codeur, interviews in self.jonger():
            return (
                f"Code {code} is jonger dan wat {codeur} afrondde in {', '.join(interviews[:5])}. Loop die "
                f"alleen voor {code} na: codeer open --codeur {codeur}"
            )
        if OVERLEG in self.onzeker:
            n = count(self.onzeker[OVERLEG], "besluit telt", "besluiten tellen")
            return (
                f"{n} niet meer, omdat de tekst veranderd is. Neem ze opnieuw, of laat ze los: "
                "codeer open --overleg"
            )
        if self.nog_niet_besproken:
            return "Bespreek samen waar jullie verschillen; zie waar met: codeer consistentie"
        return ""


def kijk(
    onderzoek: Onderzoek,
    codeboek: Codeboek | None,
    kenmerken: Kenmerken,
    interviews: Iterable[Interview],
    standen: Standen | None = None,
) -> Codeerstand:
    """Look at all that people did; what cannot be looked at is told, not raised.

    `standen` is their work, where it was read already for this codebook. Where nobody coded no journal
    is opened, and where nothing changed since the last time spaCy is not.
    """
    stand = Codeerstand()
    if codeboek is None or not any(onderzoek.coderingen.glob("*")):
        return stand
    from codeer.steps.materiaal import Stroom  # noqa: PLC0415 -- matching is a heavy import

    stroom = Stroom(onderzoek, codeboek, kenmerken)
    if standen is not None:
        stroom.standen = standen
    assert stroom.standen is not None  # noqa: S101 -- there is something in the folder
    stand.eenheid = MEERVOUD[codeboek.instellingen.eenheid]
    stand.meldingen = stroom.standen.meldingen
    stand.interviews_weg = stroom.interviews_weg
    worked = frozenset(stroom.standen.interviews)
    for interview in interviews:
        if interview.id not in worked:
            continue
        try:
            _neem(stand, stroom, interview)
        except CodeerFout as fout:
            stand.fouten.append(fout.fout)
            break
    return stand


def _neem(stand: Codeerstand, stroom: Stroom, interview: Interview) -> None:
    weging = stroom.weeg(interview)
    werk = weging.werk
    assert werk is not None  # noqa: S101 -- someone worked on this one
    stand.besluiten += len({(g.anker, t.code) for g in weging.staat.geldend for t in _besloten(g)})
    for one in werk.codeurs:
        if one.codeur == OVERLEG:
            continue  # the team together is nobody who has an interview to finish
        row = Voortgangsregel(interview.id, werk.eenheden, one)
        stand.codeurs.setdefault(one.codeur, []).append(row)
    for conflict in weging.staat.conflicten:
        stand.conflicten.append(_plek(conflict.gebeurtenissen, interview.id))
    former = [g for g in weging.keuze.beoordeling.verouderd if isinstance(g.inhoud, (Besluit, Codering))]
    # a decision of the team may speak of both poles of its code
    places = {(g.codeur, g.anker, code_van(g)[0] if g.codeur == OVERLEG else g.id) for g in former}
    for codeur, *_ in places:
        stand.onzeker[codeur] = stand.onzeker.get(codeur, 0) + 1
    stand.nog_niet_besproken += werk.nog_niet_besproken
    stand.ideeen += werk.ideeen
    stand.geldend += werk.geldend


def _besloten(g: Gebeurtenis) -> Iterator[Toekenning]:
    return toekenningen(g) if g.codeur == OVERLEG else iter(())


def _plek(gebeurtenissen: Collection[Gebeurtenis], interview: str) -> Conflictplek:
    codeurs = sorted({g.codeur for g in gebeurtenissen})
    codes = dict.fromkeys(t.code for g in gebeurtenissen for t in toekenningen(g))
    return Conflictplek(codeurs[0], interview, tuple(codes))
