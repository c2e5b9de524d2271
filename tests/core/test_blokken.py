"""The block map: right in both texts, short in the file, and told when it is damaged."""

import pytest
from bewerkingen import bewerk, dobbel, maak, schrijf
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.blokken import AndereSpreker, Blok, Blokkaart, keten, lees_kaart, verenig
from codeer.core.blokken_zoek import zoek_blokken


def stukken_van(oud, nieuw):
    return [oud[b.oud : b.oud + b.lengte] for b in zoek_blokken(oud, nieuw).blokken]


def gewijzigd(oud, nieuw):
    return [nieuw[b:e] for b, e in zoek_blokken(oud, nieuw).gewijzigd]


@given(st.integers(0, 10**9), st.integers(1, 6))
def test_blocks_are_equal_in_order_and_come_back_from_the_file(zaad, keer):
    dice = dobbel(zaad)
    first = maak(dice, 6)
    oud, nieuw = schrijf(first)[0], schrijf(bewerk(dice, first, keer))[0]
    kaart = zoek_blokken(oud, nieuw)
    past_oud = past_nieuw = 0
    for blok in kaart.blokken:
        assert blok.lengte > 0
        assert blok.oud >= past_oud
        assert blok.nieuw >= past_nieuw
        past_oud, past_nieuw = blok.oud + blok.lengte, blok.nieuw + blok.lengte
        assert oud[blok.oud : past_oud] == nieuw[blok.nieuw : past_nieuw]
    assert lees_kaart(kaart.blok_regel(), kaart.wijzig_regel(), kaart.spreker_regel()) == kaart
    assert list(kaart.gewijzigd) == sorted(kaart.gewijzigd)


@given(st.integers(0, 10**9), st.integers(1, 6))
def test_what_stands_now_is_found_where_it_stood(zaad, keer):
    dice = dobbel(zaad)
    first = maak(dice, 6)
    oud, nieuw = schrijf(first)[0], schrijf(bewerk(dice, first, keer))[0]
    kaart = zoek_blokken(oud, nieuw)
    for blok in kaart.blokken:
        assert kaart.eerder(blok.nieuw, blok.nieuw + blok.lengte) == (blok.oud, blok.oud + blok.lengte)
    assert kaart.eerder(len(nieuw), len(nieuw) + 1) is None


def test_a_stretch_that_was_changed_or_is_new_stood_nowhere():
    kaart = zoek_blokken("R: Ik was bnag. Ja.", "R: Goed. Ik was bang. Ja.")
    assert kaart.eerder(len("R: Goed. "), len("R: Goed. Ik was bang.")) is None
    assert kaart.eerder(3, 8) is None
    assert Blokkaart((Blok(5, 0, 2), Blok(0, 5, 2))).eerder(0, 6) is None


@given(
    st.text(alphabet="R: Ja.\nn\u0302😀1", max_size=60), st.text(alphabet="R: Ja.\nn\u0302😀1", max_size=60)
)
def test_any_two_texts_can_be_compared(oud, nieuw):
    for blok in zoek_blokken(oud, nieuw).blokken:
        assert oud[blok.oud : blok.oud + blok.lengte] == nieuw[blok.nieuw : blok.nieuw + blok.lengte]
    assert zoek_blokken(oud, oud).heel(0, len(oud)) == (0 if oud else None)


def test_a_sentence_put_in_leaves_its_neighbours_whole():
    oud = "R: Ik was bang. Ik ga naar huis toe."
    assert stukken_van(oud, oud.replace("Ik ga", "Ik sta hier. Ik ga")) == [
        "R: Ik was bang. ",
        "Ik ga naar huis toe.",
    ]
    assert gewijzigd(oud, oud.replace("Ik ga", "Ik sta hier. Ik ga")) == ["Ik sta hier."]


@pytest.mark.parametrize(
    ("nieuw", "verwacht"),
    [
        ("R: Ik ging weg. Ik was bang. Toen kwam zij.", []),
        ("R: Ik ging weg. Toen kwam zij.", [""]),  # a sentence less: a place, without length
        ("R: Ik ging weg. Ik bang. Toen kwam zij.", ["Ik", "bang"]),
        ("R: Ik ging weg.\n\nI: Ik was bang. Toen kwam zij.", []),
        ("R: Ik ging weg. Ik\n\nI: was bang. Toen kwam zij.", ["Ik", "was"]),
        ("R: Ik ging\n\nI: weg. Ik was bang. Toen kwam zij.", ["ging", "weg."]),
        ("R: Ik ging weg. Ik was bang, toen kwam zij.", ["bang, toen kwam zij."]),
    ],
)
def test_what_nobody_judged_before(nieuw, verwacht):
    assert gewijzigd("R: Ik ging weg. Ik was bang. Toen kwam zij.", nieuw) == verwacht


