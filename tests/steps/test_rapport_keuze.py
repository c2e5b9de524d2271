"""What can be asked, and what is said of the rest."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from codeer.core.errors import CodeerFout, GebruiksFout, KenmerkenFout
from codeer.steps._rapport_keuze import kies_codeurs
from codeer.steps.rapport import Keuze, maak_rapport, schrijf_rapport
from codeer.storage.onderzoek import Onderzoek

pytestmark = pytest.mark.usefixtures("lege_grafieken")

S = runpy.run_path(str(Path(__file__).with_name("rapportstudie.py")))
invoer, maak, bestanden, tabel = (S[n] for n in ("invoer", "rapporteer", "bestanden", "tabel"))
verantwoording, studie, interview = (S[n] for n in ("verantwoording", "studie", "maak"))


@pytest.mark.parametrize(
    ("keuze", "fout", "tip"),
    [
        ({"rapporten": ("citatn",)}, "citatn", "Bedoel je «citaten»?"),
        ({"rapporten": ("xyz",)}, "xyz", "Bekend: citaten"),
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
    ("keuze", "fout"),
    [
        ({"bron": "automaat", "codeurs": ("anna", "automaat")}, "niet van anna"),
        ({"bron": "mens", "codeurs": ("Automaat",)}, "herkomst mens"),
    ],
)
def test_the_computer_and_people_cannot_be_asked_as_each_other(keuze, fout, tmp_path):
    with pytest.raises(GebruiksFout, match=fout) as gevangen:
        schrijf_rapport(invoer(), Keuze(**keuze), tmp_path / "r")
    assert gevangen.value.tip


def test_codeurs_are_named_as_the_study_names_them():
    gekozen = kies_codeurs(Keuze(codeurs=("Anna", "ANNA", "automaat")), ["anna", "bo"])
    assert gekozen.codeurs == ("anna", "automaat")


@pytest.mark.parametrize(
    ("bekend", "tip"), [(["anna", "bo"], "Bedoel je «anna»?"), ([], "Nog niemand heeft gecodeerd")]
)
def test_an_unknown_codeur_names_those_that_exist(bekend, tip):
    with pytest.raises(CodeerFout, match="ana") as gevangen:
        kies_codeurs(Keuze(codeurs=("ana",)), bekend)
    assert tip in gevangen.value.tip


@pytest.mark.parametrize(
    ("naam", "tip"), [("gemeent", "Bedoel je «gemeente»?"), ("zz", "Bekend: gemeente, meetmoment, ")]
)
def test_unknown_kenmerk_names_those_that_exist(naam, tip, tmp_path):
    with pytest.raises(KenmerkenFout, match=naam) as gevangen:
        maak(tmp_path, per=(naam,))
    assert tip in gevangen.value.tip


def test_wrong_options_are_told_before_the_study_is_opened(tmp_path):
    with pytest.raises(GebruiksFout, match="citatn"):
        maak_rapport(Onderzoek(tmp_path / "bestaat-niet"), Keuze(("citatn",)))


@pytest.mark.parametrize("naam", ["Meet moment", "meet_moment", "MEET-moment", " meet moment "])
def test_a_kenmerk_may_be_spelled_as_the_import_takes_it(naam, tmp_path):
    uitkomst = schrijf_rapport(invoer(kenmerken=("Meet moment",)), Keuze(per=(naam,)), tmp_path / "r")
    assert "frequenties_per_Meet_moment.csv" in uitkomst.geschreven


def test_kenmerken_that_would_share_a_file_each_have_their_own(tmp_path):
    kenmerken = ("a b", "a/b", "A?b")
    keuze = Keuze(per=("a/b", "a b", "A?b"))
    uitkomst = schrijf_rapport(invoer(kenmerken=kenmerken), keuze, tmp_path / "r")
    koppen = {
        naam: (tmp_path / "r" / f"{naam}.csv").read_text("utf-8-sig").split(";")[0]
        for naam in ("frequenties_per_a_b", "frequenties_per_a_b_2", "frequenties_per_A_b_3")
    }
    assert tuple(koppen.values()) == kenmerken
    gezegd = [m for m in uitkomst.meldingen if "frequenties_per" in m]
    assert gezegd == [
        "De tabel per a/b heet frequenties_per_a_b_2: een ander kenmerk heeft bijna dezelfde naam.",
        "De tabel per A?b heet frequenties_per_A_b_3: een ander kenmerk heeft bijna dezelfde naam.",
    ]
    assert verantwoording(tmp_path / "r")["meldingen"] == list(uitkomst.meldingen)
