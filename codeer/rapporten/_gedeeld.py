"""What the documents of one run share: interviews are counted once, and charts drawn once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from codeer.core.materiaal import FIGUREN, Documentopzet, Materiaal
from codeer.core.tabel import Tabel
from codeer.rapporten import _grafieken
from codeer.rapporten._tekenen import Figuur
from codeer.rapporten._verhaal import Verhaal


class Gedeeld:
    """The story of one run with its charts; every document hands in each interview, in the same order."""

    def __init__(self, opzet: Documentopzet) -> None:
        self.verhaal = Verhaal(opzet)
        self._map = opzet.map
        self._laatste: Materiaal | None = None

    def verwerk(self, materiaal: Materiaal) -> None:
        """Take in one interview, unless another document just did."""
        if materiaal is not self._laatste:
            self._laatste = materiaal
            self.verhaal.verwerk(materiaal)

    @cached_property
    def figuren(self) -> tuple[Figuur, ...]:
        """Give all charts; there are no more interviews to come."""
        return tuple(_grafieken.figuren(self.verhaal))

    @cached_property
    def figuurbestanden(self) -> Mapping[str, Path]:
        """Write the charts as files of their own; give them by their name in the folder of reports."""
        found: dict[str, Path] = {}
        for figuur in self.figuren:
            for uitgang, inhoud in (("svg", figuur.svg.encode()), ("png", figuur.png)):
                naam = f"{figuur.naam}.{uitgang}"
                (self._map / naam).write_bytes(inhoud)
                found[f"{FIGUREN}/{naam}"] = self._map / naam
        return found

    @property
    def figuurtabellen(self) -> Mapping[str, Tabel]:
        """Give the tables behind the charts by the name of their chart."""
        return {figuur.naam: figuur.tabel for figuur in self.figuren}
