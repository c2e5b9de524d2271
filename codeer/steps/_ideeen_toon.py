"""What the page of ideas shows of each: all of it to the team, and to others nothing that points at few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from codeer.core.codering import Fragment
from codeer.core.namen import plain_naam
from codeer.core.telwoord import count
from codeer.core.verbeteridee import FASEN, Verbeteridee
from codeer.rapporten._verbeterideeen import Ideecitaat, Ideekaart
from codeer.steps._deelbaar import Deelbaar
from codeer.steps._uitspraken import Uitspraak

Citaten = Mapping[str, Uitspraak]  # by the ids of their fragments


class Toon:
    """Makes the cards of the page; without `deelbaar` it is for the team. `getoond` is what is quoted."""

    def __init__(self, quotes: Citaten, column: str, deelbaar: Deelbaar | None) -> None:
        self.getoond: list[Fragment] = []
        self._quotes = quotes
        self._column = column
        self._deelbaar = deelbaar
        self._niet: set[str] = set()
        self._te_klein: set[str] = set()
        self._met_naam: dict[str, None] = {}

    def kaart(self, idee: Verbeteridee) -> Ideekaart:
        """Give the card of one idea."""
        known = [id for id in idee.citaten if id in self._quotes]
        return Ideekaart(
            idee=idee.idee,
            omschrijving=idee.omschrijving,
            bedacht_door=self._zonder_naam(idee, idee.bedacht_door),
            fase=idee.getoonde_fase,
            stap=FASEN.index(idee.fase) if idee.fase else -1,
            aan_zet=self._zonder_naam(idee, idee.aan_zet),
            uitkomst=idee.uitkomst,
            stemmen=self._stemmen(idee, known),
            citaten=self.citaten(known),
        )

    def citaten(self, ids: Iterable[str]) -> tuple[Ideecitaat, ...]:
        """Give the quotes that may be shown; to others in an order that tells nothing."""
        rows = [(self._fragment(id), self._quotes[id]) for id in ids]
        if self._deelbaar is None:
            return tuple(self._intern(f, u) for f, u in rows)
        self._niet |= {f.id for f, u in rows if not u.mag}
        self._te_klein |= {f.id for f, u in rows if u.mag and not self._deelbaar.mag(f)}
        shown = [f for f, u in rows if u.mag and self._deelbaar.mag(f)]
        self.getoond += shown
        shown.sort(key=lambda f: (f.citaat.casefold(), f.citaat))
        return tuple(Ideecitaat(f.citaat, self._deelbaar.wie(f)) for f in shown)

    def meldingen(self) -> Iterator[str]:
        """Say what is not on the page, and why."""
        if self._niet:
            what = count(len(self._niet), "citaat staat", "citaten staan")
            yield (
                f"{what} niet op de bladzijde: er is geen toestemming om te citeren, of wie het zei wil het "
                "niet. Met --intern staan ze erop, alleen voor het team."
            )
        if self._te_klein and self._deelbaar:
            what = count(len(self._te_klein), "citaat staat", "citaten staan")
            yield (
                f"{what} niet op de bladzijde: minder dan {self._deelbaar.minimum} mensen zeiden iets over "
                "dat thema, en dan herken je ze misschien."
            )
        if self._met_naam:
            listed = ", ".join(f"«{naam}»" for naam in self._met_naam)
            yield (
                f"Bij {listed} staat wie je sprak, of het nummer van een interview: dan weet je van wie de "
                "citaten zijn. Bij bedacht door en aan zet is het weggelaten; staat het in de tekst zelf, "
                "haal het daar dan weg."
            )
        yield "Lees de bladzijde na op namen, ook bij bedacht door en aan zet, voor je haar weggeeft."

    def _zonder_naam(self, idee: Verbeteridee, cel: str) -> str:
        """Give what a cell says, to others only where it names nobody who was spoken to."""
        if self._deelbaar is None:
            return cel
        if any(map(self._deelbaar.noemt, (idee.idee, idee.omschrijving, idee.uitkomst, cel))):
            self._met_naam[idee.idee] = None
        return "" if self._deelbaar.noemt(cel) else cel

    def _stemmen(self, idee: Verbeteridee, known: Iterable[str]) -> tuple[tuple[str | None, int], ...]:
        if self._deelbaar is None:
            return tuple((naam, tally[2]) for naam, tally in tel(idee, self._quotes, self._column))
        who = {(self._quotes[id].interview.id, self._quotes[id].eerste.spreker) for id in known}
        return self._deelbaar.stemmen(who, self._column)

    def _fragment(self, id: str) -> Fragment:
        return next(f for f in self._quotes[id].fragmenten if f.id == id)

    def _intern(self, f: Fragment, u: Uitspraak) -> Ideecitaat:
        bron = f"{u.interview.id}, regel {f.regelnummer}"
        return Ideecitaat(f.citaat, u.kenmerken.get(self._column, ""), bron, f.id, intern=not u.mag)


def tel(idee: Verbeteridee, quotes: Citaten, column: str) -> list[tuple[str, tuple[int, int, int]]]:
    """Count who said it, per group: fragments, interviews, people; a stretch counts once."""
    said = {(quotes[id].interview.id, quotes[id].anker): quotes[id] for id in idee.citaten if id in quotes}
    groups: dict[str, list[Uitspraak]] = {}
    for u in said.values():
        groups.setdefault(u.kenmerken.get(column, ""), []).append(u)
    return [
        (
            groep,
            (len(rows), len({u.interview.id for u in rows}), len({plain_naam(u.respondent) for u in rows})),
        )
        for groep, rows in sorted(groups.items())
    ]
