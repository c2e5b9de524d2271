"""What is imported already: which sources gave which interviews, and which names are taken."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from codeer.core.errors import OnderzoekFout
from codeer.storage.interviews import Herkomstblad, interview_ids, lees_herkomst
from codeer.storage.onderzoek import Onderzoek


class Register:
    """Remembers, of every interview in the study, the source's hash, name and part."""

    def __init__(self, onderzoek: Onderzoek) -> None:
        self.bezet: set[str] = set()
        self.nieuw: set[str] = set()  # ids written in this run
        self._onderzoek = onderzoek
        self._sha: dict[str, dict[str, str]] = {}
        self._naam: dict[str, dict[str, str]] = {}
        self._ids: dict[str, str] = {}
        self._van: dict[str, Herkomstblad] = {}
        for id in interview_ids(onderzoek):
            self._take(id)
            try:
                self._place(lees_herkomst(onderzoek, id))
            except OnderzoekFout:
                continue  # `controleer` tells about it; the id is taken all the same

    def add(self, blad: Herkomstblad) -> None:
        """Remember an interview that was written in this run."""
        self._take(blad.interview)
        self._place(blad)
        self.nieuw.add(blad.interview)

    def with_sha(self, sha: str) -> dict[str, str]:
        """Give the interviews from a source with this content, as part -> id."""
        return self._sha.get(sha, {})

    def with_naam(self, naam: str) -> dict[str, str]:
        """Give the interviews from a source of this name, as part -> id."""
        return self._naam.get(_key(naam), {}) if naam else {}

    def with_tekst(self, sha: str, id: str) -> tuple[str, ...]:
        """Give the other interviews that have this text."""
        return tuple(i for i, blad in self._van.items() if blad.tekst_sha256 == sha and i != id)

    def find(self, id: str) -> str:
        """Give the id as the study writes it, or nothing."""
        return self._ids.get(id.casefold(), "")

    def sources(self) -> dict[str, str]:
        """Give the id behind each source name and each stem, for names that gave one interview."""
        single = {key: next(iter(parts.values())) for key, parts in self._naam.items() if len(parts) == 1}
        return {Path(key).stem: id for key, id in single.items()} | single

    def _take(self, id: str) -> None:
        self.bezet.add(id.casefold())
        self._ids[id.casefold()] = id

    def _place(self, blad: Herkomstblad) -> None:
        before = self._van.get(blad.interview)
        if before:
            self._sha[before.bron_sha256].pop(before.deel, None)
            self._naam.get(_key(before.bron), {}).pop(before.deel, None)
        self._van[blad.interview] = Herkomstblad(
            blad.interview, blad.bron, blad.bron_sha256, blad.tekst_sha256, deel=blad.deel
        )
        self._sha.setdefault(blad.bron_sha256, {})[blad.deel] = blad.interview
        if blad.bron:
            self._naam.setdefault(_key(blad.bron), {})[blad.deel] = blad.interview


def _key(naam: str) -> str:
    return unicodedata.normalize("NFC", naam).casefold()
