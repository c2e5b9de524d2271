"""Joint decisions on differences: what the team decided before, the words for it, and what words come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from codeer.core.codeboek import POLEN, Code, Codeboek
from codeer.core.codering import OVERLEG
from codeer.core.gebeurtenis import Besluit, Codering, Gebeurtenis
from codeer.core.namen import meant, plain_naam
from codeer.core.verschillen import Gaf, Verschil, Verschilsoort
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Kant, toekenningen

ALLEBEI = "allebei goed"
GEEN = "geen van beide"
ANDERS = "anders"
HERZIEN = "herzien"
NIET, JA = "deze code niet", "ja"

Plek = tuple[int, str]  # a unit with a code
_DOOR = re.compile(r"^(.*?) ?\[door ([^\]\[]*)\]$", re.DOTALL)
_CODE_EN_KANT = re.compile(r"([^()]+?)\s*(?:\(([^()]*)\))?")
_PLUSMIN = {"+": "plus", "-": "min"}


class Besloten(NamedTuple):
    """What the team decided on a unit and code: the poles that hold (none: the code does not)."""

    polen: tuple[str, ...]
    reden: str = ""
    door: str = ""
    datum: str = ""
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()


@dataclass(frozen=True, slots=True)
class Keus:
    """What people chose for a difference: the names of whom they follow, one of the words, or a code."""

    woord: str = ""
    namen: tuple[str, ...] = ()
    kant: Kant | None = None


class OnduidelijkFout(ValueError):
    """A decision that cannot be understood; the text is a Dutch sentence that says what to do."""


def lees_besloten(staat: Staat, dekking: Zinsdekking) -> dict[Plek, Besloten]:
    """Find what the team decided in one interview, by unit and code."""
    rows: dict[Plek, list[tuple[str, bool, Gebeurtenis]]] = {}
    for g in staat.geldend:
        if g.codeur != OVERLEG or g.anker is None or (g.interview, g.tekst) != _text_of(dekking):
            continue
        for zin in dekking.zinnen_van(g.anker.begin, g.anker.eind):
            for code, pool, gegeven in toekenningen(g):
                rows.setdefault((zin, code), []).append((pool, gegeven, g))
    return {plek: _besloten(row) for plek, row in rows.items()}


def lees_eerdere(staat: Staat, waar: Mapping[tuple[int, str, str], Sequence[str]]) -> dict[Plek, Besloten]:
    """Find what the team decided in a former text; `waar` has the ids of it by where it may be now."""
    rows: dict[Plek, list[tuple[str, bool, Gebeurtenis]]] = {}
    for (zin, code, _), ids in waar.items():
        for g in filter(None, map(staat.gebeurtenis, ids)):
            rows.setdefault((zin, code), []).extend(
                (p, given, g) for c, p, given in toekenningen(g) if c == code
            )
    return {plek: _besloten(row) for plek, row in rows.items()}


def _text_of(dekking: Zinsdekking) -> tuple[str, str]:
    return dekking.interview, dekking.tekst


def _besloten(row: Sequence[tuple[str, bool, Gebeurtenis]]) -> Besloten:
    given = {pool for pool, gegeven, _ in row if gegeven}
    reden, door = "", ""
    for _, _, g in row:
        if isinstance(g.inhoud, (Besluit, Codering)) and g.inhoud.reden:
            reden, door = splits_reden(g.inhoud.reden)
    datum = max(g.tijd for _, _, g in row)[:10]
    return Besloten(tuple(p for p in POLEN if p in given), reden, door, datum, tuple(g for *_, g in row))


def maak_reden(reden: str, door: str) -> str:
    """Give the reason as an event keeps it: with who decided behind it, where that is told."""
    names = " ".join(door.replace("[", "(").replace("]", ")").split())
    return f"{reden.strip()} [door {names}]".strip() if names else reden.strip()


def splits_reden(tekst: str) -> tuple[str, str]:
    """Give the reason of an event, and who decided."""
    match = _DOOR.match(tekst)
    return (match[1], match[2]) if match else (tekst, "")


def lees_keus(tekst: str, codeurs: Sequence[str], codeboek: Codeboek) -> Keus:
    """Understand a decision as people write it; OnduidelijkFout when it cannot be told what is meant."""
    words = " ".join(plain_naam(tekst).split())
    for woord in (ALLEBEI, GEEN):
        if words in (woord, woord.split()[0]):
            return Keus(woord)
    names = {plain_naam(c): c for c in codeurs}
    parts = [p for p in re.split(r"\s+en\s+|[,/&]", words) if p]
    if parts and all(p.strip() in names for p in parts):
        return Keus(namen=tuple(dict.fromkeys(names[p.strip()] for p in parts)))
    head, colon, rest = words.partition(":")
    if head.strip() == ANDERS:
        if not rest.strip():
            raise OnduidelijkFout("Zet de code erbij, zoals: «anders: stress (min)».")
        return Keus(ANDERS, kant=lees_kant(rest, codeboek))
    if colon:
        raise OnduidelijkFout(f"«{tekst.strip()}» is geen bekend besluit. {_options(codeurs)}")
    close = meant(tekst, [*codeurs, ALLEBEI, GEEN]) if tekst.strip() else ""
    tip = close if close.startswith("Bedoel") else ""
    raise OnduidelijkFout(
        " ".join(filter(None, (f"«{tekst.strip()}» is geen bekend besluit.", tip, _options(codeurs))))
    )


def lees_keus_bij(tekst: str, verschil: Verschil, codeboek: Codeboek) -> Keus:
    """Understand a decision on one difference: also by what codeurs gave, as it stands beside it."""
    names = [g.codeur for g in verschil.gaven]
    words = " ".join(plain_naam(tekst).split())
    if words in (ALLEBEI, GEEN) or words in {plain_naam(naam) for naam in names}:
        return lees_keus(tekst, names, codeboek)
    for gaf in verschil.gaven:
        cell = plain_naam(" ".join(wat_gaf(gaf, verschil.code, codeboek).split()))
        if words in (cell, plain_naam(polen_naam(verschil.code, gaf.polen, codeboek))):
            return Keus(namen=tuple(g.codeur for g in verschil.gaven if g.polen == gaf.polen))
    if words == NIET:
        return Keus(GEEN)
    for pool in _polen_van(verschil.code, codeboek):
        if words == plain_naam(polen_naam(verschil.code, (pool,), codeboek)):
            return Keus(ANDERS, kant=(verschil.code, pool))
    try:
        return lees_keus(tekst, names, codeboek)
    except OnduidelijkFout as fout:
        old = _options(names)
        if old not in str(fout):
            raise
        raise OnduidelijkFout(str(fout).replace(old, _mag(verschil, codeboek))) from None


def mogelijk(verschil: Verschil, codeboek: Codeboek) -> tuple[str, ...]:
    """Give what can be written down as the decision on a difference."""
    given = dict.fromkeys(polen_naam(verschil.code, g.polen, codeboek) for g in verschil.gaven)
    both = () if verschil.soort is Verschilsoort.GEMIST else (ALLEBEI, GEEN)
    return (*given, *both, f"{ANDERS}: code (kant)")


def _mag(verschil: Verschil, codeboek: Codeboek) -> str:
    *most, last = mogelijk(verschil, codeboek)
    names = " of ".join(g.codeur for g in verschil.gaven)
    return f"Schrijf: {', '.join(most)}, of {last}. Een naam mag ook: {names}."


def polen_naam(code: str, polen: Sequence[str], codeboek: Codeboek) -> str:
    """Give in words that these poles of a code hold: the names of the poles, or that it does not."""
    found = codeboek.code(code)
    names = [found.poolnaam(p) if found else p for p in polen]
    return " en ".join(naam or JA for naam in names) if names else NIET


def _polen_van(code: str, codeboek: Codeboek) -> tuple[str, ...]:
    found = codeboek.code(code)
    return tuple(found.polen) if found else ()


def _options(codeurs: Iterable[str]) -> str:
    return f"Schrijf: {', '.join(codeurs)}, {ALLEBEI}, {GEEN}, of {ANDERS}: code (kant)."


def lees_kant(tekst: str, codeboek: Codeboek) -> Kant:
    """Understand a code with its pole: «stress (min)», «stress min» or by the name of the pole."""
    words = plain_naam(tekst)
    codes = {plain_naam(c.pad): c for c in codeboek.alle_codes()}
    match = _CODE_EN_KANT.fullmatch(words.strip())
    name, side = (match[1].strip(), (match[2] or "").strip()) if match else (words, "")
    if name not in codes and not side:
        name, _, side = name.replace(".", " ").rpartition(" ")
        name = name.strip()
    if name not in codes:
        known = [c.pad for c in codeboek.alle_codes()]
        raise OnduidelijkFout(
            f"De code in «{tekst.strip()}» staat niet in het codeboek. {meant(name or tekst, known)}"
        )
    return codes[name].pad, _pool(codes[name], side, tekst)


def _pool(code: Code, side: str, tekst: str) -> str:
    sides = {p or plain_naam(code.pad): p for p in code.polen}
    sides |= {plain_naam(code.poolnaam(p)): p for p in code.polen if p}
    side = _PLUSMIN.get(side, side) or plain_naam(code.pad)
    if side in sides:
        return sides[side]
    named = " of ".join(f"«{kant_naam(code, p)}»" for p in code.polen)
    raise OnduidelijkFout(f"Bij «{tekst.strip()}» is de kant niet duidelijk: schrijf {named}.")


def kant_naam(code: Code, pool: str) -> str:
    """Give a code and pole as people read it: «stress (rust)», or «stress» for the pole of that name."""
    name = code.poolnaam(pool)
    return f"{code.pad} ({name})" if name not in ("", code.pad) else code.pad


def uitkomst(verschil: Verschil, keus: Keus) -> tuple[str, ...]:
    """Give the poles of the code that hold after a choice; OnduidelijkFout when it does not tell."""
    if keus.woord == ALLEBEI:
        return verschil.gegeven
    if keus.woord == GEEN:
        return ()
    if keus.kant is not None:
        return (keus.kant[1],) if keus.kant[0] == verschil.code else ()
    found = [verschil.van(naam) for naam in keus.namen]
    if None in found:
        who = next(naam for naam, gaf in zip(keus.namen, found, strict=True) if gaf is None)
        raise OnduidelijkFout(f"{who} heeft deze plek niet afgerond voor deze code. Kies een ander.")
    polen = {gaf.polen for gaf in found if gaf is not None}
    if len(polen) > 1:
        both = " en ".join(keus.namen)
        raise OnduidelijkFout(f"{both} gaven hier niet hetzelfde. Kies een van hen, of: {ALLEBEI}.")
    return polen.pop()


def verwoord(
    verschil: Verschil,
    besloten: Mapping[Plek, Besloten],
    helften: Sequence[Verschil],
    codeboek: Codeboek,
) -> str:
    """Say in the words of `lees_keus` what the team decided on a difference; empty when it did not.

    `helften` are the differences that are its other half.
    """
    own = besloten.get((verschil.zin, verschil.code))
    if own is None:
        return ""
    codes = {c.pad: c for c in codeboek.alle_codes()}
    new = _new_kant(verschil, besloten)
    if new and new[0] in codes and not own.polen:
        return f"{ANDERS}: {kant_naam(codes[new[0]], new[1])}"
    group = [(v, besloten[v.zin, v.code].polen) for v in (verschil, *helften) if (v.zin, v.code) in besloten]
    for rows in (group, group[:1]):
        names = [g.codeur for g in verschil.gaven if all(_gave(v, g.codeur) == polen for v, polen in rows)]
        if names:
            return polen_naam(verschil.code, own.polen, codeboek)
        if all(polen == () for _, polen in rows):
            return GEEN
        if all(polen == v.gegeven for v, polen in rows):
            return ALLEBEI
    if verschil.code in codes and len(own.polen) == 1:
        return f"{ANDERS}: {kant_naam(codes[verschil.code], own.polen[0])}"
    return ALLEBEI


def _gave(verschil: Verschil, codeur: str) -> tuple[str, ...] | None:
    gaf = verschil.van(codeur)
    return gaf.polen if gaf else None


def _new_kant(verschil: Verschil, besloten: Mapping[Plek, Besloten]) -> Kant | None:
    """Find a code and pole that the team gave to this unit and that none of the codeurs gave."""
    known = {kant for g in verschil.gaven for kant in g.andere}
    for (zin, code), besluit in sorted(besloten.items()):
        if zin == verschil.zin and code != verschil.code:
            for pool in besluit.polen:
                if (code, pool) not in known:
                    return code, pool
    return None


def wat_gaf(gaf: Gaf, code: str, codeboek: Codeboek) -> str:
    """Say in words what a codeur gave to a unit, as far as it is about this code."""
    codes = {c.pad: c for c in codeboek.alle_codes()}
    if gaf.polen:
        return polen_naam(code, gaf.polen, codeboek)
    words = [NIET]
    if gaf.ernaast:
        words.append("wel vlak ervoor of erna")
    if gaf.andere:
        words.append("wel: " + ", ".join(kant_naam(codes[c], p) for c, p in gaf.andere if c in codes))
    return "; ".join(words)
