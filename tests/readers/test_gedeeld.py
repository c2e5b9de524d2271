"""Real and hostile files that lie beside the repository: read right, or refused with one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codeer.core.errors import LeesFout
from codeer.core.interview import parse_beurten
from codeer.core.sprekers import bouw, herken
from codeer.core.tekst import normalise
from codeer.readers._bestand import lees

FOLDER = Path(__file__).parents[2].parent / "shared" / "formaten"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="needs ../shared/formaten")
FILES = sorted(
    p for sub in ("eigen", "derden", "vijandig") for p in FOLDER.glob(f"{sub}/*") if p.suffix != ".py"
)
MUST = (FOLDER / "moet_lezen.txt").read_text("utf-8").split() if FOLDER.is_dir() else []
# letters only, so that markup around them does not matter
MARKERS = (
    "TABELCEL LIJSTPUNT INGEVOEGD LINKTEKST ZACHTENTER SLOT NBSP naïef café coördinator reünie "
    "😊 Woordafbreking Eén"
).split()


def text(path: Path) -> str:
    found = [bouw(reading, herken(reading, {})) for reading in lees(path.read_bytes(), path.suffix)]
    return "".join(built.tekst for built in found)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_text_or_one_sentence(path):
    stored = refused = None
    try:
        stored = text(path)
    except LeesFout as fault:
        refused = fault
    if refused:
        assert (bool(refused.fout), bool(refused.tip), path.name in MUST) == (True, True, False)
        return
    assert parse_beurten(stored)
    assert normalise(stored) == stored
    assert "GEHEIM" not in stored


@pytest.mark.parametrize("name", MUST)
def test_must_be_read(name):
    (path,) = FOLDER.glob(f"*/{name}")
    assert parse_beurten(text(path))


@pytest.mark.parametrize("name", ["interview_nl.docx", "interview_nl.odt"])
def test_markers_of_the_body(name):
    stored = text(FOLDER / "eigen" / name)
    assert [m for m in MARKERS if m not in stored] == []
    for gone in (
        "VERWIJDERDENAAM",
        "VOETNOOT",
        "OPMERKING",
        "KOPTEKST",
        "VOETTEKST",
        "MetaMaker",
        "RevisieAuteur",
    ):
        assert gone not in stored
    assert re.search(r"€\xa050", stored)
