"""Merge codes: one takes in the others, with their terms, examples and all that people coded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codeer.core import codeboek_wijzig as kern
from codeer.core.codeboek import Code, Codeboek
from codeer.core.errors import GebruiksFout
from codeer.core.namen import plain_naam
from codeer.steps._codeboek_wijziging import (
    Opdracht,
    Wijzigingsuitkomst,
    check_gevolg,
    check_nieuwe_naam,
    vind_code,
    voer_uit,
)
from codeer.steps._interviews_langs import Voortgang
from codeer.storage.onderzoek import Onderzoek


def voeg_samen(
    onderzoek: Onderzoek,
    codes: Sequence[str],
    doel: str,
    *,
    proef: bool = False,
    voortgang: Voortgang | None = None,
) -> Wijzigingsuitkomst:
    """Merge two codes or more into `doel`: one of them, or a new name for the first.

    Raises GebruiksFout when they cannot become one: a code below itself, sides that are each other's
    opposite, or subcodes with one name.
    """
    return voer_uit(
        onderzoek, lambda book: _opdracht(book, tuple(codes), doel), proef=proef, voortgang=voortgang
    )


def _opdracht(book: Codeboek, codes: tuple[str, ...], doel: str) -> Opdracht:
    found = tuple({code.pad: code for code in (vind_code(book, pad) for pad in codes)}.values())
    if len(found) < 2:
        tip = "Bijvoorbeeld: codeer codeboek voeg-samen stress spanning --in stress"
        raise GebruiksFout("Samenvoegen doe je met twee codes of meer.", tip)
    into = next((c for c in found if plain_naam(c.pad) == plain_naam(doel)), None)
    ouder, _, naam = doel.strip().rpartition("/")
    target = into or found[0]
    if into is None:
        if ouder and ouder != target.ouder:
            tip = "Geef achter --in een van de codes, of een nieuwe naam zonder schuine streep."
            raise GebruiksFout(f"De code kan niet onder {ouder} komen te staan.", tip)
        pad = f"{target.ouder}/{naam}" if target.ouder else naam
        check_nieuwe_naam(book, pad, target)
    else:
        naam, pad = target.naam, target.pad
    others = tuple(c for c in found if c is not target)
    for other in others:
        _check_paar(target, other)
    try:
        after = book
        for other in others:
            after = kern.voeg_samen(after, target.pad, other.pad)
        check_gevolg(kern.hernoem(after, target.pad, naam) if into is None else after)
    except KeyError as error:
        tip = "Voeg eerst de subcode samen met de code waar zij onder valt."
        raise GebruiksFout("Een van deze codes valt onder een andere die al is samengevoegd.", tip) from error

    def notes(before: Codeboek, _now: Codeboek) -> Iterator[str]:
        for other in others:
            yield from _meldingen(kern.vind(before, target.pad), other)

    return Opdracht(
        "voeg-samen",
        tuple(c.pad for c in found),
        (pad,),
        lambda file: file.voeg_samen(target.pad, tuple(c.pad for c in others), naam),
        notes,
    )


def _check_paar(target: Code, other: Code) -> None:
    if target.pad.startswith(f"{other.pad}/"):
        tip = f"Voeg ze samen in {other.pad}: --in {other.pad}"
        raise GebruiksFout(f"{target.pad} valt onder {other.pad} en kan die niet in zich opnemen.", tip)
    ours, theirs = dict(target.namen), dict(other.namen)
    for one, two in (("plus", "min"), ("min", "plus")):
        if one in ours and plain_naam(ours[one]) == plain_naam(theirs.get(two, "")):
            side = f"«{ours[one]}» is {one} bij {target.pad} en {two} bij {other.pad}"
            tip = "Zo zou wat mensen codeerden van kant wisselen; deze codes kunnen niet samen."
            raise GebruiksFout(f"De kanten staan andersom: {side}.", tip)
    names = {plain_naam(sub.naam) for sub in target.subcodes if sub.pad != other.pad}
    same = next((sub for sub in other.subcodes if plain_naam(sub.naam) in names), None)
    if same is not None:
        tip = f"Voeg eerst {target.pad}/{same.naam} en {same.pad} samen, of geef er een een andere naam."
        raise GebruiksFout(f"Beide codes hebben een subcode {same.naam}.", tip)


def _meldingen(target: Code, other: Code) -> Iterator[str]:
    ours, theirs = dict(target.namen), dict(other.namen)
    for pool in ("plus", "min"):
        if ours.get(pool) and theirs.get(pool) and ours[pool] != theirs[pool]:
            yield f"De kant «{theirs[pool]}» van {other.pad} heet nu «{ours[pool]}»."
    if set(target.polen) != set(other.polen):
        yield f"{target.pad} en {other.pad} hadden andere kanten; wat gecodeerd is, houdt zijn kant."
    left = len(other.termen) - len(kern.nieuwe_termen(target, other))
    if left:
        what = "1 term stond" if left == 1 else f"{left} termen stonden"
        yield f"{what} bij allebei; die van {target.pad} blijft zoals zij was."
    if other.definitie and target.definitie:
        yield "De definities staan nu achter elkaar; maak er één lopende tekst van."
