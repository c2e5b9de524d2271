"""Verify all that people did: each event against its text, the codebook and the other events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from codeer.core.codeboek import Codeboek
from codeer.core.codering import AUTOMAAT, OVERLEG
from codeer.core.errors import Melding
from codeer.core.gebeurtenis import STUDIE, Afronding, Gebeurtenis
from codeer.core.gebeurtenis_toets import toets
from codeer.core.interview import Interview
from codeer.core.interview_id import owner
from codeer.core.telwoord import count
from codeer.core.vouwen import Staat
from codeer.core.zinsoordelen import toekenningen
from codeer.steps.stand import Standen, vroegere_teksten
from codeer.storage.journaal import STUDIEBESTAND
from codeer.storage.journaal_lezen import Regel, journaal_bestanden, lees_journaal
from codeer.storage.onderzoek import Onderzoek

_TERUG = "Zet het interview terug, of bewaar dit bestand elders."


class Vondst(NamedTuple):
    """Something found in a journal; a fault when figures or quotes may be wrong."""

    pad: Path
    melding: Melding
    fout: bool


class Coderingencontrole:
    """Looks people's work over: interview by interview, and then what belongs to none of them."""

    def __init__(self, onderzoek: Onderzoek, codeboek: Codeboek | None) -> None:
        read = lees_journaal(onderzoek)
        self._onderzoek = onderzoek
        self._meldingen = read.meldingen
        self._codes = frozenset(c.pad for c in codeboek.alle_codes()) if codeboek else None
        self.standen = Standen(onderzoek, codeboek or Codeboek(""), lezer=lambda *_: read)
        self._regels: dict[str, list[Regel]] = {}
        for regel in read.regels:
            self._regels.setdefault(regel.gebeurtenis.interview, []).append(regel)

    def interview(self, interview: Interview) -> Iterator[Vondst]:
        """Verify the work on one interview: each place in its text, and what it comes to together."""
        regels = self._regels.get(interview.id, [])
        if not regels:
            return
        places = {r.gebeurtenis.id: r for r in reversed(regels)}
        stand = self.standen.van(interview)
        former = vroegere_teksten(self._onderzoek, interview)
        texts = {(interview.id, stand.tekst): interview.tekst}
        # as they were written: brought to the text of now, their quotes would stand there of course
        events = (r.gebeurtenis for r in regels if isinstance(r.gebeurtenis, Gebeurtenis))
        here = [g for g in events if (g.interview, g.tekst) in (texts.keys() | former.keys())]
        for wrong in toets((*here, *stand.verouderd), texts, former):
            yield _at(places[wrong.gebeurtenis], f"gebeurtenis {wrong.gebeurtenis}: {wrong.tekst}", wrong.tip)
        for place in stand.onzeker:
            text = (
                f"«{place.citaat}» van {place.codeur} is in de nieuwe tekst niet zeker terug te vinden; "
                "het telt niet mee tot iemand het nakijkt."
            )
            tip = f"Kijk het na: codeer open --codeur {place.codeur}"
            if place.codeur == OVERLEG:
                tip = "Beslis er samen opnieuw over, of laat het los: codeer open --overleg"
            yield _at(places[place.id], text, tip, fout=False)
        yield from self._state(stand.staat, places)

    def rest(self, ids: Collection[str]) -> Iterator[Vondst]:
        """Verify what is about the study, about interviews that are gone, and the files themselves."""
        here = {*ids, STUDIE}
        for id, regels in sorted(self._regels.items()):
            if id not in here:
                yield from _gone(id, regels)
        yield from self._files({id.casefold() for id in ids})
        for regels in self._regels.values():
            yield from _twins(regels)

    def _state(self, staat: Staat, places: Mapping[str, Regel]) -> Iterator[Vondst]:
        """Tell what of the fold people must know: contradictions, and codes that are not there."""
        for conflict in staat.conflicten:
            first = conflict.gebeurtenissen[0]
            text = (
                f"{len(conflict.ids)} keuzes van {first.codeur} over hetzelfde spreken elkaar tegen; "
                "geen ervan telt."
            )
            tip = f"Kies wat blijft: codeer open --codeur {first.codeur}"
            yield _at(places[first.id], text, tip, fout=False)
        if self._codes is None:
            return
        strange: dict[str, list[Regel]] = {}
        for g in staat.geldend:
            for given in toekenningen(g):
                if given.gegeven and given.code not in self._codes:
                    strange.setdefault(given.code, []).append(places[g.id])
            if isinstance(g.inhoud, Afronding) and self._codes.isdisjoint(g.inhoud.codes):
                text = "rondt iets af zonder een code uit het codeboek, en beoordeelt dus niets."
                tip = "Rond het opnieuw af, of geef een hernoemde code haar oude naam onder voorheen."
                yield _at(places[g.id], text, tip, fout=False)
        for code, found in sorted(strange.items()):
            yield _at(found[0], *_unknown_code(code, len(found)), fout=False)

    def _files(self, known: Collection[str]) -> Iterator[Vondst]:
        """Tell what reading the files brought up, and what files are nobody's."""
        filled = {r.pad for regels in self._regels.values() for r in regels}
        for path, melding in self._meldingen:
            unread = melding.regel == 0 and path not in filled
            yield Vondst(path, melding, fout=unread)
        told = {path for path, _ in self._meldingen}
        for path in journaal_bestanden(self._onderzoek.coderingen):
            stem = path.stem.casefold()
            if not (path in filled or path in told or stem.startswith(STUDIEBESTAND) or owner(stem, known)):
                text = "hoort bij een interview dat er niet is."
                yield Vondst(path, Melding(0, text, _TERUG), fout=True)
        computer = [r for regels in self._regels.values() for r in regels if r.gebeurtenis.codeur == AUTOMAAT]
        if computer:
            n = count(len(computer), "gebeurtenis staat", "gebeurtenissen staan")
            text = f"{n} op naam van {AUTOMAAT}: zo heet de computer zelf. Het telt niet mee."
            yield _at(computer[0], text, "Codeer onder je eigen naam: codeer open --codeur JOUW-NAAM")


