"""Words for people outside the team."""

from __future__ import annotations

import pytest

from codeer.core.codeboek import Code, Codeboek
from codeer.core.publiek import Themanamen, datum_in_woorden, reeks

BOEK = Codeboek(
    "Proef",
    codes=(
        Code("wantrouwen", namen=(("plus", "vertrouwen"),)),
        Code("stress", titel="Spanning", subcodes=(Code("niet_slapen", ouder="stress"),)),
    ),
)


@pytest.mark.parametrize(
    ("pad", "pool", "naam"),
    [
        ("wantrouwen", "plus", "Vertrouwen"),
        ("wantrouwen", "min", "Wantrouwen"),
        ("stress", "min", "Spanning"),
        ("stress/niet_slapen", "", "Niet slapen"),
        ("oud/verdwenen", "plus", "Verdwenen"),
    ],
)
def test_a_theme_has_a_public_name(pad, pool, naam):
    assert Themanamen(BOEK).kant(pad, pool) == naam


def test_themes_stand_in_the_order_of_the_codebook():
    namen = Themanamen(BOEK)
    paden = ["verdwenen", "stress/niet_slapen", "ander", "wantrouwen", "stress"]
    assert sorted(paden, key=namen.volgorde) == [
        "wantrouwen", "stress", "stress/niet_slapen", "ander", "verdwenen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("datum", "woorden"),
    [
        ("2024-04-08", "8 april 2024"),
        ("2024-12", "december 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        ("2024-02-31", "2024-02-31"),
        ("in mei", "in mei"),
        ("", ""),
    ],
)
def test_dates_are_words(datum, woorden):
    assert datum_in_woorden(datum) == woorden


def test_names_in_a_row():
    assert [reeks(()), reeks(["a"]), reeks(["a", "b", "c"])] == ["", "a", "a, b en c"]
