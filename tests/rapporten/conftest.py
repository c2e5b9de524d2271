"""Shared by the tests of reports: an invented study, and a report made of it."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from codeer.core.materiaal import Materiaal, Opzet
from codeer.rapporten._vind import laad

_STUDIE = runpy.run_path(str(Path(__file__).parents[1] / "steps" / "rapportstudie.py"))

Rijen = list[dict[str, Any]]


@pytest.fixture
def s() -> Any:
    """The names of the module with the study: `s.maak(…)`, `s.CODEBOEK`."""

    class Namen:
        def __getattr__(self, naam: str) -> Any:
            return _STUDIE[naam]

    return Namen()


@pytest.fixture
def rapport(s: Any) -> Callable[..., Rijen]:
    """Make a report of interviews and give its rows as dicts."""

    def run(naam: str, materiaal: Iterable[Materiaal] | None = None, **opties: Any) -> Rijen:
        opties = {"codeboek": s.CODEBOEK, "kenmerken": s.KENMERKEN} | opties
        een = laad(naam).maak(Opzet(**opties))
        rijen = [rij for m in (s.studie() if materiaal is None else materiaal) for rij in een.verwerk(m)]
        rijen += een.sluit()
        kop = [kolom.naam for kolom in een.kolommen]
        return [dict(zip(kop, rij, strict=True)) for rij in rijen]

    return run
