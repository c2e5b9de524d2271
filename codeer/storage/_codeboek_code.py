"""From YAML nodes to codes: names, texts, terms and examples."""

from __future__ import annotations

import re

from codeer.core.codeboek import BijOntkenning, Code, Term, Voorbeeld
from codeer.storage._codeboek_knoop import (
    Bevindingen,
    Sleutels,
    free_pairs,
    is_empty,
    read_bool,
    read_choice,
    read_items,
    read_pairs,
    read_text,
    read_texts,
    squeeze,
    warn_cut,
)
from codeer.storage._yaml import Node, Pairs, Scalar

_POLEN = {"plus": "plus", "min": "min", "+": "plus", "-": "min"}
_TEXTS = ("titel", "definitie", "wel", "niet")
CODE = (
    *_TEXTS,
    "kleur",
    "namen",
    "plus",
    "min",
    "+",
    "-",
    "termen",
    "voorbeelden",
    "voorheen",
    "samengevoegd",
    "subcodes",
)
_TERM = ("term", "exact", "samenstellingen", "behalve", "bij_ontkenning", "woordsoort")
_BEHALVE = ("term", "exact")
_VOORBEELD = ("tekst", "pool", "verwacht")
_KLEUR = re.compile(r"#[0-9a-fA-F]{6}")
_MAX_DEPTH = 3
_TAGS = {
    "NOUN": ("znw", "zelfstandig naamwoord", "zelfstandig", "naamwoord", "noun", "n"),
    "VERB": ("ww", "werkwoord", "verb"),
    "ADJ": ("bnw", "bijvoeglijk naamwoord", "bijvoeglijk", "adj", "adjectief"),
    "ADV": ("bw", "bijwoord", "adv"),
    "PROPN": ("eigennaam", "naam", "propn"),
    "PRON": ("vnw", "voornaamwoord", "pron"),
    "ADP": ("vz", "voorzetsel", "adp"),
    "NUM": ("tw", "telwoord", "num"),
    "INTJ": ("tsw", "tussenwerpsel", "intj"),
}
_WOORDSOORT = {name: tag for tag, names in _TAGS.items() for name in names}
_WOORDSOORT_SHOWN = ("zelfstandig naamwoord", "werkwoord", "bijvoeglijk naamwoord", "bijwoord")


def read_codes(node: Node, ouder: str, uit: Bevindingen) -> tuple[Code, ...]:
    """Read the codes of a book, or the subcodes of a code."""
    wat = f"subcodes van {ouder}" if ouder else "codes"
    depth = ouder.count("/") + 2 if ouder else 1
    pairs = free_pairs(node, wat, uit)
    if depth > _MAX_DEPTH and pairs:
        uit.fout(
            node.line,
            f"{ouder} heeft subcodes, en dat is een laag te diep: hoogstens {_MAX_DEPTH} lagen.",
            "Zet deze subcodes een laag hoger.",
        )
        return ()
    return tuple(_code(key, value, ouder, uit) for key, value in pairs)


def _code(key: Scalar, node: Node, ouder: str, uit: Bevindingen) -> Code:
    naam = squeeze(key.text)
    pad = f"{ouder}/{naam}" if ouder else naam
    if is_empty(node) or not isinstance(node, Pairs):
        _not_a_code(naam, key.line, uit)
        return Code(naam, ouder, regel=key.line)
    keys = read_pairs(node, CODE, f"code {pad}", uit)
    texts = {name: read_text(keys[name], name, uit) for name in _TEXTS if name in keys}
    return Code(
        naam=naam,
        ouder=ouder,
        kleur=_kleur(keys, uit),
        namen=_namen(keys, pad, uit),
        termen=_termen(keys, uit),
        voorbeelden=_voorbeelden(keys, uit),
        voorheen=tuple(squeeze(t.text) for t in _list(keys, "voorheen", uit)),
        samengevoegd=_samengevoegd(keys, uit),
        subcodes=read_codes(keys["subcodes"], pad, uit) if "subcodes" in keys else (),
        regel=key.line,
        **texts,
    )


