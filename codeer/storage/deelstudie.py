"""The part of a study that goes to one codeur: of everything only what she needs for her work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from codeer.storage._tabelbestand import new_file
from codeer.storage.interviews import Herkomstblad
from codeer.storage.kenmerken import Kenmerken

# what helps to understand who speaks; where someone lives and what she allowed does not
KOLOMMEN = ("rol", "soort")


def kenmerken_deel(kenmerken: Kenmerken, interviews: Sequence[str]) -> bytes:
    """Give a `kenmerken.csv` with only these interviews and only the columns that coding needs."""
    columns = tuple(k for k in KOLOMMEN if k in kenmerken.kolommen)
    rows = [(id, "", *(kenmerken.interview(id)[k] for k in columns)) for id in interviews]
    for id in interviews:
        own = kenmerken.sprekerrijen.get(id.casefold(), {})
        rows += [(id, spreker, *(row[k] for k in columns)) for spreker, row in own.items()]
    return new_file(("interview", "spreker", *columns)).with_rows(sorted(rows)).encode()


def herkomst_deel(blad: Herkomstblad) -> bytes:
    """Give the provenance without the source: the name of that file may well be a person's."""
    return replace(blad, bron="", bron_sha256="", deel="", meldingen=()).to_json()
