"""What someone who searches probably meant: a code instead of a word, or one interview."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from codeer.core.codeboek import Codeboek
from codeer.core.errors import ZoekvraagFout
from codeer.core.namen import plain_naam
from codeer.core.zoekvraag import Vraag, Woorden, bladen

_MET_NAAM = re.compile(r'([^\s:()"]+):("[^"]*"|[^\s()]+)')


def ook_een_code(vraag: Vraag, codeboek: Codeboek) -> Iterator[str]:
    """Say it where a word that was looked for is the name of a code or pole too."""
    codes = list(codeboek.alle_codes())
    for blad in bladen(vraag):
        if not isinstance(blad, Woorden):
            continue
        asked = plain_naam(blad.tekst)
        for code in codes:
            named = {"": (code.naam, code.titel)} | {pool: (naam,) for pool, naam in code.namen}
            found = next((p for p, names in named.items() if asked in map(plain_naam, names) and asked), None)
            if found is None:
                continue
            write = f"code:{code.pad}{f'.{found}' if found else ''}"
            what = f"kant van de code {code.pad}" if found else "code"
            yield (
                f"«{blad.tekst}» is ook een {what}. Hier is naar het woord gezocht; wat die code kreeg, "
                f"vind je met: codeer zoek {write}"
            )
            break


def met_tip(fout: ZoekvraagFout, interviews: Iterable[str]) -> ZoekvraagFout:
    """Give the fault with another tip where the name of an interview stands before the colon."""
    known = {plain_naam(id): id for id in interviews}
    begin, eind = fout.plek
    for found in _MET_NAAM.finditer(fout.vraag[begin:eind]):
        id = known.get(plain_naam(found[1]))
        if id:
            return ZoekvraagFout(
                f"Een interview staat niet zelf voor de dubbele punt: {id} is de naam van een interview.",
                f"Zo zoek je in één interview: codeer zoek '{found[2]} EN interview:{id}'",
                fout.vraag,
                fout.plek,
            )
    return fout