def _samengevoegd(keys: Sleutels, uit: Bevindingen) -> tuple[tuple[str, ...], ...]:
    items = read_items(keys["samengevoegd"], "samengevoegd", uit) if "samengevoegd" in keys else ()
    parts = (tuple(squeeze(t.text) for t in read_texts(item, "samengevoegd", uit)) for item in items)
    return tuple(part for part in parts if part)


def _not_a_code(naam: str, regel: int, uit: Bevindingen) -> None:
    if naam in CODE:
        tip = f"Laat «{naam}» verder inspringen dan de code waar het bij hoort."
        uit.fout(regel, f"«{naam}» staat op de plaats van een code.", tip)
    else:
        tip = "Zet eronder, ingesprongen, een definitie en termen."
        uit.fout(regel, f"code {naam} is leeg.", tip)


def _list(keys: Sleutels, naam: str, uit: Bevindingen) -> list[Scalar]:
    return read_texts(keys[naam], naam, uit) if naam in keys else []


def _kleur(keys: Sleutels, uit: Bevindingen) -> str:
    node = keys.get("kleur")
    if node is None:
        return ""
    if is_empty(node):
        if isinstance(node, Scalar) and node.cut:
            tip = uit.tussen_quotes(node.line)
            uit.fout(node.line, "een kleur staat tussen aanhalingstekens, anders valt zij weg.", tip)
        return ""
    kleur = read_text(node, "kleur", uit)
    if kleur and not _KLEUR.fullmatch(kleur):
        uit.fout(node.line, f"«{kleur}» is geen kleur.", 'Schrijf zes cijfers of letters a-f: "#2a7f9e".')
        return ""
    return kleur.lower()


def _namen(keys: Sleutels, pad: str, uit: Bevindingen) -> tuple[tuple[str, str], ...]:
    if "namen" not in keys:
        return ()
    found = read_pairs(keys["namen"], tuple(_POLEN), f"namen van {pad}", uit)
    shown = {_POLEN[k]: squeeze(read_text(v, "namen", uit)) for k, v in found.items()}
    return tuple((pool, shown[pool]) for pool in ("plus", "min") if shown.get(pool))


def _termen(keys: Sleutels, uit: Bevindingen) -> tuple[Term, ...]:
    for sign, word in (("+", "plus"), ("-", "min")):
        if sign in keys and word in keys:
            uit.fout(keys[sign].line, f"«{sign}» en «{word}» zijn hetzelfde.", "Voeg de twee lijsten samen.")
    terms = []
    for key, pool in (("plus", "plus"), ("+", "plus"), ("min", "min"), ("-", "min"), ("termen", "")):
        if key in keys:
            terms += [_term(n, pool, uit) for n in read_items(keys[key], key, uit)]
    return tuple(t for t in terms if t is not None)


def _term(node: Node, pool: str, uit: Bevindingen) -> Term | None:
    default = BijOntkenning.standaard(pool)
    if not isinstance(node, Pairs):
        text = _term_text(node, uit)
        return Term(text, pool, bij_ontkenning=default, regel=node.line) if text else None
    keys = _options(node, _TERM, "een term", uit)
    text, exact = _which(keys, node.line, uit)
    if not text:
        return None
    return Term(
        tekst=text,
        pool=pool,
        exact=exact,
        samenstellingen=_flag(keys, "samenstellingen", uit),
        behalve=_behalve(keys, uit),
        bij_ontkenning=_bij_ontkenning(keys, default, uit),
        woordsoort=_woordsoort(keys, uit),
        regel=node.line,
    )


def _options(node: Pairs, known: tuple[str, ...], wat: str, uit: Bevindingen) -> Sleutels:
    """Read the keys of a term or example; a sentence with a colon in it is told apart from one."""
    first = node.pairs[0][0] if node.pairs else None
    if first and not node.flow and len(node.pairs) == 1 and first.text not in known and " " in first.text:
        uit.fout(
            node.line,
            "een zin met een dubbele punt erin hoort tussen aanhalingstekens.",
            uit.tussen_quotes(node.line),
        )
        return {}
    found = read_pairs(node, known, wat, uit)
    if not found and node.pairs == ():
        uit.fout(node.line, f"{wat} zonder tekst.", "Vul iets in of haal hem weg.")
    return found


