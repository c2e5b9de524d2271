"""Measure what comparing coders costs: 5 coders, 20,000 sentences of 40 interviews, 30 codes.

Prints the seconds for all measures of all codes, pairs of coders included, complete and with coders who
did not see every interview; and for 1,000 draws of interviews for every measure of every code.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from codeer.core.oordelen import Oordelenmatrix
from codeer.maten._bootstrap import bootstrap
from codeer.maten._vind import laad, namen
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


if __name__ == "__main__":
    main()
