"""Everything that the page "Lezen en coderen" can ask, answered as plain values for JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from codeer.core.codeboek import Code
from codeer.core.codering import OVERLEG
from codeer.core.errors import CodeerFout, GebruiksFout
from codeer.core.gebeurtenis import STUDIE, Gebeurtenis, Memo, Over
from codeer.core.interview import count_woorden
from codeer.core.verdeling import Verdeling
from codeer.steps._paginabeeld import Json, toon_interview, toon_memo, toon_stand, vat_samen
from codeer.steps._paginadaden import Vraag, doe
from codeer.steps._paginaideeen import koppel_idee, toon_ideeen
from codeer.steps._werk import Werkbeeld
from codeer.steps.coderen import Werkplek
from codeer.steps.stand import Stand

# told apart by people who do not see all colours; for codes that have none of their own
_KLEUREN = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f6000", "#5b4b8a")
_SNELTOETSEN = 9


class Pagina:
    """Answers the page of one codeur; `opsturen` makes the file to send back, where that can be done."""

    def __init__(
        self, werkplek: Werkplek, verdeling: Verdeling, opsturen: Callable[[], Path] | None = None
    ) -> None:
        self._werkplek = werkplek
        self._verdeling = verdeling
        self._opsturen = opsturen
        self._rows: dict[str, tuple[tuple[Stand, str], Json]] = {}

    def begin(self) -> Json:
        """Give the codebook, and the interviews with how far they are."""
        werkplek = self._werkplek
        book = werkplek.bron.codeboek
        fout = werkplek.bron.codeboek_fout
        memos = _losse_memos(werkplek.beeld(STUDIE))
        return {
            "onderzoek": werkplek.onderzoek.map.name,
            "codeur": werkplek.codeur,
            "blind": werkplek.blind,
            "overleg": werkplek.codeur == OVERLEG,
            "melding": {"fout": fout.fout, "tip": fout.tip} if fout else None,
            "codeboek": {
                "naam": book.naam,
                "versie": book.versie,
                "hash": book.hash(),
                "codes": list(_codes(book.codes, memos)),
            },
            "facetten": [
                {"facet": facet, "waarden": list(waarden), "sneltoets": facet[:1].lower()}
                for facet, waarden in book.facetten
            ],
            "studiememo": toon_memo(memos.get("")),
            "interviews": [self._row(id, found) for id, found in werkplek.beelden()],
        }

    def interview(self, id: str) -> Json:
        """Give one interview with all that the codeur may see of it, after noting that she sees it."""
        self._verdeling.weiger(self._werkplek.codeur, id)
        beeld = self._werkplek.bekijk(id)
        self._werkplek.toonde(beeld)
        return toon_interview(beeld, self._werkplek.bron.kenmerken(id))

    def stand(self, id: str) -> Json:
        """Give how an interview stands now."""
        self._verdeling.weiger(self._werkplek.codeur, id)
        return self._stand(id)

    def daad(self, id: str, gegevens: object) -> Json:
        """Carry out an act, and give how the interview stands after it; it is on the disk by then."""
        self._verdeling.weiger(self._werkplek.codeur, id)
        vraag = Vraag(gegevens)
        done = doe(self._werkplek, id, vraag)
        beeld = done.beeld if done.beeld.interview.id == id else None
        stand = self._stand(id, beeld)
        return {
            "stand": stand,
            "bewaard": datetime.now().astimezone().strftime("%H:%M"),
            "ids": list(done.ids),
        }

    def _stand(self, id: str, beeld: Werkbeeld | None = None) -> Json:
        shown = self._werkplek.bekijk(id, beeld)
        self._werkplek.toonde(shown)
        return toon_stand(shown)

    def ideeen(self, id: str) -> Json:
        """Give the ideas to make things better, and which the codeur's work in an interview belongs to."""
        self._verdeling.weiger(self._werkplek.codeur, id)
        return toon_ideeen(self._werkplek.onderzoek, self._werkplek.beeld(id))

    def idee(self, id: str, gegevens: object) -> Json:
        """Put a coding under an idea or take it away, and give the ideas as they are then."""
        self._verdeling.weiger(self._werkplek.codeur, id)
        koppel_idee(self._werkplek.onderzoek, self._werkplek.beeld(id), Vraag(gegevens))
        return self.ideeen(id)

    def memo(self, gegevens: object) -> Json:
        """Keep a memo on a code or on the study."""
        vraag = Vraag(gegevens)
        over, sleutel = vraag.over(), vraag.tekst("sleutel", "")
        if over not in (Over.CODE, Over.STUDIE):
            raise GebruiksFout(
                "Deze memo hoort bij een interview.", "Open het interview en schrijf hem daar."
            )
        done = self._werkplek.memo(STUDIE, over, sleutel, vraag.tekst("tekst"))
        key = sleutel if over is Over.CODE else ""
        return {"memo": toon_memo(_losse_memos(done.beeld).get(key))}

    def bekeken(self, gegevens: object) -> Json:
        """Note that the codeur sees what an interview has to show."""
        id = Vraag(gegevens).tekst("interview")
        self._verdeling.weiger(self._werkplek.codeur, id)
        self._werkplek.bekijk(id)
        return {}

    def opsturen(self) -> Json:
        """Make the file with the codeur's work, to send back to who handed it out."""
        if self._opsturen is None:
            raise GebruiksFout("Opsturen kan hier niet.", "Geef de hele onderzoeksmap aan je team.")
        path = self._opsturen()
        return {"bestand": path.name, "waar": str(path.parent)}

    def _row(self, id: str, found: Werkbeeld | CodeerFout) -> Json:
        """Give an interview's row in the list; made anew only when something in it changed."""
        assigned = self._assigned(id)
        if isinstance(found, CodeerFout):
            return {"interview": id, "fout": found.fout, "tip": found.tip, **assigned}
        known = self._rows.get(id)
        key = found.stand, found.codeboek_hash
        # a state that stayed the same is the very same value
        if known is None or known[0][0] is not key[0] or known[0][1] != key[1]:
            words = sum(count_woorden(found.interview.spoken(b)) for b in found.interview.beurten)
            known = key, {"interview": id, "woorden": words, **vat_samen(found)}
            self._rows[id] = known
        return {**known[1], **assigned, "blind": found.blind}

    def _assigned(self, id: str) -> Json:
        """Say what the plan wants of this codeur; without a plan everything is everyone's."""
        rij = self._verdeling.van(id)
        mine = not self._verdeling.rijen or self._werkplek.codeur in rij.doeners
        return {
            "toegewezen": mine,
            "niet_door": rij.verboden(self._werkplek.codeur),
            "blind": self._werkplek.is_blind(id),
        }


