"""Search the interviews of a study: a concordance of what a query finds."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from codeer.core.errors import Afloop, CodeerFout, GebruiksFout, ZoekvraagFout
from codeer.core.interview import Interview, counts
from codeer.core.kwic import Stuk, kern, plat, voor_en_na
from codeer.core.materiaal import BINNEN
from codeer.core.zoeken import Zoeker
from codeer.core.zoekveld import Treffer, Zoekveld
from codeer.core.zoekvraag import Facet, Gecodeerd, Kenmerk, Vraag, Woorden, bladen, schrijf
from codeer.core.zoekvraag_lees import lees_vraag
from codeer.core.zoekvraag_toets import onbekende_waarden, toets_vraag
from codeer.exporters._uitvoer import Getallen
from codeer.steps._rapport_bestanden import Mislukt
from codeer.steps._zoek_bestand import bewaar
from codeer.steps._zoek_term import Termvoorstel, Termzoeker
from codeer.steps._zoek_tip import met_tip, ook_een_code
from codeer.steps.materiaal import ALLE_ROLLEN, Stroom, open_stroom
from codeer.storage.cache import Cache
from codeer.storage.interviews import interview_ids, lees_interview
from codeer.storage.onderzoek import Onderzoek

# words on either side of what was found, where nobody asks for another number
WOORDEN = 12
_MAX_WOORDEN = 500

Voortgang = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Zoekopdracht:
    """What the user asked; `voor` and `na` are words of context, `als_term` a code with its pole."""

    vraag: str
    binnen: str = BINNEN[0]
    alle_sprekers: bool = False
    samenstellingen: bool = False
    voor: int = WOORDEN
    na: int = WOORDEN
    csv: bool = False
    getallen: str = "nl"
    als_term: str = ""

    def met_context(self, voor: int | None, na: int | None) -> Zoekopdracht:
        """Give the request with this context; one number goes for both sides, none leaves it as it is."""
        numbers = [n for n in (voor, na) if n is not None]
        if not numbers:
            return self
        return replace(self, voor=numbers[0], na=numbers[-1])


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """One place that was found, with what is around it; `delen` are the spans found, in the text."""

    interview: str
    spreker: str
    respondent: str
    tijd: str
    regelnummer: int
    begin: int
    eind: int
    voor: str
    kern: tuple[Stuk, ...]
    na: str
    zin: str
    delen: tuple[tuple[int, int], ...]
    waarom: tuple[str, ...]

    @property
    def treffer(self) -> str:
        """Give what was found, from its first to its last word."""
        return "".join(stuk.tekst for stuk in self.kern)


@dataclass(frozen=True, slots=True)
class Zoekuitkomst:
    """What was found; `vraag` is the query as it was understood.

    `per_deel` tells how often each part was found by itself, `vormen` how words were written, and
    `alleen_woorden` that nothing else was looked for.
    """

    vraag: str
    binnen: str
    sprekers: tuple[str, ...]
    vindplaatsen: tuple[Vindplaats, ...]
    per_deel: dict[str, int]
    vormen: dict[str, int]
    alleen_woorden: bool
    interviews_doorzocht: int
    overgeslagen: tuple[tuple[str, str, str], ...]
    meldingen: tuple[str, ...]
    bestanden: tuple[str, ...] = ()
    mislukt: tuple[Mislukt, ...] = ()
    term: Termvoorstel | None = None

    @property
    def per_interview(self) -> dict[str, int]:
        """Give how many places there are in each interview that has any."""
        return dict(Counter(v.interview for v in self.vindplaatsen))

    @property
    def respondenten(self) -> int:
        """Give how many people said what was found; who does not answer is not counted."""
        return len({v.respondent for v in self.vindplaatsen if v.respondent})

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: an interview not read or a file not written is a fault."""
        return Afloop.FOUT if self.overgeslagen or self.mislukt else Afloop.GOED


