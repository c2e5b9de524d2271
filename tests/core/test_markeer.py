import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kleine_laag import boek, kleine_laag, zoek

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Eenheid, Term
from codeer.core.markeer import markeer
from codeer.core.zoekplan import maak_plan


def plus(tekst, **opties):
    return Term(tekst, "plus", **opties)


def test_a_lemma_finds_every_form_and_says_which():
    (found,) = zoek("Hij luisterde goed.", "luisteren")
    assert (found.code, found.pool, found.begin, found.eind) == ("c", "", 0, 19)
    assert found.waarom == "«luisterde»: luisteren"


def test_a_term_is_compared_with_the_form_too():
    assert zoek("Ik heb geluisterd.", "geluisterd")[0].waarom == "«geluisterd»"


def test_terms_without_a_hit_give_nothing():
    assert zoek("Mooi weer vandaag.", "luisteren", "serieus nemen") == []


def test_several_words_are_found_in_any_order():
    for tekst in ("Ze nam me serieus.", "Serieus nam ze me.", "Dat ze me serieus nam."):
        (found,) = zoek(tekst, "serieus nemen")
        assert found.waarom.endswith(": serieus nemen")


def test_several_words_are_not_found_across_a_clause():
    assert zoek("Ze nam koffie maar ik bleef serieus.", "serieus nemen") == []
    assert zoek("Ze nam koffie. Serieus.", "serieus nemen") == []


def test_several_words_are_not_found_far_apart():
    tekst = "Ze nam gisteren haar oudste zoon per fiets mee richting Zuiderdam heel serieus."
    assert zoek(tekst, "serieus nemen") == []


def test_fillers_do_not_count_as_distance():
    tekst = "Ze nam me, nou ja, zeg maar, echt eigenlijk wel heel erg gewoon toch serieus."
    assert len(zoek(tekst, "serieus nemen")) == 1


def test_one_token_fills_one_word_only():
    assert zoek("Steeds moest ik wachten.", "steeds steeds") == []
    assert len(zoek("Steeds en steeds moest ik wachten.", "steeds steeds")) == 1


def test_exact_terms_match_as_written():
    exact = Term("geen woord van geloven", exact=True)
    assert len(zoek("Daar kan ik GEEN  woord van geloven.", exact)) == 1
    assert zoek("Ik geloof er geen woord van.", exact) == []
    assert zoek("Daar kan ik geen woord van. Geloven doe ik.", exact) == []


def test_exact_terms_match_whole_words_and_wildcards():
    assert zoek("De bankier kwam.", Term("bank", exact=True)) == []
    assert len(zoek("De bankier kwam.", Term("de bank* kwam", exact=True))) == 1


@pytest.mark.parametrize(
    ("term", "hit"),
    [("stress*", "stressklachten"), ("*stress", "werkstress"), ("*stress*", "werkstressklachten")],
)
def test_wildcards(term, hit):
    assert len(zoek(f"Door die {hit} ging het mis.", term)) == 1
    assert zoek("Door die drukte ging het mis.", term) == []


def test_wildcards_cover_lemmas_too():
    assert len(zoek("Die klantmanagers zwegen.", "*manager")) == 1


def test_a_word_group_stands_for_each_name_and_for_itself():
    groups = [("consulent", ("klantmanager", "mevrouw van de gemeente"))]
    for tekst in ("Een andere klantmanager.", "Een andere consulent.", "Een andere mevrouw van de gemeente."):
        assert len(zoek(tekst, "andere @consulent", groepen=groups)) == 1, tekst
    assert zoek("Een andere mevrouw.", "andere @consulent", groepen=groups) == []


def test_a_word_group_works_in_exact_terms():
    groups = [("consulent", ("klantmanager",))]
    term = Term("mijn @consulent", exact=True)
    assert len(zoek("Daar was mijn klantmanager.", term, groepen=groups)) == 1


def test_compounds_only_on_request_and_marked():
    parts = {"stressklachten": ("stress", "klacht")}
    assert zoek("Veel stressklachten.", "stress", delen=parts) == []
    (found,) = zoek("Veel stressklachten.", Term("stress", samenstellingen=True), delen=parts)
    assert found.waarom == "«stressklachten»: stress (deel van samenstelling)"


def test_exclusions_take_a_hit_away():
    term = Term("horen", behalve=(Term("bij elkaar gehoord"), Term("ja hoor", exact=True)))
    assert len(zoek("Ik werd gehoord.", term)) == 1
    assert zoek("Ze hebben bij elkaar gehoord.", term) == []
    both = "Ze hebben bij elkaar gehoord. Ik werd gehoord."
    assert [v.begin for v in zoek(both, term)] == [both.index("Ik")]


def test_word_class_filters_only_where_the_model_tells_it():
    term = Term("druk", woordsoort="NOUN")
    assert len(zoek("Veel druk", term)) == 1
    assert len(zoek("Veel druk", term, woordsoort=("DET", "NOUN"))) == 1
    assert zoek("Erg druk", term, woordsoort=("ADV", "ADJ")) == []


