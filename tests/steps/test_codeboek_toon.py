from __future__ import annotations

import json
from pathlib import Path

import pytest

from codeer.core.errors import GebruiksFout
from codeer.steps.codeboek_toon import toon

TEKST = """\
formaat: 1
codeboek: Proef
versie: "2"
woordgroepen: {loket: [balie]}
facetten: {wie: [klant]}
codes:
  rust:
    titel: Rust en ruimte
    definitie: adem
    namen: {plus: rust, min: haast}
    plus: [rustig, {exact: op adem}]
    min: [{term: druk, samenstellingen: ja, behalve: [drukken, {exact: druk op}], bij_ontkenning: blijft, woordsoort: [bnw, znw]}]
    voorbeelden:
      - {tekst: "Fijn.", pool: plus}
      - {tekst: "Mooi.", verwacht: nee}
      - Gewoon.
    subcodes:
      thuis: {definitie: in huis, termen: [{term: bank, bij_ontkenning: blijft}, stoel]}
  ruis: {definitie: lawaai, termen: [herrie]}
  thuis: {definitie: x, termen: [kamer]}
"""


DRUK = "druk (ook in samenstellingen; behalve drukken, «druk op»; bij ontkenning: blijft; woordsoort ADJ of NOUN)"


@pytest.fixture(scope="module")
def pad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boek") / "codeboek.yaml"
    path.write_text(TEKST, "utf-8")
    return path


def test_everything(pad: Path) -> None:
    shown = toon(pad)
    assert [(c.pad, c.diepte, c.titel) for c in shown.codes] == [
        ("rust", 0, "Rust en ruimte"),
        ("rust/thuis", 1, "thuis"),
        ("ruis", 0, "ruis"),
        ("thuis", 0, "thuis"),
    ]
    rust = shown.codes[0]
    assert rust.kanten == (("plus", "rust"), ("min", "haast"))
    assert rust.termen == (
        ("plus", ("rustig", "«op adem»")),
        (
            "min",
            (DRUK,),
        ),
    )
    assert rust.voorbeelden == ("rust: Fijn.", "niet: Mooi.", "Gewoon.")
    assert shown.codes[1].termen == (("", ("bank (bij ontkenning: blijft)", "stoel")),)


def test_one_code_with_its_subcodes(pad: Path) -> None:
    assert [c.pad for c in toon(pad, "RUST").codes] == ["rust", "rust/thuis"]
    assert [c.pad for c in toon(pad, "rust/thuis").codes] == ["rust/thuis"]
    assert [c.pad for c in toon(pad, "rust en ruimte").codes] == ["rust", "rust/thuis"]
    assert [c.pad for c in toon(pad, "thuis").codes] == ["thuis"]


def test_unknown_code(pad: Path) -> None:
    with pytest.raises(GebruiksFout) as caught:
        toon(pad, "rusr")
    assert caught.value.tip == "Bedoel je «rust»?"


def test_json(pad: Path) -> None:
    data = json.loads(json.dumps(toon(pad).json()))
    assert data["codeboek"] == "Proef"
    assert data["woordgroepen"] == {"loket": ["balie"]}
    assert data["codes"][1]["code"] == "rust/thuis"
    assert data["codes"][0]["termen"]["plus"] == ["rustig", "«op adem»"]
