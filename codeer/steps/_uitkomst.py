"""What an import gives back: per source what came in, or why not and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codeer.core.sprekers import Label
from codeer.steps.herplaats import Herplaatsing

ONGEWIJZIGD = "ongewijzigd"


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the user asked of an import, besides the sources."""

    kenmerken: Mapping[str, str] = field(default_factory=dict)
    kenmerkentabel: Path | None = None
    sprekers: Mapping[str, str] = field(default_factory=dict)
    id: str = ""
    id_reeks: str = ""
    vervang: bool = False
    proef: bool = False
    tekenset: str = ""


@dataclass(frozen=True, slots=True)
class Gelukt:
    """One interview that is in the study now (or would be, in a dry run).

    `sprekers` holds the labels of the source with names in clear: to show, never to keep.
    `herplaatsing` says what became of people's work on a former version of the text.
    """

    bron: str
    interview: str
    beurten: int
    woorden: int
    meldingen: tuple[str, ...] = ()
    sprekers: tuple[Label, ...] = ()
    herplaatsing: Herplaatsing | None = None

    @property
    def ongewijzigd(self) -> bool:
        """Tell whether this source was in already."""
        return ONGEWIJZIGD in self.meldingen

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints for it."""
        plain: dict[str, object] = {
            "bron": self.bron,
            "interview": self.interview,
            "beurten": self.beurten,
            "woorden": self.woorden,
            "meldingen": list(self.meldingen),
            "sprekers": [
                {"label": s.naam, "spreker": s.spreker, "beurten": s.beurten} for s in self.sprekers
            ],
        }
        return plain | ({"herplaatsing": self.herplaatsing.to_json()} if self.herplaatsing else {})


@dataclass(frozen=True, slots=True)
class Mislukt:
    """One source that did not come in, and what to do about it."""

    bron: str
    fout: str
    tip: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The outcome of an import; `meldingen` are about the study as a whole."""

    gelukt: tuple[Gelukt, ...] = ()
    mislukt: tuple[Mislukt, ...] = ()
    meldingen: tuple[str, ...] = ()
    proef: bool = False

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "gelukt": [g.to_json() for g in self.gelukt],
            "mislukt": [{"bron": m.bron, "fout": m.fout, "tip": m.tip} for m in self.mislukt],
            "meldingen": list(self.meldingen),
            "proef": self.proef,
        }
