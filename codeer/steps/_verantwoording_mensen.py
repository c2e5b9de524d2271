"""Keep account of people's work while interviews come by: who coded how far, and what does not count yet."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from codeer.core.codering import OVERLEG
from codeer.core.codeurnaam import is_herhaling
from codeer.core.materiaal import Materiaal
from codeer.core.menswerk import Codeurwerk, Menswerk
from codeer.core.telwoord import count

_VELDEN = ("interviews", "interviews_af", "eenheden_af", "eenheden_blind", "onaf", "open_voorstellen")

_GETELD = (
    *("afgerond", "blind", "dubbel", "nog_niet_besproken", "overleg"),
    *("verouderd", "buiten", "conflicten", "onbekend"),
)


def hash_werk(geldend: Iterable[str]) -> str:
    """Give the sha256 of what people's work comes down to: the ids of the events that hold."""
    return hashlib.sha256("\n".join(sorted(geldend)).encode()).hexdigest()


class Mensen:
    """The account of people's work over all interviews of one run."""

    def __init__(self) -> None:
        self._codeurs: dict[str, dict[str, int]] = {}
        self._tel = Counter[str]()
        self._andere_codes = Counter[str]()
        self._jonger: dict[str, dict[str, list[str]]] = {}
        self._ideeen: dict[str, list[str]] = {}
        self._geldend: list[str] = []

    def neem(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        werk = materiaal.werk
        if werk is None:
            return
        self._geldend += werk.geldend
        for naam in _GETELD:
            self._tel[naam] += getattr(werk, naam)
        self._andere_codes.update(werk.andere_codes)
        for c in werk.codeurs:
            self._neem_codeur(c, werk, materiaal.interview.id)
        for idee in werk.ideeen:
            self._ideeen.setdefault(idee.naam, []).append(idee.toelichting)

    @property
    def is_dubbel(self) -> bool:
        """Tell whether two or more people finished the same."""
        return self._tel["dubbel"] > 0

    def inhoud(self, weg: Iterable[str] = ()) -> dict[str, object]:
        """Give the account as what JSON knows; `weg` are interviews with codings that are not there."""
        tel = self._tel
        return {
            "codeurs": dict(sorted(self._codeurs.items())),
            "eenheden": {
                "afgerond": tel["afgerond"],
                "blind": tel["blind"],
                "door_twee_of_meer": tel["dubbel"],
            },
            "nog_niet_besproken": tel["nog_niet_besproken"],
            "fragmenten_uit_overleg": tel["overleg"],
            "jongere_codes": {c: dict(sorted(rows.items())) for c, rows in sorted(self._jonger.items())},
            "telt_niet_mee": {
                "onaf": sum(c["onaf"] for c in self._codeurs.values()),
                "bij_een_andere_tekst": tel["verouderd"],
                "buiten_wat_telt": tel["buiten"],
                "conflicten": tel["conflicten"],
                "niet_te_begrijpen": tel["onbekend"],
                "code_niet_in_codeboek": dict(sorted(self._andere_codes.items())),
                "interview_is_weg": sorted(weg),
                "herhaling": sorted(c for c in self._codeurs if is_herhaling(c)),
            },
            "ideeen": [
                {"naam": naam, "aantal": len(said), "toelichtingen": sorted({t for t in said if t})}
                for naam, said in sorted(self._ideeen.items())
            ],
            "hash": hash_werk(self._geldend),
        }

    def meldingen(self) -> list[str]:
        """Say what people would want to know before they use the figures."""
        found = []
        onaf = {c: row["onaf"] for c, row in sorted(self._codeurs.items()) if row["onaf"]}
        if onaf:
            who = ", ".join(f"{codeur} {n}" for codeur, n in onaf.items())
            found.append(
                f"Nog niet meegeteld: coderingen in stukken die niet af zijn ({who}). "
                "Ze tellen zodra het stuk is afgerond."
            )
        if n := self._tel["nog_niet_besproken"]:
            found.append(
                f"{count(n, 'fragment is', 'fragmenten zijn')} nog niet besproken: niet iedereen die het "
                "las, gaf de code. Zie waar met: codeer consistentie"
            )
        if n := self._tel["conflicten"]:
            found.append(
                f"{count(n, 'conflict wacht', 'conflicten wachten')} op een keuze en "
                f"{'telt' if n == 1 else 'tellen'} nog niet mee. "
                "Zie: codeer status"
            )
        lost = sum(self._tel[naam] for naam in ("verouderd", "onbekend")) + self._andere_codes.total()
        if lost:
            found.append(
                f"{count(lost, 'codering van een mens telt', 'coderingen van mensen tellen')} niet mee. "
                "Waarom staat in verantwoording.md."
            )
        return found

    def _neem_codeur(self, c: Codeurwerk, werk: Menswerk, interview: str) -> None:
        row = self._codeurs.setdefault(c.codeur, dict.fromkeys(_VELDEN, 0))
        row["interviews"] += 1
        row["interviews_af"] += 0 < werk.eenheden == c.afgerond
        row["eenheden_af"] += c.afgerond
        row["eenheden_blind"] += c.blind
        row["onaf"] += c.onaf
        row["open_voorstellen"] += c.open_voorstellen
        for code in c.jonger if c.codeur != OVERLEG else ():
            self._jonger.setdefault(code, {}).setdefault(c.codeur, []).append(interview)
