"""Measure what comparing coders costs: 5 coders, 20,000 sentences of 40 interviews, 30 codes.

Prints the seconds for all measures of all codes, pairs of coders included, complete and with coders who
did not see every interview; and for 1,000 draws of interviews for every measure of every code. Then the
same from what each codeur found per interview, as `codeer consistentie` does in a study.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace

from codeer.core.codeboek import Code, Codeboek
from codeer.core.oordelen import Oordelenmatrix
from codeer.core.vergelijking import Blad, families, maak_blad
from codeer.core.zinsoordelen import Zinsoordelen
from codeer.maten._bootstrap import bootstrap
from codeer.maten._vind import laad, namen
from codeer.steps._consistentie_maten import Opdracht, vergelijk_bladen
from codeer.steps.consistentie import vergelijk

CODEURS, ZINNEN, CODES, INTERVIEWS = 5, 20_000, 30, 40
PER_INTERVIEW = ZINNEN // INTERVIEWS


def some(rng: random.Random, share: float) -> int:
    """Make a bitmap in which each sentence stands with this chance."""
    return int("".join("01"[rng.random() < share] for _ in range(ZINNEN)), 2)


def matrices(gezien: list[int]) -> list[Oordelenmatrix]:
    rng = random.Random(1)
    names, eenheden = [f"c{nr}" for nr in range(CODEURS)], tuple(map(str, range(ZINNEN)))
    found = []
    for _ in range(CODES):
        true = some(rng, 0.03)
        ja = [(true & some(rng, 0.75)) | some(rng, 0.004) for _ in range(CODEURS)]
        found.append(Oordelenmatrix.from_ja_nee(names, eenheden, gezien, ja))
    return found


def timed(what: str, work: Callable[[], object]) -> None:
    start = time.process_time()
    work()
    print(f"{what}: {time.process_time() - start:.3f} s")


def main() -> None:
    everything = [(1 << ZINNEN) - 1] * CODEURS
    masks = [((1 << PER_INTERVIEW) - 1) << nr * PER_INTERVIEW for nr in range(INTERVIEWS)]
    partly = [
        sum(mask for nr, mask in enumerate(masks) if (nr + codeur) % 5 < 3) for codeur in range(CODEURS)
    ]
    maten = [laad(naam).compute for naam in namen()]
    for what, gezien in (("complete", everything), ("each interview by 3 of 5", partly)):
        codes = matrices(gezien)
        timed(f"all measures, pairs too, {what}", lambda c=codes: [vergelijk(m) for m in c])
        timed(f"  of which counting, {what}", lambda c=codes: [m.tel() for m in c])
        counted: list[list[object]] = []
        timed(
            f"  counts per interview, {what}",
            lambda c=codes, t=counted: t.extend([m.binnen(mask).tel() for mask in masks] for m in c),
        )
        timed(
            f"  bootstrap of 1,000, {len(maten)} measures, {what}",
            lambda t=counted: [bootstrap(tellingen, maten) for tellingen in t],
        )

    in_a_study(everything)
    in_a_study(partly)


def in_a_study(gezien: list[int]) -> None:
    """Time the whole comparison of a study, from the judgements per interview."""
    book = Codeboek("bench", codes=tuple(Code(f"code{nr}") for nr in range(CODES)))
    names = tuple(f"c{nr}" for nr in range(CODEURS))
    judged = per_interview(matrices(gezien), gezien, names)
    job = Opdracht(names, tuple(f"code{nr}" for nr in range(CODES)), book)
    bladen: list[Blad] = []
    onder = families(book)
    timed(
        "study: what is compared",
        lambda: bladen.extend(
            maak_blad(f"R{nr}", PER_INTERVIEW, row, onder) for nr, row in enumerate(judged)
        ),
    )
    timed("study: all figures, pairs, interviews, drift, confusions", lambda: vergelijk_bladen(bladen, job))
    full = replace(job, volledig=True, herhalingen=1000)
    timed("study: the same with a bootstrap of 1,000 and MASI", lambda: vergelijk_bladen(bladen, full))


def per_interview(
    codes: list[Oordelenmatrix], gezien: list[int], names: tuple[str, ...]
) -> list[dict[str, Zinsoordelen]]:
    """Cut matrices into what each codeur found of each interview."""
    mask = (1 << PER_INTERVIEW) - 1
    return [
        {
            naam: Zinsoordelen(
                naam,
                {f"code{c}": gezien[who] >> nr * PER_INTERVIEW & mask for c in range(CODES)},
                gegeven={
                    (f"code{c}", ""): matrix.bits[0][who] >> nr * PER_INTERVIEW & mask
                    for c, matrix in enumerate(codes)
                },
            )
            for who, naam in enumerate(names)
        }
        for nr in range(INTERVIEWS)
    ]


if __name__ == "__main__":
    main()
