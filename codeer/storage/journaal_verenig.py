"""Bring work from elsewhere into a study: the union of events, added at the end, nothing rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codeer.core.gebeurtenis import Gebeurtenis, Onbekend
from codeer.storage.journaal import WACHT, Journaal, journaal_pad
from codeer.storage.journaal_lezen import Regel, lees_journaal
from codeer.storage.onderzoek import Onderzoek

# whose journal an event is for: codeur and interview
Eigenaar = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vereniging:
    """What a union brings: the lines that are new per codeur and interview, and what was there already.

    `geweigerd` are events of no codeur or interview that could exist; they stay where they came from.
    """

    nieuw: Mapping[Eigenaar, tuple[Regel, ...]]
    bekend: int
    geweigerd: tuple[Regel, ...]

    @property
    def aantal(self) -> int:
        """Give the number of new events."""
        return sum(map(len, self.nieuw.values()))


def vergelijk(onderzoek: Onderzoek, regels: Iterable[Regel]) -> Vereniging:
    """Say what a union would bring, without writing anything."""
    known: set[Gebeurtenis | Onbekend] = set(lees_journaal(onderzoek).gebeurtenissen)
    nieuw: dict[Eigenaar, list[Regel]] = {}
    bekend, geweigerd = 0, []
    for regel in regels:
        g = regel.gebeurtenis
        try:
            journaal_pad(onderzoek, g.codeur, g.interview)
        except ValueError:
            geweigerd.append(regel)
            continue
        if g in known:
            bekend += 1
            continue
        known.add(g)
        nieuw.setdefault((g.codeur, g.interview), []).append(regel)
    return Vereniging({owner: tuple(rows) for owner, rows in nieuw.items()}, bekend, tuple(geweigerd))


def verenig(onderzoek: Onderzoek, regels: Iterable[Regel], wacht: float = WACHT) -> Vereniging:
    """Add the events that are not there yet to the journals that they belong to.

    Cut off halfway, it can be done again: what arrived is then known. Raises SlotFout when someone
    works in one of the journals, and SchrijfFout when the disk is full; those before it have arrived.
    """
    found = vergelijk(onderzoek, regels)
    for eigenaar, rows in found.nieuw.items():
        schrijf(onderzoek, eigenaar, rows, wacht)
    return found


def schrijf(onderzoek: Onderzoek, eigenaar: Eigenaar, regels: Iterable[Regel], wacht: float = WACHT) -> None:
    """Add lines to one journal; when this returns, they stand on the disk."""
    with Journaal(onderzoek, *eigenaar, wacht) as journaal:
        journaal.bewaar_regels([regel.tekst.encode("utf-8") + b"\n" for regel in regels])
