"""Rename a code: in the codebook; what people coded is read under the new name from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codeer.core import codeboek_wijzig as kern
from codeer.core.codeboek import Codeboek
from codeer.core.errors import GebruiksFout
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


def hernoem(
    onderzoek: Onderzoek, oud: str, nieuw: str, *, proef: bool = False, voortgang: Voortgang | None = None
) -> Wijzigingsuitkomst:
    """Give a code another name, with its subcodes below it; `nieuw` is a name or a path in the same place.

    Raises GebruiksFout when there is no such code, or when the name is taken now or was before.
    """
    return voer_uit(onderzoek, lambda book: _opdracht(book, oud, nieuw), proef=proef, voortgang=voortgang)


def _opdracht(book: Codeboek, oud: str, nieuw: str) -> Opdracht:
    code = vind_code(book, oud)
    ouder, _, naam = nieuw.strip().rpartition("/")
    if ouder and ouder != code.ouder:
        tip = f"Geef alleen de nieuwe naam: codeer codeboek hernoem {code.pad} {naam}"
        raise GebruiksFout("Hernoemen verplaatst een code niet naar een andere plek.", tip)
    if naam == code.naam:
        raise GebruiksFout(f"De code heet al {code.pad}.", "Geef een andere naam op.")
    pad = f"{code.ouder}/{naam}" if code.ouder else naam
    check_nieuwe_naam(book, pad, code)
    check_gevolg(kern.hernoem(book, code.pad, naam))

    def mentions(_before: Codeboek, now: Codeboek) -> Iterator[str]:
        word = re.compile(rf"(?<!\w){re.escape(code.naam)}(?!\w)", re.IGNORECASE)
        where = [c.pad for c in now.alle_codes() if any(word.search(t) for t in (c.definitie, c.wel, c.niet))]
        if where:
            yield f"Het woord {code.naam} staat nog in de uitleg van: {', '.join(where)}. Kijk of dat klopt."

    return Opdracht("hernoem", (code.pad,), (pad,), lambda file: file.hernoem(code.pad, naam), mentions)