def test_separated_verbs_are_explained():
    (found,) = zoek("Ze legde alles rustig uit", "uitleggen", erbij={1: ("uitleggen",)}, deeltje={1: 4})
    assert found.waarom == "«legde … uit»: uitleggen (scheidbaar werkwoord)"


def test_a_reading_taken_away_is_not_found():
    assert zoek("De korte periode", "kort", eraf={1: ("korte",)}) == []
    assert zoek("De korte periode", "korte", eraf={1: ("korte",)}) == []
    assert len(zoek("De korte periode", "korte")) == 1


def test_negation_turns_the_pole():
    (found,) = zoek("Ze nam me niet serieus.", plus("serieus nemen"))
    assert found.pool == "min"
    assert found.waarom == "«nam … serieus»: serieus nemen, omgekeerd door «niet»"


@pytest.mark.parametrize(
    ("rule", "denied", "plain"),
    [
        (BijOntkenning.KEERT_OM, "min", "plus"),
        (BijOntkenning.BLIJFT, "plus", "plus"),
        (BijOntkenning.TELT_NIET, None, "plus"),
        (BijOntkenning.ALLEEN_DAN, "plus", None),
    ],
)
def test_rules_for_negation(rule, denied, plain):
    def pole(tekst):
        found = zoek(tekst, plus("luisteren", bij_ontkenning=rule))
        return found[0].pool if found else None

    assert pole("Ze luisterde niet.") == denied
    assert pole("Ze luisterde goed.") == plain


def test_hits_of_one_code_and_pole_in_a_sentence_are_one_fragment():
    (found,) = zoek("Ze luisterde en nam me serieus.", plus("luisteren"), plus("serieus nemen"))
    assert found.waarom == "«luisterde»: luisteren; «nam … serieus»: serieus nemen"


def test_words_that_are_a_reason_need_no_second_one():
    (found,) = zoek("Ze luisterde.", plus("luisteren"), plus("luisterde"))
    assert found.waarom == "«luisterde»: luisteren"


def test_both_poles_in_a_sentence_are_two_fragments():
    found = zoek("Hij luisterde, maar zij nam me niet serieus.", plus("luisteren"), plus("serieus nemen"))
    assert [v.pool for v in found] == ["plus", "min"]


def test_order_follows_place_then_codebook_then_pole():
    book = Codeboek(
        "b",
        codes=(
            Code("a", termen=(Term("serieus", "min"), Term("nemen", "plus"))),
            Code("b", termen=(Term("serieus"),), subcodes=(Code("s", "b", termen=(Term("serieus"),)),)),
        ),
    )
    tekst = "Ze nam me. Ze nam me serieus."
    found = markeer(maak_plan(book), kleine_laag(tekst), tekst)
    assert [(v.begin, v.code, v.pool) for v in found] == [
        (0, "a", "plus"),
        (11, "a", "plus"),
        (11, "a", "min"),
        (11, "b", ""),
        (11, "b/s", ""),
    ]


@pytest.mark.parametrize(
    ("eenheid", "spans"),
    [
        (Eenheid.ZIN, [(0, 10), (11, 21), (22, 32)]),
        (Eenheid.ALINEA, [(0, 21), (22, 32)]),
        (Eenheid.BEURT, [(0, 32)]),
    ],
)
def test_the_unit_decides_on_the_span(eenheid, spans):
    tekst = "Serieus a. Serieus b.\nSerieus c."
    assert [(v.begin, v.eind) for v in zoek(tekst, "serieus", eenheid=eenheid)] == spans


def test_turns_that_do_not_count_are_left_out():
    assert zoek("Serieus.", "serieus", beurten={2}) == []
    assert len(zoek("Serieus.", "serieus", beurten={1})) == 1


def test_an_empty_text_gives_nothing():
    assert zoek("", "serieus", Term("ja hoor", exact=True), "stress*") == []


WORDS = ["nam", "me", "niet", "serieus", "luisterde", "maar", ",", ".", "ze", "geen", "stress", "zeg"]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_suggestions_span_whole_sentences_with_the_words_they_name(words):
    tekst = " ".join(words)
    layer = kleine_laag(tekst)
    spans = {(layer.begin[a], layer.eind[b - 1]) for a, b, _, _ in layer.zinnen}
    for found in zoek(tekst, plus("serieus nemen"), plus("luisteren"), "stress*"):
        assert (found.begin, found.eind) in spans
        assert found.waarom
        assert found.pool in ("plus", "min", "")


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_terms_does_not_change_what_is_found(words, rng: random.Random):
    terms = [plus("serieus nemen"), plus("luisteren"), Term("stress", "min")]
    tekst = " ".join(words)
    shuffled = terms[:]
    rng.shuffle(shuffled)

    def found(order):
        return {v[:4] for v in markeer(maak_plan(boek(*order)), kleine_laag(tekst), tekst)}

    assert found(terms) == found(shuffled)
