import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studie import CODEBOEK

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.codering import Voorstel
from codeer.core.errors import CodeboekFout
from codeer.steps.suggereer import compose, suggereer

BOEK = Codeboek("b", codes=(Code("a", termen=(Term("luisteren", "plus"), Term("begrijpen", "plus"))),))


def test_as_many_answers_as_texts_in_the_same_order():
    answers = suggereer(["Ze luisterde.", "", "Mooi weer.", "Ze begreep me niet."], BOEK)
    assert [[v.pool for v in a] for a in answers] == [["plus"], [], [], ["min"]]
    assert answers[0] == [Voorstel("a", "plus", 0, 13, "«luisterde»: luisteren")]


def test_a_codebook_may_be_a_path(tmp_path):
    pad = tmp_path / "codeboek.yaml"
    pad.write_text(CODEBOEK, encoding="utf-8")
    for book in (pad, str(pad)):
        assert suggereer(iter(["Ze nam me serieus."]), book)[0][0].code == "nabijheid"


def test_a_faulty_codebook_names_all_faults(tmp_path):
    pad = tmp_path / "codeboek.yaml"
    pad.write_text("formaat: 1\ncodeboek: x\nkodes: {}\nversie: '1'\nandrs: 2\n", encoding="utf-8")
    with pytest.raises(CodeboekFout) as caught:
        suggereer([], pad)
    assert len(caught.value.meldingen) >= 2


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_offsets_are_those_of_the_text_as_given(form, end):
    tekst = unicodedata.normalize(form, f"Eén café 🙂 verder.{end}Ze luisterde naar de cliënt.")
    ((found,),) = suggereer([tekst], BOEK)
    assert tekst[found.begin : found.eind] == unicodedata.normalize(form, "Ze luisterde naar de cliënt.")


def test_exact_terms_are_found_in_decomposed_text():
    book = Codeboek("b", codes=(Code("a", termen=(Term("één keer", exact=True),)),))
    tekst = unicodedata.normalize("NFD", "Zó was dat. Ik kwam één keer, naïef.")
    ((found,),) = suggereer([tekst], book)
    assert tekst[found.begin : found.eind] == unicodedata.normalize("NFD", "Ik kwam één keer, naïef.")


@given(st.text(st.sampled_from("aeë\u0301\u0308z 🙂ﬁ\n"), max_size=30))
def test_composing_keeps_every_place(tekst):
    composed, places = compose(tekst)
    assert composed == unicodedata.normalize("NFC", composed)
    assert len(places) == len(composed) + 1
    assert places == sorted(places)
    assert unicodedata.normalize("NFC", tekst) == composed


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=80), max_size=3))
def test_any_text_is_answered(teksten):
    answers = suggereer(teksten, BOEK)
    assert len(answers) == len(teksten)
    for tekst, found in zip(teksten, answers, strict=True):
        for v in found:
            assert 0 <= v.begin < v.eind <= len(tekst)
