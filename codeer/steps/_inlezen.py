"""Bring one source into the study: read it, name it, and write what is new."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from codeer.core.errors import CodeerFout, GebruiksFout, LeesFout
from codeer.core.gebeurtenis import Gebeurtenis, Onbekend
from codeer.core.interview import Interview, count_woorden
from codeer.core.interview_id import is_valid, make_unique, propose_id, reeks
from codeer.core.lezing import Lezing
from codeer.core.sprekers import Label as Bronlabel
from codeer.core.sprekers import bouw, herken
from codeer.readers._bestand import lees
from codeer.steps._bronnen import Bron
from codeer.steps._inboeken import Inboeker
from codeer.steps._register import Register
from codeer.steps._uitkomst import ONGEWIJZIGD, Gelukt, Keuzes, Mislukt
from codeer.steps._versies import volgende_versie
from codeer.steps._vorige_sprekers import absent, like_before, neutral
from codeer.steps.herplaats import Herplaatsing, vergelijk
from codeer.storage.interviews import (
    Herkomstblad,
    hash_tekst,
    is_half_written,
    lees_herkomst,
    lees_interview,
    schrijf_interview,
)
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.onderzoek import Onderzoek

_TIP_VERVANG = (
    "Een nieuwe versie? Importeer met --vervang. Een ander gesprek? Geef het een eigen naam met --id."
)


# words of the text that a notice quotes: they may be a name, and the provenance outlives the names
_QUOTE = re.compile(r"«[^»]*»")
_VAIN = "Uit --spreker komt hier niet voor:"


class Inlezer:
    """Takes in sources one by one; a fault in one stops no other."""

    def __init__(self, onderzoek: Onderzoek, keuzes: Keuzes, stdin: Callable[[int], bytes]) -> None:
        self.register = Register(onderzoek)
        self._onderzoek = onderzoek
        self._keuzes = keuzes
        self._boek = Inboeker(onderzoek)
        self._stdin = stdin
        self._size: dict[str, tuple[int, int]] = {}  # turns and words of what came in during this run
        self._reeks = reeks(keuzes.id_reeks, self.register.bezet)

    def take(self, bron: Bron) -> Iterator[Gelukt | Mislukt]:
        """Import one source and give an entry per interview in it."""
        try:
            inhoud = bron.read(self._stdin)
            sha = hashlib.sha256(inhoud).hexdigest()
            known = self._known(bron, sha)
            if known:
                yield from known
                return
            lezingen = lees(inhoud, bron.kind(inhoud), self._keuzes.tekenset)
            if self._keuzes.id and len(lezingen) > 1:
                raise LeesFout(
                    f"In {bron.naam} staan {len(lezingen)} interviews; één --id past daar niet bij.",
                    "Laat --id weg, of gebruik --id-reeks R.",
                )
        except CodeerFout as fout:
            yield _failed(bron, fout)
            return
        for lezing in lezingen:
            try:
                yield self._interview(bron, sha, bron.kind(inhoud), lezing)
            except CodeerFout as fout:
                yield _failed(bron, fout)

    def _known(self, bron: Bron, sha: str) -> list[Gelukt]:
        """Give the entries of a source that came in before; LeesFout for another version of it."""
        same = self.register.with_sha(sha)
        if same and self.register.nieuw.issuperset(same.values()):
            note = "Deze inhoud zat al in een ander bestand van deze import."
            return [Gelukt(bron.toon, id, *self._size[id], (ONGEWIJZIGD, note)) for id in same.values()]
        if self._keuzes.vervang:
            return []
        if same:
            blads = [lees_herkomst(self._onderzoek, id) for id in same.values()]
            # what was cut off is finished now
            unfinished = any(is_half_written(self._onderzoek, blad) for blad in blads)
            return [] if unfinished else [self._unchanged(bron, blad) for blad in blads]
        if self._keuzes.id:
            if self.register.find(self._keuzes.id):
                tip = "Kies een ander --id, of geef --vervang."
                raise LeesFout(f"Er is al een interview {self._keuzes.id}.", tip)
            return []
        earlier = self.register.with_naam(bron.naam).values()
        if earlier and self.register.nieuw.isdisjoint(earlier):
            found = " en ".join(sorted(earlier)[:2])
            raise LeesFout(f"{bron.naam} is er al (interview {found}), met een andere inhoud.", _TIP_VERVANG)
        if earlier:
            raise _same_name(bron, next(iter(earlier)))
        return []

    def _unchanged(self, bron: Bron, blad: Herkomstblad) -> Gelukt:
        interview = lees_interview(self._onderzoek, blad.interview, blad)
        notes = [ONGEWIJZIGD]
        if blad.bron != bron.naam and bron.naam:
            notes.append(f"Deze inhoud is er al, uit een bestand met een andere naam, als {blad.interview}.")
        if self._keuzes.id and self._keuzes.id != blad.interview:
            notes.append(f"Dit interview heet al {blad.interview}; die naam blijft.")
        if self._keuzes.sprekers or self._keuzes.tekenset:
            notes.append("Het bestand is niet opnieuw gelezen; geef daarvoor --vervang.")
        if not self._keuzes.proef:
            self._boek.haal_in(blad, _words(interview))
        labels = tuple(Bronlabel(s.label, s.rol, s.aantal, 0, (), "bekend") for s in blad.sprekers)
        return Gelukt(
            bron.toon, blad.interview, len(interview.beurten), _words(interview), tuple(notes), labels
        )

    def _interview(self, bron: Bron, sha: str, lezer: str, lezing: Lezing) -> Gelukt:
        indeling = herken(lezing, self._keuzes.sprekers)
        said: tuple[str, ...] = ()
        old = self._target(bron, sha, lezing.naam)
        if old:
            indeling, said = like_before(lezing, indeling, old.sprekers, self._keuzes.sprekers)
        built = bouw(lezing, indeling)
        interview = Interview.from_tekst("", built.tekst)
        words = _words(interview)
        if not words:
            tip = "Open het bestand en kijk of het transcript erin staat."
            raise LeesFout(f"In {bron.naam or 'de invoer'} staat geen gesproken tekst.", tip)
        id, notes = (old.interview, ()) if old else self._name(bron, lezing.naam)
        blad = Herkomstblad(
            interview=id,
            bron=bron.naam,
            bron_sha256=sha,
            tekst_sha256=hash_tekst(built.tekst),
            lezer=lezer.lstrip("."),
            deel=lezing.naam,
            sprekers=neutral(indeling.labels),
            meldingen=tuple(_QUOTE.sub("«…»", m) for m in built.meldingen),
        )
        said_of, herplaatsing = self._store(built.tekst, blad, old, words)
        self._size[id] = (built.beurten, words)
        heard = _with_names(built.meldingen, absent(indeling, self._keuzes.sprekers))
        notes = (*notes, *said_of, *said, *heard)
        return Gelukt(bron.toon, id, built.beurten, words, notes, indeling.labels, herplaatsing)

    def _target(self, bron: Bron, sha: str, deel: str) -> Herkomstblad | None:
        """Give the interview that this one replaces, if any; a fault when it may not be replaced."""
        id = self.register.with_sha(sha).get(deel) or self.register.with_naam(bron.naam).get(deel, "")
        if self._keuzes.id:
            known, id = id, self.register.find(self._keuzes.id)
            if known and not id:
                raise LeesFout(
                    f"{bron.naam or 'Deze invoer'} is er al, als interview {known}; die naam blijft.",
                    f"Vervangen doe je met --vervang en zonder --id, of met --id {known}.",
                )
        if not id:
            return None
        if id in self.register.nieuw:
            raise _same_name(bron, id)
        blad = lees_herkomst(self._onderzoek, id)
        if self._keuzes.id and blad.bron_sha256 != sha and not _same_stem(bron.naam, blad.bron):
            raise _other_source(bron, blad)
        if not is_half_written(self._onderzoek, blad):
            lees_interview(self._onderzoek, id, blad)
        return blad

    def _name(self, bron: Bron, deel: str) -> tuple[str, tuple[str, ...]]:
        bezet = self.register.bezet
        if self._keuzes.id:
            return self._keuzes.id, ()
        if self._keuzes.id_reeks:
            return next(self._reeks), ()
        wanted = propose_id(deel or bron.stam)
        id = make_unique(wanted, bezet)
        if id == wanted:
            return id, ()
        if self._keuzes.vervang and wanted not in self.register.nieuw:
            # beside the former version it would count everything twice
            raise LeesFout(
                f"{bron.naam} vervangt niets: interview {wanted} komt uit een ander bestand.",
                f"Een nieuwe versie van {wanted}? Geef --vervang --id {wanted}. Anders: laat --vervang weg.",
            )
        return id, (f"Er is al een interview {wanted}; dit heet nu {id}.{_newer(wanted, id)}",)

    def _store(
        self, tekst: str, blad: Herkomstblad, old: Herkomstblad | None, words: int
    ) -> tuple[tuple[str, ...], Herplaatsing | None]:
        """Write a new interview, or one in the place of `old`; give what there is to say about it."""
        notes: tuple[str, ...] = ()
        if old and old.tekst_sha256 == blad.tekst_sha256:
            blad = replace(blad, versies=old.versies, pseudo=old.pseudo)
            notes = () if is_half_written(self._onderzoek, old) else (ONGEWIJZIGD,)
        elif old:
            coded = bool(self._work.get(blad.interview))
            steps = volgende_versie(self._onderzoek, old, blad, tekst, gecodeerd=coded)
            blad = replace(blad, versies=steps)
            notes = (f"Vervangt de vorige versie van {blad.interview}.",)
        herplaatsing = self._compare(tekst, blad) if blad.versies else None
        if not self._keuzes.proef and not (notes == (ONGEWIJZIGD,) and blad == old):
            schrijf_interview(self._onderzoek, tekst, blad)
            self._boek.boek("vervang" if old else "import", blad, words, herplaatsing)
        elif not self._keuzes.proef:
            self._boek.haal_in(blad, words)
        twins = self.register.with_tekst(blad.tekst_sha256, blad.interview)
        self.register.add(blad)
        if twins and notes != (ONGEWIJZIGD,):
            notes = (*notes, _double(twins, blad.interview))
        return notes, herplaatsing

    def _compare(self, tekst: str, blad: Herkomstblad) -> Herplaatsing | None:
        """Say what becomes of people's work on former versions; None when there is none."""
        interview = Interview.from_tekst(blad.interview, tekst)
        work = self._work.get(blad.interview, ())
        return vergelijk(self._onderzoek, interview, work, blad) or None

    @cached_property
    def _work(self) -> dict[str, list[Gebeurtenis | Onbekend]]:
        """Read what people did, by interview, once for all that is replaced."""
        found: dict[str, list[Gebeurtenis | Onbekend]] = {}
        for g in lees_journaal(self._onderzoek).gebeurtenissen:
            found.setdefault(g.interview, []).append(g)
        return found


