"""Judgements of codeurs on six sentences, as words, and the differences between them."""

from codeer.core.verschillen import vind_verschillen
from codeer.core.zinsoordelen import Zinsoordelen, bitmap

ZINNEN = tuple((10 * nr, 10 * nr + 9, 1) for nr in range(6))
CODES = ("stress", "nabijheid", "idee")
ALLE = bitmap(range(6))


def oordeel(codeur, gegeven="", gezien=ALLE, blind=True, codes=CODES):
    """`0 stress.min; 2 idee` is what a codeur gave."""
    found = Zinsoordelen(codeur, gezien=dict.fromkeys(codes, gezien))
    if blind:
        found.blind.update(found.gezien)
    for deel in filter(None, gegeven.split("; ")):
        zin, kant = deel.split()
        code, _, pool = kant.partition(".")
        found.gegeven[code, pool] = found.gegeven.get((code, pool), 0) | 1 << int(zin)
    return found


def vind(*nu, los=None):
    """Find the differences; `los` is what they found independently, the same unless told."""
    now = {z.codeur: z for z in nu}
    alone = now if los is None else {z.codeur: z for z in los}
    return vind_verschillen("R01", ZINNEN, CODES, now, alone)
