"""Turns: where they begin in the lines of a reading, and how they stand in the stored text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codeer.core._labels import Kop
from codeer.core._tijdcode import clock
from codeer.core.interview import BEURT
from codeer.core.lezing import Lezing
from codeer.core.tekst import normalise

_SPACES = re.compile(r" {2,}")


@dataclass(slots=True)
class Ruwebeurt:
    """One turn while it is gathered; `sleutel` is "" for text that no label claims."""

    sleutel: str
    tijd: int | None
    alineas: list[str] = field(default_factory=list)
    # role for text without a label
    rol: str = ""


def split_beurten(lezing: Lezing, koppen: Sequence[Kop], sleutels: frozenset[str]) -> list[Ruwebeurt]:
    """Cut the lines into turns at every accepted label, and at a time of its own."""
    beurten: list[Ruwebeurt] = []
    labelled = [kop for kop in koppen if kop.soort and kop.sleutel in sleutels]
    if not labelled:
        return _unlabelled(lezing, koppen)
    started = False
    for kop in koppen:
        if kop.soort and kop.sleutel in sleutels:
            beurten.append(Ruwebeurt(kop.sleutel, kop.tijd, [kop.rest]))
            started = True
        elif not beurten:
            beurten.append(Ruwebeurt("", kop.tijd_zonder, [kop.zonder], "O"))
        elif kop.tijd_zonder is not None and started:
            beurten.append(Ruwebeurt(beurten[-1].sleutel, kop.tijd_zonder, [kop.zonder]))
        else:
            beurten[-1].alineas.append(kop.zonder)
    return beurten


def _unlabelled(lezing: Lezing, koppen: Sequence[Kop]) -> list[Ruwebeurt]:
    """Make turns of paragraphs: bold ones ask when only they do, else all is the respondent's."""
    bold = _bold_asks(lezing)
    blocks = len(lezing.leeg_voor) * 3 >= len(koppen) - 1 and not bold
    beurten: list[Ruwebeurt] = []
    for i, kop in enumerate(koppen):
        role = "I" if bold and _is_bold(lezing, i) else "R"
        joins = i > 0 and ((blocks and i not in lezing.leeg_voor) or (bold and beurten[-1].rol == role))
        if joins and kop.tijd_zonder is None:
            beurten[-1].alineas.append(kop.zonder)
        else:
            beurten.append(Ruwebeurt("", kop.tijd_zonder, [kop.zonder], role))
    return beurten


def _is_bold(lezing: Lezing, i: int) -> bool:
    regel = lezing.regels[i]
    return bool(regel.vet) and regel.vet.strip() == regel.tekst.strip()


def _bold_asks(lezing: Lezing) -> bool:
    bold = [_is_bold(lezing, i) for i in range(len(lezing.regels))]
    asked = ["?" in regel.tekst for regel in lezing.regels]
    n_bold, n_plain = sum(bold), len(bold) - sum(bold)
    if n_bold < 2 or n_plain < 2:
        return False
    in_bold = sum(a and b for a, b in zip(asked, bold, strict=True))
    in_plain = sum(asked) - in_bold
    return in_bold * 2 >= n_bold and in_bold * n_plain > 2 * in_plain * n_bold


def lay_out(
    lezing: Lezing, beurten: Sequence[Ruwebeurt], sprekers: Mapping[str, str]
) -> tuple[str, int, tuple[str, ...]]:
    """Give the stored text, the number of turns, and what a user should know about it."""
    answers_bare = bool(sprekers) and all(value.startswith("I") for value in sprekers.values())
    blocks: list[str] = []
    indented = empty = bare = before = 0
    for beurt in _answers(beurten, sprekers) if answers_bare else beurten:
        alineas = [line for alinea in beurt.alineas for line in _lines(alinea)]
        if not alineas:
            empty += 1
            continue
        spreker = sprekers[beurt.sleutel] if beurt.sleutel else beurt.rol
        bare += beurt.rol == "R"
        before += len(alineas) if beurt.rol == "O" else 0
        guarded = [f"\xa0{line}" if BEURT.match(line) else line for line in alineas[1:]]
        indented += sum(a != b for a, b in zip(guarded, alineas[1:], strict=True))
        stamp = f"[{clock(beurt.tijd)}] " if beurt.tijd is not None else ""
        blocks.append("\n".join([f"{stamp}{spreker}: {alineas[0]}", *guarded]))
    remarks = _remarks(
        before=before,
        empty=empty,
        indented=indented,
        bare=bare if sprekers else 0,
        unlabelled=bool(beurten) and not sprekers,
        bold=any(b.rol == "I" for b in beurten),
    )
    text = "\n\n".join(blocks)
    return f"{text}\n" if text else "", len(blocks), remarks


def _answers(beurten: Sequence[Ruwebeurt], sprekers: Mapping[str, str]) -> list[Ruwebeurt]:
    """Give the lines under a labelled question to the respondent, where only questions have a label."""
    result = []
    for beurt in beurten:
        if not beurt.sleutel:
            result.append(beurt)
            continue
        # a name on a line of its own: then the question is the line under it
        cut = 1 if beurt.alineas[0].strip() else 2
        result.append(Ruwebeurt(beurt.sleutel, beurt.tijd, beurt.alineas[:cut]))
        if len(beurt.alineas) > cut:
            result.append(Ruwebeurt("", None, beurt.alineas[cut:], "R"))
    return result


def _lines(alinea: str) -> list[str]:
    lines = (_SPACES.sub(" ", line).strip() for line in normalise(alinea).split("\n"))
    return [line for line in lines if line]


def _remarks(
    *, before: int, empty: int, indented: int, bare: int, unlabelled: bool, bold: bool
) -> tuple[str, ...]:
    remarks = []
    if unlabelled and bold:
        remarks.append(
            "Geen sprekers gevonden; de vetgedrukte alinea's zijn als vragen (I) gelezen, de rest als R."
        )
    elif unlabelled:
        remarks.append(
            "Geen sprekers gevonden: elke alinea is een beurt van R, ook de vragen van de interviewer tellen dus "
            'mee. Zet «I:» en «R:» voor de beurten, of noem een naam uit de tekst met --spreker "Naam=R".'
        )
    if bare:
        remarks.append(
            f"Alleen de vragen hebben een label: {bare} stukken zonder label zijn als antwoord (R) gelezen."
        )
    if before:
        lines = "1 regel" if before == 1 else f"{before} regels"
        remarks.append(f"{lines} vóór de eerste spreker staan als O in de tekst en tellen niet mee.")
    if empty:
        remarks.append(f"{empty} keer een spreker zonder tekst weggelaten.")
    if indented:
        lines = "1 regel" if indented == 1 else f"{indented} regels"
        remarks.append(
            f"{lines} binnen een beurt lijken op een label en zijn ingesprongen met een harde spatie."
        )
    return tuple(remarks)
