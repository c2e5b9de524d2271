"""What holds for every report: a new file in `codeer/rapporten` is tested the day it lands."""

from __future__ import annotations

import pytest

from codeer.core.codeboek import Codeboek
from codeer.core.materiaal import Opzet
from codeer.core.tabel import Celsoort
from codeer.rapporten._kolommen import UITLEG
from codeer.rapporten._vind import laad, namen

PER = "gemeente"
KOLOMMEN = {
    "frequenties": "code;ouder;pool;fragmenten;interviews;interviews_pct;respondenten;per_1000_woorden;automaat;nagekeken;mens",
    "frequenties_per_interview": "interview;gemeente;meetmoment;datum;code;pool;fragmenten;woorden;per_1000_woorden",
    "frequenties_per": "gemeente;code;pool;fragmenten;interviews;respondenten;woorden;per_1000_woorden",
    "citaten": "id;interview;gemeente;meetmoment;datum;spreker;tijd;regelnummer;begin;eind;code;pool;citaat;voor;na;codeur;herkomst;waarom;memo",
    "samenhang": "code_a;code_b;samen;alleen_a;alleen_b;jaccard",
}


def test_all_reports_of_the_design_are_found():
    assert set(KOLOMMEN) <= set(namen())


@pytest.mark.parametrize("naam", namen())
def test_module_offers_what_a_report_must(naam):
    module = laad(naam)
    assert module.TITEL
    assert (module.__doc__ or "").split("\n")[0].endswith(".")
    assert module.maak.__doc__


@pytest.mark.parametrize("naam", namen())
def test_every_column_has_an_explanation_and_a_kind_that_fits(naam, s):
    een = laad(naam).maak(Opzet(s.CODEBOEK, s.KENMERKEN, per=PER))
    for kolom in een.kolommen:
        assert kolom.naam in UITLEG or kolom.naam in s.KENMERKEN
    for rij in [r for m in s.studie() for r in een.verwerk(m)] + list(een.sluit()):
        for kolom, cel in zip(een.kolommen, rij, strict=True):
            soort = {Celsoort.GEHEEL: int, Celsoort.DECIMAAL: float}.get(kolom.soort, str)
            assert cel is None or type(cel) is soort, kolom


@pytest.mark.parametrize(("naam", "kolommen"), KOLOMMEN.items())
def test_columns_are_those_of_the_contract(naam, kolommen, s):
    een = laad(naam).maak(Opzet(s.CODEBOEK, s.KENMERKEN, per=PER))
    assert ";".join(kolom.naam for kolom in een.kolommen) == kolommen


@pytest.mark.parametrize("naam", namen())
def test_an_empty_study_gives_an_empty_or_zero_table(naam, rapport):
    for rij in rapport(naam, [], per=PER):
        assert not [v for v in rij.values() if isinstance(v, int) and v]
    assert rapport(naam, [], per=PER, codeboek=Codeboek("leeg")) == []


@pytest.mark.parametrize("naam", namen())
def test_the_order_of_interviews_changes_no_row(naam, rapport, s):
    def rows(materiaal):
        return sorted(repr(rij) for rij in rapport(naam, materiaal, per=PER))

    assert rows(s.studie()[::-1]) == rows(s.studie())


@pytest.mark.parametrize("naam", [n for n in namen() if n.startswith("frequenties")])
def test_fragments_add_up_to_the_quotes(naam, rapport, s):
    rijen = rapport(naam, per=PER)
    assert sum(r["fragmenten"] for r in rijen if r["pool"] != "totaal") == len(rapport("citaten"))


def test_kenmerken_named_as_a_report_column_are_left_out(s):
    een = laad("citaten").maak(Opzet(s.CODEBOEK, ("interview", "spreker", "code", "gemeente")))
    kop = [kolom.naam for kolom in een.kolommen]
    assert len(kop) == len(set(kop))
    assert "gemeente" in kop
