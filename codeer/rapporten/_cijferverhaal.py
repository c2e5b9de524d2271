"""What charts must be told: figures by code and pole, and groups side by side, wherever they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from codeer.core.tabel import Cel, Tabel


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


class Cijferverhaal(Protocol):
    """The figures of a study."""

    @property
    def frequenties(self) -> Tabel:
        """Give the counts over the whole study."""
        ...

    @property
    def cijfers(self) -> Mapping[tuple[str, str], Mapping[str, Cel]]:
        """Give the counts by code and pole, each by the name of its column."""
        ...

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes that have figures, in the order of the codebook."""
        ...

    @property
    def groepen(self) -> Sequence[Groepstelling]:
        """Give the groups that can be compared."""
        ...

    def poolnaam(self, code: str, pool: str) -> str:
        """Give what people see for a pole."""
        ...

    def polen(self, code: str) -> tuple[str, ...]:
        """Give the poles of a code that have figures."""
        ...
