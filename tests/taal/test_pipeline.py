"""An installed pipeline: with a hand-made one, and with a trained one where it is at hand."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from codeer.core.errors import TaalmodelFout
from codeer.core.interview import Interview
from codeer.taal import model
from codeer.taal.model import open_taal
from codeer.taal.pipeline import Pipeline, load

WHEELS = sorted((Path(__file__).parents[3] / "shared" / "taal").glob("nl_proef_sm-*.whl"))


class Marks:
    """A component that marks words as told: {word: {lemma, pos, dep, head, sent}}."""

    def __init__(self):
        self.told, self.fields = {}, ()

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            told = self.told.get(token.text, {})
            if "lemma" in self.fields:
                token.lemma_ = told.get("lemma", "")
            if "pos" in self.fields:
                token.pos_ = told.get("pos", "X")
            if "sent" in self.fields:
                token.is_sent_start = told.get("sent", token.i == 0)
        return self._parsed(doc) if "dep" in self.fields else doc

    def _parsed(self, doc: Doc) -> Doc:
        words = [token.text for token in doc]
        told = [self.told.get(word, {}) for word in words]
        return Doc(
            doc.vocab, words, [bool(t.whitespace_) for t in doc], lemmas=[t.lemma_ for t in doc],
            pos=[t.pos_ for t in doc], deps=[one.get("dep", "dep") for one in told],
            heads=[words.index(one.get("head", word)) for one, word in zip(told, words, strict=True)],
        )  # fmt: skip


@pytest.fixture(scope="module")
def marked():
    """One pipeline with its marks for all cases: making it takes a second."""
    marks = Marks()
    nlp = spacy.blank("nl")
    spacy.Language.component("tests_taal_marks", func=marks)
    nlp.add_pipe("tests_taal_marks")
    return Pipeline("nl_proef", nlp), marks


@pytest.fixture
def make(marked):
    """Give a function that gives a pipeline with these marks."""
    pipeline, marks = marked

    def marking(told, *, fields=("lemma", "pos", "dep", "head", "sent")):
        marks.told, marks.fields = told, fields
        return pipeline

    return marking


def lemmas_of(laag, woord):
    token = next(i for i in range(len(laag.begin)) if laag.woord(i) == woord)
    return (set(laag.lemmas[laag.vorm[token]]) | set(laag.erbij.get(token, ()))) - set(
        laag.eraf.get(token, ())
    )


def test_lemmas_of_the_model_join_the_candidates(make):
    laag = make({"Frobde": {"lemma": "Frobben"}}, fields=("lemma",)).laag_tekst("Hij Frobde alles")
    assert {"frobde", "frobben"} <= lemmas_of(laag, "frobde")
    assert laag.woordsoort == ()


def test_underscores_go_from_the_lemmas(make):
    laag = make({"sloot": {"lemma": "aan_sluiten"}}, fields=("lemma",)).laag_tekst("Hij sloot zich")
    assert "aansluiten" in lemmas_of(laag, "sloot")


def test_particles_of_the_parser_replace_the_rule(make):
    marks = {
        "legde": {"lemma": "leggen", "pos": "VERB"},
        "uit": {"dep": "compound:prt", "head": "legde", "pos": "ADP"},
    }
    pipeline = make(marks)
    laag = pipeline.laag_tekst("Ze legde alles uit de doeken")  # the rule would not see this one
    assert lemmas_of(laag, "legde") >= {"leggen", "uitleggen"}
    assert laag.deeltje == {1: 3}
    assert pipeline.laag_tekst("Ze dacht goed mee").deeltje == {}  # nor does the rule add to the parser


def test_a_particle_joins_once_when_the_model_gives_the_whole_verb(make):
    marks = {"sluit": {"lemma": "aan_sluiten"}, "aan": {"dep": "compound:prt", "head": "sluit"}}
    assert "aanaansluiten" not in lemmas_of(make(marks).laag_tekst("Hij sluit zich aan"), "sluit")


def test_a_lemma_that_is_no_verb_leaves_the_verbs_of_the_rules(make):
    marks = {"legde": {"lemma": "legde"}, "uit": {"dep": "compound:prt", "head": "legde"}}
    found = lemmas_of(make(marks).laag_tekst("Ze legde alles uit"), "legde")
    assert "uitleggen" in found
    assert "uitlegde" not in found


def test_word_classes_rule_out_readings(make):
    marks = {
        "slaap": {"pos": "NOUN"},
        "werk": {"pos": "VERB"},
        "Gezien": {"pos": "ADP"},
        "werken": {"pos": "NOUN"},
    }
    laag = make(marks, fields=("lemma", "pos")).laag_tekst("Gezien mijn slaap werk nooit aan werken")
    assert laag.woordsoort[:4] == ("ADP", "X", "NOUN", "VERB")
    assert "slapen" not in lemmas_of(laag, "slaap")
    assert "zien" not in lemmas_of(laag, "gezien")
    assert "werk" in lemmas_of(laag, "werken")


def test_without_word_classes_and_parser_the_rules_work(make):
    laag = make({}, fields=("lemma",)).laag_tekst("Ze legde het uit. De slaap komt niet.")
    assert "uitleggen" in lemmas_of(laag, "legde")
    assert "slapen" not in lemmas_of(laag, "slaap")
    assert len(laag.zinnen) == 2


def test_sentences_of_the_pipeline_stay_within_paragraphs(make):
    tekst = "R: een twee. drie vier\nvijf zes\n\nI: zeven ..."
    laag = make({"drie": {"sent": True}, "vijf": {"sent": False}}, fields=("sent",)).laag(
        Interview.from_tekst("a", tekst)
    )
    found = [(tekst[laag.begin[f] : laag.eind[p - 1]], nr, alinea) for f, p, nr, alinea in laag.zinnen]
    assert found == [("een twee.", 1, 1), ("drie vier", 1, 1), ("vijf zes", 1, 2), ("zeven ...", 2, 1)]


def test_empty_and_blank_texts_are_fine(make):
    pipeline = make({})
    assert pipeline.laag_tekst("").zinnen == []
    assert pipeline.laag_tekst(" \n \u0301").begin in ([], [3])


def test_a_model_for_another_language_is_refused(monkeypatch):
    monkeypatch.setattr(spacy, "load", lambda _: spacy.blank("en"))
    with pytest.raises(TaalmodelFout, match="niet voor Nederlands"):
        load("en_core_web_sm")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (OSError("[E050] Can't find model"), "het is beschadigd of past niet bij de geïnstalleerde spaCy"),
        (FileNotFoundError(2, "No such file", "/x/config.cfg"), "het bestand config.cfg ontbreekt"),
        (ModuleNotFoundError("No module named 'torch'", name="torch"), "het heeft het pakket torch nodig"),
        (ImportError("cannot import name"), "het is beschadigd of past niet"),
        (ValueError("[E002] Can't find factory"), "het is beschadigd of past niet"),
    ],
)
def test_a_broken_model_is_a_clear_fault_without_english(monkeypatch, fault, reason):
    def fail(naam):
        raise fault

    monkeypatch.setattr(spacy, "load", fail)
    with pytest.raises(TaalmodelFout) as caught:
        load("nl_core_news_sm")
    start = "Het taalmodel nl_core_news_sm is geïnstalleerd maar kan niet worden geladen: "
    assert caught.value.fout.startswith(start + reason)
    assert str(fault) not in caught.value.fout
    assert caught.value.__cause__ is fault


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    if not WHEELS:
        pytest.skip("the trained stand-in model is not at hand (../shared/taal)")
    target = tmp_path_factory.mktemp("model")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
    ]
    if subprocess.run([*command, str(WHEELS[0])], check=False, capture_output=True).returncode:
        pytest.skip("pip is not at hand to install the trained stand-in model")
    sys.path.insert(0, str(target))
    open_taal.cache_clear()
    yield "nl_proef_sm"
    sys.path.remove(str(target))
    open_taal.cache_clear()


def test_a_trained_pipeline_works(trained):
    assert trained in {found.naam for found in model.geinstalleerde_modellen()}
    assert model.taal_versies(trained)[trained] == "0.1.0"
    tekst = "Ze legde het me rustig uit. Foto’s van café De Bel.\n\nIk kon de slaap niet vatten."
    laag = open_taal(trained).laag_tekst(tekst)
    assert "uitleggen" in lemmas_of(laag, "legde")
    assert "slapen" not in lemmas_of(laag, "slaap")
    assert laag.woordsoort[:3] == ("PRON", "VERB", "PRON")
    assert [zin[2:] for zin in laag.zinnen] == [(1, 1), (1, 1), (1, 2)]
    assert [tekst[b:e] for b, e in zip(laag.begin, laag.eind, strict=True)][7:9] == ["Foto’s", "van"]
