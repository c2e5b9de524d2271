"""Which words stand out: here against elsewhere, near another word, or with another word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from codeer.core.woordenschat import Woordenschat
from codeer.core.woordstatistiek import P01, P05, log_dice, log_likelihood, log_ratio
from codeer.core.woordtelling import Woordtelling, Zin, beurten, inhoudswoorden

VENSTER = 5  # how many words on either side are near
MINSTENS = 2  # people who must say a word: what one person says is no theme
_LEAST_PAIR = 3
_EXAMPLES = 2
_READABLE = range(20, 200)  # characters of a sentence that shows a word well


@dataclass(frozen=True, slots=True)
class Vondst:
    """A word that stands out; `bij` is the other word of a pair.

    What there is nothing to measure against is None.
    """

    woord: str
    aantal: int
    per_1000: float
    interviews: int
    respondenten: int
    elders: int | None = None
    elders_per_1000: float | None = None
    log_likelihood: float | None = None
    log_ratio: float | None = None
    log_dice: float | None = None
    bij: str = ""


def kernwoorden(
    hier: Woordtelling, elders: Woordtelling, inhoud: Collection[str], minstens: int = MINSTENS
) -> list[Vondst]:
    """Give the words that are said more here than elsewhere, and not by chance; the surest first."""
    found = [_compare(w, hier, elders) for w in sorted(inhoud) if hier.respondenten(w) >= minstens]
    sure = [v for v in found if (v.log_ratio or 0) > 0 and (v.log_likelihood or 0) >= P01]
    return sorted(sure, key=lambda v: (-(v.log_likelihood or 0), v.woord))


def vaakst(hier: Woordtelling, inhoud: Collection[str], minstens: int = MINSTENS) -> list[Vondst]:
    """Give the words that are said most."""
    words = [w for w in inhoud if hier.respondenten(w) >= minstens]
    return [_count(w, hier) for w in sorted(words, key=lambda w: (-hier.aantal[w], w))]


def buurwoorden(zinnen: Sequence[Zin], schat: Woordenschat, minstens: int = MINSTENS) -> list[Vondst]:
    """Give the words that go with what is looked for (`kern`), within a few words in the same turn."""
    near, far = Woordtelling(schat), Woordtelling(schat)
    nodes = sum(zin.raak for zin in zinnen)
    for beurt in beurten(zinnen):
        places = [(zin, nr, nr_ in zin.kern) for zin in beurt for nr_, nr in enumerate(zin.woorden)]
        close = {
            at
            for middle, (_, _, is_node) in enumerate(places)
            if is_node
            for at in range(middle - VENSTER, middle + VENSTER + 1)
        }
        for at, (zin, nr, is_node) in enumerate(places):
            if not is_node:
                (near if at in close else far).neem(zin, (nr,))
    found = []
    for word in sorted(inhoudswoorden(schat, zinnen) & near.aantal.keys()):
        if near.respondenten(word) < minstens:
            continue
        one = _compare(
            word, near, far, log_dice(near.aantal[word], nodes, near.aantal[word] + far.aantal[word])
        )
        if (one.log_ratio or 0) > 0 and (one.log_likelihood or 0) >= P05:
            found.append(one)
    return sorted(found, key=lambda v: (-(v.log_dice or 0), v.woord))


def woordparen(zinnen: Sequence[Zin], schat: Woordenschat, minstens: int = MINSTENS) -> list[Vondst]:
    """Give the words that are said together, a few words apart in one sentence; the surest first."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for zin in zinnen:
        singles.update(set(_content(zin, schat)))
        pairs.update(_pairs(zin, schat))
    often = {pair for pair, n in pairs.items() if n >= _LEAST_PAIR}
    where: dict[tuple[str, str], list[Zin]] = {}
    for zin in zinnen if often else ():
        for pair in _pairs(zin, schat) & often:
            where.setdefault(pair, []).append(zin)
    found = []
    for (one, other), said in where.items():
        people, n = {zin.respondent for zin in said}, len(said)
        with_one, with_other = singles[one], singles[other]
        rest = len(zinnen) - with_one
        sure = log_likelihood(n, with_other - n, with_one, rest)
        if len(people) < minstens or sure < P01:
            continue
        found.append(
            Vondst(
                woord=one,
                bij=other,
                aantal=n,
                per_1000=1000 * n / len(zinnen),
                interviews=len({zin.interview for zin in said}),
                respondenten=len(people),
                log_likelihood=sure,
                log_dice=log_dice(n, with_one, with_other),
            )
        )
    return sorted(found, key=lambda v: (-(v.log_likelihood or 0), v.woord, v.bij))


def voorbeelden(
    vondsten: Iterable[Vondst], zinnen: Sequence[Zin], schat: Woordenschat, mag: Callable[[Zin], bool]
) -> dict[tuple[str, str], tuple[int, ...]]:
    """Give for each word (or pair) a few sentences, by their place in the list, each of another person."""
    wanted = {(v.woord, v.bij) for v in vondsten}
    by_word: dict[str, list[tuple[str, str]]] = {}
    for key in sorted(wanted):
        by_word.setdefault(key[0], []).append(key)
    found: dict[tuple[str, str], dict[str, tuple[bool, int]]] = {}
    for at, zin in enumerate(zinnen):
        if not mag(zin):
            continue
        words = {schat.woord(nr) for nr in zin.woorden}
        for key in chain.from_iterable(by_word[w] for w in words & by_word.keys()):
            if key[1] and key[1] not in words:
                continue
            odd = zin.eind - zin.begin not in _READABLE
            best = found.setdefault(key, {})
            best[zin.respondent] = min(best.get(zin.respondent, (odd, at)), (odd, at))
    return {key: tuple(at for _, at in sorted(best.values())[:_EXAMPLES]) for key, best in found.items()}


def _compare(word: str, here: Woordtelling, there: Woordtelling, dice: float | None = None) -> Vondst:
    numbers = (here.aantal[word], there.aantal[word], here.totaal, there.totaal)
    return Vondst(
        woord=word,
        aantal=here.aantal[word],
        per_1000=here.per_1000(word),
        interviews=here.interviews(word),
        respondenten=here.respondenten(word),
        elders=there.aantal[word],
        elders_per_1000=there.per_1000(word),
        log_likelihood=log_likelihood(*numbers),
        log_ratio=log_ratio(*numbers),
        log_dice=dice,
    )


def _count(word: str, here: Woordtelling) -> Vondst:
    return Vondst(
        woord=word,
        aantal=here.aantal[word],
        per_1000=here.per_1000(word),
        interviews=here.interviews(word),
        respondenten=here.respondenten(word),
    )


def _content(zin: Zin, schat: Woordenschat) -> Iterator[str]:
    return (schat.woord(nr) for nr in zin.woorden if schat.is_inhoud(nr))


def _pairs(zin: Zin, schat: Woordenschat) -> set[tuple[str, str]]:
    """Give the pairs of words in a sentence that are near each other, each pair once and in one order."""
    found: set[tuple[str, str]] = set()
    for at, nr in enumerate(zin.woorden):
        if not schat.is_inhoud(nr):
            continue
        one = schat.woord(nr)
        for other in zin.woorden[at + 1 : at + 1 + VENSTER]:
            if schat.is_inhoud(other) and schat.woord(other) != one:
                a, b = sorted((one, schat.woord(other)))
                found.add((a, b))
    return found
