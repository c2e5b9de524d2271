"""Let the interviews of a study come by one at a time; one that cannot be read stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from codeer.core.errors import CodeerFout
from codeer.core.interview import Interview
from codeer.storage.interviews import lees_interview
from codeer.storage.onderzoek import Onderzoek

Voortgang = Callable[[int, int, str], None]


def interviews_langs(
    onderzoek: Onderzoek,
    ids: Sequence[str],
    voortgang: Voortgang | None,
    overgeslagen: Callable[[str, CodeerFout], object],
) -> Iterator[Interview]:
    """Give the interviews that can be read; of the others `overgeslagen` is told why not."""
    for nr, id in enumerate(ids):
        if voortgang:
            voortgang(nr, len(ids), id)
        try:
            found = lees_interview(onderzoek, id)
        except CodeerFout as fout:
            overgeslagen(id, fout)
            continue
        yield found
    if voortgang:
        voortgang(len(ids), len(ids), "")