def _losse_memos(beeld: Werkbeeld) -> dict[str, Gebeurtenis]:
    """Give the codeur's memos on codes, by code, and on the study, by nothing."""
    return {g.inhoud.sleutel: g for g in beeld.eigen if isinstance(g.inhoud, Memo)}


def _codes(codes: tuple[Code, ...], memos: dict[str, Gebeurtenis]) -> Iterator[Json]:
    """Give the codes as the page shows them, parents before their subcodes."""
    nr = 0
    for top, code in enumerate(codes):
        for each, kleur in _coloured(code, code.kleur or _KLEUREN[top % len(_KLEUREN)]):
            nr += 1
            yield {
                "code": each.pad,
                "naam": each.naam,
                "titel": each.titel,
                "ouder": each.ouder,
                "definitie": each.definitie,
                "wel": each.wel,
                "niet": each.niet,
                "kleur": kleur,
                "sneltoets": str(nr) if nr <= _SNELTOETSEN else "",
                "polen": [{"pool": pool, "naam": each.poolnaam(pool)} for pool in each.polen],
                "voorbeelden": [
                    {"tekst": v.tekst, "pool": v.pool or "", "verwacht": v.verwacht} for v in each.voorbeelden
                ],
                "memo": toon_memo(memos.get(each.pad)),
            }


def _coloured(code: Code, kleur: str) -> Iterator[tuple[Code, str]]:
    """Walk over a code and its subcodes, each with its own colour or that of its parent."""
    yield code, kleur
    for sub in code.subcodes:
        yield from _coloured(sub, sub.kleur or kleur)
