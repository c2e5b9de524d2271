"""Homographs: readings of a word that its neighbours rule out, by general rules and without a tagger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from codeer.taal._spelling import infinitives, singulars
from codeer.taal._woordenboek import Woordenboek, woordenboek
from codeer.taal.lemma import PARTICLES, UNSTRESSED, lemmas

# after these no finite verb follows at once; het, die, dat, deze, haar and je are pronouns too
DETERMINERS = frozenset(
    """de een 'n geen mijn m'n jouw uw z'n d'r onze elke iedere zo'n wiens wier welke zulke sommige enkele
    beide diverse ieders andermans hun den der des 's""".split()
)
# prepositions that never stand alone at the end of a clause, so what follows is a noun
PREPOSITIONS = frozenset("met zonder tot per via tijdens sinds vanwege wegens qua ondanks volgens".split())
_BEFORE_PHRASE = DETERMINERS | frozenset(
    "het dit dat die deze zijn haar hun ons deze alle alles al wat mij".split()
)
# nouns for the dictionary, and as often the first person of a verb
_VERBS_TOO = frozenset(
    """werk vraag begin steun straf droom zorg wens dank strijd schrik haat vlucht start stop deel schreeuw
    troost plan regel eis praat bots ruil bouw groei lach huil kook speel reis rook zucht twijfel
    meld klaag lieg stem val loop geloof besluit gebruik verlang bezoek verlies
    antwoord bewijs onderzoek overleg vertrouw vergelijk verwijt verzoek wantrouw""".split()
)
# beside a subject a noun can be a verb after all; `je` and `haar` are possessives too
FIRST_PERSON = frozenset("ik 'k".split())
THIRD_PERSON = frozenset("ik hij ze zij men niemand iedereen iemand ie".split())
_CLAUSE_ENDS = frozenset(". , ; : ! ? … ... - – — ) ] \" ” ’ '".split())
_AFTER_FILLER = _CLAUSE_ENDS | frozenset("en maar want dus dat als of toen nou ja nee die omdat".split())
_TIMES = frozenset(
    """jaar jaren maand maanden week weken dag dagen uur uren tijd tijdje poos poosje lang lange kort
    eeuw eeuwen minuten seconden kwartaal weekje maandje jaartje""".split()
)
_QUANTITIES = frozenset(
    "twee drie vier vijf zes zeven acht negen tien veel weinig genoeg enkele paar".split()
)
_SUBJECTS = frozenset("ik je jij u hij ze zij we wij jullie men k 'k".split())
_COMMON_ENDINGS = ("end", "ende")


def is_participle(form: str) -> bool:
    """Tell whether a form can be a participle, so an adjective or noun: `gecontroleerde`, `verplicht`."""
    if form.endswith(_COMMON_ENDINGS):
        return True
    stem = form.removesuffix("e") if form.endswith(("de", "te")) else form
    if not stem.endswith(("d", "t", "en")):
        return False
    if stem.startswith(UNSTRESSED) and not form.endswith("ten"):
        return True
    return any(
        stem[:n] in PARTICLES and stem[n : n + 2] in {"ge", "be", "ve"} for n in range(2, len(stem) - 3)
    )


