"""Groups beside one another in charts: the counts are those of the tables."""

from __future__ import annotations

import pytest

from codeer.core.materiaal import Opzet
from codeer.rapporten._groepen import MAX_GROEPEN, Groepen


def groepen(s, materiaal, per="gemeente"):
    found = Groepen(Opzet(s.CODEBOEK, s.KENMERKEN), per)
    for m in materiaal:
        found.neem(m)
    return found


def rijen(tabel):
    namen = [k.naam for k in tabel.kolommen]
    return {(r[0], r[1], r[2]): dict(zip(namen, r, strict=True)) for r in tabel.rijen}


@pytest.mark.parametrize("wat", ["aantallen", "aandelen"])
def test_figures_are_those_of_the_tables(wat, s, rapport):
    found = rijen(getattr(groepen(s, s.studie()), wat)("x"))
    for naam in ("vergelijking", "frequenties_per"):
        shared = set(next(iter(found.values()))) - {"respondenten", "interviews"}
        for r in rapport(naam, per="gemeente"):
            own = found[r["gemeente"], r["code"], r["pool"]]
            assert {k: own[k] for k in shared & set(r)} == {k: r[k] for k in shared & set(r)}


def test_shares_are_of_persons_not_of_interviews(s):
    ede = rijen(groepen(s, s.studie()).aandelen("x"))["Ede", "wantrouwen", "totaal"]
    assert (ede["respondenten_met"], ede["respondenten"], ede["aandeel_pct"]) == (1, 1, 100.0)
    assert ede["onder"] < 25
    assert ede["boven"] == 100


def test_in_a_group_session_each_speaker_has_her_own_group(s):
    found = groepen(s, s.studie())
    assert found.waarden == ("Aalten", "Ede", "(onbekend)")
    assert found.is_vergelijking


def test_too_many_groups_are_given_up(s):
    found = groepen(
        s, [s.maak(f"R{n}", [("R", ["Ja."])], {"gemeente": f"g{n}"}) for n in range(MAX_GROEPEN + 3)]
    )
    assert found.te_veel
    assert not found.is_vergelijking
    assert found.waarden == ()


def test_one_known_value_is_no_comparison(s):
    assert not groepen(s, s.studie()[:2]).is_vergelijking
