"""From tokens to a language layer: sentences, context rules and separated verbs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from codeer.core.taallaag import Taallaag
from codeer.taal import homografen, scheidbaar, zinnen
from codeer.taal._tekst import Alinea
from codeer.taal._typen import BEPALER, BIJZONDER, DEELTJE, ONDERWERP, TEKEN, Type

Zin = tuple[int, int, int, int]


@dataclass(slots=True)
class Woorden:
    """The tokens of one text with their types and forms, and what context adds and takes away.

    `alineas` holds the paragraphs with their first token and one past their last.
    """

    tekst: str
    alineas: Sequence[tuple[Alinea, tuple[int, int]]]
    begin: list[int]
    eind: list[int]
    vorm: list[int]
    typen: list[Type]
    words: list[str]
    erbij: dict[int, set[str]] = field(default_factory=dict)
    eraf: dict[int, set[str]] = field(default_factory=dict)
    deeltje: dict[int, int] = field(default_factory=dict)
    woordsoort: tuple[str, ...] = ()
    # the tokens whose type has any mark, with the marks; filled when first asked for
    bijzonder: list[tuple[int, int]] | None = None

    def marked(self, merk: int) -> list[int]:
        """Give the tokens whose type has a mark."""
        if self.bijzonder is None:
            merken = [one.merken for one in self.typen]
            self.bijzonder = [(i, merken[v]) for i, v in enumerate(self.vorm) if merken[v]]
        return [i for i, merken in self.bijzonder if merken & merk]

    def add(self, token: int, found: Sequence[str]) -> None:
        """Note lemmas that a token has beside those of its type."""
        extra = set(found).difference(self.typen[self.vorm[token]].lemmas)
        if extra:
            self.erbij.setdefault(token, set()).update(extra)

    def drop(self, token: int, gone: Sequence[str]) -> None:
        """Note lemmas of its type that a token does not have."""
        present = set(gone).intersection(self.typen[self.vorm[token]].lemmas)
        if present:
            self.eraf.setdefault(token, set()).update(present)


def find_zinnen(woorden: Woorden) -> list[Zin]:
    """Split the turns and paragraphs into sentences."""
    marks = woorden.marked(TEKEN)
    written = zinnen.Geschreven(woorden.tekst, woorden.begin, woorden.eind)
    found: list[Zin] = []
    for alinea, (start, end) in woorden.alineas:
        if start == end:
            continue
        here = marks[bisect_left(marks, start) : bisect_left(marks, end)]
        for first, last in zinnen.split(woorden.words, written, here, start, end):
            found.append((first, last, alinea.beurt, alinea.nr))
    return found


def apply_homografen(woorden: Woorden, found: Sequence[Zin]) -> None:
    """Take away the readings that context rules out, and add the plurals that it shows."""
    words, vorm, typen = woorden.words, woorden.vorm, woorden.typen
    size = len(words)
    for i in woorden.marked(BEPALER):
        if i + 1 >= size:
            break
        near = typen[vorm[i + 1]]
        if near.persoonsvorm:
            woorden.drop(i + 1, near.persoonsvorm)
        if near.meervoud:
            woorden.add(i + 1, near.meervoud)
        if i + 2 < size and (far := typen[vorm[i + 2]]).persoonsvorm and homografen.is_adjective(near.vorm):
            woorden.drop(i + 2, homografen.after_adjective(words, i + 2, far.persoonsvorm))
    _add_subject_readings(woorden)
    starts = [zin[0] for zin in found]
    for i in woorden.marked(BIJZONDER):
        at = bisect_right(starts, i) - 1
        if at >= 0:
            woorden.drop(i, homografen.special(words, i, found[at][0], found[at][1]))


def _add_subject_readings(woorden: Woorden) -> None:
    """Let a subject bring out the verb in a noun beside it: `ik werk`, `werk ik`, `ze drukte`."""
    words, vorm, typen = woorden.words, woorden.vorm, woorden.typen
    size = len(words)
    for i in woorden.marked(ONDERWERP):
        first = words[i] in homografen.FIRST_PERSON
        for at in (i - 1, i + 1):
            if 0 <= at < size and (found := typen[vorm[at]].na_onderwerp):
                past = words[at].endswith(("te", "de"))
                if (first or past) and (first or at > i):
                    woorden.add(at, found)


def apply_scheidbaar(woorden: Woorden, found: Sequence[Zin]) -> None:
    """Give the verb of a separated verb its whole infinitive."""
    particles = woorden.marked(DEELTJE)
    starts = [zin[0] for zin in found]

    per_type = [one.werkwoorden for one in woorden.typen]
    verbs = [per_type[v] for v in woorden.vorm]
    for token, gone in woorden.eraf.items():
        verbs[token] = tuple(verb for verb in verbs[token] if verb not in gone)
    for token, extra in woorden.erbij.items():
        verbs[token] = (*verbs[token], *sorted(lemma for lemma in extra if lemma.endswith("n")))
    for particle in particles:
        at = bisect_right(starts, particle) - 1
        if at < 0 or particle >= found[at][1]:
            continue
        hit = scheidbaar.separated(woorden.words, verbs, particle, found[at][0], found[at][1])
        if hit is not None:
            verb, whole = hit
            woorden.add(verb, whole)
            woorden.deeltje[verb] = particle


def make_laag(woorden: Woorden, found: Sequence[Zin]) -> Taallaag:
    """Put everything into the layer."""
    return Taallaag(
        begin=woorden.begin,
        eind=woorden.eind,
        vorm=woorden.vorm,
        vormen=[one.vorm for one in woorden.typen],
        lemmas=[one.lemmas for one in woorden.typen],
        delen={v: one.delen for v, one in enumerate(woorden.typen) if one.delen},
        zinnen=list(found),
        erbij=_sorted(woorden.erbij),
        eraf=_sorted(woorden.eraf),
        deeltje=dict(sorted(woorden.deeltje.items())),
        woordsoort=woorden.woordsoort,
    )


def _sorted(found: dict[int, set[str]]) -> dict[int, tuple[str, ...]]:
    return {token: tuple(sorted(found[token])) for token in sorted(found)}
