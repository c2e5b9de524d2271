import pytest

from codeer.taal.model import open_taal
from codeer.taal.zinnen import MAX_TOKENS


def pieces(tekst):
    laag = open_taal("ingebouwd").laag_tekst(tekst)
    return [tekst[laag.begin[first] : laag.eind[last - 1]] for first, last, _, _ in laag.zinnen]


def test_text_without_stops_is_cut_where_clauses_start():
    clause = "ik heb daar toen heel lang op een brief zitten wachten met mijn kinderen"
    tekst = " en toen ".join([clause] * 12)
    found = pieces(tekst)
    assert " ".join(found) == tekst
    assert all(piece.startswith("en toen ") for piece in found[1:])
    assert all(len(piece.split()) <= MAX_TOKENS for piece in found)


@pytest.mark.parametrize("size", [61, 67, 68, 120, 121, 500])
def test_a_list_without_any_clause_is_cut_anyhow(size):
    tekst = " ".join(["brief"] * size)
    found = pieces(tekst)
    assert " ".join(found) == tekst
    assert all(8 <= len(piece.split()) <= MAX_TOKENS for piece in found)


def test_a_comma_is_a_good_place_to_cut():
    tekst = " ".join(["woord"] * 40) + ", " + " ".join(["nog"] * 40)
    assert [len(piece.split()) for piece in pieces(tekst)] == [40, 40]


def test_sixty_tokens_stay_whole():
    assert len(pieces(" ".join(["brief"] * MAX_TOKENS))) == 1


@pytest.mark.parametrize(
    "tekst", ["brief " + "- " * 200, "- " * 200 + "brief", "- " * 100 + "brief " + "- " * 100]
)
def test_marks_alone_make_no_sentence(tekst):
    assert sum("brief" in piece for piece in pieces(tekst)) == 1
    assert all(any(c.isalpha() for c in piece) for piece in pieces(tekst))


def test_an_opening_bracket_that_never_closes_is_no_remark():
    tekst = "Ik ging (toch weg. Daarna niet meer. " + "Verder. " * 40
    assert pieces(tekst)[:2] == ["Ik ging (toch weg.", "Daarna niet meer."]
