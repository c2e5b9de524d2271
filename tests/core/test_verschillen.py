"""Which differences there are, of what kind, and what belongs together."""

import pytest
from verschil import oordeel, vind

from codeer.core.verschillen import Verschilsoort
from codeer.core.zinsoordelen import Zinsoordelen, bitmap


def kort(v):
    return f"{v.zin} {v.code} {v.soort}"


@pytest.mark.parametrize(
    ("anna", "bo", "verwacht"),
    [
        ("", "", []),
        ("0 stress.min", "0 stress.min", []),
        ("0 stress.min", "", ["0 stress gemist"]),
        ("0 stress.min", "0 stress.plus", ["0 stress andere kant"]),
        ("0 stress.min", "0 stress.min; 0 stress.plus", ["0 stress andere kant"]),
        ("0 stress.min", "1 stress.min", ["0 stress grens", "1 stress grens"]),
        ("0 stress.min", "1 stress.plus", ["0 stress grens", "1 stress grens"]),
        ("0 stress.min", "2 stress.min", ["0 stress gemist", "2 stress gemist"]),
        ("0 stress.min", "0 idee", ["0 stress andere code", "0 idee andere code"]),
        # what both gave is not given instead of anything
        ("0 stress.min; 0 idee", "0 idee", ["0 stress gemist"]),
        ("5 stress.min; 4 stress.min", "4 stress.min", ["5 stress grens"]),
    ],
)
def test_the_kinds(anna, bo, verwacht):
    found = vind(oordeel("anna", anna), oordeel("bo", bo))
    assert [kort(v) for v in found] == verwacht
    assert all(v.onafhankelijk for v in found)


def test_a_unit_that_one_did_not_finish_is_no_difference():
    assert vind(oordeel("anna", "0 stress.min"), oordeel("bo", gezien=bitmap([1, 2]))) == ()
    assert vind(oordeel("anna", "0 stress.min")) == ()
    # nor is a code that did not exist yet for one of them
    assert vind(oordeel("anna", "0 idee"), oordeel("bo", codes=("stress", "nabijheid"))) == ()


def test_a_code_that_the_other_could_not_give_is_not_given_instead():
    (found,) = vind(oordeel("anna", "0 stress.min", codes=("stress",)), oordeel("bo", "", codes=("stress",)))
    assert found.soort is Verschilsoort.GEMIST


def test_the_other_half_is_named_on_both_sides():
    one, other = vind(oordeel("anna", "0 stress.min"), oordeel("bo", "0 idee"))
    assert (one.samen_met, other.samen_met) == ((other.id,), (one.id,))
    one, other = vind(oordeel("anna", "0 stress.min"), oordeel("bo", "1 stress.min"))
    assert (one.samen_met, other.samen_met) == ((other.id,), (one.id,))
    longer = vind(oordeel("anna", "0 stress.min; 2 stress.min; 1 stress.min"), oordeel("bo", "1 stress.min"))
    assert [v.samen_met for v in longer] == [(), ()]


def test_what_each_gave_by_name():
    (found,) = vind(
        oordeel("cas"), oordeel("bo", "0 stress.min; 0 stress.plus"), oordeel("anna", "0 stress.min")
    )
    assert [(g.codeur, g.polen) for g in found.gaven] == [
        ("anna", ("min",)),
        ("bo", ("plus", "min")),
        ("cas", ()),
    ]
    assert found.gegeven == ("plus", "min")
    assert found.van("bo").polen == ("plus", "min")
    assert found.van("niemand") is None
    assert found.soort is Verschilsoort.ANDERE_KANT


def test_independent_judgements_go_before_those_of_now():
    anna = oordeel("anna", "0 stress.min")
    changed = oordeel("anna", "", blind=False)
    bo = oordeel("bo")
    (found,) = vind(changed, bo, los=[anna, bo])
    assert found.onafhankelijk
    assert [(g.polen, g.los) for g in found.gaven] == [(("min",), True), ((), True)]


def test_work_in_view_is_marked():
    empty = [Zinsoordelen("anna"), Zinsoordelen("bo")]
    (found,) = vind(oordeel("anna", "0 stress.min"), oordeel("bo"), los=empty)
    assert not found.onafhankelijk
    assert not any(g.los for g in found.gaven)


def test_a_third_who_looked_is_shown_but_does_not_change_the_kind():
    anna, bo, cas = (
        oordeel("anna", "0 stress.min"),
        oordeel("bo"),
        oordeel("cas", "0 stress.plus", blind=False),
    )
    (found,) = vind(anna, bo, cas, los=[anna, bo, Zinsoordelen("cas")])
    assert (found.soort, found.onafhankelijk) == (Verschilsoort.GEMIST, True)
    assert found.van("cas").polen == ("plus",)
    # where the two agree, the third still makes a difference
    (found,) = vind(oordeel("anna"), oordeel("bo"), cas, los=[oordeel("anna"), oordeel("bo")])
    assert not found.onafhankelijk


def test_ids_are_stable_and_tell_apart():
    found = vind(oordeel("anna", "0 stress.min; 0 idee; 3 idee"), oordeel("bo"))
    assert len({v.id for v in found}) == 3
    assert [v.id for v in found] == [
        v.id for v in vind(oordeel("bo"), oordeel("anna", "3 idee; 0 idee; 0 stress.plus"))
    ]
    assert all(v.id.startswith("v") and len(v.id) == 13 for v in found)
