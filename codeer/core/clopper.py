"""Between which shares the true one lies, by the binomial itself: the interval of Clopper and Pearson (1934).

It never promises more than 95 %, however few there are. For people who changed between two moments it is
the exact test of McNemar (1947) turned round: change went one way more than the other where the interval
leaves out one half.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, lgamma, log

_KANS = 0.025  # on each side
_STAPPEN = 60


@lru_cache(maxsize=4096)
def clopper(keer: int, van: int) -> tuple[float, float] | None:
    """Give the exact interval of 95 % of a share; None where nothing was seen."""
    if van < 1:
        return None
    low = 0.0 if keer == 0 else _zoek(lambda p: _hoogstens(van - keer, van, 1 - p) < _KANS)
    high = 1.0 if keer == van else _zoek(lambda p: _hoogstens(keer, van, p) > _KANS)
    return low, high


def _zoek(te_laag: Callable[[float], bool]) -> float:
    """Find by halving the share from which `te_laag` no longer holds."""
    low, high = 0.0, 1.0
    for _ in range(_STAPPEN):
        middle = (low + high) / 2
        low, high = (middle, high) if te_laag(middle) else (low, middle)
    return (low + high) / 2


def _hoogstens(keer: int, van: int, p: float) -> float:
    """Give the chance on `keer` or fewer out of `van`; p lies between 0 and 1."""
    whole = lgamma(van + 1)
    return sum(
        exp(whole - lgamma(k + 1) - lgamma(van - k + 1) + k * log(p) + (van - k) * log(1 - p))
        for k in range(keer + 1)
    )
