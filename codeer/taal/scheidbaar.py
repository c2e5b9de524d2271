"""Separated verbs: a verb and its particle in one clause, as in `ze legde het rustig uit`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from codeer.taal._woordenboek import woordenboek
from codeer.taal.homografen import DETERMINERS, is_adjective
from codeer.taal.lemma import PARTICLES

WINDOW = 16
_NEVER = frozenset("goed fijn schoon dwars leeg stuk weer mede".split())
SEPARABLE = frozenset(PARTICLES) - _NEVER | {"deel", "les", "kennis"}
# mostly another kind of word: only right before a stop or the end
_SHY = frozenset("om vol vrij stil binnen boven buiten samen tussen open dood heen".split())
# nouns that became particles: not after a determiner or adjective
_NOUNS = frozenset("deel les plaats kennis weg".split())
# no prepositions, so whatever follows they belong to a verb
_SURE = frozenset(
    """neer terug tegemoet mee af toe thuis vast voorbij kwijt los klaar dicht kapot terecht teleur tentoon
    overeen uiteen tekort achteruit vooruit voort omhoog omlaag""".split()
)
# of a verb group that can stand between a particle and its verb: "dat ze mee zou gaan"
_AUXILIARIES = frozenset(
    """zou zouden zal zullen wil wilde wilden willen wou kan kon konden kunnen moet moest moesten moeten mag
    mocht mochten mogen gaat ging gingen gaan heeft had hadden hebben heb is was waren zijn ben bent wordt
    werd werden worden word hoeft hoefde hoeven laat liet lieten laten blijft bleef blijven durf durft durfde
    probeert probeerde proberen durven komt kwam komen kwamen helpt hielp te zal
    zult kunt hebt""".split()
)
# "aan komen lopen" is aankomen; of other verbs the particle is their own: "op komen draven"
_ARRIVING = frozenset("lopen rijden fietsen vliegen varen waaien zetten".split())
_COMING = frozenset("komen komt kwam kwamen".split())
# after a particle that closes its clause: conjunctions, prepositions that open an afterthought, fillers
_CLOSERS = frozenset(
    """en of maar want dus als omdat toen terwijl zodat voordat nadat totdat doordat sinds hoe waarom
    wanneer hoor hè toch ofzo zeg joh nou eigenlijk aan bij met naar van voor tegen in op tot
    onder zonder na over uit tussen tijdens volgens ook al niet gewoon nog zo steeds weer dan daar er
    altijd nooit meteen gelijk vaak soms om binnen per via vanaf rond ja nee""".split()
)
_FIXED_PAIRS = frozenset(
    {("op", "neer"), ("af", "toe"), ("af", "aan"), ("heen", "weer"), ("in", "uit"), ("uit", "in")}
)
_COMPLEMENTIZERS = frozenset(
    """omdat terwijl zodat voordat nadat totdat doordat hoewel waarom waarmee waarbij waarop waarin waarvan
    waardoor zolang zodra""".split()
)
# these open a clause only before a subject: "legde dat uit", "merkte toen op" go on
_PERHAPS = frozenset("dat als toen of wat wie hoe waar wanneer sinds die".split())
_SUBJECTS = frozenset(
    """ik je jij jullie hij ze zij we wij u men het 't er de een die dat dit deze mijn m'n zijn z'n haar hun
    ons onze iemand niemand iedereen mensen zo'n ie alle""".split()
)
# these open a clause only before a subject or after a comma: "alleen maar", "kom dus mee" go on
_COORDINATORS = frozenset("maar want dus".split())
_STOPS = frozenset(". ! ? … ... ; :".split())
_BARRIERS = _STOPS | _COORDINATORS | _COMPLEMENTIZERS | _PERHAPS
_R_WORDS = frozenset("er daar hier waar ergens nergens".split())
_STRANDED = frozenset(
    "aan achter bij door in mee na naar om onder op over tegen toe uit voor tussen boven af".split()
)
# "van de trap af", "naar hem toe": the particle belongs to the preposition before it
_PAIRS = {
    "af": ("van", "vanaf"),
    "toe": ("naar", "tot"),
    "heen": ("om", "door", "langs", "over"),
    "aan": ("achter", "tegen", "van"),
    "in": ("tussen",),
    "door": ("tussen", "onder"),
    "vandaan": ("van",),
    "binnen": ("naar", "van"),
    "buiten": ("naar", "van"),
    "boven": ("naar", "van"),
    "achter": ("naar", "van"),
    "voor": ("van",),
}
_LIGHT = frozenset("zitten staan liggen gaan hebben zijn komen doen lopen zien vinden".split())
_LOOKS = frozenset("zie ziet zien zag zagen".split())  # "ze ziet er moe uit"
_INFINITIVES = ("en", "gaan", "staan", "slaan", "doen", "zien", "zijn")
_OPENING = frozenset("( [ { « “ ‘ \" '' `` '".split())
_NOT_BEFORE_NOUNS = frozenset("het dit dat deze die haar hun ons je op onder in".split())
_WORN = frozenset("aan op om bij".split())
_SELVES = frozenset(
    "huis me mij mezelf jezelf zichzelf hem haar hun ons daar hier binnen oudsher nature".split()
)


