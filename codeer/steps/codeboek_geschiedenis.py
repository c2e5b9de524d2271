"""How the codebook changed: the steps in the log, each with what it changed where both versions were kept."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.core.codeboek import Codeboek
from codeer.core.codeboek_vergelijking import Codeboekwijziging, vergelijk_codeboeken
from codeer.steps._codeboek_bewaren import is_codeboekstap
from codeer.steps.logboek import logboek
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.codeboek_versies import vind_kopie
from codeer.storage.onderzoek import Onderzoek


@dataclass(frozen=True, slots=True)
class Codeboekstap:
    """One step: when (UTC), what kind, in a sentence, and what changed; None where a version was not kept."""

    tijd: str
    soort: str
    zin: str
    hash: str
    wijziging: Codeboekwijziging | None


def geschiedenis(onderzoek: Onderzoek) -> tuple[Codeboekstap, ...]:
    """Give all steps of the codebook in the log, the oldest first."""
    versies = _Versies(onderzoek)
    rows = [r for r in logboek(onderzoek).regels if is_codeboekstap(r.soort, r.gegevens or {})]
    found = []
    for row in rows:
        facts = row.gegevens or {}
        hash = str(facts["codeboek"])
        before = (
            versies.kopie(str(facts["kopie"]))
            if "kopie" in facts
            else versies.vind(str(facts.get("van", "")))
        )
        after = versies.vind(hash)
        change = vergelijk_codeboeken(before, after) if before and after else None
        found.append(Codeboekstap(row.tijd, row.soort, row.zin, hash, change))
    return tuple(found)


class _Versies:
    """The versions of a codebook that can still be read, by hash."""

    def __init__(self, onderzoek: Onderzoek) -> None:
        self._onderzoek = onderzoek
        self._now = laad_codeboek(onderzoek.codeboek, waarschuw=False).codeboek

    def vind(self, hash: str) -> Codeboek | None:
        """Give the version with this hash, or with a hash that begins so."""
        if self._now is not None and hash and self._now.hash().startswith(hash):
            return self._now
        path = vind_kopie(self._onderzoek, hash) if hash else None
        return laad_codeboek(path, waarschuw=False).codeboek if path else None

    def kopie(self, naam: str) -> Codeboek | None:
        """Give the version in a copy that the log names."""
        return laad_codeboek(self._onderzoek.map / naam, waarschuw=False).codeboek
