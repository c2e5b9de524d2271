"""What events are about: all that replace one another, or say something of one place, share one target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codeer.core.gebeurtenis import Besluit, Gebeurtenis, Memo

# what an event is about, such as one suggestion, one coding or one memo of one codeur
Doel = tuple[str | int, ...]


class Doelen:
    """Knows the target of each event, one for each however long the line of what it replaces.

    Two that were apart are one from the event on that replaces both, for all that was ever in them.
    """

    __slots__ = ("_onder",)

    def __init__(self) -> None:
        self._onder: dict[Doel, Doel] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Doelen) and self._onder == other._onder

    __hash__ = None  # type: ignore[assignment]  # it grows

    def __len__(self) -> int:
        """Count all that is kept."""
        return len(self._onder)

    def van(self, id: str) -> Doel:
        """Give the target of an event; of one that is not known, one of its own."""
        return self.van_sleutel(("id", id))

    def van_sleutel(self, sleutel: Doel) -> Doel:
        """Give the target that something is a part of."""
        top = sleutel
        while (above := self._onder.get(top, top)) != top:
            top = above
        while (above := self._onder.get(sleutel, sleutel)) != top:
            self._onder[sleutel], sleutel = top, above
        return top

    def sleutel(self, g: Gebeurtenis) -> Doel | None:
        """Give what an event is about by itself, whatever it replaces; None where that is nothing else."""
        if isinstance(g.inhoud, Besluit) and g.anker is not None:
            place = (g.interview, g.tekst, g.anker.begin, g.anker.eind)
            return ("besluit", g.codeur, *place, g.inhoud.code, g.inhoud.pool)
        if isinstance(g.inhoud, Memo):
            return ("memo", g.codeur, g.inhoud.over, g.interview, *self.van(g.inhoud.sleutel))
        return None

    def voeg_samen(self, een: Doel, ander: Doel) -> None:
        """Make one target of two, that of the first."""
        self._onder.setdefault(self.van_sleutel(een), self.van_sleutel(een))
        self._onder[self.van_sleutel(ander)] = self.van_sleutel(een)

    def effen(self) -> None:
        """Let each part know its target at once: from here on asking changes nothing."""
        for sleutel in self._onder:
            self.van_sleutel(sleutel)


def vind_doelen(gebeurtenissen: Iterable[Gebeurtenis], voor: Mapping[str, Iterable[str]]) -> Doelen:
    """Find the targets of events in fold order; `voor` has the known events that each replaces.

    Memos come last: they are about whatever the thing that they name has become.
    """
    found = Doelen()
    rows = tuple(gebeurtenissen)
    for g in rows:
        for former in voor[g.id]:
            found.voeg_samen(("id", former), ("id", g.id))
    for about_memos in (False, True):
        for g in rows:
            if isinstance(g.inhoud, Memo) is about_memos and (own := found.sleutel(g)) is not None:
                found.voeg_samen(own, ("id", g.id))
    found.effen()
    return found
