import json
import sys

import pytest

from codeer.steps.nieuw import nieuw
from codeer.steps.taalmodel import taalmodel
from codeer.taal.model import Taalmodel


@pytest.fixture
def o(tmp_path):
    return nieuw(tmp_path).onderzoek


def with_model(o, naam):
    o.codeboek.write_text(
        f"formaat: 1\ncodeboek: P\ntaalmodel: {naam}\ncodes: {{a: {{termen: [b]}}}}\n", "utf-8"
    )


def test_outside_a_study(monkeypatch):
    monkeypatch.setattr("codeer.steps.taalmodel.geinstalleerde_modellen", lambda: ())
    t = taalmodel()
    assert (t.gekozen, t.klopt) == ("", True)
    assert [(m.naam, m.geinstalleerd, m.gekozen) for m in t.modellen] == [
        ("ingebouwd", True, False),
        ("nl_core_news_sm", False, False),
        ("nl_core_news_md", False, False),
        ("nl_core_news_lg", False, False),
    ]
    assert "spacy download nl_core_news_sm" in t.modellen[1].installeer
    assert t.modellen[0].installeer == ""
    assert json.loads(json.dumps(t.to_json()))["modellen"][0]["naam"] == "ingebouwd"


def test_the_one_of_the_codebook(o, monkeypatch):
    monkeypatch.setattr(
        "codeer.steps.taalmodel.geinstalleerde_modellen", lambda: (Taalmodel("nl_eigen", "1.0"),)
    )
    assert taalmodel(o).gekozen == "ingebouwd"
    with_model(o, "nl_eigen")
    t = taalmodel(o)
    assert t.klopt
    assert [(m.naam, m.versie) for m in t.modellen if m.gekozen] == [("nl_eigen", "1.0")]


def test_one_that_is_not_there(o, monkeypatch):
    monkeypatch.setattr("codeer.steps.taalmodel.geinstalleerde_modellen", lambda: ())
    with_model(o, "nl_weg")
    t = taalmodel(o)
    assert not t.klopt
    assert "nl_weg" in t.tip
    assert "pip install nl_weg" in t.modellen[-1].installeer


def test_a_broken_codebook_is_no_reason_to_stop(o):
    o.codeboek.write_text("- x", "utf-8")
    assert taalmodel(o).modellen


def test_spacy_is_not_needed():
    import subprocess

    code = "import sys; from codeer.steps.taalmodel import taalmodel; taalmodel(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
