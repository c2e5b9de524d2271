"""What was made to be shared, out of the study's log; and what of it must go since someone said no."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from codeer.core.citeren import JA, TOESTEMMING
from codeer.core.materiaal import FIGUREN
from codeer.core.namen import plain_naam
from codeer.core.terugkoppeling import Antwoord, weigeringen
from codeer.steps._citeerregel import citeerregel
from codeer.steps._rapport_bestanden import VERANTWOORDING
from codeer.storage.kenmerken import Kenmerken
from codeer.storage.logboek import Gebeurtenis, Waarde, lees_logboek, noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.terugkoppeling import Gelezen, lees_terugkoppeling

GEDEELD = "gedeeld"
# these hold figures and no quotes
_ZONDER_CITATEN = ("frequenties", "vergelijking", "verantwoording")
_OPNIEUW = {
    "citatenboekje": "codeer rapport citatenboekje",
    "verbeterideeen": "codeer rapport verbeterideeen",
    "delen": "codeer rapport --delen",
}
_VERSLAG = (".html", ".docx")
_NEE_CITAAT = "tegen een citaat"
VRAAG = "Heb je het al weggegeven? Vraag wie het kreeg om het weg te gooien."


@dataclass(frozen=True, slots=True)
class Achterhaald:
    """A file made to be shared, from before someone said no: whose words, why, and what makes it anew.

    `weg`: it is not in the folder any more, but someone may have it.
    """

    bestand: str
    van: tuple[str, ...]
    waarom: str
    opdracht: str
    weg: bool = False

    def __str__(self) -> str:
        gone = " (hier al weg)" if self.weg else ""
        return f"{self.bestand}{gone} {self.ouder}"

    @property
    def ouder(self) -> str:
        """Say that it is from before, and of whose words."""
        return f"is ouder dan het nee van {', '.join(self.van)} {self.waarom}".rstrip()

    @property
    def tip(self) -> str:
        """Say what to do."""
        return f"Maak het opnieuw: {self.opdracht}. {VRAAG}"

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints for it."""
        return {
            "bestand": self.bestand,
            "van": list(self.van),
            "waarom": self.waarom,
            "weg": self.weg,
            "opdracht": self.opdracht,
            "tip": self.tip,
        }


def noteer_gedeeld(onderzoek: Onderzoek, gegevens: Mapping[str, Waarde]) -> None:
    """Note in the log what was made to be shared, with the refusals that were known then; no content."""
    noteer(onderzoek, GEDEELD, {**gegevens, "weigeringen": bekende_weigeringen(onderzoek)})


def bekende_weigeringen(onderzoek: Onderzoek) -> list[str]:
    """Give the ids of the answers by which quotes are blocked now."""
    return sorted(a.id for a in weigeringen(lees_terugkoppeling(onderzoek).antwoorden))


def achterhaald(
    onderzoek: Onderzoek, kenmerken: Kenmerken, gelezen: Gelezen | None = None
) -> tuple[Achterhaald, ...]:
    """Give the files made to be shared that quote someone who has said no since.

    Of each file its last making counts. What is compared is what was known then, never the time of a file.
    """
    read = gelezen or lees_terugkoppeling(onderzoek)
    refused = weigeringen(read.antwoorden)
    toestemming = _Toestemming(kenmerken)
    found = list(_verslagen(onderzoek, refused))
    for naam, event in _laatste(lees_logboek(onderzoek)[0]).items():
        quoted = [(id, spreker) for id, _, spreker in (g.partition(" ") for g in _lijst(event, "geciteerd"))]
        known = set(_lijst(event, "weigeringen"))
        later = [a for a in refused if a.id not in known and toestemming.betreft(a, quoted)]
        without = [who for who in quoted if not toestemming.mag(*who)]
        if not later and not without:
            continue
        why = _NEE_CITAAT if later else "op de vraag om te citeren"
        if later and without:
            why = ""
        van = {a.respondent or a.interview for a in later} | {toestemming.wie(*who) for who in without}
        gone = not (onderzoek.rapporten / naam).is_file()
        found.append(Achterhaald(f"rapporten/{naam}", tuple(sorted(van)), why, _opdracht(naam), gone))
    return tuple(found)


def _verslagen(onderzoek: Onderzoek, refused: Iterable[Antwoord]) -> Iterator[Achterhaald]:
    """Give the reports to read that were made before a no, by their own account."""
    try:
        account = json.loads((onderzoek.rapporten / VERANTWOORDING).read_bytes())
        known, files = set(account["weigeringen"]), [str(naam) for naam in account["bestanden"]]
    except (OSError, ValueError, KeyError, TypeError):
        return
    van = tuple(sorted({a.respondent or a.interview for a in refused if a.id not in known}))
    for naam in sorted(files) if van else ():
        if PurePosixPath(naam).suffix in _VERSLAG and (onderzoek.rapporten / naam).is_file():
            yield Achterhaald(f"rapporten/{naam}", van, _NEE_CITAAT, "codeer rapport")


def _laatste(events: Iterable[Gebeurtenis]) -> dict[str, Gebeurtenis]:
    """Give per file with quotes the last time that it was made; what a run took away is of no run."""
    found: dict[str, Gebeurtenis] = {}
    for event in events:
        if event.soort == GEDEELD:
            for naam in _lijst(event, "bestanden"):
                path = PurePosixPath(naam)
                if FIGUREN not in path.parts and not path.name.startswith(_ZONDER_CITATEN):
                    found[naam] = event
    return dict(sorted(found.items()))


def _lijst(event: Gebeurtenis, naam: str) -> list[str]:
    rows = event.gegevens.get(naam)
    return [str(row) for row in rows] if isinstance(rows, list) else []


def _opdracht(naam: str) -> str:
    path = PurePosixPath(naam)
    return next((o for stem, o in _OPNIEUW.items() if stem in (path.parts[0], path.stem)), "codeer rapport")


class _Toestemming:
    """Who may be quoted, by the table of kenmerken as it is now."""

    def __init__(self, kenmerken: Kenmerken) -> None:
        self._kenmerken = kenmerken
        self._regel = citeerregel(kenmerken)

    def mag(self, id: str, spreker: str) -> bool:
        key = id.casefold()
        if {(key, ""), (key, spreker)} & self._regel.onduidelijk:
            return False
        row = self._kenmerken.sprekers(id).get(spreker) or self._kenmerken.interview(id)
        return plain_naam(self.wie(id, spreker)) not in self._regel.weigeraars and row.get(TOESTEMMING) == JA

    def wie(self, id: str, spreker: str) -> str:
        return self._kenmerken.respondent(id, spreker)

    def betreft(self, antwoord: Antwoord, quoted: Iterable[tuple[str, str]]) -> bool:
        """Tell whether any of these speakers may be who gave this answer."""
        who = plain_naam(antwoord.respondent)
        return any(
            id == antwoord.interview and (not who or plain_naam(self.wie(id, spreker)) == who)
            for id, spreker in quoted
        )
