"""Which language models are there, which one the codebook names, and how to get one."""

from __future__ import annotations

from dataclasses import dataclass

from codeer.core.codeboek import INGEBOUWD
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.onderzoek import Onderzoek
from codeer.taal.model import BEKEND, geinstalleerde_modellen, taal_versies

_UITLEG = {
    INGEBOUWD: "zit in codeer; snel, en het sterkst op woorden uit gesprekken",
    "nl_core_news_sm": "klein model van spaCy: woordsoorten en zinsontleding",
    "nl_core_news_md": "middelgroot model van spaCy",
    "nl_core_news_lg": "groot model van spaCy",
}


@dataclass(frozen=True, slots=True)
class Model:
    """A language model: is it there, does the codebook name it, and if need be how to install it."""

    naam: str
    versie: str
    uitleg: str
    geinstalleerd: bool
    gekozen: bool
    installeer: str


@dataclass(frozen=True, slots=True)
class Taalmodellen:
    """All models worth knowing; `gekozen` is what the codebook names, empty outside a study."""

    modellen: tuple[Model, ...]
    gekozen: str
    tip: str

    @property
    def klopt(self) -> bool:
        """Tell whether the model that the codebook names is there."""
        return not self.gekozen or any(m.gekozen and m.geinstalleerd for m in self.modellen)

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        keys = ("naam", "versie", "uitleg", "geinstalleerd", "gekozen", "installeer")
        models = [{k: getattr(m, k) for k in keys} for m in self.modellen]
        return {"gekozen": self.gekozen, "klopt": self.klopt, "modellen": models, "tip": self.tip}


def taalmodel(onderzoek: Onderzoek | None = None) -> Taalmodellen:
    """List the models; with a study also say which one its codebook names. Imports no spaCy."""
    chosen = ""
    if onderzoek is not None:
        book = laad_codeboek(onderzoek.codeboek, waarschuw=False).codeboek
        chosen = book.taalmodel if book else ""
    there = {m.naam: m.versie for m in geinstalleerde_modellen()}
    there[INGEBOUWD] = taal_versies(INGEBOUWD)["codeer"]
    others = sorted({*there, chosen} - {"", INGEBOUWD, *BEKEND})
    models = tuple(_model(naam, there, chosen) for naam in (INGEBOUWD, *BEKEND, *others))
    missing = chosen and chosen not in there
    tip = (
        f"Installeer {chosen}, of zet in codeboek.yaml: taalmodel: {INGEBOUWD}"
        if missing
        else "Een ander model kies je in codeboek.yaml, met de regel taalmodel: NAAM"
    )
    return Taalmodellen(models, chosen, tip)


def _model(naam: str, there: dict[str, str], chosen: str) -> Model:
    how = f"python -m spacy download {naam}" if naam in BEKEND else f"python -m pip install {naam}"
    return Model(
        naam=naam,
        versie=there.get(naam, ""),
        uitleg=_UITLEG.get(naam, "ander model van spaCy"),
        geinstalleerd=naam in there,
        gekozen=naam == chosen,
        installeer="" if naam in there else how,
    )
