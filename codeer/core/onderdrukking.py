"""Which cells may leave the team: no small ones, and none from which a small one follows.

A table adds up: a total is what its poles and subcodes are, and the study is what its groups are. So a
small cell is safe only if no sum or difference of what is published gives it. Two rules see to that:

- along the codes, a total is published with all its parts or with none of them; where some parts are too
  small, those that are not are published and the total is left out;
- along a kenmerk, a row is published for all its groups or for none, and only if the study's row is.

What is published can then be added and subtracted at will: it gives only cells that are large enough.
Two kenmerken together can still cut out a small cell; `herleidbaar` finds that out by linear algebra.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

MINIMUM = 5
Cel = tuple[str, str]  # code, pole or the word for its total
Vector = Mapping[Hashable, int]

# Arithmetic modulo a large prime is exact and quick; a table of noughts and ones that depends modulo this
# prime but not in truth would only cost a cell, never show one.
_PRIEM = (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Knoop:
    """A cell with the cells that it is the sum of."""

    cel: Cel
    delen: tuple[Knoop, ...] = ()

    def alle(self) -> Iterator[Knoop]:
        """Walk over this cell and all below it."""
        yield self
        for deel in self.delen:
            yield from deel.alle()

    def bladeren(self) -> tuple[Cel, ...]:
        """Give the cells below it that are no sums."""
        return tuple(k.cel for k in self.alle() if not k.delen)


def maak_bomen(codes: Iterable[tuple[str, str, Sequence[str]]], totaal: str) -> tuple[Knoop, ...]:
    """Give a tree per code of the highest level, from (code, parent, poles) with parents first."""
    rows = list(codes)

    def tree(code: str, polen: Sequence[str]) -> Knoop:
        own = [Knoop((code, pool)) for pool in polen]
        subs = [tree(sub, eigen) for sub, parent, eigen in rows if parent == code]
        return Knoop((code, totaal), (*own, *subs))

    return tuple(tree(code, polen) for code, parent, polen in rows if not parent)


def kies_cellen(bomen: Iterable[Knoop], veilig: Callable[[Cel], bool]) -> frozenset[Cel]:
    """Choose the cells that may be published, of those that are safe by themselves."""
    return frozenset(cel for boom in bomen for cel in _kies(boom, veilig, moet=False))


def _kies(knoop: Knoop, veilig: Callable[[Cel], bool], *, moet: bool) -> Iterator[Cel]:
    """Choose under one cell; one that its parent's sum gives away (`moet`) stands there itself."""
    safe = [deel for deel in knoop.delen if veilig(deel.cel)]
    if veilig(knoop.cel) and len(safe) == len(knoop.delen):
        yield knoop.cel
        for deel in safe:
            yield from _kies(deel, veilig, moet=True)
    elif moet or not any(_beneden(deel, veilig) for deel in knoop.delen):
        if veilig(knoop.cel):
            yield knoop.cel
    else:
        for deel in knoop.delen:
            yield from _kies(deel, veilig, moet=False)


def _beneden(knoop: Knoop, veilig: Callable[[Cel], bool]) -> bool:
    return any(veilig(k.cel) for k in knoop.alle())


def herleidbaar(gezien: Iterable[Vector], doelen: Sequence[Vector]) -> list[int]:
    """Say which of the sums in `doelen` follow from the sums that were seen; each is a sum of unknowns."""
    basis: dict[Hashable, dict[Hashable, int]] = {}
    for row in gezien:
        rest = _trek_af(row, basis)
        if rest:
            lead = next(iter(rest))
            inverse = pow(rest[lead], -1, _PRIEM)
            basis[lead] = {at: n * inverse % _PRIEM for at, n in rest.items()}
    return [nr for nr, row in enumerate(doelen) if row and not _trek_af(row, basis)]


def _trek_af(row: Vector, basis: Mapping[Hashable, Mapping[Hashable, int]]) -> dict[Hashable, int]:
    """Give what is left of a sum when all that is known is taken off."""
    rest = dict(row)
    # a row holds no lead of the rows before it, so none comes back
    for lead, known in basis.items():
        factor = rest.get(lead)
        if not factor:
            continue
        for key, n in known.items():
            left = (rest.get(key, 0) - factor * n) % _PRIEM
            if left:
                rest[key] = left
            else:
                rest.pop(key, None)
    return rest


def voeg_kleine_samen(groepen: Mapping[str, int], minimum: int) -> frozenset[str]:
    """Give the groups to put together, of groups with their people as bits; none where all are large.

    Where the small ones together are still small, the smallest of the others joins them.
    """
    small = [naam for naam, people in groepen.items() if people.bit_count() < minimum]
    rest = sorted((naam for naam in groepen if naam not in small), key=lambda n: (groepen[n].bit_count(), n))
    while small and rest and _samen(groepen, small).bit_count() < minimum:
        small.append(rest.pop(0))
    return frozenset(small)


def _samen(groepen: Mapping[str, int], namen: Collection[str]) -> int:
    people = 0
    for naam in namen:
        people |= groepen[naam]
    return people