@lru_cache(maxsize=1)
def verbs_by_particle() -> dict[str, frozenset[str]]:
    """Give for each particle the infinitives that the dictionary knows with it, the particle left out."""
    lemmas = woordenboek().lemmas
    found: dict[str, set[str]] = {particle: set() for particle in SEPARABLE}
    lengths = sorted({len(particle) for particle in SEPARABLE})
    for lemma in lemmas:
        if lemma.endswith(_INFINITIVES):
            for length in lengths:
                if (bases := found.get(lemma[:length])) is not None and len(lemma) > length + 3:
                    bases.add(lemma[length:])
    return {particle: frozenset(bases) for particle, bases in found.items()}


def separated(
    words: Sequence[str], verbs: Sequence[Sequence[str]], at: int, start: int, end: int
) -> tuple[int, tuple[str, ...]] | None:
    """Give the verb token and the whole infinitives for a particle at token `at`, or None.

    `words` are the forms of the text, `verbs` the verb lemmas of each token, `start` and `end` bound
    the sentence.
    """
    particle = words[at]
    bases = verbs_by_particle()[particle]
    verb = None
    if at + 1 < end and words[at + 1] in _AUXILIARIES and particle != "om":
        arrives = particle == "aan" and words[at + 1] in _COMING
        verb = _to_the_right(words, verbs, at, end, bases - _ARRIVING if arrives else bases)
    if verb is None and _closes(words, at, end) and not _is_adposition(words, at, start):
        verb = _to_the_left(words, verbs, at, start, bases)
    if verb is None or verb < 0:
        return None
    # the dictionary takes many an infinitive for a plural: `stellen`, `straffen`
    fits = {words[verb], *verbs[verb]} & bases
    return verb, tuple(sorted(particle + base for base in fits))


def _to_the_right(
    words: Sequence[str], verbs: Sequence[Sequence[str]], at: int, end: int, bases: frozenset[str]
) -> int | None:
    """Find the infinitive or participle in the group after the particle; -1 when none there fits."""
    if words[at] in _STRANDED and not _R_WORDS.isdisjoint(words[max(0, at - 5) : at]):
        return None  # "waar het over moet gaan"
    for i in range(at + 2, min(at + 6, end)):
        if words[i] in bases or (_is_participle(words[i]) and not bases.isdisjoint(verbs[i])):
            return i
        if words[i] not in _AUXILIARIES:
            return -1 if verbs[i] else None
    return None


