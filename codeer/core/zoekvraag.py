"""A search query as a tree: what it is made of, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

# where a part of a query stands in what was typed; it tells no two queries apart
Plek = tuple[int, int]
# the kenmerken that every interview has, whatever is in kenmerken.csv
ALTIJD = ("spreker", "interview", "respondent")
# what a query writes before a colon for something else than a kenmerk
CODE, FACET = "code", "facet"
ELKE_CODE = "*"
GEEN = "geen"
# what may not stand in a bare word, as it has a meaning of its own or is none
TEKENS = frozenset('()"“”„«»:;,!?=<>[]{}|&\\')


class Afstand(StrEnum):
    """In what the distance between two places is counted."""

    WOORDEN = "woorden"
    ZINNEN = "zinnen"
    BEURTEN = "beurten"


@dataclass(frozen=True, slots=True)
class Woorden:
    """Words to look for as a term of the codebook does: in any form, or exactly as written."""

    tekst: str
    exact: bool = False
    plek: Plek = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Gecodeerd:
    """Fragments with a code, its subcodes included; `pool` None is any pole, `*` any code."""

    code: str
    pool: str | None = None
    plek: Plek = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Facet:
    """Fragments with a facet, with this value, with any (None), or ("") that people gave none."""

    naam: str
    waarde: str | None = None
    plek: Plek = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What was said by whom, or where, a kenmerk has this value; `*` stands for any letters."""

    naam: str
    waarde: str
    plek: Plek = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class En:
    """All of these, within one unit."""

    delen: tuple[Vraag, ...]


@dataclass(frozen=True, slots=True)
class Of:
    """Any of these."""

    delen: tuple[Vraag, ...]


@dataclass(frozen=True, slots=True)
class Niet:
    """Units in which this is not."""

    deel: Vraag


@dataclass(frozen=True, slots=True)
class Nabij:
    """One thing at most so far from another; `op_volgorde` when it comes after it."""

    links: Vraag
    rechts: Vraag
    hoever: int
    in_wat: Afstand
    op_volgorde: bool = False


Blad = Woorden | Gecodeerd | Facet | Kenmerk
Vraag = Woorden | Gecodeerd | Facet | Kenmerk | En | Of | Niet | Nabij

_OF, _EN, _NIET, _NABIJ, _KERN = range(5)


def delen(vraag: Vraag) -> tuple[Vraag, ...]:
    """Give the parts right below; none where nothing is below."""
    if isinstance(vraag, (En, Of)):
        return vraag.delen
    if isinstance(vraag, Niet):
        return (vraag.deel,)
    return (vraag.links, vraag.rechts) if isinstance(vraag, Nabij) else ()


def bladen(vraag: Vraag) -> Iterator[Blad]:
    """Walk over everything that is looked for, in the order in which it is written."""
    if isinstance(vraag, (Woorden, Gecodeerd, Facet, Kenmerk)):
        yield vraag
    for deel in delen(vraag):
        yield from bladen(deel)


def vindt(vraag: Vraag) -> bool:
    """Tell whether a query points at places, and does not only say where to look."""
    if isinstance(vraag, En):
        return any(map(vindt, vraag.delen))
    if isinstance(vraag, Of):
        return all(map(vindt, vraag.delen))
    return not isinstance(vraag, (Niet, Kenmerk))


def bestaat_uit(vraag: Vraag, soort: type[Blad]) -> bool:
    """Tell whether a query looks for nothing else than this kind of thing."""
    return all(isinstance(blad, soort) for blad in bladen(vraag))


def schrijf(vraag: Vraag) -> str:
    """Write a query so that reading it gives the same query."""
    return _schrijf(vraag, _OF)


def _schrijf(vraag: Vraag, ruimte: int) -> str:
    text, rank = _tekst(vraag)
    return text if rank >= ruimte else f"({text})"


def _tekst(vraag: Vraag) -> tuple[str, int]:
    """Give a query as text, with how tightly it holds together."""
    if isinstance(vraag, Of):
        return " OF ".join(_schrijf(deel, _EN) for deel in vraag.delen), _OF
    if isinstance(vraag, En):
        return " EN ".join(_schrijf(deel, _NIET) for deel in vraag.delen), _EN
    if isinstance(vraag, Niet):
        return f"NIET {_schrijf(vraag.deel, _NIET)}", _NIET
    if isinstance(vraag, Nabij):
        between = _tussen(vraag)
        return f"{_schrijf(vraag.links, _NABIJ)} {between} {_schrijf(vraag.rechts, _KERN)}", _NABIJ
    return _blad(vraag), _KERN


def _tussen(vraag: Nabij) -> str:
    near = f"BINNEN {vraag.hoever} {vraag.in_wat}"
    if not vraag.op_volgorde:
        return near
    plain = (vraag.hoever, vraag.in_wat) == (0, Afstand.BEURTEN)
    return "GEVOLGD DOOR" if plain else f"{near} GEVOLGD DOOR"


def _blad(blad: Blad) -> str:
    if isinstance(blad, Woorden):
        return f'"{blad.tekst}"' if blad.exact else blad.tekst
    if isinstance(blad, Gecodeerd):
        pool = "" if blad.pool is None else f".{blad.pool or GEEN}"
        return f"{CODE}:{_quoted(blad.code + pool)}"
    if isinstance(blad, Kenmerk):
        return f"{_quoted(blad.naam)}:{_quoted(blad.waarde)}"
    value = "" if blad.waarde is None else f"={_quoted(blad.waarde)}"
    return f"{FACET}:{_quoted(blad.naam)}{value}"


def _quoted(text: str) -> str:
    """Put quotes around what is not plain."""
    bare = text and not any(c.isspace() or c in TEKENS for c in text)
    return text if bare else f'"{text}"'
