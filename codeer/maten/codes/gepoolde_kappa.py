"""Kappa over alle codes samen: (gemiddelde Po - gemiddelde Pe) / (1 - gemiddelde Pe) (De Vries e.a. 2008).

Po and Pe are those of Cohen's kappa for one code and two coders, so a code that was hardly used cannot
upset the outcome as it does the average of kappas. With more coders all pairs are pooled alike, which is
our extension. A code that no two coders judged is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from codeer.core.telling import Telbaar
from codeer.maten._toeval import corrected, observed

TITEL = "Gepoolde kappa"


def compute(paren: Iterable[Telbaar]) -> float | None:
    """Give the pooled kappa of counts of two coders, one per code and pair.

    None when nothing was judged by two, and where chance alone agrees throughout.
    """
    seen: list[float] = []
    chance: list[float] = []
    for pair in paren:
        telling = pair.tel()
        agreeing = observed(telling)
        if agreeing is not None:
            left, right = telling.per_codeur
            seen.append(agreeing)
            agree = sum(a * b for a, b in zip(left, right, strict=True))
            chance.append(agree / telling.vergelijkbaar**2)
    expected = fsum(chance) / len(chance) if chance else 1
    return None if expected == 1 else corrected(fsum(seen) / len(seen), expected)
