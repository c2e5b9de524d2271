"""Groups beside one another: how many people of how many, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from codeer.core.beoordeeld import Beoordeeld
from codeer.core.codering import Herkomst
from codeer.core.errors import GebruiksFout
from codeer.core.ijking import Ijking
from codeer.core.materiaal import Opzet
from codeer.rapporten._vind import laad


def rij(rijen, **zoek):
    (found,) = [r for r in rijen if all(r[k] == v for k, v in zoek.items())]
    return found


def test_people_are_counted_once_and_the_interval_is_that_of_wilson(rapport, s):
    mensen = [
        s.maak(f"R{n:02}", [("R", [("Woorden hier.", "wantrouwen.min" if n < 8 else "")])], {"rol": "cliënt"})
        for n in range(10)
    ]
    again = s.maak(
        "R11", [("R", [("Nog eens.", "wantrouwen.min")])], {"rol": "cliënt"}, respondenten={"R": "R00"}
    )
    found = rij(rapport("vergelijking", [*mensen, again], per="rol"), code="wantrouwen", pool="min")
    assert (found["respondenten"], found["respondenten_met"], found["fragmenten"]) == (10, 8, 9)
    # 8 of 10 by Wilson: 0.4902 to 0.9433 (Agresti and Coull 1998)
    assert found["aandeel_pct"] == 80
    assert (found["onder"], found["boven"]) == pytest.approx((49.02, 94.33), abs=0.01)
    assert (found["woorden"], found["herkomst"]) == (22, "automaat")


def test_speakers_of_one_conversation_fall_in_their_own_groups(rapport, s):
    rijen = rapport("vergelijking", per="gemeente")
    assert [r["gemeente"] for r in rijen[:: len(rijen) // 3]] == ["Aalten", "Ede", "(onbekend)"]
    assert rij(rijen, gemeente="Aalten", code="wantrouwen", pool="totaal")["respondenten_met"] == 1
    empty = rij(rijen, gemeente="Aalten", code="idee", pool="")
    assert (empty["respondenten_met"], empty["aandeel_pct"], empty["onder"]) == (0, 0, 0)


def test_a_total_counts_people_of_all_subcodes_once(rapport, s):
    rijen = rapport("vergelijking", per="gemeente")
    assert rij(rijen, gemeente="Ede", code="stress", pool="totaal")["respondenten_met"] == 1
    assert rij(rijen, gemeente="Ede", code="stress/geld", pool="")["fragmenten"] == 1


def test_what_nobody_judged_is_empty_and_the_source_is_told(rapport, s):
    one = s.maak("R01", [("R", [("Bang was ik.", "stress.min*mens"), "Niets."])], {"rol": "cliënt"})
    judged = Beoordeeld(
        eenheden=((3, 15, 1), (16, 22, 1)),
        sprekers=("R", "R"),
        woorden=(3, 1),
        codes={"stress": 0b01},
        gronden={"stress": {Herkomst.MENS: 0b01}},
        alles=False,
    )
    rijen = rapport("vergelijking", [replace(one, beoordeeld=judged)], per="rol")
    found = rij(rijen, code="stress", pool="min")
    assert (found["respondenten"], found["respondenten_met"], found["woorden"]) == (1, 1, 3)
    assert found["herkomst"] == "mens"
    assert list(rij(rijen, code="idee", pool="").values())[3:] == [None] * 8 + [""] + [None] * 6 + [
        "",
        *[None] * 3,
    ]


def test_a_group_without_words_has_no_share(rapport, s):
    silent = s.maak("L01", [("R", [""])], {"rol": "cliënt"})
    found = rij(rapport("vergelijking", [silent], per="rol"), code="idee", pool="")
    assert (found["respondenten"], found["aandeel_pct"], found["onder"]) == (0, None, None)


def test_what_the_computer_gets_wrong_and_misses_is_told_per_group_when_enough(rapport, s):
    def one(nr, rol, seen):
        m = s.maak(f"R{nr}", [("R", ["Woorden hier."])], {"rol": rol})
        return replace(
            m, ijking={("stress", "min", "R"): seen, ("stress", "min", "I"): Ijking(99, 0, 99, 99)}
        )

    rows = [
        one(1, "cliënt", Ijking(6, 5, 40, 1)),
        one(2, "cliënt", Ijking(4, 3, 60, 4)),
        one(3, "consulent", Ijking(9, 9, 9, 0)),
    ]
    rijen = rapport("vergelijking", rows, per="rol")
    names = ("goed_pct", "goed_onder", "goed_boven", "gemist_pct", "gemist_onder", "gemist_boven")
    found = [rij(rijen, rol="cliënt", code="stress", pool="min")[n] for n in names]
    # by Wilson: 8 of 10 (Agresti and Coull 1998), 5 of 100
    assert found == pytest.approx([80, 49.02, 94.33, 5, 2.15, 11.18], abs=0.01)
    assert [rij(rijen, rol="consulent", code="stress", pool="min")[n] for n in names] == [None] * 6
    assert rij(rijen, rol="cliënt", code="stress", pool="totaal")["goed_pct"] is None


def test_without_groups_there_is_nothing_to_compare(s):
    for naam in ("vergelijking", "gepaard"):
        with pytest.raises(GebruiksFout, match=naam) as gevangen:
            laad(naam).maak(Opzet(s.CODEBOEK, s.KENMERKEN))
        assert "--per" in gevangen.value.tip


def twee_groepen(s, *, dezelfde=False, erbij=()):
    """Two groups of ten people, of whom nine and three said it: the example that Newcombe printed."""
    said = {"cliënt": 9, "consulent": 3}
    return [
        s.maak(
            f"{rol[:3]}{n}",
            [("R", [("Bang was ik.", "stress.min" if n < met else "")])],
            {"rol": rol},
            respondenten={"R": "p" if dezelfde and n == 0 else f"{rol}{n}"},
        )
        for rol, met in said.items()
        for n in range(10)
    ] + [s.maak(f"X{n}", [("R", ["Niets."])], {"rol": rol}) for n, rol in enumerate(erbij)]


VERSCHIL = ("tegenover", "verschil", "verschil_onder", "verschil_boven")


def test_two_groups_differ_so_much_with_the_interval_of_newcombe(rapport, s):
    rijen = rapport("vergelijking", twee_groepen(s, erbij=[""]), per="rol")
    assert list(rijen[0])[-4:] == list(VERSCHIL)
    een, ander, rest = (
        [rij(rijen, rol=rol, code="stress", pool="min")[k] for k in VERSCHIL]
        for rol in ("cliënt", "consulent", "(onbekend)")
    )
    assert een == ["consulent", pytest.approx(60), *(pytest.approx(x, abs=0.005) for x in (17.05, 80.90))]
    assert ander == ["cliënt", *(pytest.approx(-een[k]) for k in (1, 3, 2))]
    assert rest == ["", None, None, None]


@pytest.mark.parametrize("erbij", [{"dezelfde": True}, {"erbij": ["collega"]}])
def test_the_same_people_or_a_third_group_have_no_such_difference(rapport, s, erbij):
    rijen = rapport("vergelijking", twee_groepen(s, **erbij), per="rol")
    assert {tuple(r[k] for k in VERSCHIL) for r in rijen} == {("", None, None, None)}


def test_what_was_not_judged_in_one_group_has_no_difference(rapport, s):
    judged = Beoordeeld(
        eenheden=((3, 15, 1),), sprekers=("R",), woorden=(3,), codes={"stress": 0b1},
        gronden={"stress": {Herkomst.MENS: 0b1}}, alles=False,
    )  # fmt: skip
    none = replace(judged, codes={}, gronden={})
    rows = [
        replace(s.maak(f"R{nr}", [("R", ["Bang was ik."])], {"rol": rol}), beoordeeld=seen)
        for nr, (rol, seen) in enumerate((("cliënt", judged), ("consulent", none)))
    ]
    rijen = rapport("vergelijking", rows, per="rol")
    for rol, ander in (("cliënt", "consulent"), ("consulent", "cliënt")):
        found = rij(rijen, rol=rol, code="stress", pool="min")
        assert [found[k] for k in VERSCHIL] == [ander, None, None, None]


def test_nobody_in_one_group_spoke_then_there_is_no_difference(rapport, s):
    rows = [
        s.maak("A", [("R", ["Bang was ik."])], {"rol": "cliënt"}),
        s.maak("B", [("R", [""])], {"rol": "consulent"}),
    ]
    found = rij(rapport("vergelijking", rows, per="rol"), rol="cliënt", code="stress", pool="min")
    assert [found[k] for k in VERSCHIL] == ["consulent", None, None, None]
