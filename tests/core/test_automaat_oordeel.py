"""What the reasons of suggestions tell, and the drawing of sentences by chance."""

import pytest
from gebeurtenissen import SHA, anker, maker, plek
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.automaat_oordeel import Bevinding, Teller, Zin, als_codeur, nagekeken, termen_van, trek
from codeer.core.codering import Voorstel
from codeer.core.gebeurtenis import Beslissing, Besluit
from codeer.core.vouwen import vouw
from codeer.core.zinsdekking import Zinsdekking

DEKKING = Zinsdekking("R01", SHA, ((3, 21, 1), (22, 39, 1)))


@pytest.mark.parametrize(
    ("waarom", "termen"),
    [
        ("«fusie»", ("fusie",)),
        ("«nieuwe koersen»: @nieuw koers", ("@nieuw koers",)),
        (
            "«ik … mag kiezen»: ik mogen kiezen; «je mag kiezen»: je mogen kiezen",
            ("ik mogen kiezen", "je mogen kiezen"),
        ),
        ("«loop … mee»: meelopen (scheidbaar werkwoord)", ("meelopen",)),
        ("«geldstress»: stress (deel van samenstelling), omgekeerd door «geen»", ("stress",)),
        ("«luisterde»: luisteren, omgekeerd door «niet»", ("luisteren",)),
        ("«tijd», met ontkenning «geen»; «tijd», ook met «niet»", ("tijd",)),
        ("a: b", ()),
        ("", ()),
    ],
)
def test_the_terms_behind_a_suggestion(waarom, termen):
    assert termen_van(waarom) == termen


def decided(*rows):
    return [
        maker(wie).maak(Besluit(Beslissing(wat), "stress", "min", *wordt, waarom=waarom), **plek())
        for wie, wat, waarom, *wordt in rows
    ]


@pytest.mark.parametrize(
    ("rows", "verwacht"),
    [
        ([("anna", "akkoord", "«x»")], (Bevinding.AKKOORD, "«x»")),
        ([("anna", "akkoord", ""), ("bo", "akkoord", "«y»")], (Bevinding.AKKOORD, "«y»")),
        ([("anna", "akkoord", "«x»"), ("bo", "afgewezen", "«x»")], (Bevinding.ONEENS, "«x»")),
        ([("anna", "afgewezen", ""), ("bo", "anders", "", "stress", "plus")], (Bevinding.ANDERS, "")),
    ],
)
def test_what_people_found_together(rows, verwacht):
    (found,) = nagekeken(vouw(decided(*rows)), DEKKING).values()
    assert found == verwacht


def test_whose_decisions_count():
    events = decided(("anna@2", "akkoord", ""), ("overleg", "afgewezen", ""))
    assert nagekeken(vouw(events), DEKKING) == {}
    assert [n.bevinding for n in nagekeken(vouw(events), DEKKING, ["anna@2"]).values()] == ["akkoord"]
    old = events[0]._replace(tekst="6" * 64, anker=anker())
    assert nagekeken(vouw([old]), DEKKING, ["anna@2"]) == {}


def test_counts_of_what_was_found():
    teller = Teller()
    for bevinding in (None, Bevinding.AKKOORD, Bevinding.ANDERS, Bevinding.ONEENS, Bevinding.AFGEWEZEN):
        teller.tel(bevinding)
    assert (teller.voorgesteld, teller.beslist, teller.oneens) == (5, 3, 1)


def test_the_computer_as_a_codeur():
    found = als_codeur(
        [Voorstel("stress", "min", 3, 21, ""), Voorstel("stress", "min", 22, 39, "")],
        DEKKING,
        ["stress", "idee"],
    )
    assert found.oordeel(0, "stress") == ("min",)
    assert found.oordeel(1, "idee") == ()
    assert found.gegeven == {("stress", "min"): 0b11}


zinnen = st.dictionaries(
    st.sampled_from(["R01", "R02", "R10", "G01"]),
    st.integers(0, 30),
).map(lambda d: {id: [Zin(id, n, 10 * n, 10 * n + 9) for n in range(size)] for id, size in d.items()})


@given(zinnen, st.integers(0, 60), st.text(max_size=4))
def test_a_draw_is_repeatable_in_proportion_and_without_doubles(rows, aantal, zaad):
    drawn = trek(rows, aantal, zaad)
    total = sum(map(len, rows.values()))
    assert drawn == trek(rows, aantal, zaad)
    assert len(drawn) == len(set(drawn)) == min(aantal, total)
    for id, row in rows.items():
        share = min(aantal, total) * len(row) / total if total else 0
        assert abs(sum(z.interview == id for z in drawn) - share) < 1


def test_another_seed_draws_others_and_a_larger_draw_holds_the_smaller():
    rows = {"R01": [Zin("R01", n, n, n + 1) for n in range(200)]}
    small, large = set(trek(rows, 20, "a")), set(trek(rows, 50, "a"))
    assert small < large
    assert small != set(trek(rows, 20, "b"))
