"""Split a code: it gets subcodes; what people coded stays with the code itself."""

from __future__ import annotations

from collections.abc import Sequence

from codeer.core import codeboek_wijzig as kern
from codeer.core.codeboek import Codeboek
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

_LAGEN = 3


def splits(
    onderzoek: Onderzoek,
    code: str,
    namen: Sequence[str],
    *,
    proef: bool = False,
    voortgang: Voortgang | None = None,
) -> Wijzigingsuitkomst:
    """Give a code new subcodes, without terms; nothing that people coded moves.

    Subcodes and not neighbours: the total of the code then stays what it was, and figures of before
    and after can be compared. In passages that are finished the new codes are not judged.
    """
    return voer_uit(
        onderzoek, lambda book: _opdracht(book, code, tuple(namen)), proef=proef, voortgang=voortgang
    )


def _opdracht(book: Codeboek, pad: str, namen: tuple[str, ...]) -> Opdracht:
    code = vind_code(book, pad)
    names = tuple(naam.strip().removeprefix(f"{code.pad}/") for naam in namen)
    if not names:
        raise GebruiksFout("Noem de nieuwe codes.", f"codeer codeboek splits {code.pad} thuis werk")
    if code.pad.count("/") + 2 > _LAGEN:
        tip = "Zet deze code een laag hoger, of hernoem haar."
        raise GebruiksFout(f"Onder {code.pad} past geen laag meer: hoogstens {_LAGEN} lagen.", tip)
    if len({plain_naam(naam) for naam in names}) < len(names):
        raise GebruiksFout("Twee van de nieuwe codes heten hetzelfde.", "Geef elke code een eigen naam.")
    for naam in names:
        check_nieuwe_naam(book, f"{code.pad}/{naam}")
    check_gevolg(kern.splits(book, code.pad, names))
    new = tuple(f"{code.pad}/{naam}" for naam in names)
    return Opdracht("splits", (code.pad,), new, lambda file: file.splits(code.pad, names))
