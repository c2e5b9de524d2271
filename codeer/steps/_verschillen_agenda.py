"""Turn the list of differences into the agenda of a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from codeer.core.codeboek import Code, Codeboek
from codeer.core.overlegbesluit import ALLEBEI, GEEN, wat_gaf
from codeer.core.verschillen import Verschil, Verschilsoort
from codeer.rapporten._agenda import Agenda, Groep, Punt, Uitleg
from codeer.steps._verschillen import Lijst, Plaats

# what people read for each kind; no word that says who was right
SOORTNAMEN = {
    Verschilsoort.ANDERE_KANT: "andere kant",
    Verschilsoort.GRENS: "net een ander stukje",
    Verschilsoort.ANDERE_CODE: "andere code",
    Verschilsoort.GEMIST: "niet door iedereen gegeven",
}
_PAREN = 5


def agenda_van(lijst: Lijst) -> Agenda:
    """Give the agenda: what belongs together stands once, under the code that comes first."""
    groepen, by_id = _groepen(lijst)
    eerste = [(p.verschil.code, by_id[p.verschil.id]) for p in lijst.eerste() if p.verschil.id in by_id]
    return Agenda(
        codeboek=lijst.codeboek.naam,
        codeurs=lijst.codeurs,
        interviews=lijst.interviews,
        groepen=groepen,
        eerste=tuple(dict.fromkeys(eerste)),
        verwarring=_verwarring(lijst.plaatsen),
    )


def _groepen(lijst: Lijst) -> tuple[tuple[Groep, ...], dict[str, Punt]]:
    codes = {c.pad: c for c in lijst.codeboek.alle_codes()}
    by_id: dict[str, Punt] = {}
    home: dict[str, str] = {}
    rows: dict[str, list[Punt]] = {}
    elders: dict[str, dict[str, tuple[Punt, str]]] = {}
    for p in lijst.plaatsen:
        v = p.verschil
        first = next((other for other in v.samen_met if other in by_id), "")
        if first:
            by_id[v.id] = by_id[first]
            home[v.id] = home[first]
            if home[first] != v.code:
                elders.setdefault(v.code, {})[by_id[first].id] = (by_id[first], home[first])
            continue
        by_id[v.id] = _punt(p, lijst.codeboek, codes)
        home[v.id] = v.code
        rows.setdefault(v.code, []).append(by_id[v.id])
    groepen = tuple(
        Groep(uitleg_van(codes[code]), tuple(rows.get(code, ())), tuple(elders.get(code, {}).values()))
        for code in codes
        if code in rows or code in elders
    )
    return groepen, by_id


def _punt(p: Plaats, codeboek: Codeboek, codes: Mapping[str, Code]) -> Punt:
    v, f = p.verschil, p.fragment
    others = dict.fromkeys(c for g in v.gaven for c, _ in g.andere if c in codes)
    ook = tuple(uitleg_van(codes[c]) for c in others) if v.soort is Verschilsoort.ANDERE_CODE else ()
    return Punt(
        id=v.id,
        interview=v.interview,
        zin=v.zin + 1,
        regelnummer=f.regelnummer,
        voor=f.voor,
        citaat=f.citaat,
        na=f.na,
        soort=SOORTNAMEN[v.soort],
        gaven=tuple((g.codeur, wat_gaf(g, v.code, codeboek)) for g in v.gaven),
        keuzes=keuzes(v),
        onafhankelijk=v.onafhankelijk,
        ook=ook,
        besluit=p.besluit,
        reden=p.besloten.reden if p.besloten else "",
        door=p.besloten.door if p.besloten else "",
        datum=p.besloten.datum if p.besloten else "",
    )


def keuzes(verschil: Verschil) -> tuple[str, ...]:
    """Give what can be chosen; where one gave a code and the other nothing, names say it all."""
    names = tuple(g.codeur for g in verschil.gaven)
    return names if verschil.soort is Verschilsoort.GEMIST else (*names, ALLEBEI, GEEN)


def uitleg_van(code: Code) -> Uitleg:
    """Give what the codebook says of a code."""
    kanten = tuple(naam for pool in code.polen if (naam := code.poolnaam(pool)))
    return Uitleg(code.pad, code.definitie, code.wel, code.niet, kanten)


def _verwarring(plaatsen: Sequence[Plaats]) -> tuple[tuple[str, str, int], ...]:
    """Count which two codes were given for one another, most often first."""
    by_id = {p.verschil.id: p.verschil for p in plaatsen}
    pairs: Counter[tuple[str, str]] = Counter()
    for v in by_id.values():
        for other in (by_id[o] for o in v.samen_met if o in by_id):
            if v.soort is Verschilsoort.ANDERE_CODE and v.code < other.code:
                pairs[v.code, other.code] += 1
    ranked = sorted(pairs.items(), key=lambda row: (-row[1], row[0]))
    return tuple((een, ander, keer) for (een, ander), keer in ranked[:_PAREN])
