"""Where codeurs differ in one interview, with the words it is about and what the team decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from codeer.core.codeboek import Codeboek
from codeer.core.codering import AUTOMAAT, OVERLEG, Fragment, Voorstel
from codeer.core.codeurnaam import is_herhaling
from codeer.core.errors import CodeerFout, GebruiksFout
from codeer.core.gebeurtenis import Anker
from codeer.core.interview import Interview
from codeer.core.namen import meant
from codeer.core.onafhankelijk import Werk, verdeel_werk
from codeer.core.overlegbesluit import Besloten, Plek, lees_besloten, lees_eerdere, verwoord
from codeer.core.overleggevolg import lees_gevolgen
from codeer.core.plaats import Plaatsbepaler
from codeer.core.verschillen import Verschil, Verschilsoort, vind_verschillen
from codeer.core.vouwen import Staat
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import Zinsoordelen
from codeer.steps._overleg_los import Los, vind_los
from codeer.steps.materiaal import Stroom, open_stroom
from codeer.steps.stand import Stand, Standen
from codeer.storage.interviews import lees_interview
from codeer.storage.onderzoek import Onderzoek

OM_TE_BEGINNEN = 5
# what talks best first: definitions before borders
_EERST = (Verschilsoort.ANDERE_CODE, Verschilsoort.ANDERE_KANT, Verschilsoort.GEMIST, Verschilsoort.GRENS)


@dataclass(frozen=True, slots=True)
class Plaats:
    """One difference with the words it is about, and what the team decided, in words; empty when open."""

    verschil: Verschil
    fragment: Fragment
    besluit: str = ""
    besloten: Besloten | None = None
    # the same of what it decided in a former text, where it has to decide anew
    eerder_besluit: str = ""
    eerder: Besloten | None = None


@dataclass(frozen=True, slots=True)
class Interviewverschillen:
    """One interview: its differences, what the team decided, and what is needed to decide."""

    interview: Interview
    dekking: Zinsdekking
    staat: Staat
    codeurs: tuple[str, ...]  # who finished anything here
    plaatsen: tuple[Plaats, ...]
    besloten: Mapping[Plek, Besloten]
    werk: Werk
    gevolgen: Mapping[Plek, frozenset[Plek]]  # decisions on another code that came with a choice
    # by unit, code and pole: what the team decided there in a former text, which deciding anew replaces
    onzeker: Mapping[tuple[int, str, str], tuple[str, ...]]
    los: tuple[Los, ...]  # what it decided in a former text that none of these places is about

    def gaf_iemand(self, zin: int, code: str, pool: str) -> bool:
        """Tell whether anyone gives this to a unit or gave it independently, the team included."""
        every = (*self.werk.nu.values(), *self.werk.onafhankelijk.values())
        return any(z.gegeven.get((code, pool), 0) >> zin & 1 for z in every)


@dataclass(frozen=True, slots=True)
class Lijst:
    """All differences between these codeurs, by code in codebook order, then by place."""

    codeboek: Codeboek
    codeurs: tuple[str, ...]
    interviews: tuple[str, ...]  # those that two or more of them worked on
    plaatsen: tuple[Plaats, ...]
    overgeslagen: tuple[tuple[str, str, str], ...] = ()
    los: tuple[Los, ...] = ()  # what the team decided before a text was replaced, and no place shows

    @property
    def plekken(self) -> tuple[Plaats, ...]:
        """Give the places to talk about: of what belongs together, that which comes first."""
        seen: set[str] = set()
        found = []
        for p in self.plaatsen:
            if seen.isdisjoint(p.verschil.samen_met):
                found.append(p)
            seen.add(p.verschil.id)
        return tuple(found)

    @property
    def open(self) -> tuple[Plaats, ...]:
        """Give what the team has not decided."""
        return tuple(p for p in self.plaatsen if not p.besluit)

    def eerste(self, aantal: int = OM_TE_BEGINNEN) -> tuple[Plaats, ...]:
        """Give the places to begin with: of the codes with most open differences first, in turns."""
        rows: dict[str, list[Plaats]] = {}
        for p in self.open:
            rows.setdefault(p.verschil.code, []).append(p)
        order = sorted(rows, key=lambda code: -len(rows[code]))
        for row in rows.values():
            row.sort(key=lambda p: _EERST.index(p.verschil.soort))
        found: list[Plaats] = []
        seen: set[str] = set()
        while len(found) < aantal and any(rows.values()):
            for code in order:
                chosen = next((p for p in rows[code] if p.verschil.id not in seen), None)
                rows[code] = rows[code][rows[code].index(chosen) + 1 :] if chosen else []
                if chosen:
                    found.append(chosen)
                    seen |= {chosen.verschil.id, *chosen.verschil.samen_met}
        return tuple(found[:aantal])


class Vinder:
    """Finds the differences of a study, an interview at a time; `codeurs` empty: everyone who codes.

    Raises GebruiksFout for a codeur or code that is not there.
    """

    def __init__(
        self,
        onderzoek: Onderzoek,
        codeurs: Sequence[str] = (),
        codes: Sequence[str] = (),
        standen: Standen | None = None,
    ) -> None:
        self._onderzoek = onderzoek
        self.stroom: Stroom = open_stroom(onderzoek)
        self.codeboek = self.stroom.codeboek
        self.standen = standen or Standen(onderzoek, self.codeboek)
        people = [c for c in self.standen.codeurs if c not in (AUTOMAAT, OVERLEG)]
        self.codeurs = tuple(
            sorted(bekende(codeurs, people, "codeur")) or [c for c in people if not is_herhaling(c)]
        )
        every = [c.pad for c in self.codeboek.alle_codes()]
        asked = bekende(codes, every, "code")
        self.codes = tuple(c for c in every if not asked or c in asked)

    def van(self, id: str, standen: Standen | None = None) -> Interviewverschillen:
        """Give the differences in one interview; `standen` when its work was read anew."""
        interview = lees_interview(self._onderzoek, id)
        stand = (standen or self.standen).van(interview)
        together = len({*stand.codeurs} & {*self.codeurs}) > 1
        units = self.stroom.voorgesteld(interview).eenheden if together else ()
        dekking = Zinsdekking(id, stand.tekst, units)
        work = verdeel_werk(stand.gebeurtenissen, stand.staat, dekking)
        now = {naam: z for naam, z in work.nu.items() if naam in self.codeurs}
        found = vind_verschillen(id, dekking.zinnen, self.codes, now, work.onafhankelijk)
        decided = lees_besloten(stand.staat, dekking)
        finished = tuple(sorted(naam for naam, z in now.items() if any(z.gezien.values())))
        unsure = _onzeker(stand, dekking)
        plaatsen = self._plaatsen(interview, found, decided, lees_eerdere(stand.staat, unsure))
        came = lees_gevolgen(stand.staat, dekking, decided, {(v.zin, v.code) for v in found})
        told = [p.eerder for p in plaatsen if p.eerder]
        loose = vind_los(stand, told, _samen_klaar(now, dekking))
        return Interviewverschillen(
            interview, dekking, stand.staat, finished, plaatsen, decided, work, came, unsure, loose
        )

    def _plaatsen(
        self,
        interview: Interview,
        found: Sequence[Verschil],
        decided: Mapping[Plek, Besloten],
        earlier: Mapping[Plek, Besloten],
    ) -> tuple[Plaats, ...]:
        by_id = {v.id: v for v in found}
        place = Plaatsbepaler(interview)
        rows = []
        for v in found:
            halves = [by_id[other] for other in v.samen_met]
            fragment = place.fragment(Voorstel(v.code, "", v.begin, v.eind, ""))
            words = verwoord(v, decided, halves, self.codeboek)
            row = Plaats(v, fragment, words, decided.get((v.zin, v.code)))
            if not words and (v.zin, v.code) in earlier:
                said = verwoord(v, earlier, halves, self.codeboek)
                row = replace(row, eerder_besluit=said, eerder=earlier[v.zin, v.code])
            rows.append(row)
        return tuple(rows)

    @property
    def interviews(self) -> tuple[str, ...]:
        """Give the interviews that anyone worked on, in order."""
        worked = set(self.standen.interviews)
        return tuple(id for id in self.stroom.ids if id in worked)


def _samen_klaar(nu: Mapping[str, Zinsoordelen], dekking: Zinsdekking) -> Callable[[Anker, str], bool]:
    def klaar(anker: Anker, code: str) -> bool:
        units = dekking.zinnen_van(anker.begin, anker.eind)
        return all(sum(z.gezien.get(code, 0) >> nr & 1 for z in nu.values()) > 1 for nr in units)

    return klaar


def _onzeker(stand: Stand, dekking: Zinsdekking) -> dict[tuple[int, str, str], tuple[str, ...]]:
    found: dict[tuple[int, str, str], tuple[str, ...]] = {}
    for o in stand.onzeker:
        if o.codeur == OVERLEG and o.voorstel is not None:
            for zin in dekking.zinnen_van(o.voorstel.begin, o.voorstel.eind):
                key = zin, o.code, o.pool
                found[key] = (*found.get(key, ()), o.id)
    return found


def bekende(asked: Sequence[str], known: Sequence[str], what: str) -> list[str]:
    """Give the names that were asked for; GebruiksFout for one that is not there."""
    for naam in asked:
        if naam not in known:
            raise GebruiksFout(f"Er is geen {what} «{naam}».", meant(naam, known))
    return list(asked)


def maak_lijst(onderzoek: Onderzoek, codeurs: Sequence[str] = (), codes: Sequence[str] = ()) -> Lijst:
    """Find all differences in a study; raises what opening a study raises, and GebruiksFout."""
    return lijst_van(Vinder(onderzoek, codeurs, codes))


def lijst_van(vinder: Vinder) -> Lijst:
    """Find all differences that a Vinder can find; an interview that cannot be read stops nothing."""
    found: list[Plaats] = []
    loose: list[Los] = []
    skipped, together = [], []
    for id in vinder.interviews:
        try:
            here = vinder.van(id)
        except CodeerFout as fout:
            skipped.append((id, fout.fout, fout.tip))
            continue
        found += here.plaatsen
        loose += here.los
        together += [id] if len(here.codeurs) > 1 else []
    order = {code: nr for nr, code in enumerate(vinder.codes)}
    found.sort(key=lambda p: order[p.verschil.code])  # stable: by place within a code
    return Lijst(vinder.codeboek, vinder.codeurs, tuple(together), tuple(found), tuple(skipped), tuple(loose))
