"""Turn the list of differences into the agenda of a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from codeer.core.codeboek import Code, Codeboek
from codeer.core.overlegbesluit import ALLEBEI, ANDERS, GEEN, polen_naam, wat_gaf
from codeer.core.verschillen import Gaf, Verschil, Verschilsoort
from codeer.rapporten._agenda import Agenda, Groep, Optie, Punt, Uitleg, reeks
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
    plaatsen = {p.verschil.id: p for p in lijst.plaatsen}
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
        halves = [plaatsen[other] for other in v.samen_met if other in plaatsen]
        by_id[v.id] = _punt(p, halves, lijst.codeboek, codes)
        home[v.id] = v.code
        rows.setdefault(v.code, []).append(by_id[v.id])
    groepen = tuple(
        Groep(uitleg_van(codes[code]), tuple(rows.get(code, ())), tuple(elders.get(code, {}).values()))
        for code in codes
        if code in rows or code in elders
    )
    return groepen, by_id


def _punt(p: Plaats, helften: Sequence[Plaats], codeboek: Codeboek, codes: Mapping[str, Code]) -> Punt:
    v, f = p.verschil, p.fragment
    others = dict.fromkeys(c for g in v.gaven for c, _ in g.andere if c in codes)
    ook = tuple(uitleg_van(codes[c]) for c in others) if v.soort is Verschilsoort.ANDERE_CODE else ()
    choices = keuzes(p, helften, codeboek)
    chosen = next((k.wat for k in choices if k.gekozen), p.besluit.removeprefix(f"{ANDERS}: "))
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
        keuzes=choices,
        onafhankelijk=v.onafhankelijk,
        ook=ook,
        besluit=chosen if p.besluit else "",
        gekozen=p.besluit,
        reden=p.besloten.reden if p.besloten else "",
        door=p.besloten.door if p.besloten else "",
        datum=p.besloten.datum if p.besloten else "",
    )


def keuzes(plaats: Plaats, helften: Sequence[Plaats], codeboek: Codeboek) -> tuple[Optie, ...]:
    """Give what can be chosen: what codeurs gave, with who gave it, and both or neither of it."""
    v, group = plaats.verschil, (plaats, *helften)
    decided = tuple(p.besloten.polen if p.besloten else None for p in group)
    new = plaats.besluit.startswith(f"{ANDERS}:") or plaats.besloten is None
    by_outcome: dict[tuple[tuple[str, ...] | None, ...], list[Gaf]] = {}
    for gaf in v.gaven:
        found = [p.verschil.van(gaf.codeur) for p in group]
        by_outcome.setdefault(tuple(g.polen if g else None for g in found), []).append(gaf)
    rows = []
    for outcome, gaven in by_outcome.items():
        names = [g.codeur for g in gaven]
        chosen = not new and all(o in (None, d) for o, d in zip(outcome, decided, strict=True))
        rows.append(Optie(_wat(gaven[0], v, codeboek), reeks(names), " en ".join(names), chosen))
    if v.soort is Verschilsoort.GEMIST:
        return tuple(rows)
    former = not new and not any(r.gekozen for r in rows)
    both = former and decided == tuple(p.verschil.gegeven for p in group)
    none = former and not any(decided)
    return (*rows, Optie(ALLEBEI, "", ALLEBEI, both), Optie(GEEN, "", GEEN, none))


def _wat(gaf: Gaf, v: Verschil, codeboek: Codeboek) -> str:
    """Say what is chosen with what a codeur gave."""
    if v.soort is Verschilsoort.ANDERE_CODE:
        givers = [g for g in v.gaven if g.polen]
        instead = [k for k in gaf.andere if not any(k in g.andere for g in givers)] if not gaf.polen else []
        codes = {c.pad: c for c in codeboek.alle_codes()}
        kanten = [*((v.code, p) for p in gaf.polen), *instead]
        if named := [voluit(codes[c], p) for c, p in kanten if c in codes]:
            return " en ".join(named)
    beside = not gaf.polen and gaf.ernaast and v.soort is Verschilsoort.GRENS
    words = polen_naam(v.code, gaf.polen, codeboek) if gaf.polen != ("",) else v.code
    return "niet hier, wel vlak ervoor of erna" if beside else words


def voluit(code: Code, pool: str) -> str:
    """Give a code with its pole, also where the pole is called as the code is."""
    naam = code.poolnaam(pool)
    return f"{code.pad} – kant {naam}" if naam else code.pad


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
