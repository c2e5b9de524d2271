"""Measure candidate lemmas and separated verbs on a treebank: `python bench/ud.py [-v] FILE.conllu …`.

Scoring: gold tokens, one by one (no separated verbs), lower case, PUNCT and SYM left out. The terms are the
gold lemmas of NOUN, VERB, ADJ and ADV with frequency 2 or more and 4 letters or more. A hit is right when
the term is a gold lemma of the token. Gold lemmas write compounds as lemmatised parts
(`verzekering_maatschappij`): the whole word is rebuilt from the form, and for a separated verb both the
bare and the whole infinitive count as right (the bare one is the term).

Separated verbs: the built-in layer reads the sentences as text; a pair of verb and particle is right when
the treebank marks it `compound:prt`. Recall is over the pairs whose joined verb the dictionary knows
(idioms such as `in beslag nemen` are marked too).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from codeer.taal._woordenboek import woordenboek
from codeer.taal.lemma import lemmas
from codeer.taal.model import open_taal

CONTENT = {"NOUN", "VERB", "ADJ", "ADV"}
Token = tuple[str, str, list[str]]  # form, word class, accepted lemmas (the first is the term)


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """Read the rows of each sentence of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if plain := [row for row in rows if row[0].isdigit()]:
            yield plain


def gold_lemmas(form: str, lemma: str, pos: str) -> list[str]:
    """Give the accepted lemmas of a gold token, the main one first."""
    form, lemma = form.lower(), lemma.lower()
    parts = [part for part in lemma.split("_") if part]
    if len(parts) < 2:
        return [lemma]
    joined, last = "".join(parts), parts[-1]
    if pos in {"VERB", "AUX"}:
        return [joined] if form.startswith(parts[0][:3]) else [last, joined]
    shared, start = max(((_common(form[i:], last), i) for i in range(1, len(form))), default=(0, 0))
    hyphened = "-".join(parts)
    if shared >= min(3, len(last)) and start >= len(parts[0]) - 3:
        return [form[:start] + last, joined, hyphened]
    return [joined, hyphened]


def _common(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def read(path: Path) -> list[Token]:
    """Read the tokens that count."""
    rows = (row for sentence in sentences(path) for row in sentence)
    return [(r[1], r[3], gold_lemmas(r[1], r[2], r[3])) for r in rows if r[3] not in {"PUNCT", "SYM"}]


def retrieval(
    tokens: Iterable[Token], candidates: Callable[[str], Iterable[str]]
) -> tuple[float, float, float, Counter[tuple[str, str, str]], Counter[tuple[str, str, str]]]:
    """Give precision, recall, F1, and the false and missed hits as (form, term, word class)."""
    tokens = list(tokens)
    freq = Counter(gold[0] for _, pos, gold in tokens if pos in CONTENT)
    terms = {term for term, n in freq.items() if n >= 2 and len(term) >= 4}
    hits, false, missed = 0, Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for form, pos, gold in tokens:
        found, wanted = set(candidates(form)) & terms, set(gold) & terms
        hits += bool(found & wanted)
        if wanted and not found & wanted:
            missed[form.lower(), min(wanted), pos] += 1
        false.update((form.lower(), term, pos) for term in found - set(gold))
    p, r = hits / (hits + false.total()), hits / (hits + missed.total())
    return p, r, 2 * p * r / (p + r), false, missed


def separated(path: Path) -> tuple[float, float, int]:
    """Give precision and recall of separated verbs, and the number of pairs that count."""
    taal, known = open_taal("ingebouwd"), woordenboek().lemmas
    right = false = missed = 0
    for rows in sentences(path):
        ends = list(accumulate(len(row[1]) + 1 for row in rows))
        places = {begin: i for i, begin in enumerate([0, *ends[:-1]])}
        laag = taal.laag_tekst(" ".join(row[1] for row in rows))
        found = {(places.get(laag.begin[v]), places.get(laag.begin[p])) for v, p in laag.deeltje.items()}
        numbers = {row[0]: i for i, row in enumerate(rows)}
        marked = {(numbers.get(row[6]), i) for i, row in enumerate(rows) if row[7] == "compound:prt"}
        count = {(v, p) for v, p in marked if v is not None and _joined(rows[v], rows[p]) in known}
        right += len(found & count)
        false += len(found - marked)
        missed += len(count - found)
    return right / (right + false), right / (right + missed), right + missed


def _joined(verb: list[str], particle: list[str]) -> str:
    first, _, rest = verb[2].lower().partition("_")
    return first + rest if first == particle[1].lower() else ""


def main() -> None:
    for name in sys.argv[1:]:
        if name == "-v":
            continue
        p, r, f1, false, missed = retrieval(read(Path(name)), lemmas)
        print(f"{Path(name).name}: P {p:.4f} R {r:.4f} F1 {f1:.4f}")
        p, r, n = separated(Path(name))
        print(f"  separated verbs: P {p:.3f} R {r:.3f} of {n}")
        if "-v" in sys.argv:
            print("  false:", *(f"{'/'.join(k)} {n}" for k, n in false.most_common(150)), sep="  ")
            print("  missed:", *(f"{'/'.join(k)} {n}" for k, n in missed.most_common(150)), sep="  ")


if __name__ == "__main__":
    main()
