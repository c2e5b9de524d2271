"""Work out one comparison: per code and for all codes together, how far codeurs agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from statistics import median

from codeer.core.codeboek import POLEN, Codeboek
from codeer.core.oordelen import JA, Oordelenmatrix
from codeer.core.telling import Telling, tel_op
from codeer.core.telwoord import count
from codeer.core.vergelijking import Blad, Codematrix, andere_kant, codematrix, hele_matrix
from codeer.core.verwisselingen import verwisselingen
from codeer.core.vuistregels import ALPHA_ONDERGRENS, GENOEG, Ronde, Soort
from codeer.maten import krippendorff_alpha, positieve_overeenstemming
from codeer.maten._bootstrap import MINSTE_INTERVIEWS, Compute, Interval, bootstrap
from codeer.maten._vind import laad, namen
from codeer.maten.codes import gepoolde_kappa, masi_alpha
from codeer.steps._consistentie_uitkomst import (
    Codeuitslag,
    Deel,
    Geheel,
    Paar,
    Vergelijking,
)

HERHALINGEN = 2000
# of these measures an interval is given
GESCHAT = ("positieve_overeenstemming", "krippendorff_alpha", "cohen_kappa", "gwet_ac1")
_PER_PAAR = ("cohen_kappa", "krippendorff_alpha", "positieve_overeenstemming")
_MINSTE_VERLOOP = 4  # interviews, to speak of early and late


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What to compare: who, on which codes, and how thoroughly; `afgerond` is when per interview."""

    codeurs: tuple[str, ...]
    codes: tuple[str, ...]
    codeboek: Codeboek
    volledig: bool = False
    herhalingen: int = HERHALINGEN
    soort: Soort = Soort.ONAFHANKELIJK
    ronde: Ronde = Ronde.VOOR
    afgerond: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Geteld:
    """A code with its counts per interview, of all codeurs and of every two."""

    matrix: Codematrix
    delen: tuple[Telling, ...]
    paren: tuple[tuple[Telling, ...], ...]


def vergelijk_bladen(bladen: Sequence[Blad], opdracht: Opdracht) -> Vergelijking | None:
    """Compare codeurs on all interviews that two of them judged; None when there is none."""
    shared = {blad.interview: gedeeld(blad, opdracht.codeurs, opdracht.codes) for blad in bladen}
    used = [blad for blad in bladen if shared[blad.interview]]
    codeurs = tuple(naam for naam in opdracht.codeurs if any(_takes_part(b, naam, opdracht) for b in used))
    if not used:
        return None
    opdracht = replace(opdracht, codeurs=codeurs)
    counted = [_count(codematrix(used, codeurs, code)) for code in opdracht.codes]
    codes = tuple(_code(one, used, opdracht) for one in counted)
    units = [shared[blad.interview].bit_count() for blad in used]
    wholes = [one.matrix.geheel for one in counted]
    return Vergelijking(
        soort=opdracht.soort,
        ronde=opdracht.ronde,
        codeurs=codeurs,
        eenheden=sum(units),
        codes=codes,
        geheel=_together(codes, wholes, volledig=opdracht.volledig),
        interviews=tuple(_part(b.interview, counted, [nr], units) for nr, b in enumerate(used)),
        verloop=_drift(counted, used, units, opdracht.afgerond),
        verwisselingen=verwisselingen([one.matrix for one in counted]),
    )


def alpha_en_p_pos(
    bladen: Sequence[Blad], opdracht: Opdracht
) -> dict[str, tuple[float | None, float | None]]:
    """Give per code alpha and the chance that another gave it too; nothing when no two judged the same."""
    if not any(gedeeld(blad, opdracht.codeurs, opdracht.codes) for blad in bladen):
        return {}
    found = {}
    for code in opdracht.codes:
        telling = hele_matrix(bladen, opdracht.codeurs, code).tel()
        found[code] = krippendorff_alpha.compute(telling), positieve_overeenstemming.compute(telling)
    return found


def gedeeld(blad: Blad, codeurs: Sequence[str], codes: Sequence[str]) -> int:
    """Give the units of an interview that two codeurs or more judged for any code."""
    found = 0
    for code in codes:
        once = 0
        for naam in codeurs:
            seen = blad.oordeel(naam, code).gezien
            found |= once & seen
            once |= seen
    return found


def _takes_part(blad: Blad, naam: str, opdracht: Opdracht) -> bool:
    return any(
        blad.oordeel(naam, code).gezien & blad.oordeel(other, code).gezien
        for code in opdracht.codes
        for other in opdracht.codeurs
        if other != naam
    )


def _count(matrix: Codematrix) -> _Geteld:
    parts = matrix.delen
    return _Geteld(matrix, tuple(p.tel() for p in parts), tuple(p.tel_paren() for p in parts))


