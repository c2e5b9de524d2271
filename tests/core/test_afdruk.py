"""Two codebooks are told apart by hashes alone, code by code."""

from dataclasses import replace

import pytest

from codeer.core.afdruk import Codeboekverschil, lees_afdruk, maak_afdruk, vergelijk_afdruk
from codeer.core.codeboek import Code, Codeboek, Term

STRESS = Code("stress", definitie="Spanning.", termen=(Term("stress"),))
RUST = Code("rust", subcodes=(Code("slaap", ouder="rust"),))
BOEK = Codeboek("klein", codes=(STRESS, RUST))


def differs(*codes):
    return vergelijk_afdruk(BOEK, maak_afdruk(Codeboek("ander", codes=codes)))


def test_the_same_codes_do_not_differ_whatever_else_the_book_says():
    assert not differs(STRESS, RUST)
    assert not differs(replace(STRESS, regel=9), RUST)


def test_what_differs_is_named():
    found = differs(replace(STRESS, definitie="Druk.", termen=()), Code("nieuw"), replace(RUST, subcodes=()))
    expected = Codeboekverschil(("nieuw",), ("rust/slaap",), (("stress", ("definitie", "termen")),))
    assert found == expected
    assert found


def test_a_code_under_its_former_name_is_the_same_code():
    assert (
        vergelijk_afdruk(
            Codeboek("nu", codes=(replace(STRESS, naam="spanning", voorheen=("stress",)),)),
            maak_afdruk(Codeboek("toen", codes=(STRESS,))),
        )
        == Codeboekverschil()
    )


def test_a_print_comes_back_from_json():
    assert lees_afdruk(maak_afdruk(BOEK)) == maak_afdruk(BOEK)


@pytest.mark.parametrize(
    "plain", [None, [], {"a": 1}, {"\x1b[31m": {}}, {"a" * 201: {}}, {str(n): {} for n in range(5001)}]
)
def test_what_is_no_print_is_refused(plain):
    assert lees_afdruk(plain) is None
