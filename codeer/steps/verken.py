"""What the codebook misses: words that are said often, stand out, or go together; and terms to add."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from codeer.core.codeboek import POLEN, Code, Codeboek
from codeer.core.errors import GebruiksFout
from codeer.core.kernwoorden import MINSTENS, Vondst, buurwoorden, kernwoorden, vaakst, woordparen
from codeer.core.materiaal import Opzet
from codeer.core.opdeling import is_facet, is_woordgroep
from codeer.core.telwoord import count
from codeer.core.woordtelling import Kant, Woordtelling, Zin, inhoudswoorden
from codeer.rapporten._kolommen import ONBEKEND
from codeer.rapporten._opdeling import volgorde
from codeer.steps import _verken_groepen as groepen
from codeer.steps._codeboek_wijziging import vind_code
from codeer.steps._per_keuze import kies_naam
from codeer.steps._verken_bestand import bewaar
from codeer.steps._verken_termen import Termen
from codeer.steps._verken_uitkomst import Onderdeel, Soort, Toner, Verkenning
from codeer.steps._verken_verder import verder_met
from codeer.steps._verken_zinnen import Zinnen, lees_zinnen, zoekplan
from codeer.steps.materiaal import open_stroom
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.woordlijst import lees_woordlijst
from codeer.taal.lemma import lemmas
from codeer.taal.woordfrequenties import NAAM as WORDFREQ
from codeer.taal.woordfrequenties import lees_wordfreq

_HOOGSTENS = 200
_PER_THEMA = 12
_STUDIE = "wat wel gecodeerd is en wat interviewers zeggen"

Voortgang = Callable[[int, int, str], None]
Mag = Callable[[Zin], bool]


@dataclass(frozen=True, slots=True)
class Vraag:
    """What the user asks: nothing is what the codebook misses; `per`, `bij` and `code` ask one thing each.

    `lijst` is a frequency list to measure against, `minstens` how many people must say a word.
    """

    per: str = ""
    bij: str = ""
    code: str = ""
    lijst: Path | None = None
    minstens: int = MINSTENS
    csv: bool = False


def verken(onderzoek: Onderzoek, vraag: Vraag, voortgang: Voortgang | None = None) -> Verkenning:
    """Explore the words of respondents.

    Raises GebruiksFout for what cannot be asked, KenmerkenFout for a kenmerk that is not there, LeesFout
    for a list that is none, CodeboekFout for a codebook with faults.
    """
    _check(vraag)
    stroom = open_stroom(onderzoek, voortgang)
    book = stroom.codeboek
    term = zoekplan(book, vraag.bij) if vraag.bij else None
    kanten = _kanten(book, vraag.code) if vraag.code else ()
    if vraag.per:
        vraag = _per(vraag, kies_naam(vraag.per, stroom.kenmerken.kolommen, book))
    lijst = _lijst(vraag.lijst) if vraag.lijst else None
    plain = not (vraag.per or vraag.bij or vraag.code)
    zinnen = lees_zinnen(stroom, vraag.per, term, met_vragen=plain and lijst is None)
    work = _Werk(zinnen, Toner(onderzoek, zinnen), _least(vraag, zinnen))
    verder: tuple[tuple[str, str], ...] = ()
    if vraag.per:
        parts, tegen = list(work.groepen(vraag.per, book)), groepen.tegen(vraag.per)
    elif vraag.bij:
        parts, tegen = [work.bij(vraag.bij)], "wat verder weg gezegd wordt"
    elif kanten:
        parts, tegen = list(work.termen(book, kanten)), "alles zonder deze code"
    else:
        tegen = f"de woordenlijst {vraag.lijst.name}" if vraag.lijst else _STUDIE
        parts = [work.gemist(lijst), work.vaak(), work.paren(), *work.themas(book)]
        verder = tuple(verder_met(stroom.kenmerken.kolommen, parts, book, lijst=lijst is not None))
    found = Verkenning(
        tuple(parts),
        tegen,
        zinnen.interviews,
        work.minstens,
        tuple(_meldingen(vraag, zinnen, parts)),
        tuple(stroom.overgeslagen),
        lijst=lijst is not None,
        verder=verder,
    )
    return bewaar(onderzoek, found) if vraag.csv else found


def _check(vraag: Vraag) -> None:
    asked = [naam for naam in ("per", "bij", "code") if getattr(vraag, naam)]
    if len(asked) > 1:
        options = " en ".join(f"--{naam}" for naam in asked)
        raise GebruiksFout(f"{options} kunnen niet samen.", "Vraag ze na elkaar.")
    if vraag.lijst and asked:
        tip = "Laat een van beide weg."
        raise GebruiksFout(f"--lijst hoort niet bij --{asked[0]}.", tip)
    if vraag.minstens < 1:
        raise GebruiksFout("--minstens is 1 of meer.", "Bijvoorbeeld: codeer verken --minstens 3")


def _per(vraag: Vraag, per: str) -> Vraag:
    """Give the question with its kenmerk as the study names it; of one person every word counts."""
    if not groepen.een_mens(per):
        return replace(vraag, per=per)
    if vraag.minstens > MINSTENS:
        raise GebruiksFout(
            f"--minstens {vraag.minstens} kan niet bij --per {per}: elke groep is één mens of gesprek.",
            "Laat --minstens weg.",
        )
    return replace(vraag, per=per, minstens=1)


def _kanten(book: Codeboek, asked: str) -> tuple[Kant, ...]:
    """Give the code that was asked for with the poles that were meant: one, or all that it has."""
    pad, dot, pool = asked.rpartition(".")
    if dot and pool in POLEN[:2]:
        return ((vind_code(book, pad).pad, pool),)
    code = vind_code(book, asked)
    return tuple((code.pad, pool) for pool in code.polen)


def _lijst(pad: Path) -> dict[str, int]:
    """Read the list that was asked for: a file, or by its name the package that has one."""
    return lees_wordfreq() if str(pad) == WORDFREQ else lees_woordlijst(pad)


def _least(vraag: Vraag, zinnen: Zinnen) -> int:
    """Give how many people must say a word: never more than there are."""
    return max(1, min(vraag.minstens, len({zin.respondent for zin in zinnen.antwoorden})))


class _Werk:
    """Makes the parts out of the sentences of a study."""

    def __init__(self, zinnen: Zinnen, toner: Toner, minstens: int) -> None:
        self.minstens = minstens
        self._zinnen = zinnen
        self._schat = zinnen.schat
        self._toner = toner
        self._uncoded = [zin for zin in zinnen.antwoorden if not zin.codes]

    @cached_property
    def _telling(self) -> Woordtelling:
        """Give the count of what has no code."""
        return Woordtelling.van(self._uncoded, self._schat)

    def gemist(self, lijst: dict[str, int] | None) -> Onderdeel:
        """Give the words that stand out in what has no code."""
        there = Woordtelling(self._schat)
        if lijst is None:
            coded = (zin for zin in self._zinnen.antwoorden if zin.codes)
            there = Woordtelling.van((*coded, *self._zinnen.vragen), self._schat)
        else:
            there.aantal = self._schat.breng_onder(lijst, lemmas)
            there.totaal = sum(lijst.values())
            rarest = min(lijst.values())  # a list ends somewhere: what is not in it is at most this frequent
            for word in inhoudswoorden(self._schat, self._uncoded):
                there.aantal[word] = max(there.aantal[word], rarest)
        return self._vergelijk(Soort.GEMIST, "", self._uncoded, there, lambda zin: not zin.codes)

    def vaak(self) -> Onderdeel:
        """Give the words that are said most in what has no code."""
        found = vaakst(self._telling, inhoudswoorden(self._schat, self._uncoded), self.minstens)
        return self._deel(Soort.VAAK, "", found, self._telling, lambda zin: not zin.codes)

    def paren(self) -> Onderdeel:
        """Give the words that are said together in what has no code."""
        found = woordparen(self._uncoded, self._schat, self.minstens)
        return self._deel(Soort.PAREN, "", found, self._telling, lambda zin: not zin.codes)

    def themas(self, book: Codeboek) -> Iterator[Onderdeel]:
        """Give per code the words that are said most where it was given, subcodes included."""
        for code in book.codes:
            is_mine = _heeft(_below(code))
            mine = [zin for zin in self._zinnen.antwoorden if is_mine(zin)]
            here = Woordtelling.van(mine, self._schat)
            words = vaakst(here, inhoudswoorden(self._schat, mine), self.minstens)[:_PER_THEMA]
            yield self._deel(Soort.THEMA, code.pad, words, here, is_mine)

    def groepen(self, per: str, book: Codeboek) -> Iterator[Onderdeel]:
        """Give per group the words that stand out against all others; the unknown are only others."""
        every = [zin for zin in self._zinnen.antwoorden if zin.groepen]
        known = {groep for zin in every for groep in zin.groepen} - {ONBEKEND}
        own = groepen.eigen_woorden(per, book)
        for groep in volgorde(known, Opzet(book, (), per)):
            others = Woordtelling.van((zin for zin in every if groep not in zin.groepen), self._schat)
            mine = [zin for zin in every if groep in zin.groepen]
            part = self._vergelijk(Soort.GROEP, groep, mine, others, _in_groep(groep))
            yield replace(part, woorden=tuple(w for w in part.woorden if w.vondst.woord not in own))

    def bij(self, term: str) -> Onderdeel:
        """Give the words that go with a term."""
        every = self._zinnen.antwoorden
        found = buurwoorden(every, self._schat, self.minstens)
        whole = Woordtelling.van(every, self._schat)
        part = self._deel(Soort.BIJ, term, found, whole, lambda zin: bool(zin.kern))
        return replace(part, raak=sum(zin.raak for zin in every))

    def termen(self, book: Codeboek, kanten: Sequence[Kant]) -> Iterator[Onderdeel]:
        """Give per pole of a code words that may become a term: people gave the code where they are said."""
        for pad, pool in kanten:
            code = vind_code(book, pad)
            below = _below(code)

            is_given, is_coded = _gegeven(below, pool), _heeft(below)
            mine = [zin for zin in self._zinnen.antwoorden if is_given(zin)]
            free = (zin for zin in self._zinnen.antwoorden if not is_coded(zin))
            rest = Woordtelling.van(free, self._schat)
            shown = f"{pad}.{pool}" if pool else pad
            part = self._vergelijk(Soort.TERMEN, shown, mine, rest, is_given)
            yield Termen(book, below).nieuw(part)

    def _vergelijk(
        self,
        soort: Soort,
        over: str,
        mine: Sequence[Zin],
        there: Woordtelling,
        mag: Mag,
    ) -> Onderdeel:
        here = self._telling if mine is self._uncoded else Woordtelling.van(mine, self._schat)
        words = kernwoorden(here, there, inhoudswoorden(self._schat, mine), self.minstens)
        return replace(self._deel(soort, over, words, here, mag), woorden_elders=there.totaal)

    def _deel(
        self,
        soort: Soort,
        over: str,
        vondsten: Sequence[Vondst],
        here: Woordtelling,
        mag: Mag,
    ) -> Onderdeel:
        words = self._toner.toon(vondsten[:_HOOGSTENS], mag)
        return Onderdeel(soort, over, words, here.totaal, respondenten=here.iedereen)


def _below(code: Code) -> frozenset[str]:
    """Give the path of a code and of all codes below it."""
    return frozenset({code.pad}.union(*(_below(sub) for sub in code.subcodes)))


def _heeft(codes: frozenset[str]) -> Mag:
    """Give what tells whether a sentence has one of these codes, whoever gave it."""
    return lambda zin: any(c in codes for c, _ in zin.codes)


def _gegeven(codes: frozenset[str], pool: str) -> Mag:
    """Give what tells whether people gave a sentence one of these codes with this pole."""
    return lambda zin: any(c in codes and p == pool for c, p in zin.mens)


def _in_groep(groep: str) -> Mag:
    """Give what tells whether a sentence was said in a group."""
    return lambda zin: groep in zin.groepen


def _meldingen(vraag: Vraag, zinnen: Zinnen, parts: Sequence[Onderdeel]) -> Iterator[str]:
    """Say what the reader must know before she reads nothing into an empty list."""
    if not zinnen.antwoorden:
        yield "Er is nog niets om te verkennen. Lees interviews in met: codeer import BESTANDEN"
    elif vraag.bij and not parts[0].raak:
        yield f"«{vraag.bij}» komt niet voor in wat respondenten zeggen."
    elif vraag.code and not any(part.woorden_hier for part in parts):
        yield (
            f"Nog niemand gaf {vraag.code} of keurde een voorstel ervoor goed: nieuwe termen komen uit het "
            "werk van mensen. Begin ermee met: codeer open --codeur JOUW-NAAM"
        )
    elif vraag.per and len(parts) < 2:
        yield _geen_groepen(vraag.per)
    people = len({zin.respondent for zin in zinnen.antwoorden})
    if zinnen.antwoorden and people < vraag.minstens:
        who = count(people, "respondent", "respondenten")
        yield f"Er {'is' if people == 1 else 'zijn'} maar {who}: --minstens {vraag.minstens} werd {people}."
    if vraag.per and groepen.een_mens(vraag.per) and parts:
        yield (
            f"Per {vraag.per} is elke groep één mens of gesprek: een woord telt al als één mens het zegt. "
            "Dat zegt iets over hoe zij praat, en is nog geen thema."
        )


def _geen_groepen(per: str) -> str:
    what = f"Met {per} zijn er geen twee groepen om te vergelijken."
    if is_facet(per):
        return f"{what} Een facet geven mensen bij het coderen: codeer open --codeur JOUW-NAAM"
    if is_woordgroep(per):
        return f"{what} Hoogstens één van de woorden wordt gezegd."
    return f"{what} Vul kenmerken.csv aan."
