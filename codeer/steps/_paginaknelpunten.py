"""What the page asks a codeur to settle first: her contradictions, and places that a new text left unsure."""

from __future__ import annotations

from collections.abc import Iterator

from codeer.core.gebeurtenis import Gebeurtenis
from codeer.core.spelling import alleen_spelling
from codeer.steps._werk import Werkbeeld

Json = dict[str, object]


def toon_conflicten(beeld: Werkbeeld) -> Iterator[Json]:
    """Give the codeur's choices that contradict each other."""
    for conflict in beeld.conflicten:
        here = (g for g in conflict.gebeurtenissen if g.tekst == beeld.stand.tekst)
        anchors = [g.anker for g in here if g.anker is not None]  # one of a former text is nowhere in this
        yield {
            "ids": list(conflict.ids),
            "begin": anchors[0].begin if anchors else None,
            "eind": anchors[0].eind if anchors else None,
            "keuzes": [_keuze(g) for g in conflict.gebeurtenissen],
        }


def _keuze(g: Gebeurtenis) -> Json:
    i = g.inhoud
    names = ("code", "pool", "beslissing", "wordt_code", "wordt_pool")
    text = getattr(i, "tekst", "") or getattr(i, "naam", "")
    return {"id": g.id, "soort": g.soort, **{n: str(getattr(i, n, "")) for n in names}, "tekst": text}


def toon_onzeker(beeld: Werkbeeld) -> Iterator[Json]:
    """Give the codeur's own work whose place in the text of now she must point out."""
    for o in beeld.stand.onzeker:
        if o.codeur == beeld.codeur:
            found = o.voorstel
            yield {
                "id": o.id,
                "soort": o.soort,
                "code": o.code,
                "pool": o.pool,
                "citaat": o.citaat,
                "ervoor": o.ervoor,
                "erna": o.erna,
                "voorstel": {"begin": found.begin, "eind": found.eind, "citaat": found.citaat}
                if found
                else None,
                "soort_plaats": o.soort_plaats,
                "spelling": found is not None and alleen_spelling(o.citaat, found.citaat),
            }
