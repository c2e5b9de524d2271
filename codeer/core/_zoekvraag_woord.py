"""Cutting a search query into pieces, and what a bare word in it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from codeer.core.zoekvraag import FACET, TEKENS, Plek

HOOFDWOORDEN = frozenset({"EN", "OF", "NIET", "BINNEN", "GEVOLGD", "DOOR"})
_ENGELS = {
    "AND": "EN",
    "OR": "OF",
    "NOT": "NIET",
    "NEAR": "BINNEN 5 woorden",
    "WITHIN": "BINNEN",
    "FOLLOWED": "GEVOLGD DOOR",
}
_TEKENS = {
    ",": "OF",
    ";": "OF",
    "|": "OF",
    "||": "OF",
    "&": "EN",
    "&&": "EN",
    "!": "NIET",
}
_AANHALING = str.maketrans(dict.fromkeys("“”„«»", '"'))
_STUKKEN = re.compile(
    r"(?P<ruimte>\s+)|(?P<open>\()|(?P<dicht>\))"
    r'|(?P<naam>"[^"]*"|[^\s():"=]+):(?P<waarde>"[^"]*"|[^\s()"=]*)(?:=(?P<facet>"[^"]*"|[^\s()"]*))?'
    r'|"(?P<exact>[^"]*)"|(?P<woord>[^\s()"]+)|(?P<los>")'
)
# phrases in which "en" and "of" bind nothing; a term of the codebook may have them as well
_VAST = frozenset(
    {"heen en weer", "af en toe", "nu en dan", "hier en daar", "over en weer", "op en neer", "dag en nacht"}
    | {"meer en meer", "door en door", "hart en nieren", "vallen en opstaan", "kind en kraai"}
    | {"min of meer", "meer of minder", "vroeg of laat", "goed of kwaad", "alles of niets"}
)
# words that begin with an apostrophe by themselves
_WEGLATING = re.compile(r"['’‘](?:[stnmkr]|ns|ns?t)$", re.IGNORECASE)


class Fout(Exception):
    """Something in the query makes no sense; becomes a ZoekvraagFout with the query in it."""

    def __init__(self, fout: str, tip: str, plek: Plek) -> None:
        super().__init__(fout)
        self.fout = fout
        self.tip = tip
        self.plek = plek


class Teken(Enum):
    """The kinds of pieces."""

    WOORD = auto()
    EXACT = auto()
    KIES = auto()
    OPEN = auto()
    DICHT = auto()
    EIND = auto()


@dataclass(frozen=True, slots=True)
class Stuk:
    """One piece of a query; what has a colon (KIES) is taken apart in name, value and value of a facet."""

    soort: Teken
    tekst: str
    begin: int
    eind: int
    naam: str = ""
    waarde: str = ""
    facetwaarde: str | None = None

    @property
    def plek(self) -> Plek:
        """Give where it stands."""
        return (self.begin, self.eind)

    def is_hoofdwoord(self, woord: str) -> bool:
        """Tell whether this is that word in capitals, and not a word to look for."""
        return self.soort is Teken.WOORD and self.tekst == woord


def lees_stukken(tekst: str) -> list[Stuk]:
    """Cut a query into pieces; raises Fout for what is no piece."""
    pieces = _STUKKEN.finditer(tekst.translate(_AANHALING))
    return [_stuk(m) for m in pieces if m.lastgroup != "ruimte"]


def _stuk(m: re.Match[str]) -> Stuk:
    begin, eind = m.span()
    if m["los"]:
        tip = 'Zet ook aan het eind een aanhalingsteken: "geen woord". Zoek je alle vormen, laat het dan weg.'
        raise Fout("Dit aanhalingsteken wordt niet gesloten.", tip, (begin, eind))
    if m["exact"] is not None:
        return Stuk(Teken.EXACT, _exact(m["exact"], (begin, eind)), begin, eind)
    if m["naam"]:
        return _kies(m)
    kind = Teken.OPEN if m["open"] else Teken.DICHT if m["dicht"] else Teken.WOORD
    return Stuk(kind, m[0], begin, eind)


def _exact(text: str, plek: Plek) -> str:
    words = " ".join(text.split())
    if not any(c.isalnum() for c in words):
        tip = "Zet er de woorden tussen die je letterlijk zoekt."
        raise Fout("Tussen deze aanhalingstekens staat geen woord.", tip, plek)
    return words


def _kies(m: re.Match[str]) -> Stuk:
    begin, eind = m.span()
    naam, waarde, facet = _bare(m["naam"]), _bare(m["waarde"]), m["facet"]
    plek = (begin, eind)
    if not naam:
        raise Fout("Voor de dubbele punt ontbreekt een naam.", "Bijvoorbeeld: spreker:R2", plek)
    if facet is not None and naam.lower() != FACET:
        raise Fout("Een = hoort alleen bij facet:.", f"Schrijf: {naam}:{facet or waarde}", plek)
    if m["waarde"] == "" and naam.lower() != FACET and facet is None and naam.lower() != "code":
        tip = f'Schrijf bijvoorbeeld: {naam}:Utrecht. Is het niet ingevuld? Dan: {naam}:""'
        raise Fout(f"Achter {naam}: ontbreekt een waarde.", tip, plek)
    if facet == "":
        raise Fout("Achter = ontbreekt een waarde.", "Bijvoorbeeld: facet:soort=wens", plek)
    return Stuk(Teken.KIES, m[0], begin, eind, naam, waarde, None if facet is None else _bare(facet))


def _bare(text: str) -> str:
    return " ".join(text.strip('"').split())


def controleer_woord(stuk: Stuk, volgend: Stuk, vorig: str) -> None:
    """Raise Fout for what is no word to look for, with what was perhaps meant."""
    word, plek = stuk.tekst, stuk.plek
    _not_an_operator(stuk, volgend, vorig)
    if word in _TEKENS or word in TEKENS:
        meant = _TEKENS.get(word)
        tip = f"Bedoel je {meant}?" if meant else "Laat het weg."
        raise Fout(f"«{word}» heeft hier geen betekenis.", tip, plek)
    odd = next((c for c in word if c in TEKENS), "")
    if odd:
        meant = _TEKENS.get(odd)
        tip = f"Bedoel je {meant}? " if meant else ""
        where = plek[0] + word.index(odd)
        raise Fout(
            f"In een woord kan geen «{odd}».",
            f'{tip}Letterlijk zoeken doe je zo: "{word}"',
            (where, where + 1),
        )
    if word.startswith(("-", "+")):
        meant = "NIET" if word[0] == "-" else "EN"
        raise Fout(f"Een woord begint niet met «{word[0]}».", f"Bedoel je {meant} {word[1:]}?", plek)
    if word.startswith(("'", "’", "‘")) and not _WEGLATING.match(word):
        text = word.strip("'’‘")
        raise Fout("Dit is een enkel aanhalingsteken.", f'Gebruik een dubbel: "{text} …"', plek)
    _stars(word, plek)


def _not_an_operator(stuk: Stuk, volgend: Stuk, vorig: str) -> None:
    """Raise Fout for a word that looks like EN, OF or BINNEN written otherwise."""
    word, plek = stuk.tekst, stuk.plek
    if word in _ENGELS:
        raise Fout(f"{word} is Engels.", f"Schrijf: {_ENGELS[word]}", plek)
    small = word.lower()
    near = small in ("binnen", "near") and volgend.tekst.isdigit()
    follows = small == "gevolgd" and volgend.tekst.lower() == "door"
    if near or follows or _binds(vorig, small, volgend.tekst):
        meant = {"gevolgd": "GEVOLGD DOOR", "near": "BINNEN"}.get(small, small.upper())
        tip = f'Bedoel je {meant}? Schrijf dat in hoofdletters. Zoek je het woord zelf: "{small}"'
        raise Fout(f"«{word}» staat hier als gewoon woord.", tip, plek)


def _binds(vorig: str, word: str, volgend: str) -> bool:
    """Tell whether a small word looks like EN or OF: not at the beginning, and not in a fixed phrase."""
    return word in ("en", "of") and vorig != "" and f"{vorig} {word} {volgend}".lower() not in _VAST


def _stars(word: str, plek: Plek) -> None:
    if word.startswith("@"):
        if "*" in word:
            raise Fout("Een woordgroep kan geen sterretje hebben.", f"Schrijf: {word.replace('*', '')}", plek)
        if word == "@":
            raise Fout("Achter @ hoort de naam van een woordgroep.", "Bijvoorbeeld: @consulent", plek)
    elif not word.strip("*"):
        raise Fout("Een sterretje alleen past op elk woord.", "Zet er letters bij: stress*", plek)
    elif "*" in word.strip("*"):
        tip = "Een sterretje staat aan het begin of het eind van een woord: *stress, stress*, *stress*."
        raise Fout("Een sterretje midden in een woord kan niet.", tip, plek)
    elif not any(c.isalnum() for c in word):
        raise Fout(f"«{word}» heeft geen letter of cijfer.", "Zoek een woord.", plek)
