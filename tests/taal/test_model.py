import subprocess
import sys
from importlib import metadata

import pytest

from codeer import __version__
from codeer.core.errors import TaalmodelFout
from codeer.taal import model


def test_a_missing_model_tells_how_to_install_it():
    with pytest.raises(TaalmodelFout) as caught:
        model.open_taal("nl_core_news_md")
    assert caught.value.fout == "Het taalmodel nl_core_news_md is niet geïnstalleerd."
    assert "python -m spacy download nl_core_news_md" in caught.value.tip


@pytest.mark.parametrize("naam", ["onbekend_model", "geen pakket", "../map", "", "a.b"])
def test_an_unknown_model_is_a_clear_fault(naam):
    with pytest.raises(TaalmodelFout) as caught:
        model.open_taal(naam)
    assert "nl_core_news_sm" in caught.value.tip


def test_the_built_in_language_is_opened_once():
    assert model.open_taal("ingebouwd") is model.open_taal("ingebouwd")


def test_versions_name_what_makes_the_layer():
    expected = {
        "codeer": __version__,
        "spacy": metadata.version("spacy"),
        "simplemma": metadata.version("simplemma"),
    }
    assert model.taal_versies("ingebouwd") == expected
    assert model.taal_versies("nl_core_news_lg") == expected | {"nl_core_news_lg": "onbekend"}


def test_versions_and_models_need_no_spacy():
    code = (
        "import sys; from codeer.taal.model import *; taal_versies('ingebouwd'); geinstalleerde_modellen()\n"
        "assert not {'spacy', 'simplemma', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_installed_models_are_found_by_their_entry_point(monkeypatch):
    points = [metadata.EntryPoint(name, name, "spacy_models") for name in ("nl_proef_lg", "en_core_web_sm")]
    monkeypatch.setattr(model, "_entry_points", lambda: points)
    monkeypatch.setattr(model, "_version", lambda _: "1.0")
    monkeypatch.setattr(model, "_is_installed", lambda naam: naam == "nl_core_news_sm")
    assert model.geinstalleerde_modellen() == (("nl_core_news_sm", "1.0"), ("nl_proef_lg", "1.0"))
