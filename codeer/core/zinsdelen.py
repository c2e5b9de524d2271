"""Clauses: where a sentence falls apart, for terms of several words and for the reach of a negation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# Signs and words that open a new clause for everything.
_HARD = frozenset(
    "; : ( ) [ ] — – … . ! ? ... - maar want omdat doordat terwijl hoewel ofschoon tenzij aangezien "
    "mits zolang zodra".split()
)
# Words that open a clause out of reach of a negation on the other side.
_SOFT = frozenset(
    "als toen zodat wanneer voordat nadat totdat waardoor waarbij waarin waarop waarvan waarom "
    "wie dus dan tot indien sinds".split()
)
# Between commas, these alone make no clause: "ze nam me, zeg maar, serieus".
FILLERS = frozenset(
    "eh ehm uh uhm euh hm nou ja nee zeg maar weet je wel hè he hoor eigenlijk toch gewoon dus zo "
    "ofzo enzo echt even denk ik snap begrijp natuurlijk misschien best heel erg ook nog noem het "
    "hoe helemaal totaal".split()
)
_DOUBLE = frozenset("dat die wat".split())
_FUNCTION = frozenset(
    "de een het 'n mij me jou hem haar hun ons onze zich mezelf niet nooit geen altijd wel ook echt "
    "steeds vaak soms al nog weer zelf allemaal in op aan met van voor bij om naar over door uit te "
    "is was zijn waren heeft had hebben kan kon moet moest wil wou zou mag mocht deze iemand iets "
    "alles dit elke iedere".split()
)
# "ik durfde dat niet" points back; "mensen die niet luisteren" opens a clause.
_POINTS_BACK = frozenset("niet nooit geen wel ook echt steeds vaak soms al nog weer zelf te".split())
FINITE = frozenset(
    "is zijn was waren heeft hebben had hadden wordt worden werd werden kan kunnen kon konden moet "
    "moeten moest wil willen wou gaat gaan ging komt kwam doet deed".split()
)
_WEIGHTLESS = FILLERS | frozenset("niet nooit geen te nauwelijks amper".split())
# After these "maar" and "dan" are no more than colour: "zeg maar", "meer dan".
_COLOURED = {
    "maar": frozenset(
        "alleen zeg nog toch nou dan ga kom kijk laat doe moet moest mag ik je ze we hij enkel".split()
    ),
    "dan": frozenset("meer minder anders beter erger liever eerder vaker niks niets".split()),
}
_LINKS = frozenset("en of".split())
_SUBJECTS = frozenset(
    "ik je jij u hij ze zij we wij jullie het dat die er toen dan daar dus nu men iedereen niemand "
    "'t m'n mijn zo ook".split()
)


_BORDERS = _HARD | _SOFT | _DOUBLE | _LINKS | {","}


@dataclass(frozen=True, slots=True)
class Clauses:
    """Per token of one sentence: `hard` clause numbers, `soft` ones, and the weight of tokens as gap."""

    first: int
    hard: Sequence[int]
    soft: Sequence[int]
    weight: Sequence[int]

    def gap(self, tokens: Sequence[int]) -> int:
        """Weigh what stands between the outer of these tokens: fillers nothing, a soft border two."""
        low, high = min(tokens) - self.first, max(tokens) - self.first
        inside = {t - self.first for t in tokens}
        between = sum(self.weight[i] for i in range(low + 1, high) if i not in inside)
        return between + 2 * (self.soft[high] - self.soft[low])


def split_clauses(words: Sequence[str], first: int = 0) -> Clauses:
    """Divide the words of one sentence (lower case) into clauses."""
    filler_commas = _filler_commas(words) if "," in words else ()
    hard = soft = 0
    hards, softs = [], []
    for i, word in enumerate(words):
        if word in _BORDERS:
            before = words[i - 1] if i else ""
            following = words[i + 1] if i + 1 < len(words) else ""
            if before in _COLOURED.get(word, ()):
                pass
            elif word in _HARD:
                hard += 1
                soft += 1
            elif _opens(before, word, following) or (word == "," and i not in filler_commas):
                soft += 1
        hards.append(hard)
        softs.append(soft)
    weights = [0 if w in _WEIGHTLESS or not (w[0].isalnum() or w[-1].isalnum()) else 1 for w in words]
    return Clauses(first, hards, softs, weights)


def _opens(before: str, word: str, following: str) -> bool:
    """Tell whether a word opens a new clause for negation."""
    if word in _SOFT:
        return True
    if word in _DOUBLE:
        # "die mensen" and "dat gesprek" are no clauses; "die me hielpen" and "dat de brief" are
        if word == "dat" and following in _POINTS_BACK:
            return False
        return following in _SUBJECTS or following in _FUNCTION
    return word in _LINKS and (following in _SUBJECTS or before in FINITE)


def _filler_commas(words: Sequence[str]) -> set[int]:
    """Find the commas around stretches of mere fillers; they divide nothing."""
    commas = [i for i, word in enumerate(words) if word == ","]
    quiet: set[int] = set()
    for a, b in pairwise(commas):
        if 1 < b - a <= 6 and all(w in FILLERS for w in words[a + 1 : b]):
            quiet |= {a, b}
    if commas and commas[0] <= 3 and all(w in FILLERS for w in words[: commas[0]]):
        quiet.add(commas[0])
    return quiet
