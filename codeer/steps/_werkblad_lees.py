"""Take over what was filled in on a review sheet: row by row, what is sure; the rest is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from codeer.core.errors import GebruiksFout, OnderzoekFout, VerouderdFout
from codeer.core.namen import meant, plain_naam
from codeer.core.werkblad import (
    ALLEEN_LEZEN,
    GELEZEN,
    KLAAR,
    MELDING,
    NAKIJKEN,
    SLEUTEL,
    STEEKPROEF,
    ZELF,
    ZINNEN,
    Gelezenmap,
    Gelezenrij,
    Rijsoort,
    Sleutel,
    zelfde_tekst,
)
from codeer.steps._werkblad_cellen import Cellen, RijFoutError
from codeer.steps._werkblad_maak import kolommen_van_zin
from codeer.steps._werkblad_rij import Invoer
from codeer.steps._werkblad_stand import Bladstand
from codeer.steps.coderen import Werkplek

_SOORTEN = {
    NAKIJKEN: (Rijsoort.VOORSTEL, Rijsoort.CODERING),
    ZINNEN: (Rijsoort.ZIN,),
    KLAAR: (Rijsoort.KLAAR,),
    STEEKPROEF: (Rijsoort.STEEKPROEF,),
}


_BIJ_ANDERE_ZIN = "Zet de code bij een zin van de respondent, en maak hier de gele cellen leeg."


@dataclass(frozen=True, slots=True, order=True)
class Probleem:
    """A row that was not taken over: where it stands, why, and what to do."""

    blad: str
    rij: int
    tekst: str
    tip: str
    interview: str = ""
    conflict: bool = False


@dataclass(slots=True)
class Teruggelezen:
    """What reading came to; `over` and `zelf` go into the new sheet, to be mended there."""

    overgenomen: int = 0
    problemen: list[Probleem] = field(default_factory=list)
    over: dict[str, dict[str, str]] = field(default_factory=dict)
    zelf: list[Mapping[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Taak:
    blad: str
    rij: Gelezenrij
    sleutel: Sleutel | None = None


class Teruglezer:
    """Reads one workbook back through a Werkplek; the good rows go in, nothing is guessed."""

    def __init__(self, werkplek: Werkplek, gelezen: Gelezenmap, *, zelfde_codeboek: bool) -> None:
        self._plek = werkplek
        self._map = gelezen
        self._zelfde_codeboek = zelfde_codeboek
        self._ids = werkplek.bron.interviews()
        self.uit = Teruggelezen()

    def lees(self) -> Teruggelezen:
        """Take over all rows, interview by interview; SlotFout and SchrijfFout stop it, to be done again."""
        by_interview: dict[str, list[_Taak]] = {}
        for blad in (NAKIJKEN, ZINNEN, STEEKPROEF, ZELF, KLAAR):
            for taak in self._taken(blad):
                by_interview.setdefault(self._interview(taak), []).append(taak)
        by_interview.pop("", None)
        for interview in self._ids:
            if taken := by_interview.get(interview):
                try:
                    seen = self._plek.bekijk(interview)
                except OnderzoekFout as fout:
                    first = taken[0]
                    self._meld(first.blad, first.rij.nr, RijFoutError(fout.fout, fout.tip), None, interview)
                    continue
                with self._plek.samen(interview):
                    work = Invoer(self._plek, interview, Bladstand(seen))
                    for taak in taken:
                        self._probeer(work, taak)
        self.uit.problemen.sort()
        return self.uit

    def _taken(self, blad: str) -> Iterator[_Taak]:
        """Give the rows of a sheet that are whole, each once."""
        rows = self._map.rijen.get(blad, ())
        if blad == ZELF:
            yield from (_Taak(blad, rij) for rij in rows if set(rij.cellen) - {MELDING})
            return
        if rows and SLEUTEL not in self._map.kolommen[blad]:
            tip = "Laat alle kolommen staan, ook de verborgen kolom. Maak een nieuw werkblad en vul het in."
            self._meld(blad, rows[0].nr - 1, RijFoutError(f"De kolom {SLEUTEL} ontbreekt.", tip))
            return
        seen: dict[str, _Taak] = {}
        twice: set[str] = set()
        for rij in rows:
            sleutel = self._sleutel(blad, rij)
            if sleutel is None:
                continue
            first = seen.setdefault(sleutel.rij, _Taak(blad, rij, sleutel))
            if first.rij is not rij and _ingevuld(first.rij) != _ingevuld(rij):
                twice.add(sleutel.rij)
                text = f"Deze rij staat er twee keer: ook op rij {first.rij.nr}, anders ingevuld."
                self._meld(blad, rij.nr, RijFoutError(text, "Haal een van de twee weg."))
        yield from (taak for key, taak in seen.items() if key not in twice)

    def _sleutel(self, blad: str, rij: Gelezenrij) -> Sleutel | None:
        """Read the key of a row; a row without one says nothing, unless it was filled in."""
        text = rij.cel(SLEUTEL)
        if text.startswith(ALLEEN_LEZEN):
            self._niet_gecodeerd(blad, rij)
            return None
        found = Sleutel.lees(text) if text else None
        if found is None or found.soort not in _SOORTEN[blad]:
            if _ingevuld(rij):
                why = (
                    "De verborgen sleutel van deze rij is beschadigd."
                    if text
                    else "Deze rij is niet van codeer."
                )
                tip = f"Eigen coderingen zet je op het blad {ZELF}. Anders: maak een nieuw werkblad."
                self._meld(blad, rij.nr, RijFoutError(why, tip))
            return None
        return found

    def _niet_gecodeerd(self, blad: str, rij: Gelezenrij) -> None:
        """List what was filled in where someone speaks who does not count; it stays on the sheet."""
        if filled := _ingevuld(rij):
            who = rij.cel("spreker")
            asked = "vragen van de interviewer tellen" if who.startswith("I") else f"wat {who} zegt telt"
            fout = RijFoutError(f"Deze rij is om te lezen: {asked} niet mee.", _BIJ_ANDERE_ZIN)
            self._meld(blad, rij.nr, fout)
            said = {MELDING: f"{fout.tekst} {fout.tip}"}
            self.uit.over[f"{rij.cel('interview')} {rij.cel(SLEUTEL)}"] = {**filled, **said}

    def _interview(self, taak: _Taak) -> str:
        """Find the interview of a row; what has none is listed."""
        wanted = taak.sleutel.interview if taak.sleutel else taak.rij.cel("interview")
        found = next((id for id in self._ids if plain_naam(id) == plain_naam(wanted)), "")
        if not found:
            what = f"Interview «{wanted}» is er niet." if wanted else "Er staat geen interview bij."
            self._meld(taak.blad, taak.rij.nr, RijFoutError(what, meant(wanted, self._ids)), taak)
        return found

    def _probeer(self, work: Invoer, taak: _Taak) -> None:
        before = work.stand.beeld.staat.nr
        try:
            self._neem(work, taak)
        except RijFoutError as fout:
            self._meld(taak.blad, taak.rij.nr, fout, taak, work.interview)
        except (GebruiksFout, VerouderdFout) as fout:
            self._meld(taak.blad, taak.rij.nr, RijFoutError(fout.fout, fout.tip), taak, work.interview)
        self.uit.overgenomen += work.stand.beeld.staat.nr > before

    def _neem(self, work: Invoer, taak: _Taak) -> None:
        cellen = Cellen(taak.rij, work.stand.beeld.codeboek)
        if taak.sleutel is None:
            work.zelf(cellen)
        elif taak.sleutel.soort is Rijsoort.ZIN:
            _check_cellen(taak, work.stand, kant=False)
            work.zin(taak.sleutel, cellen)
        elif taak.sleutel.soort is Rijsoort.STEEKPROEF:
            _check_cellen(taak, work.stand, kant=False)
            work.gelezen(taak.sleutel, cellen)
        elif taak.sleutel.soort is Rijsoort.KLAAR:
            bad = any(p.interview == work.interview for p in self.uit.problemen)
            work.klaar(taak.sleutel, cellen, met_problemen=bad)
        else:
            _check_cellen(taak, work.stand, kant=self._zelfde_codeboek)
            work.nakijken(taak.sleutel, cellen)

    def _meld(
        self, blad: str, nr: int, fout: RijFoutError, taak: _Taak | None = None, interview: str = ""
    ) -> None:
        self.uit.problemen.append(Probleem(blad, nr, fout.tekst, fout.tip, interview, fout.conflict))
        said = {MELDING: f"{fout.tekst} {fout.tip}".strip()}
        if taak is None:
            return
        if taak.sleutel is None:
            self.uit.zelf.append({**taak.rij.cellen, **said})
        else:
            kept = {} if fout.opnieuw else _ingevuld(taak.rij)
            self.uit.over[taak.sleutel.rij] = {**kept, **said}


def _ingevuld(rij: Gelezenrij) -> dict[str, str]:
    """Give the cells of a row that are a person's to fill in."""
    own = ("besluit", "wordt_code", "wordt_kant", "memo", "klaar", GELEZEN)
    pairs = [name for pair in kolommen_van_zin() for name in pair]
    given = [*own, *(pairs if "zin" in rij.cellen else ())]
    return {k: v for k, v in rij.cellen.items() if k in given or k.startswith("facet ")}


