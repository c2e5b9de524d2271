"""The last step of every reader: raw paragraphs become the lines of a reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codeer.core.errors import LeesFout
from codeer.core.lezing import Lezing, Regel
from codeer.core.tekst import clean, count_removed, removed_remarks
from codeer.readers._grenzen import check_size
from codeer.readers._vormen import arrange


def make_lezing(ruw: Iterable[Regel], meldingen: Sequence[str] = ()) -> tuple[Lezing, ...]:
    """Clean and split raw paragraphs, read the layout of known programs, and give the reading.

    A raw paragraph may hold line breaks; an empty one marks an empty line.
    """
    regels: list[Regel] = []
    empty: set[int] = set()
    gone = (0, 0, 0, 0)
    size = 0
    for regel in ruw:
        size += len(regel.tekst)
        check_size(size)
        a, b, c, d = count_removed(regel.tekst)
        gone = (gone[0] + a, gone[1] + b, gone[2] + c, gone[3] + d)
        for line in _split(regel):
            if line is None:
                empty.add(len(regels))
            else:
                regels.append(line)
                check_size(size, len(regels))
    regels, leeg, remarks = arrange(regels, frozenset(i for i in empty if 0 < i < len(regels)))
    if not any(regel.tekst.strip() for regel in regels):
        raise LeesFout(
            "Er staat geen tekst in het bestand.",
            "Kijk of het transcript in het bestand zelf staat, en niet alleen als afbeelding of opname.",
        )
    return (Lezing(tuple(regels), (*meldingen, *removed_remarks(gone), *remarks), leeg_voor=leeg),)


def _split(regel: Regel) -> Iterator[Regel | None]:
    """Give the lines of one paragraph; None for an empty one."""
    bold = clean(regel.vet).split("\n")
    first = True
    for i, line in enumerate(clean(regel.tekst).split("\n")):
        text = line.rstrip()
        if not text.strip():
            yield None
            continue
        vet = bold[i].strip() if i < len(bold) else ""
        blok = regel.blok and first
        yield Regel(text, regel.spreker if first else "", regel.tijd if first else None, vet, blok)
        first = False
