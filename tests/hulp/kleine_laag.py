"""A tiny language layer for tests of matching: words by white space, lemmas as given."""

import re

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Instellingen, Term
from codeer.core.markeer import markeer
from codeer.core.taallaag import Taallaag
from codeer.core.zoekplan import maak_plan

LEMMAS = {
    "nam": "nemen", "namen": "nemen", "genomen": "nemen", "neemt": "nemen",
    "vertrouw": "vertrouwen", "vertrouwt": "vertrouwen", "vertrouwd": "vertrouwen",
    "vertrouwde": "vertrouwen", "luisterde": "luisteren", "luistert": "luisteren",
    "geluisterd": "luisteren", "voelde": "voelen", "voel": "voelen", "gehoord": "horen",
    "moest": "moeten", "moet": "moeten", "durfde": "durven", "consulenten": "consulent",
    "klantmanagers": "klantmanager", "werd": "worden", "bent": "zijn", "ben": "zijn",
    "legde": "leggen", "deed": "doen",
}  # fmt: skip


def kleine_laag(tekst, *, delen=None, erbij=None, eraf=None, deeltje=None, woordsoort=()):
    """Make a layer of one turn; a sentence ends at . ? ! and at a newline."""
    spans = [m.span() for m in re.finditer(r"[\w'@-]+|[^\w\s]", tekst)]
    words = [tekst[a:b].lower() for a, b in spans]
    vormen = list(dict.fromkeys(words))
    zinnen, start = [], 0
    for i, (a, b) in enumerate(spans):
        last = i + 1 == len(spans)
        newline = not last and "\n" in tekst[b : spans[i + 1][0]]
        if words[i] in ".?!" or last or newline:
            alinea = tekst[:a].count("\n")
            zinnen.append((start, i + 1, 1, alinea))
            start = i + 1
    return Taallaag(
        [a for a, _ in spans],
        [b for _, b in spans],
        [vormen.index(w) for w in words],
        vormen,
        [sorted({w, LEMMAS.get(w, w)}) for w in vormen],
        {vormen.index(w): parts for w, parts in (delen or {}).items()},
        zinnen,
        erbij or {},
        eraf or {},
        deeltje or {},
        woordsoort,
    )


def boek(*termen, groepen=(), eenheid="zin"):
    """Make a codebook with one code `c`; terms as text (no pole) or as Term."""
    parts = tuple(
        t if isinstance(t, Term) else Term(t, bij_ontkenning=BijOntkenning.TELT_NIET) for t in termen
    )
    return Codeboek(
        "proef",
        instellingen=Instellingen(eenheid=eenheid),
        woordgroepen=tuple(groepen),
        codes=(Code("c", termen=parts),),
    )


def zoek(tekst, *termen, groepen=(), eenheid="zin", beurten=None, **laag):
    """Match terms on a text and give the suggestions."""
    plan = maak_plan(boek(*termen, groepen=groepen, eenheid=eenheid))
    return markeer(plan, kleine_laag(tekst, **laag), tekst, beurten)
