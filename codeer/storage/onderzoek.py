"""Where a study keeps its things, and how its folder is found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from codeer.core.errors import OnderzoekFout

CODEBOEK = "codeboek.yaml"


@dataclass(frozen=True, slots=True)
class Onderzoek:
    """A study folder and the places in it; nothing here says that they exist."""

    map: Path

    @property
    def codeboek(self) -> Path:
        """Give the path of the codebook."""
        return self.map / CODEBOEK

    @property
    def interviews(self) -> Path:
        """Give the folder of the interviews."""
        return self.map / "interviews"

    @property
    def kenmerken(self) -> Path:
        """Give the path of the table of kenmerken."""
        return self.interviews / "kenmerken.csv"

    @property
    def rapporten(self) -> Path:
        """Give the folder of the reports."""
        return self.map / "rapporten"

    @property
    def coderingen(self) -> Path:
        """Give the folder of what people coded."""
        return self.map / "coderingen"

    @property
    def tijdelijk(self) -> Path:
        """Give the folder of cache and lock, which may be deleted at any time."""
        return self.map / ".codeer"

    @property
    def logboek(self) -> Path:
        """Give the path of the study's log."""
        return self.map / "logboek.jsonl"

    @property
    def studie(self) -> Path:
        """Give the path of the study's id and format version."""
        return self.map / "studie.json"

    def tekst(self, id: str) -> Path:
        """Give the path of an interview's text."""
        return self.interviews / f"{id}.txt"

    def herkomst(self, id: str) -> Path:
        """Give the path of an interview's provenance."""
        return self.interviews / f"{id}.json"


def vind_onderzoek(map: Path | None, begin: Path) -> Onderzoek:
    """Find the study: `map` when given (an option or CODEER_MAP), else walk up from `begin`.

    Raises OnderzoekFout when there is no `codeboek.yaml` there.
    """
    if map is not None:
        if (map / CODEBOEK).is_file():
            return Onderzoek(map.absolute())
        what = f"staat geen {CODEBOEK}" if map.is_dir() else "is geen map"
        where = f"In {map} {what}." if map.is_dir() else f"{map} {what}."
        tip = f"Is die naam goed getypt? Een nieuw onderzoek begin je met: codeer nieuw {map}"
        raise OnderzoekFout(where, tip)
    start = begin.absolute()
    for folder in (start, *start.parents):
        if (folder / CODEBOEK).is_file():
            return Onderzoek(folder)
    raise OnderzoekFout(
        f"Hier is geen onderzoek: in {start} en de mappen erboven staat geen {CODEBOEK}.",
        "Ga naar de map van je onderzoek, noem hem met --map MAP, of begin een nieuw met: codeer nieuw MAP",
    )
