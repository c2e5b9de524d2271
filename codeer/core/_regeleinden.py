"""Line ends that a program put inside a sentence: the lines of a turn become its sentences again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from codeer.core._woordbreuk import glue
from codeer.core.labels import Kop, read_kop
from codeer.core.lezing import Lezing, Regel

# The end of a sentence, with the quotes and brackets that may close after it.
_STOP = re.compile(r"[.?!…:;][\"'”’»)\]}*_]*\Z")
_KLEIN = re.compile(r"[\"'“‘’„«(\[]{0,2}[^\W\d_]")
_OPSOMMING = re.compile(r"(?:[-–—•*·▪o+>~]|\d{1,3}[.)]|[a-zA-Z][.)])(?:\s|\Z)|[-–—•*·▪]")
# What may be a label, whether or not it counts as one: a line that starts so never joins the one above.
_LABELVORM = frozenset({"bron", "tijd", "punt", "haak", "tab", "streep", "vet"})
# Hard wrapping: this many open lines, nearly all as full as the widest line allows.
_MINSTENS_OPEN = 5
_SMALST, _BREEDST = 30, 130
# A page in a proportional font gives lines of unequal length.
_SPELING = 0.15
# A label and a time stand in the first characters: only there can joining change what a line is.
_HOOFD = 200


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """A reading with whole sentences in its lines, their heads, and the number of line ends that went."""

    lezing: Lezing
    koppen: tuple[Kop, ...]
    regels: int = 0


def join_lines(lezing: Lezing, koppen: Sequence[Kop], sprekers: Mapping[str, str]) -> Samengevoegd:
    """Join the lines that go on with the sentence of the line above; doing so twice changes nothing more.

    Never across a label, a time, an empty line, or a line that its format sets apart. `sprekers` maps
    the keys of the labels that count to their speaker.
    """
    done = Samengevoegd(lezing, tuple(koppen))
    while True:
        step = _join_once(done, sprekers)
        if not step.regels:
            return done
        done = replace(step, regels=done.regels + step.regels)


def _join_once(source: Samengevoegd, sprekers: Mapping[str, str]) -> Samengevoegd:
    lezing, koppen = source.lezing, source.koppen
    may = _may_join(lezing, koppen, sprekers)
    limit = _wrap_limit(lezing.regels, may)
    woorden: frozenset[str] | None = None
    pieces: list[list[str]] = []
    kept: list[int] = []
    heads: list[Kop] = []
    for i, regel in enumerate(lezing.regels):
        if may[i] and _goes_on(lezing.regels[i - 1].tekst, regel.tekst, limit):
            if woorden is None:
                woorden = _words(lezing.regels)
            joint, above = glue(pieces[-1][-1], regel.tekst.lstrip(), woorden, hard=limit > 0)
            candidate = [*pieces[-1][:-1], above] if sum(map(len, pieces[-1][:_HOOFD])) < _HOOFD else None
            head = _same_head(lezing.regels[kept[-1]], candidate, joint + regel.tekst.lstrip(), heads[-1])
            if head is not None:
                pieces[-1][-1] = above
                pieces[-1].extend((joint, regel.tekst.lstrip()))
                heads[-1] = head
                continue
        pieces.append([regel.tekst])
        kept.append(i)
        heads.append(koppen[i])
    return _result(source, pieces, kept)


def _same_head(regel: Regel, begin: list[str] | None, rest: str, now: Kop) -> Kop | None:
    """Give the head of the joined line, or None when joining would make another label or time of it."""
    if begin is None:
        return now
    new = read_kop(replace(regel, tekst="".join(begin) + rest))
    same = (new.naam, new.tijd, new.soort, new.tijd_zonder) == (
        now.naam,
        now.tijd,
        now.soort,
        now.tijd_zonder,
    )
    # a short line alone may be a name; with more after it, it is speech
    return new if same or (now.soort == "kaal" and not new.soort) else None


def _result(source: Samengevoegd, pieces: Sequence[list[str]], kept: Sequence[int]) -> Samengevoegd:
    old = source.lezing
    gone = len(old.regels) - len(kept)
    if not gone:
        return replace(source, regels=0)
    regels, koppen = [], []
    for place, parts in zip(kept, pieces, strict=True):
        if len(parts) == 1:
            regels.append(old.regels[place])
            koppen.append(source.koppen[place])
            continue
        regel = old.regels[place]
        tekst = "".join(parts)
        vet = tekst if is_bold(regel) else regel.vet
        regels.append(replace(regel, tekst=tekst, vet=vet))
        koppen.append(read_kop(regels[-1]))
    moved = {place: new for new, place in enumerate(kept)}
    leeg = frozenset(moved[i] for i in old.leeg_voor if i in moved)
    return Samengevoegd(replace(old, regels=tuple(regels), leeg_voor=leeg), tuple(koppen), gone)


def is_bold(regel: Regel) -> bool:
    """Tell whether a whole line is bold."""
    return bool(regel.vet) and regel.vet.strip() == regel.tekst.strip()


def _may_join(lezing: Lezing, koppen: Sequence[Kop], sprekers: Mapping[str, str]) -> list[bool]:
    """Tell for each line whether it may go on with the line above it."""
    accepted = [bool(kop.soort) and kop.sleutel in sprekers for kop in koppen]
    labelled = any(accepted)
    only_asks = labelled and all(value.startswith("I") for value in sprekers.values())
    started = not labelled
    question = False
    may = [False] * len(koppen)
    for i, regel in enumerate(lezing.regels):
        if i and started and not accepted[i] and i not in lezing.leeg_voor and _is_plain(regel, koppen[i]):
            above = lezing.regels[i - 1]
            may[i] = bool(koppen[i - 1].rest) if accepted[i - 1] else not _is_own_mark(above)
            # a bold line asks, a plain one answers
            may[i] &= is_bold(above) == is_bold(regel) and bool(above.tekst.strip())
            # where only questions have a label, the line under one is the answer
            may[i] &= not question or "?" in regel.tekst
        started |= accepted[i]
        question = only_asks and (accepted[i] or (question and may[i]))
    return may


def _is_plain(regel: Regel, kop: Kop) -> bool:
    tekst = regel.tekst.lstrip()
    return not (
        not tekst
        or regel.blok
        or (kop.soort in _LABELVORM and not (kop.soort == "vet" and is_bold(regel)))
        or kop.tijd_zonder is not None
        or _OPSOMMING.match(tekst)
        or _is_own_mark(regel)
    )


def _is_own_mark(regel: Regel) -> bool:
    """Tell whether the line has our own mark of "this is not a label": then it stands alone."""
    return regel.tekst.startswith("\xa0")


def _goes_on(above: str, below: str, limit: float) -> bool:
    if not _STOP.search(above, max(0, len(above) - 6)) and _starts_small(below):
        return True
    return limit > 0 and _filled(above, below) >= limit


def _starts_small(tekst: str) -> bool:
    match = _KLEIN.match(tekst.lstrip())
    return match is not None and match[0][-1].islower()


def _filled(above: str, below: str) -> int:
    """Give how long the line above would be with the first word below: too long, if a program broke it."""
    return len(above) + 1 + len(below.split(maxsplit=1)[0])


def _wrap_limit(regels: Sequence[Regel], may: Sequence[bool]) -> float:
    """Give from what length a line was broken by a program, 0 when a person chose where lines end."""
    pairs = [(regels[i - 1].tekst, regels[i].tekst) for i in range(1, len(regels)) if may[i]]
    open_ = [pair for pair in pairs if not _STOP.search(pair[0])]
    if len(open_) < _MINSTENS_OPEN or len(open_) * 2 < len(pairs):
        return 0
    widths = sorted(len(above) for above, _ in open_)
    # one line may stick out: an address of a web page
    width = widths[-1 - len(widths) // 20]
    if not _SMALST <= width <= _BREEDST:
        return 0
    small = sum(_starts_small(below) for _, below in open_)
    if small * 5 < len(open_) * 2:
        return 0
    filled = [_filled(above, below) for above, below in open_]
    if sum(length > width for length in filled) * 20 >= len(open_) * 19:
        return width + 1
    limit = width * (1 - _SPELING)
    return limit if sum(length >= limit for length in filled) * 5 >= len(open_) * 4 else 0


def _words(regels: Sequence[Regel]) -> frozenset[str]:
    """Give the words of the text that stand whole within a line, in lower case."""
    return frozenset(
        w for regel in regels for w in re.findall(r"\w+(?:-\w+)*(?![\w-])", regel.tekst.casefold())
    )
