"""The faults of codeer: each class is one kind of fault, with a Dutch sentence and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

# how much of a long line is shown on either side of a place in it
_OMGEVING = 34


class Afloop(IntEnum):
    """The exit codes of the program, as the design fixes them."""

    GOED = 0
    FOUT = 1
    GEBRUIK = 2
    CONTROLE = 3
    INTERN = 70
    ONDERBROKEN = 130


class CodeerFout(Exception):
    """Base of every fault that a user can cause or solve.

    `fout` says what is wrong and where, `tip` what to do next; both are Dutch sentences.
    """

    afloop = Afloop.FOUT

    def __init__(self, fout: str, tip: str = "") -> None:
        super().__init__(fout)
        self.fout = fout
        self.tip = tip


class GebruiksFout(CodeerFout):
    """The command was called in a way that it does not know."""

    afloop = Afloop.GEBRUIK


class ZoekvraagFout(GebruiksFout):
    """A search query cannot be understood; `plek` is where in the query, as (begin, eind)."""

    def __init__(self, fout: str, tip: str, vraag: str, plek: tuple[int, int]) -> None:
        self.vraag = vraag
        self.plek = plek
        super().__init__(f"{fout}\n{aangewezen(vraag, *plek)}" if vraag.strip() else fout, tip)


class LeesFout(CodeerFout):
    """One source file cannot be read; the other files go on."""


class OnderzoekFout(CodeerFout):
    """The study folder is missing, incomplete or damaged."""


class KenmerkenFout(CodeerFout):
    """`kenmerken.csv` cannot be understood, or a kenmerk is asked for that is not there."""


class SchrijfFout(CodeerFout):
    """A file cannot be written, often because it is open in Excel."""


class SlotFout(CodeerFout):
    """Another codeer works in the same study folder."""


class VerouderdFout(CodeerFout):
    """What someone acts on is no longer what stands on the disk; nothing of the act was kept."""


class TaalmodelFout(CodeerFout):
    """The language model that the codebook names is not installed or does not fit."""


@dataclass(frozen=True, slots=True, order=True)
class Melding:
    """One remark about a place in a file: line (1-based, 0 = whole file), sentence, tip."""

    regel: int
    tekst: str
    tip: str = ""

    def __str__(self) -> str:
        where = f"regel {self.regel}: " if self.regel else ""
        return f"{where}{self.tekst}"


def aangewezen(regel: str, begin: int, eind: int) -> str:
    """Give a line of text with a line of carets below it; of a long line only what is around the place."""
    from_, till = max(0, begin - _OMGEVING), min(len(regel), begin + _OMGEVING)
    shown = "".join(c if c.isprintable() else " " for c in regel[from_:till])
    before = "… " if from_ else ""
    carets = "^" * max(1, min(eind, till) - begin)
    after = " …" if till < len(regel) else ""
    return f"  {before}{shown}{after}\n  {' ' * (len(before) + begin - from_)}{carets}"


class CodeboekFout(CodeerFout):
    """A codebook with faults; `meldingen` holds all of them, in line order."""

    def __init__(self, bestand: str, meldingen: tuple[Melding, ...]) -> None:
        self.bestand = bestand
        self.meldingen = tuple(sorted(meldingen))
        n = len(self.meldingen)
        lines = "\n".join(f"  {m}" + (f" {m.tip}" if m.tip else "") for m in self.meldingen)
        count = "1 fout" if n == 1 else f"{n} fouten"
        super().__init__(
            f"{count} in {bestand}:\n{lines}",
            "Verbeter dit in het codeboek en probeer het opnieuw.",
        )