def check_keuzes(keuzes: Keuzes) -> None:
    """Raise GebruiksFout when an id, a series or a speaker can never be right."""
    herken(Lezing(()), keuzes.sprekers)
    if keuzes.id and keuzes.id_reeks:
        raise GebruiksFout(
            "--id en --id-reeks gaan niet samen.", "Gebruik --id voor één bestand, --id-reeks voor meer."
        )
    names = [keuzes.id] if keuzes.id else []
    # a long series must stay within the length of a name
    names += [f"{keuzes.id_reeks}{nr}" for nr in ("01", "1000000") if keuzes.id_reeks]
    wrong = [name for name in names if not is_valid(name)]
    if wrong:
        raise GebruiksFout(
            f"Een interview kan niet {wrong[0]} heten.",
            "Begin met een letter, gebruik alleen letters, cijfers, - en _ (hoogstens 40); geen maand.",
        )


def _double(twins: Sequence[str], id: str) -> str:
    """Say that a text is in the study more than once."""
    return (
        f"Zelfde tekst als {' en '.join(twins)}: telt nu dubbel. "
        f"Is het hetzelfde gesprek, haal dan {id}.txt en {id}.json weg uit interviews."
    )


def _with_names(meldingen: tuple[str, ...], absent: tuple[str, ...]) -> tuple[str, ...]:
    """Name the labels that the user typed in vain; the notice that is kept has only their number."""
    if not absent:
        return meldingen
    listed = ", ".join(f"«{naam}»" for naam in absent)
    return (*(m for m in meldingen if not m.startswith(_VAIN)), f"{_VAIN} {listed}.")


