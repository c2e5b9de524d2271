"""The words that tell who speaks: their role, and which words stand for the same person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

# One line is one person in a conversation; the first word names the group.
_I_GROEPEN = (
    "interviewer interviewster interviewers int i vraag vraagsteller vragensteller v q question",
    "onderzoeker onderzoekster researcher",
    "gespreksleider gespreksleidster moderator facilitator gespreksbegeleider",
)
_R_GROEPEN = (
    "respondent respondente respondenten geinterviewde r resp antwoord a answer b befragte befragter",
    "deelnemer deelneemster participant p dn",
    "client cliente klant burger inwoner bijstandsgerechtigde uitkeringsgerechtigde cl",
    "consulent consulente klantmanager werkcoach casemanager regisseur klantregisseur jobcoach",
    "ervaringsdeskundige",
    "medewerker professional hulpverlener ambtenaar",
    "allen iedereen groep meerderen samen",
)
_O_GROEPEN = (
    "o ander overige",
    "tolk vertaler",
    "notulist observator observant waarnemer",
    "onbekend onbekende unknown",
)

# Single letters that mean something only beside a counterpart.
ZWAK = frozenset({"v", "q", "a", "b", "p"})
# Written out, these are labels even when they stand there once.
STELLIG = frozenset(
    "interviewer interviewster respondent respondente geinterviewde gespreksleider gespreksleidster "
    "moderator onderzoeker onderzoekster spreker speaker sprecher".split()
)
_STEM = re.compile(r"(spreker|speaker|sprecher|stem|persoon|s)[ _]?\d{1,3}")
_NUMMER = re.compile(r"(\D*?)[ _]?(\d{1,3})")
_HAAKJES = re.compile(r"\([^()]{0,60}\)?")
_GEEN_LETTER = re.compile(r"[\W_]+")

# Words that often stand before a colon, or in brackets, without being a speaker.
GEEN_SPREKER = frozenset(
    """aantal aanwezig aanwezigen achtergrond afspraak audio audiobestand audiobron bestand betreft bijlage
    bron conclusie context contact daarnaast daarom dan dat datum dit doel dus duur een eerst eerste
    en fragment functie gelach gemeente gesprek geslacht hoofdstuk http https instelling interview
    interviewnummer ja kijk kortom lacht lachen lachend leeftijd let link locatie maar mailto met
    naam nee niet nee noot nou nu om omdat onderwerp onderzoek onverstaanbaar opmerking opname oke
    organisatie pagina pauze plaats project ps punt respondentnummer resultaat samenvatting sector
    setting stilte studie telefoon ten thema tijd tijdstip titel toelichting transcript transcriptie
    tweede unv vervolgens verslag voorbeeld want wat website zucht zwijgt geluid onhoorbaar huilt
    huilend fluistert knikt lachje applaus einde begin start stop intro inleiding""".split()
)


def _groepen() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for role, groups in (("I", _I_GROEPEN), ("R", _R_GROEPEN), ("O", _O_GROEPEN)):
        for group in groups:
            words = group.split()
            table.update(dict.fromkeys(words, (role, words[0])))
    return table


WOORDEN = MappingProxyType(_groepen())


@dataclass(frozen=True, slots=True)
class Woordrol:
    """What a label says by its words: role ("" = unknown), person, typed number (0 = none)."""

    rol: str
    persoon: str
    nummer: int = 0
    woord: str = ""
    stem: bool = False

    @property
    def stellig(self) -> bool:
        """Tell whether the label can be nothing else, even when it stands there once."""
        return self.woord in STELLIG


@lru_cache(maxsize=65_536)
def plain(naam: str) -> str:
    """Give a name in lower case, without diacritics, brackets and punctuation."""
    bare = _HAAKJES.sub(" ", naam).strip(" []<>{}") or naam
    kept = bare.casefold()
    if not kept.isascii():
        kept = "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c))
    return _GEEN_LETTER.sub(" ", kept).strip()


def sleutel(naam: str) -> str:
    """Give the form in which names are compared: no case, spaces, diacritics or bracketed remark."""
    return plain(naam).replace(" ", "") or naam.casefold().strip()


@lru_cache(maxsize=65_536)
def woordrol(naam: str) -> Woordrol:
    """Tell role and person from the words of a label."""
    base = plain(naam)
    match = _NUMMER.fullmatch(base)
    word, number = (match[1], int(match[2])) if match else (base, 0)
    if word in WOORDEN:
        role, person = WOORDEN[word]
        return Woordrol(role, person if not number else f"{person} {number}", number, word)
    voice = _STEM.fullmatch(base)
    if voice:
        return Woordrol("", base, 0, voice[1], stem=True)
    words = word.split()
    # as in Interviewer de Boer, Onderzoeker/gespreksleider, Anna (cliënt)
    named = words[0] if words else ""
    remark = plain(naam.partition("(")[2].strip("() "))
    for candidate in (named, remark):
        if candidate in WOORDEN and len(candidate) > 2 and looks_like_naam(naam):
            return Woordrol(WOORDEN[candidate][0], base, 0, candidate)
    return Woordrol("", base)


@lru_cache(maxsize=65_536)
def looks_like_naam(naam: str) -> bool:
    """Tell whether unknown words before a colon could be a person: short, and written as a name."""
    words = _HAAKJES.sub(" ", naam).split()
    if not 0 < len(words) <= 5 or len(naam) > 45 or plain(words[0]) in GEEN_SPREKER:
        return False
    if not any(c.isalpha() for c in naam):
        return False
    return all(_name_word(word, first=i == 0) for i, word in enumerate(words))


_TUSSEN = frozenset(
    "van de der den het ten ter te el al bin ben la le von und di da dos del en e o 't 's".split()
)
_CODE = re.compile(r"[a-z]{1,12}[-_]?\d{1,3}\.?", re.IGNORECASE)


def _name_word(word: str, *, first: bool) -> bool:
    if _CODE.fullmatch(word) or (word.isdigit() and not first and len(word) <= 3):
        return True
    if word.casefold() in _TUSSEN:
        return True
    start = word.lstrip("'’‘(")
    return bool(start) and start[0].isalpha() and start[0] == start[0].upper() and word[-1] not in ",?!…"
