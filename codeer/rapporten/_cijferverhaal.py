"""What charts must be told: figures by code and pole, and groups side by side, wherever they come from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from codeer.core.codeboek import Code, Codeboek
from codeer.core.tabel import Cel, Tabel
from codeer.rapporten._tel import TOTAAL


class Groepstelling(Protocol):
    """The groups of one kenmerk, facet or word group side by side."""

    @property
    def per(self) -> str:
        """Give what the groups are by."""
        ...

    @property
    def gewoon(self) -> str:
        """Give what the groups are by, as people say it."""
        ...

    @property
    def uitleg(self) -> str:
        """Say over what is counted, to put behind a sentence; nothing where that is plain."""
        ...

    @property
    def waarden(self) -> tuple[str, ...]:
        """Give the groups in their order, the unknown last."""
        ...

    def aantallen(self, naam: str) -> Tabel:
        """Give the counts of all groups, codes and poles, with a row `totaal` per code."""
        ...

    def aandelen(self, naam: str) -> Tabel:
        """Give how many of the respondents in each group said it, with the interval of 95 %."""
        ...


class Cijferverhaal(ABC):
    """The figures of a study: what documents for the team and those to share have in common."""

    codeboek: Codeboek

    @property
    @abstractmethod
    def frequenties(self) -> Tabel:
        """Give the counts over the whole study."""

    @property
    @abstractmethod
    def groepen(self) -> Sequence[Groepstelling]:
        """Give the groups that can be compared."""

    @cached_property
    def cijfers(self) -> Mapping[tuple[str, str], Mapping[str, Cel]]:
        """Give the counts by code and pole, each by the name of its column; None where there are none."""
        names = [kolom.naam for kolom in self.frequenties.kolommen]
        rows = [dict(zip(names, rij, strict=True)) for rij in self.frequenties.rijen]
        return {(str(row["code"]), str(row["pool"])): row for row in rows}

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes that have figures, in the order of the codebook."""
        return tuple(dict.fromkeys(code for code, _ in self.cijfers))

    def polen(self, code: str) -> tuple[str, ...]:
        """Give the poles of a code that have figures."""
        return tuple(pool for c, pool in self.cijfers if c == code and pool != TOTAAL)

    def code(self, pad: str) -> Code:
        """Give a code as the codebook explains it; one that is not in it any more has a name only."""
        ouder, _, naam = pad.rpartition("/")
        return self.codeboek.code(pad) or Code(naam, ouder=ouder)

    def poolnaam(self, code: str, pool: str) -> str:
        """Give what people see for a pole."""
        return self.code(code).poolnaam(pool) or "geen kant"