def _same_stem(a: str, b: str) -> bool:
    stem_a, stem_b = (unicodedata.normalize("NFC", Path(naam).stem).casefold() for naam in (a, b))
    return stem_a == stem_b


def _newer(wanted: str, id: str) -> str:
    return f" Is het een nieuwe versie, haal {id} dan weg en geef --vervang --id {wanted}."


def _other_source(bron: Bron, blad: Herkomstblad) -> LeesFout:
    stem = Path(blad.bron).stem
    same = f"noem het bestand dan {stem}{Path(bron.naam).suffix}" if stem else "importeer het dan als invoer"
    return LeesFout(
        f"{bron.naam or 'De invoer'} vervangt {blad.interview} niet: dat interview komt uit "
        f"{blad.bron or 'getypte invoer'}.",
        f"Een ander gesprek? Kies een ander --id. Toch een nieuwe versie van {blad.interview}: {same}.",
    )


def _same_name(bron: Bron, id: str) -> LeesFout:
    return LeesFout(
        f"In deze import zit nog een bestand dat {bron.naam} heet, met een andere inhoud (interview {id}).",
        "Hernoem een van de twee, of importeer ze apart met --id.",
    )


def _failed(bron: Bron, fout: CodeerFout) -> Mislukt:
    return Mislukt(bron.toon, fout.fout, fout.tip or "Kijk het bestand na en probeer het opnieuw.")


def _words(interview: Interview) -> int:
    return sum(count_woorden(interview.spoken(b)) for b in interview.beurten)
