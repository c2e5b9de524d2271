"""From a spaCy Doc to the tokens of a text, in bulk."""

from __future__ import annotations

from typing import Any

from codeer.taal._bouw import Woorden
from codeer.taal._tekst import Bron
from codeer.taal._typen import Type, Typen


def make_nlp() -> Any:  # noqa: ANN401 # spaCy has no usable types
    """Make the tokenizer: spaCy's Dutch one, that also splits at long dashes and between words at a slash."""
    import spacy  # noqa: PLC0415
    from spacy.util import compile_infix_regex  # noqa: PLC0415

    nlp = spacy.blank("nl")
    letters = "A-Za-zÀ-ÖØ-öø-ÿ"
    extra = ["[—–]", f"(?<=[{letters}]{{3}})/(?=[{letters}]{{3}})", f"(?<=[{letters}])[:,;.!?][\"“”]"]
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, *extra]).finditer
    return nlp


def read_doc(bron: Bron, doc: Any, offset: int, typen: Typen, per_orth: dict[int, Type]) -> tuple[  # noqa: ANN401
    list[int], list[int], list[Type], list[int]
]:
    """Give begin, eind, types and the Doc's own indices of the tokens that are no white space.

    `offset` is where the Doc starts in the text that the tokenizer read; `per_orth` is a cache from
    spaCy's number of a string to its type.
    """
    from spacy.attrs import IDX, IS_SPACE, LENGTH, ORTH  # noqa: PLC0415

    if not len(doc):
        return [], [], [], []
    table = doc.to_array([ORTH, IDX, LENGTH, IS_SPACE])
    kept = table[:, 3] == 0
    rows = table[kept]
    begin = (rows[:, 1] + offset).tolist()
    eind = (rows[:, 1] + rows[:, 2] + offset).tolist()
    own = kept.nonzero()[0].tolist()
    orths = rows[:, 0].tolist()
    strings = doc.vocab.strings
    for orth in set(orths).difference(per_orth):
        per_orth[orth] = typen.of_written(strings[orth])
    if not bron.anders:
        return begin, eind, list(map(per_orth.__getitem__, orths)), own
    return _as_given(bron, begin, eind, typen, own)


def _as_given(bron: Bron, begin: list[int], eind: list[int], typen: Typen, own: list[int]) -> tuple[
    list[int], list[int], list[Type], list[int]
]:
    """Read the forms from the text as given, where the tokenizer read other characters."""
    if bron.plaats is not None:
        begin = [bron.plaats[at] for at in begin]
        eind = [bron.plaats[at] for at in eind]
    kept, last = [], 0
    for i, (first, past) in enumerate(zip(begin, eind, strict=True)):
        if first >= last and past > first:
            kept.append(i)
            last = past
    types = [typen.of_written(bron.tekst[begin[i] : eind[i]]) for i in kept]
    return [begin[i] for i in kept], [eind[i] for i in kept], types, [own[i] for i in kept]


def make_woorden(bron: Bron, begin: list[int], eind: list[int], types: list[Type]) -> Woorden:
    """Number the types in the order in which they appear, so that the layer hangs on the text alone."""
    forms = [one.vorm for one in types]
    unique = dict(zip(forms, types, strict=True))
    numbers = {form: number for number, form in enumerate(unique)}
    return Woorden(bron, begin, eind, list(map(numbers.__getitem__, forms)), list(unique.values()), forms)
