"""How an interview stands for one codeur, as the review sheet has it: what is filled in at each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from codeer.core.codering import Voorstel
from codeer.core.gebeurtenis import Besluit, Codering, Gebeurtenis, Memo
from codeer.core.werkblad import Invulling, Rijsoort, Sleutel, afdruk_memo
from codeer.steps._werk import Werkbeeld

OPEN, EIGEN, WEG = "open", "eigen", "weg"
JA, NEE, DEELS = "ja", "nee", "deels"
CONFLICT = "conflict"
# begin, eind, code and pole of a suggestion
Kandidaat = tuple[int, int, str, str]


@dataclass(frozen=True)
class Bladstand:
    """The work of one codeur on one interview, by the keys of the sheet."""

    beeld: Werkbeeld

    @cached_property
    def besluiten(self) -> dict[Kandidaat, Gebeurtenis]:
        """Give the decisions in force, by what they are on."""
        return {key: g for g in self.beeld.eigen if (key := self._key(g))}

    @cached_property
    def botsingen(self) -> frozenset[Kandidaat]:
        """Give the suggestions on which two own decisions contradict each other."""
        rows = (g for c in self.beeld.conflicten for g in c.gebeurtenissen)
        return frozenset(key for g in rows if (key := self._key(g)))

    @cached_property
    def coderingen(self) -> tuple[Gebeurtenis, ...]:
        """Give the own codings in force, in the text of now."""
        here = (g for g in self.beeld.eigen if g.tekst == self.beeld.stand.tekst)
        return tuple(g for g in here if isinstance(g.inhoud, Codering))

    @cached_property
    def _opvolgers(self) -> dict[str, Gebeurtenis]:
        """Give per event that a coding ever was, the coding in force that it became."""
        found: dict[str, Gebeurtenis] = {}
        for g in self.coderingen:
            todo = [g.id]
            while todo:
                if (id := todo.pop()) not in found:
                    found[id] = g
                    todo += self.beeld.staat.vervangt(id)
        return found

    def codering(self, id: str) -> Gebeurtenis | None:
        """Find what became of a coding; None when it was taken back."""
        return self._opvolgers.get(id)

    def zelfde(self, begin: int, eind: int, code: str, pool: str) -> Gebeurtenis | None:
        """Find the own coding of this place with this code and pole."""
        return next((g for g in self.coderingen if _kandidaat(g) == (begin, eind, code, pool)), None)

    def ooit(self, begin: int, eind: int, code: str, pool: str) -> bool:
        """Tell whether the codeur ever had this coding, in force or not."""
        mine = (g for g in self.beeld.staat.gebeurtenissen if g.codeur == self.beeld.codeur)
        here = (g for g in mine if g.tekst == self.beeld.stand.tekst)
        return any(_kandidaat(g) == (begin, eind, code, pool) for g in here)

    @cached_property
    def kandidaten(self) -> tuple[Voorstel, ...]:
        """Give the suggestions to show: those of now and those that were decided on; none when blind."""
        if self.beeld.blind:
            return ()
        rows = list(self.beeld.voorgesteld.voorstellen)
        known = {(v.begin, v.eind, v.code, v.pool) for v in rows}
        for key in sorted({*self.besluiten, *self.botsingen} - known):
            found = self.besluiten.get(key)
            why = found.inhoud.waarom if found and isinstance(found.inhoud, Besluit) else ""
            rows.append(Voorstel(key[2], key[3], key[0], key[1], why))
        return tuple(rows)

    def invulling(self, sleutel: Sleutel) -> Invulling:
        """Give what is filled in at a row now."""
        if sleutel.soort is Rijsoort.KLAAR:
            return Invulling(self.klaar)
        if sleutel.soort is Rijsoort.STEEKPROEF:
            return Invulling(self.gelezen(sleutel.begin, sleutel.eind))
        if sleutel.soort is Rijsoort.CODERING:
            found = self.codering(sleutel.id)
            if found is None or not isinstance(found.inhoud, Codering):
                return Invulling(WEG)
            return Invulling(EIGEN, found.inhoud.code, found.inhoud.pool, found.inhoud.facetten)
        key = sleutel.begin, sleutel.eind, sleutel.code, sleutel.pool
        found = self.besluiten.get(key)
        if key in self.botsingen:
            return Invulling(CONFLICT)
        if found is None or not isinstance(found.inhoud, Besluit):
            return Invulling(OPEN)
        b = found.inhoud
        return Invulling(b.beslissing.value, b.wordt_code, b.wordt_pool, b.facetten)

    def drager(self, sleutel: Sleutel) -> Gebeurtenis | None:
        """Find the event of a row that a memo can hang on."""
        if sleutel.soort is Rijsoort.CODERING:
            return self.codering(sleutel.id)
        return self.besluiten.get((sleutel.begin, sleutel.eind, sleutel.code, sleutel.pool))

    def memo(self, g: Gebeurtenis | None) -> str:
        """Give the own memo on an event."""
        if g is None:
            return ""
        found = (m for m in self.beeld.staat.memos_bij(g) if m.codeur == self.beeld.codeur)
        return next((m.inhoud.tekst for m in found if isinstance(m.inhoud, Memo)), "")

    def sleutels(self) -> Iterator[tuple[Sleutel, str]]:
        """Give the key of every suggestion and coding with its reason, by place and in codebook order."""
        order = {code.pad: nr for nr, code in enumerate(self.beeld.codeboek.alle_codes())}
        rows = [
            (self.sleutel(Rijsoort.VOORSTEL, v.begin, v.eind, v.code, v.pool), v.waarom)
            for v in self.kandidaten
        ]
        for g in self.coderingen:
            begin, eind, code, pool = _kandidaat(g)
            rows.append((self.sleutel(Rijsoort.CODERING, begin, eind, code, pool, g.id), ""))
        rows.sort(key=lambda r: (r[0].begin, r[0].eind, order.get(r[0].code, len(order)), r[0].pool, r[0].id))
        yield from rows

    def sleutel(  # noqa: PLR0913, PLR0917 -- a key has these parts
        self, soort: Rijsoort, begin: int = 0, eind: int = 0, code: str = "", pool: str = "", id: str = ""
    ) -> Sleutel:
        """Make the key of a row, with prints of what is filled in now."""
        bare = Sleutel(
            soort, self.beeld.interview.id, self.beeld.stand.tekst[:12], begin, eind, code, pool, id
        )
        if soort is Rijsoort.ZIN:
            return bare
        filled = self.invulling(bare).afdruk
        memo = (
            ""
            if soort in (Rijsoort.KLAAR, Rijsoort.STEEKPROEF)
            else afdruk_memo(self.memo(self.drager(bare)))
        )
        return Sleutel(
            soort, bare.interview, bare.tekst, begin, eind, code, pool, id, was=filled, was_memo=memo
        )

    @property
    def klaar(self) -> str:
        """Tell whether the whole interview is finished for all codes: yes, no, or partly."""
        seen = [self.beeld.eigen_oordelen.gezien.get(c.pad, 0) for c in self.beeld.codeboek.alle_codes()]
        full = (1 << len(self.beeld.dekking.zinnen)) - 1
        if full and all(bits == full for bits in seen):
            return JA
        return DEELS if any(seen) else NEE

    def gelezen(self, begin: int, eind: int) -> str:
        """Tell whether a sentence is finished for all codes of now."""
        here = self.beeld.dekking.bits_in(self.beeld.dekking.geheel_in(begin, eind))
        seen = self.beeld.eigen_oordelen.gezien
        whole = all(seen.get(c.pad, 0) & here == here for c in self.beeld.codeboek.alle_codes())
        return JA if here and whole else NEE

    def _key(self, g: Gebeurtenis) -> Kandidaat | None:
        here = isinstance(g.inhoud, Besluit) and g.tekst == self.beeld.stand.tekst
        return _kandidaat(g) if here else None


def _kandidaat(g: Gebeurtenis) -> Kandidaat:
    if g.anker is None or not isinstance(g.inhoud, (Besluit, Codering)):
        return (-1, -1, "", "")
    return g.anker.begin, g.anker.eind, g.inhoud.code, g.inhoud.pool
