"""Documents in a run of reports: which are made, what they are told, and where their files go."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path

import pytest

from codeer.core.errors import LeesFout
from codeer.core.materiaal import Documentuitvoer
from codeer.steps import _rapport_documenten as documenten
from codeer.steps._rapport_keuze import Keuze, eigen_citaten

pytestmark = pytest.mark.usefixtures("lege_grafieken")

S = runpy.run_path(str(Path(__file__).with_name("rapportstudie.py")))
maak, bestanden, verantwoording = S["rapporteer"], S["bestanden"], S["verantwoording"]


@pytest.mark.parametrize(
    ("namen", "wel"),
    [((), ("html", "docx")), (("html", "citaten", "html"), ("html",)), (("citaten",), ())],
)
def test_which_documents_are_asked_for(namen, wel):
    assert documenten.gevraagd(Keuze(namen)) == wel


def test_groups_are_those_every_study_has_and_those_asked_for():
    kenmerken = ("respondent", "rol", "leeftijd", "meetmoment")
    assert documenten.vergelijkbaar(Keuze(), kenmerken) == ("meetmoment", "rol")
    asked = Keuze(per=("leeftijd", "spreker", "rol"))
    assert documenten.vergelijkbaar(asked, kenmerken) == ("leeftijd", "rol", "meetmoment")
    assert documenten.vergelijkbaar(Keuze(("citaten",)), kenmerken) == ()


def test_a_document_alone_makes_no_tables(tmp_path):
    uit = maak(tmp_path, "html")
    assert set(bestanden(tmp_path)) == {"rapport.html", "verantwoording.json", "verantwoording.md"}
    assert verantwoording(tmp_path)["opties"]["rapporten"] == ["html"]
    charts = {naam for naam in uit.geschreven if naam.startswith("figuren/")}
    assert charts == {f"figuren/{naam}" for naam in bestanden(tmp_path / "figuren")}


def test_a_table_alone_fetches_no_charts(tmp_path, monkeypatch):
    monkeypatch.setattr(documenten, "laad_document", pytest.fail)
    maak(tmp_path, "citaten")
    assert not (tmp_path / "figuren").exists()


def test_tables_behind_charts_are_written_as_all_tables(tmp_path):
    maak(tmp_path, "html", getallen="int")
    text = (tmp_path / "figuren" / "codes.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert rows[0]["per_1000_woorden"].count(".") == 1


def test_a_chart_that_a_person_changed_is_kept(tmp_path):
    maak(tmp_path, "html")
    (tmp_path / "figuren" / "codes.svg").write_text("mijn werk", "utf-8")
    uit = maak(tmp_path, "html")
    assert uit.meldingen == ("codes.svg was door iemand veranderd en staat nu in bewaard/codes.svg.",)
    assert (tmp_path / "bewaard" / "codes.svg").read_text("utf-8") == "mijn werk"


def test_charts_of_an_earlier_run_are_named_as_one(tmp_path):
    maak(tmp_path, "html")
    (melding,) = maak(tmp_path, "citaten", binnen="zin").meldingen
    assert "rapport.html, figuren/ (" in melding
    assert "codes.svg" not in melding


def test_the_account_is_told_in_the_words_of_the_account(tmp_path):
    maak(tmp_path, "html")
    page = (tmp_path / "rapport.html").read_text("utf-8")
    for kop in ("Waar de cijfers op rusten", "Wat geteld is", "Wat niet is meegenomen", "Grenzen", "Waarmee"):
        assert f"<h3>{kop}</h3>" in page
    assert "interviews zijn onderzocht" in page


def test_what_a_document_tells_is_told(tmp_path):
    class Klaar:
        def sluit(self, _):
            return Documentuitvoer({}, {}, ("Iets.",))

    assert documenten.sluit([Klaar()], None, tmp_path, None) == ({}, ["Iets."])


def test_own_quotes_come_from_a_file(tmp_path):
    assert eigen_citaten(None) == ()
    (tmp_path / "keuze.csv").write_text("id\nf1\n", "utf-8")
    assert eigen_citaten(tmp_path / "keuze.csv") == ("f1",)
    with pytest.raises(LeesFout):
        eigen_citaten(tmp_path / "weg.csv")
    assert "Niet gevonden bij wat telt: fx" in "".join(maak(tmp_path, "html", citaten=("fx",)).meldingen)
