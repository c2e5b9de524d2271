"""Import sources into a study: the texts, where they come from, and a row of kenmerken for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext

from codeer.core.errors import GebruiksFout
from codeer.steps._bronnen import vind_bronnen
from codeer.steps._inlezen import Inlezer, check_keuzes
from codeer.steps._kenmerkrijen import check_kenmerken, fill_in
from codeer.steps._uitkomst import Gelukt, Keuzes, Mislukt, Uitkomst
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot

__all__ = ["Gelukt", "Keuzes", "Mislukt", "Uitkomst", "importeer"]

Voortgang = Callable[[int, int, str], None]


def importeer(
    onderzoek: Onderzoek,
    bronnen: Sequence[str],
    keuzes: Keuzes,
    stdin: Callable[[int], bytes],
    voortgang: Voortgang | None = None,
) -> Uitkomst:
    """Import files, folders and `-` (what `stdin` gives) into a study.

    One bad file stops no other: it lands in `mislukt`. Raises only for what concerns them all: a wrong
    option (GebruiksFout), a table that makes no sense (KenmerkenFout), another codeer (SlotFout).
    """
    check_keuzes(keuzes)
    table = check_kenmerken(keuzes)
    found = list(vind_bronnen(onderzoek, bronnen))
    if keuzes.id and len(found) > 1:
        tip = "Gebruik --id-reeks R voor R01, R02 …"
        raise GebruiksFout(f"--id is voor één bestand; dit zijn er {len(found)}.", tip)
    gelukt: list[Gelukt] = []
    mislukt: list[Mislukt] = []
    notes: tuple[str, ...] = ()
    with nullcontext() if keuzes.proef else slot(onderzoek):
        inlezer = Inlezer(onderzoek, keuzes, stdin)
        try:
            for nr, bron in enumerate(found):
                if voortgang:
                    voortgang(nr, len(found), bron.toon)
                for entry in inlezer.take(bron):
                    if isinstance(entry, Gelukt):
                        gelukt.append(entry)
                    else:
                        mislukt.append(entry)
        finally:
            # also after an interruption: what came in gets its row
            if not keuzes.proef:
                notes, failed = fill_in(onderzoek, inlezer.register, gelukt, keuzes, table)
                mislukt += failed
    if voortgang:
        voortgang(len(found), len(found), "")
    return Uitkomst(tuple(gelukt), tuple(mislukt), notes, keuzes.proef)
