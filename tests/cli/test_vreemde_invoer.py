"""Whatever people type, paste or pipe: codeer answers, and never has to say that it broke down itself."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

LANG = "a" * 300
DIEP = "/".join(["map" * 20] * 80)
WOORDEN = ["", "-", "--", "=", "a=", LANG, DIEP, "\u202e", "[red]", "\udcff", "*", "."]

# an argument in every place that takes one
PLAATSEN: list[tuple[str, ...]] = [
    ("{}",),
    ("nieuw", "{}/x"),
    ("--map", "{}", "status"),
    ("--map", "studie", "import", "{}"),
    ("--map", "studie", "import", "gesprek.txt", "--id", "{}"),
    ("--map", "studie", "import", "gesprek.txt", "--id-reeks", "{}", "--proef"),
    ("--map", "studie", "import", "gesprek.txt", "--spreker", "{}", "--vervang", "--proef"),
    ("--map", "studie", "import", "gesprek.txt", "--kenmerk", "{}"),
    ("--map", "studie", "import", "gesprek.txt", "--kenmerk", "x{0}={0}"),
    ("--map", "studie", "import", "gesprek.txt", "--kenmerken", "{}"),
    ("--map", "studie", "import", "gesprek.txt", "--tekenset", "{}", "--vervang", "--proef"),
    ("--map", "studie", "codeboek", "toon", "{}"),
    ("--map", "studie", "codeboek", "toets", "--ijkset", "{}"),
    ("--map", "studie", "rapport", "frequenties", "{}"),
    ("--map", "studie", "rapport", "frequenties", "--per", "{}"),
    ("--map", "studie", "rapport", "--bron", "{}"),
    ("consistentie", "--tabel", "{}"),
    ("consistentie", "{}", "--tabel", "gesprek.txt"),
]

TEKSTEN: dict[str, bytes] = {
    "niets.txt": b"",
    "nul.txt": b"\0" * 200,
    "regeleinden.txt": b"\r\r\n\n\r" * 50,
    "half.txt": "R: één".encode()[:-1],
    "namen.txt": ("I: a?\n\n" + "".join(f"N{n}: b.\n\n" for n in range(150))).encode(),
    "dubbelepunten.txt": b":\n::\n: :\nR:\nR::\n",
    "tekens.txt": "I: ?\n\nR: \u202e\u200b\ufeff\u0301 \U0001f469\u200d\U0001f467 =1+1 'x' @a\n".encode(),
    "lang.txt": b"I: hoe?\n\nR: " + b"vertrouwen_" * 30 + b" " + b"a't" * 60 + b" " + b"(" * 150 + b"\n",
    "magie.txt": b"PK: Hoe gaat het?\n\nR: Goed.\n",
    "nep.docx": b"PK\x03\x04" + b"\xff" * 100,
    "nep.odt": b"PK\x05\x06" + b"\0" * 18,
    "nep.vtt": b"WEBVTT\n\n00:00:99.000 --> nooit\n<v >\n",
    "nep.srt": b"1\n00:00:01,000 --> 00:00:00,000\n\n1\n",
    "nep.md": b"---\n---\n---\n# \n\n",
    "uitgang.": b"R: ja\n",
    "con.txt": b"I: Ja?\n\nR: Nee.\n",
    "mei.txt": b"I: In mei?\n\nR: Nee.\n",
    "sub/mei.txt": b"I: In mei?\n\nR: Ja.\n",
}


@pytest.fixture
def studie(codeer: Any, tmp_path: Path) -> Path:
    assert codeer("nieuw", "studie").afloop == 0
    book = "formaat: 1\ncodeboek: Klein\ncodes: {vertrouwen: {definitie: Iets., termen: [vertrouwen]}}\n"
    (tmp_path / "studie" / "codeboek.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "gesprek.txt").write_text("I: Hoi?\n\nR: Ik had vertrouwen.\n", encoding="utf-8")
    assert codeer("--map", "studie", "import", "gesprek.txt").afloop == 0
    return tmp_path / "studie"


@pytest.mark.usefixtures("studie")
@pytest.mark.parametrize("plaats", PLAATSEN, ids=" ".join)
def test_odd_words(codeer: Any, plaats: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    for woord in WOORDEN:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\0")))
        result = codeer(*(deel.format(woord) for deel in plaats))
        assert result.afloop in {0, 1, 2, 3}, (woord, result)
        assert result.afloop == 0 or "Fout: " in result.out + result.err, (woord, result)


def test_odd_files(codeer: Any, studie: Path, tmp_path: Path) -> None:
    for naam, inhoud in TEKSTEN.items():
        path = tmp_path / "bron" / naam
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(inhoud)
    answer = codeer("--map", "studie", "import", "bron", "--json")
    assert answer.afloop == 1
    assert len(answer.json["gelukt"]) + len(answer.json["mislukt"]) == len(TEKSTEN)
    assert all(m["fout"] and m["tip"] for m in answer.json["mislukt"])
    assert codeer("--map", "studie", "rapport").afloop == 0
    assert codeer("--map", "studie", "controleer").afloop == 0
    assert (studie / "rapporten" / "citaten.csv").is_file()
