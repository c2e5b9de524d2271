"""Testing a codebook on its examples and on labelled sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Voorstel
from codeer.core.errors import CodeboekFout, LeesFout
from codeer.steps.codeboek_toets import toets_ijkset, toets_voorbeelden

SHARED = Path(__file__).parents[3] / "shared"
TEKST = """\
formaat: 1
codeboek: Proef
codes:
  continuïteit:
    definitie: steeds dezelfde
    namen: {plus: vast, min: wisselend}
    plus: [vast]
    min: [wisselen]
    voorbeelden:
      - {tekst: "Zij is vast.", pool: plus}
      - {tekst: "Zij is vast.  ", pool: min}
      - Het weer.
      - {tekst: "Dat staat vast.", verwacht: nee}
      - {tekst: "Mooi weer.", verwacht: nee}
      - {tekst: "Zij wisselen.", pool: }
    subcodes:
      brief: {definitie: x, termen: [brief]}
  los: {definitie: zonder termen, voorbeelden: [Niets.]}
  leeg: {definitie: zonder voorbeelden, subcodes: {diep: {definitie: x, termen: [diep], voorbeelden: [diep]}}}
"""
TERMS = {"vast": ("continuïteit", "plus"), "wisselen": ("continuïteit", "min")}
TERMS |= {"brief": ("continuïteit/brief", ""), "diep": ("leeg/diep", "")}


def suggest(teksten: Sequence[str], codeboek: Codeboek) -> list[list[Voorstel]]:
    """Suggest by bare substring: the outcome is plain to see."""
    return [
        [
            Voorstel(code, pool, 0, len(t), f"woord {word}")
            for word, (code, pool) in TERMS.items()
            if word in t
        ]
        for t in teksten
    ]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    path = tmp_path / "codeboek.yaml"
    path.write_text(TEKST, "utf-8")
    return path


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ijk.tsv"
    path.write_text(text, "utf-8")
    return path


class TestExamples:
    def test_outcome(self, pad: Path) -> None:
        found = toets_voorbeelden(pad, suggest)
        assert found.geslaagd == 4
        assert [(m.code, m.regel, m.reden) for m in found.mislukt] == [
            (
                "continuïteit",
                11,
                "continuïteit wordt voorgesteld als plus (vast), verwacht was min (wisselend): woord vast",
            ),
            (
                "continuïteit",
                12,
                "continuïteit wordt niet voorgesteld: geen term van deze code past op de zin",
            ),
            ("continuïteit", 13, "continuïteit wordt voorgesteld, en dat hoort niet: woord vast"),
        ]
        assert not found.in_orde
        assert found.zonder_termen == ("los",)
        assert found.zonder_voorbeelden == ("continuïteit/brief",)

    def test_json(self, pad: Path) -> None:
        data = toets_voorbeelden(pad, suggest).json()
        assert data["geslaagd"] == 4
        assert data["mislukt"][0]["gevonden"] == [
            {"code": "continuïteit", "pool": "plus", "waarom": "woord vast"}
        ]

    def test_a_subcode_counts_for_its_parent(self, tmp_path: Path) -> None:
        path = table(tmp_path, TEKST.replace("Het weer.", "De brief."))
        assert toets_voorbeelden(path, suggest).geslaagd == 5

    def test_no_examples(self, tmp_path: Path) -> None:
        found = toets_voorbeelden(table(tmp_path, "codes: {a: {termen: [b]}}"), suggest)
        assert (found.geslaagd, found.in_orde) == (0, True)

    def test_faulty_codebook(self, tmp_path: Path) -> None:
        with pytest.raises(CodeboekFout):
            toets_voorbeelden(table(tmp_path, "codes: {}"), suggest)

    def test_on_the_real_matcher(self, tmp_path: Path) -> None:
        text = 'codes: {stress: {definitie: x, min: [spanning], voorbeelden: [{tekst: "Ik voelde spanning.", pool: min}, Zon.]}}'
        found = toets_voorbeelden(table(tmp_path, text))
        assert found.geslaagd == 1
        assert [m.tekst for m in found.mislukt] == ["Zon."]


class TestTable:
    def test_scores(self, pad: Path, tmp_path: Path) -> None:
        text = (
            "tekst\tcodeur_a\tcodeur_b\n"
            "Zij is vast.\tContinuiteit+\tcontinuïteit+\n"
            "De brief kwam.\tcontinuiteit/brief\tcontinuiteit-\n"
            "Het weer.\tcontinuiteit\tcontinuiteit\n"
            "Wij wisselen.\t-\t\n"
            "Wij wisselen ook.\t-\tcontinuïteit\n"
        )
        found = toets_ijkset(pad, table(tmp_path, text), suggest)
        assert found.json() == {
            "micro": {"p": 2 / 3, "r": 2 / 3, "f1": 2 / 3},
            "codes": {
                "continuïteit": {
                    "p": 2 / 3,
                    "r": 2 / 3,
                    "f1": 2 / 3,
                    "tp": 2,
                    "fp": 1,
                    "fn": 1,
                    "pool_juist": 1.0,
                }
            },
        }
        assert found.ijking.ongebruikt == ("los", "leeg")
        assert found.zinnen == 5
        assert found.codeurs == ("codeur_a", "codeur_b")
        assert found.json(fouten=True)["fouten"] == [
            {"soort": "FN", "code": "continuïteit", "regel": 4, "tekst": "Het weer.", "waarom": ""},
            {
                "soort": "FP",
                "code": "continuïteit",
                "regel": 5,
                "tekst": "Wij wisselen.",
                "waarom": "woord wisselen",
            },
        ]

    def test_codes_that_the_codebook_lacks(self, pad: Path, tmp_path: Path) -> None:
        text = (
            "tekst\tcodes\nx\tcontinuteit\ny\tlos\nz\tcontinuteit; "
            + ";".join(f"c{n}" for n in range(12))
            + "\n"
        )
        with pytest.raises(LeesFout) as caught:
            toets_ijkset(pad, table(tmp_path, text), suggest)
        assert "«continuteit» (regel 2), «c0» (regel 4)" in caught.value.fout
        assert "en nog 3" in caught.value.fout
        assert caught.value.tip == "Bedoel je «continuïteit»?"

    @pytest.mark.skipif(not SHARED.is_dir(), reason="het gedeelde ijkmateriaal is er niet")
    def test_same_figures_as_the_check_of_the_contract(self) -> None:
        """Score the real set with a plain word search, here and by the rule of the set's own README."""
        book = Path(__file__).parents[2] / "codeboek.yaml"
        gold = SHARED / "goud" / "ontwikkelset.tsv"
        names = ["machtsongelijkheid", "continuiteit", "stress", "wantrouwen", "nabijheid"]
        words = dict(zip(["macht", "steeds", "stress", "vertrouw", "persoonlijk"], names, strict=True))
        own = {"continuiteit": "continuïteit"}

        def search(teksten: Sequence[str], codeboek: Codeboek) -> list[list[Voorstel]]:
            return [
                [Voorstel(own.get(c, c), "plus", 0, 1, w) for w, c in words.items() if w in t]
                for t in teksten
            ]

        found = toets_ijkset(book, gold, search).json()
        tp = fp = fn = right = poles = 0
        for line in gold.read_text("utf-8").splitlines()[1:]:
            _, _, _, one, two, tekst = line.split("\t")
            a, b = ({x[:-1]: x[-1] for x in cell.split(";")} if cell != "-" else {} for cell in (one, two))
            for word, code in words.items():
                if (code in a) == (code in b):
                    tp += code in a and word in tekst
                    fp += code not in a and word in tekst
                    fn += code in a and word not in tekst
                    if code in a and word in tekst and a[code] == b[code]:
                        poles += 1
                        right += a[code] == "+"
        assert found["micro"]["f1"] == 2 * tp / (2 * tp + fp + fn)
        assert [sum(c[k] for c in found["codes"].values()) for k in ("tp", "fp", "fn")] == [tp, fp, fn]
        assert poles
        assert 0 < right <= poles
        assert list(found["codes"]) == [own.get(n, n) for n in names]
