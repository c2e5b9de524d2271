"""The plan of a team: who codes which interview, and which ones two people code without seeing each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from codeer.core.errors import GebruiksFout, Melding

# the share that is coded by two: enough to compare, little enough to do (10 to 25 % is usual)
DEEL_DUBBEL = 0.15


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """What the plan says of one interview; `blind` is None where it does not say."""

    interview: str
    codeurs: tuple[str, ...] = ()
    blind: bool | None = None
    niet_door: tuple[str, ...] = ()

    @property
    def doeners(self) -> tuple[str, ...]:
        """Give who codes this: who may not, does not, whatever else the plan says."""
        return tuple(c for c in self.codeurs if not self.verboden(c))

    @property
    def dubbel(self) -> bool:
        """Tell whether two people or more code this."""
        return len({persoon(c) for c in self.doeners}) > 1

    @property
    def is_blind(self) -> bool:
        """Tell whether it is coded without suggestions or others in view; so is all double coding."""
        return self.dubbel if self.blind is None else self.blind

    def verboden(self, codeur: str) -> bool:
        """Tell whether someone must not code this; that holds for her second time too."""
        return persoon(codeur) in {persoon(c) for c in self.niet_door}


@dataclass(frozen=True, slots=True)
class Verdeling:
    """The whole plan, one row an interview; `meldingen` says what in it could not be understood."""

    rijen: tuple[Toewijzing, ...] = ()
    meldingen: tuple[Melding, ...] = ()

    @property
    def codeurs(self) -> tuple[str, ...]:
        """Give everyone who codes something, by name."""
        return tuple(sorted({c for rij in self.rijen for c in rij.doeners}))

    def weiger(self, codeur: str, interview: str) -> None:
        """Raise GebruiksFout when the plan keeps this codeur away from the interview."""
        if self.van(interview).verboden(codeur):
            raise GebruiksFout(
                f"Interview {interview} is volgens verdeling.csv niet voor {codeur}.",
                "Klopt dat niet, haal de naam dan weg uit de kolom niet_door.",
            )

    def van(self, interview: str) -> Toewijzing:
        """Give what the plan says of an interview, or an empty row."""
        return next((r for r in self.rijen if r.interview == interview), Toewijzing(interview))

    @property
    def blind(self) -> tuple[str, ...]:
        """Give the interviews that are coded blind: by everyone, also who is not in the plan."""
        return tuple(rij.interview for rij in self.rijen if rij.is_blind)

    def kent(self, codeur: str) -> bool:
        """Tell whether someone is in the plan, for a second time too; an empty plan knows everyone."""
        people = {persoon(c) for c in self.codeurs}
        return not people or persoon(codeur) in people

    def toegewezen(self, codeur: str) -> tuple[tuple[str, bool], ...]:
        """Give the interviews that someone codes, in the order of the plan, each with whether it is blind."""
        return tuple((rij.interview, rij.is_blind) for rij in self.rijen if codeur in rij.doeners)


class Werkstuk(NamedTuple):
    """An interview to hand out: how long it is, and the kenmerken over which double coding is spread."""

    interview: str
    woorden: int
    kenmerken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdeeld:
    """The plan after handing out: `nieuw` is what was added to it, by (interview, codeur)."""

    verdeling: Verdeling
    nieuw: tuple[tuple[str, str], ...]
    woorden: Mapping[str, int]
    onmogelijk: tuple[str, ...] = ()


def persoon(codeur: str) -> str:
    """Give the person behind a codeur: anna@2 is anna once more."""
    return codeur.partition("@")[0]


def aantal_dubbel(interviews: int, deel: float = DEEL_DUBBEL) -> int:
    """Give how many interviews a share comes to: the nearest number, but at least one."""
    return min(interviews, max(1, int(interviews * deel + 0.5))) if deel > 0 else 0


def verdeel(  # noqa: PLR0913 -- a plan rests on these
    verdeling: Verdeling,
    stukken: Sequence[Werkstuk],
    codeurs: Sequence[str],
    dubbel: int,
    *,
    blind: bool = True,
    begonnen: Collection[tuple[str, str]] = (),
) -> Verdeeld:
    """Hand out what nobody codes yet, evenly by words, and let `dubbel` interviews be coded by two.

    What the plan says already stays. `begonnen` holds (codeur, interview) of work that exists: it
    stays with who began it, and is never made double afterwards, for it was not done blind.
    """
    work = _Uitdeling(verdeling, stukken, codeurs, begonnen)
    work.dubbel(dubbel, blind=blind)
    work.rest()
    return work.result()


class _Uitdeling:
    """One round of handing out; keeps who has how many words."""

    def __init__(
        self,
        verdeling: Verdeling,
        stukken: Sequence[Werkstuk],
        codeurs: Sequence[str],
        begonnen: Collection[tuple[str, str]],
    ) -> None:
        self._before = verdeling
        self._stukken = {s.interview: s for s in stukken}
        self._codeurs = tuple(dict.fromkeys(codeurs))
        self._begun = {interview for _, interview in begonnen}
        self._rijen = {s.interview: verdeling.van(s.interview) for s in stukken}
        self._woorden: Counter[str] = Counter(dict.fromkeys(self._codeurs, 0))
        self._in_pairs: Counter[str] = Counter()
        self._pairs: Counter[frozenset[str]] = Counter()
        self._new: list[tuple[str, str]] = []
        self._onmogelijk: list[str] = []
        for rij in self._rijen.values():
            for codeur in rij.codeurs:
                self._woorden[codeur] += self._stukken[rij.interview].woorden
            self._count_pairs(rij)
        for codeur, interview in sorted(begonnen):
            rij = self._rijen.get(interview, Toewijzing(interview, (codeur,)))
            if codeur not in rij.codeurs and not rij.verboden(codeur):
                self._give(interview, codeur)

    def dubbel(self, aantal: int, *, blind: bool) -> None:
        """Choose interviews for two until there are so many, unlike those chosen before where that can be."""
        chosen = [self._stukken[r.interview] for r in self._rijen.values() if r.dubbel]
        while len(chosen) < aantal:
            open_ones = [s for s in self._stukken.values() if self._can_be_double(s.interview, blind=blind)]
            if not open_ones:
                self._onmogelijk.append(self._why_not_double(aantal, len(chosen)))
                return
            stuk = min(open_ones, key=lambda s: sum(_alike(s, other) for other in chosen))
            self._make_double(stuk.interview, blind=blind)
            chosen.append(stuk)

    def rest(self) -> None:
        """Give what nobody has to who has the fewest words; the longest first, so that it comes out even."""
        order = sorted(self._stukken.values(), key=lambda s: -s.woorden)
        for stuk in order:
            if self._rijen[stuk.interview].doeners:
                continue
            allowed = self._allowed(stuk.interview)
            if allowed:
                self._give(stuk.interview, min(allowed, key=self._load))
            elif self._codeurs:
                self._onmogelijk.append(
                    f"{stuk.interview}: niemand mag dit interview coderen; iedereen staat in niet_door."
                )

    def result(self) -> Verdeeld:
        """Give the plan: rows as they stood, then those of new interviews."""
        old = [self._rijen.get(r.interview, r) for r in self._before.rijen]
        known = {r.interview for r in old}
        rows = (*old, *(r for r in self._rijen.values() if r.interview not in known))
        whole = replace(self._before, rijen=rows)
        return Verdeeld(whole, tuple(self._new), dict(self._woorden), tuple(self._onmogelijk))

    def _can_be_double(self, interview: str, *, blind: bool) -> bool:
        rij = self._rijen[interview]
        if rij.dubbel or interview in self._begun or (blind and rij.blind is False):
            return False
        return any(self._choices(rij))

    def _choices(self, rij: Toewijzing) -> list[tuple[str, ...]]:
        """Give who could join, so that two different people code an interview."""
        allowed = self._allowed(rij.interview)
        if rij.doeners:
            there = {persoon(c) for c in rij.doeners}
            return [(c,) for c in allowed if persoon(c) not in there]
        return [pair for pair in combinations(allowed, 2) if persoon(pair[0]) != persoon(pair[1])]

    def _make_double(self, interview: str, *, blind: bool) -> None:
        rij = self._rijen[interview]

        def rank(extra: tuple[str, ...]) -> tuple[int, int, int]:
            both = (*rij.doeners, *extra)
            pairs = sum(self._pairs[frozenset(p)] for p in combinations(both, 2))
            return sum(self._in_pairs[c] for c in extra), pairs, sum(self._woorden[c] for c in extra)

        for codeur in min(self._choices(rij), key=rank):
            self._give(interview, codeur)
        rij = self._rijen[interview]
        if rij.blind is None:
            self._rijen[interview] = replace(rij, blind=blind)
        self._count_pairs(rij)

    def _why_not_double(self, wanted: int, there: int) -> str:
        if len({persoon(c) for c in self._codeurs}) < 2:
            return "Dubbel coderen kan pas met twee codeurs of meer."
        return (
            f"{there} van de {wanted} interviews die dubbel moeten, zijn dat: de andere zijn al begonnen, "
            "staan op blind = nee, of er mogen geen twee codeurs aan werken."
        )

    def _allowed(self, interview: str) -> list[str]:
        rij = self._rijen[interview]
        return [c for c in self._codeurs if not rij.verboden(c)]

    def _load(self, codeur: str) -> tuple[int, int]:
        return self._woorden[codeur], self._codeurs.index(codeur)

    def _give(self, interview: str, codeur: str) -> None:
        rij = self._rijen[interview]
        self._rijen[interview] = replace(rij, codeurs=(*rij.codeurs, codeur))
        self._woorden[codeur] += self._stukken[interview].woorden
        self._new.append((interview, codeur))

    def _count_pairs(self, rij: Toewijzing) -> None:
        for pair in combinations(rij.doeners, 2):
            self._pairs[frozenset(pair)] += 1
            self._in_pairs.update(pair)


def _alike(one: Werkstuk, other: Werkstuk) -> int:
    """Count the kenmerken that two interviews share."""
    return sum(a == b and a != "" for a, b in zip(one.kenmerken, other.kenmerken, strict=False))
