"""The review as a sheet for Excel: made for one codeur, and read back whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from codeer.core.automaat_oordeel import Zin, trek_zinnen
from codeer.core.errors import CodeerFout, GebruiksFout, OnderzoekFout
from codeer.core.interview_id import zoek_id
from codeer.core.telwoord import count
from codeer.core.werkblad import FORMAAT, Gelezenmap
from codeer.core.zinsdekking import Span
from codeer.exporters._werkblad import schrijf_werkmap
from codeer.steps._werkblad_lees import Probleem, Teruggelezen, Teruglezer
from codeer.steps._werkblad_maak import maak_werkmap
from codeer.steps._werkblad_stand import Bladstand
from codeer.steps._werkblad_steekproef import maak_steekproef
from codeer.steps.coderen import Werkplek
from codeer.storage.codeboek_wijzig import BEWAARD
from codeer.storage.logboek import noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic
from codeer.storage.studie import lees_studie
from codeer.storage.verdeling import lees_verdeling
from codeer.storage.werkblad import UITGANGEN, lees_werkmap

__all__ = ["Probleem", "Werkbladuitkomst", "werkblad"]

_STEEKPROEF = "steekproef"
Voortgang = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Werkbladuitkomst:
    """What came of it: the file that was made, what was taken over from it, and what was not.

    `gelezen` tells whether there was a filled-in sheet. `kopie` is that sheet as it was, kept when
    not all of it went in.
    """

    bestand: Path
    codeur: str
    interviews: tuple[str, ...]
    blind: tuple[str, ...]
    gelezen: bool
    overgenomen: int
    problemen: tuple[Probleem, ...]
    kopie: str = ""
    meldingen: tuple[str, ...] = ()


def werkblad(  # noqa: PLR0913 -- a sheet rests on these choices
    onderzoek: Onderzoek,
    codeur: str,
    bestand: Path | None = None,
    *,
    blind: bool = False,
    interview: str = "",
    steekproef: int = 0,
    voortgang: Voortgang | None = None,
) -> Werkbladuitkomst:
    """Make a codeur's review sheet; when the file is there already, take over first what is filled in.

    With `steekproef` it has so many sentences drawn by chance out of the whole study, to read blind; a sheet
    that was a sample stays one.

    Raises LeesFout when the file is no sheet of codeer, GebruiksFout when it is another's or of
    another study, SlotFout when the codeur works elsewhere. What had gone in by then is safe, and
    reading the same file again changes nothing more.
    """
    path = (bestand or onderzoek.map / _naam(codeur, steekproef)).absolute()
    if path.suffix.lower() not in UITGANGEN:
        raise GebruiksFout(f"{path.name} is geen werkmap.", f"Noem het bijvoorbeeld {path.stem}.xlsx.")
    read, earlier = None, None
    _check_naam(codeur, path, steekproef)
    if path.is_file():
        earlier = lees_werkmap(path)
        _check_van(onderzoek, codeur, path, earlier)
        drawn = int(earlier.gegeven(_STEEKPROEF) or 0)
        if steekproef and not drawn:
            raise GebruiksFout(f"{path.name} is geen steekproef.", "Laat de naam van het bestand weg.")
        steekproef = steekproef or drawn
        read = _lees(onderzoek, codeur, earlier)
    if steekproef:
        ids = _voor_steekproef(onderzoek, codeur)
        blind_in = frozenset(ids)
    else:
        ids, blind_in = _keuze(onderzoek, codeur, earlier, blind=blind, interview=interview)
    made = _Maker(onderzoek, codeur, ids, blind_in, steekproef)
    data = made.maak(read or Teruggelezen(), voortgang)
    target = path.with_suffix(".xlsx")
    copy = _bewaar(onderzoek, path) if read is not None else ""
    write_atomic(target, data)
    noteer(onderzoek, "werkblad", {"codeur": codeur, "interviews": list(made.ids)})
    return Werkbladuitkomst(
        bestand=target,
        codeur=codeur,
        interviews=tuple(made.ids),
        blind=tuple(id for id in made.ids if id in blind_in),
        gelezen=read is not None,
        overgenomen=read.overgenomen if read else 0,
        problemen=tuple(read.problemen) if read else (),
        kopie=copy,
        meldingen=tuple(made.meldingen),
    )


class _Maker:
    """Makes the fresh sheet; an interview that cannot be read is told and left out."""

    def __init__(
        self, onderzoek: Onderzoek, codeur: str, ids: Sequence[str], blind: frozenset[str], steekproef: int
    ) -> None:
        self.ids: list[str] = []
        self.meldingen: list[str] = []
        self._onderzoek = onderzoek
        self._wanted = ids
        self._blind = blind
        self._steekproef = steekproef
        self._plek = Werkplek(onderzoek, codeur, blind_in=sorted(blind))

    def maak(self, read: Teruggelezen, voortgang: Voortgang | None) -> bytes:
        """Give the bytes of the sheet, after it was noted that this codeur sees what is in it."""
        drawn = self._trek() if self._steekproef else ()
        if self._steekproef:
            here = {zin.interview for zin in drawn}
            self._wanted = [id for id in self._wanted if id in here]
        standen = []
        for nr, id in enumerate(self._wanted):
            if voortgang:
                voortgang(nr, len(self._wanted), id)
            try:
                standen.append(Bladstand(self._plek.bekijk(id)))
            except OnderzoekFout as fout:
                self.meldingen.append(f"{fout.fout} {fout.tip}".strip())
                continue
            self.ids.append(id)
        book = self._plek.bron.codeboek
        own = [
            ("studie", _studie(self._onderzoek)),
            ("codeur", self._plek.codeur),
            ("codeboek", book.hash()),
            # also those that cannot be read now: the next sheet has them again
            *(("interview", id) for id in self._wanted),
            *(("blind", id) for id in self._wanted if id in self._blind),
        ]
        if self._steekproef:
            own.append((_STEEKPROEF, str(self._steekproef)))
            return schrijf_werkmap(maak_steekproef(standen, drawn, book, own, read.over))
        return schrijf_werkmap(maak_werkmap(standen, book, own, read.over, read.zelf))

    def _trek(self) -> tuple[Zin, ...]:
        """Draw the sentences out of all interviews; those that this codeur may not code are told."""
        rows: dict[str, Sequence[Span]] = {}
        for id, beeld in self._plek.beelden():
            if isinstance(beeld, CodeerFout):
                self.meldingen.append(f"{beeld.fout} {beeld.tip}".strip())
            else:
                rows[id] = beeld.dekking.zinnen
        drawn = trek_zinnen(rows, self._steekproef, _studie(self._onderzoek))
        left = sum(zin.interview not in self._wanted for zin in drawn)
        if left:
            many = count(left, "getrokken zin staat", "getrokken zinnen staan")
            self.meldingen.append(f"{many} er niet in: {self._plek.codeur} codeert dat interview niet.")
        return drawn


def _lees(onderzoek: Onderzoek, codeur: str, gelezen: Gelezenmap) -> Teruggelezen:
    blind = [value for key, value in gelezen.gegevens if key == "blind"]
    plek = Werkplek(onderzoek, codeur, blind_in=blind)
    same = gelezen.gegeven("codeboek") == plek.bron.codeboek.hash()
    return Teruglezer(plek, gelezen, zelfde_codeboek=same).lees()


def _naam(codeur: str, steekproef: int) -> str:
    return f"{_STEEKPROEF if steekproef else 'werkblad'}-{codeur}.xlsx"


def _voor_steekproef(onderzoek: Onderzoek, codeur: str) -> list[str]:
    """Give the interviews that a codeur may code, planned for her or not: the draw is from all of them."""
    verdeling = lees_verdeling(onderzoek)
    ids = [
        id for id in Werkplek(onderzoek, codeur).bron.interviews() if not verdeling.van(id).verboden(codeur)
    ]
    if not ids:
        raise OnderzoekFout("Er zijn geen interviews om uit te trekken.", "Zie wat er is met: codeer status")
    return ids


def _check_naam(codeur: str, path: Path, steekproef: int) -> None:
    """See that a name that was given is there: a typing fault must not give an empty sheet."""
    if path.exists() or path.name == _naam(codeur, steekproef):
        return
    command = f"codeer open --codeur {codeur} --werkblad"
    tip = f"Kijk of de naam klopt. Een nieuw werkblad maak je zonder naam: {command}"
    raise GebruiksFout(f"{path.name} bestaat niet.", tip)


def _check_van(onderzoek: Onderzoek, codeur: str, path: Path, gelezen: Gelezenmap) -> None:
    if gelezen.gegeven("formaat") != FORMAAT:
        tip = "Werk codeer bij, of maak een nieuw werkblad."
        raise GebruiksFout(f"{path.name} is door een andere versie van codeer gemaakt.", tip)
    owner = gelezen.gegeven("codeur")
    if owner != codeur:
        tip = f"Lees het terug met: codeer open --codeur {owner} --werkblad {path.name}"
        raise GebruiksFout(f"{path.name} is het werkblad van {owner}.", tip)
    if gelezen.gegeven("studie") != _studie(onderzoek):
        tip = "Kies met --map de map waar dit werkblad bij hoort."
        raise GebruiksFout(f"{path.name} hoort bij een ander onderzoek.", tip)


def _keuze(
    onderzoek: Onderzoek, codeur: str, earlier: Gelezenmap | None, *, blind: bool, interview: str
) -> tuple[list[str], frozenset[str]]:
    """Choose the interviews and which of them are blind: what a sheet was, it stays."""
    every = list(Werkplek(onderzoek, codeur).bron.interviews())
    verdeling = lees_verdeling(onderzoek)
    planned = dict(verdeling.toegewezen(codeur))
    had = [value for key, value in earlier.gegevens if key == "interview"] if earlier else []
    mine = [id for id in every if not verdeling.van(id).verboden(codeur)]
    ids = [id for id in mine if id in planned] or mine
    if interview:
        interview = zoek_id(interview, every)
        verdeling.weiger(codeur, interview)
        ids = [interview]
    elif had:
        ids = [id for id in mine if id in had]
    if not ids:
        tip = "Haal ze erin met: codeer import BESTAND"
        raise OnderzoekFout("In dit onderzoek zijn nog geen interviews.", tip)
    unseen = {value for key, value in earlier.gegevens if key == "blind"} if earlier else set()
    return ids, frozenset(id for id in ids if blind or id in verdeling.blind or id in unseen)


def _studie(onderzoek: Onderzoek) -> str:
    try:
        found = lees_studie(onderzoek)
    except CodeerFout:
        found = None
    return found.id if found else ""


def _bewaar(onderzoek: Onderzoek, path: Path) -> str:
    """Keep the filled-in sheet as it was; the same sheet is kept once."""
    data = path.read_bytes()
    folder = onderzoek.map / BEWAARD
    nr = 1
    while (copy := folder / f"{path.stem}-{nr:02}{path.suffix}").exists():
        if copy.read_bytes() == data:
            break
        nr += 1
    else:
        write_atomic(copy, data)
    return copy.relative_to(onderzoek.map).as_posix()
