"""What a codebook becomes when a code is renamed, merged or split: the meaning, apart from the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.codeboek_termen import clash

Wijziging = Callable[[Code], Code]


def hernoem(codeboek: Codeboek, pad: str, naam: str) -> Codeboek:
    """Give the code another name in the same place; it and its subcodes keep their earlier names."""
    return wijzig(codeboek, pad, lambda code: _moved(code, code.ouder, naam))


def voeg_samen(codeboek: Codeboek, doel: str, ander: str) -> Codeboek:
    """Let `doel` take in the other code, with its terms, examples, earlier names and subcodes."""
    other = vind(codeboek, ander)
    without = haal_weg(codeboek, ander)
    return wijzig(without, doel, lambda code: _joined(code, other))


def splits(codeboek: Codeboek, pad: str, namen: tuple[str, ...]) -> Codeboek:
    """Give the code new subcodes without terms; what people coded stays with the code itself."""
    return wijzig(
        codeboek,
        pad,
        lambda code: replace(code, subcodes=(*code.subcodes, *(afgesplitst(code, naam) for naam in namen))),
    )


def vind(codeboek: Codeboek, pad: str) -> Code:
    """Find a code that must be there; KeyError when it is not."""
    found = codeboek.code(pad)
    if found is None:
        raise KeyError(pad)
    return found


def afgesplitst(code: Code, naam: str) -> Code:
    """Give a new subcode as it begins: a definition to be written, and the poles of its parent."""
    shown = dict(code.namen)
    sides = tuple((pool, shown.get(pool, pool)) for pool in ("plus", "min") if pool in code.polen)
    text = f"Afgesplitst van {code.naam}. Schrijf hier wanneer je deze code gebruikt."
    return Code(naam, ouder=code.pad, definitie=text, namen=sides)


def nieuwe_termen(code: Code, other: Code) -> tuple[Term, ...]:
    """Give the terms that the other code adds; those that the code has already are left out."""
    own = list(code.termen)
    added = []
    for term in other.termen:
        if not any(clash(term, had) for had in own):
            added.append(term)
            own.append(term)
    return tuple(added)


def samen_tekst(tekst: str, ander: str) -> str:
    """Join two definitions; the same words are not said twice."""
    return tekst if ander in tekst else f"{tekst} {ander}".strip()


def delen_van(other: Code) -> tuple[tuple[str, ...], ...]:
    """Give the names that a code brings along when it is merged, per code that it ever was."""
    taken = {naam for deel in other.samengevoegd for naam in deel}
    own = tuple(naam for naam in other.voorheen if naam not in taken)
    return (other.pad, *own), *other.samengevoegd


def wijzig(codeboek: Codeboek, pad: str, change: Wijziging) -> Codeboek:
    """Give the codebook with one code changed."""
    return replace(codeboek, codes=tuple(_walk(codeboek.codes, pad, change)))


def haal_weg(codeboek: Codeboek, pad: str) -> Codeboek:
    """Give the codebook without one code."""
    return replace(codeboek, codes=tuple(_walk(codeboek.codes, pad, None)))


def _walk(codes: tuple[Code, ...], pad: str, change: Wijziging | None) -> Iterator[Code]:
    for code in codes:
        if code.pad != pad:
            yield replace(code, subcodes=tuple(_walk(code.subcodes, pad, change)))
        elif change is not None:
            yield change(code)


def _moved(code: Code, ouder: str, naam: str) -> Code:
    """Give a code and all below it another place, and note for each what it was called."""
    here = replace(code, ouder=ouder, naam=naam)
    earlier = voorheen_na(code, here.pad)
    subcodes = tuple(_moved(sub, here.pad, sub.naam) for sub in code.subcodes)
    return replace(here, voorheen=earlier, subcodes=subcodes)


def voorheen_na(code: Code, pad: str) -> tuple[str, ...]:
    """Give the earlier names of a code once it has another path; a name in use now is no earlier one."""
    return tuple(naam for naam in dict.fromkeys((*code.voorheen, code.pad)) if naam != pad)


def _joined(code: Code, other: Code) -> Code:
    terms = {pool: [t for t in code.termen if t.pool == pool] for pool in ("plus", "min", "")}
    for term in nieuwe_termen(code, other):
        terms[term.pool].append(term)
    had = {v.tekst for v in code.voorbeelden}
    return replace(
        code,
        definitie=samen_tekst(code.definitie, other.definitie),
        wel=samen_tekst(code.wel, other.wel),
        niet=samen_tekst(code.niet, other.niet),
        namen=code.namen or other.namen,
        termen=tuple(term for row in terms.values() for term in row),
        voorbeelden=(*code.voorbeelden, *(v for v in other.voorbeelden if v.tekst not in had)),
        voorheen=tuple(dict.fromkeys((*code.voorheen, other.pad, *other.voorheen))),
        samengevoegd=(*code.samengevoegd, *delen_van(other)),
        subcodes=(*code.subcodes, *(_moved(sub, code.pad, sub.naam) for sub in other.subcodes)),
    )
