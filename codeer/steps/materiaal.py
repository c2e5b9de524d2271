"""Bring a study's interviews by, one at a time, with the fragments that count: from cache or anew."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codeer.core.beoordeeld import maak_beoordeeld
from codeer.core.codeboek import POLEN, Codeboek
from codeer.core.codering import Herkomst, Voorstel
from codeer.core.errors import CodeerFout
from codeer.core.fragmenten import maak_fragmenten
from codeer.core.gebeurtenis import Afronding, Gebeurtenis
from codeer.core.ijking import ijk
from codeer.core.interview import Interview, count_woorden, counts
from codeer.core.keuze_codering import GEWOON, Keuze, Telregel, kies
from codeer.core.markeer import markeer
from codeer.core.materiaal import Materiaal
from codeer.core.menswerk import Menswerk, vat_samen
from codeer.core.onafhankelijk import eerste_inzage, verdeel_werk
from codeer.core.plaats import Plaatsbepaler
from codeer.core.taallaag import Taallaag
from codeer.core.vouwen import Staat, vouw
from codeer.core.zinsdekking import Span, Zinsdekking, eenheden
from codeer.core.zinsoordelen import Zinsoordelen
from codeer.core.zoekplan import Plan, maak_plan
from codeer.steps.blokkades import Blokkadelijst
from codeer.storage.cache import Cache, Gemarkeerd
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.interviews import interview_ids, lees_interview
from codeer.storage.kenmerken import Kenmerken, lees_kenmerken
from codeer.storage.onderzoek import Onderzoek
from codeer.taal.model import open_taal, taal_versies

if TYPE_CHECKING:
    from codeer.steps.stand import Stand, Standen
    from codeer.taal.model import Taal

Voortgang = Callable[[int, int, str], None]
ALLE_ROLLEN = ("I", "R", "O")


class Voorgesteld(NamedTuple):
    """What the computer has on one interview: its suggestions by place, then in codebook order.

    `zinnen` are the sentences of the speakers that count, `eenheden` the units (sentences, unless the
    codebook says otherwise) in which codings count; both as Zinsdekking takes them.
    """

    voorstellen: tuple[Voorstel, ...]
    zinnen: tuple[Span, ...]
    eenheden: tuple[Span, ...]


class Weging(NamedTuple):
    """What of the work on one interview counts: the state of it, its units, the suggestions, the choice.

    `werk` sums up what people did, None where nobody did anything.
    """

    staat: Staat
    dekking: Zinsdekking
    voorstellen: tuple[Voorstel, ...]
    keuze: Keuze
    werk: Menswerk | None


class Stroom:
    """The interviews of a study as Materiaal, in id order; iterate once or more.

    `telregel` says whose codings are asked for; default is all of them, in their order.
    What could not be read lands in `overgeslagen` as (interview, sentence, tip) and stops nothing.
    spaCy is loaded only when a text is not in the cache.
    """

    def __init__(  # noqa: PLR0913 -- the last three have what nearly everyone wants
        self,
        onderzoek: Onderzoek,
        codeboek: Codeboek,
        kenmerken: Kenmerken,
        voortgang: Voortgang | None = None,
        telregel: Telregel = GEWOON,
        *,
        cache: Cache | None = None,
    ) -> None:
        self.telregel = telregel
        self._onderzoek = onderzoek
        self.codeboek = codeboek
        self.kenmerken = kenmerken
        self._voortgang = voortgang
        self._cache = cache or Cache(onderzoek.tijdelijk)
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._taal: Taal | None = None
        self._model_key = _model_key(codeboek.taalmodel)
        self._match_key = f"{self._model_key};{_program_key('core')};{codeboek.instellingen.sprekers}"
        self._hashes = codeboek.zoek_hashes()
        self._zonder_termen = frozenset(c.pad for c in codeboek.alle_codes() if not c.termen)
        self._order = {pad: nr for nr, pad in enumerate(self._hashes)}
        self._codes = tuple(code.pad for code in codeboek.alle_codes())
        self.ids = tuple(interview_ids(onderzoek))
        self.overgeslagen: list[tuple[str, str, str]] = []

    def __iter__(self) -> Iterator[Materiaal]:
        """Give the interviews one by one."""
        self.overgeslagen = []
        self._cache.prune(self.ids)
        for done, id in enumerate(self.ids):
            if self._voortgang:
                self._voortgang(done, len(self.ids), id)
            try:
                interview = lees_interview(self._onderzoek, id)
            except CodeerFout as fout:
                self.overgeslagen.append((id, fout.fout, fout.tip))
                continue
            yield self.materiaal(interview)
        if self._voortgang:
            self._voortgang(len(self.ids), len(self.ids), "")

    @cached_property
    def standen(self) -> Standen | None:
        """Give people's work, read once; None in a study in which nobody coded."""
        if not any(self._onderzoek.coderingen.glob("*")):
            return None
        from codeer.steps.stand import Standen  # noqa: PLC0415 -- reports without people need no journals

        return Standen(self._onderzoek, self.codeboek)

    @cached_property
    def blokkadelijst(self) -> Blokkadelijst:
        """Give what people do not want quoted, read once."""
        return Blokkadelijst(self._onderzoek)

    @property
    def interviews_weg(self) -> tuple[str, ...]:
        """Give the interviews that people worked on and that are not there any more."""
        worked = self.standen.interviews if self.standen is not None else ()
        return tuple(id for id in worked if id not in self.ids)

    def laag(self, interview: Interview, *, alle: bool = False) -> Taallaag:
        """Give the language layer of the turns that count, from the cache or made anew and kept.

        What an interviewer asks is not read: it would take half of the time for nothing. With `alle` it is.
        """
        sprekers = ALLE_ROLLEN if alle else self.codeboek.instellingen.sprekers
        key = _sha(interview.tekst, self._model_key, *sprekers)
        laag = self._cache.read_laag(interview.id, key, alle=alle)
        if laag is None:
            if self._taal is None:
                self._taal = open_taal(self.codeboek.taalmodel)
            counted = tuple(b for b in interview.beurten if counts(b.spreker, sprekers))
            laag = self._taal.laag(Interview(interview.id, interview.tekst, counted))
            self._cache.write_laag(interview.id, key, laag, alle=alle)
        return laag

    def voorgesteld(self, interview: Interview) -> Voorgesteld:
        """Give the bare suggestions in one interview and its units, from the cache or made anew."""
        found = self._marked(interview)
        units = eenheden(found.zinnen, interview.tekst, self.codeboek.instellingen.eenheid)
        return Voorgesteld(tuple(self._ordered(found)), found.zinnen, units)

    def materiaal(self, interview: Interview) -> Materiaal:
        """Give one interview with the fragments that count."""
        found = self._marked(interview)
        place = Plaatsbepaler(interview)
        sprekers = [s for s in found.woorden if counts(s, self.codeboek.instellingen.sprekers)]
        id = interview.id
        bare = Materiaal(
            interview=interview,
            kenmerken=self.kenmerken.interview(id),
            sprekerkenmerken=self.kenmerken.sprekers(id),
            woorden={s: found.woorden[s] for s in sprekers},
            respondenten={s: self.kenmerken.respondent(id, s) for s in sprekers},
            fragmenten=(),
            zinnen=found.zinnen,
            blokkades=self.blokkadelijst.van(interview),
        )
        stand = self.standen.van(interview) if self.standen is not None else None
        untouched = stand is None or not stand.gebeurtenissen
        if untouched and not self._zonder_termen and Herkomst.AUTOMAAT in self.telregel.lagen:
            return replace(bare, fragmenten=tuple(place.fragment(v) for v in self._ordered(found)))
        weging = self._weeg(interview, found, stand)
        return replace(
            bare,
            fragmenten=tuple(
                maak_fragmenten(weging.keuze, weging.staat, weging.dekking, weging.voorstellen, place)
            ),
            beoordeeld=maak_beoordeeld(
                weging.keuze, interview, weging.dekking, weging.voorstellen, self._zonder_termen
            ),
            werk=weging.werk,
            # with part of the work left out, what is right or missed would be told of too little
            ijking=ijk(weging.keuze, weging.dekking, weging.voorstellen, interview)
            if self.telregel == GEWOON
            else {},
        )

    def weeg(self, interview: Interview) -> Weging:
        """Weigh what people and the computer say of one interview, without making fragments of it."""
        stand = self.standen.van(interview) if self.standen is not None else None
        return self._weeg(interview, self._marked(interview), stand)

    def _weeg(self, interview: Interview, found: Gemarkeerd, stand: Stand | None) -> Weging:
        rule = self.telregel
        staat = stand.staat if stand else vouw(())
        units = eenheden(found.zinnen, interview.tekst, self.codeboek.instellingen.eenheid)
        dekking = Zinsdekking(interview.id, stand.tekst if stand else "", units)
        suggested = tuple(self._ordered(found))
        keuze = kies(staat, dekking, self._codes, suggested, lagen=rule.lagen, codeurs=rule.codeurs)
        werk = None
        if stand and stand.gebeurtenissen:
            werk = vat_samen(staat, keuze, dekking, suggested, _alone(stand, keuze, dekking))
        return Weging(staat, dekking, suggested, keuze, werk)

    def _ordered(self, found: Gemarkeerd) -> list[Voorstel]:
        """Give the suggestions of the codes that there are, by place, then in codebook order."""
        rows = [v for hash in self._hashes.values() for v in found.voorstellen[hash]]
        return sorted(rows, key=lambda v: (v.begin, v.eind, self._order[v.code], POLEN.index(v.pool)))

    def _marked(self, interview: Interview) -> Gemarkeerd:
        """Give what matching finds; only codes whose terms changed are matched anew."""
        key = _sha(interview.tekst, self._match_key)
        found = self._cache.read_gemarkeerd(interview.id, key)
        known = found.voorstellen if found else {}
        stale = tuple(pad for pad, hash in self._hashes.items() if hash not in known)
        if found is None or stale or len(known) > len(self._hashes):
            fresh = self._mark(interview, stale) if found is None or stale else found
            both = {**known, **fresh.voorstellen}
            kept = {hash: both[hash] for hash in self._hashes.values()}
            found = replace(fresh, voorstellen=kept)
            self._cache.write_gemarkeerd(interview.id, key, found)
        return found

    def _mark(self, interview: Interview, codes: tuple[str, ...]) -> Gemarkeerd:
        if codes not in self._plans:
            self._plans[codes] = maak_plan(self.codeboek, codes)
        laag = self.laag(interview)
        rows: dict[str, list[Voorstel]] = {self._hashes[pad]: [] for pad in codes}
        for found in markeer(self._plans[codes], laag, interview.tekst):
            rows[self._hashes[found.code]].append(found)
        spans = tuple(
            (laag.begin[first], laag.eind[past - 1], beurt) for first, past, beurt, _ in laag.zinnen
        )
        voorstellen = {hash: tuple(row) for hash, row in rows.items()}
        return Gemarkeerd(voorstellen, spans, count_woorden_per_spreker(interview))


