from __future__ import annotations

from pathlib import Path

from codeer.steps.codeboek_controleer import controleer, lemma_of

TEKST = """\
formaat: 1
codeboek: Proef
codes:
  a:
    definitie: x
    plus: [regels]
    termen: [b]
    voorbeelden: [c]
    subcodes: {d: {definitie: y, termen: [vragen]}}
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "codeboek.yaml"
    path.write_text(text, "utf-8")
    return path


def test_counts_and_warnings(tmp_path: Path) -> None:
    found = controleer(write(tmp_path, TEKST), lambda w: w.removesuffix("s"))
    assert found.in_orde
    assert (found.codes, found.subcodes, found.termen, found.voorbeelden) == (1, 1, 3, 1)
    assert [m.regel for m in found.waarschuwingen] == [6]
    assert found.json()["waarschuwingen"] == [
        {
            "regel": 6,
            "tekst": "«regels» lijkt een vorm van «regel».",
            "tip": "Bedoel je «regel»? Dat vindt alle vormen; alleen deze kan met exact.",
        }
    ]
    assert found.json()["in_orde"] is True
    assert len(found.hash) == 64


def test_faults_and_what_could_be_read(tmp_path: Path) -> None:
    found = controleer(write(tmp_path, TEKST + "    zomaar: x\n"), None)
    assert not found.in_orde
    assert [m.regel for m in found.fouten] == [10]
    assert (found.codes, found.hash) == (1, "")


def test_nothing_to_read(tmp_path: Path) -> None:
    found = controleer(tmp_path / "weg.yaml")
    assert found.json()["fouten"]
    assert found.naam == ""


def test_lemmas_of_the_dictionary() -> None:
    assert [lemma_of(w) for w in ("regels", "vragen", "zomaarwoord")] == ["regel", "vragen", "zomaarwoord"]
