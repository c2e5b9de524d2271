"""The command as a user gives it: in words, as measures and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codeer.cli._toon_consistentie import often

HEAD = "codeur;eenheid;waarde\n"


@pytest.fixture
def tabel(tmp_path: Path) -> Any:
    """Write a table of the values of each coder, in the order of the units."""

    def write(**kolommen: str) -> str:
        rows = [f"{c};{nr};{w.strip('.')}" for c, row in kolommen.items() for nr, w in enumerate(row)]
        (tmp_path / "oordelen.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
        return "oordelen.csv"

    return write


IN_WOORDEN = """\
Hoe gelijk is er gecodeerd?  Amira en Bo, 35 eenheden
Verschil is niet fout. Het laat zien waar een waarde nog niet duidelijk is.
Twee codeurs kozen bijna 6 van de 10 keer dezelfde waarde.

waarde  samen  alleen Amira  alleen Bo  de ander koos dit ook   wat nu
───────────────────────────────────────────────────────────────────────────────────────────
a          12             0          3  bijna 9 van de 10 keer  dit gaat goed
b           7             6          0  7 van de 10 keer        redelijk; kijk samen
c           0             9          0                          te weinig om iets te zeggen
d           1             0         12  ruim 1 van de 10 keer   bespreek samen
"""


def test_in_words(codeer: Any, tabel: Any) -> None:
    path = tabel(Amira="a" * 12 + "b" * 13 + "c" * 9 + "d", Bo="a" * 12 + "b" * 7 + "a" * 3 + "d" * 13)
    result = codeer("consistentie", "--tabel", path)
    assert (result.afloop, result.out) == (0, IN_WOORDEN)
    assert "vuistregels van codeer" in result.err


def test_in_words_for_more_coders_and_with_gaps(codeer: Any, tabel: Any) -> None:
    path = tabel(A="xxxxxxxxxxyy.", B="xxxxxxxxyyyyz", C="xxxxxxyyyy...")
    result = codeer("consistentie", "--tabel", path)
    assert "A, B en C, 13 eenheden, waarvan 12 door twee of meer codeurs beoordeeld" in result.out
    rows = {line[:1]: line.split()[1:] for line in result.out.splitlines()[6:]}
    assert rows["x"] == "6 4 ruim 8 van de 10 keer dit gaat goed".split()
    assert rows["y"][:2] == ["2", "4"]
    assert rows["z"][:2] == ["0", "0"]
    assert result.out == codeer("consistentie", "A", "B", "C", "--tabel", path).out


def test_as_measures(codeer: Any, tabel: Any) -> None:
    path = tabel(A="xxyy", B="xxyx")
    result = codeer("consistentie", "--tabel", path, "--methodoloog")
    assert result.afloop == 0
    lines = {line.split("  ")[0]: line.split()[-1] for line in result.out.splitlines() if line}
    assert lines["Percentage overeenstemming"] == "0,750"
    assert lines["Kappa van Cohen"] == "0,500"
    assert lines["Alpha van Krippendorff"] == "0,533"
    assert lines["x"] == "0,250"
    assert "n.v.t. is niet te berekenen" in result.err


def test_as_measures_of_three(codeer: Any, tabel: Any) -> None:
    result = codeer("consistentie", "--tabel", tabel(A="xy", B="xy", C="xz"), "--methodoloog")
    kappas = [line for line in result.out.splitlines() if line.startswith("Kappa van Cohen")]
    assert [line.split()[3:] for line in kappas] == [
        ["A", "en", "B", "1,000"],
        ["A", "en", "C", "0,333"],
        ["B", "en", "C", "0,333"],
    ]


def test_as_json(codeer: Any, tabel: Any) -> None:
    result = codeer("consistentie", "--tabel", tabel(A="xxyy", B="xxyx"), "--json")
    assert result.afloop == 0
    assert result.json["cohen_kappa"] == 0.5
    assert result.json["krippendorff_alpha"] == 1 - 7 * 2 / 30


@pytest.mark.parametrize("words", [(), ("--methodoloog",)])
def test_nothing_to_compare(codeer: Any, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "leeg.csv").write_text(HEAD, encoding="utf-8")
    result = codeer("consistentie", "--tabel", "leeg.csv", *words)
    assert result.afloop == 0
    assert "niemand, 0 eenheden" in result.out
    assert "valt niets te vergelijken" in result.out or "n.v.t." in result.out
    assert set(codeer("consistentie", "--tabel", "leeg.csv", "--json").json.values()) == {None}


def test_one_unit_and_one_value(codeer: Any, tabel: Any) -> None:
    result = codeer("consistentie", "--tabel", tabel(A="x", B="x"))
    assert "1 eenheid\n" in result.out
    assert "maar één waarde gegeven" in result.err


def test_names_that_look_alike_are_told(codeer: Any, tabel: Any) -> None:
    path = tabel(A="xX", B="xX")
    for words in ((), ("--methodoloog",)):
        assert "Let op: «x» en «X» tellen" in codeer("consistentie", "--tabel", path, *words).err


def test_faults(codeer: Any, tabel: Any, tmp_path: Path) -> None:
    assert codeer("consistentie", "--tabel", "weg.csv").afloop == 1
    assert codeer("consistentie", "C", "--tabel", tabel(A="x", B="x")).afloop == 2
    (tmp_path / "dubbel.csv").write_text(HEAD + "a;1;x\na;1;y\n", encoding="utf-8")
    result = codeer("consistentie", "--tabel", "dubbel.csv", "--json")
    assert result.afloop == 1
    assert "regel 3" in result.json["fout"]


def test_without_a_table(codeer: Any) -> None:
    for words in ((), ("--map", "weg")):
        outside = codeer("consistentie", *words)
        assert outside.afloop == 1
        assert "codeer consistentie --tabel TABEL.CSV" in outside.err
    assert codeer("nieuw", "studie").afloop == 0
    result = codeer("--map", "studie", "consistentie", "--json")
    assert result.afloop == 1
    assert "nog niets te vergelijken" in result.json["fout"]
    assert "codeer verdeel" in result.json["tip"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "nooit"),
        (0.02, "bijna nooit"),
        (0.07, "bijna 1 van de 10 keer"),
        (0.6, "6 van de 10 keer"),
        (0.61, "ruim 6 van de 10 keer"),
        (0.799, "bijna 8 van de 10 keer"),
        (0.8, "8 van de 10 keer"),
        (0.94, "ruim 9 van de 10 keer"),
        (0.999, "bijna altijd"),
        (1, "altijd"),
    ],
)
def test_a_share_in_words(share: float, words: str) -> None:
    assert often(share) == words
