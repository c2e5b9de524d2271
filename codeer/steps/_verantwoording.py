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
_NIET_ALLES = (
    "Van de {} interviews zijn er {}. Wat niet beoordeeld is, is in de tabellen leeg en telt nergens mee."
)
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """An interview that could not be read."""

    interview: str
    fout: str
    tip: str = ""


class Boekhouding:
    """The account of one run; small, however many interviews come by.

    `per` are the kenmerken of its tables, `ook` those by which documents compare besides.
    """

    def __init__(self, codeboek: Codeboek, per: Sequence[str] = (), ook: Sequence[str] = ()) -> None:
        self.datum = ""
        self.mensen = Mensen()
        self._per = per
        self._codes = tuple(code.pad for code in codeboek.alle_codes())
        self._gronden = Gronden(codeboek, tuple(dict.fromkeys((*per, *ook))))
        self._niet: list[str] = []
        self._deels: list[str] = []
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
        if woorden and not materiaal.alles_beoordeeld:
            self._neem_deel(materiaal, woorden)
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
        if len(self._niet) == len(self._interviews) - len(self._zonder):
            return [_NIEMAND_KLAAR]
        if not self._niet and not self._deels:
            return []
        none = [f"{len(self._niet)} door niemand beoordeeld"] if self._niet else []
        part = [f"{len(self._deels)} voor een deel"] if self._deels else []
        return [_NIET_ALLES.format(len(self._interviews), " en ".join([*none, *part]))]

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
                "niet_beoordeeld": self._niet,
                "deels_beoordeeld": self._deels,
                "onleesbaar": [{"interview": o.interview, "fout": o.fout} for o in overgeslagen],
            },
            "interviews": self._interviews,
        }

    def _neem_deel(self, materiaal: Materiaal, woorden: int) -> None:
        """Note an interview of which not every word was judged for every code."""
        judged = [materiaal.beoordeelde_woorden((code,)) for code in self._codes]
        if not any(judged):
            self._niet.append(materiaal.interview.id)
        elif any(sum((words or {}).values()) < woorden for words in judged):
            self._deels.append(materiaal.interview.id)

    def _tel_weggelaten(self, materiaal: Materiaal) -> int:
        """Add up the turns that do not count, by role, and give the number of those that do."""
        geteld = 0
        for beurt in materiaal.interview.beurten:
            if counts(beurt.spreker, self._codeboek.instellingen.sprekers):
                geteld += 1
                continue
            self._weg[beurt.rol] = self._weg.get(beurt.rol, 0) + 1
        return geteld
