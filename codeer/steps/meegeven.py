"""Make the bundle for a codeur's laptop: her interviews, the codebook, and what starts the page."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import INGEBOUWD, Codeboek
from codeer.core.errors import CodeerFout, OnderzoekFout
from codeer.core.gebeurtenis import STUDIE
from codeer.core.interview import Interview
from codeer.core.verdeling import Toewijzing, Verdeling
from codeer.steps._starters import CMD, COMMAND, LEESMIJ, leesmij, start_cmd, start_command
from codeer.steps._terugkoppeling_samen import kale_blokkades
from codeer.steps.verdeel import naam_codeur, tel_woorden
from codeer.steps.zending import eigen_regels, journaalstukken, naar_map
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.deelstudie import herkomst_deel, kenmerken_deel
from codeer.storage.grafstenen import BESTAND as GRAFSTENEN
from codeer.storage.grafstenen import encode_grafstenen, lees_grafstenen
from codeer.storage.interviews import (
    NIET_GEPSEUDONIMISEERD,
    Herkomstblad,
    lees_herkomst,
    lees_interview,
)
from codeer.storage.kenmerken import lees_kenmerken
from codeer.storage.logboek import Waarde, noteer
from codeer.storage.onderzoek import CODEBOEK, Onderzoek
from codeer.storage.schrijf import write_faults
from codeer.storage.slot import slot
from codeer.storage.studie import lees_studie, nieuwe_studie, schrijf_studie
from codeer.storage.terugkoppeling import BESTAND as TERUGKOPPELING
from codeer.storage.terugkoppeling import encode
from codeer.storage.verdeling import BESTAND as VERDELING
from codeer.storage.verdeling import encode_verdeling, lees_verdeling
from codeer.storage.zipbestand import Stuk, schrijf_zip

MAP = "meegeven"
PROGRAMMA = "programma"


@dataclass(frozen=True, slots=True)
class Meegegeven:
    """The bundle that was made: the interviews in it (each with whether it is blind), and what to know."""

    pad: Path
    codeur: str
    interviews: tuple[tuple[str, bool], ...]
    niet_gepseudonimiseerd: tuple[str, ...]
    programma: bool
    meldingen: tuple[str, ...]
    overgeslagen: tuple[tuple[str, str, str], ...]

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "bestand": self.pad.as_posix(),
            "codeur": self.codeur,
            "interviews": [{"interview": id, "blind": blind} for id, blind in self.interviews],
            "niet_gepseudonimiseerd": list(self.niet_gepseudonimiseerd),
            "programma": self.programma,
            "meldingen": list(self.meldingen),
            "overgeslagen": [{"interview": i, "fout": f, "tip": t} for i, f, t in self.overgeslagen],
        }


def meegeven(onderzoek: Onderzoek, naam: str, *, programma: bool = True) -> Meegegeven:
    """Write `meegeven/codeer-NAAM.zip` and note in the log which interviews went to whom.

    Raises OnderzoekFout when the plan has nothing for her, CodeboekFout when the codebook has faults.
    """
    codeur = naam_codeur(naam)
    with slot(onderzoek):
        book = lees_codeboek(onderzoek.codeboek)
        plan = lees_verdeling(onderzoek)
        read, overgeslagen = _interviews(onderzoek, codeur, plan)
        folder = onderzoek.map / PROGRAMMA
        with_program = programma and folder.is_dir()
        stukken = [*_gedeeld(onderzoek), *_deel(onderzoek, codeur, plan, read, book)]
        if with_program:
            stukken += _program(folder)
        path = naar_map(onderzoek, MAP) / f"codeer-{codeur}.zip"
        home = f"codeer-{codeur}"
        _write(path, [s._replace(naam=f"{home}/{s.naam}") for s in stukken])
        ids = [interview.id for interview, _ in read]
        raw = tuple(i.id for i, blad in read if blad.pseudo == NIET_GEPSEUDONIMISEERD)
        facts: dict[str, Waarde] = {"codeur": codeur, "interviews": ids, "niet_gepseudonimiseerd": len(raw)}
        noteer(onderzoek, "meegeven", facts)
    notes = [f"{VERDELING}, {m}" for m in plan.meldingen]
    if book.taalmodel != INGEBOUWD:
        notes.append(f"Het codeboek noemt taalmodel {book.taalmodel}; dat moet ook op haar computer staan.")
    blind = dict(plan.toegewezen(codeur))
    given = tuple((id, blind[id]) for id in ids)
    return Meegegeven(path, codeur, given, raw, with_program, tuple(notes), tuple(overgeslagen))


_Read = list[tuple[Interview, Herkomstblad]]


def _interviews(
    onderzoek: Onderzoek, codeur: str, plan: Verdeling
) -> tuple[_Read, list[tuple[str, str, str]]]:
    """Read her interviews; one that cannot be read is told and left out."""
    found: _Read = []
    missed = []
    for id, _ in plan.toegewezen(codeur):
        try:
            blad = lees_herkomst(onderzoek, id)
            found.append((lees_interview(onderzoek, id, blad), blad))
        except CodeerFout as fout:
            missed.append((id, fout.fout, fout.tip))
    if not found:
        if missed:
            raise OnderzoekFout(missed[0][1], missed[0][2])
        raise OnderzoekFout(f"In {VERDELING} staat geen interview voor {codeur}.", _eerst(codeur, plan))
    return found, missed


def _eerst(codeur: str, plan: Verdeling) -> str:
    """Say what to do for someone who has nothing; where all is handed out, handing out gives her nothing."""
    if any(not rij.doeners for rij in plan.rijen) or not plan.rijen:
        return f"Verdeel eerst de interviews: codeer verdeel {codeur}"
    return (
        f"Alles is al verdeeld. Zet {codeur} in {VERDELING} bij een interview, in de kolom codeurs, "
        "en probeer het dan opnieuw."
    )


def _gedeeld(onderzoek: Onderzoek) -> Iterator[Stuk]:
    """Give what every bundle has: the codebook, the id of the study and what is gone from it."""
    if lees_studie(onderzoek) is None:
        schrijf_studie(onderzoek, nieuwe_studie())
    yield Stuk("studie.json", onderzoek.studie.read_bytes())
    yield Stuk(CODEBOEK, onderzoek.codeboek.read_bytes())
    if stenen := lees_grafstenen(onderzoek):
        yield Stuk(GRAFSTENEN, encode_grafstenen(stenen))


def _deel(onderzoek: Onderzoek, codeur: str, plan: Verdeling, read: _Read, book: Codeboek) -> Iterator[Stuk]:
    """Give what is hers alone."""
    ids = [interview.id for interview, _ in read]
    for interview, blad in read:
        yield Stuk(f"interviews/{interview.id}.txt", interview.tekst.encode("utf-8"))
        yield Stuk(f"interviews/{interview.id}.json", herkomst_deel(blad))
    yield Stuk("interviews/kenmerken.csv", kenmerken_deel(lees_kenmerken(onderzoek.kenmerken), ids))
    # who else codes it, and who may not, is nothing she needs to know
    rows = tuple(Toewijzing(id, (codeur,), plan.van(id).is_blind) for id in ids)
    words = {i.id: tel_woorden(i, book.instellingen.sprekers) for i, _ in read}
    yield Stuk(VERDELING, encode_verdeling(Verdeling(rows), words))
    own = eigen_regels(onderzoek, codeur)
    yield from journaalstukken(codeur, {id: rows for id, rows in own.items() if id in (STUDIE, *ids)})
    # what must not be quoted holds on her computer too; who said so and why stays here
    if blocks := kale_blokkades(onderzoek, (interview for interview, _ in read)):
        yield Stuk(TERUGKOPPELING, encode(blocks))
    yield Stuk(CMD, start_cmd(codeur))
    yield Stuk(COMMAND, start_command(codeur), uitvoerbaar=True)
    yield Stuk(LEESMIJ, leesmij(codeur, [(id, plan.van(id).is_blind) for id in ids]))


def _program(folder: Path) -> Iterator[Stuk]:
    """Give the files of a program that the team put ready, so that nothing needs to be installed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = f"{PROGRAMMA}/{path.relative_to(folder).as_posix()}"
            yield Stuk(name, path, os.access(path, os.X_OK))


def _write(path: Path, stukken: Sequence[Stuk]) -> None:
    """Write the archive wholly or not at all; a program in it is too big to hold in memory."""
    temp = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with write_faults(path):
        # under the lock nobody else is writing: these are of one that was killed, and hold interviews
        for rest in path.parent.glob(".*.tmp"):
            rest.unlink()
        try:
            with temp.open("wb") as file:
                schrijf_zip(file, stukken)
                file.flush()
                os.fsync(file.fileno())
            temp.replace(path)
        finally:
            temp.unlink(missing_ok=True)
