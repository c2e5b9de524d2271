"""What must hold for the names in a codebook: of codes, of earlier codes, of word groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from codeer.core.codeboek import Code, Codeboek
from codeer.core.errors import Melding
from codeer.core.namen import meant, plain_naam

GERESERVEERD = ("totaal", "plus", "min")
# the columns of the reports: a code that is named so makes a table hard to read
KOLOMNAMEN = frozenset(
    "aandeel_pct alleen_a alleen_b automaat begin boven citaat code code_a code_b codeur eind erbij_pct "
    "fragmenten gemist_boven gemist_onder gemist_pct goed_boven goed_onder goed_pct herkomst id interview "
    "interviews interviews_pct ja_ja ja_nee jaccard memo mens moment_1 moment_2 na nagekeken nee_ja "
    "nee_nee onder ouder per_1000_woorden pool regelnummer respondenten respondenten_met samen spreker "
    "tegenover tijd verschil verschil_boven verschil_onder voor waarom woorden".split()
)
_NAAM = re.compile(r"[^\W\d_](?:[\w-]*[^\W_])?")


def check_namen(codeboek: Codeboek) -> Iterator[Melding]:
    """Find names of codes that cannot be, or that two codes share."""
    seen: dict[str, Code] = {}
    for code in codeboek.alle_codes():
        yield from _naam(code)
        key = plain_naam(code.pad)
        if key in seen:
            other = seen[key]
            tip = "Alleen een hoofdletter of accent verschil is te weinig: geef er een een andere naam."
            yield Melding(code.regel, f"code {code.pad} is er al op regel {other.regel} ({other.pad}).", tip)
        seen.setdefault(key, code)
    for code in codeboek.alle_codes():
        yield from _voorheen(code, seen)


def _naam(code: Code) -> Iterator[Melding]:
    name = code.naam
    if not _NAAM.fullmatch(name):
        proper = re.sub(r"[^\w-]+", "-", name).strip("-_0123456789")
        tip = "Gebruik letters, cijfers, - en _, te beginnen met een letter"
        tip += f", bijvoorbeeld {proper}." if _NAAM.fullmatch(proper) else "."
        yield Melding(
            code.regel, f"«{name}» kan geen naam van een code zijn.", f"{tip} Een mooiere naam kan bij titel."
        )
    elif plain_naam(name) in GERESERVEERD:
        yield Melding(code.regel, f"«{name}» is een vaste naam in de tabellen.", "Kies een andere naam.")
    if code.ouder and plain_naam(name) in plain_naam(code.ouder).split("/"):
        tip = "Geef de subcode een eigen naam."
        yield Melding(code.regel, f"subcode {name} heet net zo als de code waar zij onder valt.", tip)


def _voorheen(code: Code, seen: Mapping[str, Code]) -> Iterator[Melding]:
    for earlier in code.voorheen:
        other = seen.get(plain_naam(earlier))
        # a code may have gained a capital or an accent
        if other is not None and (other != code or earlier == code.pad):
            where = "zo heet deze code nu" if other == code else f"zo heet nu de code op regel {other.regel}"
            tip = "Onder voorheen staan alleen namen die niet meer in gebruik zijn."
            yield Melding(code.regel, f"voorheen «{earlier}» bij {code.pad}: {where}.", tip)
    for earlier in (naam for deel in code.samengevoegd for naam in deel):
        if earlier not in code.voorheen:
            text = f"samengevoegd «{earlier}» bij {code.pad} staat niet onder voorheen."
            yield Melding(
                code.regel, text, "Zet die naam ook onder voorheen; laat «codeer codeboek» dit doen."
            )


def check_groepen(codeboek: Codeboek, regels: Mapping[str, int]) -> Iterator[Melding]:
    """Find word groups that are empty, name an unknown group, or go round in a circle."""
    groups = dict(codeboek.woordgroepen)
    for naam, woorden in groups.items():
        regel = regels.get(naam, 0)
        if not woorden:
            yield Melding(regel, f"woordgroep {naam} is leeg.", "Zet er woorden in of haal haar weg.")
        for woord in woorden:
            if woord.strip("*") == "":
                yield Melding(
                    regel, f"«{woord}» in woordgroep {naam} past op elk woord.", "Zet er letters bij."
                )
        circle = _circle(naam, groups)
        if circle:
            path = " → ".join(f"@{n}" for n in circle)
            yield Melding(
                regel, f"woordgroep {naam} verwijst naar zichzelf: {path}.", "Haal een verwijzing weg."
            )


def check_verwijzingen(codeboek: Codeboek, regels: Mapping[str, int]) -> Iterator[Melding]:
    """Find each `@groep` that names no word group, once, with all the lines where it stands."""
    groups = dict(codeboek.woordgroepen)
    places = [(woord, regels.get(naam, 0)) for naam, woorden in groups.items() for woord in woorden]
    for code in codeboek.alle_codes():
        for term in code.termen:
            places += [(t.tekst, t.regel or term.regel) for t in (term, *term.behalve)]
    unknown: dict[str, list[int]] = {}
    for text, line in places:
        for word in text.split() if "@" in text else ():
            if word.startswith("@") and word[1:].lower() not in groups:
                unknown.setdefault(word, []).append(line)
    for word, lines in unknown.items():
        tip = meant(word[1:].strip("*"), groups) or "Zet de woorden onder woordgroepen."
        yield Melding(min(lines), f"woordgroep «{word}» bestaat niet{also_on(lines)}.", tip)


def also_on(lines: list[int]) -> str:
    """Name the other lines where something stands too; the first is named by the message itself."""
    others = sorted({*lines} - {min(lines)})
    shown = ", ".join(str(n) for n in others[:8]) + (" …" if len(others) > 8 else "")
    return f" (ook op regel {shown})" if others else ""


def _circle(naam: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the way from a group back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(naam,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for word in groups.get(way[-1], ()):
            following = word[1:].lower() if word.startswith("@") else ""
            if following == naam:
                return (*way, naam)
            if following and following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
