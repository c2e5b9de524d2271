"""Understand a list of differences that people filled in: which rows decide what, and which need a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from codeer.core.codeboek import Codeboek
from codeer.core.errors import Melding
from codeer.core.namen import plain_naam
from codeer.core.overlegbesluit import (
    ANDERS,
    HERZIEN,
    Keus,
    OnduidelijkFout,
    lees_keus_bij,
    uitkomst,
)
from codeer.core.verschillen import Verschil
from codeer.steps._verschillen import Interviewverschillen, Plaats
from codeer.steps.verschillen import codeurcellen, codeurkolom
from codeer.storage.verschillen import Ingevuld

_OPNIEUW = "Maak de lijst opnieuw met: codeer consistentie --verschillen"


class Keuze(NamedTuple):
    """What the team decided on a unit and code: the poles that hold; `regel` is 0 for what follows.

    `bij` are the codes whose places were chosen on, where this is another code that comes with it.
    """

    zin: int
    code: str
    polen: tuple[str, ...]
    reden: str = ""
    door: str = ""
    regel: int = 0
    bij: tuple[str, ...] = ()
    herzien: bool = False


@dataclass(frozen=True, slots=True)
class Lezing:
    """What a list says: choices by interview, how many places stay open, and what needs a look."""

    keuzes: Mapping[str, tuple[Keuze, ...]]
    open: int
    meldingen: tuple[Melding, ...]


@dataclass(frozen=True, slots=True)
class _Rij:
    """One row that decides: the difference that it is about and the choice that was made."""

    ingevuld: Ingevuld
    plaats: Plaats
    keus: Keus
    herzien: bool


def lees_keuzes(
    rijen: Sequence[Ingevuld],
    gevonden: Sequence[Interviewverschillen],
    codeboek: Codeboek,
    codeurs: Sequence[str],
) -> Lezing:
    """Bring the rows of a list to choices; a row that cannot be followed becomes a melding."""
    return _Lezer(gevonden, codeboek, codeurs).lees(rijen)


class _Lezer:
    """Reads rows against the differences as they are now."""

    def __init__(
        self, gevonden: Sequence[Interviewverschillen], codeboek: Codeboek, codeurs: Sequence[str]
    ) -> None:
        self._plaatsen = {p.verschil.id: p for here in gevonden for p in here.plaatsen}
        self._besloten = {here.interview.id: here.besloten for here in gevonden}
        self._gevolgen = {here.interview.id: here.gevolgen for here in gevonden}
        self._codeboek = codeboek
        self._codeurs = codeurs
        self._meldingen: list[Melding] = []

    def lees(self, rijen: Sequence[Ingevuld]) -> Lezing:
        """Read all rows."""
        decided: dict[str, _Rij] = {}
        seen: dict[str, int] = {}
        for rij in (r for r in rijen if r.cel("besluit")):
            try:
                found = self._rij(rij, seen)
            except OnduidelijkFout as fout:
                self._meld(rij.regel, str(fout))
                continue
            decided[found.plaats.verschil.id] = found
        by_interview: dict[str, tuple[Keuze, ...]] = {}
        settled: set[tuple[str, int, str]] = set()
        for interview, keuze in self._without_contradictions(list(self._keuzes(decided))):
            by_interview[interview] = (*by_interview.get(interview, ()), keuze)
            settled.add((interview, keuze.zin, keuze.code))
        undecided = [p.verschil for p in self._plaatsen.values() if p.besloten is None]
        open_ = sum((v.interview, v.zin, v.code) not in settled for v in undecided)
        return Lezing(by_interview, open_, tuple(self._meldingen))

    def _meld(self, regel: int, tekst: str, tip: str = "") -> None:
        self._meldingen.append(Melding(regel, tekst, tip))

    def _rij(self, rij: Ingevuld, seen: dict[str, int]) -> _Rij:
        """Understand one row; OnduidelijkFout says what is in the way."""
        id = rij.cel("id")
        plaats = self._plaatsen.get(id)
        if plaats is None:
            raise OnduidelijkFout(f"«{id}» is geen plek waar jullie nu verschillen. {_OPNIEUW}")
        if seen.setdefault(id, rij.regel) != rij.regel:
            raise OnduidelijkFout(f"deze plek staat ook op regel {seen[id]}. Laat er een staan.")
        self._check_unchanged(rij, plaats)
        words = rij.cel("besluit")
        head, colon, rest = words.partition(":")
        again = bool(colon) and plain_naam(head) == HERZIEN
        keus = lees_keus_bij(rest if again else words, plaats.verschil, self._codeboek)
        found = _Rij(rij, plaats, keus, again)
        self._check_earlier(found)
        return found

    def _check_unchanged(self, rij: Ingevuld, plaats: Plaats) -> None:
        """See that the row still shows the place as it is."""
        shown = rij.cellen.get("citaat")
        if shown is not None and _folded(shown) != _folded(plaats.fragment.citaat):
            raise OnduidelijkFout(f"het citaat is veranderd, of is van een oudere tekst. {_OPNIEUW}")
        code = rij.cellen.get("code")
        if code is not None and code != plaats.verschil.code:
            raise OnduidelijkFout(
                f"de code is veranderd: hier gaat het om {plaats.verschil.code}. {_OPNIEUW}"
            )
        cellen = codeurcellen(plaats.verschil, self._codeurs, self._codeboek)
        for naam, now in cellen.items():
            was = rij.cellen.get(codeurkolom(naam))
            if was is not None and _folded(was) != _folded(now):
                raise OnduidelijkFout(f"{naam} heeft deze plek intussen anders gecodeerd. {_OPNIEUW}")

    def _check_earlier(self, rij: _Rij) -> None:
        """See that a choice does not quietly overrule what the team decided before."""
        v, besloten = rij.plaats.verschil, rij.plaats.besloten
        if rij.herzien:
            return
        kant = rij.keus.kant
        if kant is not None and kant[0] != v.code:
            other = self._besloten[v.interview].get((v.zin, kant[0]))
            if other is not None and other.polen != (kant[1],):
                text = f"eerder besloten jullie in deze zin iets anders over {kant[0]} ({other.datum})."
                raise OnduidelijkFout(f"{text} Wil je dat veranderen, zet dan «{HERZIEN}:» voor het besluit.")
        if besloten is not None and (besloten.polen != uitkomst(v, rij.keus) or self._drops(rij)):
            earlier = f"eerder besloten jullie «{rij.plaats.besluit}» ({besloten.datum})"
            how = f"Wil je dat veranderen, schrijf dan: «{HERZIEN}: {rij.ingevuld.cel('besluit')}»."
            raise OnduidelijkFout(f"{earlier}; dat blijft zo. {how}")

    def _drops(self, rij: _Rij) -> bool:
        """Tell whether a choice leaves out the other code that the team chose before."""
        v = rij.plaats.verschil
        came = self._gevolgen[v.interview].get((v.zin, v.code), frozenset())
        kept = {(v.zin, rij.keus.kant[0])} if rij.keus.kant else set()
        return rij.plaats.besluit.startswith(f"{ANDERS}:") and bool(came - kept)

    def _keuzes(self, decided: Mapping[str, _Rij]) -> Iterator[tuple[str, Keuze]]:
        """Give what each row decides, and what follows for the other half that has no row of its own."""
        follows: dict[str, list[_Rij]] = {}
        for rij in decided.values():
            try:
                yield from self._own(rij)
            except OnduidelijkFout as fout:
                self._meld(rij.ingevuld.regel, str(fout))
                continue
            # a row that only shows an earlier decision settles nothing else
            for other in () if self._repeats(rij) else rij.plaats.verschil.samen_met:
                row = decided.get(other)
                own = row is not None and not (rij.herzien and self._repeats(row))
                if not own and (self._plaatsen[other].besloten is None or rij.herzien):
                    follows.setdefault(other, []).append(rij)
        for other, rows in follows.items():
            if len({row.keus for row in rows}) == 1:
                yield from self._following(self._plaatsen[other].verschil, rows[0])

    def _own(self, rij: _Rij) -> Iterator[tuple[str, Keuze]]:
        v = rij.plaats.verschil
        yield v.interview, self._keuze(v, uitkomst(v, rij.keus), rij)
        kant = rij.keus.kant
        if kant is not None and kant[0] != v.code:
            yield v.interview, self._keuze(v, (kant[1],), rij)._replace(code=kant[0], bij=(v.code,))

    def _following(self, v: Verschil, rij: _Rij) -> Iterator[tuple[str, Keuze]]:
        """Give what a choice says of the other half; nothing where it does not tell."""
        try:
            polen = uitkomst(v, rij.keus)
        except OnduidelijkFout:
            return
        if rij.keus.kant is None or rij.keus.kant[0] != v.code:
            yield v.interview, self._keuze(v, polen, rij)._replace(regel=0)

    def _keuze(self, v: Verschil, polen: tuple[str, ...], rij: _Rij) -> Keuze:
        cel = rij.ingevuld.cel
        keuze = Keuze(v.zin, v.code, polen, cel("reden"), cel("door"), rij.ingevuld.regel)
        return keuze._replace(herzien=rij.herzien)

    def _without_contradictions(self, keuzes: Sequence[tuple[str, Keuze]]) -> Iterator[tuple[str, Keuze]]:
        """Leave out what two rows say differently of one place, and say so."""
        rows: dict[tuple[str, int, str], list[Keuze]] = {}
        for interview, k in keuzes:
            rows.setdefault((interview, k.zin, k.code), []).append(k)
        for (interview, zin, code), every in rows.items():
            # a row that still shows the decision of before yields to one that revises it
            former = self._besloten[interview].get((zin, code))
            same = [k for k in every if former is None or k.polen != former.polen] or every
            if len({k.polen for k in same}) == 1:
                # who decides on that place itself decides it, whatever comes with another choice
                own = any(not k.bij for k in same)
                bij = () if own else tuple(dict.fromkeys(code for k in same for code in k.bij))
                yield interview, same[0]._replace(bij=bij)
                continue
            for k in same:
                others = ", ".join(str(o.regel) for o in same if o is not k)
                text = f"dit besluit spreekt regel {others} tegen, over {code} in dezelfde zin."
                self._meld(k.regel, text, "Laat een van beide staan.")

    def _repeats(self, rij: _Rij) -> bool:
        """Tell whether a row only shows what was decided before."""
        besloten = rij.plaats.besloten
        if besloten is None or rij.herzien:
            return False
        return besloten.polen == uitkomst(rij.plaats.verschil, rij.keus)


def _folded(text: str) -> str:
    return " ".join(text.split())
