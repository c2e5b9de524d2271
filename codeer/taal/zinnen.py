"""Sentences of spoken Dutch, as people type it out: marks, pauses, quotes, and text without full stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from codeer.taal._woordenboek import woordenboek

MAX_TOKENS = 60
_MIN_PIECE = 8
_STOPS = frozenset(". ! ? … .. ... .... ?! !? ?? !! ??? !!! ?... !... ?.. !..".split())
_PAUSES = frozenset("… .. ... ....".split())
_CLOSING = frozenset("\" ' ” ’ » ) ] '' ’’".split())
_OPENING = frozenset("( [ {".split())
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
# the stop belongs to the word, and a sentence goes on after it
_ABBREVIATIONS = frozenset(
    """bijv bv d.w.z dwz m.b.t mbt dhr mevr mw mr dr drs ir ing prof nr nrs art blz p pag par vgl zgn zg
    evt incl excl resp ca min max tel t.a.v tav o.a oa a.d.h.v i.v.m ivm t.o.v tov i.p.v ipv m.i mi st afd
    gem sr jr ds wed fam i.c n.a.v nav m.n mn t/m w.o ong aug sept okt nov dec jan feb mrt apr jun jul
    v d h l.d t.b.v tbv b.v z.g""".split()
)
# these can close a sentence as well: a capital decides
_MAY_CLOSE = frozenset("enz enz. etc etc. e.d. ed e.d o.i.d. o.i.d oid a.u.b. aub d.d. jl e.a. e.a".split())
# a long piece without stops is cut before one of these, the first rather than the last
_CLAUSE_STARTS = (
    frozenset("maar dus want".split()),
    frozenset("omdat toen terwijl daarna vervolgens zodat hoewel daarom".split()),
    frozenset("en of als ik dan ja nou dat".split()),
)
_STRONG_PAIRS = {"en": frozenset("toen dan dus daarna ik die dat nu daarom ze hij we".split())}


@dataclass(frozen=True, slots=True)
class Geschreven:
    """The tokens of a text as written, cut out when asked for."""

    tekst: str
    begin: Sequence[int]
    eind: Sequence[int]

    def __getitem__(self, i: int) -> str:
        return self.tekst[self.begin[i] : self.eind[i]]

    def is_glued(self, i: int) -> bool:
        """Tell whether no white space stands before a token."""
        return i > 0 and self.begin[i] == self.eind[i - 1]


MARKS = _STOPS | _MAY_CLOSE | _OPENING


def split(
    words: Sequence[str], text: Geschreven, marks: Sequence[int], start: int, end: int
) -> list[tuple[int, int]]:
    """Split the tokens of one paragraph into sentences, as (first token, one past the last).

    `words` are the lower-cased forms, `text` the forms as written, `marks` the tokens of the paragraph
    that are one of `MARKS`; every sentence holds a word.
    """
    ends = _ends(words, text, marks, start, end)
    return tidy(words, list(pairwise([start, *ends, end])))


def tidy(words: Sequence[str], pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces without a word to their neighbours and cut what is too long to quote."""
    whole = _with_words(pieces, words)
    if all(last - first <= MAX_TOKENS for first, last in whole):
        return whole
    return [cut for piece in whole for cut in _cut(words, *piece)]


def _ends(words: Sequence[str], text: Geschreven, marks: Sequence[int], start: int, end: int) -> list[int]:
    """Find where a sentence ends within a paragraph, the paragraph's own end left out."""
    found: list[int] = []
    begin = free = after = start
    for at in marks:
        if at < free:
            continue
        if words[at] in _OPENING:
            free = _after_bracket(words, at, end)
            continue
        if at >= after:  # else in a run of stops, that has been looked through
            after = _after_closers(words, text, at + 1, end)
        if after < end and _is_end(words, text, at, after, begin):
            after = _with_remark(words, text, after, end)
            if after < end:
                found.append(after)
            begin = free = after
    return found


def _after_bracket(words: Sequence[str], at: int, end: int) -> int:
    """Skip a remark in brackets; an opening bracket that never closes is an ordinary token."""
    closing = _BRACKETS[words[at]]
    for i in range(at + 1, min(at + 30, end)):
        if words[i] == closing:
            return i + 1
    return at + 1


