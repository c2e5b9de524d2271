"""The same people at two moments: who said it when, and how sure a change is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from codeer.core.beoordeeld import Beoordeeld
from codeer.core.codering import Herkomst


@pytest.fixture
def twee(s):
    """Twelve people at two moments, told as who said `stress.min` when: `11` both, `10` only the first."""

    def make(*patronen: str):
        return [
            s.maak(
                f"R{nr:02}-{moment}",
                [("R", [("Bang was ik.", "stress.min" if said == "1" else "")])],
                {"meetmoment": moment},
                respondenten={"R": f"p{nr}"},
            )
            for nr, patroon in enumerate(patronen)
            for moment, said in zip(("2024", "2026"), patroon, strict=False)
            if said != "-"
        ]

    return make


def cel(rijen, code="stress", pool="min"):
    (found,) = [r for r in rijen if (r["code"], r["pool"]) == (code, pool)]
    return found


def test_counts_and_the_exact_interval_of_who_changed(rapport, twee):
    people = ["11", "11", "10", "00", *["01"] * 9]
    found = cel(rapport("gepaard", twee(*people), per="meetmoment"))
    assert (found["moment_1"], found["moment_2"], found["respondenten"]) == ("2024", "2026", 13)
    assert [found[k] for k in ("ja_ja", "ja_nee", "nee_ja", "nee_nee")] == [2, 1, 9, 1]
    # 9 of 10 who changed: 0.5550 to 0.9975 by Clopper and Pearson, p = 0.0215 by McNemar's exact test
    assert found["erbij_pct"] == 90
    assert (found["onder"], found["boven"]) == pytest.approx((55.50, 99.75), abs=0.01)


def test_how_much_more_people_say_it_with_the_interval_for_pairs(rapport, twee):
    people = [*["11"] * 14, *["01"] * 5, *["00"] * 22]
    found = cel(rapport("gepaard", twee(*people), per="meetmoment"))
    # Altman, Machin, Bryant and Gardner (2000), table 6.2: 0.011 to 0.226
    assert list(found)[-3:] == ["verschil", "verschil_onder", "verschil_boven"]
    assert found["verschil"] == pytest.approx(12.2, abs=0.05)
    assert (found["verschil_onder"], found["verschil_boven"]) == pytest.approx((1.1, 22.6), abs=0.06)


def test_who_came_once_is_in_no_pair(rapport, twee):
    found = cel(rapport("gepaard", twee("1-", "-1", "01"), per="meetmoment"))
    assert (found["respondenten"], found["nee_ja"]) == (1, 1)
    assert rapport("gepaard", twee("1-", "-1"), per="meetmoment") == []


def test_nobody_changed_then_there_is_no_interval(rapport, twee):
    found = cel(rapport("gepaard", twee("11", "00"), per="meetmoment"))
    assert (found["erbij_pct"], found["onder"], found["boven"]) == (None, None, None)


def test_three_moments_give_three_pairs_in_natural_order(rapport, s):
    rows = [
        s.maak(f"R-{m}", [("R", ["Woord."])], {"meetmoment": m}, respondenten={"R": "p"})
        for m in ("10", "2", "1")
    ]
    rijen = rapport("gepaard", rows, per="meetmoment")
    assert list(dict.fromkeys((r["moment_1"], r["moment_2"]) for r in rijen)) == [
        ("1", "2"), ("1", "10"), ("2", "10"),
    ]  # fmt: skip


def test_a_moment_that_is_not_told_is_no_moment(rapport, s):
    rows = [
        s.maak("A", [("R", [("Woord.", "idee")])], {"meetmoment": ""}, respondenten={"R": "p"}),
        s.maak("B", [("R", ["Woord."])], {"meetmoment": "1"}, respondenten={"R": "p"}),
    ]
    assert rapport("gepaard", rows, per="meetmoment") == []


def test_only_who_was_judged_wholly_at_both_moments_counts(rapport, twee):
    def judged(materiaal, codes):
        spans = ((3, 15, 1),)
        every = {code: {Herkomst.MENS: 1} for code in codes}
        return replace(
            materiaal, beoordeeld=Beoordeeld(spans, ("R",), (3,), dict.fromkeys(codes, 1), every, alles=False)
        )

    first, second, *rest = twee("01", "10")
    rows = [first, judged(second, ["stress"]), judged(rest[0], ["idee"]), rest[1]]
    rijen = rapport("gepaard", rows, per="meetmoment")
    assert [cel(rijen)[k] for k in ("respondenten", "nee_ja")] == [1, 1]
    # the total of stress rests on its subcodes too, and those nobody judged
    assert list(cel(rijen, pool="totaal").values())[4:] == [None] * 11
    assert cel(rijen, "idee", "")["respondenten"] == 1