def _check_cellen(taak: _Taak, stand: Bladstand, *, kant: bool) -> None:
    """Raise RijFoutError when what belongs together on a row does not stand together any more."""
    sleutel, rij = taak.sleutel, taak.rij
    if sleutel is None:
        return
    tip = "Zet de cel terug, of maak een nieuw werkblad. Sorteer altijd het hele blad tegelijk."
    quote = rij.cel("citaat") or rij.cel("zin")
    text = stand.beeld.interview.tekst[sleutel.begin : sleutel.eind]
    same_text = stand.beeld.stand.tekst.startswith(sleutel.tekst)
    wrong = [
        what
        for what, bad in (
            ("het citaat", bool(quote) and same_text and not zelfde_tekst(quote, text)),
            ("de naam van de rij", rij.cel("rij") not in ("", sleutel.rij)),
            ("het interview", rij.cel("interview") not in ("", sleutel.interview)),
            ("de code", sleutel.code != "" and rij.cel("code") not in ("", sleutel.code)),
            ("de kant", kant and rij.cel("kant") not in ("", sleutel.pool, _kant(stand, sleutel))),
        )
        if bad
    ]
    if wrong:
        text = f"In deze rij is {wrong[0]} veranderd, en dat is geen gele cel."
        raise RijFoutError(text, tip, opnieuw=True)


def _kant(stand: Bladstand, sleutel: Sleutel) -> str:
    code = stand.beeld.codeboek.code(sleutel.code)
    return code.poolnaam(sleutel.pool) if code else sleutel.pool
