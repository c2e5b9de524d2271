"""How distinctive a word is, and how strongly two go together: the measures of corpus linguistics."""

from __future__ import annotations

from math import log, log2

# from these values on a difference comes about by chance in fewer than 5, 1 and 0.1 of 100 words
P05, P01, P001 = 3.84, 6.63, 10.83
# what stands for a word that is never there, so that a ratio exists (Hardie 2014)
_NEVER = 0.5
_TOP = 14.0


def log_likelihood(hier: int, elders: int, woorden_hier: int, woorden_elders: int) -> float:
    """Give how sure it is that a word is not equally frequent in two texts (Rayson & Garside 2000).

    The first two are how often the word is said, the others how many words there are. 0 where a text is
    empty.
    """
    total = woorden_hier + woorden_elders
    if not woorden_hier or not woorden_elders:
        return 0.0
    said = hier + elders
    terms = ((hier, said * woorden_hier / total), (elders, said * woorden_elders / total))
    return max(0.0, 2 * sum(n * log(n / expected) for n, expected in terms if n))


def log_ratio(hier: int, elders: int, woorden_hier: int, woorden_elders: int) -> float:
    """Give how much more frequent a word is here: 1 is twice, 2 four times, -1 half (Hardie 2014)."""
    if not woorden_hier or not woorden_elders:
        return 0.0
    return log2(((hier or _NEVER) / woorden_hier) / ((elders or _NEVER) / woorden_elders))


def log_dice(samen: int, een: int, ander: int) -> float:
    """Give how strongly two words go together, 14 at most; one less is half as strong (Rychlý 2008)."""
    return _TOP + log2(2 * samen / (een + ander))
