"""The language models: which are there, and opening one by the name that the codebook gives."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from functools import lru_cache
from importlib import metadata
from typing import NamedTuple, Protocol

from codeer import __version__
from codeer.core.codeboek import INGEBOUWD
from codeer.core.errors import TaalmodelFout
from codeer.core.interview import Interview
from codeer.core.taallaag import Taallaag

BEKEND = ("nl_core_news_sm", "nl_core_news_md", "nl_core_news_lg")


class Taal(Protocol):
    """Turns texts into language layers."""

    naam: str

    def laag(self, interview: Interview) -> Taallaag:
        """Make the layer of an interview."""
        ...

    def laag_tekst(self, tekst: str) -> Taallaag:
        """Make the layer of a raw text without labels."""
        ...


class Taalmodel(NamedTuple):
    """A spaCy pipeline that is installed: package name and version."""

    naam: str
    versie: str


@lru_cache(maxsize=4)
def open_taal(naam: str) -> Taal:
    """Open a language model; raises TaalmodelFout when it is not installed or not Dutch."""
    if naam == INGEBOUWD:
        from codeer.taal.ingebouwd import Ingebouwd  # noqa: PLC0415 # imports spaCy's data late

        return Ingebouwd()
    if not _is_installed(naam):
        raise TaalmodelFout(f"Het taalmodel {naam} is niet geïnstalleerd.", _install_tip(naam))
    from codeer.taal.pipeline import Pipeline, load  # noqa: PLC0415 # idem

    return Pipeline(naam, load(naam))


def taal_versies(naam: str) -> dict[str, str]:
    """Give the versions of what makes the layer, by package name, without importing any of it."""
    versions = {"codeer": __version__}
    for package in ("spacy", "simplemma"):
        versions[package] = _version(package)
    if naam != INGEBOUWD:
        versions[naam] = _version(naam)
    return versions


def geinstalleerde_modellen() -> tuple[Taalmodel, ...]:
    """Give the Dutch spaCy pipelines that are installed, sorted by name."""
    names = {point.name for point in _entry_points() if point.name.startswith("nl_")}
    names.update(naam for naam in BEKEND if _is_installed(naam))
    return tuple(Taalmodel(naam, _version(naam)) for naam in sorted(names))


def _entry_points() -> Iterable[metadata.EntryPoint]:
    return metadata.entry_points(group="spacy_models")


def _is_installed(naam: str) -> bool:
    if not naam.isidentifier():
        return False
    return importlib.util.find_spec(naam) is not None


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "onbekend"


def _install_tip(naam: str) -> str:
    other = f"of zet in het codeboek: taalmodel: {INGEBOUWD}"
    if naam in BEKEND:
        return f"Installeer het met: python -m spacy download {naam} ({other})."
    return f"Installeer het pakket {naam} met pip ({other}). Bekende modellen: {', '.join(BEKEND)}."