def _code(counted: _Geteld, bladen: Sequence[Blad], opdracht: Opdracht) -> Codeuitslag:
    matrix = counted.matrix
    intervals, why = _intervals(counted.delen, opdracht)
    found = replace(
        _figures(matrix),
        paren=tuple(_pairs(matrix.geheel)),
        intervallen=intervals,
        geen_interval=why,
    )
    code = opdracht.codeboek.code(matrix.code)
    polen = code.polen if code else ("",)
    if len(polen) == 1:
        return found
    per_pool = tuple(
        replace(_figures(codematrix(bladen, opdracht.codeurs, matrix.code, pool)), pool=pool)
        for pool in POLEN
        if pool in polen
    )
    other = andere_kant(bladen, opdracht.codeurs, matrix.code)
    return replace(found, polen=per_pool, andere_kant=other)


def _figures(matrix: Codematrix) -> Codeuitslag:
    telling = matrix.geheel.tel()
    ja = matrix.geheel.waarden.index(JA)
    return Codeuitslag(
        code=matrix.code,
        eenheden=telling.vergelijkbaar,
        gebruik=matrix.geheel.gebruik()[JA],
        per_codeur=tuple(row[ja] for row in telling.per_codeur),
        maten={naam: laad(naam).compute(telling) for naam in namen()},
        reden=_why_undefined(telling),
    )


def _pairs(matrix: Oordelenmatrix) -> Iterator[Paar]:
    ja = matrix.waarden.index(JA)
    for (one, other), telling in zip(combinations(matrix.codeurs, 2), matrix.tel_paren(), strict=True):
        both = telling.samen[ja][2] // 2
        left, right = (row[ja] - both for row in telling.per_codeur)
        maten = {naam: laad(naam).compute(telling) for naam in _PER_PAAR}
        yield Paar((one, other), telling.vergelijkbaar, both, (left, right), maten)


def _why_undefined(telling: Telling) -> str:
    ja, nee = (any(telling.gegeven[nr][2:]) for nr in (0, 1))
    if not telling.vergelijkbaar:
        return "geen zin is voor deze code door twee codeurs afgerond"
    if not ja:
        return "niemand gaf deze code"
    return "" if nee else "elke zin kreeg deze code"


def _intervals(delen: Sequence[Telling], opdracht: Opdracht) -> tuple[dict[str, Interval], str]:
    if not opdracht.volledig:
        return {}, ""
    counts = [telling for telling in delen if telling.vergelijkbaar]
    if len(counts) < MINSTE_INTERVIEWS:
        many = count(len(counts), "interview", "interviews")
        return {}, f"{many}; een interval kan vanaf {MINSTE_INTERVIEWS}"
    computes: list[Compute] = [laad(naam).compute for naam in GESCHAT]
    found = bootstrap(counts, computes, herhalingen=opdracht.herhalingen)
    return {naam: one for naam, one in zip(GESCHAT, found, strict=True) if one is not None}, ""


def _together(codes: Sequence[Codeuitslag], wholes: Sequence[Oordelenmatrix], *, volledig: bool) -> Geheel:
    alphas = sorted(
        (code.alpha, code.code) for code in codes if code.keren >= GENOEG and code.alpha is not None
    )
    values = [alpha for alpha, _ in alphas]
    judged = [whole for whole, code in zip(wholes, codes, strict=True) if code.eenheden]
    return Geheel(
        codes=len(alphas),
        mediaan_alpha=median(values) if values else None,
        laagste_alpha=values[0] if values else None,
        laagste_code=alphas[0][1] if alphas else "",
        onder_ondergrens=sum(alpha < ALPHA_ONDERGRENS for alpha in values),
        gepoolde_kappa=gepoolde_kappa.compute(pair for whole in wholes for pair in whole.tel_paren()),
        masi_alpha=masi_alpha.compute(judged) if volledig else None,
    )


def _drift(
    counted: Sequence[_Geteld], bladen: Sequence[Blad], units: Sequence[int], afgerond: Mapping[str, str]
) -> tuple[Deel, ...]:
    """Compare the half of the interviews that was finished first with the half that was finished last."""
    if len(bladen) < _MINSTE_VERLOOP:
        return ()
    order = sorted(range(len(bladen)), key=lambda nr: (afgerond.get(bladen[nr].interview, ""), nr))
    half = len(order) // 2
    halves = (("eerste helft", order[:half]), ("tweede helft", order[half:]))
    return tuple(_part(naam, counted, chosen, units) for naam, chosen in halves)


def _part(naam: str, counted: Sequence[_Geteld], chosen: Sequence[int], units: Sequence[int]) -> Deel:
    """Sum up some of the interviews, all codes together."""
    every = tel_op([one.delen[nr] for one in counted for nr in chosen])
    pairs = (tel_op(rows) for one in counted for rows in zip(*(one.paren[nr] for nr in chosen), strict=True))
    return Deel(
        naam=naam,
        interviews=len(chosen),
        eenheden=sum(units[nr] for nr in chosen),
        p_pos=positieve_overeenstemming.compute(every),
        gepoolde_kappa=gepoolde_kappa.compute(pairs),
    )
