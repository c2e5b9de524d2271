"""Make the review sheet: the rows of each sheet, out of how the interviews stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Voorstel
from codeer.core.interview import counts
from codeer.core.plaats import Plaatsbepaler
from codeer.core.werkblad import (
    ALLEEN_LEZEN,
    CODEBOEK,
    FORMAAT,
    KLAAR,
    MELDING,
    NAKIJKEN,
    SLEUTEL,
    UITLEG,
    ZELF,
    ZINNEN,
    Blad,
    Bladkolom,
    Bladrij,
    Rijsoort,
    Sleutel,
    Werkmap,
    facetkolom,
    kort,
)
from codeer.steps._werkblad_stand import CONFLICT, DEELS, EIGEN, JA, NEE, OPEN, WEG, Bladstand
from codeer.steps._werkblad_uitleg import uitleg

GEEN = "geen"
# what a row that could not be taken over had filled in, by the key of the row: to mend it in the new sheet
Over = Mapping[str, dict[str, str]]
_OMGEVING = 130  # characters of context on either side
_KANS = 3  # codes that fit on the row of a sentence
_VOORSTEL, _EIGEN, _CODES, _KANTEN, JANEE = "voorstel", "eigen", "codes", "kanten", "janee"


def maak_werkmap(
    standen: Sequence[Bladstand],
    codeboek: Codeboek,
    gegevens: Iterable[tuple[str, str]],
    over: Over,
    zelf: Sequence[Mapping[str, str]],
) -> Werkmap:
    """Make the workbook; `over` and `zelf` hold what was filled in earlier and could not be taken over."""
    facets = facetkolommen(codeboek)
    blind = [stand for stand in standen if stand.beeld.blind]
    sheets = [
        Blad(UITLEG, (Bladkolom("uitleg", 30), Bladkolom("wat het is", 100)), uitleg(blind=bool(blind))),
        Blad(NAKIJKEN, nakijkkolommen(facets), [r for s in standen for r in nakijkrijen(s, over)], vast=2),
    ]
    if blind:
        rows = [r for s in blind for r in _zinnen(s, over)]
        sheets.append(Blad(ZINNEN, _zinkolommen(facets), rows, vast=3))
    sheets += [
        Blad(ZELF, _zelfkolommen(facets), [*(Bladrij(row) for row in zelf), Bladrij({})], vast=1),
        Blad(KLAAR, _KLAARKOLOMMEN, [_klaar(s, over) for s in standen], vast=1),
        Blad(CODEBOEK, CODEKOLOMMEN, [coderij(codeboek, c.pad) for c in codeboek.alle_codes()], vast=1),
    ]
    return Werkmap(sheets, [("formaat", FORMAAT), *gegevens], lijsten(codeboek, standen))


def kolommen_van_zin() -> Iterator[tuple[str, str]]:
    """Give the columns for codes on the row of a sentence, as pairs of code and pole."""
    for nr in range(1, _KANS + 1):
        tail = "" if nr == 1 else f" {nr}"
        yield f"code{tail}", f"kant{tail}"


def lijsten(codeboek: Codeboek, standen: Sequence[Bladstand]) -> dict[str, list[str]]:
    """Give the words to choose from, by the name of each list."""
    names = [shown for code in codeboek.alle_codes() for _, shown in code.namen]
    return {
        _VOORSTEL: ["akkoord", "afgewezen", "anders", OPEN],
        _EIGEN: [EIGEN, "anders", WEG],
        _CODES: [code.pad for code in codeboek.alle_codes()],
        _KANTEN: list(dict.fromkeys(["plus", "min", GEEN, *names])),
        JANEE: [JA, NEE],
        "interviews": [s.beeld.interview.id for s in standen],
        **{facetkolom(naam): [*waarden, GEEN] for naam, waarden in codeboek.facetten},
    }


def nakijkkolommen(facets: Sequence[Bladkolom]) -> tuple[Bladkolom, ...]:
    """Give the columns; what one reads and decides stands in one view on a laptop."""
    return (
        Bladkolom("interview", 11),
        Bladkolom("regel", 6),
        Bladkolom("ervoor", 30),
        Bladkolom("citaat", 50),
        Bladkolom("erna", 30),
        Bladkolom("code", 16),
        Bladkolom("kant", 14),
        Bladkolom("besluit", 11, invul=True, lijst=_VOORSTEL),
        Bladkolom("wordt_code", 16, invul=True, lijst=_CODES),
        Bladkolom("wordt_kant", 13, invul=True, lijst=_KANTEN),
        *facets,
        Bladkolom("memo", 34, invul=True),
        Bladkolom(MELDING, 34),
        Bladkolom("waarom", 24),
        Bladkolom("spreker", 8),
        Bladkolom("rij", 12),
        Bladkolom(SLEUTEL, 20, verborgen=True),
    )


def facetkolommen(codeboek: Codeboek) -> list[Bladkolom]:
    """Give a column to fill in for each facet."""
    return [
        Bladkolom(facetkolom(naam), 14, invul=True, lijst=facetkolom(naam)) for naam, _ in codeboek.facetten
    ]


def codekolommen() -> list[Bladkolom]:
    """Give the columns for codes on the row of a sentence."""
    return [
        column
        for code, kant in kolommen_van_zin()
        for column in (
            Bladkolom(code, 18, invul=True, lijst=_CODES),
            Bladkolom(kant, 14, invul=True, lijst=_KANTEN),
        )
    ]


def _zinkolommen(facets: Sequence[Bladkolom]) -> tuple[Bladkolom, ...]:
    return (
        Bladkolom("interview", 12),
        Bladkolom("spreker", 8),
        Bladkolom("regel", 7),
        Bladkolom("zin", 80),
        *codekolommen(),
        *facets,
        Bladkolom("memo", 40, invul=True),
        Bladkolom("al gecodeerd", 30),
        Bladkolom(MELDING, 34),
        Bladkolom(SLEUTEL, 20, verborgen=True),
    )


def _zelfkolommen(facets: Sequence[Bladkolom]) -> tuple[Bladkolom, ...]:
    return (
        Bladkolom("interview", 14, invul=True, lijst="interviews"),
        Bladkolom("citaat", 70, invul=True),
        Bladkolom("code", 18, invul=True, lijst=_CODES),
        Bladkolom("kant", 16, invul=True, lijst=_KANTEN),
        *facets,
        Bladkolom("memo", 40, invul=True),
        Bladkolom(MELDING, 40),
    )


_KLAARKOLOMMEN = (
    Bladkolom("interview", 14),
    Bladkolom("zinnen", 9),
    Bladkolom("voorstellen open", 18),
    Bladkolom("nu", 10),
    Bladkolom("klaar", 10, invul=True, lijst=JANEE),
    Bladkolom(MELDING, 60),
    Bladkolom(SLEUTEL, 20, verborgen=True),
)
CODEKOLOMMEN = (
    Bladkolom("code", 24),
    Bladkolom("kanten", 34),
    Bladkolom("definitie", 60),
    Bladkolom("wel", 50),
    Bladkolom("niet", 50),
)


def nakijkrijen(stand: Bladstand, over: Over) -> Iterator[Bladrij]:
    """Give a row for each suggestion and own coding, with what is filled in there now."""
    place = Plaatsbepaler(stand.beeld.interview)
    for sleutel, waarom in stand.sleutels():
        f = place.fragment(Voorstel(sleutel.code, sleutel.pool, sleutel.begin, sleutel.eind, waarom))
        cells = {
            "rij": sleutel.rij,
            "interview": f.interview,
            "spreker": f.spreker,
            "regel": str(f.regelnummer),
            "ervoor": _dichtbij(f.voor, eind=True),
            "citaat": kort(f.citaat),
            "erna": _dichtbij(f.na, eind=False),
            "code": f.code,
            "kant": toon_kant(stand.beeld.codeboek, f.code, f.pool),
            "waarom": f.waarom,
            SLEUTEL: sleutel.schrijf(),
        }
        own = _EIGEN if sleutel.soort is Rijsoort.CODERING else _VOORSTEL
        cells |= _ingevuld(stand, sleutel)
        yield Bladrij(cells | over.get(sleutel.rij, {}), {"besluit": own})


def _dichtbij(tekst: str, *, eind: bool) -> str:
    """Give the words nearest to the quote: enough to understand it, and rows that are not high."""
    if len(tekst) <= _OMGEVING:
        return tekst
    if eind:
        return "… " + tekst[-_OMGEVING:].partition(" ")[2]
    return tekst[:_OMGEVING].rpartition(" ")[0] + " …"


def _ingevuld(stand: Bladstand, sleutel: Sleutel) -> dict[str, str]:
    now = stand.invulling(sleutel)
    cells = {"memo": stand.memo(stand.drager(sleutel))}
    cells |= {facetkolom(naam): waarde for naam, waarde in now.facetten}
    if now.besluit == CONFLICT:
        return cells | {MELDING: "Hier staan twee verschillende besluiten van jou. Kies er een."}
    if now.besluit != OPEN:
        cells["besluit"] = now.besluit
    if now.besluit == "anders":
        cells["wordt_code"] = now.code
        cells["wordt_kant"] = toon_kant(stand.beeld.codeboek, now.code, now.pool)
    return cells


def _zinnen(stand: Bladstand, over: Over) -> Iterator[Bladrij]:
    """Give the sentences of a blind interview, with what others say between them to read along."""
    interview, place = stand.beeld.interview, Plaatsbepaler(stand.beeld.interview)
    counted = stand.beeld.codeboek.instellingen.sprekers
    spans = [(begin, eind, True) for begin, eind, _ in stand.beeld.dekking.zinnen]
    spans += [
        (b.begin, b.eind, False)
        for b in interview.beurten
        if not counts(b.spreker, counted) and b.eind > b.begin
    ]
    done = gecodeerd(stand)
    for nr, (begin, eind, counting) in enumerate(sorted(spans)):
        f = place.fragment(Voorstel("", "", begin, eind, ""))
        cells = {"interview": f.interview, "spreker": f.spreker, "regel": str(f.regelnummer)}
        cells["zin"] = kort(f.citaat)
        if counting:
            sleutel = stand.sleutel(Rijsoort.ZIN, begin, eind)
            cells |= {"al gecodeerd": "; ".join(done.get((begin, eind), ())), SLEUTEL: sleutel.schrijf()}
            cells |= over.get(sleutel.rij, {})
        else:
            cells[SLEUTEL] = f"{ALLEEN_LEZEN} {nr}"
            cells |= over.get(f"{f.interview} {cells[SLEUTEL]}", {})
        yield Bladrij(cells, alleen_lezen=not counting)


def gecodeerd(stand: Bladstand) -> dict[tuple[int, int], list[str]]:
    """Give per sentence what the codeur coded in it already."""
    found: dict[tuple[int, int], list[str]] = {}
    zinnen = stand.beeld.dekking.zinnen
    for g in stand.coderingen:
        if g.anker is not None:
            text = toon_code(
                stand.beeld.codeboek, getattr(g.inhoud, "code", ""), getattr(g.inhoud, "pool", "")
            )
            for nr in stand.beeld.dekking.zinnen_van(g.anker.begin, g.anker.eind):
                found.setdefault(zinnen[nr][:2], []).append(text)
    return found


def _klaar(stand: Bladstand, over: Over) -> Bladrij:
    sleutel = stand.sleutel(Rijsoort.KLAAR)
    left = sum(stand.invulling(s).besluit == OPEN for s, _ in stand.sleutels())
    state = stand.klaar
    cells = {
        "interview": sleutel.interview,
        "zinnen": str(len(stand.beeld.dekking.zinnen)),
        "voorstellen open": "" if stand.beeld.blind else str(left),
        "nu": {JA: "klaar", NEE: "niet klaar", DEELS: "deels klaar"}[state],
        "klaar": "" if state == DEELS else state,
        SLEUTEL: sleutel.schrijf(),
    }
    return Bladrij(cells | over.get(sleutel.rij, {}))


def coderij(codeboek: Codeboek, pad: str) -> Bladrij:
    """Give the row of a code on the sheet of the codebook."""
    code = next(c for c in codeboek.alle_codes() if c.pad == pad)
    sides = "\n".join(f"{pool}: {shown}" for pool, shown in code.namen)
    text = {"definitie": code.definitie, "wel": code.wel, "niet": code.niet}
    return Bladrij({"code": pad, "kanten": sides or ", ".join(filter(None, code.polen)), **text})


def toon_kant(codeboek: Codeboek, code: str, pool: str) -> str:
    """Give a pole as people see it."""
    found = codeboek.code(code)
    return found.poolnaam(pool) if found else pool


def toon_code(codeboek: Codeboek, code: str, pool: str) -> str:
    """Give a code with its pole as people see it."""
    side = toon_kant(codeboek, code, pool)
    return f"{code} ({side})" if side else code
