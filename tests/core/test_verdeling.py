"""Handing out interviews: evenly, some for two, and never touching what is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.errors import GebruiksFout
from codeer.core.verdeling import Toewijzing, Verdeling, Werkstuk, aantal_dubbel, verdeel

STUKKEN = tuple(Werkstuk(f"R{n}", 100 * n, (("noord", "zuid")[n % 2],)) for n in range(1, 9))


def plan(*rijen):
    return Verdeling(tuple(rijen))


def test_everyone_gets_about_as_many_words():
    done = verdeel(Verdeling(), STUKKEN, ("anna", "bo", "cor"), 0)
    assert all(len(r.doeners) == 1 for r in done.verdeling.rijen)
    assert max(done.woorden.values()) - min(done.woorden.values()) <= 200
    assert sum(done.woorden.values()) == 3600


def test_doubles_are_blind_and_spread_over_people_and_groups():
    done = verdeel(Verdeling(), STUKKEN, ("anna", "bo", "cor", "dora"), 2)
    double = [r for r in done.verdeling.rijen if r.dubbel]
    assert len(double) == 2
    assert all(r.is_blind for r in double)
    assert {c for r in double for c in r.codeurs} == {"anna", "bo", "cor", "dora"}
    groups = {s.interview: s.kenmerken for s in STUKKEN}
    assert len({groups[r.interview] for r in double}) == 2
    assert not any(r.is_blind for r in done.verdeling.rijen if not r.dubbel)


def test_all_pairs_meet_before_a_pair_meets_again():
    done = verdeel(Verdeling(), STUKKEN, ("anna", "bo", "cor"), 6)
    pairs = [frozenset(r.codeurs) for r in done.verdeling.rijen if r.dubbel]
    assert {p: pairs.count(p) for p in pairs} == dict.fromkeys(pairs, 2)
    assert len(set(pairs)) == 3


def test_what_is_there_stays_and_a_second_run_adds_nothing():
    before = plan(
        Toewijzing("R1", ("bo",)), Toewijzing("R2", ("anna", "bo"), blind=False), Toewijzing("weg", ("x",))
    )
    done = verdeel(before, STUKKEN, ("anna", "bo"), 2)
    assert done.verdeling.van("R2") == before.van("R2")
    assert "bo" in done.verdeling.van("R1").codeurs
    assert done.verdeling.van("weg").codeurs == ("x",)
    again = verdeel(done.verdeling, STUKKEN, ("anna", "bo"), 2)
    assert again.verdeling == done.verdeling
    assert again.nieuw == ()


def test_what_is_begun_stays_with_who_began_it_and_is_not_made_double():
    begonnen = {("cor", s.interview) for s in STUKKEN[:7]} | {("cor", "bestaat-niet")}
    done = verdeel(Verdeling(), STUKKEN, ("anna", "bo"), 3, begonnen=begonnen)
    assert [r.codeurs for r in done.verdeling.rijen[:7]] == [("cor",)] * 7
    assert done.verdeling.van("R8").dubbel
    assert "1 van de 3" in done.onmogelijk[0]


def test_who_may_not_code_does_not():
    rijen = (
        Toewijzing("R1", niet_door=("anna", "bo")),
        Toewijzing("R2", niet_door=("anna",)),
        Toewijzing("R3", ("anna",), None, ("anna",)),
    )
    done = verdeel(plan(*rijen), STUKKEN[:3], ("anna", "bo", "anna@2"), 1, begonnen={("anna", "R2")})
    assert done.verdeling.van("R1").doeners == ()
    assert done.verdeling.van("R2").doeners == ("bo",)
    assert done.verdeling.van("R3").doeners == ("bo",)
    assert any("R1: niemand mag" in line for line in done.onmogelijk)


def test_doing_it_twice_oneself_is_not_double_coding():
    done = verdeel(Verdeling(), STUKKEN, ("anna", "anna@2"), 1)
    assert "twee codeurs of meer" in done.onmogelijk[0]
    assert not any(r.dubbel for r in done.verdeling.rijen)


def test_one_that_is_set_not_blind_is_left_single_unless_blind_is_not_asked():
    rijen = [Toewijzing(s.interview, ("anna",), blind=False) for s in STUKKEN]
    assert verdeel(plan(*rijen), STUKKEN, ("anna", "bo"), 1).nieuw == ()
    done = verdeel(plan(*rijen), STUKKEN, ("anna", "bo"), 1, blind=False)
    assert done.nieuw == (("R1", "bo"),)
    assert done.verdeling.toegewezen("bo") == (("R1", False),)


def test_the_plan_tells_what_someone_codes():
    found = plan(
        Toewijzing("R1", ("anna", "bo")), Toewijzing("R2", ("anna",)), Toewijzing("R3", ("anna",), blind=True)
    )
    assert found.toegewezen("anna") == (("R1", True), ("R2", False), ("R3", True))
    assert found.toegewezen("cor") == ()
    assert found.codeurs == ("anna", "bo")
    assert found.van("R9") == Toewijzing("R9")


@pytest.mark.parametrize(
    ("n", "deel", "expected"), [(0, 0.15, 0), (1, 0.15, 1), (10, 0.15, 2), (100, 0.2, 20), (9, 0.0, 0)]
)
def test_share(n, deel, expected):
    assert aantal_dubbel(n, deel) == expected


names = st.sampled_from(["anna", "bo", "cor", "dora"])
rows = st.builds(
    Toewijzing,
    st.sampled_from([s.interview for s in STUKKEN]),
    st.lists(names, unique=True, max_size=2).map(tuple),
    st.none() | st.booleans(),
    st.lists(names, unique=True, max_size=2).map(tuple),
)


@given(
    st.lists(rows, unique_by=lambda r: r.interview),
    st.lists(names, unique=True, max_size=4),
    st.integers(0, 9),
    st.sets(st.tuples(names, st.sampled_from([s.interview for s in STUKKEN]))),
)
def test_any_plan_is_only_added_to(rijen, codeurs, dubbel, begonnen):
    before = plan(*rijen)
    done = verdeel(before, STUKKEN, codeurs, dubbel if codeurs else 0, begonnen=begonnen)
    for rij in before.rijen:
        after = done.verdeling.van(rij.interview)
        assert after.codeurs[: len(rij.codeurs)] == rij.codeurs
        assert rij.blind in (None, after.blind)
        assert after.niet_door == rij.niet_door
    for interview, codeur in done.nieuw:
        assert not done.verdeling.van(interview).verboden(codeur)
        assert codeur in codeurs or (codeur, interview) in begonnen
    same = verdeel(before, STUKKEN, codeurs, dubbel if codeurs else 0, begonnen=begonnen)
    assert same == done


def test_who_must_not_code_an_interview_is_refused():
    planned = plan(Toewijzing("R1", ("anna",), None, ("bo",)))
    planned.weiger("anna", "R1")
    planned.weiger("bo", "R2")
    with pytest.raises(GebruiksFout, match="niet voor bo@2"):
        planned.weiger("bo@2", "R1")
