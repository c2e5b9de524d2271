"""A row of a review sheet on its way in: compared with when the sheet was made, and with now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from codeer.core.citaat_vinden import vind_citaat
from codeer.core.codering import Voorstel
from codeer.core.gebeurtenis import Beslissing, Gebeurtenis, Over
from codeer.core.hernoemd import namen_van_nu
from codeer.core.plaats import Plaatsbepaler
from codeer.core.werkblad import GELEZEN, Invulling, Rijsoort, Sleutel, afdruk_memo
from codeer.steps._werkblad_cellen import AFGEWEZEN, ANDERS, Cellen, RijFoutError
from codeer.steps._werkblad_maak import kolommen_van_zin, toon_code
from codeer.steps._werkblad_stand import DEELS, EIGEN, JA, NEE, OPEN, WEG, Bladstand
from codeer.steps.coderen import Bewaard, Werkplek

_OPNIEUW = "Kijk in het nieuwe werkblad hoe het nu staat, en vul het daar in."
_VERVANGEN = "Lees de zin in het nieuwe werkblad, als hij daar nog in staat."
_MAX_REGELS = 6


class Invoer:
    """Takes rows of one interview over; `stand` is how it stands after the last one.

    A row that says what the sheet said when it was made, or what stands there already, does nothing.
    One that differs from both is a conflict. RijFoutError says why a row cannot go in.
    """

    def __init__(self, plek: Werkplek, interview: str, stand: Bladstand) -> None:
        self.interview = interview
        self.stand = stand
        self._plek = plek

    def nakijken(self, sleutel: Sleutel, cellen: Cellen) -> None:
        """Take over a decision on a suggestion, a change of a coding, and the memo on it."""
        names = namen_van_nu(self.stand.beeld.codeboek)
        key = replace(sleutel, code=names.get(sleutel.code, sleutel.code))
        mine = cellen.invulling(sleutel, self.stand.invulling(key))
        if mine is not None and not self._is(mine, key.was):
            self._besluit(key, mine, cellen.rij.cel("waarom"))
        self._memo(key, cellen.rij.cel("memo"))

    def zin(self, sleutel: Sleutel, cellen: Cellen) -> None:
        """Take over the codes on the row of a sentence; facets hold for all, the memo for the first."""
        filled = [(code, kant) for code, kant in kolommen_van_zin() if cellen.rij.cel(code)]
        loose = [
            kant for code, kant in kolommen_van_zin() if cellen.rij.cel(kant) and not cellen.rij.cel(code)
        ]
        if loose:
            raise RijFoutError("Er staat een kant zonder code.", "Kies ook een code, of maak de kant leeg.")
        facets, memo = cellen.facetten(), cellen.rij.cel("memo")
        if not filled and (facets or memo):
            raise RijFoutError("Er staat wel een memo of facet, maar geen code.", "Kies er een code bij.")
        kanten = [cellen.code_en_kant(*pair) for pair in filled]
        if filled and not self.stand.beeld.stand.tekst.startswith(sleutel.tekst):
            raise RijFoutError("De tekst van dit interview is intussen vervangen.", _OPNIEUW)
        for nr, kant in enumerate(kanten):
            self._codeer(sleutel.begin, sleutel.eind, kant, facets, "" if nr else memo)

    def gelezen(self, sleutel: Sleutel, cellen: Cellen) -> None:
        """Take over a sentence of the sample: its codes, and that all else does not fit there."""
        word = cellen.rij.cel(GELEZEN).lower()
        if word not in ("", JA, NEE):
            raise RijFoutError(f"«{word}» is geen ja of nee.", "Kies ja of nee, of maak de cel leeg.")
        if word == JA:
            if not self.stand.beeld.stand.tekst.startswith(sleutel.tekst):
                raise RijFoutError("De tekst van dit interview is intussen vervangen.", _VERVANGEN)
            self.zin(sleutel, cellen)
        elif cellen.rij.cel("memo") or any(cellen.rij.cel(n) for pair in kolommen_van_zin() for n in pair):
            tip = f"Zet ja bij {GELEZEN} als je de zin voor alle codes hebt bekeken."
            raise RijFoutError(f"Er is wel iets ingevuld, maar bij {GELEZEN} staat geen ja.", tip)
        mine = Invulling(word)
        if not word or mine == self.stand.invulling(sleutel) or mine.afdruk == sleutel.was:
            return
        place = (sleutel.begin, sleutel.eind)
        finish = self._plek.klaar if word == JA else self._plek.heropen
        self._na(finish(self.interview, place))

    def zelf(self, cellen: Cellen) -> None:
        """Take over a coding of a quote: where it stands once, and only there."""
        citaat = cellen.rij.cel("citaat")
        if not citaat:
            raise RijFoutError("Er staat geen citaat bij.", "Kopieer de woorden uit het interview.")
        kant = cellen.code_en_kant("code", "kant")
        facets = cellen.facetten()
        interview = self.stand.beeld.interview
        places = vind_citaat(citaat, interview.tekst)
        if not places:
            tip = "Kopieer de woorden uit het interview, zonder naam van de spreker, uit één beurt."
            raise RijFoutError(f"Dit citaat staat niet in {interview.id}.", tip)
        if len(places) > 1:
            place = Plaatsbepaler(interview)
            lines = [str(place.fragment(Voorstel("", "", b, e, "")).regelnummer) for b, e in places]
            where = ", ".join(lines[:_MAX_REGELS]) + (" …" if len(lines) > _MAX_REGELS else "")
            text = f"Dit citaat staat {len(places)} keer in {interview.id}: op regel {where}."
            raise RijFoutError(text, "Neem er woorden bij, zodat het er maar één keer staat.")
        self._codeer(*places[0], kant, facets, cellen.rij.cel("memo"))

    def klaar(self, sleutel: Sleutel, cellen: Cellen, *, met_problemen: bool) -> None:
        """Finish the interview, or open it again."""
        word = cellen.rij.cel("klaar").lower()
        if not word:
            return
        if word not in (JA, NEE):
            raise RijFoutError(f"«{word}» is geen ja of nee.", "Kies ja of nee, of maak de cel leeg.")
        mine, now = Invulling(word), self.stand.invulling(sleutel)
        if mine in (now, Invulling("")) or mine.afdruk == sleutel.was:
            return
        if now.afdruk != sleutel.was and now.besluit != DEELS:
            text = (
                f"Sinds dit werkblad is dit interview {'klaar' if now.besluit == JA else 'weer open'} gezet."
            )
            raise RijFoutError(text, _OPNIEUW, conflict=True)
        if word == JA and met_problemen:
            tip = "Verbeter eerst die rijen; daarna kan het interview op klaar."
            raise RijFoutError("Nog niet klaar: van dit interview zijn niet alle rijen overgenomen.", tip)
        self._na(self._plek.klaar(self.interview) if word == JA else self._plek.heropen(self.interview))

    def _besluit(self, sleutel: Sleutel, mine: Invulling, waarom: str) -> None:
        moved = not self.stand.beeld.stand.tekst.startswith(sleutel.tekst)
        if moved and sleutel.soort is Rijsoort.VOORSTEL:
            raise RijFoutError("De tekst van dit interview is intussen vervangen.", _OPNIEUW)
        now = self.stand.invulling(sleutel)
        there = self.stand.zelfde(sleutel.begin, sleutel.eind, mine.code, mine.pool)
        if mine == now or (now.besluit == WEG and mine.besluit == EIGEN and there):
            return
        if not self._is(now, sleutel.was):
            text = f"Sinds dit werkblad is hier iets anders besloten: nu {self._zeg(now)}"
            raise RijFoutError(f"{text}, in het blad {self._zeg(mine)}.", _OPNIEUW, conflict=True)
        if sleutel.soort is Rijsoort.CODERING:
            self._codering(sleutel, mine, now)
            return
        if mine.besluit == OPEN:
            found = self.stand.drager(sleutel)
            if found is None:
                tip = "Kies akkoord, afgewezen of anders."
                raise RijFoutError("Hier staan twee besluiten van jou.", tip)
            self._na(self._plek.haal_weg(self.interview, found.id))
            return
        self._na(
            self._plek.besluit(
                self.interview,
                self._plaats(sleutel.begin, sleutel.eind),
                sleutel.code,
                sleutel.pool,
                Beslissing(mine.besluit),
                wordt=(mine.code, mine.pool) if mine.besluit == ANDERS else None,
                facetten=None if mine.besluit == AFGEWEZEN else dict(mine.facetten),
                waarom=waarom,
            )
        )

    def _codering(self, sleutel: Sleutel, mine: Invulling, now: Invulling) -> None:
        found = self.stand.codering(sleutel.id)
        if found is None or found.anker is None:
            raise RijFoutError("Deze codering is er niet meer.", _OPNIEUW)
        if mine.besluit == WEG:
            self._na(self._plek.haal_weg(self.interview, found.id))
        elif (mine.code, mine.pool) == (now.code, now.pool):
            self._na(self._plek.facetten(self.interview, found.id, dict(mine.facetten)))
        else:
            place = self._plaats(found.anker.begin, found.anker.eind)
            facets = dict(mine.facetten)
            self._na(
                self._plek.codeer(
                    self.interview, place, mine.code, mine.pool, facetten=facets, na=(found.id,)
                )
            )

    def _codeer(
        self, begin: int, eind: int, kant: tuple[str, str], facetten: Mapping[str, str], memo: str
    ) -> None:
        """Give a code, once: what was there and was taken away or changed does not come back unasked."""
        found = self.stand.zelfde(begin, eind, *kant)
        if found is None:
            if self.stand.ooit(begin, eind, *kant):
                tip = f"Wil je haar terug, doe dat dan op de pagina (codeer open). {_OPNIEUW}"
                text = "Deze codering is er al geweest, en daarna weggehaald of veranderd."
                raise RijFoutError(text, tip, conflict=True)
            self._na(self._plek.codeer(self.interview, self._plaats(begin, eind), *kant, facetten=facetten))
            found = self.stand.zelfde(begin, eind, *kant)
        else:
            had = dict(getattr(found.inhoud, "facetten", ()))
            if any(had.get(naam, "") != waarde for naam, waarde in facetten.items()):
                tip = "Wijzig haar op het blad Nakijken."
                raise RijFoutError("Deze codering is er al, met andere facetten.", tip, conflict=True)
        if memo:
            self._memo_bij(found, memo, afdruk_memo(""))

    def _memo(self, sleutel: Sleutel, memo: str) -> None:
        if memo and afdruk_memo(memo) != sleutel.was_memo:
            self._memo_bij(self.stand.drager(sleutel), memo, sleutel.was_memo)

    def _memo_bij(self, g: Gebeurtenis | None, memo: str, was: str) -> None:
        if g is None:
            tip = "Kies ook een besluit, of zet je gedachte bij een codering."
            raise RijFoutError("Een memo kan pas als er een besluit staat.", tip)
        now = afdruk_memo(self.stand.memo(g))
        if now == afdruk_memo(memo):
            return
        if now != was:
            raise RijFoutError("Sinds dit werkblad is de memo hier veranderd.", _OPNIEUW, conflict=True)
        self._na(self._plek.memo(self.interview, Over.CODERING, g.id, memo))

    def _is(self, invulling: Invulling, afdruk: str) -> bool:
        """Tell whether this was filled in when the sheet was made, perhaps under an earlier code name."""
        names = namen_van_nu(self.stand.beeld.codeboek)
        codes = [invulling.code, *(old for old, now in names.items() if now == invulling.code)]
        return any(replace(invulling, code=code).afdruk == afdruk for code in codes)

    def _plaats(self, begin: int, eind: int) -> tuple[int, int, str]:
        return begin, eind, self.stand.beeld.interview.tekst[begin:eind]

    def _na(self, bewaard: Bewaard) -> None:
        self.stand = Bladstand(bewaard.beeld)

    def _zeg(self, invulling: Invulling) -> str:
        code = toon_code(self.stand.beeld.codeboek, invulling.code, invulling.pool)
        return f"{invulling.besluit} {code}".strip()
