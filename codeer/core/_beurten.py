"""Turns: where they begin in the lines of a reading, and how they stand in the stored text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codeer.core._regeleinden import is_bold
from codeer.core.interview import BEURT
from codeer.core.labels import Kop
from codeer.core.lezing import Lezing
from codeer.core.tekst import normalise
from codeer.core.telwoord import count
from codeer.core.tijdcode import clock

TIP_SPREKER = 'Klopt dat niet, zeg dan zelf wie het is: --spreker "Naam=I" of --spreker "Naam=R".'
_SPACES = re.compile(r" {2,}")


@dataclass(slots=True)
class Ruwebeurt:
    """One turn while it is gathered; `sleutel` is "" for text that no label claims."""

    sleutel: str
    tijd: int | None
    alineas: list[str] = field(default_factory=list)
    # role for text without a label
    rol: str = ""
    # starts at a time of its own, without a label
    los: bool = False
    # the file itself names the speaker, so a further paragraph is hers too
    vast: bool = False


def split_beurten(lezing: Lezing, koppen: Sequence[Kop], sleutels: frozenset[str]) -> list[Ruwebeurt]:
    """Cut the lines into turns at every accepted label, and at a time of its own."""
    beurten: list[Ruwebeurt] = []
    labelled = [kop for kop in koppen if kop.soort and kop.sleutel in sleutels]
    if not labelled:
        return _unlabelled(lezing, koppen)
    started = False
    for kop in koppen:
        if kop.soort and kop.sleutel in sleutels:
            beurten.append(Ruwebeurt(kop.sleutel, kop.tijd, [kop.rest], vast=kop.soort == "bron"))
            started = True
        elif not beurten:
            beurten.append(Ruwebeurt("", kop.tijd_zonder, [kop.zonder], "O"))
        elif kop.tijd_zonder is not None and started:
            beurten.append(Ruwebeurt(beurten[-1].sleutel, kop.tijd_zonder, [kop.zonder], los=True))
        else:
            beurten[-1].alineas.append(kop.zonder)
    return beurten


def _unlabelled(lezing: Lezing, koppen: Sequence[Kop]) -> list[Ruwebeurt]:
    """Make turns of paragraphs: bold ones ask when only they do, else all is the respondent's."""
    bold = _bold_asks(lezing)
    blocks = len(lezing.leeg_voor) * 3 >= len(koppen) - 1 and not bold
    beurten: list[Ruwebeurt] = []
    for i, kop in enumerate(koppen):
        role = "I" if bold and is_bold(lezing.regels[i]) else "R"
        joins = i > 0 and ((blocks and i not in lezing.leeg_voor) or (bold and beurten[-1].rol == role))
        if joins and kop.tijd_zonder is None:
            beurten[-1].alineas.append(kop.zonder)
        else:
            beurten.append(Ruwebeurt("", kop.tijd_zonder, [kop.zonder], role))
    return beurten


def _bold_asks(lezing: Lezing) -> bool:
    bold = [is_bold(regel) for regel in lezing.regels]
    asked = ["?" in regel.tekst for regel in lezing.regels]
    n_bold, n_plain = sum(bold), len(bold) - sum(bold)
    if n_bold < 2 or n_plain < 2:
        return False
    in_bold = sum(a and b for a, b in zip(asked, bold, strict=True))
    in_plain = sum(asked) - in_bold
    return in_bold * 2 >= n_bold and in_bold * n_plain > 2 * in_plain * n_bold


def answer_bare(beurten: Sequence[Ruwebeurt], sprekers: Mapping[str, str]) -> Sequence[Ruwebeurt]:
    """Give the lines under a labelled question to the respondent, where only questions have a label."""
    if not sprekers or any(not value.startswith("I") for value in sprekers.values()):
        return beurten
    result = []
    for beurt in beurten:
        if not beurt.sleutel or beurt.vast:
            result.append(beurt)
            continue
        if beurt.los:
            result.append(Ruwebeurt("", beurt.tijd, beurt.alineas, "R"))
            continue
        # a name on a line of its own: then the question is the line under it
        cut = 1 if beurt.alineas[0].strip() else 2
        result.append(Ruwebeurt(beurt.sleutel, beurt.tijd, beurt.alineas[:cut]))
        if len(beurt.alineas) > cut:
            result.append(Ruwebeurt("", None, beurt.alineas[cut:], "R"))
    return result


def lay_out(beurten: Sequence[Ruwebeurt], sprekers: Mapping[str, str]) -> tuple[str, int, tuple[str, ...]]:
    """Give the stored text, the number of turns, and what a user should know about it."""
    blocks: list[str] = []
    seen: Counter[str] = Counter()
    for beurt in answer_bare(beurten, sprekers):
        alineas = [line for alinea in beurt.alineas for line in _lines(alinea)]
        if not alineas:
            seen["leeg"] += 1
            continue
        spreker = sprekers[beurt.sleutel] if beurt.sleutel else beurt.rol
        seen[spreker[0]] += 1
        seen[f"zonder label {beurt.rol}"] += len(alineas) if beurt.rol == "O" else 1
        guarded = [f"\xa0{line}" if BEURT.match(line) else line for line in alineas[1:]]
        seen["ingesprongen"] += sum(a != b for a, b in zip(guarded, alineas[1:], strict=True))
        stamp = f"[{clock(beurt.tijd)}] " if beurt.tijd is not None else ""
        blocks.append("\n".join([f"{stamp}{spreker}: {alineas[0]}", *guarded]))
    text = "\n\n".join(blocks)
    return f"{text}\n" if text else "", len(blocks), _remarks(seen, labelled=bool(sprekers))


def _lines(alinea: str) -> list[str]:
    lines = (_SPACES.sub(" ", line).strip() for line in normalise(alinea).split("\n"))
    return [line for line in lines if line]


def _remarks(seen: Counter[str], *, labelled: bool) -> tuple[str, ...]:
    remarks = []
    bare = seen["zonder label R"]
    if not labelled and seen["I"]:
        remarks.append(
            "Geen sprekers gevonden; de vetgedrukte alinea's zijn als vragen (I) gelezen, de rest als R."
        )
    elif not labelled:
        remarks.append(
            "Geen sprekers gevonden: elke alinea is een beurt van R, dus ook de vragen tellen mee. "
            'Zet «I:» en «R:» voor de beurten, of noem een naam uit de tekst met --spreker "Naam=R".'
        )
    elif bare:
        pieces = count(bare, "stuk tekst zonder label is", "stukken tekst zonder label zijn")
        remarks.append(f"Alleen de vragen hebben een label: {pieces} als antwoord (R) gelezen.")
    elif not seen["R"]:
        remarks.append(f"Geen respondent gevonden: er telt geen beurt mee. {TIP_SPREKER}")
    if seen["zonder label O"]:
        lines = count(seen["zonder label O"], "regel", "regels")
        remarks.append(f"Vóór de eerste spreker: {lines}, in de tekst gezet als O (telt niet mee).")
    if seen["leeg"]:
        remarks.append(f"{count(seen['leeg'], 'label', 'labels')} zonder tekst weggelaten.")
    if seen["ingesprongen"]:
        lines = count(seen["ingesprongen"], "regel", "regels")
        remarks.append(f"Ingesprongen met een harde spatie, omdat het een label leek: {lines}.")
    return tuple(remarks)