def test_a_sentence_cut_in_two_by_a_turn_is_new_on_both_sides():
    oud = "R: Dat was zo. Ik ging toen weg. Zij bleef daar."
    assert gewijzigd(oud, oud.replace("ging toen", "ging\n\nI: toen")) == ["ging\n\nI: toen"]


def test_who_said_it_before():
    oud = "I: Hoe gaat het? Goed hoor.\n\nR: En met u?"
    nieuw = "I: Hoe gaat het?\n\nR: Goed hoor.\n\nI: En met u?"
    found = zoek_blokken(oud, nieuw).sprekers
    assert [(nieuw[b:e], s) for b, e, s in found] == [("Goed hoor.", "I"), ("En met u?", "R")]


def test_text_before_the_first_speaker_belongs_to_nobody():
    found = zoek_blokken("Zomaar een tekst hier.", "O: Zomaar een tekst hier.")
    assert [s for *_, s in found.sprekers] == [""]
    assert lees_kaart(found.blok_regel(), "", found.spreker_regel()).sprekers == found.sprekers
    oud = "Opname van maandag.\n\nR: Dat was zo."
    assert zoek_blokken(oud, oud).heel(0, len(oud)) == 0


def test_a_large_text_is_compared_around_what_is_unique():
    dice = dobbel(5)
    oud = schrijf(maak(dice, 400, herhaald=0.1))[0]
    nieuw = oud.replace("merk9", "Merk9").replace("R: ", "R2: ")
    kaart = zoek_blokken(oud, nieuw)
    assert sum(b.lengte for b in kaart.blokken) > 0.8 * len(oud)


def test_large_texts_with_nothing_to_hold_on_to_are_left_alone():
    oud = "R: " + " ".join("ab"[n % 7 % 2] for n in range(3000))
    nieuw = "R: " + " ".join("ba"[n % 5 % 2] for n in range(3000))
    for blok in zoek_blokken(oud, nieuw).blokken:
        assert oud[blok.oud : blok.oud + blok.lengte] == nieuw[blok.nieuw : blok.nieuw + blok.lengte]


@pytest.mark.parametrize(
    "regels",
    [
        ("1:2",),
        ("a:b:c",),
        ("0:0:0",),
        (f"0:0:{10**10}",),
        ("", "5:2"),
        ("", "x"),
        ("", "", "5:2:I"),
        ("", "", "1:2:X"),
    ],
)
def test_a_damaged_map_is_told(regels):
    with pytest.raises(ValueError):
        lees_kaart(*regels)


class TestKeten:
    def test_a_missing_step_ends_it(self):
        step = Blokkaart((Blok(0, 1, 5),))
        assert keten([("1", "2", step), ("3", "4", step)], "4") == {"3": step}

    def test_only_steps_up_to_the_text_asked_for(self):
        step = Blokkaart((Blok(0, 1, 5),))
        assert keten([("1", "2", step), ("2", "3", step)], "2") == {"1": step}

    def test_a_text_that_came_back_is_at_home(self):
        step = Blokkaart((Blok(0, 1, 5),))
        maps = keten([("0", "1", step), ("1", "2", step), ("2", "1", step)], "1")
        assert maps == {"0": step, "2": step}

    def test_two_steps_are_one(self):
        one, two = Blokkaart((Blok(0, 2, 10),)), Blokkaart((Blok(0, 0, 5), Blok(6, 5, 10)))
        assert keten([("a", "b", one), ("b", "c", two)], "c")["a"].blokken == (Blok(0, 2, 3), Blok(4, 5, 6))

    def test_what_was_new_stays_new(self):
        one = Blokkaart((Blok(0, 0, 4), Blok(4, 6, 4)), ((4, 6), (8, 8)), (AndereSpreker(6, 8, "I"),))
        two = Blokkaart((Blok(0, 10, 20),), ((0, 10),), (AndereSpreker(14, 20, "O"),))
        both = one.dan(two)
        assert both.gewijzigd == ((0, 10), (14, 16), (18, 18))
        # who said it first goes before who said it in between
        assert both.sprekers == (
            AndereSpreker(14, 16, "O"),
            AndereSpreker(16, 18, "I"),
            AndereSpreker(18, 20, "O"),
        )

    def test_a_place_that_was_torn_open_is_on_both_sides(self):
        assert list(Blokkaart((Blok(0, 0, 4), Blok(4, 9, 4))).mee((4, 4))) == [(4, 4), (9, 9)]


def test_stretches_are_joined():
    assert verenig([(5, 9), (1, 3), (3, 4), (9, 9), (12, 12), (12, 14), (2, 3)]) == ((1, 4), (5, 9), (12, 14))


def test_around_a_place():
    kaart = Blokkaart((Blok(2, 10, 4), Blok(8, 20, 4)))
    assert [kaart.ervoor(p) for p in (0, 2, 4, 7, 9)] == [0, 0, 12, 14, 21]
    assert [kaart.erna(p, 99) for p in (0, 3, 6, 9, 12)] == [10, 11, 20, 21, 99]
