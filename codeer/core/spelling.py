"""Whether two quotes differ in spelling alone: a person still confirms it, this only puts them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from codeer.core.functiewoorden import FUNCTIEWOORDEN
from codeer.core.namen import plain_naam
from codeer.core.ontkenning import NEGATORS

_WOORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# number words, also written as one; a few small words fall under it, and then have to stay as they are
_GETAL = re.compile(
    r"\d.*|(?:anderhalf|hal[fv]e?|nul|een|twee|drie|der|vier|veer|vijf|zes|zeven|acht|tach|negen|tien|elf|twaalf"
    r"|tig|honderd|duizend|miljoen|miljard|dubbele?|en|e|n?de|ste)+"
)
_VRAAG = re.compile(r"[?!]")
_MOST, _SHARE = 3, 0.15  # so many words may differ, and so much of the letters
_SHORT = 3  # letters of a word in which another letter soon makes another word


def alleen_spelling(oud: str, nieuw: str) -> bool:
    """Tell whether a quote says the same in two texts, but for accents, capitals, signs and slips of the pen.

    False as soon as it may say something else: another number, a denial more or less, another small word
    such as `mij` for `wij`, a question that is none, or more than a few letters.
    """
    a, b = _words(oud), _words(nieuw)
    if not a or _weighty(a) != _weighty(b) or len(_VRAAG.findall(oud)) != len(_VRAAG.findall(nieuw)):
        return False
    wrong = 0
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal" or "".join(a[i:j]) == "".join(b[k:m]):
            continue
        if j - i != m - k or not all(map(_slip, a[i:j], b[k:m])):
            return False
        wrong += j - i
    return wrong <= _MOST and 2 * wrong <= _SHARE * min(len(oud), len(nieuw))


def _words(text: str) -> list[str]:
    return [plain_naam(word).replace("’", "'") for word in _WOORD.findall(text)]


def _weighty(words: Sequence[str]) -> Counter[str]:
    """Give the words that turn around what is said when they change."""
    return Counter(word for word in words if word in NEGATORS or _GETAL.fullmatch(word))


def _slip(a: str, b: str) -> bool:
    """Tell whether one word may be the other with one letter wrong, too many, missing or swapped."""
    if (a in FUNCTIEWOORDEN and b in FUNCTIEWOORDEN) or a.startswith("on") != b.startswith("on"):
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest, other = a[start:], b[start:]
    swapped = rest[:2] == other[1::-1] and len(rest) > 1 and rest[2:] == other[2:]
    if min(len(a), len(b)) <= _SHORT:
        return swapped
    return swapped or rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]
