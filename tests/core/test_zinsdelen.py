import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.zinsdelen import split_clauses


def numbers(tekst, level="soft"):
    return list(getattr(split_clauses(tekst.split()), level))


def test_a_comma_opens_a_clause_for_negation_only():
    assert numbers("ik vertrouw haar , hem niet") == [0, 0, 0, 1, 1, 1]
    assert numbers("ik vertrouw haar , hem niet", "hard") == [0] * 6


@pytest.mark.parametrize("border", [";", ":", "maar", "want", "omdat", "…", "("])
def test_hard_borders(border):
    assert numbers(f"ze nam {border} serieus", "hard") == [0, 0, 1, 1]


def test_commas_around_fillers_divide_nothing():
    assert numbers("ze nam me , zeg maar , serieus") == [0] * 8
    assert numbers("ze nam me , weet je , serieus") == [0] * 8
    assert numbers("nou ja , ze nam me serieus") == [0] * 7


def test_en_divides_only_before_a_new_subject():
    assert numbers("geen tijd en aandacht") == [0] * 4
    assert numbers("geen tijd en ik ging") == [0, 0, 1, 1, 1]


def test_die_before_a_noun_is_no_border():
    assert numbers("ik vertrouw die mensen niet") == [0] * 5
    assert numbers("mensen die me niet helpen") == [0, 1, 1, 1, 1]


def test_dat_before_a_denial_points_back():
    assert numbers("ik durfde dat niet") == [0] * 4
    assert numbers("ik zei dat ik kwam") == [0, 0, 1, 1, 1]


def test_a_finite_verb_before_en_closes_the_clause():
    assert numbers("niet goed is en regels veranderen") == [0, 0, 0, 1, 1, 1]


def test_gap_weighs_words_and_borders():
    clauses = split_clauses("ze nam haar hond , serieus".split(), first=10)
    assert clauses.gap((11, 15)) == 2 + 2
    assert clauses.gap((11, 12)) == 0


@given(st.lists(st.sampled_from("ik ze niet , maar en die serieus ; zeg dat nou".split()), max_size=20))
def test_clause_numbers_only_rise(words):
    clauses = split_clauses(words)
    assert list(clauses.hard) == sorted(clauses.hard)
    assert list(clauses.soft) == sorted(clauses.soft)
    assert len(clauses.hard) == len(clauses.soft) == len(clauses.weight) == len(words)
    for hard, soft in zip(clauses.hard, clauses.soft, strict=True):
        assert soft >= hard
