"""Work out one comparison: per code and for all codes together, how far codeurs agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add
from statistics import median

from codeer.core.codeboek import POLEN, Codeboek
from codeer.core.oordelen import JA, Oordelenmatrix
from codeer.core.telling import Telling
from codeer.core.vergelijking import Blad, Codematrix, andere_kant, codematrix
from codeer.core.verwisselingen import verwisselingen
from codeer.core.vuistregels import ALPHA_ONDERGRENS, GENOEG, Ronde, Soort
from codeer.maten import positieve_overeenstemming
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


def vergelijk_bladen(bladen: Sequence[Blad], opdracht: Opdracht) -> Vergelijking | None:
    """Compare codeurs on all interviews that two of them judged; None when there is none."""
    shared = {blad.interview: gedeeld(blad, opdracht.codeurs, opdracht.codes) for blad in bladen}
    used = [blad for blad in bladen if shared[blad.interview]]
    codeurs = tuple(naam for naam in opdracht.codeurs if any(_takes_part(b, naam, opdracht) for b in used))
    if not used:
        return None
    opdracht = replace(opdracht, codeurs=codeurs)
    matrices = [codematrix(used, codeurs, code) for code in opdracht.codes]
    codes = tuple(_code(m, used, opdracht) for m in matrices)
    units = {id: bits.bit_count() for id, bits in shared.items()}
    return Vergelijking(
        soort=opdracht.soort,
        ronde=opdracht.ronde,
        codeurs=codeurs,
        eenheden=sum(units.values()),
        codes=codes,
        geheel=_together(codes, matrices, volledig=opdracht.volledig),
        interviews=_per_interview(matrices, used, units),
        verloop=_drift(matrices, used, units, opdracht.afgerond),
        verwisselingen=verwisselingen(used, codeurs, opdracht.codes),
    )


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


def _code(matrix: Codematrix, bladen: Sequence[Blad], opdracht: Opdracht) -> Codeuitslag:
    found = _figures(matrix, opdracht)
    code = opdracht.codeboek.code(matrix.code)
    polen = code.polen if code else ("",)
    if len(polen) == 1:
        return found
    plain = replace(opdracht, volledig=False)
    per_pool = tuple(
        replace(_figures(codematrix(bladen, opdracht.codeurs, matrix.code, pool), plain), pool=pool)
        for pool in POLEN
        if pool in polen
    )
    other = andere_kant(bladen, opdracht.codeurs, matrix.code)
    return replace(found, polen=per_pool, andere_kant=other)


def _figures(matrix: Codematrix, opdracht: Opdracht) -> Codeuitslag:
    telling = matrix.geheel.tel()
    intervals, why = _intervals(matrix, opdracht)
    ja = matrix.geheel.waarden.index(JA)
    return Codeuitslag(
        code=matrix.code,
        eenheden=telling.vergelijkbaar,
        gebruik=matrix.geheel.gebruik()[JA],
        per_codeur=tuple(row[ja] for row in telling.per_codeur),
        maten={naam: laad(naam).compute(telling) for naam in namen()},
        intervallen=intervals,
        paren=tuple(_pair(pair) for pair in matrix.geheel.paren()),
        reden=_why_undefined(telling),
        geen_interval=why,
    )


def _pair(matrix: Oordelenmatrix) -> Paar:
    telling, gebruik = matrix.tel(), matrix.gebruik()[JA]
    left, right = gebruik.alleen
    shown = ("cohen_kappa", "krippendorff_alpha", "positieve_overeenstemming")
    maten = {naam: laad(naam).compute(telling) for naam in shown}
    one, other = matrix.codeurs
    return Paar((one, other), telling.vergelijkbaar, gebruik.samen, (left, right), maten)


def _why_undefined(telling: Telling) -> str:
    ja, nee = (any(telling.gegeven[nr][2:]) for nr in (0, 1))
    if not telling.vergelijkbaar:
        return "geen zin is voor deze code door twee codeurs afgerond"
    if not ja:
        return "niemand gaf deze code"
    return "" if nee else "elke zin kreeg deze code"


def _intervals(matrix: Codematrix, opdracht: Opdracht) -> tuple[dict[str, Interval], str]:
    if not opdracht.volledig:
        return {}, ""
    counts = [telling for part in matrix.delen if (telling := part.tel()).vergelijkbaar]
    if len(counts) < MINSTE_INTERVIEWS:
        return {}, f"{len(counts)} interviews; een interval kan vanaf {MINSTE_INTERVIEWS}"
    computes: list[Compute] = [laad(naam).compute for naam in GESCHAT]
    found = bootstrap(counts, computes, herhalingen=opdracht.herhalingen)
    return {naam: one for naam, one in zip(GESCHAT, found, strict=True) if one is not None}, ""


def _together(codes: Sequence[Codeuitslag], matrices: Sequence[Codematrix], *, volledig: bool) -> Geheel:
    alphas = sorted(
        (code.alpha, code.code) for code in codes if code.keren >= GENOEG and code.alpha is not None
    )
    values = [alpha for alpha, _ in alphas]
    wholes = [m.geheel for m in matrices]
    judged = [whole for whole, code in zip(wholes, codes, strict=True) if code.eenheden]
    return Geheel(
        codes=len(alphas),
        mediaan_alpha=median(values) if values else None,
        laagste_alpha=values[0] if values else None,
        laagste_code=alphas[0][1] if alphas else "",
        onder_ondergrens=sum(alpha < ALPHA_ONDERGRENS for alpha in values),
        gepoolde_kappa=gepoolde_kappa.compute(pair for whole in wholes for pair in whole.paren()),
        masi_alpha=masi_alpha.compute(judged) if volledig else None,
    )


def _per_interview(
    matrices: Sequence[Codematrix], bladen: Sequence[Blad], units: Mapping[str, int]
) -> tuple[Deel, ...]:
    return tuple(
        _part(blad.interview, [[m.delen[nr] for m in matrices]], units[blad.interview])
        for nr, blad in enumerate(bladen)
    )


def _drift(
    matrices: Sequence[Codematrix],
    bladen: Sequence[Blad],
    units: Mapping[str, int],
    afgerond: Mapping[str, str],
) -> tuple[Deel, ...]:
    """Compare the half of the interviews that was finished first with the half that was finished last."""
    if len(bladen) < _MINSTE_VERLOOP:
        return ()
    order = sorted(range(len(bladen)), key=lambda nr: (afgerond.get(bladen[nr].interview, ""), nr))
    half = len(order) // 2
    halves = (("eerste helft", order[:half]), ("tweede helft", order[half:]))
    return tuple(
        _part(
            naam,
            [[m.delen[nr] for m in matrices] for nr in chosen],
            sum(units[bladen[nr].interview] for nr in chosen),
        )
        for naam, chosen in halves
    )


def _part(naam: str, interviews: Sequence[Sequence[Oordelenmatrix]], units: int) -> Deel:
    """Sum up a part of the material: per interview the matrices of all codes."""
    codes = list(zip(*interviews, strict=True))
    every = reduce(add, (one.tel() for row in codes for one in row))
    pairs = (
        reduce(add, (one.tel() for one in pair))
        for row in codes
        for pair in zip(*(one.paren() for one in row), strict=True)
    )
    p_pos = positieve_overeenstemming.compute(every)
    return Deel(naam, len(interviews), units, p_pos, gepoolde_kappa.compute(pairs))