def finite_readings(form: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Give the lemmas of `found` that a form has as a finite verb only, so not after a determiner."""
    known = woordenboek().lemmas
    verbs = tuple(x for x in found if x[-1] == "n" and x != form and x in known and _is_verb(x, form))
    return () if verbs and is_participle(form) else verbs


def _is_verb(lemma: str, form: str) -> bool:
    if lemma.endswith(("gaan", "staan", "slaan", "doen", "zien", "zijn")):
        return True
    # a plural or diminutive of a noun on -en (gevoelens, gezinnen) keeps its noun
    return lemma.endswith("en") and not form.startswith(lemma)


def noun_readings(form: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Give the singulars of a plural that the dictionary takes for an infinitive: `de werken`."""
    book = woordenboek()
    if not form.endswith("en") or len(form) < 5 or book.vormen.get(form) != form:
        return ()
    words = (x for x in singulars(form[:-2]) if book.vormen.get(x) == x and _has_diminutive(x, book))
    return tuple(sorted(set(words).difference(found)))


def _has_diminutive(word: str, book: Woordenboek) -> bool:
    """Tell whether the dictionary knows a diminutive, so that the word is a noun."""
    return any(book.vormen.get(word + end) == word for end in ("je", "tje", "pje", word[-1] + "etje"))


def subject_readings(form: str) -> tuple[str, ...]:
    """Give the infinitives that a subject beside it brings out of a noun: `ik werk`, `ze drukte`."""
    if form == "drukte":
        return ("drukken",)
    if form not in _VERBS_TOO:
        return ()
    return tuple(sorted(verb for verb in infinitives(form) if verb in woordenboek().lemmas))


class Plek(NamedTuple):
    """A token in its sentence: its neighbours (empty at the ends), and all words before it."""

    word: str
    before: str
    after: str
    earlier: Sequence[str]


def special(words: Sequence[str], at: int, start: int, end: int) -> tuple[str, ...]:
    """Give the lemmas that a word of `TRIGGERS` cannot have here; `start` and `end` bound its sentence."""
    before = words[at - 1] if at > start else ""
    after = words[at + 1] if at + 1 < end else ""
    return _SPECIAL[words[at]](Plek(words[at], before, after, words[start:at]))


def after_adjective(words: Sequence[str], at: int, finite: tuple[str, ...]) -> tuple[str, ...]:
    """Give the finite readings that a word loses after a determiner and an adjective: `een goede slaap`."""
    after = words[at + 1] if at + 1 < len(words) else ""
    # "de eerste keer hoort", "een grapje maakte": other forms can follow, and so can a first person
    if after in _SUBJECTS or words[at].endswith(("t", "te", "de", "en")):
        return ()
    return finite


@lru_cache(maxsize=100_000)
def is_adjective(form: str) -> bool:
    """Tell whether a form is an inflected adjective: `goede`, `eigen`."""
    return form == "eigen" or (
        form.endswith("e") and any(form.startswith(x[:-1]) and x != form for x in lemmas(form))
    )


def _hoor(plek: Plek) -> tuple[str, ...]:
    """Tell the filler of `leuk hoor` from the verb of `ik hoor niets`."""
    agrees = plek.before in {"ja", "nee"}
    if not agrees and (plek.before == "ik" or plek.after in {"ik", "eens", "je", "jij", "u"}):
        return ()
    nearby = set(plek.earlier[-6:])
    if "ik" in nearby and not nearby.isdisjoint({"wat", "die", "dat", "als", "hoe", "omdat"}):
        return ()
    return ("horen",) if agrees or not plek.after or plek.after in _AFTER_FILLER else ()


def _gezien(plek: Plek) -> tuple[str, ...]:
    """Tell the preposition of `gezien de tijd` from the participle."""
    opens = plek.before in {"", "en", "maar"} or not plek.before[0].isalpha()
    gone = "zien" if plek.word == "gezien" else "geven"
    return (gone,) if opens and plek.after in _BEFORE_PHRASE else ()


def _leden(plek: Plek) -> tuple[str, ...]:
    """Tell the plural of lid from the past of lijden."""
    noun = plek.before in _BEFORE_PHRASE | PREPOSITIONS | _QUANTITIES or is_adjective(plek.before)
    return ("lijden",) if noun or plek.before.isnumeric() or plek.after in {"van", "die"} else ()


def _geleden(plek: Plek) -> tuple[str, ...]:
    """Tell `jaren geleden` from the participle of lijden."""
    return ("lijden",) if plek.before in _TIMES else ()


def _kijk(plek: Plek) -> tuple[str, ...]:
    """Tell the filler that opens a sentence from the verb."""
    return ("kijken",) if plek.after == "," and not plek.before[:1].isalpha() else ()


def _zeg(plek: Plek) -> tuple[str, ...]:
    """Tell the filler `zeg maar` from the verb."""
    return ("zeggen",) if plek.after == "maar" and plek.before not in _SUBJECTS else ()


_SPECIAL: dict[str, Callable[[Plek], tuple[str, ...]]] = {
    "hoor": _hoor,
    "gezien": _gezien,
    "gegeven": _gezien,
    "leden": _leden,
    "geleden": _geleden,
    "kijk": _kijk,
    "zeg": _zeg,
}
TRIGGERS = frozenset(_SPECIAL)
