"""What people said of their own quotes: right, different, or not to be used; and what that blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from codeer.core.gebeurtenis import Anker
from codeer.core.namen import plain_naam


class Antwoordsoort(StrEnum):
    """What a person can say of a quote."""

    KLOPT = "klopt"
    ANDERS = "anders"
    NIET = "niet gebruiken"


# what people make of it when they fill in the table
_OOK = {
    Antwoordsoort.KLOPT: ("ja", "akkoord", "goed", "klopt wel", "ok", "oke", "mag", "mag wel", "j"),
    Antwoordsoort.ANDERS: ("klopt niet", "klopt niet helemaal", "anders bedoeld", "aanpassen"),
    Antwoordsoort.NIET: ("niet", "nee", "mag niet", "niet gebruikt", "liever niet", "weg", "weghalen", "n"),
}
_BEKEND = {word: soort for soort, words in _OOK.items() for word in (soort.value, *words)}


class Vraag(NamedTuple):
    """A quote that a person was asked about: where it stood, and the ids of its fragments then."""

    nr: int
    tijd: str
    respondent: str
    interview: str
    tekst: str
    anker: Anker
    fragmenten: tuple[str, ...]

    @property
    def id(self) -> str:
        """Give the id: the same question has the same one."""
        return _sleutel("vraag", self.respondent, self.interview, self.tekst, self.anker, *self.fragmenten)


class Antwoord(NamedTuple):
    """What a person said of a quote; `nr` counts on from the highest number that was there."""

    nr: int
    tijd: str
    respondent: str
    interview: str
    tekst: str
    anker: Anker
    antwoord: Antwoordsoort
    opmerking: str = ""
    datum: str = ""
    # the refusals that were known when this was said, by id: only those it can lift; None where not noted
    na: tuple[str, ...] | None = None

    @property
    def id(self) -> str:
        """Give the id: the same answer, given once more, has the same one."""
        said = (self.antwoord.value, self.opmerking, self.datum)
        return _sleutel("antwoord", self.respondent, self.interview, self.tekst, self.anker, *said)

    @property
    def volgorde(self) -> tuple[int, int, str]:
        """Give the place in the order in which answers count; of two at once a no comes last."""
        return self.nr, list(Antwoordsoort).index(self.antwoord), self.id

    @property
    def plek(self) -> tuple[str, str, str, int, int]:
        """Give whose quote it is, and where it stands in which text."""
        return self.respondent, self.interview, self.tekst, self.anker.begin, self.anker.eind


@dataclass(frozen=True, slots=True)
class Geplaatst:
    """An answer brought to the text of now: the stretches that it is about, and whether that is sure."""

    antwoord: Antwoord
    stukken: tuple[tuple[int, int], ...]
    zeker: bool = True


@dataclass(frozen=True, slots=True)
class Blokkade:
    """A stretch of a text that must not be quoted, by whose word; not `zeker`: the text changed since."""

    begin: int
    eind: int
    respondent: str
    antwoord: Antwoordsoort
    zeker: bool = True


def lees_antwoord(cel: str) -> Antwoordsoort | None:
    """Understand what someone filled in; None when it is none of the answers."""
    return _BEKEND.get(" ".join(plain_naam(cel).replace("_", " ").strip(" .!").split()))


def geldend(antwoorden: Iterable[Antwoord]) -> dict[tuple[str, str, str, int, int], Antwoord]:
    """Give for each quote the answer that holds, by `plek`."""
    found: dict[tuple[str, str, str, int, int], Antwoord] = {}
    for a in sorted(antwoorden, key=lambda a: a.volgorde):
        was = found.get(a.plek)
        if was is None or not (_is_older(a, was) or _onbekend(a, was)):
            found[a.plek] = a
    return found


def weigeringen(antwoorden: Iterable[Antwoord]) -> tuple[Antwoord, ...]:
    """Give the answers that hold and by which a quote must not be used."""
    return tuple(a for a in geldend(antwoorden).values() if a.antwoord is not Antwoordsoort.KLOPT)


def blokkades(geplaatst: Iterable[Geplaatst]) -> tuple[Blokkade, ...]:
    """Give what must not be quoted: each no, until the same person finds right what it lies within.

    `anders` blocks too: nobody is quoted with words that she says are not hers.
    """
    open_: list[Geplaatst] = []
    for g in sorted(geplaatst, key=lambda g: g.antwoord.volgorde):
        if g.antwoord.antwoord is Antwoordsoort.KLOPT:
            open_ = [former for former in open_ if not _lifts(g, former)]
        else:
            open_.append(g)
    found = {
        Blokkade(begin, eind, g.antwoord.respondent, g.antwoord.antwoord, g.zeker)
        for g in open_
        for begin, eind in g.stukken
    }
    return tuple(sorted(found, key=lambda b: (b.begin, b.eind, b.respondent, b.antwoord, b.zeker)))


def geblokkeerd(blokkades: Iterable[Blokkade], begin: int, eind: int) -> bool:
    """Tell whether any of this stretch must not be quoted, whatever code it has."""
    return any(b.begin < eind and begin < b.eind for b in blokkades)


def _lifts(klopt: Geplaatst, former: Geplaatst) -> bool:
    """Tell whether someone finds right what she refused before."""
    now, then = klopt.antwoord, former.antwoord
    if plain_naam(now.respondent) != plain_naam(then.respondent):
        return False
    if _is_older(now, then) or _onbekend(now, then):
        return False
    if now.tekst == then.tekst:
        return now.anker.begin <= then.anker.begin and then.anker.eind <= now.anker.eind
    return klopt.zeker and all(
        any(b <= begin and eind <= e for b, e in klopt.stukken) for begin, eind in former.stukken
    )


def _is_older(antwoord: Antwoord, was: Antwoord) -> bool:
    """Tell whether an answer that came in later was given earlier than a no; a no itself always counts."""
    return (
        antwoord.antwoord is not Antwoordsoort.NIET
        and was.antwoord is not Antwoordsoort.KLOPT
        and bool(antwoord.datum and was.datum)
        and antwoord.datum < was.datum
    )


def _onbekend(antwoord: Antwoord, was: Antwoord) -> bool:
    """Tell whether who wrote down a yes did not know of this no: it came in on another computer."""
    refused = was.antwoord is not Antwoordsoort.KLOPT and antwoord.antwoord is Antwoordsoort.KLOPT
    return refused and antwoord.na is not None and was.id not in antwoord.na


def _sleutel(soort: str, respondent: str, interview: str, tekst: str, anker: Anker, *meer: str) -> str:
    parts = (soort, respondent, interview, tekst, str(anker.begin), str(anker.eind), anker.citaat, *meer)
    return soort[0] + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
