"""What comes out of comparing the people who coded in a study, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from codeer.core.oordelen import Gebruik
from codeer.core.verwisselingen import Verwisseling
from codeer.core.vuistregels import GENOEG, VOORLOPIG, Ronde, Soort
from codeer.maten._bootstrap import Interval
from codeer.steps._rapport_bestanden import Mislukt


@dataclass(frozen=True, slots=True)
class Paar:
    """Two codeurs on one code: in how many units both, the first alone and the second alone gave it."""

    codeurs: tuple[str, str]
    eenheden: int
    samen: int
    alleen: tuple[int, int]
    maten: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Codeuitslag:
    """One code, or one pole of it: how often it was given together and alone, and all measures.

    `reden` says why measures do not exist, `geen_interval` why intervals do not.
    """

    code: str
    eenheden: int
    gebruik: Gebruik
    per_codeur: tuple[int, ...]
    maten: Mapping[str, float | None]
    intervallen: Mapping[str, Interval] = field(default_factory=dict)
    paren: tuple[Paar, ...] = ()
    reden: str = ""
    geen_interval: str = ""
    pool: str = ""
    polen: tuple[Codeuitslag, ...] = ()
    andere_kant: int = 0

    @property
    def keren(self) -> int:
        """Give the number of units in which anyone gave the code."""
        return self.gebruik.eenheden

    @property
    def p_pos(self) -> float | None:
        """Give the chance that another gave the code as well."""
        return self.maten["positieve_overeenstemming"]

    @property
    def alpha(self) -> float | None:
        """Give Krippendorff's alpha."""
        return self.maten["krippendorff_alpha"]

    @property
    def zekerheid(self) -> str:
        """Say whether there are enough uses to tell anything."""
        if self.keren < GENOEG:
            return "te weinig"
        return "voorlopig" if self.keren < VOORLOPIG else ""


class Deel(NamedTuple):
    """A part of the material, all codes together: an interview, or what was finished first or last."""

    naam: str
    interviews: int
    eenheden: int
    p_pos: float | None
    gepoolde_kappa: float | None


@dataclass(frozen=True, slots=True)
class Geheel:
    """All codes together; `codes` are those with enough uses, whose alphas median and minimum are of."""

    codes: int
    mediaan_alpha: float | None
    laagste_alpha: float | None
    laagste_code: str
    onder_ondergrens: int
    gepoolde_kappa: float | None
    masi_alpha: float | None = None


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One comparison of two codeurs or more; codes in codebook order, codeurs by name."""

    soort: Soort
    ronde: Ronde
    codeurs: tuple[str, ...]
    eenheden: int
    codes: tuple[Codeuitslag, ...]
    geheel: Geheel
    interviews: tuple[Deel, ...]
    verloop: tuple[Deel, ...]
    verwisselingen: tuple[Verwisseling, ...]


class Gevoelig(NamedTuple):
    """One code under one rule of what a unit is: the outcome should not hang on that."""

    code: str
    regel: str
    alpha: float | None
    p_pos: float | None


class Codeurstand(NamedTuple):
    """What one codeur finished: interviews and sentences, blind or not."""

    codeur: str
    interviews: tuple[str, ...]
    zinnen: int
    blind: int


class Jonger(NamedTuple):
    """A code that was not judged in sentences that a codeur had finished for others."""

    codeur: str
    code: str
    zinnen: int


@dataclass(frozen=True, slots=True)
class Kop:
    """What the figures rest on."""

    eenheid: str
    drempel: float
    sprekers: tuple[str, ...]
    zinnen: int
    interviews: int
    beurten_weggelaten: int
    dubbel: int
    dubbel_interviews: int
    standen: tuple[Codeurstand, ...]
    jonger: tuple[Jonger, ...]
    herhalingen: int
    zaad: int
    versie: str
    codeboek: str
    codeboek_versie: str
    codeboek_hash: str

    @property
    def dubbel_deel(self) -> float | None:
        """Give the share of all sentences that two finished independently."""
        return self.dubbel / self.zinnen if self.zinnen else None


@dataclass(frozen=True, slots=True)
class Onderzoeksconsistentie:
    """All comparisons of a study; what could not be compared is None."""

    kop: Kop
    hoofd: Vergelijking | None
    na_overleg: Vergelijking | None
    niet_onafhankelijk: Vergelijking | None
    met_jezelf: tuple[Vergelijking, ...]
    gevoeligheid: tuple[Gevoelig, ...]
    methodezin: str
    meldingen: tuple[str, ...]
    bestanden: tuple[str, ...] = ()
    mislukt: tuple[Mislukt, ...] = ()