def _closes(words: Sequence[str], at: int, end: int) -> bool:
    """Tell by what follows whether the particle closes its clause."""
    if at + 1 >= end:
        return True
    particle, after = words[at], words[at + 1]
    if not after[0].isalnum():
        return after not in _OPENING and after[0] not in "'’"
    if after == "en" and at + 2 < end and (particle, words[at + 2]) in _FIXED_PAIRS:
        return False
    if particle in _SURE:
        return True
    if particle in _SHY:
        return False
    if after == "dat":  # "legde uit dat ik", but "over dat verhaal"
        return at + 2 < end and words[at + 2] in _SUBJECTS
    if particle == "over" and after in {"hoe", "als", "waarom", "wanneer"}:
        return False
    return after in _CLOSERS or (particle == "uit" and after == "wat")


def _is_adposition(words: Sequence[str], at: int, start: int) -> bool:
    """Tell whether the particle belongs to a word before it: `naar hem toe`, `er … over`."""
    particle = words[at]
    before = words[max(start, at - 3) : at]
    if not before:
        return False
    last = before[-1]
    if particle in _NOUNS:
        return last in DETERMINERS or last in _NOT_BEFORE_NOUNS or is_adjective(last)
    if last == "en":
        fixed = len(before) > 1 and (before[-2], particle) in _FIXED_PAIRS
        return fixed or particle in {"klaar", "dicht"}
    if particle == "uit" and last in _SELVES and before[-2:-1] == ["van"]:
        return True
    if particle in _WORN and "met" in words[max(start, at - 5) : at]:
        return True  # "met mijn jas nog aan"
    pairs = _PAIRS.get(particle, ())
    paired = any(word in pairs for word in before) and "tevoren" not in before
    return paired or (particle in _STRANDED and last in _R_WORDS)


def _to_the_left(
    words: Sequence[str], verbs: Sequence[Sequence[str]], at: int, start: int, bases: frozenset[str]
) -> int | None:
    """Find the nearest verb before the particle that takes it, in the same clause."""
    others = 0  # verbs passed that close a subordinate clause in between
    for i in range(at - 1, max(start, at - WINDOW) - 1, -1):
        word = words[i]
        if word in _BARRIERS:
            opens = words[i + 1] in _SUBJECTS
            if word in _STOPS or (word in _COORDINATORS and (opens or words[i - 1] == ",")):
                return None
            if word in _COMPLEMENTIZERS or (opens and word in _PERHAPS):
                if not others:
                    return None
                others -= 1
            continue
        if not verbs[i] and word not in bases:
            others += word in _AUXILIARIES and word != "te"
            continue
        if _is_participle(word) or (i > start and _is_noun(words[i - 1])):
            continue
        if word in bases or not bases.isdisjoint(verbs[i]):
            return None if _is_stranded(words, verbs, i, at, start) else i
        others += 1
    return None


def _is_noun(before: str) -> bool:
    """Tell by the word before it that a word is no finite verb: `politieke wegen`, `de stappen`."""
    return before in DETERMINERS or (before[-1] == "e" and before not in _SUBJECTS and is_adjective(before))


def _is_stranded(
    words: Sequence[str], verbs: Sequence[Sequence[str]], verb: int, at: int, start: int
) -> bool:
    """Tell whether the particle is what is left of `er … over`, `waar … over`, `daar … in`."""
    if words[at] not in _STRANDED or (words[at] == "uit" and words[verb] in _LOOKS):
        return False
    between = list(words[verb + 1 : at])
    if "er" in between:
        place = between.index("er")
        expletive = place > 0 and between[place - 1] in _BARRIERS  # "legde wat er was uit"
        # "er … over na": `over` goes with er
        return not expletive and _STRANDED.isdisjoint(between[place + 1 :])
    before = words[max(start, verb - 3) : verb]
    if not _LIGHT.isdisjoint(verbs[verb]):  # "daar zit wat in", "er staan dingen op"
        return not _R_WORDS.isdisjoint(before) or not _R_WORDS.isdisjoint(between)
    return "waar" in before


def _is_participle(word: str) -> bool:
    if word.endswith(("end", "ende")):
        return True
    return len(word) > 5 and word.startswith("ge") and word.endswith(("d", "t", "en", "de", "te"))
