"""Where the study stands: what is in it, what is missing, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from codeer.core.codering import OVERLEG
from codeer.core.errors import KenmerkenFout, OnderzoekFout
from codeer.core.interview import Interview, count_woorden
from codeer.steps._citeerregel import vreemde_toestemming
from codeer.steps._codeerstand import Codeerstand, kijk
from codeer.steps._gedeeld import Achterhaald, achterhaald
from codeer.steps._rapport_stand import Rapportstand, rapport_stand
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.interviews import NIET_GEPSEUDONIMISEERD, interview_ids, lees_herkomst, lees_interview
from codeer.storage.kenmerken import Kenmerken, lees_kenmerken
from codeer.storage.onderzoek import Onderzoek

Voortgang = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Rolstand:
    """How much one role (I, R, O) says in all interviews together."""

    rol: str
    beurten: int
    woorden: int


@dataclass(frozen=True, slots=True)
class Kenmerkstand:
    """For how many interviews a kenmerk is filled in."""

    kenmerk: str
    ingevuld: int


@dataclass(frozen=True, slots=True)
class Status:
    """The study at this moment; `volgende` is the next step to take, as a sentence."""

    map: str
    codeboek: str
    codes: int
    codeboek_fouten: int
    taalmodel: str
    interviews: int
    rollen: tuple[Rolstand, ...]
    kenmerken: tuple[Kenmerkstand, ...]
    zonder_rij: tuple[str, ...]
    niet_gepseudonimiseerd: int
    codeurs: tuple[str, ...]
    coderen: Codeerstand
    rapport: Rapportstand
    fouten: tuple[str, ...]
    volgende: str
    # files made to be shared from before a no, and answers about consent that are none
    achterhaald: tuple[Achterhaald, ...] = ()
    toestemming: tuple[str, ...] = ()

    @property
    def woorden(self) -> int:
        """Give the words of all speakers together."""
        return sum(r.woorden for r in self.rollen)

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "map": self.map,
            "codeboek": {"naam": self.codeboek, "codes": self.codes, "fouten": self.codeboek_fouten},
            "taalmodel": self.taalmodel,
            "interviews": self.interviews,
            "woorden": self.woorden,
            "rollen": {r.rol: {"beurten": r.beurten, "woorden": r.woorden} for r in self.rollen},
            "kenmerken": {k.kenmerk: k.ingevuld for k in self.kenmerken},
            "zonder_rij": list(self.zonder_rij),
            "niet_gepseudonimiseerd": self.niet_gepseudonimiseerd,
            "codeurs": list(self.codeurs),
            **self.coderen.to_json(),
            "rapport": self.rapport.value,
            "achterhaald": [a.to_json() for a in self.achterhaald],
            "toestemming": list(self.toestemming),
            "fouten": list(self.fouten),
            "volgende": self.volgende,
        }


@dataclass(slots=True)
class _Telling:
    """What is added up while interviews come by."""

    teksten: dict[str, str] = field(default_factory=dict)
    rollen: dict[str, list[int]] = field(default_factory=dict)
    niet_gepseudonimiseerd: int = 0
    fouten: list[str] = field(default_factory=list)
    interviews: list[Interview] = field(default_factory=list)


def status(onderzoek: Onderzoek, voortgang: Voortgang | None = None) -> Status:
    """Look at the whole study; faults in it are told, not raised."""
    book = laad_codeboek(onderzoek.codeboek)
    ids = interview_ids(onderzoek)
    telling = _count(onderzoek, ids, voortgang)
    try:
        kenmerken = lees_kenmerken(onderzoek.kenmerken)
    except KenmerkenFout as fout:
        kenmerken = Kenmerken()
        telling.fouten.append(fout.fout)
    coderen = kijk(onderzoek, book.codeboek, kenmerken, telling.interviews)
    telling.fouten += coderen.fouten
    stand = Rapportstand.ONBEKEND
    old: tuple[Achterhaald, ...] = ()
    try:
        old = tuple(a for a in achterhaald(onderzoek, kenmerken) if not a.weg)
        stand = rapport_stand(onderzoek, book.codeboek, telling.teksten, kenmerken, coderen.hash)
    except OnderzoekFout as fout:
        telling.fouten.append(fout.fout)
    rows = [kenmerken.interview(id) for id in ids]
    return Status(
        map=str(onderzoek.map),
        codeboek=book.codeboek.naam if book.codeboek else "",
        codes=sum(1 for _ in book.codeboek.alle_codes()) if book.codeboek else 0,
        codeboek_fouten=len(book.fouten),
        taalmodel=book.codeboek.taalmodel if book.codeboek else "",
        interviews=len(ids),
        rollen=tuple(Rolstand(r, *telling.rollen[r]) for r in sorted(telling.rollen, key="RIO".index)),
        kenmerken=tuple(Kenmerkstand(k, sum(1 for row in rows if row[k])) for k in kenmerken.kolommen),
        zonder_rij=tuple(id for id in ids if id.casefold() not in kenmerken.regels),
        niet_gepseudonimiseerd=telling.niet_gepseudonimiseerd,
        codeurs=tuple(sorted({*_codeurs(onderzoek), *coderen.codeurs})),
        coderen=coderen,
        rapport=stand,
        fouten=tuple(telling.fouten),
        volgende=_eerst_weg(old) or _next(len(ids), len(book.fouten), telling, coderen, stand),
        achterhaald=old,
        toestemming=vreemde_toestemming(kenmerken),
    )


def _count(onderzoek: Onderzoek, ids: Sequence[str], voortgang: Voortgang | None) -> _Telling:
    telling = _Telling()
    coded = any(onderzoek.coderingen.glob("*"))  # else their texts need not be kept
    for nr, id in enumerate(ids):
        if voortgang:
            voortgang(nr, len(ids), id)
        try:
            blad = lees_herkomst(onderzoek, id)
            interview = lees_interview(onderzoek, id, blad)
        except OnderzoekFout as fout:
            telling.fouten.append(fout.fout)
            continue
        telling.teksten[id] = blad.tekst_sha256
        if coded:
            telling.interviews.append(interview)
        telling.niet_gepseudonimiseerd += blad.pseudo == NIET_GEPSEUDONIMISEERD
        for beurt in interview.beurten:
            rol = telling.rollen.setdefault(beurt.rol, [0, 0])
            rol[0] += 1
            rol[1] += count_woorden(interview.spoken(beurt))
    if voortgang:
        voortgang(len(ids), len(ids), "")
    return telling


def _codeurs(onderzoek: Onderzoek) -> tuple[str, ...]:
    """Give the people who coded: each has a folder with files in it."""
    return tuple(sorted({p.parent.name for p in onderzoek.coderingen.glob("*/*.jsonl")} - {OVERLEG}))


def _eerst_weg(old: Sequence[Achterhaald]) -> str:
    """Give what comes before all else: what people have in their hands against someone's will."""
    return f"{old[0].bestand} {old[0].ouder}. {old[0].tip}" if old else ""


