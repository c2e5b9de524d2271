"""What can be asked, and what is said of the rest."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from codeer.core.errors import CodeerFout, GebruiksFout, KenmerkenFout
from codeer.steps.rapport import Keuze, maak_rapport, schrijf_rapport
from codeer.storage.onderzoek import Onderzoek

S = runpy.run_path(str(Path(__file__).with_name("rapportstudie.py")))
invoer, maak, bestanden, tabel = (S[n] for n in ("invoer", "rapporteer", "bestanden", "tabel"))
verantwoording, studie, interview = (S[n] for n in ("verantwoording", "studie", "maak"))


@pytest.mark.parametrize(
    ("keuze", "fout", "tip"),
    [
        ({"rapporten": ("citatn",)}, "citatn", "Bedoel je citaten?"),
        ({"rapporten": ("xyz",)}, "xyz", "Er zijn: citaten"),
        ({"rapporten": ("frequenties_per_gemeente",)}, "frequenties_per_gemeente", "--per gemeente"),
        ({"rapporten": ("frequenties_per",)}, "per welk kenmerk", "--per"),
        ({"binnen": "alinea"}, "--binnen alinea", "beurt, zin, interview"),
        ({"bron": "x"}, "--bron x", "automaat, nagekeken, mens, alles"),
        ({"getallen": "us"}, "--getallen us", "nl, int"),
    ],
)
def test_unknown_words_are_a_fault_of_usage(keuze, fout, tip, tmp_path):
    with pytest.raises(GebruiksFout, match=fout) as gevangen:
        schrijf_rapport(invoer(), Keuze(**keuze), tmp_path / "r")
    assert tip in gevangen.value.tip
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    "keuze", [{"bron": "mens"}, {"bron": "nagekeken"}, {"codeurs": ("els",)}, {"delen": True}]
)
def test_what_needs_human_codings_is_refused_and_not_pretended(keuze, tmp_path):
    with pytest.raises(CodeerFout, match="kan nog niet") as gevangen:
        schrijf_rapport(invoer(), Keuze(**keuze), tmp_path / "r")
    assert gevangen.value.tip
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(("naam", "tip"), [("gemeent", "Bedoel je gemeente?"), ("zz", "Wel kan: gemeente, ")])
def test_unknown_kenmerk_names_those_that_exist(naam, tip, tmp_path):
    with pytest.raises(KenmerkenFout, match=naam) as gevangen:
        maak(tmp_path, per=(naam,))
    assert tip in gevangen.value.tip
    assert "meetmoment" in gevangen.value.tip


def test_wrong_options_are_told_before_the_study_is_opened(tmp_path):
    with pytest.raises(GebruiksFout, match="citatn"):
        maak_rapport(Onderzoek(tmp_path / "bestaat-niet"), Keuze(("citatn",)))