def zoek(onderzoek: Onderzoek, opdracht: Zoekopdracht, voortgang: Voortgang | None = None) -> Zoekuitkomst:
    """Search a study; nothing is written but the cache, and rapporten/zoek.csv when asked for.

    Raises ZoekvraagFout for the query and GebruiksFout for the options; CodeboekFout, KenmerkenFout
    and TaalmodelFout for the study.
    """
    _controleer(opdracht)
    # places in the query are those of letters with their accents
    text = unicodedata.normalize("NFC", opdracht.vraag)
    try:
        typed = lees_vraag(text)
        stroom = open_stroom(onderzoek, voortgang)
        vraag = toets_vraag(typed, text, stroom.codeboek, stroom.kenmerken.kolommen)
    except ZoekvraagFout as fout:
        raise met_tip(fout, interview_ids(onderzoek)) from fout
    term = Termzoeker(stroom, vraag, opdracht) if opdracht.als_term else None
    gang = _Gang(onderzoek, stroom, vraag, opdracht, term)
    places = tuple(gang.loop(voortgang))
    found = Zoekuitkomst(
        vraag=schrijf(vraag),
        binnen=opdracht.binnen,
        sprekers=gang.sprekers,
        vindplaatsen=places,
        per_deel=gang.per_deel(),
        vormen=dict(sorted(gang.vormen.items(), key=lambda row: (-row[1], row[0]))),
        alleen_woorden=all(isinstance(b, (Woorden, Kenmerk)) for b in bladen(vraag)),
        interviews_doorzocht=gang.doorzocht,
        overgeslagen=tuple(gang.overgeslagen),
        meldingen=(
            *onbekende_waarden(vraag, gang.waarden),
            *gang.onhoorbaar(),
            *(() if opdracht.als_term else ook_een_code(vraag, stroom.codeboek)),
        ),
        term=term.uitkomst() if term else None,
    )
    return bewaar(onderzoek, stroom, found, Getallen(opdracht.getallen)) if opdracht.csv else found


def _controleer(opdracht: Zoekopdracht) -> None:
    for optie, waarde, mag in (
        ("--binnen", opdracht.binnen, BINNEN),
        ("--getallen", opdracht.getallen, tuple(g.value for g in Getallen)),
    ):
        if waarde not in mag:
            raise GebruiksFout(f"{optie} {waarde} bestaat niet.", f"Kies uit: {', '.join(mag)}.")
    for optie, aantal in (("--voor", opdracht.voor), ("--na", opdracht.na)):
        if not 0 <= aantal <= _MAX_WOORDEN:
            raise GebruiksFout(
                f"{optie} {aantal} kan niet.", f"Kies een aantal woorden van 0 tot en met {_MAX_WOORDEN}."
            )


