"""From the lines of a source to the stored text: who speaks, and the turns of an interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codeer.core._beurten import Ruwebeurt, lay_out, split_beurten
from codeer.core._indeling import find_labels
from codeer.core._labels import Kop, read_kop
from codeer.core._rollen import sleutel
from codeer.core._toewijzing import Telling, Toewijzing, assign, check_spreker
from codeer.core.lezing import Lezing

TIP_SPREKER = 'Klopt dat niet, zeg dan zelf wie het is: --spreker "Naam=I" of --spreker "Naam=R".'


@dataclass(frozen=True, slots=True)
class Label:
    """One label as the source has it, for showing: never for storing beside pseudonymised text."""

    naam: str
    spreker: str
    beurten: int
    woorden: int
    voorbeelden: tuple[str, ...]
    # "woord" (the label says it), "eigen" (the user said it), "gegokt"
    hoe: str

    @property
    def uitleg(self) -> str:
        """Give the line that shows a user what was made of this label."""
        count = "1 beurt" if self.beurten == 1 else f"{self.beurten} beurten"
        guess = ", gegokt" if self.hoe == "gegokt" else ""
        quotes = " / ".join(f"«{v}»" for v in self.voorbeelden)
        return f"{self.naam} = {self.spreker} ({count}{guess}): {quotes}"


@dataclass(frozen=True, slots=True)
class Indeling:
    """The labels in a reading, and which key stands for which speaker."""

    labels: tuple[Label, ...]
    sprekers: Mapping[str, str]
    meldingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gebouwd:
    """The stored text form of one interview; `meldingen` hold no names."""

    tekst: str
    beurten: int
    meldingen: tuple[str, ...]


def herken(lezing: Lezing, eigen: Mapping[str, str]) -> Indeling:
    """Find the labels in a reading and map them to I, R and O.

    `eigen` maps a name to I, R or O with an optional number, as the user gave it; names are compared
    without case, spaces and diacritics. Raises GebruiksFout for another value.
    """
    own = {sleutel(naam): check_spreker(naam, waarde) for naam, waarde in eigen.items()}
    koppen = [read_kop(regel) for regel in lezing.regels]
    found, loose = find_labels(koppen, own)
    said = _per_label(split_beurten(lezing, koppen, frozenset(found)))
    tellingen = {
        key: _telling(vondst.naam, said.get(key, ()), vondst.plaatsen[0]) for key, vondst in found.items()
    }
    choice = assign(tellingen, own)
    labels = tuple(
        Label(
            tellingen[key].naam,
            spreker,
            tellingen[key].beurten,
            tellingen[key].woorden,
            _examples(said.get(key, ())),
            "eigen" if key in own else "gegokt" if key in choice.gegokt else "woord",
        )
        for key, spreker in choice.sprekers.items()
    )
    return Indeling(labels, choice.sprekers, _remarks(choice, loose, own))


def bouw(lezing: Lezing, indeling: Indeling) -> Gebouwd:
    """Lay out a reading in the stored text form, with only I, R and O for speakers."""
    koppen: Sequence[Kop] = [read_kop(regel) for regel in lezing.regels]
    beurten = split_beurten(lezing, koppen, frozenset(indeling.sprekers))
    tekst, count, remarks = lay_out(lezing, beurten, indeling.sprekers)
    return Gebouwd(tekst, count, (*lezing.meldingen, *indeling.meldingen, *remarks))


def _per_label(beurten: Sequence[Ruwebeurt]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for beurt in beurten:
        if beurt.sleutel:
            said.setdefault(beurt.sleutel, []).append(" ".join(beurt.alineas))
    return said


def _telling(naam: str, teksten: Sequence[str], eerste: int) -> Telling:
    questions = sum("?" in tekst for tekst in teksten)
    return Telling(naam, len(teksten), questions, sum(len(t.split()) for t in teksten), eerste)


def _examples(teksten: Sequence[str]) -> tuple[str, ...]:
    """Give two short pieces of speech by which a person recognises the speaker."""
    chosen = sorted(range(len(teksten)), key=lambda i: (len(teksten[i]) < 15, i))[:2]
    return tuple(_shorten(teksten[i]) for i in sorted(chosen) if teksten[i])


def _shorten(tekst: str, limit: int = 60) -> str:
    tekst = " ".join(tekst[: 3 * limit].split())
    return tekst if len(tekst) <= limit else tekst[:limit].rsplit(" ", 1)[0] + " …"


def _remarks(choice: Toewijzing, loose: int, own: Mapping[str, str]) -> tuple[str, ...]:
    remarks = []
    values = choice.sprekers.values()
    if choice.gegokt:
        how = "onzeker: uit" if choice.onzeker else "uit"
        remarks.append(f"Wie vraagt en wie antwoordt is afgeleid ({how} vragen en lengte). {TIP_SPREKER}")
    if values and not any(value.startswith("I") for value in values):
        remarks.append(f"Geen interviewer gevonden: alle beurten van R tellen mee. {TIP_SPREKER}")
    if values and not any(value.startswith("R") for value in values):
        remarks.append(f"Geen respondent gevonden: er telt geen beurt mee. {TIP_SPREKER}")
    if choice.sprekers and loose:
        lines = "1 regel begint" if loose == 1 else f"{loose} regels beginnen"
        remarks.append(
            f"{lines} met een naam die niet als spreker is gelezen, omdat die maar één keer voorkomt."
        )
    absent = sum(key not in choice.sprekers for key in own)
    if absent:
        names = "1 naam" if absent == 1 else f"{absent} namen"
        remarks.append(
            f"{names} uit --spreker komt hier niet voor."
            if absent == 1
            else f"{names} uit --spreker komen hier niet voor."
        )
    return tuple(remarks)
