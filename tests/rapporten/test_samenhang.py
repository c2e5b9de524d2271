from __future__ import annotations

import pytest

from codeer.core.errors import GebruiksFout
from codeer.core.materiaal import Opzet
from codeer.rapporten.samenhang import covered, maak


def paar(rijen, a, b):
    (een,) = [r for r in rijen if (r["code_a"], r["code_b"]) == (a, b)]
    return een["samen"], een["alleen_a"], een["alleen_b"], een["jaccard"]


def test_pairs_in_codebook_order_never_a_code_with_its_own_subcode(rapport):
    paren = [(r["code_a"], r["code_b"]) for r in rapport("samenhang", [])]
    assert paren == [
        ("wantrouwen", "stress"),
        ("wantrouwen", "stress/geld"),
        ("wantrouwen", "stress/tijd"),
        ("wantrouwen", "idee"),
        ("stress", "idee"),
        ("stress/geld", "stress/tijd"),
        ("stress/geld", "idee"),
        ("stress/tijd", "idee"),
    ]


@pytest.mark.parametrize(
    ("binnen", "wantrouwen_stress", "stress_idee"),
    [
        ("zin", (0, 3, 3, 0.0), (1, 2, 2, 0.2)),
        ("beurt", (1, 2, 2, 0.2), (1, 2, 1, 0.25)),
        ("interview", (2, 1, 0, 2 / 3), (1, 1, 1, 1 / 3)),
    ],
)
def test_counts_per_unit_with_subcodes_in_their_parent(rapport, binnen, wantrouwen_stress, stress_idee):
    rijen = rapport("samenhang", binnen=binnen)
    assert paar(rijen, "wantrouwen", "stress") == pytest.approx(wantrouwen_stress)
    assert paar(rijen, "stress", "idee") == pytest.approx(stress_idee)


def test_never_seen_is_unknown_not_zero(rapport):
    assert paar(rapport("samenhang", []), "wantrouwen", "stress") == (0, 0, 0, None)


def test_codes_outside_the_codebook_join(rapport, s):
    rijen = rapport("samenhang", [s.maak("R01", [("R", [("Ja.", "weg idee")])])])
    assert paar(rijen, "idee", "weg") == (1, 0, 0, 1.0)


ZINNEN = ((0, 10, 1), (11, 21, 1), (22, 42, 1))


@pytest.mark.parametrize(
    ("begin", "eind", "verwacht"),
    [
        (11, 21, [ZINNEN[1]]),
        (0, 42, list(ZINNEN)),
        (5, 21, [ZINNEN[0], ZINNEN[1]]),
        (6, 21, [ZINNEN[1]]),
        (25, 30, [ZINNEN[2]]),
        (7, 15, [ZINNEN[1]]),
        (10, 11, [(10, 11)]),
        (50, 60, [(50, 60)]),
    ],
)
def test_a_span_falls_on_the_sentences_it_covers_for_half(begin, eind, verwacht):
    assert covered(ZINNEN, begin, eind) == verwacht


def test_without_sentences_a_fragment_is_its_own_unit():
    assert covered((), 3, 9) == [(3, 9)]


def test_unknown_unit(s):
    with pytest.raises(GebruiksFout, match="alinea"):
        maak(Opzet(s.CODEBOEK, (), binnen="alinea"))