class _Gang:
    """One pass: interviews in, places out."""

    def __init__(
        self,
        onderzoek: Onderzoek,
        stroom: Stroom,
        vraag: Vraag,
        opdracht: Zoekopdracht,
        term: Termzoeker | None,
    ) -> None:
        self._onderzoek = onderzoek
        self._stroom = stroom
        self._opdracht = opdracht
        self._term = term
        self._codes = any(isinstance(blad, (Gecodeerd, Facet)) for blad in bladen(vraag))
        self._kenmerken = {blad.naam for blad in bladen(vraag) if isinstance(blad, Kenmerk)} - {"spreker"}
        self._zoeker = Zoeker(
            vraag, stroom.codeboek, opdracht.binnen, samenstellingen=opdracht.samenstellingen
        )
        self._tellend = stroom.codeboek.instellingen.sprekers
        self.sprekers = ALLE_ROLLEN if opdracht.alle_sprekers else self._tellend
        self.vormen: Counter[str] = Counter()
        self.waarden: dict[str, set[str]] = {naam: set() for naam in sorted(self._kenmerken)}
        self.overgeslagen: list[tuple[str, str, str]] = []
        self.doorzocht = 0

    def per_deel(self) -> dict[str, int]:
        """Give how often each part was found by itself; a filter finds nothing."""
        filters = {schrijf(b) for b in bladen(self._zoeker.vraag) if isinstance(b, Kenmerk)}
        return {part: n for part, n in self._zoeker.gevonden.items() if part not in filters}

    def onhoorbaar(self) -> Iterator[str]:
        """Say what is not searched, as it does not count or is not there."""
        if not self._stroom.ids:
            yield "Er zijn nog geen interviews. Lees ze in met: codeer import MAP-MET-TRANSCRIPTEN"
        asked = {
            b.waarde for b in bladen(self._zoeker.vraag) if isinstance(b, Kenmerk) and b.naam == "spreker"
        }
        for spreker in sorted(asked):
            if not any(counts(spreker, (s,)) or counts(s, (spreker,)) for s in self.sprekers):
                yield f"Wat {spreker} zegt telt niet mee en is niet doorzocht. Dat gaat met --alle-sprekers."

    def loop(self, voortgang: Voortgang | None) -> Iterator[Vindplaats]:
        """Let all interviews come by."""
        ids = self._stroom.ids
        Cache(self._onderzoek.tijdelijk).prune(ids)
        for nr, id in enumerate(ids):
            if voortgang:
                voortgang(nr, len(ids), id)
            try:
                interview = lees_interview(self._onderzoek, id)
            except CodeerFout as fout:
                self.overgeslagen.append((id, fout.fout, fout.tip))
                continue
            yield from self._zoek(interview)
            self.doorzocht += 1
        if voortgang:
            voortgang(len(ids), len(ids), "")

    def _zoek(self, interview: Interview) -> Iterator[Vindplaats]:
        laag = self._stroom.laag(interview, alle=self._opdracht.alle_sprekers)
        fragmenten = self._stroom.materiaal(interview).fragmenten if self._codes else ()
        known = _Waarden(self._stroom, interview)
        veld = Zoekveld(interview, laag, fragmenten, known.waarde)
        for naam, seen in self.waarden.items():
            seen.update(known.waarde(naam, spreker) for spreker in veld.sprekers)
        for treffer in self._zoeker.zoek(veld):
            self.vormen.update(treffer.vormen)
            yield self._plaats(veld, treffer, known)
        if self._term:
            self._term.neem(interview)

    def _plaats(self, veld: Zoekveld, treffer: Treffer, known: _Waarden) -> Vindplaats:
        tekst, beurt = veld.interview.tekst, veld.beurt(treffer)
        voor, na = voor_en_na(tekst, treffer.begin, treffer.eind, self._opdracht.voor, self._opdracht.na)
        answers = counts(beurt.spreker, self._tellend)
        return Vindplaats(
            interview=veld.interview.id,
            spreker=beurt.spreker,
            respondent=known.waarde("respondent", beurt.spreker) if answers else "",
            tijd=beurt.tijd,
            regelnummer=tekst.count("\n", 0, treffer.begin) + 1,
            begin=treffer.begin,
            eind=treffer.eind,
            voor=voor,
            kern=kern(tekst, treffer.delen),
            na=na,
            zin=plat(veld.zin(treffer)),
            delen=treffer.delen,
            waarom=treffer.waarom,
        )


class _Waarden:
    """What is known of the speakers in one interview."""

    def __init__(self, stroom: Stroom, interview: Interview) -> None:
        self._kenmerken = stroom.kenmerken
        self._id = interview.id
        self._heel = stroom.kenmerken.interview(interview.id)
        self._per_spreker = stroom.kenmerken.sprekers(interview.id)

    def waarde(self, naam: str, spreker: str) -> str:
        """Give the value of a kenmerk for a speaker."""
        if naam == "spreker":
            return spreker
        if naam == "interview":
            return self._id
        if naam == "respondent":
            return self._kenmerken.respondent(self._id, spreker)
        return self._per_spreker.get(spreker, self._heel).get(naam, "")
