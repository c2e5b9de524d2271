"""From the lines of a source to the stored text: who speaks, and the turns of an interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codeer.core._beurten import TIP_SPREKER, Ruwebeurt, answer_bare, lay_out, split_beurten
from codeer.core._regeleinden import join_lines
from codeer.core._toewijzing import MAX_NUMMER, Telling, Toewijzing, assign, check_spreker
from codeer.core.indeling import find_labels
from codeer.core.labels import Kop, read_kop
from codeer.core.lezing import Lezing
from codeer.core.rollen import sleutel
from codeer.core.telwoord import count


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
        beurten = count(self.beurten, "beurt", "beurten")
        guess = ", gegokt" if self.hoe == "gegokt" else ""
        quotes = " / ".join(f"«{v}»" for v in self.voorbeelden)
        return f"{self.naam} = {self.spreker} ({beurten}{guess}): {quotes}"


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
    beurten = split_beurten(lezing, koppen, frozenset(found))
    said = _per_label(beurten)
    tellingen = {
        key: _telling(vondst.naam, said.get(key, ()), vondst.plaatsen[0]) for key, vondst in found.items()
    }
    choice = assign(tellingen, own)
    whole = join_lines(lezing, koppen, choice.sprekers)
    beurten = split_beurten(whole.lezing, whole.koppen, frozenset(found))
    said = _per_label(answer_bare(beurten, choice.sprekers))
    labels = tuple(
        Label(
            tellingen[key].naam,
            spreker,
            len(said.get(key, ())),
            sum(tekst.count(" ") + 1 for tekst in said.get(key, ())),
            _examples(said.get(key, ())),
            "eigen" if key in own else "gegokt" if key in choice.gegokt else "woord",
        )
        for key, spreker in choice.sprekers.items()
    )
    return Indeling(labels, choice.sprekers, _remarks(choice, loose, own))


def bouw(lezing: Lezing, indeling: Indeling) -> Gebouwd:
    """Lay out a reading in the stored text form, with only I, R and O for speakers."""
    koppen: Sequence[Kop] = [read_kop(regel) for regel in lezing.regels]
    whole = join_lines(lezing, koppen, indeling.sprekers)
    beurten = split_beurten(whole.lezing, whole.koppen, frozenset(indeling.sprekers))
    tekst, number, remarks = lay_out(beurten, indeling.sprekers)
    if whole.regels:
        remarks = (*remarks, f"Regels die midden in een zin afbraken, zijn samengevoegd: {whole.regels}.")
    return Gebouwd(tekst, number, (*lezing.meldingen, *indeling.meldingen, *remarks))


def _per_label(beurten: Sequence[Ruwebeurt]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for beurt in beurten:
        if beurt.sleutel:
            said.setdefault(beurt.sleutel, []).append(" ".join(beurt.alineas))
    return said


def _telling(naam: str, teksten: Sequence[str], eerste: int) -> Telling:
    questions = sum("?" in tekst for tekst in teksten)
    return Telling(naam, len(teksten), questions, sum(t.count(" ") + 1 for t in teksten), eerste)


def _examples(teksten: Sequence[str]) -> tuple[str, ...]:
    """Give two short pieces of speech by which a person recognises the speaker."""
    chosen = sorted(range(len(teksten)), key=lambda i: (len(teksten[i]) < 15, i))[:2]
    return tuple(_shorten(teksten[i]) for i in sorted(chosen) if teksten[i])


def _shorten(tekst: str, limit: int = 60) -> str:
    tekst = " ".join(tekst[: 3 * limit].split())
    return tekst if len(tekst) <= limit else tekst[:limit].rsplit(" ", 1)[0] + " …"


def _remarks(choice: Toewijzing, loose: int, own: Mapping[str, str]) -> tuple[str, ...]:
    remarks = []
    roles = {spreker[0] for spreker in choice.sprekers.values()}
    if choice.afgeleid and "I" in roles:
        doubt = ", maar dat is onzeker" if choice.onzeker else ""
        remarks.append(f"Wie de interviewer is, is afgeleid uit vragen en lengte{doubt}. {TIP_SPREKER}")
    elif choice.gegokt and "I" in roles:
        names = count(len(choice.gegokt), "naam", "namen")
        remarks.append(f"Als respondent gelezen, omdat de rol er niet bij staat: {names}. {TIP_SPREKER}")
    elif roles and "I" not in roles:
        remarks.append(f"Geen interviewer gevonden: alle beurten van R tellen mee. {TIP_SPREKER}")
    if roles and loose:
        lines = count(loose, "regel met een naam", "regels met een naam")
        remarks.append(
            f"Niet als spreker gelezen, omdat de naam maar één keer voorkomt: {lines}. "
            'Is het er wel een, geef dan --spreker "Naam=R" op.'
        )
    for role, sharing in choice.overvol.items():
        remarks.append(
            f"Meer dan {MAX_NUMMER} sprekers met {role}: {sharing} daarvan delen {role}{MAX_NUMMER}. "
            "Zijn het geen sprekers, haal dan de dubbele punt achter die namen weg; is het een chat of een "
            "reeks gesprekken, splits het bestand dan."
        )
    absent = sum(key not in choice.sprekers for key in own)
    if absent:
        remarks.append(f"Uit --spreker komt hier niet voor: {count(absent, 'naam', 'namen')}.")
    return tuple(remarks)