def open_stroom(
    onderzoek: Onderzoek, voortgang: Voortgang | None = None, telregel: Telregel = GEWOON
) -> Stroom:
    """Read codebook and kenmerken of a study, and give its interviews with what counts by `telregel`.

    Raises CodeboekFout, KenmerkenFout or OnderzoekFout.
    """
    codeboek = lees_codeboek(onderzoek.codeboek)
    return Stroom(onderzoek, codeboek, lees_kenmerken(onderzoek.kenmerken), voortgang, telregel)


def _alone(stand: Stand, keuze: Keuze, dekking: Zinsdekking) -> Mapping[str, Zinsoordelen]:
    """Give what each codeur finished blind; only who saw something later needs a fold of her own."""
    events = stand.gebeurtenissen
    blind = {g.codeur for g in events if isinstance(g, Gebeurtenis) and _is_blind(g)}
    if any(eerste_inzage(events, codeur) for codeur in blind):
        return verdeel_werk(events, stand.staat, dekking).onafhankelijk
    judged = keuze.beoordeling.codeurs
    return {codeur: replace(judged[codeur], gezien=judged[codeur].blind) for codeur in blind & judged.keys()}


def _is_blind(g: Gebeurtenis) -> bool:
    return isinstance(g.inhoud, Afronding) and g.inhoud.blind


def count_woorden_per_spreker(interview: Interview) -> dict[str, int]:
    """Count the words per speaker, all speakers included, in order of first appearance."""
    words: dict[str, int] = {}
    for beurt in interview.beurten:
        words[beurt.spreker] = words.get(beurt.spreker, 0) + count_woorden(interview.spoken(beurt))
    return words


def _model_key(taalmodel: str) -> str:
    versions = ";".join(f"{k}={v}" for k, v in sorted(taal_versies(taalmodel).items()))
    return f"{taalmodel};{versions};{_program_key('taal')}"


@cache
def _program_key(package: str) -> str:
    """Hash the source of a package: a changed rule must never be answered from an old cache."""
    digest = hashlib.sha256()
    for path in sorted((Path(__file__).parent.parent / package).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sha(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
