"""Verify the whole study: texts, provenance, kenmerken, codebook, log and reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import INGEBOUWD, Codeboek
from codeer.core.errors import CodeerFout, Melding, OnderzoekFout
from codeer.core.interview import Interview
from codeer.core.tekst import normalise
from codeer.steps._codeerstand import kijk
from codeer.steps._controleer_coderingen import Coderingencontrole, Vondst
from codeer.steps._gedeeld import achterhaald
from codeer.steps._rapport_stand import Rapportstand, rapport_stand
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.interviews import interview_ids, lees_herkomst, lees_interview, odd_files
from codeer.storage.kenmerken import Kenmerken, lees_kenmerken
from codeer.storage.logboek import lees_logboek
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.studie import lees_studie
from codeer.storage.terugkoppeling import STAM, lees_terugkoppeling
from codeer.taal.model import geinstalleerde_modellen

Voortgang = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that was found: the file (from the study folder), what, and what to do.

    `ernst` is `fout` when figures or quotes may be wrong, else `let op`.
    """

    ernst: str
    bestand: str
    melding: Melding

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints for it."""
        m = self.melding
        return {"ernst": self.ernst, "bestand": self.bestand, "regel": m.regel, "fout": m.tekst, "tip": m.tip}


@dataclass(frozen=True, slots=True)
class Controle:
    """The outcome of a check; `interviews` were looked at."""

    interviews: int
    bevindingen: tuple[Bevinding, ...]

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        """Give what must be mended; without any the study is sound."""
        return tuple(b for b in self.bevindingen if b.ernst == "fout")

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "goed": not self.fouten,
            "interviews": self.interviews,
            "bevindingen": [b.to_json() for b in self.bevindingen],
        }


def controleer(onderzoek: Onderzoek, voortgang: Voortgang | None = None) -> Controle:
    """Look everything over and give all that was found; nothing is changed and nothing raised."""
    return _Ronde(onderzoek, voortgang).controle()


class _Ronde:
    """One round through the study, part by part."""

    def __init__(self, onderzoek: Onderzoek, voortgang: Voortgang | None) -> None:
        self._onderzoek = onderzoek
        self._voortgang = voortgang
        self._gevonden: list[Bevinding] = []
        self._sprekers: dict[str, set[str]] = {}
        self._teksten: dict[str, str] = {}
        self._interviews: list[Interview] = []
        self._coderingen: Coderingencontrole | None = None

    def controle(self) -> Controle:
        """Go through all parts."""
        book = self._codeboek()
        coded = any(self._onderzoek.coderingen.glob("*"))
        self._coderingen = Coderingencontrole(self._onderzoek, book) if coded else None
        ids = interview_ids(self._onderzoek)
        for nr, id in enumerate(ids):
            if self._voortgang:
                self._voortgang(nr, len(ids), id)
            self._interview(id)
        if self._voortgang:
            self._voortgang(len(ids), len(ids), "")
        self._names(ids)
        for path, melding in odd_files(self._onderzoek):
            self._add(path, melding, fout=path.suffix == ".json")
        kenmerken = self._kenmerken(ids)
        if self._coderingen:
            self._take(self._coderingen.rest(ids))
        self._boeken()
        self._rapporten(book, kenmerken, len(ids))
        return Controle(len(ids), tuple(self._gevonden))

    def _add(self, path: Path, melding: Melding, *, fout: bool = True) -> None:
        name = path.relative_to(self._onderzoek.map).as_posix()
        self._gevonden.append(Bevinding("fout" if fout else "let op", name, melding))

    def _raised(self, path: Path, fout: CodeerFout) -> None:
        self._add(path, Melding(0, fout.fout, fout.tip))

    def _codeboek(self) -> Codeboek | None:
        path = self._onderzoek.codeboek
        loaded = laad_codeboek(path)
        for melding in loaded.fouten:
            self._add(path, melding)
        for melding in loaded.waarschuwingen:
            self._add(path, melding, fout=False)
        model = loaded.codeboek.taalmodel if loaded.codeboek else INGEBOUWD
        if model != INGEBOUWD and model not in {m.naam for m in geinstalleerde_modellen()}:
            text = f"het taalmodel {model} is niet geïnstalleerd."
            self._add(path, Melding(0, text, "Zie hoe het moet met: codeer taalmodel"))
        return loaded.codeboek

    def _interview(self, id: str) -> None:
        path = self._onderzoek.tekst(id)
        try:
            blad = lees_herkomst(self._onderzoek, id)
            interview = lees_interview(self._onderzoek, id, blad)
        except CodeerFout as fout:
            self._raised(path, fout)
            return
        self._sprekers[id.casefold()] = {b.spreker for b in interview.beurten}
        self._teksten[id] = blad.tekst_sha256
        if blad.interview != id:
            text = f"de herkomst hoort bij interview {blad.interview}: het bestand is hernoemd."
            self._add(path, Melding(0, text, f"Noem {id}.txt en {id}.json weer {blad.interview}."))
        if hashlib.sha256(path.read_bytes()).hexdigest() != blad.tekst_sha256:
            text = "een ander programma heeft de regeleinden veranderd; codeer leest de tekst nog goed."
            self._add(path, Melding(0, text, "Open teksten niet in een editor die ze bewaart."), fout=False)
        for melding in _text_faults(interview):
            self._add(path, melding)
        if self._coderingen:
            self._interviews.append(interview)
            self._take(self._coderingen.interview(interview))

    def _take(self, vondsten: Iterable[Vondst]) -> None:
        for vondst in vondsten:
            self._add(vondst.pad, vondst.melding, fout=vondst.fout)

    def _names(self, ids: tuple[str, ...]) -> None:
        seen: dict[str, str] = {}
        for id in ids:
            other = seen.setdefault(id.casefold(), id)
            if other != id:
                text = f"verschilt alleen in hoofdletters van {other}; op Windows is dat hetzelfde bestand."
                tip = f"Haal {id}.txt en {id}.json weg en importeer het met een andere --id."
                self._add(self._onderzoek.tekst(id), Melding(0, text, tip))

    def _kenmerken(self, ids: tuple[str, ...]) -> Kenmerken:
        path = self._onderzoek.kenmerken
        try:
            table = lees_kenmerken(path)
        except CodeerFout as fout:
            self._raised(path, fout)
            return Kenmerken()
        for melding in (*table.meldingen, *table.unknown(ids)):
            self._add(path, melding, fout=False)
        for key, rows in table.sprekerrijen.items():
            for spreker in sorted(set(rows) - self._sprekers.get(key, set(rows))):
                id, line = table.regels[key]
                text = f"spreker {spreker} komt in interview {id} niet voor."
                self._add(path, Melding(line, text, "Verbeter de spreker of haal de rij weg."), fout=False)
        missing = [id for id in ids if id.casefold() not in table.regels]
        if missing:
            shown = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
            text = f"geen rij voor {shown}"
            self._add(path, Melding(0, text, "Zet er rijen bij als je ze wilt vergelijken."), fout=False)
        return table

    def _boeken(self) -> None:
        try:
            lees_studie(self._onderzoek)
        except CodeerFout as fout:
            self._raised(self._onderzoek.studie, fout)
        for line in lees_logboek(self._onderzoek)[1]:
            text = "deze regel van het logboek is beschadigd."
            self._add(
                self._onderzoek.logboek,
                Melding(line, text, "De andere regels tellen; laat hem staan."),
                fout=False,
            )

        try:
            for path, melding in lees_terugkoppeling(self._onderzoek).meldingen:
                self._add(path, melding)
        except CodeerFout as fout:
            self._raised(self._onderzoek.map / f"{STAM}.jsonl", fout)

    def _rapporten(self, book: Codeboek | None, kenmerken: Kenmerken, interviews: int) -> None:
        read = self._coderingen.standen if self._coderingen else None
        work = kijk(self._onderzoek, book, kenmerken, self._interviews, read).hash
        try:
            stand = rapport_stand(self._onderzoek, book, self._teksten, kenmerken, work)
            for old in achterhaald(self._onderzoek, kenmerken):
                if not old.weg:
                    text = f"{old.ouder}."
                    self._add(self._onderzoek.map / old.bestand, Melding(0, text, old.tip))
        except OnderzoekFout:
            return  # told already: the answers of respondents cannot be read
        notes = {
            Rapportstand.GEEN: "er zijn nog geen rapporten." if interviews else "",
            Rapportstand.VEROUDERD: "de rapporten zijn gemaakt voordat er iets veranderde.",
            Rapportstand.ONBEKEND: "verantwoording.json is niet te lezen.",
        }
        if text := notes.get(stand, ""):
            self._add(self._onderzoek.rapporten, Melding(0, text, "Maak ze met: codeer rapport"), fout=False)


def _text_faults(interview: Interview) -> Iterator[Melding]:
    """Say what is wrong with the form of a text."""
    tip = "Haal het interview weg en importeer het bronbestand opnieuw."
    if normalise(interview.tekst) != interview.tekst:
        yield Melding(0, "de tekst staat niet in de vorm die codeer schrijft.", tip)
    if not interview.beurten:
        yield Melding(0, "er staat geen beurt in: geen regel begint met I:, R: of O:.", tip)
    elif interview.tekst[: interview.beurten[0].begin].count("\n"):
        yield Melding(1, "er staat tekst voor de eerste spreker; die telt nergens mee.", tip)