def _which(keys: Sleutels, regel: int, uit: Bevindingen) -> tuple[str, bool]:
    """Read the text of a term with options, and whether it is meant exactly."""
    if "term" in keys and "exact" in keys:
        uit.fout(regel, "een term heeft of «term» of «exact», niet allebei.", "Maak er twee termen van.")
    if "exact" in keys:
        return _term_text(keys["exact"], uit), True
    if "term" in keys:
        return _term_text(keys["term"], uit), False
    if keys:
        uit.fout(
            regel, "deze term heeft wel opties, maar geen «term» of «exact».", "Schrijf: {term: woord, …}"
        )
    return "", False


def _term_text(node: Node, uit: Bevindingen) -> str:
    if not isinstance(node, Scalar):
        uit.fout(
            node.line,
            "een term is een woord of een paar woorden, geen lijst.",
            "Zet elke term apart in de lijst.",
        )
        return ""
    text = squeeze(node.text)
    if not text:
        uit.fout(node.line, "een lege term.", "Vul een woord in of haal haar weg.")
    warn_cut(node, "een term", uit)
    if node.plain and node.multiline and " -" in text:
        uit.waarschuw(
            node.line, f"de term «{text}» loopt over meer regels.", "Zet na elk streepje een spatie."
        )
    return text


def _flag(keys: Sleutels, naam: str, uit: Bevindingen) -> bool:
    return naam in keys and read_bool(keys[naam], naam, uit)


def _behalve(keys: Sleutels, uit: Bevindingen) -> tuple[Term, ...]:
    node = keys.get("behalve")
    if node is None:
        return ()
    terms = []
    single = (isinstance(node, Scalar) and node.text) or isinstance(node, Pairs)
    for item in (node,) if single else read_items(node, "behalve", uit):
        if isinstance(item, Pairs):
            text, exact = _which(_options(item, _BEHALVE, "behalve", uit), item.line, uit)
        else:
            text, exact = _term_text(item, uit), False
        if text:
            terms.append(Term(text, exact=exact, regel=item.line))
    return tuple(terms)


def _bij_ontkenning(keys: Sleutels, default: BijOntkenning, uit: Bevindingen) -> BijOntkenning:
    if "bij_ontkenning" not in keys:
        return default
    options = {b.value: b for b in BijOntkenning}
    return read_choice(keys["bij_ontkenning"], options, "bij_ontkenning", uit, default=default)


def _woordsoort(keys: Sleutels, uit: Bevindingen) -> str:
    if "woordsoort" not in keys:
        return ""
    tags = []
    for text in read_texts(keys["woordsoort"], "woordsoort", uit):
        tag = read_choice(text, _WOORDSOORT, "woordsoort", uit, default="", shown=_WOORDSOORT_SHOWN)
        tags += [tag] if tag else []
    return "|".join(sorted(set(tags)))


def _voorbeelden(keys: Sleutels, uit: Bevindingen) -> tuple[Voorbeeld, ...]:
    if "voorbeelden" not in keys:
        return ()
    examples = [_voorbeeld(n, uit) for n in read_items(keys["voorbeelden"], "voorbeelden", uit)]
    return tuple(e for e in examples if e is not None)


def _voorbeeld(node: Node, uit: Bevindingen) -> Voorbeeld | None:
    if not isinstance(node, Pairs):
        text = read_text(node, "een voorbeeld", uit)
        if isinstance(node, Scalar) and not text:
            uit.fout(node.line, "een leeg voorbeeld.", "Vul een zin in of haal het weg.")
        return Voorbeeld(squeeze(text), regel=node.line) if text else None
    keys = _options(node, _VOORBEELD, "een voorbeeld", uit)
    text = squeeze(read_text(keys["tekst"], "tekst", uit)) if "tekst" in keys else ""
    if not text:
        if keys:
            uit.fout(node.line, "dit voorbeeld heeft geen tekst.", 'Schrijf: {tekst: "…", pool: plus}')
        return None
    pool: str | None = None
    if "pool" in keys and not is_empty(keys["pool"]):
        options = {**_POLEN, "geen": "", "": ""}
        pool = read_choice(keys["pool"], options, "pool", uit, default="", shown=("plus", "min", "geen"))
    verwacht = "verwacht" not in keys or read_bool(keys["verwacht"], "verwacht", uit)
    return Voorbeeld(text, pool, verwacht, regel=node.line)
