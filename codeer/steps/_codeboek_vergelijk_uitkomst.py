"""What comparing two versions of the codebook gives: quotes that come and go, and counts per code."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from codeer.core.codeboek_vergelijking import Codeboekwijziging
from codeer.core.errors import Afloop
from codeer.steps._rapport_bestanden import Mislukt

ERBIJ, WEG, ANDERE_KANT = "erbij", "weg", "andere kant"


@dataclass(frozen=True, slots=True)
class Citaatwijziging:
    """A quote that one version marks and the other does not, or marks with another pole (then `was` is that).

    `besloten` is what people decided on the suggestion: nothing changes in that.
    """

    soort: str
    interview: str
    spreker: str
    regelnummer: int
    begin: int
    eind: int
    code: str
    pool: str
    was: str
    citaat: str
    waarom: str
    besloten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codetelling:
    """How many quotes a code has in both versions, and what came and went."""

    code: str
    was: int = 0
    wordt: int = 0
    erbij: int = 0
    weg: int = 0
    andere_kant: int = 0


@dataclass(frozen=True, slots=True)
class Vergelijkuitkomst:
    """The outcome: the codebooks, their difference, and the quotes by interview and place."""

    oud: str
    nieuw: str
    wijziging: Codeboekwijziging
    codes: tuple[Codetelling, ...]
    citaten: tuple[Citaatwijziging, ...]
    gelijk: int
    interviews: int
    overgeslagen: tuple[tuple[str, str, str], ...] = ()
    meldingen: tuple[str, ...] = ()
    bestand: str = ""
    mislukt: tuple[Mislukt, ...] = ()

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: an interview that was not read or a file not written is a fault."""
        return Afloop.FOUT if self.overgeslagen or self.mislukt else Afloop.GOED

    @property
    def besloten(self) -> int:
        """Give how many of the quotes people decided on."""
        return sum(bool(c.besloten) for c in self.citaten)

    def aantal(self, soort: str) -> int:
        """Give how many quotes of one kind there are."""
        return sum(c.soort == soort for c in self.citaten)

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "oud": self.oud,
            "nieuw": self.nieuw,
            "interviews": self.interviews,
            "erbij": self.aantal(ERBIJ),
            "weg": self.aantal(WEG),
            "andere_kant": self.aantal(ANDERE_KANT),
            "gelijk": self.gelijk,
            "besloten": self.besloten,
            "codes": [asdict(c) for c in self.codes],
            "codeboek": asdict(self.wijziging),
            "citaten": [asdict(c) for c in self.citaten],
            "overgeslagen": [{"interview": i, "fout": f, "tip": t} for i, f, t in self.overgeslagen],
            "meldingen": list(self.meldingen),
            "bestand": self.bestand,
            "mislukt": [asdict(m) for m in self.mislukt],
        }
