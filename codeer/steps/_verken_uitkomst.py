"""What exploring the words of a study gives: parts, each with its words and sentences to show them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from codeer.core.codering import Voorstel
from codeer.core.errors import Afloop
from codeer.core.kernwoorden import Vondst, voorbeelden
from codeer.core.plaats import Plaatsbepaler
from codeer.core.woordtelling import Zin
from codeer.steps._rapport_bestanden import Mislukt
from codeer.steps._verken_zinnen import Zinnen
from codeer.storage.interviews import lees_interview
from codeer.storage.onderzoek import Onderzoek


class Soort(StrEnum):
    """What a part is about."""

    GEMIST = "niet_gecodeerd"
    VAAK = "vaak_niet_gecodeerd"
    PAREN = "samen_niet_gecodeerd"
    THEMA = "vaak_per_thema"
    GROEP = "groep"
    BIJ = "bij"
    TERMEN = "nieuwe_termen"


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A sentence in which a word is said, and where that is."""

    interview: str
    spreker: str
    regelnummer: int
    citaat: str

    @property
    def plaats(self) -> str:
        """Give the place for people."""
        return f"{self.interview}, regel {self.regelnummer}"


@dataclass(frozen=True, slots=True)
class Woord:
    """A word that stands out, the forms in which it is said, and sentences to show it by."""

    vondst: Vondst
    vormen: tuple[str, ...] = ()
    voorbeelden: tuple[Voorbeeld, ...] = ()
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part; `over` is its group, code, or the term that was looked for.

    `woorden_hier` and `woorden_elders` are how many words were compared, `respondenten` how many people
    said what is here.
    """

    soort: Soort
    over: str
    woorden: tuple[Woord, ...]
    woorden_hier: int = 0
    woorden_elders: int = 0
    respondenten: int = 0
    raak: int = 0


@dataclass(frozen=True, slots=True)
class Verkenning:
    """The outcome; `tegen` says what the words were measured against, `bestand` is the CSV if asked for.

    `lijst` tells whether that was a frequency list, `verder` what to ask next: commands, and what they tell.
    """

    onderdelen: tuple[Onderdeel, ...]
    tegen: str
    interviews: int
    minstens: int
    meldingen: tuple[str, ...] = ()
    overgeslagen: tuple[tuple[str, str, str], ...] = ()
    bestand: str = ""
    mislukt: tuple[Mislukt, ...] = ()
    lijst: bool = False
    verder: tuple[tuple[str, str], ...] = ()

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: an interview that was not read or a file not written is a fault."""
        return Afloop.FOUT if self.overgeslagen or self.mislukt else Afloop.GOED

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "tegen": self.tegen,
            "interviews": self.interviews,
            "minstens_respondenten": self.minstens,
            "onderdelen": [_deel(o) for o in self.onderdelen],
            "meldingen": list(self.meldingen),
            "overgeslagen": [{"interview": i, "fout": f, "tip": t} for i, f, t in self.overgeslagen],
            "bestand": self.bestand,
            "mislukt": [asdict(m) for m in self.mislukt],
            "verder": [{"opdracht": command, "wat": what} for command, what in self.verder],
        }


def _deel(deel: Onderdeel) -> dict[str, object]:
    return {
        "onderdeel": deel.soort.value,
        "over": deel.over,
        "woorden_hier": deel.woorden_hier,
        "woorden_elders": deel.woorden_elders,
        "respondenten": deel.respondenten,
        "raak": deel.raak,
        "woorden": [
            {
                **asdict(w.vondst),
                "vormen": list(w.vormen),
                "opmerking": w.opmerking,
                "voorbeelden": [asdict(v) for v in w.voorbeelden],
            }
            for w in deel.woorden
        ],
    }


class Toner:
    """Finds sentences to show words by; texts are read only for the sentences that are shown."""

    def __init__(self, onderzoek: Onderzoek, zinnen: Zinnen) -> None:
        self._onderzoek = onderzoek
        self._zinnen = zinnen
        self._vormen = zinnen.schat.vormen()
        self._places: dict[str, Plaatsbepaler] = {}

    def toon(
        self,
        vondsten: Sequence[Vondst],
        mag: Callable[[Zin], bool],
        opmerkingen: Mapping[str, str] | None = None,
    ) -> tuple[Woord, ...]:
        """Give the words with their forms and sentences, out of those sentences for which `mag` holds."""
        shown = voorbeelden(vondsten, self._zinnen.antwoorden, self._zinnen.schat, mag)
        notes = opmerkingen or {}
        return tuple(
            Woord(
                v,
                self._vormen.get(v.woord, ()),
                tuple(self._voorbeelden(shown.get((v.woord, v.bij), ()))),
                notes.get(v.woord, ""),
            )
            for v in vondsten
        )

    def _voorbeelden(self, nummers: Iterable[int]) -> Iterable[Voorbeeld]:
        for nr in nummers:
            zin = self._zinnen.antwoorden[nr]
            if zin.interview not in self._places:
                self._places[zin.interview] = Plaatsbepaler(lees_interview(self._onderzoek, zin.interview))
            f = self._places[zin.interview].fragment(Voorstel("", "", zin.begin, zin.eind, ""))
            yield Voorbeeld(f.interview, f.spreker, f.regelnummer, " ".join(f.citaat.split()))
