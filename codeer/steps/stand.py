"""What people's work says now: read once, brought to the texts and code names of now, and folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.errors import Melding
from codeer.core.gebeurtenis import STUDIE, Gebeurtenis, Onbekend
from codeer.core.hernoemd import Hertaler
from codeer.core.interview import Interview
from codeer.core.vouwen import Staat, vouw
from codeer.storage.interviews import hash_tekst
from codeer.storage.journaal_lezen import Gelezen, lees_journaal
from codeer.storage.onderzoek import Onderzoek

# how the journals are read; who reads often may remember what did not change
Lezer = Callable[[Onderzoek, str | None], Gelezen]


@dataclass(frozen=True, slots=True)
class Stand:
    """The state of all people's work on one interview; `tekst` is the sha256 of its text.

    `gebeurtenissen` are the events behind `staat`, in no order, for who folds a part of them again.
    """

    interview: str
    tekst: str
    gebeurtenissen: tuple[Gebeurtenis | Onbekend, ...]
    staat: Staat

    @property
    def codeurs(self) -> tuple[str, ...]:
        """Give who did anything here, by name."""
        return tuple(sorted({g.codeur for g in self.staat.gebeurtenissen}))


class Standen:
    """The work of all people in a study, read in one go; damage in the files is in `meldingen`.

    With `interview` only what is about that one is read.
    """

    def __init__(
        self,
        onderzoek: Onderzoek,
        codeboek: Codeboek,
        interview: str | None = None,
        lezer: Lezer = lees_journaal,
    ) -> None:
        read = lezer(onderzoek, interview)
        self.meldingen: tuple[tuple[Path, Melding], ...] = read.meldingen
        self._onderzoek = onderzoek
        self._by_interview: dict[str, list[Gebeurtenis | Onbekend]] = {}
        for g in Hertaler.van(codeboek).alle(read.gebeurtenissen):
            self._by_interview.setdefault(g.interview, []).append(g)

    @property
    def codeurs(self) -> tuple[str, ...]:
        """Give everyone who did anything, by name."""
        return tuple(sorted({g.codeur for row in self._by_interview.values() for g in row if g.codeur}))

    @property
    def interviews(self) -> tuple[str, ...]:
        """Give the interviews that anyone worked on, also those that are no longer there."""
        return tuple(sorted(id for id in self._by_interview if id != STUDIE))

    def van(self, interview: Interview) -> Stand:
        """Fold the work on one interview, each place brought to its text of now."""
        sha = hash_tekst(interview.tekst)
        found = tuple(self._by_interview.get(interview.id, ()))
        return Stand(interview.id, sha, found, vouw(found))

    def van_studie(self) -> Staat:
        """Fold what belongs to no interview: memos on codes and on the study."""
        return vouw(self._by_interview.get(STUDIE, ()))


def alleen_van(gebeurtenissen: Iterable[Gebeurtenis | Onbekend], codeur: str) -> tuple[Gebeurtenis, ...]:
    """Give the events of one codeur."""
    return tuple(g for g in gebeurtenissen if isinstance(g, Gebeurtenis) and g.codeur == codeur)