def _after_closers(words: Sequence[str], text: Geschreven, at: int, end: int) -> int:
    """Skip closing quotes and further stops; a quote after white space opens what comes next."""
    while at < end and (words[at] in _STOPS or (words[at] in _CLOSING and text.is_glued(at))):
        at += 1
    return at


def _with_remark(words: Sequence[str], text: Geschreven, at: int, end: int) -> int:
    """Take a short remark after the stop along: `Ik ging weg. (lacht)`."""
    if words[at] in _OPENING:
        after = _after_bracket(words, at, end)
        if at + 1 < after <= at + 5:
            return _after_closers(words, text, after, end)
    return at


def _is_end(words: Sequence[str], text: Geschreven, at: int, after: int, begin: int) -> bool:
    mark, follows = words[at], text[after]
    before = words[at - 1] if at > begin else ""
    capital = follows[:1].isupper() or (
        not follows[:1].isalnum() and after + 1 < len(words) and text[after + 1][:1].isupper()
    )
    if mark in _MAY_CLOSE:
        return capital
    if mark in _PAUSES:
        return capital and at - begin >= 2 and _is_common(follows) and words[after] not in _OPENING
    quoted = after > at + 1 and words[after - 1] in _CLOSING
    if quoted and not capital:
        return False  # "Ga weg!" zei ze.
    if mark == ".":
        if before in _ABBREVIATIONS or (before in _MAY_CLOSE and not capital):
            return False
        if len(before) == 1 and before.isalpha() and text[at - 1].isupper():
            return False  # an initial
        if before.isnumeric() and (at - 1 == begin or not capital):
            return False  # an enumeration or an ordinal
    return not (words[after] in {",", ";"} or (follows[:1] in "-–" and mark != "."))


def _is_common(word: str) -> bool:
    """Tell whether a capitalised word is an ordinary word, so the start of a sentence and no name."""
    if len(word) > 1 and word.isupper():
        return False
    lower = word.lower()
    return not word[:1].isalpha() or lower in woordenboek().vormen


def _with_words(pieces: list[tuple[int, int]], words: Sequence[str]) -> list[tuple[int, int]]:
    """Join pieces without a word to the one before, or else to the next."""
    out: list[tuple[int, int]] = []
    pending: int | None = None
    for first, last in pieces:
        begin = first if pending is None else pending
        if words[begin].isalnum() or any(_is_word(words[i]) for i in range(first, last)):
            out.append((begin, last))
            pending = None
        elif out:
            out[-1] = (out[-1][0], last)
        else:
            pending = begin
    return out


def _is_word(form: str) -> bool:
    return form.isalnum() or any(c.isalnum() for c in form)


def _cut(words: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a piece that is too long to quote where a clause starts, and else where it must."""
    out: list[tuple[int, int]] = []
    while last - first > MAX_TOKENS:
        low, high = first + _MIN_PIECE, min(first + MAX_TOKENS, last - _MIN_PIECE)
        at = max(range(low, high + 1), key=lambda i: (_strength(words, i), i))
        if not any(_is_word(words[i]) for i in range(first, at)):
            break
        out.append((first, at))
        first = at
    if out and not any(_is_word(words[i]) for i in range(first, last)):
        return [*out[:-1], (out[-1][0], last)]
    return [*out, (first, last)]


def _strength(words: Sequence[str], at: int) -> int:
    """Tell how good a place is to cut before token `at`."""
    word = words[at]
    if words[at - 1] in {",", ";"}:
        return 5 if word in _CLAUSE_STARTS[0] or word in _CLAUSE_STARTS[1] else 4
    if words[at - 1] in _PAUSES:
        return 4
    if at + 1 < len(words) and words[at + 1] in _STRONG_PAIRS.get(word, ()):
        return 4
    for strength, starts in zip((3, 2, 1), _CLAUSE_STARTS, strict=True):
        if word in starts:
            return strength
    return 0 if _is_word(word) else -1
