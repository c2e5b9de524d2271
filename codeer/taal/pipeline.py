"""An installed spaCy pipeline: its lemmas, word classes, particles and sentences on top of the rules."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from codeer.core.errors import TaalmodelFout
from codeer.taal import _bouw, _tekst, zinnen
from codeer.taal._basis import Basis

_PARTICLE = "compound:prt"
_VERBAL = frozenset({"VERB", "AUX"})
_OPEN = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X"})


def load(naam: str) -> Any:  # noqa: ANN401 # spaCy has no usable types
    """Load an installed pipeline; raises TaalmodelFout when it cannot be loaded or is not Dutch."""
    import spacy  # noqa: PLC0415 # slow to import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a small version difference: the versions are recorded
            nlp = spacy.load(naam)
    except (OSError, ImportError, ValueError) as fault:
        raise TaalmodelFout(
            f"Het taalmodel {naam} is geïnstalleerd maar kan niet worden geladen: {_reason(fault)}.",
            f"Past het bij deze versie van spaCy? Installeer het opnieuw: python -m spacy download {naam}.",
        ) from fault
    if nlp.lang != "nl":
        raise TaalmodelFout(
            f"Het taalmodel {naam} is niet voor Nederlands, maar voor de taal '{nlp.lang}'.",
            "Kies een Nederlands model, of zet in het codeboek: taalmodel: ingebouwd.",
        )
    return nlp


def _reason(fault: OSError | ImportError | ValueError) -> str:
    """Say in Dutch why a pipeline does not load: spaCy's own words are long and English."""
    if isinstance(fault, ModuleNotFoundError) and fault.name:
        return f"het heeft het pakket {fault.name} nodig"
    if isinstance(fault, OSError) and fault.filename:
        return f"het bestand {Path(fault.filename).name} ontbreekt of is niet te lezen"
    return "het is beschadigd of past niet bij de geïnstalleerde spaCy"


class Pipeline(Basis):
    """Turns texts into language layers with a spaCy pipeline; what it lacks, the built-in rules do."""

    def __init__(self, naam: str, nlp: Any) -> None:  # noqa: ANN401 # spaCy has no usable types
        super().__init__(naam)
        self._nlp = nlp

    def _read(self, woorden: _bouw.Woorden) -> list[_bouw.Zin]:
        docs = list(self._docs(woorden))
        _add_lemmas(woorden, docs)
        found = _zinnen(woorden, docs)
        if _has(docs, "POS"):
            woorden.woordsoort = _word_classes(woorden, docs)
            _apply_word_classes(woorden)
        else:
            _bouw.apply_homografen(woorden, found)
        if _has(docs, "DEP"):
            _apply_particles(woorden, docs)
        else:
            _bouw.apply_scheidbaar(woorden, found)
        return found

    def _docs(self, woorden: _bouw.Woorden) -> Iterator[tuple[int, Any]]:
        """Give each paragraph's first token and its Doc after the pipeline."""
        from spacy.tokens import Doc  # noqa: PLC0415 # slow to import

        starts, docs = [], []
        for _, (start, end) in woorden.alineas:
            if end > start:
                glued = [woorden.eind[i] == woorden.begin[i + 1] for i in range(start, end - 1)]
                written = [_readable(woorden, i) for i in range(start, end)]
                starts.append(start)
                docs.append(Doc(self._nlp.vocab, words=written, spaces=[*(not x for x in glued), False]))
        yield from zip(starts, self._nlp.pipe(docs), strict=True)


def _readable(woorden: _bouw.Woorden, token: int) -> str:
    written = woorden.tekst[woorden.begin[token] : woorden.eind[token]]
    return written if written.isascii() else _tekst.readable(written)[0] or written


def _has(docs: Sequence[tuple[int, Any]], annotation: str) -> bool:
    return any(doc.has_annotation(annotation) for _, doc in docs)


def _add_lemmas(woorden: _bouw.Woorden, docs: Sequence[tuple[int, Any]]) -> None:
    for start, doc in docs:
        for token in doc:
            if lemma := _tekst.normal_form(token.lemma_).replace("_", ""):
                woorden.add(start + token.i, (lemma,))


def _zinnen(woorden: _bouw.Woorden, docs: Sequence[tuple[int, Any]]) -> list[_bouw.Zin]:
    """Take the sentences of the pipeline, or split by rule where it sets none."""
    if not all(doc.has_annotation("SENT_START") for _, doc in docs):
        return _bouw.find_zinnen(woorden)
    per_start = dict(docs)
    found: list[_bouw.Zin] = []
    for alinea, (start, end) in woorden.alineas:
        if start == end:
            continue
        pieces = list(pairwise([*(start + sent.start for sent in per_start[start].sents), end]))
        found += [(*piece, alinea.beurt, alinea.nr) for piece in zinnen.tidy(woorden.words, pieces)]
    return found


def _word_classes(woorden: _bouw.Woorden, docs: Sequence[tuple[int, Any]]) -> tuple[str, ...]:
    classes = [""] * len(woorden.words)
    for start, doc in docs:
        for token in doc:
            classes[start + token.i] = token.pos_
    return tuple(classes)


def _apply_word_classes(woorden: _bouw.Woorden) -> None:
    """Take verb readings from what is no verb, and add the singular to a noun."""
    for token, pos in enumerate(woorden.woordsoort):
        if not pos or pos in _VERBAL:
            continue
        one = woorden.typen[woorden.vorm[token]]
        # a participle can be a noun or adjective, but no preposition: "gezien de tijd"
        woorden.drop(
            token, one.persoonsvorm if pos in _OPEN else [x for x in one.werkwoorden if x != one.vorm]
        )
        if pos == "NOUN":
            woorden.add(token, one.meervoud)


def _apply_particles(woorden: _bouw.Woorden, docs: Sequence[tuple[int, Any]]) -> None:
    """Join the particles that the parser found to the lemmas of their verbs."""
    for start, doc in docs:
        for token in doc:
            if token.dep_ != _PARTICLE or token.head.i == token.i:
                continue
            verb, at = start + token.head.i, start + token.i
            particle = woorden.words[at]
            one = woorden.typen[woorden.vorm[verb]]
            lemma = _tekst.normal_form(token.head.lemma_).replace("_", "")
            verbs = [lemma] if lemma.endswith("n") else one.werkwoorden
            # some models already give the whole verb: aan_sluiten
            bases = {base.removeprefix(particle) for base in verbs} - {""}
            woorden.add(verb, tuple(sorted(particle + base for base in bases)))
            woorden.deeltje[verb] = at