def _next(interviews: int, book: int, telling: _Telling, coderen: Codeerstand, stand: Rapportstand) -> str:
    if book:
        return "Verbeter het codeboek; wat er mis is zie je met: codeer codeboek controleer"
    if telling.fouten:
        return "Kijk wat er niet klopt met: codeer controleer"
    if not interviews:
        return "Haal je interviews binnen met: codeer import MAP-MET-TRANSCRIPTEN"
    if "R" not in telling.rollen:
        return (
            "Nergens spreekt een respondent, dus er is niets te coderen. Zeg wie het is met: "
            'codeer import BRON --vervang --spreker "Naam=R"'
        )
    if step := coderen.volgende():
        return step
    if stand is Rapportstand.GEEN:
        return "Maak de eerste tabellen en citaten met: codeer rapport"
    if stand is not Rapportstand.ACTUEEL:
        return "Er is iets veranderd sinds het laatste rapport. Werk het bij met: codeer rapport"
    if not coderen.codeurs:
        return (
            "Alles is bij. Lees de citaten in rapporten/citaten.csv en scherp je codeboek aan, of kijk de "
            "voorstellen na met: codeer open --codeur JOUW-NAAM"
        )
    return "Alles is bij. Lees de citaten in rapporten/citaten.csv en scherp je codeboek aan."