def _gone(id: str, regels: Iterable[Regel]) -> Iterator[Vondst]:
    per_file: dict[Path, int] = {}
    for regel in regels:
        per_file[regel.pad] = per_file.get(regel.pad, 0) + 1
    for path, n in per_file.items():
        events = count(n, "gebeurtenis hoort", "gebeurtenissen horen")
        text = f"{events} bij interview {id}, een interview dat er niet is."
        yield Vondst(path, Melding(0, text, _TERUG), fout=True)


def _twins(regels: Iterable[Regel]) -> Iterator[Vondst]:
    """Tell of two different events that bear the same id; copies of one event are no matter."""
    seen: dict[str, Regel] = {}
    for regel in regels:
        other = seen.setdefault(regel.gebeurtenis.id, regel)
        if other.gebeurtenis != regel.gebeurtenis:
            text = (
                f"gebeurtenis {regel.gebeurtenis.id} is een andere dan die met hetzelfde nummer in "
                f"{other.pad.parent.name}/{other.pad.name}, regel {other.nr}; een van beide telt."
            )
            yield _at(regel, text, "Heeft iemand het bestand bewerkt? Zet het terug uit een reservekopie.")


def _unknown_code(code: str, n: int) -> tuple[str, str]:
    which = count(n, "codering heeft", "coderingen hebben")
    text = f"{which} de code {code}, die niet in het codeboek staat; dat telt niet mee."
    tip = (
        f"Heet {code} nu anders, gebruik dan: codeer codeboek hernoem. "
        "Is de code met opzet weg, dan is dit in orde."
    )
    return text, tip


def _at(regel: Regel, text: str, tip: str, *, fout: bool = True) -> Vondst:
    return Vondst(regel.pad, Melding(regel.nr, text, tip), fout)
