"""Shared tables per facet, attacked: nothing that was left out follows from what stands there."""

from __future__ import annotations

import csv
import random
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from aanval import opgelost, soms

from codeer.core.beoordeeld import Beoordeeld
from codeer.core.codeboek import Codeboek, Instellingen
from codeer.core.codering import Herkomst
from codeer.core.interview import count_woorden
from codeer.steps.rapport import Invoer, Keuze, schrijf_rapport

S = runpy.run_path(str(Path(__file__).with_name("rapportstudie.py")))
CODES = (S["code"]("wantrouwen"), S["code"]("idee", "-"))
PADEN = ("wantrouwen", "idee")
BOEK = Codeboek(
    "Proef",
    codes=CODES,
    facetten=(("over", ("nu", "toen")),),
    instellingen=Instellingen(delen=("rol", "facet:over")),
)
SAID = ("wantrouwen.plus*mens", "wantrouwen.min*mens", "idee*mens")


def mens(nr: int, dice: random.Random):
    """One person who says some of it, each with a value, two, or (seldom) none."""
    zinnen = [(f"Zin {n} van {nr}.", dice.choice(SAID)) for n in range(dice.randint(1, 4))]
    bare = S["maak"](f"R{nr:02}", [("R", zinnen)], {"rol": dice.choice("ab")})
    values = [("nu",)] * 6 + [("toen",)] * 6 + [("nu", "toen")] * 2
    facets = [tuple(("over", w) for w in dice.choice(values)) for _ in bare.fragmenten]
    every = (1 << len(bare.zinnen)) - 1
    text = bare.interview.tekst
    return replace(
        bare,
        fragmenten=tuple(replace(f, facetten=g) for f, g in zip(bare.fragmenten, facets, strict=True)),
        beoordeeld=Beoordeeld(
            eenheden=bare.zinnen,
            sprekers=("R",) * len(bare.zinnen),
            woorden=tuple(count_woorden(text[begin:eind]) for begin, eind, _ in bare.zinnen),
            codes=dict.fromkeys(PADEN, every),
            gronden={pad: {Herkomst.MENS: every} for pad in PADEN},
            alles=False,
        ),
    )


def rijen(map: Path, naam: str, kop: str = ""):
    path = map / "delen" / f"{naam}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {kop if k == "over" else k: v for k, v in r.items()} for r in csv.DictReader(file, delimiter=";")
        ]


@pytest.mark.parametrize("zaad", range(20))
def test_nothing_that_was_left_out_follows(tmp_path, zaad):
    dice = random.Random(zaad)  # noqa: S311 -- a study, not a secret
    people = [mens(nr, dice) for nr in range(dice.randint(8, 40))]
    keuze = Keuze(("frequenties", "frequenties_per"), ("rol", "over"), delen=True, minimum=2)
    schrijf_rapport(Invoer(BOEK, ("rol",), people), keuze, tmp_path)
    per = {
        "rol": rijen(tmp_path, "frequenties_per_rol"),
        "over": rijen(tmp_path, "frequenties_per_over", "over"),
    }
    # without anything given for it nobody is: that row is nought for all
    per["over"] = [r for r in per["over"] if r["over"] != "(niet ingevuld)"]
    tables = {k: rows for k, rows in per.items() if rows}
    assert opgelost(soms(rijen(tmp_path, "frequenties"), tables)) == set()
    for row in [r for rows in tables.values() for r in rows]:
        assert not row["respondenten"] or int(row["respondenten"]) >= 2


def test_the_attacked_studies_share_a_table_per_facet_now_and_then(tmp_path):
    dice = random.Random(1)  # noqa: S311 -- idem
    people = [mens(nr, dice) for nr in range(60)]
    keuze = Keuze(("frequenties", "frequenties_per"), ("over",), delen=True, minimum=2)
    schrijf_rapport(Invoer(BOEK, ("rol",), people), keuze, tmp_path)
    shown = rijen(tmp_path, "frequenties_per_over", "over")
    assert {r["over"] for r in shown if r["fragmenten"]} >= {"nu", "toen", "nu en toen"}
