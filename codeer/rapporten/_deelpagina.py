"""The page that may leave the team: told from tables and quotes that may be seen, and from nothing else.

It is never given an interview. So it holds no figure that the shared tables do not hold, and what follows
from it follows from those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from codeer.core.codeboek import Code, Codeboek
from codeer.core.materiaal import FIGUREN, Documentuitvoer
from codeer.core.tabel import Kolom, Tabel
from codeer.rapporten import _getal
from codeer.rapporten._cijferverhaal import Cijferverhaal
from codeer.rapporten._grafieken import gedeelde_figuren
from codeer.rapporten._groepen import VERSCHIL
from codeer.rapporten._paginavorm import Ankers, omgeving
from codeer.rapporten._tekenen import Figuur
from codeer.rapporten._tel import TOTAAL

BESTAND = "rapport.html"
_PLAATS = ("code", "pool")
_AANTALLEN = (*_PLAATS, "fragmenten", "woorden", "per_1000_woorden")
_DELEN = (*_PLAATS, "respondenten", "respondenten_met", "aandeel_pct", "onder", "boven", "herkomst")
_CIJFERS = ("fragmenten", "interviews", "respondenten", "per_1000_woorden")


class Deelcitaat(NamedTuple):
    """A quote that may leave the team, by the number it has there; its group where that may be known."""

    nummer: str
    code: str
    pool: str
    citaat: str
    groep: str


class Deelkant(NamedTuple):
    """One pole of a theme: its figures as people read them, and its quotes."""

    pool: str
    naam: str
    cijfers: tuple[str, ...]
    citaten: tuple[Deelcitaat, ...]


class Deelthema(NamedTuple):
    """One code as the page tells it."""

    code: Code
    pad: str
    anker: str
    kanten: tuple[Deelkant, ...]
    totaal: tuple[str, ...]

    @property
    def titel(self) -> str:
        """Give what the code is called."""
        return self.code.titel or self.code.naam

    @property
    def is_sub(self) -> bool:
        """Tell whether it stands under another code."""
        return bool(self.code.ouder)

    @property
    def definitie(self) -> str:
        """Give what the code is about."""
        return self.code.definitie

    @property
    def wel(self) -> str:
        """Give what belongs to it."""
        return self.code.wel

    @property
    def niet(self) -> str:
        """Give what does not."""
        return self.code.niet


class Deelgroepen:
    """The groups of one kenmerk, as the shared table compares them."""

    uitleg = ""

    def __init__(self, per: str, tabel: Tabel) -> None:
        self.per = per
        self._tabel = tabel

    @property
    def gewoon(self) -> str:
        """Give the name of the kenmerk as people say it."""
        return self.per.replace(":", " ").replace("_", " ")

    @property
    def waarden(self) -> tuple[str, ...]:
        """Give the groups in their order."""
        return tuple(dict.fromkeys(str(rij[0]) for rij in self._tabel.rijen))

    @property
    def is_vergelijking(self) -> bool:
        """Tell whether there are two groups or more."""
        return len(self.waarden) > 1

    def aantallen(self, naam: str) -> Tabel:
        """Give the counts of all groups, codes and poles."""
        return self._kies(naam, f"Aantallen per {self.gewoon}", _AANTALLEN)

    def aandelen(self, naam: str) -> Tabel:
        """Give how many of the respondents in each group said it, and of two groups how much they differ."""
        at = [k.naam for k in self._tabel.kolommen].index(VERSCHIL[0])
        two = VERSCHIL if any(rij[at] for rij in self._tabel.rijen) else ()
        return self._kies(naam, f"Deel van de respondenten per {self.gewoon}", (*_DELEN, *two))

    def _kies(self, naam: str, titel: str, namen: Sequence[str]) -> Tabel:
        kop = self._tabel.kolommen
        # the first by place: a kenmerk may be named as anything
        keep = [nr for nr, k in enumerate(kop) if nr == 0 or k.naam in namen]
        rijen = tuple(tuple(rij[nr] for nr in keep) for rij in self._tabel.rijen)
        return Tabel(naam, titel, tuple(kop[nr] for nr in keep), rijen)


class Deelverhaal(Cijferverhaal):
    """What the page tells: the table of the whole study, those per kenmerk, and the quotes chosen."""

    def __init__(
        self,
        codeboek: Codeboek,
        frequenties: Tabel,
        vergelijkingen: Mapping[str, Tabel],
        citaten: Sequence[Deelcitaat],
    ) -> None:
        self.codeboek = codeboek
        self.citaten = tuple(citaten)
        self._frequenties = frequenties
        self._groepen = tuple(
            g for g in (Deelgroepen(per, t) for per, t in vergelijkingen.items()) if g.is_vergelijking
        )

    @property
    def frequenties(self) -> Tabel:
        """Give the counts over the whole study."""
        return self._frequenties

    @property
    def groepen(self) -> tuple[Deelgroepen, ...]:
        """Give the groups that can be compared."""
        return self._groepen

    def thema(self, pad: str, anker: str) -> Deelthema:
        """Give one code with all that may be told of it."""
        kanten = tuple(
            Deelkant(
                pool=pool,
                naam=self.poolnaam(pad, pool),
                cijfers=self._regel(pad, pool),
                citaten=tuple(c for c in self.citaten if (c.code, c.pool) == (pad, pool)),
            )
            for pool in self.polen(pad)
        )
        return Deelthema(self.code(pad), pad, anker, kanten, self._regel(pad, TOTAAL))

    def _regel(self, code: str, pool: str) -> tuple[str, ...]:
        kolommen: dict[str, Kolom] = {kolom.naam: kolom for kolom in self.frequenties.kolommen}
        row = self.cijfers[code, pool]
        return tuple(_getal.cel(row[naam], kolommen[naam]) for naam in _CIJFERS)


def schrijf(
    verhaal: Deelverhaal,
    account: Sequence[tuple[str, Sequence[str]]],
    let_op: tuple[str, Mapping[str, str]],
    map: Path,
) -> Documentuitvoer:
    """Write the page and its charts in an empty folder; `let_op` warns of all of it, and per kenmerk."""
    figuren = tuple(gedeelde_figuren(verhaal))
    anker = Ankers().geef
    page = (
        omgeving(anker)
        .get_template("gedeeld.html")
        .render(
            codeboek=verhaal.codeboek,
            figuren=figuren,
            themas=[verhaal.thema(pad, anker(pad)) for pad in verhaal.codes],
            account=account,
            let_op=let_op[0],
            let_op_per=let_op[1],
            citaten=len(verhaal.citaten),
            leeg=_getal.NIET_BEOORDEELD,
        )
    )
    (map / BESTAND).write_text(page, encoding="utf-8", newline="\n")
    files = {BESTAND: map / BESTAND, **_los(figuren, map)}
    return Documentuitvoer(files, {f.naam: f.tabel for f in figuren})


def _los(figuren: Sequence[Figuur], map: Path) -> dict[str, Path]:
    """Write the charts as files of their own."""
    found: dict[str, Path] = {}
    for figuur in figuren:
        for naam, inhoud in ((f"{figuur.naam}.svg", figuur.svg.encode()), (f"{figuur.naam}.png", figuur.png)):
            (map / naam).write_bytes(inhoud)
            found[f"{FIGUREN}/{naam}"] = map / naam
    return found
