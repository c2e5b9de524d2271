"""Published tables: what was printed must come out."""

from __future__ import annotations

import json
from pathlib import Path

import oordelen
import pytest
import yaml

from codeer.core.oordelen import Oordeel, Oordelenmatrix
from codeer.maten._vind import laad, namen
from codeer.steps.consistentie import vergelijk

GEVALLEN = yaml.safe_load((Path(__file__).parents[1] / "gevallen" / "maten.yaml").read_text("utf-8"))
BOUW = {"tabel": oordelen.uit_tabel, "aantallen": oordelen.uit_aantallen, "rijen": oordelen.uit_rijen}
UITKOMSTEN = [(g, maat, printed) for g in GEVALLEN for maat, printed in g["verwacht"].items()]
IDS = [f"{geval['naam']}-{maat}" for geval, maat, _ in UITKOMSTEN]
NAMES = {
    "percent_agreement": "percentage",
    "krippendorff_alpha_nominal": "krippendorff_alpha",
    "p_pos": "positieve_overeenstemming",
    "p_neg": "negatieve_overeenstemming",
}


def matrix_of(geval):
    (form,) = BOUW.keys() & geval.keys()
    return oordelen.over(BOUW[form](geval[form]), str(geval["waarde"]) if "waarde" in geval else None)


@pytest.mark.parametrize(("geval", "maat", "printed"), UITKOMSTEN, ids=IDS)
def test_what_was_printed(geval, maat, printed):
    outcome = laad(maat).compute(matrix_of(geval))
    if printed is None:
        assert outcome is None
    else:
        digits = len(printed.partition(".")[2])
        assert outcome == pytest.approx(float(printed), abs=0.51 * 10**-digits)


@pytest.mark.parametrize("naam", namen())
def test_every_measure_has_a_published_example(naam):
    assert [g["naam"] for g in GEVALLEN if g["verwacht"].get(naam) is not None]


def test_every_case_names_its_source():
    assert all(geval["bron"] for geval in GEVALLEN)
    assert len({geval["naam"] for geval in GEVALLEN}) == len(GEVALLEN)


def test_cases_beside_the_repository(shared):
    cases = json.loads((shared / "irr" / "gevallen.json").read_text("utf-8"))
    wrong, right = [], 0
    for case in cases:
        if case["kind"] not in {"nominal", "edge"}:
            continue
        rows = [Oordeel(c, str(u), None if v is None else str(v)) for c, u, v in case["ratings"]]
        matrix = Oordelenmatrix.from_oordelen(rows)
        found = {u.sleutel: u.uitkomst for u in vergelijk(matrix).maten}
        about = oordelen.over(matrix, str(case["values"][0]) if "yes" in case["values"] else None)
        for stat, expected in case["expected"].items():
            name, sign, arg = stat.partition(":")
            key = NAMES.get(name, name) + sign + arg
            if key in found or (name in {"p_pos", "p_neg"} and about.positief):
                outcome = found[key] if key in found else laad(key).compute(about)
                digits = case.get("digits_by_stat", {}).get(stat, case["digits"])
                margin = (case.get("tol") or {}).get(stat, 0.51 * 10**-digits)
                same = outcome is expected or (outcome is not None and abs(outcome - expected) <= margin)
                right += same
                wrong += [] if same else [(case["name"], stat, outcome, expected)]
    assert wrong == []
    assert right > 80
