"""Reports tell how the codebook changed."""

from __future__ import annotations

import zipfile

import pytest
from studie import maak_studie

from codeer.core.codeboekverloop import Boekstap
from codeer.core.errors import GebruiksFout
from codeer.steps import _rapport_codeboek as module
from codeer.steps._rapport_codeboek import codeboekverloop
from codeer.steps._rapport_keuze import Keuze
from codeer.steps.codeboek_hernoem import hernoem
from codeer.steps.rapport import maak_rapport


@pytest.fixture
def onderzoek(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return maak_studie(tmp_path / "s")


def test_without_a_change_no_version_is_read(onderzoek, monkeypatch):
    monkeypatch.setattr(module, "geschiedenis", pytest.fail)
    assert codeboekverloop(onderzoek) == ()


def test_both_documents_tell_the_same(onderzoek, monkeypatch):
    monkeypatch.setattr("codeer.rapporten._grafieken.figuren", lambda _: iter(()))
    maak_rapport(onderzoek, Keuze(("frequenties",)))
    hernoem(onderzoek, "stress", "spanning")
    text = onderzoek.codeboek.read_text("utf-8").replace("gespannen", "'<wel>'")
    onderzoek.codeboek.write_text(text, "utf-8")
    maak_rapport(onderzoek, Keuze(("html", "docx")))
    first, second = codeboekverloop(onderzoek)
    assert isinstance(first, Boekstap)
    assert first.zin == "Code stress heet voortaan spanning."
    assert len(first.datum) == 10
    assert "met de hand gewijzigd" in second.zin
    page = (onderzoek.rapporten / "rapport.html").read_text("utf-8")
    part = page.split('<h2 id="codeboek">')[1].split("</section>")[0]
    assert part.count(first.datum) == 2
    with zipfile.ZipFile(onderzoek.rapporten / "rapport.docx") as pakket:
        word = pakket.read("word/document.xml").decode()
    for told in (first.zin, second.zin, *first.wat, *second.wat):
        assert told in part
        assert told in word


def test_the_word_document_stays_in_the_team(onderzoek):
    with pytest.raises(GebruiksFout, match="docx kan niet gedeeld worden: daarin staat bij elk citaat"):
        maak_rapport(onderzoek, Keuze(("docx",), delen=True))
