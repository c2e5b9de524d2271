"""Keep account while interviews come by: what was counted, what it rests on, what was left out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Herkomst
from codeer.core.interview import counts
from codeer.core.materiaal import Materiaal
from codeer.steps._gronden import Gronden
from codeer.steps._verantwoording_mensen import Mensen

_GEEN_INTERVIEWS = (
    "Er zijn nog geen interviews: alle tabellen zijn leeg. Lees ze in met: codeer import BESTANDEN"
)
_NIEMAND = (
    "Niemand die meetelt ({}) is aan het woord: alle cijfers zijn 0. Klopt niet wie er spreekt, lees de "
    "interviews dan opnieuw in met --vervang --spreker NAAM=R."
)
_NIEMAND_KLAAR = (
    "Nog niemand heeft iets beoordeeld van wat je vraagt: de tabellen zijn leeg, en leeg is niet 0. "
    "Coderingen van mensen tellen zodra een stuk of interview is afgerond in: codeer open --codeur NAAM"
)
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """An interview that could not be read."""

    interview: str
    fout: str
    tip: str = ""


class Boekhouding:
    """The account of one run; small, however many interviews come by."""

    def __init__(self, codeboek: Codeboek, per: Sequence[str] = ()) -> None:
        self.datum = ""
        self.mensen = Mensen()
        self._per = per
        self._gronden = Gronden([code.pad for code in codeboek.alle_codes()], per)
        self._beoordeeld = False
        self._codeboek = codeboek
        self._interviews: list[dict[str, object]] = []
        self._zonder: list[str] = []
        self._weg: dict[str, int] = {}
        self._bronnen = dict.fromkeys((h.value for h in Herkomst), 0)
        self._personen: set[str] = set()
        self._woorden = 0

    def neem(self, materiaal: Materiaal) -> None:
        """Take in one interview."""
        interview, woorden = materiaal.interview, sum(materiaal.woorden.values())
        geteld = self._tel_weggelaten(materiaal)
        self._interviews.append(
            {
                "interview": interview.id,
                "sha256": hashlib.sha256(interview.tekst.encode()).hexdigest(),
                "woorden": woorden,
                "beurten": len(interview.beurten),
                "getelde_beurten": geteld,
                "fragmenten": len(materiaal.fragmenten),
            }
        )
        if not woorden:
            self._zonder.append(interview.id)
        self._woorden += woorden
        self._personen.update(materiaal.respondenten.values())
        for f in materiaal.fragmenten:
            self._bronnen[f.herkomst.value] += 1
        self.mensen.neem(materiaal)
        self._gronden.neem(materiaal)
        judged = materiaal.beoordeeld
        self._beoordeeld = self._beoordeeld or judged is None or any(judged.codes.values())
        rijen = (materiaal.kenmerken, *materiaal.sprekerkenmerken.values())
        data = (rij.get("datum", "") for rij in rijen)
        self.datum = max([self.datum, *(d for d in data if _DATUM.fullmatch(d))])

    def let_op(self, per: str = "") -> str:
        """Give the warning for on top of tables that compare (those per kenmerk `per`), or nothing."""
        if per:
            return self._gronden.let_op_per(per, self._bronnen)
        return self._gronden.let_op(self._bronnen)

    def leegte(self) -> list[str]:
        """Say it when there was nothing to count."""
        if not self._interviews:
            return [_GEEN_INTERVIEWS]
        counted = ", ".join(self._codeboek.instellingen.sprekers)
        if not self._woorden:
            return [_NIEMAND.format(counted)]
        return [] if self._beoordeeld else [_NIEMAND_KLAAR]

    def inhoud(self, versies: Mapping[str, str], overgeslagen: Sequence[Overgeslagen]) -> dict[str, object]:
        """Give the account as what JSON knows, files and options left out."""
        boek = self._codeboek
        return {
            "versies": dict(sorted(versies.items())),
            "taalmodel": boek.taalmodel,
            "codeboek": {
                "naam": boek.naam,
                "versie": boek.versie,
                "hash": boek.hash(),
                "zoek_hash": boek.zoek_hash(),
                "codes": sum(1 for _ in boek.alle_codes()),
            },
            "instellingen": {
                "eenheid": boek.instellingen.eenheid.value,
                "sprekers": list(boek.instellingen.sprekers),
            },
            "datum": self.datum or None,
            "let_op": self.let_op(),
            "let_op_per": {per: self.let_op(per) for per in self._per},
            "totaal": {
                "interviews": len(self._interviews),
                "met_getelde_woorden": len(self._interviews) - len(self._zonder),
                "respondenten": len(self._personen),
                "woorden": self._woorden,
                "fragmenten": sum(self._bronnen.values()),
            },
            "bronnen": self._bronnen,
            "weggelaten": {
                "sprekers": {rol: {"beurten": n} for rol, n in sorted(self._weg.items())},
                "zonder_getelde_woorden": self._zonder,
                "onleesbaar": [{"interview": o.interview, "fout": o.fout} for o in overgeslagen],
            },
            "interviews": self._interviews,
        }

    def _tel_weggelaten(self, materiaal: Materiaal) -> int:
        """Add up the turns that do not count, by role, and give the number of those that do."""
        geteld = 0
        for beurt in materiaal.interview.beurten:
            if counts(beurt.spreker, self._codeboek.instellingen.sprekers):
                geteld += 1
                continue
            self._weg[beurt.rol] = self._weg.get(beurt.rol, 0) + 1
        return geteld
