"""The lines that an import adds to the logboek; what an interruption kept out of it comes in later."""

from __future__ import annotations

from functools import cached_property

from codeer.steps.herplaats import Herplaatsing
from codeer.storage.interviews import Herkomstblad
from codeer.storage.logboek import Waarde, lees_logboek, noteer
from codeer.storage.onderzoek import Onderzoek


class Inboeker:
    """Notes what came in, with numbers and without content."""

    def __init__(self, onderzoek: Onderzoek) -> None:
        self._onderzoek = onderzoek

    def boek(
        self, soort: str, blad: Herkomstblad, woorden: int, herplaatsing: Herplaatsing | None = None
    ) -> None:
        """Note an interview that was written, and what became of the work on it."""
        facts: dict[str, Waarde] = {
            "interview": blad.interview,
            "woorden": woorden,
            "bron_sha256": blad.bron_sha256,
            "tekst_sha256": blad.tekst_sha256,
        }
        noteer(self._onderzoek, soort, facts | (herplaatsing.aantallen() if herplaatsing else {}))

    def haal_in(self, blad: Herkomstblad, woorden: int) -> None:
        """Note an interview that stands there unchanged, when the line about it never got written."""
        if (blad.interview, blad.tekst_sha256) not in self._known:
            self.boek("vervang" if blad.versies else "import", blad, woorden)

    @cached_property
    def _known(self) -> frozenset[tuple[object, object]]:
        events, _ = lees_logboek(self._onderzoek)
        return frozenset((e.gegevens.get("interview"), e.gegevens.get("tekst_sha256")) for e in events)
