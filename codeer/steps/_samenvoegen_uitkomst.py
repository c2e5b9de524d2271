"""What came of a merge: per source, per codeur and interview, and all together."""

from __future__ import annotations

from dataclasses import dataclass, field

from codeer.core.afdruk import Codeboekverschil
from codeer.steps._keuring import Reden


@dataclass(frozen=True, slots=True)
class Bron:
    """What one source brought; with a `fout` nothing of it was taken in."""

    bron: str
    codeur: str = ""
    nieuw: int = 0
    bekend: int = 0
    geweigerd: int = 0
    fout: str = ""
    tip: str = ""
    problemen: tuple[tuple[str, str], ...] = ()
    codeboek: Codeboekverschil = field(default_factory=Codeboekverschil)

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints for it."""
        return {
            "bron": self.bron,
            "codeur": self.codeur,
            "nieuw": self.nieuw,
            "bekend": self.bekend,
            "geweigerd": self.geweigerd,
            "fout": self.fout,
            "tip": self.tip,
            "problemen": [{"bestand": name, "fout": what} for name, what in self.problemen],
            "codeboek": {
                "erbij": list(self.codeboek.erbij),
                "weg": list(self.codeboek.weg),
                "anders": {code: list(parts) for code, parts in self.codeboek.anders},
            },
        }


@dataclass(frozen=True, slots=True)
class Aankomst:
    """What came of one codeur's work on one interview (empty: on none), all sources together."""

    codeur: str
    interview: str
    nieuw: int
    bekend: int
    geweigerd: int


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """What came together; `conflicten` are new ones per interview, `proef`: nothing was written."""

    bronnen: tuple[Bron, ...]
    aankomsten: tuple[Aankomst, ...]
    geweigerd: tuple[tuple[Reden, int], ...]
    conflicten: tuple[tuple[str, int], ...]
    meldingen: tuple[str, ...]
    proef: bool = False
    # of respondents about their quotes
    antwoorden: int = 0

    @property
    def nieuw(self) -> int:
        """Give how many events came in, or would."""
        return sum(a.nieuw for a in self.aankomsten)

    @property
    def gelezen(self) -> int:
        """Give how many sources could be read."""
        return sum(not b.fout for b in self.bronnen)

    @property
    def gelukt(self) -> bool:
        """Tell whether all that was meant to come in did."""
        wrong = any(b.fout or b.problemen for b in self.bronnen)
        return not wrong and all(reason.is_gewoon for reason, _ in self.geweigerd)

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "proef": self.proef,
            "nieuw": self.nieuw,
            "bronnen": [b.to_json() for b in self.bronnen],
            "codeurs": [{name: getattr(a, name) for name in a.__slots__} for a in self.aankomsten],
            "geweigerd": [{"reden": str(reason), "aantal": n} for reason, n in self.geweigerd],
            "conflicten": [{"interview": id, "nieuw": n} for id, n in self.conflicten],
            "antwoorden": self.antwoorden,
            "meldingen": list(self.meldingen),
        }
