"""The ids that a quote had before: under a former name of its code, or in a former text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from codeer.core.blokken import Blokkaart
from codeer.core.codeboek import Codeboek
from codeer.core.codering import Fragment
from codeer.core.errors import OnderzoekFout
from codeer.core.hernoemd import vroegere_namen
from codeer.storage.interviews import lees_herkomst
from codeer.storage.onderzoek import Onderzoek


class VroegereIds:
    """Finds what people wrote down of a quote before its code was renamed or its transcript replaced."""

    def __init__(self, onderzoek: Onderzoek, codeboek: Codeboek) -> None:
        self._onderzoek = onderzoek
        self._namen = vroegere_namen(codeboek)
        self._kaarten: dict[tuple[str, str], tuple[Blokkaart, ...]] = {}

    def van(self, fragment: Fragment, tekst: str) -> Iterator[str]:
        """Give the ids that a fragment had; `tekst` is the sha256 of the text that it is in now."""
        begin, eind = fragment.begin, fragment.eind
        before = (kaart.eerder(begin, eind) for kaart in self._van_tekst(fragment.interview, tekst))
        places = [(begin, eind), *(place for place in before if place)]
        for naam in (fragment.code, *self._namen.get(fragment.code, ())):
            for begin, eind in places:
                id = replace(fragment, code=naam, begin=begin, eind=eind).id
                if id != fragment.id:
                    yield id

    def _van_tekst(self, interview: str, tekst: str) -> tuple[Blokkaart, ...]:
        key = interview, tekst
        if key not in self._kaarten:
            try:
                found = tuple(lees_herkomst(self._onderzoek, interview).kaarten(tekst).values())
            except OnderzoekFout:
                found = ()  # `controleer` tells of it; an id that is not found is told as well
            self._kaarten[key] = found
        return self._kaarten[key]
