from __future__ import annotations

import pytest

from codeer.core.errors import GebruiksFout
from codeer.core.materiaal import Opzet
from codeer.rapporten.frequenties_per import maak


def groepen(rijen, per):
    return list(dict.fromkeys(r[per] for r in rijen))


def rij(rijen, **zoek):
    (een,) = [r for r in rijen if all(r[k] == v for k, v in zoek.items())]
    return een


def test_speakers_of_one_session_fall_in_their_own_group(rapport):
    rijen = rapport("frequenties_per", per="gemeente")
    assert groepen(rijen, "gemeente") == ["Aalten", "Ede", "(onbekend)"]
    aalten = rij(rijen, gemeente="Aalten", code="wantrouwen", pool="plus")
    assert (aalten["fragmenten"], aalten["interviews"], aalten["respondenten"], aalten["woorden"]) == (
        1,
        1,
        1,
        4,
    )
    onbekend = rij(rijen, gemeente="(onbekend)", code="idee", pool="")
    assert (onbekend["fragmenten"], onbekend["woorden"]) == (2, 7)
    assert onbekend["per_1000_woorden"] == pytest.approx(2000 / 7)


def test_every_group_has_every_code_and_pole_without_totals(rapport):
    rijen = rapport("frequenties_per", per="gemeente")
    assert len(rijen) == 3 * 9
    assert "totaal" not in {r["pool"] for r in rijen}


def test_numbers_in_values_are_ordered_as_numbers(rapport):
    assert groepen(rapport("frequenties_per", per="meetmoment"), "meetmoment") == ["2", "10", "(onbekend)"]


def test_order_of_values_that_only_look_alike_is_fixed(rapport, s):
    waarden = ["b", "B", "²", "a 2", "a 10", "", "1"]
    interviews = [s.maak(f"R{i}", [("R", ["Ja."])], {"x": w}) for i, w in enumerate(waarden)]
    verwacht = ["1", "a 2", "a 10", "B", "b", "²", "(onbekend)"]
    for volgorde in (interviews, interviews[::-1]):
        assert groepen(rapport("frequenties_per", volgorde, per="x", kenmerken=("x",)), "x") == verwacht


@pytest.mark.parametrize(
    ("per", "verwacht"), [("spreker", ["R", "R1", "R2"]), ("respondent", ["p1", "p2", "p3"])]
)
def test_what_every_interview_has_needs_no_column(rapport, per, verwacht):
    assert groepen(rapport("frequenties_per", per=per), per) == verwacht


def test_one_person_in_two_interviews(rapport):
    een = rij(rapport("frequenties_per", per="gemeente"), gemeente="Ede", code="wantrouwen", pool="min")
    assert (een["fragmenten"], een["interviews"], een["respondenten"], een["woorden"]) == (1, 1, 1, 20)


def test_file_name_holds_only_signs_that_every_disk_takes(s):
    een = maak(Opzet(s.CODEBOEK, (), per="soort cliënt/gezin: *"))
    assert een.naam == "frequenties_per_soort_cliënt_gezin_"


def test_without_a_kenmerk_there_is_no_table(s):
    with pytest.raises(GebruiksFout, match="per welk kenmerk") as fout:
        maak(Opzet(s.CODEBOEK, ()))
    assert "--per" in fout.value.tip


def test_a_kenmerk_keeps_its_file_whatever_else_is_asked(s):
    kenmerken = ("a b 2", "a b", "a/b", "a-b")
    namen = [maak(Opzet(s.CODEBOEK, kenmerken, per=per)).naam for per in kenmerken]
    assert namen == [f"frequenties_per_{naam}" for naam in ("a_b_2", "a_b", "a_b_3", "a-b")]
