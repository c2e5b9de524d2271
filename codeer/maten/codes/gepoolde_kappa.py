"""Kappa over alle codes samen: (gemiddelde Po - gemiddelde Pe) / (1 - gemiddelde Pe) (De Vries e.a. 2008).

Po and Pe are those of Cohen's kappa for one code and two coders, so a code that was hardly used cannot
upset the outcome as it does the average of kappas. With more coders all pairs are pooled alike, which is
our extension. A code that no two coders judged is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from codeer.core.oordelen import Oordelenmatrix
from codeer.maten._toeval import corrected, observed

TITEL = "Gepoolde kappa"


def compute(matrices: Iterable[Oordelenmatrix]) -> float | None:
    """Give the pooled kappa; None when nothing was judged by two, or chance alone agrees throughout."""
    seen: list[float] = []
    chance: list[float] = []
    for matrix in matrices:
        for pair in matrix.paren():
            telling = pair.tel()
            units = telling.vergelijkbaar
            agreeing = observed(telling)
            if agreeing is not None:
                left, right = telling.per_codeur
                seen.append(agreeing)
                chance.append(sum(a * b for a, b in zip(left, right, strict=True)) / units**2)
    expected = fsum(chance) / len(chance) if chance else 1
    return None if expected == 1 else corrected(fsum(seen) / len(seen), expected)
