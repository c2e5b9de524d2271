"""From the root node to a codebook: settings, word groups, facets and codes, with every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping

from codeer.core.codeboek import INGEBOUWD, Codeboek, Eenheid, Instellingen
from codeer.core.interview import parse_spreker
from codeer.core.namen import meant
from codeer.storage._codeboek_code import read_codes
from codeer.storage._codeboek_knoop import (
    Bevindingen,
    Sleutels,
    free_pairs,
    is_empty,
    read_choice,
    read_pairs,
    read_text,
    read_texts,
    squeeze,
)
from codeer.storage._yaml import Node, Scalar

FORMAAT = 1
_BOEK = (
    "formaat",
    "codeboek",
    "versie",
    "taalmodel",
    "instellingen",
    "woordgroepen",
    "facetten",
    "codes",
)
_INSTELLINGEN = ("eenheid", "sprekers", "delen")
_MODELLEN = (INGEBOUWD, "nl_core_news_sm", "nl_core_news_md", "nl_core_news_lg")
_MODEL = re.compile(r"[a-z]{2}_[a-z0-9_.-]+")
_GROEP = re.compile(r"[^\W_][\w-]*")

Groepen = tuple[tuple[str, tuple[str, ...]], ...]


def build(root: Node, naam: str, uit: Bevindingen) -> tuple[Codeboek, Mapping[str, int]]:
    """Build the codebook and tell on which line each word group stands; `naam` is used when it has none."""
    keys = read_pairs(root, _BOEK, "het codeboek", uit)
    _formaat(keys, uit)
    title = squeeze(read_text(keys["codeboek"], "codeboek", uit)) if "codeboek" in keys else ""
    if not title:
        uit.waarschuw(0, "het codeboek heeft geen naam.", "Zet bovenaan: codeboek: Naam van het onderzoek")
    groepen, regels = _groepen(keys, uit)
    codes = read_codes(keys["codes"], "", uit) if "codes" in keys else ()
    if not codes:
        uit.fout(0, "er staat geen enkele code in.", "Zet onder «codes:» minstens één code met termen.")
    book = Codeboek(
        naam=title or naam,
        versie=read_text(keys["versie"], "versie", uit) if "versie" in keys else "",
        taalmodel=_taalmodel(keys, uit),
        instellingen=_instellingen(keys, uit),
        woordgroepen=groepen,
        facetten=_facetten(keys, uit),
        codes=codes,
    )
    return book, regels


def _formaat(keys: Sleutels, uit: Bevindingen) -> None:
    node = keys.get("formaat")
    if node is None or is_empty(node):
        uit.waarschuw(0, "het formaat staat er niet in.", f"Zet bovenaan: formaat: {FORMAAT}")
        return
    text = read_text(node, "formaat", uit)
    if text.isdecimal() and int(text) > FORMAAT:
        tip = "Werk codeer bij: dit codeboek is voor een nieuwere versie gemaakt."
        uit.fout(node.line, f"formaat {text} kent deze codeer niet.", tip)
    elif text and text != str(FORMAAT):
        uit.fout(node.line, f"«{text}» is geen formaat.", f"Schrijf: formaat: {FORMAAT}")


def _taalmodel(keys: Sleutels, uit: Bevindingen) -> str:
    node = keys.get("taalmodel")
    text = read_text(node, "taalmodel", uit) if node else ""
    if node is None or not text:
        return INGEBOUWD
    if text not in _MODELLEN and not _MODEL.fullmatch(text):
        uit.fout(node.line, f"«{text}» is geen taalmodel.", meant(text, _MODELLEN))
        return INGEBOUWD
    return text


def _instellingen(keys: Sleutels, uit: Bevindingen) -> Instellingen:
    node = keys.get("instellingen")
    found = read_pairs(node, _INSTELLINGEN, "instellingen", uit) if node else {}
    eenheid = Eenheid.ZIN
    if "eenheid" in found and not is_empty(found["eenheid"]):
        options = {e.value: e for e in Eenheid}
        eenheid = read_choice(found["eenheid"], options, "eenheid", uit, default=Eenheid.ZIN)
    sprekers = (
        [_spreker(s, uit) for s in read_texts(found["sprekers"], "sprekers", uit)]
        if "sprekers" in found
        else []
    )
    delen = read_texts(found["delen"], "delen", uit) if "delen" in found else []
    return Instellingen(
        eenheid=eenheid,
        sprekers=tuple(dict.fromkeys(filter(None, sprekers))) or ("R",),
        delen=tuple(squeeze(d.text) for d in delen),
    )


def _spreker(node: Scalar, uit: Bevindingen) -> str:
    if spreker := parse_spreker(node.text):
        return spreker
    tip = "Gebruik I (interviewer), R (respondent) of O (overig), met zo nodig een nummer: R2."
    uit.fout(node.line, f"«{node.text}» is geen spreker.", tip)
    return ""


def _groepen(keys: Sleutels, uit: Bevindingen) -> tuple[Groepen, Mapping[str, int]]:
    groepen: dict[str, tuple[str, ...]] = {}
    regels: dict[str, int] = {}
    for key, value in free_pairs(keys["woordgroepen"], "woordgroepen", uit) if "woordgroepen" in keys else ():
        naam = squeeze(key.text).lower()
        if not _GROEP.fullmatch(naam):
            tip = "Gebruik letters, cijfers, - en _, zonder spaties en zonder @."
            uit.fout(key.line, f"«{key.text}» kan geen naam van een woordgroep zijn.", tip)
        elif naam in groepen:
            uit.fout(key.line, f"woordgroep {naam} staat er twee keer.", "Voeg de twee samen.")
        else:
            words = read_texts(value, f"woordgroep {naam}", uit)
            groepen[naam] = tuple(dict.fromkeys(squeeze(w.text) for w in words))
            regels[naam] = key.line
    return tuple(groepen.items()), regels


def _facetten(keys: Sleutels, uit: Bevindingen) -> Groepen:
    if "facetten" not in keys:
        return ()
    pairs = free_pairs(keys["facetten"], "facetten", uit)
    return tuple(
        (squeeze(k.text), tuple(squeeze(t.text) for t in read_texts(v, f"facet {k.text}", uit)))
        for k, v in pairs
    )
